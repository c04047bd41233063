"""Clusters against what people themselves say belongs together: `python -m benchmarks.graph.truth`.

Circles that ten owners drew on their ego networks (ego-Facebook) overlap: average F1. Departments
of an institution (email-Eu-core) do not: normalised mutual information and adjusted Rand index.
Every algorithm sees the same graphs.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import Any, TypeAlias

import networkx as nx
import polars as pl

from benchmarks.graph import worlds
from netgraph.graph import Options, measure, prepare

TRUTH = worlds.DATA / "truth"
FACEBOOK, MAIL = worlds.PUBLIC
SEEDS = range(1, 6)
LEAST = 3  # members of a circle that can be found or missed

Partition: TypeAlias = list[set[str]]


def nmi(one: Mapping[str, object], other: Mapping[str, object]) -> float:
    """Normalised mutual information of two labellings of the same people: 2 I / (H + H), 0 to 1.

    References:
        Danon, Díaz-Guilera, Duch, Arenas (2005), doi 10.1088/1742-5468/2005/09/P09008.
    """
    n = len(one)
    a, b, both = _counts(one.values()), _counts(other.values()), _counts(_paired(one, other))
    entropy = -sum(k / n * log(k / n) for sizes in (a, b) for k in sizes.values())
    shared = sum(k / n * log(k * n / (a[x] * b[y])) for (x, y), k in both.items())
    return 2 * shared / entropy if entropy else 1.0


def adjusted_rand(one: Mapping[str, object], other: Mapping[str, object]) -> float:
    """Share of pairs on which two labellings agree, beyond chance: 0 by chance, 1 the same.

    References:
        Hubert & Arabie (1985), doi 10.1007/BF01908075.
    """

    def pairs(sizes: Mapping[Any, int]) -> float:
        return sum(k * (k - 1) / 2 for k in sizes.values())

    a, b = pairs(_counts(one.values())), pairs(_counts(other.values()))
    both, n = pairs(_counts(_paired(one, other))), len(one)
    expected = a * b / (n * (n - 1) / 2)
    highest = (a + b) / 2
    return (both - expected) / (highest - expected) if highest != expected else 1.0


def average_f1(found: Sequence[set[str]], circles: Sequence[set[str]]) -> float:
    """How well each circle is matched by its best cluster, and each cluster by its best circle.

    References:
        Yang & Leskovec (2013), doi 10.1145/2433396.2433471.
    """

    def best(group: set[str], others: Sequence[set[str]]) -> float:
        return max(2 * len(group & o) / (len(group) + len(o)) for o in others)

    ways = [
        sum(best(group, others) for group in groups) / len(groups)
        for groups, others in ((found, circles), (circles, found))
    ]
    return sum(ways) / 2


def circles() -> dict[str, Partition]:
    """The circles of each owner, those of `LEAST` people and more."""
    drawn: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows("ego-facebook-circles"):
        drawn[row["owner"]][row["circle"]].add(row["id"])
    return {
        owner: [people for people in of.values() if len(people) >= LEAST]
        for owner, of in drawn.items()
    }


def departments() -> dict[str, str]:
    """The department of each person."""
    return {row["id"]: row["department"] for row in _rows("email-eu-core-departments")}


def ego_graphs() -> dict[str, Any]:
    """Each owner's contacts and the links among them, as networkx has them."""
    world = worlds.public(FACEBOOK)
    everybody = nx.Graph(world.links.select("person_a", "person_b").iter_rows())
    lists = world.contacts.group_by("owner").agg("person_id").sort("owner")
    return {o: nx.Graph(everybody.subgraph(c)) for o, c in lists.iter_rows()}


def whole_graph() -> Any:
    """Everybody of the institution."""
    pairs = worlds.public(MAIL).links.select("person_a", "person_b")
    return nx.Graph(pairs.iter_rows())


def by_netgraph(graph: Any, seed: int) -> Partition:
    """Clusters of a night: those of an owner who knows everybody in the graph."""
    rows = [(min(pair), max(pair)) for pair in graph.edges]
    links = pl.DataFrame(sorted(rows), schema=["person_a", "person_b"], orient="row").with_columns(
        weight=1.0, copresence=pl.lit(None, pl.Float64), reaches=True
    )
    owner = pl.DataFrame({"owner": ["me"], "person_id": ["me"]})
    contacts = pl.DataFrame({"owner": "me", "person_id": sorted(graph.nodes)})
    options = Options(seed=seed, stability_runs=0)
    found = measure(prepare(links), owner, contacts, options).cluster_members
    return [set(people) for _, people in found.group_by("cluster_id").agg("person_id").iter_rows()]


def by_louvain(graph: Any, seed: int) -> Partition:
    """The algorithm that Leiden mends."""
    return [set(c) for c in nx.community.louvain_communities(graph, seed=seed)]


def by_labels(graph: Any, seed: int) -> Partition:
    """Label propagation, each vertex in turn."""
    return [set(c) for c in nx.community.asyn_lpa_communities(graph, seed=seed)]


ALGORITHMS: dict[str, Callable[[Any, int], Partition]] = {
    "netgraph (Leiden, modularity)": by_netgraph,
    "networkx Louvain": by_louvain,
    "networkx label propagation": by_labels,
}


def circle_score(algorithm: Callable[[Any, int], Partition], seed: int) -> tuple[float, float]:
    """Average F1 over the owners, and clusters of `LEAST` and more per owner."""
    graphs, drawn = ego_graphs(), circles()
    scores, counts = [], []
    for owner, graph in graphs.items():
        found = [c for c in algorithm(graph, seed) if len(c) >= LEAST]
        scores.append(average_f1(found, drawn[owner]))
        counts.append(len(found))
    return sum(scores) / len(scores), sum(counts) / len(counts)


def department_score(
    algorithm: Callable[[Any, int], Partition], seed: int
) -> tuple[float, float, int]:
    """NMI, adjusted Rand index, and clusters."""
    graph, truth = whole_graph(), departments()
    parts = algorithm(graph, seed)
    cluster = {person: n for n, part in enumerate(parts) for person in part}
    there = sorted(cluster.keys() & truth.keys())
    labels, said = ({person: of[person] for person in there} for of in (cluster, truth))
    return nmi(labels, said), adjusted_rand(labels, said), len(parts)


def _rows(name: str) -> list[dict[str, str]]:
    with (TRUTH / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _counts(values: Iterable[Any]) -> dict[Any, int]:
    found: dict[Any, int] = defaultdict(int)
    for value in values:
        found[value] += 1
    return found


def _paired(one: Mapping[str, object], other: Mapping[str, object]) -> list[tuple[object, object]]:
    return [(one[person], other[person]) for person in one]


def main() -> None:
    """Print the table: means over five seeds."""
    if not TRUTH.is_dir():
        print("skipped: no ../shared/data/truth")
        return
    print("| | circles: average F1 | clusters | departments: NMI | adjusted Rand | clusters |")
    print("| --- | --: | --: | --: | --: | --: |")
    for name, algorithm in ALGORITHMS.items():
        runs = [
            (*circle_score(algorithm, seed), *department_score(algorithm, seed)) for seed in SEEDS
        ]
        f1, many, information, rand, parts = (sum(c) / len(c) for c in zip(*runs, strict=True))
        print(f"| {name} | {f1:.3f} | {many:.1f} | {information:.3f} | {rand:.3f} | {parts:.1f} |")


if __name__ == "__main__":
    main()
