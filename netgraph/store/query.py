"""Running the files of sql/queries and putting frames into tables."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from netgraph.errors import StoreError, UsageError
from netgraph.store.files import sql_folder

_NAME = re.compile(r"[a-z_]+\.[a-z_]+")
_VARIABLE = re.compile(r"[a-z_]+")
_READS = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.MULTI,  # a pivot
}
#: Statements by file: a tenth of a small query's time is to parse it.
_SCRIPTS: dict[Path, list[duckdb.Statement]] = {}


def run(con: duckdb.DuckDBPyConnection, name: str, **variables: object) -> pl.DataFrame:
    """Run sql/queries/<name>.sql; the rows of its last statement, if that selects.

    Args:
        con: An open database.
        name: The file, without its ending.
        variables: Values for `getvariable('...')` in the file.

    Raises:
        StoreError: The file fails; the message names it.
    """
    try:
        set_variables(con, variables)
        *before, last = _parsed(con, sql_folder() / "queries" / f"{name}.sql")
        for statement in before:
            con.execute(statement)
        if last.type == duckdb.StatementType.SELECT:
            rows: pl.DataFrame = con.sql(last).pl()
            return rows
        con.execute(last)
    except duckdb.Error as ex:
        raise StoreError(f"sql/queries/{name}.sql: {ex}{_older(ex)}") from ex
    return pl.DataFrame()


def _parsed(con: duckdb.DuckDBPyConnection, file: Path) -> list[duckdb.Statement]:
    """The statements of a file, read once: a process goes on with the code that it has loaded."""
    if file not in _SCRIPTS:
        _SCRIPTS[file] = con.extract_statements(file.read_text(encoding="utf-8"))
    return _SCRIPTS[file]


def set_variables(con: duckdb.DuckDBPyConnection, variables: Mapping[str, object]) -> None:
    """Give values to `getvariable('...')`; null leaves or makes one unset."""
    for name, value in variables.items():
        if not _VARIABLE.fullmatch(name):
            raise StoreError(f"not a variable name: {name!r}")
        con.execute(f"set variable {name} = ?", [value])


def select(con: duckdb.DuckDBPyConnection, sql: str, *, ours: bool = False) -> pl.DataFrame:
    """The rows of one select.

    Args:
        con: An open database.
        sql: The statement.
        ours: It is a part of netgraph, so what it lacks the database should have.

    Raises:
        StoreError: It is ours, and the database lacks something.
        UsageError: The statement is wrong, not a select, or not a single one.
    """
    try:
        statements = con.extract_statements(sql)
        if len(statements) != 1:
            raise UsageError(f"expected one select, got {len(statements)} statements")
        if statements[0].type not in _READS:
            kind = statements[0].type.name.lower()
            raise UsageError(f"expected a select, got {kind}: this database is only read")
        rows: pl.DataFrame = con.sql(statements[0].query).pl()
    except duckdb.Error as ex:
        if ours and (hint := _older(ex)):
            raise StoreError(f"{ex}{hint}") from ex
        raise UsageError(str(ex)) from ex
    except pl.exceptions.PolarsError as ex:
        raise UsageError(
            "a column of the result has a type that cannot be shown, such as an interval: cast it "
            "to varchar"
        ) from ex
    return rows


def _older(error: duckdb.Error) -> str:
    """What to do when our own SQL finds no such table or column."""
    if not isinstance(error, (duckdb.CatalogException, duckdb.BinderException)):
        return ""
    return "\nAn older netgraph wrote this database: `netgraph run` writes it anew."


def replace(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Put these rows, and nothing else, into a table; columns by name, absent ones null."""
    if not _NAME.fullmatch(table):
        raise StoreError(f"not a table name: {table!r}")
    con.execute(f"truncate {table}")
    append(con, table, rows)


def append(con: duckdb.DuckDBPyConnection, table: str, rows: pl.DataFrame) -> None:
    """Add rows to a table; columns by name, absent ones null."""
    if not _NAME.fullmatch(table):
        raise StoreError(f"not a table name: {table!r}")
    if rows.height:
        con.register("frame", rows)
        con.execute(f"insert into {table} by name select * from frame")
        con.unregister("frame")
