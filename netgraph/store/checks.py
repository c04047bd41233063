"""The checks of sql/checks: queries that select what should not be there."""

import duckdb

from netgraph.errors import StoreError
from netgraph.store.files import sql_files


def run_checks(con: duckdb.DuckDBPyConnection) -> int:
    """Run every check; a file's first comment line is its message.

    Returns:
        How many checks passed.

    Raises:
        StoreError: A check found rows: each with its message and how many.
    """
    failures = []
    files = sql_files("checks")
    for file in files:
        script = file.read_text()
        found = len(con.sql(script).limit(1000).fetchall())
        if found:
            message = script.splitlines()[0].removeprefix("--").strip()
            failures.append(f"{file.stem}: {message} ({found} rows)")
    if failures:
        raise StoreError("the night is not published, its content is wrong: " + "; ".join(failures))
    return len(files)
