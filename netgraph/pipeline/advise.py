"""The step that says what each owner should know and do."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import polars as pl

from netgraph.pipeline.advice import PARTS, Everybody, everybody, know, team, team_map
from netgraph.pipeline.night import Night, StepDone, digest, perform
from netgraph.settings import Settings
from netgraph.store.connect import Connection
from netgraph.store.query import replace
from netgraph.store.steps import fingerprint_of

_BATCH = 10  # owners whose paths are in memory together
_NOBODY = ""  # stands in where there are no owners, so that no table keeps an earlier night
_COUNTED = ("findings", "key_people", "introductions", "reconnect")


def advise(night: Night) -> StepDone:
    """Work out every part of advice for every owner."""
    settings = night.settings

    def work(con: Connection) -> Mapping[str, int]:
        return advise_owners(con, night.as_of, settings, everybody(con))

    def inputs(con: Connection) -> str:
        own = (
            settings.key_people,
            settings.key_people_weights,
            settings.roles,
            settings.asks_per_introducer,
            settings.contexts,
        )
        decided = [
            con.execute(f"from decisions.{file} order by rowid").fetchall()
            for file in ("key_people", "roles")
        ]
        return digest(fingerprint_of(con, "rank"), own, decided)

    return perform(night, "advise", work, inputs)


def advise_owners(
    con: Connection, as_of: date, settings: Settings, shared: Everybody
) -> Mapping[str, int]:
    """Work out every part of advice for every owner, a few owners at a time, and then for all.

    Returns:
        How many rows of what people look at first.
    """
    owners = con.sql("select owner from core.owners order by owner").pl()
    found: dict[str, list[pl.DataFrame]] = defaultdict(list)
    batches = [batch["owner"].to_list() for batch in owners.iter_slices(_BATCH)]
    for batch in batches or [[_NOBODY]]:
        known = know(con, batch, as_of, settings, shared)
        for part in PARTS:
            rows_of = part(con, known)
            known.told.update(rows_of)
            for table, rows in rows_of.items():
                found[table].append(rows)
    of_owners = pl.col("owner") != _NOBODY
    _store(con, {table: pl.concat(parts).filter(of_owners) for table, parts in found.items()})
    _store(con, team(con, as_of, settings, shared))
    _store(con, team_map(con))  # with those in it who are worth most to all
    return {table: sum(rows.height for rows in found[table]) for table in _COUNTED}


def _store(con: Connection, tables: Mapping[str, pl.DataFrame]) -> None:
    for table, rows in tables.items():
        replace(con, f"core.{table}", rows.with_columns(pl.col(pl.Float64).round_sig_figs(9)))
