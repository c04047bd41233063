"""The part of advice that says what a great loss cost."""

from collections.abc import Iterator, Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.paths import willingness
from netgraph.strategy.whatif import Cost, cost_of

ALL, STILL_GONE = "all", "still gone"
_LOSS = ["owner", "reset_on"]
_FIGURES = ("reach", "path_strength", "strength", "referenceable")
_SCHEMA = {
    "owner": pl.String,
    "before_on": pl.Date,
    "reset_on": pl.Date,
    "scope": pl.String,
    "ties": pl.Int64,
    "people": pl.Int64,
    "contacts_before": pl.Int64,
    "reach_before": pl.Int64,
    "reach_lost": pl.Int64,
    "reach_weaker": pl.Int64,
    "path_strength_before": pl.Float64,
    "path_strength_lost": pl.Float64,
    "strength_before": pl.Float64,
    "strength_lost": pl.Float64,
    "referenceable_before": pl.Int64,
    "referenceable_lost": pl.Int64,
}


def partings(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """What each owner's great losses cost: everybody gone, and those who are gone still.

    Reads whom the part of rebuilding has told to be gone, so it comes after it. Who was a contact,
    and what the lost ties were worth, is as of the export before; links are those that had been
    seen by then.
    """
    gone = known.told["rebuild_people"].filter(pl.col("source").is_null())
    losses = gone.select("owner", "before_on", "reset_on").unique().sort("owner", "reset_on")
    if losses.is_empty():
        return {"partings": pl.DataFrame(schema=_SCHEMA)}
    contacts = _as_they_were(
        run(con, "advice_contacts_then", losses=losses.to_dicts()), gone, known
    )
    first = contacts.select(*_LOSS, willingness(contacts), introducer_id="person_id")
    paths = (
        run(con, "advice_paths_then")
        .join(first, on=[*_LOSS, "introducer_id"])
        .with_columns((pl.col("willingness") * pl.col("weight")).alias("q"))
    )
    now = known.contacts.select("owner", "person_id")
    rows = [
        row
        for loss in losses.iter_rows(named=True)
        for row in _rows(loss, contacts, paths, now.filter(owner=loss["owner"])["person_id"])
    ]
    return {"partings": pl.DataFrame(rows, schema=_SCHEMA)}


def _as_they_were(then: pl.DataFrame, gone: pl.DataFrame, known: Known) -> pl.DataFrame:
    """The contacts of before: lost ties as of then, those of the others as of now."""
    facts = ["strength", "referenceability"]
    lost = gone.select(*_LOSS, "person_id", *facts, pl.lit(True).alias("is_lost"))
    today = known.contacts.select("owner", "person_id", *facts)
    joined = then.join(lost, on=[*_LOSS, "person_id"], how="left").join(
        today, on=["owner", "person_id"], how="left", suffix="_now"
    )
    return joined.with_columns(
        # who is on no list any more and still writes has not been lost
        (pl.col("is_lost").fill_null(False) & ~pl.col("is_kept")).alias("is_lost"),
        *(pl.when(pl.col("is_lost")).then(f).otherwise(f"{f}_now").alias(f) for f in facts),
        pl.lit(None, pl.String).alias("cluster_id"),
        pl.lit(None, pl.Boolean).alias("is_cut_point"),
        pl.lit(None, pl.Float64).alias("contact_days_a_year"),
    )


def _rows(
    loss: Mapping[str, object], contacts: pl.DataFrame, paths: pl.DataFrame, now: pl.Series
) -> Iterator[dict[str, object]]:
    """One row per scope of one loss."""
    contacts, paths = (
        frame.filter(owner=loss["owner"], reset_on=loss["reset_on"]) for frame in (contacts, paths)
    )
    none = pl.DataFrame(
        schema={"person_a": pl.String, "person_b": pl.String, "leads_on": pl.Boolean}
    )
    lost, all_ties = contacts.filter("is_lost"), int(contacts["ties_lost"].sum())
    gone_still = lost.filter(~pl.col("person_id").is_in(now.implode()))
    for scope, people, ties in (
        (ALL, lost, all_ties),
        (STILL_GONE, gone_still, int(gone_still["ties_lost"].sum())),
    ):
        cost = cost_of(people["person_id"], contacts, paths, none)
        yield {
            **loss,
            "scope": scope,
            "ties": ties,
            "people": people.height,
            "contacts_before": contacts.height,
            "reach_weaker": cost.weaker.height,
            **_figures(cost),
        }


def _figures(cost: Cost) -> dict[str, object]:
    """Before and lost, of what is told; counts are whole."""
    told = {}
    for name, before, lost in cost.measures.select("measure", "before", "lost").iter_rows():
        if name in _FIGURES:
            whole = _SCHEMA[f"{name}_lost"] == pl.Int64
            for part, value in (("before", before), ("lost", lost)):
                told[f"{name}_{part}"] = int(value) if whole and value is not None else value
    return told
