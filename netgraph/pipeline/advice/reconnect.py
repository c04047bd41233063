"""Which quiet ties each owner should take up again."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.heights import heights
from netgraph.strategy.reconnect import reconnect as ranked


def reconnect(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """Ties that have gone quiet, ranked by what taking them up again is worth."""
    ties = run(con, "advice_ties", owners=known.owners)
    at_best = heights(run(con, "advice_days", owners=known.owners), ties)
    return {"reconnect": ranked(ties, at_best, known.contacts)}
