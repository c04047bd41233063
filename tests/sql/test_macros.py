"""The table macros of a published night against its views, and against `netgraph intro`."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from netgraph.store.query import run
from netgraph.strategy.introductions import links_both_ways, ways_to

OWNER = "mara"


@pytest.fixture(scope="module")
def con(sample_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(sample_night / "netgraph.duckdb", read_only=True) as published:
        yield published


def asked(con: duckdb.DuckDBPyConnection, sql: str, *values: str) -> pl.DataFrame:
    rows: pl.DataFrame = con.sql(sql, params=list(values)).pl()
    return rows


def test_contacts_as_of_the_night_are_the_contacts_of_the_night(
    con: duckdb.DuckDBPyConnection,
) -> None:
    columns = "owner, person_id, name, sources, since"

    then = asked(con, f"select {columns} from as_of('2023-11-20') order by 1, 2")
    now = asked(con, f"select {columns} from contacts order by 1, 2")

    assert_frame_equal(then, now)


def test_contacts_as_of_the_day_of_an_export_are_as_many_as_it_lists(
    con: duckdb.DuckDBPyConnection,
) -> None:
    sizes = asked(con, "from growth where size is not null order by owner, source, exported_on")

    counted = [
        asked(
            con,
            "select count(*) from as_of(?) "
            "where owner = ? and list_contains(string_split(sources, ', '), ?)",
            *(str(row[name]) for name in ("exported_on", "owner", "source")),
        ).item()
        for row in sizes.to_dicts()
    ]
    assert counted == sizes["size"].to_list()
    assert len(counted) > 10


def test_people_of_second_degree_are_those_of_the_view_each_with_the_best_way(
    con: duckdb.DuckDBPyConnection,
) -> None:
    view = asked(
        con,
        "select owner, person_id, max(strength) as strength, count(*) as introducers "
        "from second_degree where owner = ? group by all order by person_id",
        OWNER,
    )

    found = asked(con, "from second_degree_of(?) order by person_id", OWNER)

    assert_frame_equal(found.select(view.columns), view)
    assert asked(con, "select count(distinct owner) from second_degree_of(null)").item() == 5


def test_ways_of_one_introduction_are_those_of_the_view(con: duckdb.DuckDBPyConnection) -> None:
    target = asked(con, "select min(person_id) from second_degree where owner = ?", OWNER).item()
    columns = "person_id, introducer_id, strength, evidence"

    view = asked(
        con,
        f"select {columns} from second_degree where owner = ? and person_id = ? "
        "and introducer_id in (select introducer_id from intro_paths(?, ?) where hops = 2) "
        "order by introducer_id",
        *(OWNER, target, OWNER, target),
    )
    short = asked(
        con,
        f"select {columns} from intro_paths(?, ?) where hops = 2 order by introducer_id",
        *(OWNER, target),
    )

    assert short.height
    assert_frame_equal(short, view)


def test_ways_are_those_of_the_command(con: duckdb.DuckDBPyConnection) -> None:
    far = asked(
        con, "select person_id from second_degree where owner = ? order by 1 limit 4", OWNER
    )
    near = asked(con, "select person_id from contacts where owner = ? order by 1 limit 4", OWNER)
    targets = pl.concat([far, near]).unique().sort("person_id")
    steps = links_both_ways(run(con, "intro_links", targets=targets["person_id"].to_list()))
    ways = ways_to(run(con, "intro_contacts", owner=OWNER), steps, targets).drop("steps")

    found = pl.concat(
        asked(con, "from intro_paths(?, ?)", OWNER, target) for target in targets["person_id"]
    )

    order = ["person_id", "introducer_id"]
    assert {2, 3} == set(found["hops"])
    assert_frame_equal(
        found.select(ways.columns).sort(order),
        ways.sort(order),
        check_dtypes=False,
        rel_tol=1e-8,
    )


def test_target_is_a_whole_name_whatever_its_case(con: duckdb.DuckDBPyConnection) -> None:
    row = asked(
        con, "select person_id, name from second_degree_of(?) order by person_id limit 1", OWNER
    ).row(0, named=True)

    by_id = asked(con, "from intro_paths(?, ?) order by all", OWNER, row["person_id"])
    by_name = asked(con, "from intro_paths(?, ?) order by all", OWNER, row["name"].upper())
    by_part = asked(con, "from intro_paths(?, ?)", OWNER, row["name"][:-1])

    assert by_id.height
    assert by_name.filter(pl.col("person_id") == row["person_id"]).equals(by_id)
    assert by_part.is_empty()
