"""Whom an owner can reach with one introduction, and who alone could make it."""

from dataclasses import dataclass

import numpy as np

from netgraph.graph.ego import Ego
from netgraph.graph.pool import Ints


@dataclass(frozen=True, slots=True)
class Reach:
    """Second-degree reach of one owner; of use only for contacts that open something."""

    reach: Ints  # per contact
    exclusive: Ints  # per contact
    people: int  # distinct second-degree people


def second_degree(ego: Ego) -> Reach:
    """Count the second-degree people behind each contact, exactly.

    Returns:
        reach: people who are neither owner nor contact and linked to this contact. exclusive: those
        of them linked to no other contact. 0 is a count only for contacts whose links are seen.
    """
    people, which, introducers = np.unique(ego.beyond, return_inverse=True, return_counts=True)
    alone = introducers[which] == 1
    return Reach(
        reach=np.bincount(ego.via, minlength=ego.n),
        exclusive=np.bincount(ego.via[alone], minlength=ego.n),
        people=len(people),
    )
