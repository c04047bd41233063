"""The published database: built aside, then put in place in one move."""

import shutil
from pathlib import Path

import duckdb

from netgraph.store.connect import transaction
from netgraph.store.files import digest_of, sql_files

_RUNS = ("runs", "run_steps")


def create_views(con: duckdb.DuckDBPyConnection) -> None:
    """(Re)create every view of sql/views and every macro of sql/macros, with their comments."""
    for file in (*sql_files("views"), *sql_files("macros")):
        con.execute(file.read_text(encoding="utf-8"))


def publish(con: duckdb.DuckDBPyConnection, target: Path, storage_version: str = "") -> int:
    """Build the published database from the writer's and replace the old one atomically.

    A reader that has the old file open keeps it; whoever opens next sees the new one.

    Args:
        con: The writer's database.
        target: Where the published one is.
        storage_version: The oldest DuckDB that has to read the file, as in v1.4.0; empty for the
            format of the DuckDB that writes it.

    Returns:
        Bytes of the new file.
    """
    aside = _aside(target)
    aside.write_bytes(_form(con, aside, storage_version))
    con.execute(f"attach '{_quoted(aside)}' as published")
    try:
        with transaction(con):
            for table in _published_tables(con):
                con.execute(f"insert into published.{table} from {table} order by all")
    finally:
        con.execute("detach published")
    aside.replace(target)
    return target.stat().st_size


def _published_tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    tables = con.execute(
        "select table_name from duckdb_tables() where schema_name = 'core' "
        "and database_name = current_database() and not temporary order by table_name"
    ).fetchall()
    return [*(f"core.{table}" for (table,) in tables), *(f"state.{table}" for table in _RUNS)]


def _form(con: duckdb.DuckDBPyConnection, aside: Path, storage_version: str) -> bytes:
    """The published database before any rows are in it, made anew only when its SQL is another."""
    made_of = f"{digest_of('schema', 'views', 'macros')} {duckdb.__version__}"
    kept = con.execute(
        "select content from state.published_forms where storage_version = ? and made_of = ?",
        [storage_version, made_of],
    ).fetchall()
    if kept:
        return bytes(kept[0][0])
    _make_form(con, aside, storage_version)
    content = aside.read_bytes()
    con.execute(
        "insert or replace into state.published_forms values (?, ?, ?)",
        [storage_version, made_of, content],
    )
    return content


def _make_form(con: duckdb.DuckDBPyConnection, path: Path, storage_version: str) -> None:
    version = f" (storage_version '{storage_version}')" if storage_version else ""
    con.execute(f"attach '{_quoted(path)}' as published{version}")
    try:
        with transaction(con):
            con.execute("create schema published.core")
            con.execute("create schema published.state")
            for table in _published_tables(con):
                con.execute(f"create table published.{table} as from {table} limit 0")
    finally:
        con.execute("detach published")
    _with_views(path)


def publish_runs(con: duckdb.DuckDBPyConnection, target: Path) -> None:
    """Publish the record of the nights alone; the content stays what it is."""
    aside = _aside(target)
    shutil.copyfile(target, aside)
    con.execute(f"attach '{_quoted(aside)}' as published")
    try:
        with transaction(con):
            for table in _RUNS:
                con.execute(f"truncate published.state.{table}")
                con.execute(f"insert into published.state.{table} from state.{table} order by all")
    finally:
        con.execute("detach published")
    aside.replace(target)


def _aside(target: Path) -> Path:
    """Where the next file is built; what a killed night left there is gone."""
    aside = target.with_name(f".{target.name}.building")
    for leftover in (aside, aside.with_name(f"{aside.name}.wal")):
        leftover.unlink(missing_ok=True)
    return aside


def _with_views(path: Path) -> None:
    con = duckdb.connect(path)
    try:
        with transaction(con):  # hundreds of statements: one sync instead of one each
            create_views(con)
    finally:
        con.close()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
