"""What leaving some contacts would cost, and what it would free."""

from dataclasses import dataclass

import polars as pl

from netgraph.strategy.pruning import world_pairs
from netgraph.strategy.referenceability import COULD_VOUCH
from netgraph.strategy.removal import BILLION, billionths
from netgraph.strategy.strength import CLOSE

_MEASURES = {
    "contacts": "contacts",
    "reach": "people one introduction away",
    "path_strength": "strengths of the best paths to them, summed",
    "companies": "companies to which a contact or an introduction leads",
    "worlds": "worlds in which you know somebody",
    "pairs": "pairs of worlds that meet",
    "cut_points": "contacts who alone hold others to the rest",
    "loose_openers": "weak and moderate ties that alone lead to somebody",
    "referenceable": "contacts who could vouch (A, B)",
    "key_people": "of your key people",
    "roles": "roles that somebody fills",
    "strength": "strengths of your ties, summed",
    "contact_days_a_year": "days of contact a year with all contacts, at the pace of now",
}

Figure = tuple[str, float | None, float | None]  # measure, before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What leaving costs; every frame sorted, of one owner."""

    #: measure, meaning, before, after, lost: one row per measure, in order of reading. Null where
    #: nothing of the kind is known of the owner.
    measures: pl.DataFrame
    #: person_id, q (of the best path there was), introducer_id (to whom it led), introducers (how
    #: many led there, all of whom leave): the people no longer reachable, best path first.
    unreachable: pl.DataFrame
    #: person_id, before, after (q of the best path): still reachable, by a weaker path.
    weaker: pl.DataFrame
    #: person_id, introducers: those who leave and are one introduction away from then on.
    still_near: pl.DataFrame
    #: cluster_id, size: worlds in which nobody is left.
    worlds: pl.DataFrame
    #: one, other (cluster_ids): worlds of which both go on and that meet no more.
    pairs: pl.DataFrame
    #: company_key, contacts, introductions (people reachable there before): where nobody and no
    #: introduction leads any more.
    companies: pl.DataFrame


def cost_of(
    removed: pl.Series,
    contacts: pl.DataFrame,
    paths: pl.DataFrame,
    links: pl.DataFrame,
    *,
    key_people: pl.DataFrame | None = None,
    roles: pl.DataFrame | None = None,
    employers: pl.DataFrame | None = None,
) -> Cost:
    """Work out what one owner loses without these contacts, all of them at once.

    A person whom two of them know and nobody else is lost with both, though neither's exclusive
    reach holds him: the cost of a set is not the sum of its members'.

    Args:
        removed: The person_ids of contacts who leave; others in it are passed over.
        contacts: One row per contact: person_id, strength, referenceability, cluster_id,
            is_cut_point, contact_days_a_year.
        paths: One row per introducer and second-degree person: introducer_id, person_id, q.
        links: One row per pair of linked contacts: person_a, person_b, leads_on (false: affiliation
            alone, which leads to nobody).
        key_people: The dozen: person_id. Null: not known.
        roles: Who fills which role: role, person_id. Null: not known.
        employers: Whom which company employs, contacts and people behind: person_id, company_key.
            Null: not known.

    Returns:
        The cost, with every figure before and after.
    """
    goes = contacts.select("person_id", pl.col("person_id").is_in(removed.implode()).alias("goes"))
    own = contacts.join(goes, on="person_id").sort("person_id")
    leaving = goes.filter("goes").select("person_id")
    people = _people(paths, leaving)
    worlds, pairs, joins = _worlds(own, links)
    companies = _companies(own, people, employers)
    rows = [
        *_of_people(own, people, paths),
        _count("companies", companies, goes=pl.col("is_lost")),
        _count("worlds", worlds),
        # with worlds there, no pair at all is known to be none
        _count("pairs", joins, is_known=worlds.height > 0),
        _named("key_people", key_people, leaving),
        _named("roles", roles, leaving),
    ]
    return Cost(
        measures=_measures(rows),
        unreachable=people.filter(pl.col("after").is_null())
        .select("person_id", pl.col("before").alias("q"), "introducer_id", "introducers")
        .sort("q", "person_id", descending=[True, False]),
        weaker=people.filter(pl.col("after") < pl.col("before"))
        .select("person_id", "before", "after")
        .sort("person_id"),
        still_near=_still_near(links, goes),
        worlds=worlds.filter("goes").select("cluster_id", "size").sort("cluster_id"),
        pairs=pairs,
        companies=companies.filter("is_lost").drop("is_lost", "goes"),
    )


def _of_people(own: pl.DataFrame, people: pl.DataFrame, paths: pl.DataFrame) -> list[Figure]:
    """What is counted and summed over contacts, and over the people behind them."""
    stays, vouching = own.filter(~pl.col("goes")), pl.col("referenceability").is_in(COULD_VOUCH)
    cut, tier = own.drop_nulls("is_cut_point"), own.drop_nulls("referenceability")
    return [
        ("contacts", own.height, stays.height),
        _count("reach", people),
        _sum("path_strength", people.select(q="before"), people.select(q="after")),
        _count("cut_points", cut.filter("is_cut_point"), is_known=cut.height > 0),
        _count("loose_openers", _loose_openers(own, paths), is_known=paths.height > 0),
        _count("referenceable", tier.filter(vouching), is_known=tier.height > 0),
        *(
            _sum(name, own.select(q=name), stays.select(q=name))
            for name in ("strength", "contact_days_a_year")
        ),
    ]


def _people(paths: pl.DataFrame, leaving: pl.DataFrame) -> pl.DataFrame:
    """Everybody behind a contact, with the best path before and after; null: there is none."""
    ways = paths.join(
        leaving.with_columns(goes=pl.lit(True)),
        left_on="introducer_id",
        right_on="person_id",
        how="left",
    ).with_columns(pl.col("goes").fill_null(False))
    best_first = ways.sort("q", "introducer_id", descending=[True, False])
    return (
        best_first.group_by("person_id", maintain_order=True)
        .agg(
            pl.col("q").max().alias("before"),
            pl.col("q").filter(~pl.col("goes")).max().alias("after"),
            pl.col("introducer_id").first(),
            pl.len().alias("introducers"),
        )
        .with_columns(pl.col("after").is_null().alias("goes"))
        .sort("person_id")
    )


def _worlds(
    own: pl.DataFrame, links: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Worlds, the pairs cut though both worlds go on, and every pair with what becomes of it."""
    members = own.drop_nulls("cluster_id")
    worlds = (
        members.group_by("cluster_id")
        .agg(pl.len().alias("size"), pl.col("goes").all())
        .sort("cluster_id")
    )
    numbered = members.select(
        pl.lit("").alias("owner"),
        "person_id",
        "cluster_id",
        (~pl.col("goes")).cast(pl.Int64).alias("n"),
    )
    ours = links.select(pl.lit("").alias("owner"), "person_a", "person_b")
    joins = world_pairs(ours, numbered).with_columns((pl.col("n") == 0).alias("goes"))
    alive = worlds.filter(~pl.col("goes")).select("cluster_id")
    cut = (
        joins.filter("goes")
        .join(alive, left_on="one", right_on="cluster_id", how="semi")
        .join(alive, left_on="other", right_on="cluster_id", how="semi")
        .select("one", "other")
        .sort("one", "other")
    )
    return worlds, cut, joins


def _companies(
    own: pl.DataFrame, people: pl.DataFrame, employers: pl.DataFrame | None
) -> pl.DataFrame:
    """Companies to which somebody leads: who works there, and whether that ends."""
    if employers is None:
        employers = pl.DataFrame(schema={"person_id": pl.String, "company_key": pl.String})
    ways = pl.concat(
        [
            own.select("person_id", "goes", pl.lit(True).alias("is_contact")),
            people.select("person_id", "goes", pl.lit(False).alias("is_contact")),
        ]
    )
    return (
        employers.drop_nulls()
        .unique(["person_id", "company_key"])
        .join(ways, on="person_id")
        .group_by("company_key")
        .agg(
            pl.col("is_contact").sum().alias("contacts"),
            (~pl.col("is_contact")).sum().alias("introductions"),
            pl.col("goes").all().alias("is_lost"),
        )
        .with_columns(pl.col("is_lost").alias("goes"))
        .sort(
            pl.col("contacts") + pl.col("introductions"),
            "company_key",
            descending=[True, False],
        )
    )


def _loose_openers(own: pl.DataFrame, paths: pl.DataFrame) -> pl.DataFrame:
    """Ties known to be weak or moderate that alone lead to somebody."""
    only = paths.filter(pl.len().over("person_id") == 1).select(
        pl.col("introducer_id").alias("person_id")
    )
    return own.filter(pl.col("strength") < CLOSE).join(only, on="person_id", how="semi")


def _still_near(links: pl.DataFrame, goes: pl.DataFrame) -> pl.DataFrame:
    """Those who leave and whom a contact who stays is seen to know."""
    ends = ("person_a", "person_b")
    both = pl.concat(
        links.filter("leads_on").select(pl.col(x).alias("person_id"), pl.col(y).alias("other"))
        for x, y in (ends, ends[::-1])
    )
    stays = goes.filter(~pl.col("goes")).select("person_id")
    return (
        both.join(goes.filter("goes"), on="person_id", how="semi")
        .join(stays, left_on="other", right_on="person_id", how="semi")
        .group_by("person_id")
        .agg(pl.col("other").n_unique().alias("introducers"))
        .sort("person_id")
    )


def _count(
    name: str, rows: pl.DataFrame, *, goes: pl.Expr | None = None, is_known: bool | None = None
) -> Figure:
    """How many there are before and after; null where nothing of the kind is known."""
    if not (rows.height if is_known is None else is_known):
        return name, None, None
    gone = rows.filter(pl.col("goes") if goes is None else goes)
    return name, rows.height, rows.height - gone.height


def _named(name: str, rows: pl.DataFrame | None, leaving: pl.DataFrame) -> Figure:
    """How many of those named by somebody stay."""
    if rows is None:
        return name, None, None
    column = "role" if name == "roles" else "person_id"
    stays = rows.join(leaving, on="person_id", how="anti")
    return name, rows[column].n_unique(), stays[column].n_unique()


def _sum(name: str, before: pl.DataFrame, after: pl.DataFrame) -> Figure:
    """Of what is known, in whole billionths; null where nothing is."""
    if not before["q"].count():
        return name, None, None
    units = [int(rows.select(billionths("q").sum()).item()) for rows in (before, after)]
    return name, units[0] / BILLION, units[1] / BILLION


def _measures(rows: list[Figure]) -> pl.DataFrame:
    schema = {"measure": pl.String, "before": pl.Float64, "after": pl.Float64}
    return (
        pl.DataFrame(rows, schema=schema, orient="row")
        .sort(pl.col("measure").cast(pl.Enum(list(_MEASURES))))
        .with_columns(pl.col("before", "after").round_sig_figs(9))
        .select(
            "measure",
            pl.col("measure").replace_strict(_MEASURES).alias("meaning"),
            "before",
            "after",
            (pl.col("before") - pl.col("after")).round_sig_figs(9).alias("lost"),
        )
    )
