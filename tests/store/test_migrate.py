import hashlib
from pathlib import Path

import duckdb
import pytest

from netgraph.errors import StoreError
from netgraph.store import migrate as room
from netgraph.store.files import sql_files
from netgraph.store.migrate import migrate

FIRST = "create table one (n integer);\ninsert into one values (1);\n"
SECOND = "create table two (n integer);\n"


@pytest.fixture
def schema(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for sql/schema, with two files."""
    folder = tmp_path / "schema"
    folder.mkdir()
    (folder / "0001_first.sql").write_text(FIRST)
    (folder / "0002_second.sql").write_text(SECOND)
    monkeypatch.setattr(room, "sql_files", lambda _: sorted(folder.glob("*.sql")))
    return folder


def recorded(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    rows = con.execute("select name, sha256 from main.schema_migration order by name").fetchall()
    return dict(rows)


def tables(con: duckdb.DuckDBPyConnection) -> set[str]:
    rows = con.execute("select table_name from duckdb_tables()").fetchall()
    return {name for (name,) in rows} - {"schema_migration"}


def test_each_file_is_applied_once_in_order_and_recorded_with_its_checksum(schema: Path) -> None:
    con = duckdb.connect()

    first, again = migrate(con), migrate(con)

    assert first == ["0001_first.sql", "0002_second.sql"]
    assert again == []
    assert recorded(con) == {
        name: hashlib.sha256((schema / name).read_bytes()).hexdigest() for name in first
    }
    assert con.execute("from one").fetchall() == [(1,)]


def test_new_file_is_applied_to_a_home_that_has_the_others(schema: Path) -> None:
    con = duckdb.connect()
    migrate(con)
    (schema / "0003_third.sql").write_text("alter table two add column m integer;")

    assert migrate(con) == ["0003_third.sql"]


def test_file_that_was_edited_after_it_was_applied_is_refused_by_name(schema: Path) -> None:
    con = duckdb.connect()
    migrate(con)
    (schema / "0001_first.sql").write_text(FIRST + "-- a late thought\n")

    with pytest.raises(StoreError, match=r"0001_first\.sql was edited .* add a new file"):
        migrate(con)


def test_failing_file_is_rolled_back_whole_and_leaves_the_earlier_ones_applied(
    schema: Path,
) -> None:
    con = duckdb.connect()
    broken = schema / "0003_broken.sql"
    broken.write_text("create table three (n integer);\ninsert into nowhere values (1);\n")

    with pytest.raises(StoreError, match=r"0003_broken\.sql: .*nowhere"):
        migrate(con)

    assert tables(con) == {"one", "two"}
    assert sorted(recorded(con)) == ["0001_first.sql", "0002_second.sql"]
    broken.write_text("create table three (n integer);")
    assert migrate(con) == ["0003_broken.sql"]


def test_home_of_a_newer_version_is_refused(schema: Path) -> None:
    con = duckdb.connect()
    migrate(con)
    (schema / "0002_second.sql").unlink()

    with pytest.raises(StoreError, match=r"0002_second\.sql.* newer netgraph; upgrade"):
        migrate(con)


def test_files_of_the_schema_are_numbered_without_a_gap() -> None:
    numbers = [int(file.name[:4]) for file in sql_files("schema")]

    assert numbers == list(range(1, len(numbers) + 1))
