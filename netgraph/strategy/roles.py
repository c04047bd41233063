"""The roles of a small circle of people who matter: who holds which, who could, what is open.

The twelve roles and their four groups are those of Janine Garner, "It's Who You Know" (Wiley 2017);
they are a setting. People give the roles. Data only hints, where it can speak.
"""

from collections.abc import Mapping, Sequence

import polars as pl

#: What to ask oneself, in our own words; a role of another name has no question of its own.
QUESTIONS = {
    "cheerleader": "Who speaks well of you when you are not in the room?",
    "explorer": "Who shows you places and people you would not have looked for?",
    "inspirer": "Whose way of doing things makes you want to do more?",
    "lover": "Who cares for you whatever you achieve?",
    "connector": "Who thinks at once of somebody you should meet?",
    "balancer": "Who sees to it that work is not all there is?",
    "influencer": "Who gets things decided, and lets you see how?",
    "professor": "Who knows your subject more deeply than you do?",
    "architect": "Who helps you turn a wish into a plan?",
    "truth sayer": "Who tells you what you do not want to hear?",
    "accelerator": "Who asks what you have done since you last met?",
    "mentor": "Who has gone the way that lies before you?",
}
_OWN = "Who is this to you?"
ROLES = {
    "owner": pl.String,
    "place": pl.Int64,
    "category": pl.String,
    "role": pl.String,
    "person_id": pl.String,
    "name": pl.String,
    "question": pl.String,
}


def role_table(configured: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    """The roles as they are set.

    Args:
        configured: Group to its roles.

    Returns:
        One row per role: place (from 1), category, role, question.
    """
    pairs = [(category, role) for category, roles in configured.items() for role in roles]
    return pl.DataFrame(
        [
            (place, category, role, QUESTIONS.get(role, _OWN))
            for place, (category, role) in enumerate(pairs, start=1)
        ],
        schema={"place": pl.Int64, "category": pl.String, "role": pl.String, "question": pl.String},
        orient="row",
    )


def fill_roles(
    roles: pl.DataFrame, owners: Sequence[str], given: pl.DataFrame, hints: pl.DataFrame
) -> pl.DataFrame:
    """Every role of every owner, with whoever holds it.

    Args:
        roles: As `role_table` gives them.
        owners: Whose roles.
        given: One row per owner, role and person that somebody wrote down: owner, role, person_id
            (null: nobody whom the exports know), name.
        hints: As `netgraph.strategy.role_hints.role_hints` gives them, with name.

    Returns:
        One row per owner, role and holder, and one per open role: owner, place, category, role,
        person_id (null: open, or nobody whom the exports know), name (null: open), is_open,
        question, hint (whom the data suggests, with reasons; null where it cannot speak).
    """
    told = (
        hints.sort("owner", "role", "place")
        .group_by("owner", "role", maintain_order=True)
        .agg(pl.format("{}: {}", pl.coalesce("name", "person_id"), "why").alias("said"))
        .select("owner", "role", hint=pl.col("said").list.join(". ") + ".")
    )
    return (
        pl.DataFrame({"owner": list(owners)}, schema={"owner": pl.String})
        .join(roles, how="cross")
        .join(given.unique(), on=["owner", "role"], how="left")
        .join(told, on=["owner", "role"], how="left")
        .sort("owner", "place", "name", "person_id", nulls_last=True)
        .select(*ROLES, "hint", is_open=pl.col("name").is_null())
    )


def vacancies(filled: pl.DataFrame) -> pl.DataFrame:
    """What is open: one row per owner and group in which a role is; one per owner if all are.

    Args:
        filled: As `fill_roles` gives it.

    Returns:
        owner, kind (unassigned: no role is given; vacant), subject (the group), person_id (null),
        finding.
    """
    by_group = filled.group_by("owner", "category", maintain_order=True).agg(
        open=pl.col("role").filter("is_open"), all=pl.col("role").n_unique()
    )
    several = pl.col("open").list.len() > 1
    vacant = by_group.filter(pl.col("open").list.len() > 0).select(
        "owner",
        kind=pl.lit("vacant"),
        subject="category",
        person_id=pl.lit(None, pl.String),
        finding=pl.when((pl.col("open").list.len() == pl.col("all")) & several)
        .then(pl.format("{}: all are open ({}).", _capital("category"), _listed("open")))
        .when(several)
        .then(pl.format("{}: {} are open.", _capital("category"), _listed("open")))
        .otherwise(pl.format("{}: {} is open.", _capital("category"), _listed("open"))),
    )
    none = (
        filled.group_by("owner", maintain_order=True)
        .agg(pl.col("is_open").all(), n=pl.col("role").n_unique())
        .filter("is_open")
        .select(
            "owner",
            kind=pl.lit("unassigned"),
            subject=pl.lit(None, pl.String),
            person_id=pl.lit(None, pl.String),
            finding=pl.format(
                "No role is given yet: all {} are open. Only you can say who holds one.", "n"
            ),
        )
    )
    return pl.concat([none, vacant.join(none, on="owner", how="anti")])


def findings(filled: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """What there is to say of the roles and those who hold them.

    Args:
        filled: As `fill_roles` gives it.
        contacts: One row per contact: owner, person_id, state, last_contact_on, cluster_id,
            cluster_label.

    Returns:
        One row per owner and finding, in the order to be read: owner, place (from 1), kind (fading:
        the tie with a holder fades; one_world: all holders whose world is known, three or more, are
        of one; several_roles: one person in more than one; no_contact: a holder who is none;
        unassigned, vacant: see `vacancies`), subject (the role or roles, the group or the world),
        person_id (null where it is of nobody in particular), finding (a sentence).
    """
    held = filled.filter(~pl.col("is_open")).join(
        contacts.with_columns(is_contact=pl.lit(True)), on=["owner", "person_id"], how="left"
    )
    people = (
        held.sort("owner", "place")
        .group_by("owner", "name", "person_id", maintain_order=True)
        .agg(
            pl.col("role").unique(maintain_order=True),
            pl.col("is_contact", "state", "last_contact_on", "cluster_id", "cluster_label").first(),
        )
    )
    parts = [_fading(people), _one_world(people), _several(people, filled), _strangers(people)]
    kinds = ["fading", "one_world", "several_roles", "no_contact", "unassigned", "vacant"]
    return (
        pl.concat([*parts, vacancies(filled)])
        .with_row_index("n")
        .sort("owner", pl.col("kind").replace_strict(kinds, list(range(len(kinds)))), "n")
        .with_columns(place=pl.int_range(1, pl.len() + 1).over("owner"))
        .select("owner", "place", "kind", "subject", "person_id", "finding")
    )


def _fading(people: pl.DataFrame) -> pl.DataFrame:
    over = {"fading": "is fading", "lapsed": "has lapsed", "dormant": "is dormant"}
    return _found(
        people.filter(pl.col("state").is_in(list(over))),
        "fading",
        pl.format(
            "{} ({}): the tie {}, last contact on {}.",
            "name",
            _listed("role"),
            pl.col("state").replace_strict(over, default=None, return_dtype=pl.String),
            pl.col("last_contact_on").dt.strftime("%-d %b %Y"),
        ),
    )


def _several(people: pl.DataFrame, filled: pl.DataFrame) -> pl.DataFrame:
    roles = filled.group_by("owner").agg(all=pl.col("role").n_unique())
    several = people.filter(pl.col("role").list.len() > 1).join(
        roles, on="owner", how="left", maintain_order="left"
    )
    return _found(
        several,
        "several_roles",
        pl.format(
            "{} holds {} of {} roles: {}. If this one tie goes, they all do.",
            *("name", pl.col("role").list.len(), "all", _listed("role")),
        ),
    )


def _strangers(people: pl.DataFrame) -> pl.DataFrame:
    return _found(
        people.filter(pl.col("is_contact").is_null() & pl.col("person_id").is_not_null()),
        "no_contact",
        pl.format(
            "{} ({}) is no contact of yours in any export: nothing is known of the tie.",
            *("name", _listed("role")),
        ),
    )


def _one_world(people: pl.DataFrame) -> pl.DataFrame:
    worlds = (
        people.drop_nulls("cluster_id")
        .group_by("owner", maintain_order=True)
        .agg(
            n=pl.len(),
            worlds=pl.col("cluster_id").n_unique(),
            label=pl.coalesce("cluster_label", "cluster_id").first(),
        )
        .filter(pl.col("worlds") == 1, pl.col("n") >= 3)
    )
    return worlds.select(
        "owner",
        kind=pl.lit("one_world"),
        subject="label",
        person_id=pl.lit(None, pl.String),
        finding=pl.format(
            "All {} who hold roles and whose world is seen are of one, “{}”: they know the same "
            "people and the same news.",
            *("n", "label"),
        ),
    )


def _found(people: pl.DataFrame, kind: str, finding: pl.Expr) -> pl.DataFrame:
    return people.select(
        "owner",
        kind=pl.lit(kind),
        subject=_listed("role"),
        person_id="person_id",
        finding=finding,
    )


def _listed(column: str) -> pl.Expr:
    """Texts as people enumerate them: a, b and c."""
    items = pl.col(column)
    some = items.list.head(items.list.len() - 1).list.join(", ")
    return (
        pl.when(items.list.len() > 1)
        .then(pl.format("{} and {}", some, items.list.last()))
        .otherwise(items.list.last())
    )


def _capital(column: str) -> pl.Expr:
    text = pl.col(column)
    return pl.concat_str(text.str.slice(0, 1).str.to_uppercase(), text.str.slice(1))
