"""How much room an owner has to broker between contacts; from the ego network with the owner."""

import math
from dataclasses import dataclass

import numpy as np

from netgraph.graph.pool import Ints


@dataclass(frozen=True, slots=True)
class Brokerage:
    """The four measures of an owner; None where undefined."""

    constraint: float | None = None
    effective_size: float | None = None
    efficiency: float | None = None
    hierarchy: float | None = None


def brokerage(n: int, u: Ints, v: Ints) -> Brokerage:
    """Burt's measures of the owner, unweighted, in time linear in the links.

    The owner is tied to each of the n contacts, so a contact with k links among contacts has
    degree k + 1, and the general definitions shrink to sums over links: no walk through the hub.

    Args:
        n: Number of contacts.
        u: One end of each link among contacts, as numbers below n.
        v: The other end.

    Returns:
        constraint: sum over contacts j of c_j = ((1 + sum over q linked to j of 1/d_q) / n)^2; 0 to
        1.125, high when the contacts know each other. effective_size: n - 2t/n with t links among
        contacts; 1 to n. efficiency: effective_size / n; 0 to 1. hierarchy: Coleman-Theil disorder
        of the c_j; 0 (all contacts constrain alike) to 1 (one does). None without contacts,
        hierarchy also with a single one.

    References:
        Burt (1992), Structural Holes; Borgatti (1997), Connections 20(1), 35-38, the binary form;
        hierarchy: Burt (1992), after Coleman (1964) and Theil (1972).
    """
    if n == 0:
        return Brokerage()
    share = 1 / (1 + np.bincount(u, minlength=n) + np.bincount(v, minlength=n))
    invested = 1 + np.bincount(u, share[v], n) + np.bincount(v, share[u], n)
    terms = (invested / n) ** 2
    effective = n - 2 * len(u) / n
    return Brokerage(
        constraint=float(terms.sum()),
        effective_size=effective,
        efficiency=effective / n,
        hierarchy=_disorder(terms) if n > 1 else None,
    )


def _disorder(terms: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    relative = terms / terms.mean()
    theil = float((relative * np.log(relative)).mean())
    return max(theil, 0.0) / math.log(len(terms))
