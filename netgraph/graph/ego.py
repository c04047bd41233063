"""What is seen of one owner's contacts, cut out of the pool."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from netgraph.graph.pool import Bools, Floats, Ints, Pool


@dataclass(frozen=True, slots=True)
class Ego:
    """An owner's contacts without the owner.

    Contacts are numbered 0..n-1 in order of their id. Those with a link to another contact are
    `linked`, and numbered again 0..k-1 for the links among them.
    """

    n: int
    observed: Bools  # per contact: has any link to somebody but the owner
    opens: Bools  # per contact: has such a link that can lead on (not affiliation alone)
    linked: Ints  # numbers of the linked contacts
    u: Ints  # links among contacts, each once, u < v, in order
    v: Ints
    weight: Floats
    copresence: Floats  # NaN where other evidence links the two as well
    via: Ints  # pairs of contact and second-degree person, each once
    beyond: Ints  # the second-degree person, numbered as in the pool

    @property
    def degree(self) -> Ints:
        """How many other contacts each linked contact is linked to."""
        return np.bincount(np.concatenate([self.u, self.v]), minlength=len(self.linked))


def cut_out(pool: Pool, contacts: Ints, own: Ints) -> Ego:
    """Collect the links of an owner's contacts; costs those links and one mark per person.

    Args:
        pool: The links of everybody.
        contacts: Numbers of the contacts in order of their id, -1 for those without any link.
        own: Numbers of the owner's own person, who is removed; may be empty or hold -1.
    """
    n = len(contacts)
    place = np.full(len(pool.people), -1, dtype=np.int32)
    place[contacts[contacts >= 0]] = np.flatnonzero(contacts >= 0)
    place[own[own >= 0]] = -2
    first = np.where(contacts >= 0, pool.start[contacts], 0)
    lengths = np.where(contacts >= 0, pool.start[contacts + 1] - first, 0)
    ends = np.cumsum(lengths)
    rows = np.repeat(np.arange(n), lengths)
    slots = np.arange(len(rows)) + np.repeat(first - (ends - lengths), lengths)
    slots, rows = _without_owner(pool, place, slots, rows)
    there, reaches = place[pool.neighbour[slots]], pool.reaches[slots]
    once = there > rows
    linked, numbered = np.unique(np.concatenate([rows[once], there[once]]), return_inverse=True)
    u, v = np.split(numbered, 2)
    leads = reaches & (there == -1)
    return Ego(
        n=n,
        observed=np.bincount(rows, minlength=n) > 0,
        opens=np.bincount(rows[reaches], minlength=n) > 0,
        linked=linked,
        u=u,
        v=v,
        weight=pool.weight[slots[once]],
        copresence=pool.copresence[slots[once]],
        via=rows[leads],
        beyond=pool.neighbour[slots[leads]].astype(np.int64),
    )


def _without_owner(
    pool: Pool, place: NDArray[np.int32], slots: Ints, rows: Ints
) -> tuple[Ints, Ints]:
    kept = place[pool.neighbour[slots]] != -2
    return slots[kept], rows[kept]
