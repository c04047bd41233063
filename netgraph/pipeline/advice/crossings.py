"""Who joins the worlds of each owner, what falls off without a person, and which ties carry."""

from collections.abc import Mapping

import polars as pl

from netgraph import graph
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.crossings import cluster_pairs, cut_points, weak_ties


def crossings(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """Bridges between worlds and what hangs on one person, of each owner."""
    links = run(con, "advice_links", owners=known.owners).select(
        "owner", "person_a", "person_b", pl.col("class").cast(pl.Int64).alias("evidence")
    )
    placed = known.contacts.filter(pl.col("cluster_id").is_not_null())
    found = {
        owner: graph.crossings(
            placed.filter(owner=owner).select("person_id", "cluster_id"),
            links.filter(owner=owner).drop("owner"),
        )
        for owner in known.owners
    }
    pairs, joiners, alone, loose = (
        pl.concat(
            getattr(of, part).select(pl.lit(owner).alias("owner"), pl.all())
            for owner, of in found.items()
        )
        for part in ("pairs", "joiners", "alone", "loose")
    )
    return {
        "cluster_pairs": cluster_pairs(pairs, joiners, alone, loose, known.contacts),
        "cut_points": cut_points(loose, known.contacts, _beyond(con, known, loose)),
        "weak_ties": weak_ties(known.contacts),
    }


def _beyond(con: Connection, known: Known, loose: pl.DataFrame) -> pl.DataFrame:
    """Whom cut points alone are seen to know further out, by name."""
    cuts = loose.select("owner", pl.col("person_id").alias("introducer_id")).unique()
    only = (
        known.paths.select("owner", "person_id", "introducer_id", "weight")
        .filter(pl.len().over("owner", "person_id") == 1)
        .join(cuts, on=["owner", "introducer_id"])
    )
    names = con.sql("select person_id, name from core.people order by person_id").pl()
    return only.join(names, on="person_id", how="left").select(
        "owner", "introducer_id", "weight", pl.coalesce("name", "person_id").alias("who")
    )
