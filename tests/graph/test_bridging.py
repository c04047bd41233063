from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from netgraph.graph import Measures, Options

Contacts = Callable[..., dict[str, dict[str, Any]]]

ZACHARY = nx.relabel_nodes(nx.karate_club_graph(), lambda n: n + 1)
FLORENCE = nx.florentine_families_graph()
KITE = nx.krackhardt_kite_graph()  # 7 is Heather, between Ike and the rest


@pytest.mark.parametrize(
    ("graph", "person", "published"),
    [
        (ZACHARY, 1, 231.0714),
        (ZACHARY, 34, 160.5516),
        (ZACHARY, 33, 76.6905),
        (FLORENCE, "Medici", 0.522 * 91),
        (FLORENCE, "Guadagni", 0.255 * 91),
        (KITE, 7, 14.0),
        (KITE, 3, 3.6667),
    ],
)
def test_betweenness_is_the_published_one(
    per_contact: Contacts, graph: nx.Graph, person: Any, published: float
) -> None:
    found = per_contact(graph.edges, graph.nodes)

    assert found[str(person)]["betweenness"] == pytest.approx(published, abs=0.05)


def test_zacharys_club_hangs_together_by_its_first_member(
    measured: Callable[..., Measures], per_contact: Contacts
) -> None:
    contacts = per_contact(ZACHARY.edges, ZACHARY.nodes)
    bridges = measured(ZACHARY.edges, {"me": ZACHARY.nodes}).bridge_ties

    assert [p for p, row in contacts.items() if row["is_cut_point"]] == ["1"]
    assert bridges.rows() == [("me", "1", "12")]


@pytest.mark.parametrize("seed", range(10))
def test_cut_points_bridges_and_betweenness_equal_networkx_among_the_contacts(
    measured: Callable[..., Measures], per_contact: Contacts, seed: int
) -> None:
    graph = nx.gnm_random_graph(60, 40 + 12 * seed, seed=seed)
    contacts = list(range(40))
    among = graph.subgraph(contacts)
    seen = {str(p) for p in contacts if graph.degree(p)}
    links = [*graph.edges, *(("me", p) for p in contacts)]

    found = per_contact(links, contacts)
    bridges = measured(links, {"me": contacts}).bridge_ties

    betweenness = nx.betweenness_centrality(among, normalized=False)
    cut = {str(p) for p in nx.articulation_points(among)}
    assert {p for p, row in found.items() if row["observed"]} == seen
    assert {p: found[p]["betweenness"] for p in seen} == pytest.approx(
        {str(p): b for p, b in betweenness.items() if str(p) in seen}, rel=1e-9, abs=1e-9
    )
    assert {p for p in seen if found[p]["is_cut_point"]} == cut
    assert {p: row["links"] for p, row in found.items()} == {str(p): d for p, d in among.degree}
    assert set(bridges.select("person_a", "person_b").iter_rows()) == {
        tuple(sorted(map(str, edge))) for edge in nx.bridges(among)
    }


def test_of_a_contact_whose_links_nobody_shows_position_is_unknown(per_contact: Contacts) -> None:
    found = per_contact([(1, 2), (3, "outsider"), (4, "me")], [1, 2, 3, 4, 5])

    assert [found[p]["observed"] for p in "12345"] == [True, True, True, False, False]
    assert [found[p]["betweenness"] for p in "12345"] == [0, 0, 0, None, None]
    assert [found[p]["is_cut_point"] for p in "12345"] == [False, False, False, None, None]


def test_over_budget_betweenness_is_estimated_near_the_exact_value_and_said_so(
    measured: Callable[..., Measures],
) -> None:
    graph = nx.barabasi_albert_graph(400, 3, seed=4)
    thrifty = Options(betweenness_budget=1e4, betweenness_pivots=200, stability_runs=0)

    exact = measured(graph.edges, {"me": graph.nodes}, options=Options(stability_runs=0))
    sampled = measured(graph.edges, {"me": graph.nodes}, options=thrifty)

    top = exact.people.sort("betweenness")["person_id"].tail(5)
    there, near = (
        m.people.filter(m.people["person_id"].is_in(top.implode()))["betweenness"]
        for m in (exact, sampled)
    )
    assert exact.owner_metrics["betweenness_exact"].item() is True
    assert sampled.owner_metrics["betweenness_exact"].item() is False
    assert near.to_list() == pytest.approx(there.to_list(), rel=0.2)
    assert near.to_list() != there.to_list()


def test_pivots_of_everybody_would_give_the_exact_values(per_contact: Contacts) -> None:
    options = Options(betweenness_budget=0, betweenness_pivots=34)

    found = per_contact(ZACHARY.edges, ZACHARY.nodes, options=options)

    assert found["1"]["betweenness"] == pytest.approx(231.0714, abs=1e-4)


def test_participation_is_the_share_of_weight_that_leaves_the_largest_part(
    per_contact: Contacts,
) -> None:
    worlds = [[f"{w}{i}" for i in range(6)] for w in "ab"]
    links = [(a, b, 3.0) for world in worlds for a in world for b in world if a < b]

    found = per_contact([*links, ("a0", "b0", 5.0)], [*worlds[0], *worlds[1], "loner"])

    assert found["a0"]["participation"] == pytest.approx(1 - (15 / 20) ** 2 - (5 / 20) ** 2)
    assert found["a1"]["participation"] == 0
    assert found["loner"]["participation"] is None
    assert [found[p]["clusters_joined"] for p in ("a0", "a1", "loner")] == [2, 1, 0]
