"""Each check of sql/checks finds the rows it is there for, and nothing in a sound home."""

from collections.abc import Iterator

import duckdb
import pytest

from netgraph.errors import StoreError
from netgraph.store import files
from netgraph.store.checks import run_checks
from netgraph.store.migrate import migrate

SOUND = """
insert into core.people (person_id, name) values ('p1', 'Noor'), ('p2', 'Bo'), ('p3', 'Ada');
insert into core.owners values ('noor', 'p1');
insert into core.owner_metrics (owner, contacts) values ('noor', 2);
insert into core.contacts (owner, person_id, strength, reciprocity)
values ('noor', 'p2', 0.5, 1), ('noor', 'p3', null, null);
insert into core.ranking (owner, person_id, rank, score)
values ('noor', 'p2', 1, 0.7), ('noor', 'p3', 2, null);
insert into core.key_people (owner, position, person_id)
values ('noor', 1, 'p3'), ('noor', 2, 'p2');
insert into core.structure (owner, person_id, participation) values ('noor', 'p2', 0.25);
insert into core.reach values ('noor', 'p2', 5, 5), ('noor', 'p3', null, null);
insert into core.links values ('p1', 'p2', 'declared', 1, null, null);
insert into core.ties
    (owner, source, list, account_id, person_id, spell, first_seen_on, last_seen_on)
values ('noor', 'crm', 'contacts', 'crm:2', 'p2', 1, '2024-01-01', '2024-02-01'),
       ('noor', 'crm', 'contacts', 'crm:2', 'p2', 2, '2024-03-01', '2024-03-01'),
       ('noor', 'crm', 'friends', 'crm:2', 'p2', 1, '2024-01-01', '2024-01-01');
insert into raw.files values ('k', 'a.csv', 's', 'read', null, 3, 2, 1),
                             ('k', 'b.txt', 's', 'unknown', null, null, null, null);
"""
TIE = "insert into core.ties (owner, list, account_id, person_id) values ('noor', 'l', 'crm:9', {})"
LINK = "insert into core.links values ({}, {}, 'declared', {}, null, null)"
BAD = [
    ("contacts__not_a_share", "update core.contacts set strength = 1.01 where person_id = 'p2'"),
    ("contacts__not_a_share", "update core.contacts set reciprocity = -0.1 where person_id = 'p2'"),
    ("contacts__not_a_share", "update core.ranking set score = 'nan' where person_id = 'p2'"),
    ("contacts__not_a_share", "update core.structure set participation = 2"),
    (
        "growth_together__does_not_add_up",
        "insert into core.growth_together by name select 'noor' as owner, day as exported_on, "
        "size, 1 as added, 0 as removed, 0 as returned, 0 as first_listed "
        "from (values (date '2024-01-01', 5), (date '2024-02-01', 7)) as days(day, size)",
    ),
    (
        "rebuild__more_back_than_there",
        "insert into core.rebuild by name select 'noor' as owner, date '2024-01-01' as before_on, "
        "date '2024-02-01' as reset_on, date '2024-02-01' as exported_on, 5 as size_before, "
        "9 as size, 2 as removed, 3 as removed_back, 4 as back",
    ),
    ("contacts__owner_is_own_contact", "update core.owners set person_id = 'p2'"),
    ("exports__rows_unaccounted", "update raw.files set rows_kept = 3 where file = 'a.csv'"),
    ("exports__rows_unaccounted", "update raw.files set rows_rejected = null where file = 'a.csv'"),
    ("key_people__not_in_order", "update core.key_people set person_id = 'p9' where position = 1"),
    ("key_people__not_in_order", "update core.key_people set person_id = 'p2'"),
    ("key_people__not_in_order", "update core.key_people set position = position + 1"),
    ("links__not_a_pair", LINK.format("'p2'", "'p1'", 1)),
    ("links__not_a_pair", LINK.format("'p2'", "'p2'", 1)),
    ("links__not_a_pair", LINK.format("'p2'", "'p3'", "null")),
    ("links__not_a_pair", LINK.format("'p2'", "'p3'", 0)),
    ("links__not_a_pair", LINK.format("null", "'p3'", 1)),
    ("links__unknown_person", LINK.format("'p1'", "'p9'", 1)),
    ("links__unknown_person", LINK.format("'p0'", "'p1'", 1)),
    ("owner_metrics__contacts_differ", "update core.owner_metrics set contacts = 3"),
    ("owner_metrics__contacts_differ", "truncate core.owner_metrics"),
    ("ranking__not_one_to_one", "delete from core.ranking where person_id = 'p3'"),
    ("ranking__not_one_to_one", "update core.ranking set person_id = 'p9' where rank = 2"),
    ("ranking__not_one_to_one", "update core.ranking set rank = 1"),
    ("ranking__not_one_to_one", "update core.ranking set rank = rank + 1"),
    ("ranking__not_one_to_one", "insert into core.ranking (owner, rank) values ('bo', 1)"),
    ("reach__exclusive_exceeds", "update core.reach set exclusive_reach = 6 where reach = 5"),
    ("reach__exclusive_exceeds", "update core.reach set exclusive_reach = 0 where reach is null"),
    ("ties__orphan_person", TIE.format("'p9'")),
    ("ties__orphan_person", TIE.format("null")),
    ("ties__spells_overlap", "update core.ties set first_seen_on = '2024-02-01' where spell = 2"),
]


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A home in which nothing is."""
    with duckdb.connect() as connection:
        migrate(connection)
        yield connection


@pytest.fixture
def con(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A home in which everything is as it should be; what a test changes is taken back."""
    database.execute("begin")
    database.execute(SOUND)
    yield database
    database.execute("rollback")


def test_sound_home_passes_every_check(con: duckdb.DuckDBPyConnection) -> None:
    assert run_checks(con) == len(files.sql_files("checks"))


def test_empty_home_passes_every_check(database: duckdb.DuckDBPyConnection) -> None:
    assert run_checks(database) == len(files.sql_files("checks"))


@pytest.mark.parametrize(("check", "change"), BAD)
def test_check_finds_what_it_is_there_for(
    con: duckdb.DuckDBPyConnection, check: str, change: str
) -> None:
    con.execute(change)

    with pytest.raises(StoreError, match=rf"not published.* {check}: \w.*\(\d+ rows\)"):
        run_checks(con)


def test_every_check_is_seen_to_fire() -> None:
    assert {file.stem for file in files.sql_files("checks")} == {check for check, _ in BAD}


def test_all_that_is_wrong_is_said_at_once(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("update core.ranking set rank = 1")
    con.execute("update core.reach set exclusive_reach = 6 where reach = 5")

    with pytest.raises(StoreError) as failure:
        run_checks(con)

    assert str(failure.value).count(" rows)") == 2
