"""Where the owners of a team and their contacts stand on a map that has the team in the middle."""

import numpy as np
import polars as pl

from netgraph.graph.layout import DIGITS, GAP, distances, sunflower
from netgraph.graph.pool import Floats, Ints

HOLE = 3.0  # around an owner, in units of a disc for one person
CLOSE = 0.5  # between those whom several know and others
ROOMY = 1.6  # how much wider the middle is than a disc of those whom several know
SPOTS = 20_000  # places that are looked at for those whom several know


def team_layout(owners: pl.Series, ties: pl.DataFrame) -> pl.DataFrame:
    """Place owners on a ring, and each contact near those who know him.

    Around an owner stands whoever is known to this one alone, the closest tie nearest. Whom several
    know stand together as a disc, as near as there is room to the middle between those several, so
    whom all know are in the middle of the map. Owners who share most contacts are neighbours.

    Args:
        owners: The owners of the team who have contacts, two at least.
        ties: One row per owner and contact to be drawn, the closest ties first: owner, person_id.

    Returns:
        One row per owner, then one per contact: owner (of a contact the closest), person_id (null:
        the owner's own place), x, y (-1 to 1, the outermost at distance 1 from the middle).
    """
    names = owners.unique().sort()
    of = names.search_sorted(ties["owner"]).to_numpy().astype(np.int64)
    people = ties.unique("person_id", keep="first", maintain_order=True)
    person = (
        ties.join(people.with_row_index("p"), on="person_id", maintain_order="left")["p"]
        .to_numpy()
        .astype(np.int64)
    )
    sets, which, size = _known_to(of, person, len(people))
    alone = np.array([len(known) == 1 for known in sets], dtype=np.bool_)
    inner = np.zeros(len(names), dtype=np.int64)
    for known, n in zip(sets, size, strict=True):
        if len(known) == 1:
            inner[known[0]] = n
    radius = np.sqrt(HOLE**2 + inner)
    centres = _ring(_neighbours(of, person, len(names)), radius, int(size[~alone].sum()))
    middles = _between(sets, size, centres, radius)
    places = np.zeros((len(people), 2))
    for group, n in enumerate(size):
        around = sunflower(int(n), HOLE if alone[group] else 0.0)
        places[which == group] = middles[group] + around
    placed = np.concatenate([centres, places])
    most = np.hypot(*placed.T).max(initial=0.0)
    placed = np.round(placed / most, DIGITS) + 0.0 if most else placed
    return pl.concat(
        [
            names.to_frame("owner").with_columns(person_id=pl.lit(None, dtype=pl.String)),
            people.select("owner", "person_id"),
        ]
    ).with_columns(x=pl.Series(placed[:, 0]), y=pl.Series(placed[:, 1]))


def _known_to(of: Ints, person: Ints, people: int) -> tuple[list[Ints], Ints, Ints]:
    """By whom people are known: the distinct sets of owners, which of them each, how many each."""
    order = np.lexsort((of, person))
    per_person = np.split(of[order], np.cumsum(np.bincount(person, minlength=people))[:-1])
    keys = [known.tobytes() for known in per_person] if people else []
    first, which, size = np.unique(
        np.array(keys, dtype=object), return_index=True, return_inverse=True, return_counts=True
    )[1:]
    return [per_person[i] for i in first], which, size


def _neighbours(of: Ints, person: Ints, owners: int) -> Ints:
    """The owners in the order of the ring: after each who shares most contacts with this one."""
    left = np.ones(owners, dtype=np.bool_)
    at = int(np.argmax(np.bincount(of, minlength=owners))) if owners else 0
    ring = []
    for _ in range(owners):
        ring.append(at)
        left[at] = False
        knows = np.zeros(person.max(initial=-1) + 1, dtype=np.bool_)
        knows[person[of == at]] = True
        shared = np.bincount(of[knows[person]], minlength=owners)
        at = int(np.argmax(np.where(left, shared, -1)))
    return np.array(ring, dtype=np.int64)


def _ring(order: Ints, radius: Floats, several: int) -> Floats:
    """The owners' places: no two discs overlap, and in the middle is room for so many people."""
    wide = 2 * radius[order] + GAP
    angle = 2 * np.pi * (np.cumsum(wide) - wide / 2) / (wide.sum() or 1.0)
    apart = (wide + np.roll(wide, -1)) / 2
    turn = np.diff(np.append(angle, angle[:1] + 2 * np.pi))
    least = np.append(
        apart / (2 * np.sin(turn / 2)), ROOMY * np.sqrt(several) + radius.max(initial=0.0) + GAP
    )
    centres = np.empty((len(order), 2))
    centres[order] = least.max() * np.column_stack([np.sin(angle), np.cos(angle)])
    return centres


def _between(sets: list[Ints], size: Ints, centres: Floats, radius: Floats) -> Floats:
    """Where each group has its middle; the largest choose first."""
    middles = np.array([centres[known].mean(axis=0) for known in sets]).reshape(-1, 2)
    several = [g for g in np.argsort(-size, kind="stable") if len(sets[g]) > 1]
    edge = (np.hypot(*centres.T) + radius).max(initial=0.0)
    wide = np.sqrt((edge + GAP) ** 2 + 12 * size[several].sum())  # so that beyond there is room
    spots = sunflower(SPOTS, 0.0) * wide / np.sqrt(SPOTS)
    free = np.full(SPOTS, np.inf)
    for centre, r in zip(centres, radius, strict=True):
        free = np.minimum(free, distances(centre, spots) - r)
    for group in several:
        r = np.sqrt(size[group])
        room = np.flatnonzero(free >= min(r + CLOSE, free.max()))
        middles[group] = spots[room[np.argmin(distances(middles[group], spots[room]))]]
        free = np.minimum(free, distances(middles[group], spots) - r - CLOSE)
    return middles
