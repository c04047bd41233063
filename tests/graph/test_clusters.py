import random
from collections.abc import Callable
from itertools import combinations

import igraph
import networkx as nx
import polars as pl
import pytest

from netgraph.graph import Measures, Options

Measured = Callable[..., Measures]

ZACHARY = nx.karate_club_graph()


def clique(prefix: str, size: int) -> list[tuple[str, str]]:
    return list(combinations([f"{prefix}{i}" for i in range(size)], 2))


def worlds(found: Measures) -> dict[str, set[str]]:
    grouped = found.cluster_members.group_by("cluster_id").agg("person_id")
    return {cluster: set(people) for cluster, people in grouped.iter_rows()}


def test_zacharys_club_is_split_at_the_known_optimum_of_modularity(measured: Measured) -> None:
    edges = list(ZACHARY.edges)  # its edges carry weights; the published optimum does not

    found = measured(edges, {"me": ZACHARY.nodes})

    parts = [{int(p) for p in people} for people in worlds(found).values()]
    assert nx.community.modularity(ZACHARY, parts, weight=None) == pytest.approx(0.4198, abs=5e-5)


def test_cliques_are_found_largest_first_and_equal_ones_by_their_smallest_member(
    measured: Measured,
) -> None:
    edges = [*clique("c", 5), *clique("b", 7), *clique("a", 5), ("a0", "b0"), ("b1", "c0")]

    found = measured(edges, {"me": {p for edge in edges for p in edge}})

    members = found.cluster_members
    assert found.clusters.select("cluster_id", "size").rows() == [("c1", 7), ("c2", 5), ("c3", 5)]
    assert {p[0] for p in worlds(found)["c1"]} == {"b"}
    assert {p[0] for p in worlds(found)["c2"]} == {"a"}
    assert members.equals(members.sort("cluster_id", "person_id"))


def test_weights_decide_where_links_alone_do_not(measured: Measured) -> None:
    ring = [(0, 1, 9.0), (1, 2, 1.0), (2, 3, 9.0), (3, 0, 1.0)]

    found = measured(ring, {"me": range(4)})

    assert sorted(map(sorted, worlds(found).values())) == [["0", "1"], ["2", "3"]]


def test_clear_clusters_are_stable_and_a_random_graph_has_none_that_are(
    measured: Measured,
) -> None:
    clear = [*clique("a", 8), *clique("b", 8), ("a0", "b0")]
    noise = nx.gnm_random_graph(60, 240, seed=3)

    stable = measured(clear, {"me": {p for edge in clear for p in edge}}).clusters
    unstable = measured(noise.edges, {"me": noise.nodes}).clusters

    assert stable["stability"].to_list() == [1.0, 1.0]
    assert all(s is None or 0 < s < 0.75 for s in unstable["stability"])


def test_stability_is_not_judged_below_five_members_nor_without_runs(measured: Measured) -> None:
    edges = [*clique("a", 5), *clique("b", 4)]
    contacts = {"me": {p for edge in edges for p in edge}}

    judged = measured(edges, contacts).clusters
    unjudged = measured(edges, contacts, options=Options(stability_runs=0)).clusters

    assert judged["stability"].is_null().to_list() == [False, True]
    assert unjudged["stability"].null_count() == 2


def test_contacts_without_links_among_contacts_belong_to_no_cluster(measured: Measured) -> None:
    edges = [("me", "a0"), ("me", "loner"), ("loner", "outsider"), *clique("a", 3)]

    found = measured(edges, {"me": ["a0", "a1", "a2", "loner", "unseen"]})

    assert worlds(found) == {"c1": {"a0", "a1", "a2"}}


def test_no_links_among_contacts_give_no_clusters(measured: Measured) -> None:
    found = measured([("a", "outsider")], {"me": ["a", "b"]})

    assert found.clusters.is_empty()
    assert found.cluster_members.is_empty()
    assert found.bridge_ties.is_empty()


def test_the_seed_decides_everything_that_is_drawn(measured: Measured) -> None:
    graph = nx.gnm_random_graph(80, 300, seed=5)
    contacts = {"me": graph.nodes}

    random.seed(1)
    first = measured(graph.edges, contacts)
    random.seed(2)
    second = measured(graph.edges, contacts)
    other = measured(graph.edges, contacts, options=Options(seed=7))

    assert all(a.equals(second.frames()[name]) for name, a in first.frames().items())
    assert not first.clusters.equals(other.clusters)


def test_igraphs_generator_is_given_back_after_measuring(measured: Measured) -> None:
    measured(ZACHARY.edges, {"me": ZACHARY.nodes})

    random.seed(1)
    first = igraph.Graph.Erdos_Renyi(30, m=60).get_edgelist()
    random.seed(1)
    assert igraph.Graph.Erdos_Renyi(30, m=60).get_edgelist() == first


def test_cluster_ids_follow_size_beyond_nine(measured: Measured) -> None:
    edges = [edge for i in range(12) for edge in clique(f"{i:02}-", 14 - i)]

    found = measured(edges, {"me": {p for edge in edges for p in edge}}).clusters

    assert found["cluster_id"].to_list() == [f"c{i}" for i in range(1, 13)]
    assert found["size"].to_list() == list(range(14, 2, -1))
    assert found.schema["size"] == pl.Int64
