"""Whose list holds whom in the story, before anybody resets anything."""

import random
from dataclasses import replace
from datetime import timedelta

from netgraph.sample.cast import NAMESAKES, namesakes
from netgraph.sample.ties import befriend, choose, tie_all
from netgraph.sample.world import (
    CONNECTION,
    FACEBOOK,
    FOLLOWER,
    FOLLOWING,
    FRIEND,
    LINKEDIN,
    World,
    X,
    utc,
)

BEGIN, END = utc(2013, 1, 1), utc(2023, 11, 18, 9)
BARE_ON = utc(2022, 2, 14, 18)  # the day of priya's re-saved Connections.csv
NETWORK_OF = {CONNECTION: LINKEDIN, FRIEND: FACEBOOK, FOLLOWING: X, FOLLOWER: X}
_LAST = utc(2023, 8, 12)  # mara's last tie before the reset

# owner, list, size, nearness of the circles
_LISTS: tuple[tuple[str, str, int, dict[str, float]], ...] = (
    ("mara", CONNECTION, 401, {
        "tidewell": 1, "aldermoor": 0.9, "harbour": 0.9, "brasswater": 0.7, "halden": 0.6,
        "quillfern": 0.6, "nordgrat": 0.6, "meridian": 0.6, "corvane": 0.35, "gazette": 0.3,
        "eastmere": 0.5, "elsewhere": 0.6, "kestrel": 0.1, "solvane": 0.1, "lotusfield": 0.1}),
    ("mara", FRIEND, 306, {
        "millbrook": 1, "eastmere": 1, "nordgrat": 0.8, "aldermoor": 0.8, "tidewell": 0.4,
        "halden": 0.2, "elsewhere": 0.5, "brandtal": 0.1}),
    ("mara", FOLLOWING, 486, {
        "meridian": 1, "gazette": 1, "stars": 0.7, "quillfern": 0.8, "harbour": 0.6,
        "elsewhere": 0.4, "aldermoor": 0.4, "kestrel": 0.3, "lotusfield": 0.3, "halden": 0.3}),
    ("mara", FOLLOWER, 350, {"meridian": 1, "gazette": 0.6, "stars": 0.6, "elsewhere": 0.8}),
    ("dev", CONNECTION, 240, {
        "halden": 1, "kestrel": 1, "harbour": 0.7, "quillfern": 0.5, "meridian": 0.4,
        "brasswater": 0.4, "tidewell": 0.2, "aldermoor": 0.15, "elsewhere": 0.25}),
    ("dev", FOLLOWING, 240, {
        "meridian": 1, "quillfern": 0.9, "kestrel": 0.9, "stars": 0.3, "gazette": 0.15}),
    ("dev", FOLLOWER, 160, {"meridian": 1, "quillfern": 0.8, "kestrel": 0.8}),
    ("ines", CONNECTION, 268, {
        "halden": 1, "solvane": 1, "aldermoor": 0.7, "harbour": 0.6, "brasswater": 0.6,
        "corvane": 0.6, "tidewell": 0.25, "elsewhere": 0.3}),
    ("ines", FRIEND, 165, {
        "aldermoor": 0.9, "halden": 0.6, "solvane": 0.6, "nordgrat": 0.3, "elsewhere": 0.3}),
    ("jonas", CONNECTION, 205, {
        "halden": 1, "brandtal": 1, "nordgrat": 0.9, "tidewell": 0.5, "harbour": 0.3,
        "eastmere": 0.2, "elsewhere": 0.25}),
    ("jonas", FRIEND, 180, {
        "nordgrat": 1, "brandtal": 1, "halden": 0.5, "eastmere": 0.2, "elsewhere": 0.3}),
    ("priya", CONNECTION, 245, {
        "halden": 1, "lotusfield": 1, "quillfern": 0.9, "meridian": 0.7, "corvane": 0.5,
        "harbour": 0.25, "aldermoor": 0.2, "elsewhere": 0.3}),
    ("priya", FOLLOWING, 230, {
        "meridian": 0.8, "gazette": 0.5, "lotusfield": 0.9, "quillfern": 0.9, "stars": 0.1}),
    ("priya", FOLLOWER, 150, {"meridian": 1, "lotusfield": 0.8, "quillfern": 0.8}),
)  # fmt: skip
# Among those who export: both sides of the list show it.
_MUTUAL = (
    ("mara", "ines", CONNECTION, utc(2014, 5, 3, 10)),
    ("mara", "jonas", CONNECTION, utc(2016, 8, 21, 19)),
    ("mara", "dev", CONNECTION, utc(2018, 3, 9, 8)),
    ("mara", "priya", CONNECTION, utc(2019, 11, 26, 12)),
    ("dev", "ines", CONNECTION, utc(2017, 1, 16, 9)),
    ("dev", "jonas", CONNECTION, utc(2017, 9, 4, 9)),
    ("dev", "priya", CONNECTION, utc(2018, 2, 5, 9)),
    ("ines", "jonas", CONNECTION, utc(2017, 9, 5, 11)),
    ("ines", "priya", CONNECTION, utc(2018, 2, 5, 14)),
    ("jonas", "priya", CONNECTION, utc(2018, 2, 7, 16)),
    ("mara", "ines", FRIEND, utc(2013, 10, 12, 20, 15, 7)),
    ("mara", "jonas", FRIEND, utc(2016, 8, 22, 21, 40, 33)),
    ("ines", "jonas", FRIEND, utc(2018, 6, 30, 18, 5, 51)),
    ("mara", "dev", FOLLOWING, utc(2018, 3, 10, 7)),
    ("mara", "priya", FOLLOWING, utc(2019, 12, 1, 7)),
    ("dev", "priya", FOLLOWING, utc(2018, 2, 6, 7)),
)


def tie_up(rng: random.Random, world: World) -> None:
    """Fill every list of the story."""
    for a, b, kind, since in _MUTUAL:
        befriend(world, world.owners[a], world.owners[b], kind, since, "We worked together.")
    apart = [n for name in NAMESAKES for n in namesakes(world, name)]
    for owner, kind, size, weights in _LISTS:
        me = world.owners[owner]
        sure = _namesakes_on(world, owner, kind)
        count = size - len(world.ties[me, kind]) - len(sure)
        people = sure + choose(rng, world, NETWORK_OF[kind], weights, count, apart)
        if owner == "mara" and kind != FOLLOWER:  # her sizes are known to the last one
            tie_all(rng, world, me, kind, people, (BEGIN, _LAST))
            continue
        if owner == "priya" and kind == CONNECTION:
            late = [n for n in people if not _in_cp1252(world, n)]
            tie_all(rng, world, me, kind, late, (BARE_ON + timedelta(days=2), _LAST))
            people = [n for n in people if n not in late]
        tie_all(rng, world, me, kind, people, (BEGIN, END - timedelta(days=9)), lost=0.04)
    # Two of mara's friendships began in one second: the time alone does not tell them apart.
    friends = world.ties[world.owners["mara"], FRIEND]
    friends[-1] = replace(friends[-1], since=friends[-2].since)


def _namesakes_on(world: World, owner: str, kind: str) -> list[int]:
    """The two Lenas are connections of mara and ines, the two Tomáses friends of mara."""
    if kind == CONNECTION and owner in ("mara", "ines"):
        return namesakes(world, "Lena Brückwald")
    return namesakes(world, "Tomás Quintela") if (owner, kind) == ("mara", FRIEND) else []


def _in_cp1252(world: World, person: int) -> bool:
    """Whether a spreadsheet of Western Europe could save the name without loss."""
    try:
        world.people[person].faces[0][1].name.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
