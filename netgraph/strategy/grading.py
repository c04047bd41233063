"""Whom to keep, whom to ask first, and whom to let sleep: never whom to delete."""

import polars as pl

from netgraph.strategy.reasons import touch
from netgraph.strategy.referenceability import COULD_VOUCH
from netgraph.strategy.strength import CLOSE
from netgraph.strategy.wording import number, people, sentence

KEEP, ASK, SLEEP = "keep", "ask before", "let sleep"
_ALIVE = ("live", "cooling", "fading")
_RECENT_DAYS = 365


def grade(
    removed: pl.Series,
    contacts: pl.DataFrame,
    paths: pl.DataFrame,
    *,
    key_people: pl.DataFrame | None = None,
    roles: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Say of each of these contacts whether to keep him, to ask first, or to let the tie sleep.

    `keep`: one of the key people or the holder of a role; close; could vouch (A, B); or alone holds
    other contacts to the rest. `ask before`: opens people whom nobody who stays does, is among the
    last of a world, joins worlds, or was in touch lately. `let sleep`: nothing of this is seen. No
    tie has to be ended for that: what is not seen may still be there.

    Args:
        removed: The person_ids of contacts to be judged, as one set: what they open together and
            nobody else does counts for each of them.
        contacts: All contacts of the owner, one row each: person_id, strength, reciprocity, state,
            last_contact_on, as_of, referenceability, referenceability_why, cluster_id,
            cluster_label, clusters_joined, is_cut_point, rank.
        paths: One row per introducer and second-degree person: introducer_id, person_id.
        key_people: person_id, position. Null: not known.
        roles: role, person_id. Null: not known.

    Returns:
        One row per contact in `removed`: person_id, grade, why (a sentence); `keep` first, the best
        ranked first.
    """
    judged = (
        contacts.with_columns(pl.col("person_id").is_in(removed.implode()).alias("goes"))
        .with_columns(
            # a world of one is no world that ends
            (pl.col("goes").all() & (pl.len() > 1)).over("cluster_id").alias("world_ends"),
        )
        .filter("goes")
        .join(_opened(removed, paths), on="person_id", how="left")
        .join(_held(key_people, roles), on="person_id", how="left")
    )
    keep, ask = _reasons_to_keep(), _reasons_to_ask()
    any_of = [pl.any_horizontal(r.is_not_null() for r in reasons) for reasons in (keep, ask)]
    asleep = pl.coalesce(touch(), pl.lit("connected, and nothing more is seen"))
    grades = pl.when(any_of[0]).then(pl.lit(KEEP)).when(any_of[1]).then(pl.lit(ASK))
    why = pl.when(any_of[0] | any_of[1]).then(sentence(*keep, *ask)).otherwise(sentence(asleep))
    order = pl.Enum([KEEP, ASK, SLEEP])
    return (
        judged.with_columns(grades.otherwise(pl.lit(SLEEP)).alias("grade"), why.alias("why"))
        .sort(pl.col("grade").cast(order), "rank", "person_id", nulls_last=True)
        .select("person_id", "grade", "why")
    )


def _reasons_to_keep() -> list[pl.Expr]:
    """Parts of a sentence, null where one does not hold."""
    return [
        pl.col("held"),
        pl.when(pl.col("strength") >= CLOSE).then(touch()),
        pl.when(pl.col("referenceability").is_in(COULD_VOUCH)).then("referenceability_why"),
        pl.when("is_cut_point").then(pl.lit("alone ties some of your contacts to the rest")),
    ]


def _reasons_to_ask() -> list[pl.Expr]:
    """Likewise."""
    opens = pl.col("opens")
    lately = (pl.col("as_of") - pl.col("last_contact_on")).dt.total_days() <= _RECENT_DAYS
    return [
        pl.when(opens > 0).then(
            pl.format("leads to {} to whom nobody who stays does", people(opens))
        ),
        pl.when(pl.col("world_ends") & pl.col("cluster_id").is_not_null()).then(
            pl.format("is among the last you have in the world “{}”", pl.col("cluster_label"))
        ),
        pl.when(pl.col("clusters_joined") > 1).then(
            pl.format("joins {} of your worlds", number(pl.col("clusters_joined")))
        ),
        pl.when((pl.col("strength") < CLOSE) & pl.col("state").is_in(_ALIVE)).then(touch()),
        pl.when(pl.col("strength").is_null() & lately).then(touch()),
    ]


def _opened(removed: pl.Series, paths: pl.DataFrame) -> pl.DataFrame:
    """How many people each leads to whom nobody else does who stays."""
    goes = pl.col("introducer_id").is_in(removed.implode())
    lost = paths.filter(goes.all().over("person_id"))
    return lost.group_by(pl.col("introducer_id").alias("person_id")).agg(pl.len().alias("opens"))


def _held(key_people: pl.DataFrame | None, roles: pl.DataFrame | None) -> pl.DataFrame:
    """What somebody is to the owner by choice, as part of a sentence."""
    said = [
        rows.select("person_id", text.alias("held"))
        for rows, text in (
            (key_people, pl.format("is number {} of your key people", pl.col("position"))),
            (roles, pl.format("is your {}", pl.col("role"))),
        )
        if rows is not None
    ]
    if not said:
        return pl.DataFrame(schema={"person_id": pl.String, "held": pl.String})
    return (
        pl.concat(said)
        .group_by("person_id", maintain_order=True)
        .agg(pl.col("held").sort())
        .with_columns(pl.col("held").list.join(" and "))
    )
