"""The dozen contacts who together are worth most: chosen as a set, not the first of a list."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from netgraph.settings import Numbers
from netgraph.strategy.coverage import (
    NOTHING,
    PARTS,
    Floats,
    Ints,
    Network,
    Objective,
    State,
    greedy,
)
from netgraph.strategy.paths import path_strength, willingness

_GAINS = [f"gain_{part}" for part in PARTS]
CHOSEN = {
    "position": pl.Int64,
    "person_id": pl.String,
    "is_pinned": pl.Boolean,
    "gain": pl.Float64,
    **dict.fromkeys(_GAINS, pl.Float64),
    "loss": pl.Float64,
    "runner_up_id": pl.String,
    "runner_up_gain": pl.Float64,
    "reach_added": pl.Int64,
    "reach_lost": pl.Int64,
    "reach_weakened": pl.Int64,
    "is_first_of_cluster": pl.Boolean,
    "is_last_of_cluster": pl.Boolean,
}
SETS = {
    "chosen_by": pl.String,
    "people": pl.Int64,
    "value": pl.Float64,
    "at_least": pl.Float64,
    "reach": pl.Int64,
    "clusters": pl.Int64,
    "clusters_reached": pl.Int64,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPeople:
    """The chosen, and how they compare as a set."""

    people: pl.DataFrame
    sets: pl.DataFrame


def choose_key_people(
    contacts: pl.DataFrame,
    paths: pl.DataFrame,
    verdicts: pl.DataFrame,
    roles: pl.DataFrame,
    *,
    k: int,
    n_roles: int,
    weights: Numbers,
) -> KeyPeople:
    """Choose one owner's key people, and say what each adds and what is lost without.

    The objective is that of `netgraph.strategy.coverage.Objective`, chosen greedily after whom the
    owner pinned. A person behind the contacts is counted to the cluster from which the strongest
    paths, summed over all contacts, lead there; those whom only contacts outside all clusters
    know are counted together. Whoever adds nothing is not chosen, unless pinned, or unless places
    are left for those of whom anything at all is known: a recommendation, one-way contact. The
    nameless, of whom a reader can ask nothing, are chosen only if pinned, and never next in line.

    Args:
        contacts: One row per contact of the owner, by person_id: person_id, is_nameless, strength,
            warmth, referenceability, cluster_id, rank.
        paths: One row per contact and person behind: introducer_id, person_id, weight, strength.
        verdicts: One row per contact decided on: person_id, verdict (pin or exclude).
        roles: One row per contact and role that the owner gave: person_id, role.
        k: How many. More who are pinned are all kept.
        n_roles: How many roles there are to fill.
        weights: What each of reach, strength, worlds, roles counts.

    Returns:
        people: one row per chosen contact: position (from 1, the pinned first), person_id,
        is_pinned, gain (of f, at its position; the parts sum to it), gain_reach, gain_strength,
        gain_worlds, gain_roles, loss (of f, if this one alone were gone), runner_up_id (who would
        then add most; null: nobody would add anything), runner_up_gain, reach_added (people behind
        whom nobody before leads to), reach_lost (whom nobody else chosen leads to),
        reach_weakened (to whom the others lead by weaker paths only), is_first_of_cluster and
        is_last_of_cluster (nobody before, nobody else chosen is of the cluster; null outside all).
        sets: two rows, for the set that was chosen (`together`) and for as many first ones of the
        ranking who can be chosen (`ranking`): people, value (f), at_least (the share of the best
        possible value that it has for certain; null for the ranking), reach (people behind),
        clusters (that its people are of), clusters_reached (worlds of the people behind).

    References:
        The bound: f of the best set is at most f(S) plus the k largest gains that S leaves
        (Leskovec et al. 2007, doi 10.1145/1281192.1281239).
    """
    contacts = contacts.sort("person_id")
    ids = contacts["person_id"]
    network = _network(contacts, paths, roles, n_roles)
    excluded = ids.is_in(_decided(verdicts, "exclude"))
    pinned = ids.is_in(_decided(verdicts, "pin")) & ~excluded
    pins = pinned.arg_true().to_list()
    free = (pinned | ~(excluded | contacts["is_nameless"])).arg_true().to_list()
    objective = _objective(network, weights, k, free)
    state, gains = _choose(objective, contacts, pins, free, k)
    return KeyPeople(
        people=_told(objective, state, gains, set(pins), free, ids),
        sets=_compared(objective, state, set(pins), free, contacts),
    )


def _decided(verdicts: pl.DataFrame, verdict: str) -> list[str]:
    return verdicts.filter(pl.col("verdict") == verdict)["person_id"].to_list()


def _network(
    contacts: pl.DataFrame, paths: pl.DataFrame, roles: pl.DataFrame, n_roles: int
) -> Network:
    numbered = contacts.select(introducer_id="person_id", contact=pl.int_range(pl.len()))
    behind = paths.select(pl.col("person_id").unique().sort()).with_columns(
        node=pl.int_range(pl.len())
    )
    ways = (
        paths.select("introducer_id", "person_id", q=path_strength(paths))
        .join(numbered, on="introducer_id")
        .join(behind, on="person_id")
        .select("contact", "node", "q")
        .sort("contact", "node")
    )
    contact, node, q = (ways[column].to_numpy() for column in ways.columns)
    cluster = (contacts["cluster_id"].rank("dense").cast(pl.Int64).fill_null(0) - 1).to_numpy()
    given = (
        numbered.rename({"introducer_id": "person_id"})
        .join(roles.select("person_id", "role").unique(), on="person_id")
        .sort("contact", "role")
    )
    per_contact = np.bincount(contact, minlength=contacts.height)
    return Network(
        strength=contacts["strength"].fill_null(0.0).to_numpy(),
        willingness=willingness(contacts).to_numpy(),
        cluster=cluster,
        cluster_size=np.bincount(cluster[cluster >= 0]),
        holder=given["contact"].to_numpy(),
        held=(given["role"].rank("dense").cast(pl.Int64) - 1).to_numpy(),
        n_roles=n_roles,
        first=np.concatenate([[0], np.cumsum(per_contact)]),
        node=node,
        q=q,
        world=_worlds(node, q, cluster[contact]),
    )


def _worlds(node: Ints, q: Floats, cluster: Ints) -> Ints:
    """The world of each person behind: the cluster whose paths to him sum to most."""
    outside = int(cluster.max(initial=-1)) + 1  # the last, so that a cluster wins a tie
    of = np.where(cluster < 0, outside, cluster)
    pair, pair_of = np.unique(node * (outside + 1) + of, return_inverse=True)
    # whole billionths: exact in any order
    sums = np.bincount(pair_of, np.round(q * 1e9), minlength=len(pair))
    person, world = np.divmod(pair, outside + 1)
    best_first = np.lexsort((world, -sums, person))
    _, first = np.unique(person[best_first], return_index=True)
    _, dense = np.unique(world[best_first][first], return_inverse=True)
    return dense.astype(np.int64)


def _objective(network: Network, weights: Numbers, k: int, free: list[int]) -> Objective:
    """The objective with its unit of reach: what the best for reach alone would bring."""
    alone = Objective(network, dict.fromkeys(PARTS, 0.0) | {"reach": 1.0}, k)
    farthest = alone.empty()
    greedy(alone, farthest, free, k)
    return Objective(network, weights, k).measured_by(alone.value(farthest))


def _choose(
    objective: Objective, contacts: pl.DataFrame, pins: list[int], free: list[int], k: int
) -> tuple[State, list[Floats]]:
    state = objective.empty()
    gains = greedy(objective, state, pins, len(pins))
    for i in sorted(set(pins) - set(state.chosen)):
        gains.append(objective.parts(state, i))
        objective.add(state, i)
    gains += greedy(objective, state, sorted(set(free) - set(pins)), k)
    known = (
        contacts.with_row_index("contact")
        .filter((pl.col("referenceability") != "D") | pl.col("warmth").is_not_null())
        .sort(
            pl.col("referenceability"),
            pl.col("warmth"),
            "person_id",
            descending=[False, True, False],
            nulls_last=True,
        )["contact"]
    )
    open_to = set(free) - set(state.chosen)
    left = [i for i in known.to_list() if i in open_to]
    for i in left[: max(k - len(state.chosen), 0)]:
        gains.append(objective.parts(state, i))
        objective.add(state, i)
    return state, gains


def _told(
    objective: Objective,
    state: State,
    gains: list[Floats],
    pins: set[int],
    free: list[int],
    ids: pl.Series,
) -> pl.DataFrame:
    whole = objective.value(state)
    outside = np.setdiff1d(np.array(free, dtype=np.int64), state.chosen)
    net = objective.network
    before = objective.empty()
    rows = []
    for place, (i, parts) in enumerate(zip(state.chosen, gains, strict=True), start=1):
        node = net.node[net.first[i] : net.first[i + 1]]
        rest = objective.of(j for j in state.chosen if j != i)
        left = objective.gains(rest)[outside]
        best = int(np.argmax(left)) if len(left) else None
        stands_in = best is not None and left[best] > NOTHING
        cluster = net.cluster[i]
        rows.append(
            {
                "position": place,
                "person_id": ids[i],
                "is_pinned": i in pins,
                "gain": float(parts.sum()),
                **dict(zip(_GAINS, map(float, parts), strict=True)),
                "loss": max(whole - objective.value(rest), 0.0),
                "runner_up_id": ids[int(outside[best])] if stands_in else None,
                "runner_up_gain": float(left[best]) if stands_in else None,
                "reach_added": int((before.best[node] == 0).sum()),
                "reach_lost": int((rest.best[node] == 0).sum()),
                "reach_weakened": int(
                    ((rest.best[node] > 0) & (rest.best[node] < state.best[node])).sum()
                ),
                "is_first_of_cluster": bool(before.covered[cluster] == 0) if cluster >= 0 else None,
                "is_last_of_cluster": bool(rest.covered[cluster] == 0) if cluster >= 0 else None,
            }
        )
        objective.add(before, i)
    return pl.DataFrame(rows, schema=CHOSEN, orient="row")


def _compared(
    objective: Objective, state: State, pins: set[int], free: list[int], contacts: pl.DataFrame
) -> pl.DataFrame:
    ranked = contacts.with_row_index("contact").sort("rank", "person_id")["contact"].to_list()
    allowed = set(free)
    first = [i for i in ranked if i in allowed][: len(state.chosen)]
    value = objective.value(state)
    places = max(objective.k - len(pins), 0)
    largest = np.sort(objective.gains(state)[np.setdiff1d(free, state.chosen).astype(np.int64)])
    bound = value + largest[::-1][:places].sum()
    rows = [
        _set(objective, state, "together", value / bound if bound > 0 else None),
        _set(objective, objective.of(first), "ranking", None),
    ]
    return pl.DataFrame(rows, schema=SETS, orient="row")


def _set(
    objective: Objective, state: State, chosen_by: str, at_least: float | None
) -> dict[str, object]:
    return {
        "chosen_by": chosen_by,
        "people": len(state.chosen),
        "value": objective.value(state),
        "at_least": at_least,
        "reach": int((state.best > 0).sum()),
        "clusters": int((state.covered > 0).sum()),
        "clusters_reached": int((state.reached > 0).sum()),
    }
