import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from netgraph.graph import Options

Summary = Callable[..., dict[str, Any]]

BURT = ("constraint", "effective_size", "efficiency", "hierarchy")


def ego_with_owner(graph: nx.Graph, owner: str, contacts: list[Any]) -> nx.Graph:
    ego = nx.Graph(graph.subgraph(contacts))
    ego.add_edges_from((owner, contact) for contact in contacts)
    return ego


def terms_of(ego: nx.Graph, owner: str) -> list[float]:
    return [nx.local_constraint(ego, owner, contact) for contact in ego[owner]]


@pytest.mark.parametrize(
    ("owner", "size", "efficiency"), [("G", 4.67, 0.78), ("A", 2.50, 0.625), ("C", 1.0, 1.0)]
)
def test_effective_size_and_efficiency_are_those_published_for_borgattis_example(
    summary: Summary, owner: str, size: float, efficiency: float
) -> None:
    example = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])

    found = summary(example.edges, example[owner], options=Options(min_coverage=0.0))

    assert found["effective_size"] == pytest.approx(size, abs=0.005)
    assert found["efficiency"] == pytest.approx(efficiency, abs=0.005)


def test_constraint_of_g_in_borgattis_example_is_the_published_one(summary: Summary) -> None:
    example = nx.Graph(["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"])

    found = summary(example.edges, example["G"])

    assert found["constraint"] == pytest.approx(0.400, abs=0.0005)


@pytest.mark.parametrize("seed", range(12))
def test_the_owners_measures_equal_networkx_on_the_ego_network_with_the_owner(
    summary: Summary, seed: int
) -> None:
    graph = nx.gnp_random_graph(25, 0.02 + seed / 15, seed=seed)
    contacts = list(range(5 + seed))
    ego = ego_with_owner(graph, "me", contacts)

    found = summary(graph.edges, contacts, options=Options(min_coverage=0.0))

    terms = terms_of(ego, "me")
    mean = sum(terms) / len(terms)
    disorder = sum(c / mean * math.log(c / mean) for c in terms) / len(terms)
    expected = {
        "constraint": nx.constraint(ego, ["me"])["me"],
        "effective_size": nx.effective_size(ego, ["me"])["me"],
        "efficiency": nx.effective_size(ego, ["me"])["me"] / len(contacts),
        "hierarchy": disorder / math.log(len(terms)),
        "links_among": graph.subgraph(contacts).number_of_edges(),
    }
    assert {k: found[k] for k in expected} == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_contacts_who_do_not_know_each_other_constrain_least_and_alike(
    summary: Summary, size: int
) -> None:
    found = summary([(i, f"friend of {i}") for i in range(size)], range(size))

    assert found["constraint"] == pytest.approx(1 / size)
    assert found["effective_size"] == size
    assert found["hierarchy"] == (None if size == 1 else 0)


def test_one_contact_behind_all_others_makes_hierarchy_higher_than_a_circle_does(
    summary: Summary,
) -> None:
    star = summary([(0, i) for i in range(1, 9)], range(9))
    circle = summary([(i, (i + 1) % 9) for i in range(9)], range(9))

    assert star["hierarchy"] > 0.1
    assert circle["hierarchy"] == pytest.approx(0, abs=1e-12)


def test_an_owner_without_contacts_has_no_measure_but_a_row(summary: Summary) -> None:
    found = summary([("a", "b")], [])

    assert found["contacts"] == 0
    assert [found[m] for m in (*BURT, "coverage", "second_degree")] == [None] * 6


def test_below_the_needed_coverage_the_owners_measures_are_null(summary: Summary) -> None:
    links = [(1, 2), (2, 3)]

    assert [summary(links, range(11))[m] for m in BURT] == [None] * 4
    assert None not in [summary(links, range(10))[m] for m in BURT]
    assert summary(links, range(11))["coverage"] == pytest.approx(3 / 11)


def test_links_of_contacts_to_people_outside_change_none_of_the_owners_measures(
    summary: Summary,
) -> None:
    inside = [(0, 1), (1, 2), (3, 4)]

    alone = summary(inside, range(5))
    among_others = summary([*inside, (0, "x"), (1, "x"), (2, "y")], range(5))

    assert [alone[m] for m in BURT] == [among_others[m] for m in BURT]
