"""Opening databases: the writer's own, and the published one for reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import duckdb

from netgraph.errors import Retryable, StoreError
from netgraph.store.migrate import migrate

Connection: TypeAlias = duckdb.DuckDBPyConnection

#: The published database, in a home.
PUBLISHED = "netgraph.duckdb"

# What a reader may do whatever SQL it is given: no other file, no network, no variable of this
# program, and no way to take the fence down. It stands in a database of its own in memory, so that
# it binds nobody else in this process who has the file open.
_FENCE = """
use netgraph;
set timezone = 'UTC';
set temp_directory = '{path}.tmp';
set enable_external_access = false;
set python_enable_replacements = false;
set lock_configuration = true
"""


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    """Say what is wrong with a file that cannot be opened."""
    try:
        yield
    except duckdb.IOException as ex:
        if "lock" in str(ex):
            raise Retryable(f"{path}: another process has it open ({ex})") from ex
        raise StoreError(
            f"{path}: not a database this version can read ({ex}). Move it away; what is derived "
            "from the exports in the inbox is built again by the next run."
        ) from ex


@contextmanager
def writer(path: Path) -> Iterator[Connection]:
    """The writer's database, created and migrated when need be; closed at the end.

    Raises:
        Retryable: Another process has it open.
        StoreError: The file is damaged or newer, or an applied migration was edited.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _opening(path):
        con = duckdb.connect(path)
    try:
        con.execute("set timezone = 'UTC'")
        migrate(con)
        yield con
    finally:
        con.close()


@contextmanager
def reader(path: Path) -> Iterator[Connection]:
    """A published database, read-only; it stays what it was when a night replaces the file.

    Whatever SQL it is given, the connection reads this file and nothing else, and changes nothing.

    Raises:
        StoreError: There is none yet, or it is damaged.
    """
    if not path.exists():
        raise StoreError(f"{path}: nothing is published yet. Run `netgraph run` first.")
    quoted = str(path).replace("'", "''")
    con = duckdb.connect()
    try:
        with _opening(path):
            con.execute(f"attach '{quoted}' as netgraph (type duckdb, read_only)")
        con.execute(_FENCE.format(path=quoted))
        yield con
    finally:
        con.close()


@contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All or nothing."""
    con.execute("begin")
    try:
        yield
    except BaseException:
        con.execute("rollback")
        raise
    con.execute("commit")
