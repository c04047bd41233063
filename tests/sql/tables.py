"""Core tables written as CSV: what they lack is null, and so is an empty cell."""

from pathlib import Path

import duckdb

from netgraph.store.migrate import migrate
from netgraph.store.publish import create_views

CSV = "read_csv(?, all_varchar = true, header = true, nullstr = '', delim = ',', quote = '\"')"


def empty(database: str | Path = ":memory:") -> duckdb.DuckDBPyConnection:
    """A database with every table and view, and nothing in them."""
    con = duckdb.connect(database)
    con.execute("set timezone = 'UTC'")
    migrate(con)
    create_views(con)
    return con


def load(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Every CSV of a folder into the table of its name: `people.csv`, or `state.runs.csv`.

    variables.csv is for `getvariable('...')`, expect.csv for the test.
    """
    for file in sorted(folder.glob("*.csv")):
        if file.stem == "variables":
            for name, value in con.execute(f"from {CSV}", [str(file)]).fetchall():
                con.execute(f"set variable {name} = ?", [value])
        elif file.stem != "expect":
            table = file.stem if "." in file.stem else f"core.{file.stem}"
            con.execute(f"insert into {table} by name from {CSV}", [str(file)])
