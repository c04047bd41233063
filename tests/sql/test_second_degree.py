"""The view that is computed when asked must not compute what was not asked for."""

import re
from collections.abc import Iterator

import duckdb
import pytest

from tests.sql.tables import empty

OWNERS, CONTACTS, PEOPLE, KNOWN = 200, 50, 1000, 10
HOME = f"""
insert into core.owners select 'o' || i, 'p' || i from range({OWNERS}) as owners (i);
insert into core.contacts by name
    select 'o' || i as owner, 'p' || ((7 * i + 13 * j + 1) % {PEOPLE}) as person_id, 0.5 as strength
    from range({OWNERS}) as owners (i), range({CONTACTS}) as contacts (j);
insert into core.ties by name
    select owner, person_id, 'connections' as list, true as makes_contact from core.contacts;
insert into core.links by name
    select 'p' || i as person_a, 'p' || ((31 * i + 17 * j + 1) % {PEOPLE}) as person_b,
        'declared' as evidence, 1.0 as weight
    from range({PEOPLE}) as people (i), range({KNOWN}) as known (j);
"""


@pytest.fixture(scope="module")
def pooled() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty() as con:
        con.execute(HOME)
        yield con


def most_rows(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The most rows that any operator of the plan handed on."""
    plan = con.execute(f"explain (analyze, format json) {sql}").fetchall()[0][1]
    return max(map(int, re.findall(r'"intermediate_rows": (\d+)', plan)))


@pytest.mark.parametrize(
    "narrowed",
    [
        "second_degree where owner = 'o7'",
        "second_degree where owner = getvariable('owner')",
        "second_degree where owner = coalesce(getvariable('owner'), owner)",
        "second_degree_of('o7')",
        "second_degree_of(getvariable('owner'))",
    ],
)
def test_one_owner_costs_a_look_at_the_tables_and_that_owners_paths(
    narrowed: str, pooled: duckdb.DuckDBPyConnection
) -> None:
    pooled.execute("set variable owner = 'o7'")
    tables = max(PEOPLE * KNOWN, OWNERS * (CONTACTS + 1))
    paths = 2 * CONTACTS * KNOWN

    everybody = most_rows(pooled, "from main.second_degree")
    one = most_rows(pooled, f"from main.{narrowed}")

    assert everybody > OWNERS * paths / 2
    assert one <= max(tables, 2 * paths)
