"""Where an owner's contacts stand on a map that has the owner in the middle."""

import numpy as np

from netgraph.graph.build import graph, seeded
from netgraph.graph.clusters import Clusters
from netgraph.graph.ego import Ego
from netgraph.graph.pool import Bools, Floats, Ints

GOLDEN = np.pi * (3 - np.sqrt(5.0))  # from point to point of a sunflower: no two in one direction
GAP = 2.0  # between clusters, in units of a disc for one person
WIDE = 3.5  # how far out room is looked for: beyond three times the people's own disc there is some
STEPS = 60_000  # people times rounds that one cluster may take
DIGITS = 4


def layout(ego: Ego, found: Clusters, stays: Bools, seed: int) -> Floats:
    """Place each contact: clusters as discs side by side, the others around all of them.

    A disc has room in proportion to its people. The largest clusters are nearest to the owner, at
    (0, 0); linked ones lie side by side where there is room. Inside, those linked most closely on
    the backbone are drawn together (Fruchterman & Reingold), then spread evenly over the disc.

    Args:
        ego: The contacts and the links among them.
        found: The clusters of those who have such links.
        stays: Per link whether it belongs to the backbone.
        seed: Of igraph's generator.

    Returns:
        x and y of each contact, -1 to 1, the outermost at distance 1 from the owner.
    """
    hole = 1 + np.sqrt(ego.n) / 8
    places = np.zeros((ego.n, 2))
    if len(ego.linked):
        centres = _side_by_side(ego, found, hole)
        places[ego.linked] = centres[found.of] + _inside(ego, found, stays, seed)
    edge = max(hole, np.hypot(*places.T).max(initial=0.0) + GAP)
    alone = np.ones(ego.n, dtype=np.bool_)
    alone[ego.linked] = False
    places[alone] = sunflower(int(alone.sum()), edge)
    most = np.hypot(*places.T).max(initial=0.0)
    return np.round(places / most, DIGITS) + 0.0 if most else places


def sunflower(points: int, inner: float) -> Floats:
    """Points spread evenly, one per unit disc, around a disc of this radius."""
    i = np.arange(points)
    radius, angle = np.sqrt(inner**2 + i), i * GOLDEN
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _side_by_side(ego: Ego, found: Clusters, hole: float) -> Floats:
    """Centres of the clusters' discs: no two overlap, each as near as can be to what it joins."""
    radius, pull = np.sqrt(found.size.astype(np.float64)), _between(ego, found)
    spots = sunflower(int(WIDE**2 * (ego.n + hole**2)) + 1, 0.0)
    out = np.hypot(*spots.T)
    free, centres = out - hole, np.zeros((len(radius), 2))
    for c, r in enumerate(radius):
        room = np.flatnonzero(free >= r + GAP / 2)
        cost = out[room]
        if whole := pull[c, :c].sum():
            cost = cost + distances(pull[c, :c] / whole @ centres[:c], spots[room])
        centres[c] = spots[room[np.argmin(cost)]]
        free = np.minimum(free, distances(centres[c], spots) - r - GAP / 2)
    return centres


def distances(centre: Floats, spots: Floats) -> Floats:
    """How far these places are from that one."""
    x, y = (spots - centre).T
    found: Floats = np.sqrt(x * x + y * y)
    return found


def _between(ego: Ego, found: Clusters) -> Floats:
    """How much weight links each two clusters."""
    k = len(found.size)
    a, b = found.of[ego.u], found.of[ego.v]
    pull = np.zeros((k, k))
    np.add.at(pull, (a, b), ego.weight)
    return pull + pull.T


def _inside(ego: Ego, found: Clusters, stays: Bools, seed: int) -> Floats:
    """Where each linked contact stands in their cluster's disc, from its centre."""
    inner = stays & (found.of[ego.u] == found.of[ego.v])
    u, v, weight = ego.u[inner], ego.v[inner], ego.weight[inner]
    places, number = np.zeros((len(ego.linked), 2)), np.zeros(len(ego.linked), dtype=np.int64)
    for c, size in enumerate(found.size):
        members = np.flatnonzero(found.of == c)
        number[members] = np.arange(size)
        own = found.of[u] == c
        places[members] = _disc(int(size), number[u[own]], number[v[own]], weight[own], seed)
    return places


def _disc(n: int, u: Ints, v: Ints, weight: Floats, seed: int) -> Floats:
    start = sunflower(n, 0.5)
    rounds = max(50, min(500, STEPS // n))
    with seeded(seed):
        drawn = graph(n, u, v).layout_fruchterman_reingold(
            weights=weight.tolist(), seed=start.tolist(), niter=rounds, grid=n > 100
        )
    pulled = np.array(drawn.coords)
    pulled -= pulled.mean(axis=0)
    out, angle = np.hypot(*pulled.T), np.arctan2(pulled[:, 1], pulled[:, 0])
    # The forces leave a crowd in the middle and stragglers far out: by rank all find room.
    radius = np.empty(n)
    radius[np.argsort(np.round(out, 6), kind="stable")] = np.sqrt((np.arange(n) + 0.5) / n)
    radius *= np.sqrt(n)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
