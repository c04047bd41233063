"""Schema changes: each file of sql/schema once, in order, together with its record."""

import hashlib

import duckdb

from netgraph.errors import StoreError
from netgraph.store.files import sql_files

_RECORD = """
create table if not exists main.schema_migration (
    name varchar primary key, sha256 varchar not null, applied_at timestamp not null
)
"""


def migrate(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply what is pending; each file in one transaction with its checksum.

    Returns:
        The names of the files applied now.

    Raises:
        StoreError: A file that was applied has been edited since, or is gone.
    """
    con.execute(_RECORD)
    applied: dict[str, str] = dict(
        con.execute("select name, sha256 from main.schema_migration").fetchall()
    )
    files = {f.name: f.read_bytes() for f in sql_files("schema")}
    if gone := sorted(set(applied) - set(files)):
        raise StoreError(
            f"migrations {gone} were applied by a newer netgraph; upgrade to use this home"
        )
    now = []
    for name, content in files.items():
        digest = hashlib.sha256(content).hexdigest()
        if name not in applied:
            _apply(con, name, content.decode(), digest)
            now.append(name)
        elif applied[name] != digest:
            raise StoreError(
                f"sql/schema/{name} was edited after it was applied; add a new file instead"
            )
    return now


def _apply(con: duckdb.DuckDBPyConnection, name: str, script: str, digest: str) -> None:
    con.execute("begin")
    try:
        con.execute(script)
        con.execute(
            "insert into main.schema_migration values (?, ?, now() at time zone 'UTC')",
            [name, digest],
        )
    except duckdb.Error as ex:
        con.execute("rollback")
        raise StoreError(f"sql/schema/{name}: {ex}") from ex
    con.execute("commit")
