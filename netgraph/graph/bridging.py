"""Who and what holds the contacts' graph together."""

import random

import igraph
import numpy as np

from netgraph.graph.options import Options
from netgraph.graph.pool import Bools, Floats, Ints


def cut_points(of: igraph.Graph) -> Bools:
    """Per vertex: whether its removal would part people who are joined now."""
    found = np.zeros(of.vcount(), dtype=np.bool_)
    found[of.articulation_points()] = True
    return found


def bridge_ties(of: igraph.Graph) -> Ints:
    """Numbers of the edges whose removal would part people who are joined now, in order."""
    return np.sort(np.array(of.bridges(), dtype=np.int64))


def is_affordable(of: igraph.Graph, options: Options) -> bool:
    """Whether exact betweenness, n * m steps, is within the budget or no dearer than sampling."""
    people, links = int(of.vcount()), int(of.ecount())
    return people * links <= options.betweenness_budget or people <= options.betweenness_pivots


def betweenness(of: igraph.Graph, options: Options) -> Floats:
    """Per vertex: shortest paths of others that run through it, each pair shared among its paths.

    Unweighted, each pair counted once, not normalised. Exact when affordable; else paths from
    pivots drawn with the seed, scaled up: right on average, and near for those in the middle of
    things.

    References:
        Brandes (2001), doi 10.1080/0022250X.2001.9990249; Brandes & Pich (2007),
        doi 10.1142/S0218127407018403.
    """
    if is_affordable(of, options):
        return np.array(of.betweenness(), dtype=np.float64)
    people = int(of.vcount())
    pivots = sorted(random.Random(options.seed).sample(range(people), options.betweenness_pivots))
    sampled = np.array(of.betweenness(sources=pivots), dtype=np.float64)
    return sampled * (people / len(pivots))


def participation(cluster: Ints, u: Ints, v: Ints, weight: Floats) -> tuple[Floats, Ints]:
    """How evenly each vertex spreads its links over clusters.

    Args:
        cluster: Cluster of each vertex; every vertex has an edge.
        u: One end of each edge of the backbone: in a crowd everybody meets every cluster.
        v: The other end.
        weight: Weight of each edge.

    Returns:
        participation: 1 - sum over clusters of (weight into it / all weight)^2; 0 = all in one,
        near 1 = spread evenly over many. clusters_joined: how many clusters it touches, its own
        included.

    References:
        Guimerà & Amaral (2005), doi 10.1038/nature03288, on weights.
    """
    n, k = len(cluster), int(cluster.max(initial=0)) + 1
    here, there = np.concatenate([u, v]), np.concatenate([v, u])
    both = np.concatenate([weight, weight])
    # One weightless entry per vertex makes its own cluster count even when no link goes there.
    key = np.concatenate([here * k + cluster[there], np.arange(n) * k + cluster])
    touched, back = np.unique(key, return_inverse=True)
    into = np.bincount(back, np.concatenate([both, np.zeros(n)]))
    vertex = touched // k
    spread = np.bincount(vertex, (into / np.bincount(here, both, n)[vertex]) ** 2, n)
    return np.maximum(1 - spread, 0.0), np.bincount(vertex, minlength=n)
