"""The same measures by the obvious means."""

from time import perf_counter
from typing import Any, NamedTuple

import networkx as nx
import polars as pl

from benchmarks.graph import worlds
from netgraph.graph import Options, measure, prepare
from netgraph.graph.brokerage import brokerage
from netgraph.graph.build import graph
from netgraph.graph.ego import cut_out


class Duel(NamedTuple):
    """Seconds of both, and how far apart the constraints they find lie, relatively."""

    what: str
    ours: float
    theirs: float
    apart: float


def networkx_measures(name: str, largest: int) -> Duel:
    """All measures but stability, of the owners with at most this many contacts."""
    world = worlds.public(name)
    sizes = world.contacts.group_by("owner").len().filter(pl.col("len") <= largest)
    owners = world.owners.join(sizes, on="owner", how="semi").sort("owner")

    start = perf_counter()
    found = measure(prepare(world.links), owners, world.contacts, Options(stability_runs=0))
    ours = perf_counter() - start

    everybody = nx.Graph(world.links.select("person_a", "person_b").iter_rows())
    lists = world.contacts.group_by("owner").agg("person_id")
    contacts: dict[str, list[str]] = dict(lists.iter_rows())
    start = perf_counter()
    theirs = [_by_networkx(everybody, o, contacts[o]) for o in owners["owner"]]
    seconds = perf_counter() - start

    pairs = zip(found.owner_metrics["constraint"], theirs, strict=True)
    apart = max(abs(a / b - 1) for a, b in pairs if a is not None)
    return Duel(f"networkx, {name}, {len(owners)} owners", ours, seconds, apart)


def _by_networkx(everybody: Any, owner: str, contacts: list[str]) -> float:
    among = nx.Graph(everybody.subgraph(contacts))
    nx.betweenness_centrality(among, normalized=False)
    list(nx.articulation_points(among))
    list(nx.bridges(among))
    nx.community.louvain_communities(among, seed=1)
    mine = {owner, *contacts}
    introducers: dict[str, int] = {}
    for contact in contacts:
        for person in set(everybody[contact]) - mine:
            introducers[person] = introducers.get(person, 0) + 1
    among.add_edges_from((owner, contact) for contact in contacts)
    nx.effective_size(among, [owner])
    return float(nx.constraint(among, [owner])[owner])


def igraph_constraint(contacts: int) -> Duel:
    """Burt's constraint with the owner in the graph, where every contact walks the hub again."""
    world = worlds.hub(contacts)
    pool = prepare(world.links)
    people = world.contacts["person_id"].sort()
    own = pool.numbers(world.owners["person_id"])
    ego = cut_out(pool, pool.numbers(people), own)
    numbers = pool.numbers(world.links["person_a"]), pool.numbers(world.links["person_b"])
    with_owner = graph(len(pool.people), *numbers)

    start = perf_counter()
    mine = brokerage(ego.n, ego.u, ego.v).constraint or 0.0
    ours = perf_counter() - start
    start = perf_counter()
    theirs = with_owner.constraint()[int(own[0])]
    seconds = perf_counter() - start
    return Duel(f"igraph.constraint, {contacts:,} contacts", ours, seconds, abs(mine / theirs - 1))
