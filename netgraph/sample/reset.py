"""Mara's reset: every tie ended within a week, some begun again within the next four."""

import random

from netgraph.sample.cast import namesakes
from netgraph.sample.lists import NETWORK_OF
from netgraph.sample.ties import befriend, choose, end, moment_between, tie_all
from netgraph.sample.world import CONNECTION, FOLLOWING, FRIEND, World, utc

_ENDED = (utc(2023, 10, 12, 19), utc(2023, 10, 20, 22))
_AGAIN = (utc(2023, 10, 24, 7), utc(2023, 11, 17, 22))
_TALKED = 3.0  # how much likelier those come back with whom she talked

# list, people who come back, newcomers, and from which circles these are
_RETURNS: tuple[tuple[str, int, int, dict[str, float]], ...] = (
    (CONNECTION, 104, 16, {"harbour": 1, "kestrel": 0.5, "lotusfield": 0.5, "elsewhere": 0.5}),
    (FRIEND, 151, 29, {"brandtal": 1, "solvane": 0.5, "elsewhere": 0.8}),
    (FOLLOWING, 455, 27, {"stars": 1, "lotusfield": 1, "elsewhere": 0.6}),
)


def reset(rng: random.Random, world: World) -> None:
    """End every tie of mara and begin the ones that come back, with new dates."""
    me = world.owners["mara"]
    for kind, back, newcomers, circles in _RETURNS:
        before = [t.person for t in world.ties[me, kind]]
        for index in range(len(before)):
            end(world, me, kind, index, moment_between(rng, *_ENDED))
        returning = _who_returns(rng, world, kind, before, back)
        for number in returning:
            if number in world.owners.values() and kind != FOLLOWING:
                befriend(
                    world, me, number, kind, moment_between(rng, *_AGAIN).replace(day=27, month=10)
                )
        known = [n for n in returning if kind == FOLLOWING or n not in world.owners.values()]
        fresh = choose(rng, world, NETWORK_OF[kind], circles, newcomers, before)
        tie_all(rng, world, me, kind, [*known, *fresh], _AGAIN)


def _who_returns(
    rng: random.Random, world: World, kind: str, before: list[int], count: int
) -> list[int]:
    """Those who export and those who share a name, then the others by lot."""
    me = world.owners["mara"]
    sure = {*world.owners.values(), *namesakes(world, "Tomás Quintela")} & {*before}
    talked = {n for t in world.threads[me, NETWORK_OF[kind]] for n in t.members}
    lot = {n: rng.random() ** (1 / (_TALKED if n in talked else 1.0)) for n in before}
    ranked = sorted(before, key=lambda n: (n in sure, lot[n], n), reverse=True)
    return sorted(ranked[:count])
