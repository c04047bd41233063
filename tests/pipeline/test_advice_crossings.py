"""What a night tells of bridges and quiet ties: against networkx, the ledger and the questions."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import networkx as nx
import pytest

from netgraph.store.files import sql_files

OWNERS = ("dev", "ines", "jonas", "mara", "priya")
QUESTIONS = {
    "cluster_pairs": "which_worlds_hang_on_one_person",
    "cut_points": "what_falls_off_without_someone",
    "weak_ties": "which_weak_ties_carry_much",
    "reconnect": "whom_to_write_to_again",
}


@pytest.fixture(scope="module")
def database(sample_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(sample_night / "netgraph.duckdb", read_only=True) as con:
        yield con


def rows(con: duckdb.DuckDBPyConnection, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return con.execute(sql, list(values)).fetchall()


def network(con: duckdb.DuckDBPyConnection, owner: str) -> nx.Graph:
    """An owner's contacts with every link among them."""
    among = """
        select person_a, person_b from links
        where person_a in (select person_id from contacts where owner = $1)
        and person_b in (select person_id from contacts where owner = $1)
    """
    return nx.Graph(rows(con, among, owner))


@pytest.mark.parametrize("owner", OWNERS)
def test_cut_points_and_what_falls_off_are_those_of_networkx(
    database: duckdb.DuckDBPyConnection, owner: str
) -> None:
    whole = network(database, owner)

    told = rows(database, "select person_id, loose, pieces from cut_points where owner = ?", owner)

    assert {row[0] for row in told} == set(nx.articulation_points(whole))
    for person, loose, pieces in told:
        part = whole.subgraph(nx.node_connected_component(whole, person) - {person})
        sizes = sorted(map(len, nx.connected_components(part)), reverse=True)
        assert (loose, pieces) == (sum(sizes[1:]), len(sizes) - 1)


@pytest.mark.parametrize("owner", OWNERS)
def test_a_pair_keystones_whoever_leaves_no_way_of_two_steps_behind(
    database: duckdb.DuckDBPyConnection, owner: str
) -> None:
    whole = network(database, owner)
    world: dict[str, set[str]] = {}
    for cluster, person in rows(
        database, "select cluster_id, person_id from cluster_members where owner = ?", owner
    ):
        world.setdefault(cluster, set()).add(person)

    told = rows(
        database,
        "select cluster_a, cluster_b, ways, keystones, is_parted from cluster_pairs "
        "where owner = ?",
        owner,
    )

    def is_joined(a: set[str], b: set[str], without: set[str]) -> bool:
        near = {n for p in a - without for n in whole[p]} - without
        return bool(near & b) or any(set(whole[n]) & (b - without) for n in near - a)

    assert told
    for a, b, ways, keystones, is_parted in told:
        one, other = world[a], world[b]
        assert is_joined(one, other, set())
        assert bool(keystones) == (is_parted is not None)
        assert ways == 1 or not keystones
        for person in keystones:
            assert not is_joined(one, other, {person})
    assert any(ways > 1 for _, _, ways, *_ in told)


def test_quiet_ties_are_all_ranked_and_nobody_else(database: duckdb.DuckDBPyConnection) -> None:
    quiet = rows(
        database,
        "select owner, person_id from contacts where state in ('fading', 'lapsed', 'dormant') "
        "order by all",
    )

    assert rows(database, "select owner, person_id from reconnect order by all") == quiet


def test_a_tie_was_never_less_at_its_height_than_it_is_now(
    database: duckdb.DuckDBPyConnection,
) -> None:
    below = """
        select reconnect.person_id from reconnect
        inner join contacts on reconnect.owner = contacts.owner
        and reconnect.person_id = contacts.person_id
        where reconnect.height is null or reconnect.height < contacts.strength
        or reconnect.height_on > contacts.last_contact_on
    """
    assert rows(database, below) == []


def test_the_list_pushes_against_the_comfortable_choice(
    database: duckdb.DuckDBPyConnection,
) -> None:
    for owner in OWNERS:
        first = rows(
            database, "select comfort_rank from reconnect where owner = ? and rank <= 12", owner
        )
        assert sum(rank > 12 for (rank,) in first) >= 2


def test_a_reason_to_write_is_one_that_exports_show(database: duckdb.DuckDBPyConnection) -> None:
    kinds = dict(
        rows(
            database,
            "select occasion_kind, count(*) from reconnect where occasion_kind is not null "
            "group by all",
        )
    )
    assert set(kinds) == {"job_change", "answer", "recommendation", "anniversary", "rhythm"}
    unseen = """
        select * from reconnect where occasion_kind = 'answer' and not exists (
            select 1 from interactions
            inner join owner_metrics on interactions.to_person = owner_metrics.person_id
            where owner_metrics.owner = reconnect.owner
            and interactions.from_person = reconnect.person_id
            and cast(interactions.occurred_at as date) = reconnect.occasion_on
        )
    """
    assert rows(database, unseen) == []


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize(("table", "question"), QUESTIONS.items())
def test_every_figure_of_the_report_is_that_of_a_question(
    sample_night: Path, database: duckdb.DuckDBPyConnection, table: str, question: str, owner: str
) -> None:
    with (sample_night / "reports" / "latest" / owner / f"{table}.csv").open() as file:
        printed = list(csv.DictReader(file))
    con = database.cursor()
    con.execute("set variable owner = ?", [owner])
    text = next(file for file in sql_files("adhoc") if file.stem == question).read_text()
    asked = con.sql(text).pl().to_dicts()[: len(printed)]

    assert len(asked) == len(printed) > 0
    shared = [c for c in asked[0] if c in printed[0]]
    assert len(shared) >= 7
    for told, answer in zip(printed, asked, strict=True):
        for column in shared:
            assert _same(told[column], answer[column]), (column, told[column], answer[column])


def _same(printed: str, answer: object) -> bool:
    if answer is None or printed == "":
        return printed == "" and answer is None
    if isinstance(answer, float):
        return float(printed) == pytest.approx(answer, abs=0.00051)
    return printed.lstrip("'") == (str(answer).lower() if isinstance(answer, bool) else str(answer))
