"""The part of advice that tells of labels that no cluster bears."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.decided import UNMATCHED, strays
from netgraph.pipeline.advice.known import Known
from netgraph.pipeline.decisions import standing_labels
from netgraph.store.connect import Connection
from netgraph.store.query import run


def labels(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """Labels that could not be used: the owner has no such cluster, or is no owner."""
    given = standing_labels(run(con, "own_labels")).rename({"cluster_id": "person"})
    clusters = con.sql("select owner, cluster_id as person from core.clusters").pl()
    lost = (
        given.filter(pl.col("owner").is_in(known.owners))
        .join(clusters, on=["owner", "person"], how="anti")
        .with_columns(file=pl.lit("labels"), reason=pl.lit("no cluster has this number now"))
        .select(list(UNMATCHED))
    )
    stray = strays(con, known, "labels", given)
    return {"unmatched_decisions": pl.concat([lost, stray]).unique().sort(pl.all())}
