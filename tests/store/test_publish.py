import re
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.settings import STORAGE_VERSIONS
from netgraph.store import publish as room
from netgraph.store.connect import Connection, reader
from netgraph.store.files import sql_files
from netgraph.store.publish import create_views, publish, publish_runs
from netgraph.store.query import replace
from tests.store.test_connect import held

OWNERS = "select owner from core.owners"


@pytest.fixture
def target(con: Connection, tmp_path: Path) -> Path:
    """Where noor has been published."""
    name(con, "noor")
    path = tmp_path / "netgraph.duckdb"
    publish(con, path)
    return path


def name(con: Connection, *owners: str) -> None:
    replace(con, "core.owners", pl.DataFrame({"owner": owners}))


def seen(path: Path, sql: str = OWNERS) -> list[tuple[Any, ...]]:
    with reader(path) as con:
        return con.execute(sql).fetchall()


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with reader(path) as con:
        tables = con.execute(
            "select schema_name || '.' || table_name from duckdb_tables() "
            "where database_name = current_database() order by 1"
        ).fetchall()
        return {table: con.execute(f"from {table}").fetchall() for (table,) in tables}


def test_reader_of_the_old_file_keeps_it_and_blocks_nobody(con: Connection, target: Path) -> None:
    with reader(target) as old:
        name(con, "bo")
        publish(con, target)
        kept = old.execute(OWNERS).fetchall()

    assert kept == [("noor",)]
    assert seen(target) == [("bo",)]


def test_reader_in_another_process_keeps_the_old_file_too(con: Connection, target: Path) -> None:
    with held(target, "reader", OWNERS) as process:
        name(con, "bo")
        publish(con, target)
        publish_runs(con, target)
        still, _ = process.communicate()

    assert still == "[('noor',)]\n"
    assert seen(target) == [("bo",)]


@pytest.mark.parametrize("again", [publish, publish_runs])
def test_what_a_killed_night_left_behind_does_not_matter(
    con: Connection, target: Path, again: Any
) -> None:
    aside = target.with_name(".netgraph.duckdb.building")
    for leftover in (aside, aside.with_name(f"{aside.name}.wal")):
        leftover.write_bytes(b"half a file")

    again(con, target)

    assert seen(target) == [("noor",)]
    assert sorted(path.name for path in target.parent.iterdir()) == ["netgraph.duckdb", "state"]


def test_content_published_again_is_equal_row_for_row(con: Connection, target: Path) -> None:
    name(con, "ada", "noor", "bo")
    publish(con, target)
    once = contents(target)

    name(con, "bo", "ada", "noor")
    publish(con, target)

    assert contents(target) == once
    assert once["core.owners"] == [("ada", None), ("bo", None), ("noor", None)]


def test_record_of_the_nights_is_published_without_touching_the_content(
    con: Connection, target: Path
) -> None:
    before = contents(target)
    name(con, "bo")
    con.execute("insert into state.runs values ('n1', '2024-01-31', '2024-02-01', 1.5, 'done')")

    publish_runs(con, target)

    assert contents(target) == before | {
        "state.runs": con.execute("from state.runs").fetchall(),
    }
    assert seen(target, "select run_id, outcome from runs") == [("n1", "done")]


def test_path_with_a_quote_in_it_is_published(con: Connection, tmp_path: Path) -> None:
    name(con, "noor")
    target = tmp_path / "it's here" / "netgraph.duckdb"
    target.parent.mkdir()

    publish(con, target)
    publish_runs(con, target)

    assert seen(target) == [("noor",)]


def test_form_of_what_is_published_is_made_once_and_again_after_an_update(
    con: Connection, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = room._make_form
    monkeypatch.setattr(room, "_make_form", lambda *given: (made.append(given[2]), make(*given)))

    publish(con, target)
    assert made == []
    monkeypatch.setattr(room, "digest_of", lambda *_: "of other views")
    for version in ("", "", "v1.4.0", "v1.4.0", ""):
        publish(con, target, version)

    assert made == ["", "v1.4.0"]
    assert con.execute("select count(*) from state.published_forms").fetchall() == [(2,)]
    assert seen(target) == [("noor",)]


def test_nothing_of_what_exports_said_is_published_raw(target: Path) -> None:
    schemas = {table.partition(".")[0] for table in contents(target)}

    assert schemas == {"core", "state"}


def format_of(path: Path) -> int:
    """The number in the header by which a DuckDB knows whether it can read the file."""
    return int.from_bytes(path.read_bytes()[12:20], "little")


def test_file_is_of_the_format_that_is_asked_for_and_stays_so(
    con: Connection, tmp_path: Path
) -> None:
    target = tmp_path / "netgraph.duckdb"
    formats = {}
    for version in ("", "v1.5.0", "v1.4.0"):
        publish(con, target, version)
        formats[version] = format_of(target)
        publish_runs(con, target)
        assert format_of(target) == formats[version]

    assert formats["v1.4.0"] == 67  # the newest that DuckDB 1.4 reads
    assert formats["v1.4.0"] < formats["v1.5.0"] < formats[""]


@pytest.mark.parametrize("version", STORAGE_VERSIONS)
def test_every_format_that_can_be_set_can_be_written(
    con: Connection, version: str, tmp_path: Path
) -> None:
    name(con, "noor")
    publish(con, tmp_path / "netgraph.duckdb", version)

    assert seen(tmp_path / "netgraph.duckdb", "select count(*) from contacts") == [(0,)]


@pytest.mark.parametrize("room", ["views", "macros", "adhoc"])
def test_what_readers_run_uses_no_function_that_duckdb_1_4_lacks(room: str) -> None:
    lacking = re.compile(r"\bif\(")  # a CASE says the same

    assert [file.name for file in sql_files(room) if lacking.search(file.read_text())] == []


def test_every_view_macro_and_column_has_a_comment(con: Connection) -> None:
    create_views(con)

    silent = con.execute(
        "select view_name from duckdb_views() where not internal and comment is null union all "
        "select function_name from duckdb_functions() "
        "where function_type = 'table_macro' and not internal and comment is null union all "
        "select c.table_name || '.' || c.column_name from duckdb_columns() as c "
        "join duckdb_views() as v on c.table_name = v.view_name and c.schema_name = v.schema_name "
        "where not v.internal and c.comment is null"
    ).fetchall()

    assert silent == []
