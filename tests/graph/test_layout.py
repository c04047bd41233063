from collections.abc import Callable, Iterable
from itertools import combinations
from math import dist, hypot
from typing import Any

import networkx as nx
import pytest

from netgraph.graph import Measures, Options

Measured = Callable[..., Measures]
Places = dict[str, tuple[float, float]]


def clique(prefix: str, size: int) -> list[tuple[str, str]]:
    return list(combinations([f"{prefix}{i:02}" for i in range(size)], 2))


THREE = [*clique("a", 12), *clique("b", 8), *clique("c", 5), ("a00", "b00"), ("b01", "c00")]
PEOPLE = sorted({p for edge in THREE for p in edge})
ALONE = [f"z{i}" for i in range(6)]


def places(found: Measures) -> Places:
    return {p: (x, y) for _, p, x, y in found.layout.iter_rows()}


def map_of(measured: Measured, edges: Iterable[tuple[Any, ...]], people: Iterable[str]) -> Places:
    return places(measured(edges, {"me": people}, options=Options(stability_runs=0)))


def around(them: list[tuple[float, float]]) -> tuple[tuple[float, float], float]:
    """The middle of some places, and how far the outermost is from it."""
    middle = (sum(x for x, _ in them) / len(them), sum(y for _, y in them) / len(them))
    return middle, max(dist(middle, place) for place in them)


def test_every_contact_has_a_place_within_the_circle_around_the_owner(measured: Measured) -> None:
    found = map_of(measured, THREE, [*PEOPLE, *ALONE])

    assert sorted(found) == [*PEOPLE, *ALONE]
    assert max(hypot(*place) for place in found.values()) == pytest.approx(1, abs=1e-3)
    assert min(hypot(*place) for place in found.values()) > 0.05
    assert len(set(found.values())) == len(found)


def test_clusters_stand_apart(measured: Measured) -> None:
    found = map_of(measured, THREE, [*PEOPLE, *ALONE])

    for world in "abc":
        own = [place for p, place in found.items() if p[0] == world]
        middle, reach = around(own)
        assert all(dist(middle, place) > reach for p, place in found.items() if p[0] != world)


def test_contacts_without_a_link_to_another_stand_around_all_clusters(measured: Measured) -> None:
    found = map_of(measured, THREE, [*PEOPLE, *ALONE])

    assert min(hypot(*found[p]) for p in ALONE) > max(hypot(*found[p]) for p in PEOPLE)


def test_linked_clusters_lie_nearer_to_each_other(measured: Measured) -> None:
    edges = [e for i in range(6) for e in clique(f"w{i}-", 9)]
    edges += [(f"w0-{i:02}", f"w5-{i:02}") for i in range(4)]
    found = map_of(measured, edges, {p for edge in edges for p in edge})

    middles = [around([s for p, s in found.items() if p.startswith(f"w{i}")])[0] for i in range(6)]
    apart = sorted(dist(a, b) for a, b in combinations(middles, 2))
    assert dist(middles[0], middles[5]) <= apart[5]


def test_those_who_are_linked_stand_nearer_than_others(measured: Measured) -> None:
    ring = [(f"p{i:02}", f"p{(i + 1) % 30:02}") for i in range(30)]
    found = map_of(measured, ring, {p for edge in ring for p in edge})

    linked = [dist(found[a], found[b]) for a, b in ring]
    pairs = [dist(found[a], found[b]) for a, b in combinations(sorted(found), 2)]
    assert sum(linked) / len(linked) < sum(pairs) / len(pairs)


def test_the_order_of_rows_and_other_owners_do_not_move_anybody(measured: Measured) -> None:
    people = [*PEOPLE, *ALONE]
    options = Options(stability_runs=0)

    alone = measured(THREE, {"me": people}, options=options).layout
    among = measured(
        [(b, a) for a, b in reversed(THREE)],
        {"you": PEOPLE[:9], "me": reversed(people)},
        options=options,
    ).layout

    assert among.filter(owner="me").equals(alone)


def test_other_ids_in_the_same_order_leave_everybody_in_place(measured: Measured) -> None:
    def named(p: str) -> str:
        return f"linkedin:in/{p}"

    first = map_of(measured, THREE, PEOPLE)
    second = map_of(measured, [(named(a), named(b)) for a, b in THREE], map(named, PEOPLE))

    assert second == {named(p): place for p, place in first.items()}


def test_other_ids_in_another_order_keep_clusters_apart(measured: Measured) -> None:
    turned = {p: f"q{len(PEOPLE) - i:02}" for i, p in enumerate(PEOPLE)}
    found = map_of(measured, [(turned[a], turned[b]) for a, b in THREE], turned.values())

    for world in "abc":
        own = {q for p, q in turned.items() if p[0] == world}
        middle, reach = around([found[q] for q in own])
        assert all(dist(middle, place) > reach for q, place in found.items() if q not in own)


def test_two_nights_draw_the_same_map_and_another_seed_a_map_of_its_own(
    measured: Measured,
) -> None:
    graph = nx.gnm_random_graph(60, 240, seed=3)
    people = [str(p) for p in graph.nodes]

    def drawn(seed: int) -> Places:
        options = Options(stability_runs=0, seed=seed)
        return places(measured(graph.edges, {"me": people}, options=options))

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)


def test_without_any_link_all_stand_around_the_owner_and_nobody_at_all_is_no_error(
    measured: Measured,
) -> None:
    few = map_of(measured, [("a", "beyond")], ["a", "b", "c"])

    assert len(set(few.values())) == 3
    assert max(hypot(*place) for place in few.values()) == pytest.approx(1, abs=1e-3)
    assert map_of(measured, [("x", "y")], []) == {}


def test_the_backbone_has_each_link_that_clusters_rest_on_once(measured: Measured) -> None:
    found = measured([("b", "a", 0.5), ("b", "c", 0.25), ("a", "me")], {"me": ["a", "b", "c"]})

    assert found.backbone.rows() == [("me", "a", "b", 0.5), ("me", "b", "c", 0.25)]
