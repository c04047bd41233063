"""What a set of contacts is worth as a set: the objective of the twelve, and the greedy choice."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]

PARTS: Final = ("reach", "strength", "worlds", "roles")
NOTHING = 1e-12  # gains below it are rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One owner's contacts and whom they lead to, as numbers; contacts in order of their ids."""

    strength: Floats  # one per contact; 0 where unknown
    willingness: Floats  # one per contact: the root of the strength, or of the assumed one
    cluster: Ints  # one per contact; -1 outside all clusters
    cluster_size: Ints  # one per cluster: contacts in it
    holder: Ints  # one per role given: the contact
    held: Ints  # one per role given: the role, 0..
    n_roles: int  # roles there are to fill
    first: Ints  # one per contact and one more: where its paths begin
    node: Ints  # one per path: who is behind, 0..
    q: Floats  # one per path: its strength
    world: Ints  # one per person behind: the world he is counted to, 0..

    @property
    def contacts(self) -> int:
        """How many there are to choose from."""
        return len(self.strength)


@dataclass(slots=True)
class State:
    """What a set covers so far."""

    best: Floats  # one per person behind: the best path from the set, 0 without any
    reached: Floats  # one per world: sum of those
    covered: Floats  # one per cluster: the willingness of the closest in the set
    filled: npt.NDArray[np.bool_]  # one per role that was given to anybody
    chosen: list[int] = field(default_factory=list)


class Objective:
    """f(S), monotone and submodular, so that greedy choice is near the best there is.

    `f(S) = a/A · Σ_w √(Σ_{v in w} max_{i in S} q_iv) + b/k · Σ_{i in S} s_i
    + c · Σ_c √n_c · max_{i in S, i in c} √s_i / Σ_{k largest} √n_c + d · |roles of S| / |roles|`

    The first sum is over the worlds w of the people v behind the contacts: a concave function of
    each world's, so that the tenth way into one world is worth less than the first into another.
    The third is over the clusters c of the contacts themselves, n_c their sizes. `A` is what the
    best k for the first part alone would bring; with it each part is 1 at its best and the weights
    say what each counts.

    References:
        Greedy is within 1 - 1/e of the optimum: Nemhauser, Wolsey, Fisher (1978), Math. Prog. 14.
    """

    def __init__(self, network: Network, weights: Mapping[str, float], k: int) -> None:
        self.network = network
        self.weights = np.array([weights[part] for part in PARTS])
        self.k = max(k, 1)
        self._reach_unit = 1.0
        largest = np.sort(np.sqrt(network.cluster_size))[::-1][: self.k]
        self._cluster_weight = np.sqrt(network.cluster_size) / (largest.sum() or 1.0)
        owner = np.repeat(np.arange(network.contacts), np.diff(network.first))
        worlds = max(len(np.unique(network.world)), 1)
        pair, self._pair_of = np.unique(
            owner * worlds + network.world[network.node], return_inverse=True
        )
        self._pair_contact, self._pair_world = np.divmod(pair, worlds)
        self._worlds = worlds

    def measured_by(self, unit: float) -> "Objective":
        """The same, with reach as a share of this much; of nothing where nobody leads anywhere."""
        self._reach_unit = unit or 1.0
        return self

    def empty(self) -> State:
        """The empty set."""
        net = self.network
        return State(
            best=np.zeros(len(net.world)),
            reached=np.zeros(self._worlds),
            covered=np.zeros(len(net.cluster_size)),
            filled=np.zeros(int(net.held.max(initial=-1)) + 1, dtype=np.bool_),
        )

    def of(self, people: Iterable[int]) -> State:
        """The state of these people."""
        state = self.empty()
        for i in people:
            self._cover(state, i)
        self._sum_up(state)
        return state

    def parts(self, state: State, i: int) -> Floats:
        """What one more contact adds, part by part, in the order of `PARTS`, weighted."""
        net, (start, end) = self.network, self.network.first[i : i + 2]
        node = net.node[start:end]
        more = np.bincount(
            net.world[node],
            np.maximum(net.q[start:end] - state.best[node], 0.0),
            minlength=self._worlds,
        )
        reach = (np.sqrt(state.reached + more) - np.sqrt(state.reached)).sum() / self._reach_unit
        cluster = net.cluster[i]
        closer = max(net.willingness[i] - state.covered[cluster], 0.0) if cluster >= 0 else 0.0
        worlds = closer * self._cluster_weight[cluster] if cluster >= 0 else 0.0
        roles = (~state.filled[net.held[net.holder == i]]).sum() / max(net.n_roles, 1)
        each = np.array([reach, net.strength[i] / self.k, worlds, roles])
        return np.asarray(self.weights * each)

    def gains(self, state: State) -> Floats:
        """What each contact would add, all at once; rounded, so that equals are equal."""
        net = self.network
        more = np.bincount(
            self._pair_of,
            np.maximum(net.q - state.best[net.node], 0.0),
            minlength=len(self._pair_contact),
        )
        before = state.reached[self._pair_world]
        reach = np.bincount(
            self._pair_contact, np.sqrt(before + more) - np.sqrt(before), minlength=net.contacts
        )
        inside = net.cluster >= 0
        worlds = np.zeros(net.contacts)
        own = net.cluster[inside]
        closer = np.maximum(net.willingness[inside] - state.covered[own], 0.0)
        worlds[inside] = closer * self._cluster_weight[own]
        vacant = ~state.filled[net.held]
        roles = np.bincount(net.holder, vacant, minlength=net.contacts) / max(net.n_roles, 1)
        each = (reach / self._reach_unit, net.strength / self.k, worlds, roles)
        return np.asarray(np.round(self.weights @ np.stack(each), 12))

    def add(self, state: State, i: int) -> None:
        """Put a contact into the set."""
        self._cover(state, i)
        self._sum_up(state)

    def _cover(self, state: State, i: int) -> None:
        net, (start, end) = self.network, self.network.first[i : i + 2]
        node = net.node[start:end]
        state.best[node] = np.maximum(state.best[node], net.q[start:end])
        if net.cluster[i] >= 0:
            cluster = net.cluster[i]
            state.covered[cluster] = max(state.covered[cluster], net.willingness[i])
        state.filled[net.held[net.holder == i]] = True
        state.chosen.append(i)

    def _sum_up(self, state: State) -> None:
        reached = np.bincount(self.network.world, state.best, minlength=self._worlds)
        state.reached = reached.astype(np.float64)

    def value(self, state: State) -> float:
        """What f makes of the set."""
        net = self.network
        reach = np.sqrt(state.reached).sum() / self._reach_unit
        strength = net.strength[state.chosen].sum() / self.k
        worlds = (self._cluster_weight * state.covered).sum()
        roles = state.filled.sum() / max(net.n_roles, 1)
        return float(self.weights @ np.array([reach, strength, worlds, roles]))


def greedy(
    objective: Objective, state: State, candidates: Iterable[int], most: int
) -> list[Floats]:
    """Add the candidates that add most, one by one, until the set is this large.

    Lazy: a gain can only fall as the set grows, so an older one that is not the greatest need not
    be worked out again (Minoux 1978; CELF, Leskovec et al. 2007). Equal gains fall to the first.

    Args:
        objective: What counts.
        state: Where to begin; it is changed.
        candidates: Whom to choose from.
        most: How large the set may get; those who add nothing are never added.

    Returns:
        The parts of the gain of each one added, in their order.
    """
    gains = objective.gains(state)
    heap = [(-gains[i], i, len(state.chosen)) for i in candidates if gains[i] > NOTHING]
    heapq.heapify(heap)
    added: list[Floats] = []
    while heap and len(state.chosen) < most:
        _, i, known_at = heapq.heappop(heap)
        if known_at == len(state.chosen):
            added.append(objective.parts(state, i))
            objective.add(state, i)
            continue
        fresh = np.round(objective.parts(state, i).sum(), 12)
        if fresh > NOTHING:
            heapq.heappush(heap, (-fresh, i, len(state.chosen)))
    return added
