"""Ways to choose the links; each takes pairs by copresence and says which of them stay."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from benchmarks.graph.backbone.crowds import Links
from netgraph.graph import Options
from netgraph.graph.backbone import backbone, disparity
from netgraph.graph.pool import Bools, Floats, Ints

Chooser: TypeAlias = Callable[[int, Links], Bools]


def everything(n: int, links: Links) -> Bools:
    """No backbone."""
    return np.ones(len(links.u), dtype=np.bool_)


def netgraph(n: int, links: Links, options: Options | None = None) -> Bools:
    """What netgraph does."""
    given = options or Options()
    return backbone(n, links.u, links.v, links.weight, links.copresence, given)


def plain_disparity(level: float) -> Chooser:
    """The filter as published: what stands out to either end."""

    def stays(n: int, links: Links) -> Bools:
        return np.minimum(*disparity(n, links.u, links.v, links.copresence)) < level

    return stays


def plain_noise_corrected(delta: float) -> Chooser:
    """The other filter as published: lift above `delta` standard deviations."""

    def stays(n: int, links: Links) -> Bools:
        lift, deviation = noise_corrected(n, links.u, links.v, links.copresence)
        return lift > delta * deviation

    return stays


def spared_noise_corrected(delta: float) -> Chooser:
    """The same with netgraph's care for small circles and for those who know nobody better."""

    def stays(n: int, links: Links) -> Bools:
        lift, deviation = noise_corrected(n, links.u, links.v, links.copresence)
        # What stands out is firm; no level lets anything else through.
        firm = np.where(lift > delta * deviation, np.nan, links.copresence)
        return backbone(n, links.u, links.v, links.copresence, firm, Options(backbone_level=0.0))

    return stays


def noise_corrected(n: int, u: Ints, v: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """How far each link exceeds what the strengths of both ends let expect.

    Returns:
        Lift, -1 to 1, 0 as expected; and its standard deviation, from a binomial count with a beta
        prior of the hypergeometric's moments. Both ends see the same.

    References:
        Coscia & Neffke (2017), doi 10.1109/ICDE.2017.100 (arXiv 1701.07336).
    """
    whole = np.bincount(u, weight, n) + np.bincount(v, weight, n)
    a, b, total = whole[u], whole[v], whole.sum()
    mean = a * b / total**2
    spread = a * b * (total - a) * (total - b) / (total**4 * (total - 1))
    alpha = mean**2 / spread * (1 - mean) - mean
    beta = mean / spread * (1 - mean**2) - (1 - mean)
    share = (weight + alpha) / (total + alpha + beta)
    kappa = total / (a * b)
    slope = 1 / (a * b) - total * (a + b) / (a * b) ** 2
    lift = (kappa * weight - 1) / (kappa * weight + 1)
    bend = 2 * (kappa + weight * slope) / (kappa * weight + 1) ** 2
    return lift, np.sqrt(total * share * (1 - share)) * np.abs(bend)
