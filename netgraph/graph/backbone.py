"""The links that clusters rest on: without those that merely come with a crowd."""

import numpy as np

from netgraph.graph.options import Options
from netgraph.graph.pool import Bools, Floats, Ints


def disparity(n: int, u: Ints, v: Ints, weight: Floats) -> tuple[Floats, Floats]:
    """How easily chance alone would make each link this strong, seen from either end.

    Args:
        n: Number of vertices.
        u: One end of each link, as numbers below n.
        v: The other end.
        weight: Weight of each link, above 0.

    Returns:
        Per link, at u and at v: the probability that one of k parts is at least this large when
        chance breaks the vertex's whole weight s into them, (1 - weight / s)^(k - 1); small where
        the link stands out among the vertex's own. 0 for an only link.

    References:
        Serrano, Boguñá, Vespignani (2009), doi 10.1073/pnas.0808904106.
    """
    links, whole = _degree(n, u, v), np.bincount(u, weight, n) + np.bincount(v, weight, n)
    return _alpha(weight / whole[u], links[u]), _alpha(weight / whole[v], links[v])


def backbone(
    n: int, u: Ints, v: Ints, weight: Floats, copresence: Floats, options: Options
) -> Bools:
    """Which links tell who belongs together; for clustering alone, since weak bridges go too.

    A link is tested if copresence is all it rests on and both ends have more than
    `backbone_spared` such links: they have been in a crowd. A tested link stays if it stands out
    to either end (disparity below `backbone_level`) and is more than usual to both (their median:
    who is copied by somebody stands out to nobody). It also stays if no link that stays so far is
    stronger, at neither end: who knows nobody better belongs to the crowd itself. Whoever would be
    left alone keeps the strongest links they have. All other links stay.

    Args:
        n: Number of vertices.
        u: One end of each link, as numbers below n.
        v: The other end.
        weight: Closeness of each link, above 0.
        copresence: Copresence of each link, uncapped; NaN where other evidence links the two.
        options: Level and the number of links that are spared the test.

    Returns:
        Per link whether it stays; every vertex that has a link keeps one.
    """
    beside = np.flatnonzero(~np.isnan(copresence))
    one, other, amount = u[beside], v[beside], copresence[beside]
    links = _degree(n, one, other)
    kept = np.ones(len(u), dtype=np.bool_)
    kept[beside] = np.minimum(links[one], links[other]) <= options.backbone_spared
    if kept.all() or options.backbone_level >= 1:
        return np.ones_like(kept)
    stands_out = np.minimum(*disparity(n, one, other, amount)) < options.backbone_level
    usual = _median(n, one, other, amount)
    kept[beside] |= stands_out & (amount > np.maximum(usual[one], usual[other]))
    strength = weight.copy()
    strength[beside] = amount
    best = _strongest(n, u[kept], v[kept], strength[kept])
    kept |= strength >= np.maximum(best[u], best[v])
    is_alone = _degree(n, u[kept], v[kept]) == 0
    best = np.where(is_alone, _strongest(n, u, v, strength), np.inf)
    return kept | (strength >= np.minimum(best[u], best[v]))


def _degree(n: int, u: Ints, v: Ints) -> Ints:
    return np.bincount(u, minlength=n) + np.bincount(v, minlength=n)


def _strongest(n: int, u: Ints, v: Ints, strength: Floats) -> Floats:
    best = np.zeros(n)
    np.maximum.at(best, u, strength)
    np.maximum.at(best, v, strength)
    return best


def _median(n: int, u: Ints, v: Ints, weight: Floats) -> Floats:
    """The lower median of each vertex's weights; 0 without any."""
    order, links = np.argsort(weight), _degree(n, u, v)
    # Both ends of each link, the weakest first; one key sorts faster than two.
    ends = np.column_stack([u[order], v[order]]).ravel()
    ranked = np.sort(ends * len(ends) + np.arange(len(ends)))
    middle = np.cumsum(links) - links + (links - 1) // 2
    median = np.zeros(n)
    median[links > 0] = weight[order[ranked[middle[links > 0]] % len(ends) // 2]]
    return median


def _alpha(share: Floats, links: Ints) -> Floats:
    return np.where(links > 1, (1 - np.minimum(share, 1)) ** (links - 1), 0.0)
