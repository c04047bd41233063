"""Growth as a whole: all networks together, how long ties last, and what came of great losses."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from netgraph import history
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run, set_variables
from netgraph.strategy.rebuild import rebuild_curve, removed_people
from netgraph.strategy.referenceability import referenceability
from netgraph.strategy.strength import tie_terms
from netgraph.strategy.survival import tie_survival

_TOGETHER = pl.lit(None, pl.String).alias("source")
_ROW = ["owner", "source", "exported_on"]


def rebuild(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """The tables growth_together, survival, rebuild and rebuild_people of these owners."""
    holding = history.Holding(members=known.settings.hold_members, share=known.settings.hold_share)
    lists, ties, growth = (
        run(con, f"advice_{name}", owners=known.owners) for name in ("lists", "spells", "growth")
    )
    days = growth.select(_ROW)
    people = history.people_by_day(days, lists, ties)
    together = history.growth_together(days, lists, ties, people)
    each = pl.concat(
        [
            growth,
            together.with_columns(_TOGETHER, came=pl.col("added") + pl.col("first_listed")).select(
                *_ROW, "size", pl.col("came").alias("added"), "removed", "returned"
            ),
        ]
    )
    resets = history.resets(each, holding)
    there = pl.concat(
        [
            people.join(days, on=_ROW, how="semi").select(*_ROW, "person_id"),
            people.with_columns(_TOGETHER).select(*_ROW, "person_id").unique(),
        ]
    )
    seen = each.filter(pl.col("size").is_not_null()).select(_ROW)
    curve, lost = _after(con, known, resets, seen, there)
    return {
        "growth_together": together,
        "survival": tie_survival(ties, resets),
        "rebuild": curve,
        "rebuild_people": lost,
    }


def _after(
    con: Connection, known: Known, resets: pl.DataFrame, days: pl.DataFrame, people: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """What came of great losses: the curve, and the people."""
    rows = resets.join(days, on=["owner", "source"], nulls_equal=True).filter(
        pl.col("exported_on") >= pl.col("reset_on")
    )
    moments = (
        pl.concat(
            [
                rows.select("owner", pl.col(day).alias("as_of"))
                for day in ("before_on", "exported_on")
            ]
        )
        .unique()
        .sort("owner", "as_of")
    )
    ties = _ties_then(con, moments)
    invitations = run(con, "advice_invitations", owners=known.owners)
    given = (resets, days, people, ties, invitations)
    return rebuild_curve(*given), removed_people(*given)


def _ties_then(con: Connection, moments: pl.DataFrame) -> pl.DataFrame:
    """What ties were worth on earlier days; nothing is read where there was no great loss."""
    if moments.is_empty():
        return pl.DataFrame(
            schema={
                "owner": pl.String,
                "as_of": pl.Date,
                "person_id": pl.String,
                "strength": pl.Float64,
                "referenceability": pl.String,
                "last_contact_on": pl.Date,
            }
        )
    run(con, "exchanges_at", moments=moments.to_dicts())
    exchanges = con.sql("from exchanges_at order by owner, as_of, person_id").pl()
    parts = [
        _worth(con, day, exchanges.filter(pl.col("as_of") == day))
        for day in moments["as_of"].unique().sort()
    ]
    set_variables(con, {"until": None})  # for whoever asks for all grounds after this
    return pl.concat(parts)


def _worth(con: Connection, day: date, exchanges: pl.DataFrame) -> pl.DataFrame:
    """Strength and tier of the ties on one day."""
    grounds = run(con, "grounds", until=day)
    tiers = referenceability(exchanges, grounds)
    return (
        tie_terms(exchanges)
        .join(tiers, on=["owner", "person_id"], how="left")
        .select("owner", "as_of", "person_id", "strength", "referenceability", "last_contact_on")
    )
