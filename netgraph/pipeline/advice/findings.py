"""The part of advice that says what stands out: the last, for it speaks of all the others."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.strategy.findings import findings as stand_out

_TABLES = ("owner_metrics", "clusters", "growth", "changes", "exchanges")


def findings(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """What stands out in each owner's network."""
    own = {
        table: con.sql(
            f"from core.{table} where list_contains(?, owner) order by all", params=[known.owners]
        ).pl()
        for table in _TABLES
    }
    return {"findings": stand_out({**own, **known.told, "contacts": known.contacts})}
