from datetime import date
from typing import Any

import duckdb
import polars as pl
import pytest

from netgraph import schemas
from netgraph.store.connect import Connection
from netgraph.store.load import load_package, record_sightings

PACKAGE: dict[str, object] = {
    "package_id": "p1",
    "source": "crm",
    "neutral": True,
    "manifest_on": None,
    "newest_on": None,
    "reader": "r1",
}


def frames(*keys: str) -> dict[str, pl.DataFrame]:
    rows: list[dict[str, object]] = [{"key": key} for key in keys]
    return {shape.name: shape.empty() for shape in schemas.SNAPSHOT_FRAMES} | {
        "accounts": schemas.ACCOUNTS.of(rows)
    }


def stored(con: Connection) -> list[tuple[Any, ...]]:
    return con.execute("select package_id, key from raw.accounts order by all").fetchall()


def sightings(*places: tuple[str, str]) -> pl.DataFrame:
    rows = [
        {"path": path, "package_id": package, "filed_under": None, "stamp": "s", "reader": "r"}
        | {"reason": None if package else "damaged"}
        | {"dated_on": None, "dated_by": None, "warning": None}
        for path, package in places
    ]
    text = dict.fromkeys(rows[0], pl.String)
    return pl.DataFrame(rows, schema=text | {"dated_on": pl.Date})


def lying(con: Connection) -> list[tuple[Any, ...]]:
    return con.execute("select path, package_id, present from raw.sightings order by 1").fetchall()


def test_package_loaded_twice_is_there_once(con: Connection) -> None:
    for _ in range(2):
        load_package(con, PACKAGE, frames("crm:1", "crm:2"))

    assert stored(con) == [("p1", "crm:1"), ("p1", "crm:2")]
    assert con.execute("select count(*) from raw.packages").fetchall() == [(1,)]


def test_package_read_anew_takes_the_place_of_what_was_read_before(con: Connection) -> None:
    load_package(con, PACKAGE | {"package_id": "p0"}, frames("crm:9"))
    load_package(con, PACKAGE, frames("crm:1", "crm:2"))

    load_package(con, PACKAGE | {"reader": "r2"}, frames("crm:3"))

    assert stored(con) == [("p0", "crm:9"), ("p1", "crm:3")]


def test_package_is_loaded_whole_or_not_at_all(con: Connection) -> None:
    load_package(con, PACKAGE, frames("crm:1"))
    broken = frames("crm:2") | {"notes": pl.DataFrame({"file": ["a"], "note": [None]})}

    with pytest.raises(duckdb.Error):
        load_package(con, PACKAGE, broken)
    with pytest.raises(duckdb.Error):
        load_package(con, PACKAGE | {"package_id": "p2"}, broken)

    assert stored(con) == [("p1", "crm:1")]
    assert con.execute("select package_id from raw.packages").fetchall() == [("p1",)]


def test_what_left_the_inbox_is_kept_where_it_lay_last(con: Connection) -> None:
    record_sightings(con, sightings(("a.zip", "p1"), ("b.zip", "p2"), ("c.zip", "")))

    record_sightings(con, sightings(("noor/b.zip", "p2"), ("d.zip", "")))

    assert lying(con) == [("a.zip", "p1", False), ("d.zip", "", True), ("noor/b.zip", "p2", True)]


def test_content_that_is_dated_anew_where_it_lies_is_taken_down_once(con: Connection) -> None:
    record_sightings(con, sightings(("a.zip", "p1")))

    record_sightings(con, sightings(("a.zip", "p1")).with_columns(dated_on=date(2024, 1, 31)))

    assert lying(con) == [("a.zip", "p1", True)]


def test_same_place_seen_twice_is_taken_down_once(con: Connection) -> None:
    record_sightings(con, sightings(("a.zip", "p1"), ("a.zip", "p1")))

    assert lying(con) == [("a.zip", "p1", True)]
