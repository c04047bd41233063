"""Survival when an end is known between two looks only, and not everybody is watched from birth."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

Floats: TypeAlias = np.ndarray[tuple[int], np.dtype[np.float64]]
_ROUNDS = 2_000
_SETTLED = 1e-10


@dataclass(frozen=True, slots=True)
class Steps:
    """Where survival falls: between `after` and `until`, by `mass`; rows by age.

    Within such an interval the data say nothing of when, so survival there has a least and a most.
    """

    after: Floats
    until: Floats  # infinite: not within the time under watch
    mass: Floats

    def most(self, ages: Floats) -> Floats:
        """Survival at these ages, if every end came as late as it can."""
        return self._left(ages, self.until)

    def least(self, ages: Floats) -> Floats:
        """Survival at these ages, if every end came as early as it can: just after `after`."""
        return self._left(ages, np.nextafter(self.after, np.inf))

    def _left(self, ages: Floats, ends: Floats) -> Floats:
        order = np.argsort(ends, kind="stable")
        fallen = np.concatenate([[0.0], np.cumsum(self.mass[order])])
        left: Floats = 1 - fallen[np.searchsorted(ends[order], ages, side="right")]
        return np.clip(left, 0.0, 1.0)


def turnbull(entry: Floats, low: Floats, high: Floats) -> Steps:
    """The survival of greatest likelihood of ends in (low, high], of those who passed `entry`.

    Self-consistency by expectation and maximisation: each end is shared out over the intervals it
    may lie in, and for each that was watched from `entry` on, as many unseen ones are added as
    ended before. Intervals: from a `low` to the next `high` or `entry` without another `low`
    between. One round takes time linear in the data, by running sums; from two rounds a longer step
    in their direction is taken.

    Args:
        entry: Age from which each is under watch; at most its `low`.
        low: Age at which it was last seen.
        high: Age at which it was first missed; infinite where it never was.

    Returns:
        The steps; without data, none.

    References:
        Turnbull (1976), JRSS B 38(3), 290-295; the intervals under truncation: Frydman (1994),
        JRSS B 56(1), 71-74. With exact ends it is Kaplan and Meier's (1958), with entry their
        product-limit estimate of delayed entry. The longer steps: Varadhan, Roland (2008), Scand.
        J. Statist. 35, 335-353, scheme S3.
    """
    if not len(entry):
        none = np.zeros(0)
        return Steps(none, none, none)
    after, until = _possible(*_intervals(entry, low, high), low, high)
    first = np.searchsorted(after, low, side="left")
    last = np.searchsorted(until, high, side="right")
    begun = np.searchsorted(after, entry, side="left")
    mass = np.full(len(after), 1 / len(after))
    for _ in range(_ROUNDS):
        once = _round(mass, first, last, begun)
        twice = _round(once, first, last, begun)
        if np.abs(twice - once).max() < _SETTLED:
            mass = twice
            break
        mass = _round(_leap(mass, once, twice), first, last, begun)
    return Steps(after, until, mass)


def _intervals(entry: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    lefts = np.unique(np.concatenate([low, entry]))
    rights = np.unique(np.concatenate([high, entry, [np.inf]]))
    at = np.concatenate([lefts, rights])
    # (a, b]: where one ends and the next begins, the end comes first
    is_left = np.concatenate([np.ones(len(lefts), bool), np.zeros(len(rights), bool)])
    order = np.lexsort((is_left, at))
    at, is_left = at[order], is_left[order]
    opens = np.flatnonzero(is_left[:-1] & ~is_left[1:])
    return at[opens], at[opens + 1]


def _possible(after: Floats, until: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """The intervals in which somebody may have ended, and the last: all others have no mass.

    Elsewhere ties were only seen to last, which is likeliest if none ends there.
    """
    ended = np.isfinite(high)
    first = np.searchsorted(after, low[ended], side="left")
    last = np.searchsorted(until, high[ended], side="right")
    n = len(after)
    covered = np.cumsum(np.bincount(first, minlength=n + 1) - np.bincount(last, minlength=n + 1))
    kept = covered[:n] > 0
    kept[-1] = True
    return after[kept], until[kept]


def _leap(mass: Floats, once: Floats, twice: Floats) -> Floats:
    """Where two rounds lead to, taken on; never out of what masses can be."""
    step = once - mass
    bend = twice - once - step
    size = float(np.sqrt((bend * bend).sum()))
    far = max(float(np.sqrt((step * step).sum())) / size, 1.0) if size > 0 else 1.0
    there = np.maximum(mass + 2 * far * step + far * far * bend, twice * 1e-3)
    scaled: Floats = there / there.sum()
    return scaled


def _round(mass: Floats, first: np.ndarray, last: np.ndarray, begun: np.ndarray) -> Floats:
    sums = np.concatenate([[0.0], np.cumsum(mass)])
    within, beyond = sums[last] - sums[first], sums[-1] - sums[begun]
    seen = 1 / np.maximum(within, 1e-300)
    unseen = 1 / np.maximum(beyond, 1e-300)
    n = len(mass)
    weight = np.bincount(first, seen, n + 1) - np.bincount(last, seen, n + 1)
    # whoever came under watch in interval k stands for those who ended in intervals before
    before = unseen.sum() - np.cumsum(np.bincount(begun, unseen, n + 1))
    share = mass * (np.cumsum(weight)[:n] + before[:n])
    scaled: Floats = share / share.sum()
    return scaled
