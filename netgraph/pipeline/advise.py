"""The step that says what each owner should know and do."""

from collections import defaultdict
from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice import PARTS, know
from netgraph.pipeline.night import Night, StepDone, digest, perform
from netgraph.store.connect import Connection
from netgraph.store.query import replace
from netgraph.store.steps import fingerprint_of

_BATCH = 10  # owners whose paths are in memory together


def advise(night: Night) -> StepDone:
    """Work out every part of advice for every owner, a few owners at a time."""
    settings = night.settings

    def work(con: Connection) -> Mapping[str, int]:
        owners = con.sql("select owner from core.owners order by owner").pl()
        found: dict[str, list[pl.DataFrame]] = defaultdict(list)
        for batch in owners.iter_slices(_BATCH):
            known = know(con, batch["owner"].to_list(), night.as_of, settings)
            for part in PARTS:
                for table, rows in part(con, known).items():
                    found[table].append(rows)
        for table, batches in found.items():
            whole = pl.concat(batches).with_columns(pl.col(pl.Float64).round_sig_figs(9))
            replace(con, f"core.{table}", whole)
        return {table: sum(rows.height for rows in batches) for table, batches in found.items()}

    def inputs(con: Connection) -> str:
        return digest(fingerprint_of(con, "rank"))

    return perform(night, "advise", work, inputs)
