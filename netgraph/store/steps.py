"""What has been done already: the store decides, not the scheduler."""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress

import duckdb

from netgraph.store.connect import transaction


def is_done(con: duckdb.DuckDBPyConnection, step: str, fingerprint: str) -> bool:
    """Whether the output of this step in the database is that of these very inputs."""
    return fingerprint_of(con, step) == fingerprint


def fingerprint_of(con: duckdb.DuckDBPyConnection, step: str) -> str:
    """The fingerprint of a step's output; empty when it has none."""
    return str(_field(con, "fingerprint", step) or "")


def counts_of(con: duckdb.DuckDBPyConnection, step: str) -> dict[str, int]:
    """What the step counted when it last ran."""
    return dict(json.loads(_field(con, "counts", step) or "{}"))


def _field(con: duckdb.DuckDBPyConnection, column: str, step: str) -> str | None:
    # fetchall: a result that is not read to its end blocks the connection
    rows = con.execute(f"select {column} from state.steps where step = ?", [step]).fetchall()
    return rows[0][0] if rows else None


def forget(con: duckdb.DuckDBPyConnection, step: str) -> None:
    """Have a step done again: what it made outside the database is gone."""
    con.execute("delete from state.steps where step = ?", [step])


def mark(
    con: duckdb.DuckDBPyConnection, step: str, fingerprint: str, counts: Mapping[str, int]
) -> None:
    """Record that the output of a step is there."""
    con.execute(
        "insert or replace into state.steps values (?, ?, ?)",
        [step, fingerprint, json.dumps(dict(counts), sort_keys=True)],
    )


def note_failure(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Record that a night failed; a database that cannot even take that down is the failure."""
    with suppress(duckdb.Error):
        con.execute("update state.runs set outcome = 'failed' where run_id = ?", [run_id])


def commit_step(
    con: duckdb.DuckDBPyConnection,
    step: str,
    fingerprint: str,
    work: Callable[[], Mapping[str, int]],
) -> dict[str, int]:
    """Do the work of a step and record it, in one transaction.

    Returns:
        What the work counted.
    """
    with transaction(con):
        counts = dict(work())
        mark(con, step, fingerprint, counts)
    return counts
