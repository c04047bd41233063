import math
from itertools import product
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.introductions import (
    CLASSES,
    CONFIDENCE,
    chance,
    links_both_ways,
    possible_ways,
    ways_to,
)
from netgraph.strategy.paths import ASSUMED_STRENGTH
from tests.sql.tables import empty

LINKS = {
    "person_a": pl.String,
    "person_b": pl.String,
    "evidence": pl.String,
    "weight": pl.Float64,
}
CONTACTS = {
    "owner": pl.String,
    "owner_id": pl.String,
    "person_id": pl.String,
    "strength": pl.Float64,
    "is_listed": pl.Boolean,
}


def links(*rows: tuple[str, str, str, float]) -> pl.DataFrame:
    pairs = [(min(a, b), max(a, b), e, w) for a, b, e, w in rows]
    return pl.DataFrame(pairs, schema=LINKS, orient="row")


def contacts(owner: str = "me", **strengths: float | None) -> pl.DataFrame:
    rows = [(owner, f"{owner}0", p, s, True) for p, s in strengths.items()]
    return pl.DataFrame(rows, schema=CONTACTS, orient="row")


def targets(*ids: str) -> pl.DataFrame:
    return pl.DataFrame({"person_id": ids}, schema={"person_id": pl.String})


def test_a_class_is_worth_in_sql_what_it_is_worth_here() -> None:
    with empty() as con:
        worth = dict(con.execute("from core.confidence").fetchall())

    assert worth == CONFIDENCE
    assert list(CONFIDENCE) == list(CLASSES) == sorted(worth, key=worth.__getitem__, reverse=True)


def ways(first: pl.DataFrame, tied: pl.DataFrame, *to: str) -> list[dict[str, Any]]:
    return ways_to(first, links_both_ways(tied), targets(*to)).to_dicts()


def test_a_way_of_two_steps_is_worked_by_hand() -> None:
    [way] = ways(contacts(ana=0.25), links(("ana", "vera", "interaction", 0.5)), "vera")

    assert way == {
        "owner": "me",
        "person_id": "vera",
        "introducer_id": "ana",
        "between_id": None,
        "hops": 2,
        "strength": 0.5 * 0.45,
        "path_strength": 0.5 * 0.45,
        "weakest": 0.45,
        "steps": ["declared", "interaction"],
        "evidence": "interaction",
    }


def test_a_way_of_three_steps_bears_its_weakest_link_and_its_weakest_evidence() -> None:
    tied = links(("ana", "xi", "copresence", 3.0), ("xi", "vera", "declared", 1.0))

    [way] = ways(contacts(ana=0.64), tied, "vera")

    assert (way["introducer_id"], way["between_id"], way["hops"]) == ("ana", "xi", 3)
    assert (way["strength"], way["weakest"]) == (0.4, 0.5)
    assert (way["steps"], way["evidence"]) == (["declared", "copresence", "declared"], "copresence")


def test_a_longer_way_wins_where_each_step_of_it_is_surer() -> None:
    tied = links(
        ("ana", "vera", "copresence", 0.1),
        ("ana", "xi", "declared", 1),
        ("xi", "vera", "interaction", 1),
    )

    [way] = ways(contacts(ana=1.0), tied, "vera")

    assert (way["between_id"], way["strength"]) == ("xi", 0.9)


def test_there_is_no_way_of_four_steps() -> None:
    tied = links(*((a, b, "declared", 1) for a, b in ("ab", "bc", "cd")))

    assert [w["introducer_id"] for w in ways(contacts(a=1.0), tied, "c")] == ["a"]
    assert ways(contacts(a=1.0), tied, "d") == []


def test_a_way_never_leads_back_over_the_owner_nor_to_whom_it_asks() -> None:
    tied = links(
        ("me0", "ana", "declared", 1),
        ("me0", "vera", "declared", 1),
        ("ana", "xi", "declared", 1),
        ("ana", "vera", "copresence", 0.2),
        ("xi", "vera", "copresence", 0.1),
    )

    found = ways(contacts(ana=1.0, vera=1.0), tied, "vera")

    assert [(w["introducer_id"], w["between_id"], w["strength"]) for w in found] == [
        ("ana", None, 0.1)
    ]


def test_where_the_best_between_is_the_owner_the_next_best_is_taken() -> None:
    tied = links(
        ("you0", "ana", "declared", 1),
        ("you0", "vera", "declared", 1),
        ("ana", "xi", "copresence", 1),
        ("xi", "vera", "declared", 1),
    )
    both = pl.concat([contacts("me", ana=1.0), contacts("you", ana=1.0)])

    found = {w["owner"]: w["between_id"] for w in ways(both, tied, "vera")}

    assert found == {"me": "you0", "you": "xi"}


def test_affiliation_alone_is_no_way_and_adds_nothing_to_one() -> None:
    tied = links(
        ("ana", "vera", "affiliation", 1.0),
        ("bo", "vera", "affiliation", 1.0),
        ("bo", "vera", "copresence", 0.02),
    )
    first, steps = contacts(ana=1.0, bo=1.0), links_both_ways(tied)

    sure = ways_to(first, steps, targets("vera"))
    possible = possible_ways(first, steps.filter(pl.col("to_id") == "vera"), sure)

    assert sure.select("introducer_id", "strength", "evidence").rows() == [
        ("bo", 0.01, "copresence")
    ]
    assert possible.select("introducer_id", "strength", "weakest", "evidence").rows() == [
        ("ana", None, None, "affiliation")
    ]


def test_a_tie_of_which_nothing_is_seen_is_assumed_weak_and_comes_last() -> None:
    tied = links(("ana", "vera", "declared", 1), ("bo", "vera", "declared", 1))

    seen, listed = ways(contacts(ana=None, bo=0.0001), tied, "vera")

    assert (seen["introducer_id"], seen["strength"]) == ("bo", 0.01)
    assert (listed["introducer_id"], listed["strength"]) == ("ana", None)
    assert listed["path_strength"] == pytest.approx(math.sqrt(ASSUMED_STRENGTH))


def test_whoever_is_in_no_list_is_known_by_interaction() -> None:
    first = contacts(ana=1.0).with_columns(pl.lit(False).alias("is_listed"))

    [way] = ways(first, links(("ana", "vera", "declared", 1)), "vera")

    assert (way["steps"], way["evidence"]) == (["interaction", "declared"], "interaction")


def test_chance_over_several_is_that_of_not_all_failing() -> None:
    tied = links(("ana", "vera", "declared", 1), ("bo", "vera", "declared", 0.5))
    found = ways_to(contacts(ana=0.25, bo=0.64), links_both_ways(tied), targets("vera"))

    assert chance(found, "owner", "person_id").rows() == [("me", "vera", 2, 1 - 0.5 * 0.6)]


def test_nobody_to_ask_and_nobody_asked_for_give_empty_answers() -> None:
    tied = links(("ana", "vera", "declared", 1))

    assert ways(contacts(), tied, "vera") == []
    assert ways(contacts(ana=1.0), tied) == []
    assert ways(contacts(ana=1.0), links(), "vera") == []


PEOPLE = "abcdef"
PAIRS = [(a, b) for a, b in product(PEOPLE + "0", repeat=2) if a < b]
networks = st.lists(
    st.tuples(
        st.sampled_from(PAIRS), st.sampled_from(CLASSES), st.sampled_from([0.05, 0.3, 0.7, 1, 4])
    ),
    max_size=18,
    unique_by=lambda row: (row[0], row[1]),
)
firsts = st.dictionaries(
    st.sampled_from(PEOPLE), st.sampled_from([None, 0.01, 0.2, 0.55, 1.0]), max_size=5
)
quick = settings(derandomize=True, database=None, deadline=None, max_examples=120)


def shortest(tied: pl.DataFrame, strengths: dict[str, Any], to: str) -> dict[str, float]:
    """Per introducer the strength of the best simple way, by networkx over every simple path."""
    graph = nx.Graph()
    for a, b, evidence, weight in tied.iter_rows():
        if evidence != "affiliation" and "me0" not in (a, b):
            q = min(1, weight) * CONFIDENCE[evidence]
            if q > math.exp(-graph.get_edge_data(a, b, {"length": math.inf})["length"]):
                graph.add_edge(a, b, length=-math.log(q))
    found = {}
    for introducer, strength in strengths.items():
        if introducer == to or introducer not in graph or to not in graph:
            continue
        lengths = [
            nx.path_weight(graph, path, "length")
            for path in nx.all_simple_paths(graph, introducer, to, cutoff=2)
        ]
        if lengths:
            s = ASSUMED_STRENGTH if strength is None else strength
            found[introducer] = math.sqrt(s) * math.exp(-min(lengths))
    return found


@quick
@given(networks, firsts)
def test_ways_are_the_shortest_paths_of_networkx(
    network: list[Any], strengths: dict[str, float | None]
) -> None:
    called = {"0": "me0"}
    tied = links(*((called.get(a, a), called.get(b, b), e, w) for (a, b), e, w in network))

    found = ways(contacts(**strengths), tied, "f")

    expected = shortest(tied, strengths, "f")
    assert {w["introducer_id"]: w["path_strength"] for w in found} == {
        i: pytest.approx(q) for i, q in expected.items()
    }
    best = [(w["strength"] is None, -w["path_strength"]) for w in found]
    assert best == sorted(best)


@quick
@given(networks, firsts, st.randoms(use_true_random=False))
def test_other_ids_and_another_order_of_rows_change_nothing(
    network: list[Any], strengths: dict[str, float | None], draw: Any
) -> None:
    ids = dict(zip(PEOPLE, draw.sample([f"{n:02}" for n in range(40)], 6), strict=True))
    ids["0"] = "me0"
    rows = [(ids[a], ids[b], e, w) for (a, b), e, w in network]
    same = {p: p for p in PEOPLE} | {"0": "me0"}
    plain = ways(
        contacts(**strengths), links(*((same[a], same[b], e, w) for (a, b), e, w in network)), "f"
    )
    known = {ids[p]: s for p, s in strengths.items()}
    shuffled = contacts(**dict(draw.sample(list(known.items()), len(known))))

    other = ways(shuffled, links(*draw.sample(rows, len(rows))), ids["f"])

    def told(found: list[dict[str, Any]], names: dict[str, str]) -> set[tuple[object, ...]]:
        return {
            (names[w["introducer_id"]], w["path_strength"], w["strength"], w["hops"], w["evidence"])
            for w in found
        }

    back = {new: old for old, new in ids.items()}
    assert told(other, back) == told(plain, same)
