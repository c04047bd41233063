"""Who is on whose list, and since when."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from netgraph.sample.linkedin import DEFAULT_NOTE
from netgraph.sample.world import CONNECTION, FRIEND, Tie, World

_NOTES = (
    "We met at the harbour panel.",
    "Good to see you on Tuesday!",
    "Ines said we should talk.",
)


def choose(
    rng: random.Random,
    world: World,
    network: str,
    weights: Mapping[str, float],
    count: int,
    without: Iterable[int] = (),
) -> list[int]:
    """People on a network, drawn by how near their circles are.

    Args:
        rng: Where chance comes from.
        world: People and circles.
        network: Where they need an account.
        weights: Circle -> nearness; the nearest of a person's circles counts.
        count: How many, all different.
        without: Who is not wanted.
    """
    near: dict[int, float] = {}
    for circle, weight in weights.items():
        for number in world.on(network, world.circles[circle]):
            near[number] = max(near.get(number, 0), weight)
    for number in without:
        near.pop(number, None)
    ranked = sorted(near, key=lambda n: (rng.random() ** (1 / near[n]), n), reverse=True)
    return sorted(ranked[:count])


def moment_between(rng: random.Random, first: datetime, last: datetime) -> datetime:
    """A second between two moments."""
    return first + timedelta(seconds=rng.randrange(int((last - first).total_seconds())))


def invitation(rng: random.Random) -> str | None:
    """The note of an invitation: most have none, many the network's own words."""
    if rng.random() < 0.4:
        return None
    return rng.choice(("", "", "", DEFAULT_NOTE, rng.choice(_NOTES)))


def tie_all(
    rng: random.Random,
    world: World,
    owner: int,
    kind: str,
    people: Iterable[int],
    span: tuple[datetime, datetime],
    lost: float = 0.0,
) -> None:
    """Put people on an owner's list.

    Args:
        rng: Where chance comes from.
        world: Gets the ties.
        owner: Whose list.
        kind: Which list.
        people: Whom.
        span: When the ties began.
        lost: Share of them that ended again, in the last year of the span.
    """
    last_year = span[1] - timedelta(days=365)
    for number in people:
        since = moment_between(rng, *span)
        until = None
        if rng.random() < lost:
            until = moment_between(rng, max(since, last_year), span[1])
        note = invitation(rng) if kind == CONNECTION else None
        world.ties[owner, kind].append(Tie(number, since, until, rng.random() < 0.5, note))


def befriend(world: World, a: int, b: int, kind: str, since: datetime, note: str = "") -> None:
    """A tie between two who both export: both lists show it, with one date."""
    for owner, other, outgoing in ((a, b, True), (b, a, False)):
        said = note if kind == CONNECTION else None
        world.ties[owner, kind].append(Tie(other, since, None, outgoing, said))


def end(world: World, owner: int, kind: str, index: int, at: datetime) -> None:
    """End an owner's tie; connections and friendships end on both sides."""
    tie = world.ties[owner, kind][index]
    world.ties[owner, kind][index] = replace(tie, until=at)
    if kind in (CONNECTION, FRIEND) and tie.person in world.owners.values():
        theirs = world.ties[tie.person, kind]
        for i, other in enumerate(theirs):
            if other.person == owner and other.until is None:
                theirs[i] = replace(other, until=at)
