"""Joining by evidence where some must stay apart, against the plainest way to do it."""

from collections.abc import Iterable
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.identity.unite import unite

Edge = tuple[str, str, int, bool]
Apart = tuple[str, str, bool]

EDGES = {"a": pl.String, "b": pl.String, "rank": pl.Int64, "forced": pl.Boolean}
APART = {"node": pl.String, "group": pl.String, "decided": pl.Boolean}
NODES = [f"n{i}" for i in range(8)]


def united(nodes: Iterable[str], edges: list[Edge], apart: Iterable[Apart] = ()) -> dict[str, str]:
    rows = unite(
        pl.Series(list(nodes), dtype=pl.String),
        pl.DataFrame(edges, schema=EDGES, orient="row"),
        pl.DataFrame(list(apart), schema=APART, orient="row"),
    )
    return dict(rows.select("node", "root").rows())


def plain(nodes: Iterable[str], edges: list[Edge], apart: Iterable[Apart]) -> dict[str, str]:
    """One edge after the other, strongest first; a group never holds two nodes of a component."""
    component = {node: {node} for node in nodes}
    groups = {
        (group, decided): {n for n, g, d in apart if (g, d) == (group, decided)}
        for _, group, decided in apart
    }
    for a, b, _, forced in sorted(edges, key=lambda e: (e[2], e[0], e[1], e[3])):
        if a not in component or b not in component or component[a] is component[b]:
            continue
        one, two = component[a], component[b]
        forbidden = any(
            one & together and two & together and (decided or not forced)
            for (_, decided), together in groups.items()
        )
        if not forbidden:
            both = one | two
            for node in both:
                component[node] = both
    return {node: min(of) for node, of in component.items()}


nodes = st.sampled_from(NODES)
edges = st.lists(st.tuples(nodes, nodes, st.integers(0, 3), st.booleans()), max_size=14)
aparts = st.lists(
    st.tuples(nodes, st.sampled_from("uvwxyz")).map(lambda t: (*t, t[1] in "yz")), max_size=12
)


@settings(max_examples=200, deadline=None)
@given(edges, aparts)
def test_it_does_what_the_plainest_way_does(edges: list[Edge], apart: list[Apart]) -> None:
    assert united(NODES, edges, apart) == plain(NODES, edges, apart)


@settings(max_examples=30, deadline=None)
@given(edges, aparts, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    edges: list[Edge], apart: list[Apart], random: "st.randoms"
) -> None:
    shuffled = [random.sample(rows, len(rows)) for rows in (NODES, edges, apart)]

    assert united(*shuffled) == united(NODES, edges, apart)


def test_without_edges_everybody_is_alone() -> None:
    assert united("ab", []) == {"a": "a", "b": "b"}


def test_without_anybody_there_is_nobody() -> None:
    assert united([], []) == {}


def test_a_chain_is_one_component_named_by_the_smallest() -> None:
    chain = [(f"n{i}", f"n{i + 1}", 3, False) for i in reversed(range(7))]

    assert set(united(NODES, chain).values()) == {"n0"}


def test_the_stronger_evidence_wins() -> None:
    edges = [("a", "b", 2, False), ("b", "c", 1, False)]

    found = united("abc", edges, [("a", "export", False), ("c", "export", False)])

    assert found == {"a": "a", "b": "b", "c": "b"}


def test_a_forced_edge_joins_what_only_a_rule_keeps_apart() -> None:
    apart = [("a", "export", False), ("b", "export", False)]

    assert united("ab", [("a", "b", 0, False)], apart) == {"a": "a", "b": "b"}
    assert united("ab", [("a", "b", 0, True)], apart) == {"a": "a", "b": "a"}


def test_a_decision_stops_even_a_forced_edge() -> None:
    apart = [("a", "said", True), ("b", "said", True)]

    assert united("ab", [("a", "b", 0, True)], apart) == {"a": "a", "b": "b"}


def test_after_a_forced_join_the_rule_still_holds_for_a_third() -> None:
    apart = [(node, "export", False) for node in "abc"]

    found = united("abc", [("a", "b", 0, True), ("b", "c", 1, False)], apart)

    assert found == {"a": "a", "b": "a", "c": "c"}


def test_nodes_that_are_not_there_are_ignored() -> None:
    assert united("ab", [("a", "z", 0, False), ("z", "b", 0, False)], [("z", "g", True)]) == {
        "a": "a",
        "b": "b",
    }


@pytest.mark.parametrize("clash", [False, True])
def test_a_component_of_many_thousands_takes_no_time(clash: bool) -> None:
    many = [f"n{i:06}" for i in range(30_000)]
    edges = [(a, b, 3, False) for a, b in pairwise(many)]
    apart = [(many[0], "export", False), (many[-1], "export", False)] if clash else []

    assert len(set(united(many, edges, apart).values())) == 1 + clash
