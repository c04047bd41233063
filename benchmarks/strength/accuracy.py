"""How well a score tells two groups apart."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[Any]


def roc_auc(is_active: Numbers, score: Numbers) -> float | None:
    """The chance that one who is active has a higher score than one who is not; equal: half.

    Args:
        is_active: What turned out to be.
        score: Higher = likelier; no nulls.

    Returns:
        0..1, 0.5 = no better than chance; null unless there are both kinds.

    References:
        Hanley and McNeil (1982), Radiology 143(1): the Mann-Whitney statistic.
    """
    active, others = _by_score(is_active, score)
    if not active.sum() or not others.sum():
        return None
    below = np.cumsum(others) - others
    return float((active * (below + others / 2)).sum() / (active.sum() * others.sum()))


def average_precision(is_active: Numbers, score: Numbers) -> float | None:
    """Mean over the active of the share that is active among all who score as high or higher.

    Args:
        is_active: What turned out to be.
        score: Higher = likelier; no nulls.

    Returns:
        0..1, the share of active ones = no better than chance; null when nobody is active.
    """
    active, others = (counts[::-1] for counts in _by_score(is_active, score))
    if not active.sum():
        return None
    hits = np.cumsum(active)
    precision = hits / (hits + np.cumsum(others))
    return float((active * precision).sum() / active.sum())


def _by_score(is_active: Numbers, score: Numbers) -> tuple[Numbers, Numbers]:
    """How many are active, and how many are not, at each score, lowest first."""
    _, place = np.unique(score, return_inverse=True)
    total = np.bincount(place)
    active = np.bincount(place, weights=is_active.astype(np.float64))
    return active, total - active
