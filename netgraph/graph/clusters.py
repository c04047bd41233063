"""Clusters of the contacts, and how far each can be trusted."""

from dataclasses import dataclass

import igraph
import numpy as np

from netgraph.graph.build import graph, seeded
from netgraph.graph.options import Options
from netgraph.graph.pool import Floats, Ints

SMALLEST_JUDGED = 5
TO_THE_END = -1
IN_A_RUN = 5  # ego-Facebook settles in fewer; a structureless graph would cost ten times as much


@dataclass(frozen=True, slots=True)
class Clusters:
    """A partition: cluster 0 is the largest, equal ones in order of their smallest member."""

    of: Ints  # per vertex
    size: Ints  # per cluster
    stability: Floats  # per cluster; NaN where not judged


def clusters(whole: igraph.Graph, u: Ints, v: Ints, weight: Floats, options: Options) -> Clusters:
    """Leiden communities by weighted modularity, run until nothing moves.

    Args:
        whole: The graph, best its backbone; every vertex has an edge.
        u: One end of each of its edges.
        v: The other end.
        weight: Weight of each edge, in whole units (`pool.UNIT`): others may keep igraph busy
            for ever.
        options: Seed, number of stability runs and share of edges they drop.

    Returns:
        The partition. stability: mean over the runs of the best Jaccard overlap with a cluster
        found after dropping edges, 0 to 1 (.75 stable, below .6 do not name it); NaN below five
        members or without runs. The partition may differ between relabellings of one graph.

    References:
        Traag, Waltman, van Eck (2019), doi 10.1038/s41598-019-41695-z; stability: Hennig (2007),
        doi 10.1016/j.csda.2006.11.025, on edges.
    """
    with seeded(options.seed):
        of, size = _ordered(_leiden(whole, weight, TO_THE_END))
        runs = options.stability_runs if (size >= SMALLEST_JUDGED).any() else 0
        draw = np.random.default_rng(options.seed)
        kept = round(len(u) * (1 - options.stability_drop))
        overlaps = []
        for _ in range(runs):
            e = np.sort(draw.permutation(len(u))[:kept])
            thinned = _leiden(graph(len(of), u[e], v[e]), weight[e], IN_A_RUN)
            overlaps.append(_best_overlap(of, thinned))
    judged = np.mean(overlaps, axis=0) if runs else np.full(len(size), np.nan)
    return Clusters(of, size, np.where(size >= SMALLEST_JUDGED, judged, np.nan))


def _leiden(of: igraph.Graph, weight: Floats, iterations: int) -> Ints:
    # igraph's default objective is CPM at resolution 1: nearly everybody alone.
    found = of.community_leiden(
        objective_function="modularity", weights=weight.tolist(), n_iterations=iterations
    )
    return np.array(found.membership, dtype=np.int64)


def _ordered(membership: Ints) -> tuple[Ints, Ints]:
    names, first, back, size = np.unique(
        membership, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -size))
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[back], size[order]


def _best_overlap(of: Ints, other: Ints) -> Floats:
    others = int(other.max()) + 1
    pairs, shared = np.unique(of * others + other, return_counts=True)
    a, b = np.divmod(pairs, others)
    union = np.bincount(of)[a] + np.bincount(other)[b] - shared
    best = np.zeros(int(of.max()) + 1)
    np.maximum.at(best, a, shared / union)
    return best
