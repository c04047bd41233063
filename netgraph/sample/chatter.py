"""What the people of the story say to each other."""

import random
from datetime import timedelta

from netgraph.sample.cast import CIRCLES, namesakes
from netgraph.sample.lists import END
from netgraph.sample.talk import RHYTHMS, converse, gather, post, recommend
from netgraph.sample.ties import moment_between
from netgraph.sample.world import (
    CONNECTION,
    FACEBOOK,
    FOLLOWING,
    FRIEND,
    LINKEDIN,
    Thread,
    World,
    X,
    utc,
)

# owner, network, one-to-one partners, groups
_TALKS = (
    ("mara", LINKEDIN, 66, 14), ("mara", FACEBOOK, 38, 20), ("mara", X, 24, 8),
    ("dev", LINKEDIN, 34, 8), ("dev", X, 14, 4), ("ines", LINKEDIN, 40, 10),
    ("ines", FACEBOOK, 18, 6), ("jonas", LINKEDIN, 28, 6), ("jonas", FACEBOOK, 24, 8),
    ("priya", LINKEDIN, 36, 8), ("priya", X, 14, 4),
)  # fmt: skip
_AMONG_OWNERS = (
    ("mara", "ines", LINKEDIN, "monthly"), ("mara", "dev", LINKEDIN, "quarterly"),
    ("mara", "priya", X, "monthly"), ("mara", "dev", X, "quarterly"),
    ("mara", "jonas", FACEBOOK, "weekly"), ("mara", "ines", FACEBOOK, "quarterly"),
    ("dev", "ines", LINKEDIN, "weekly"), ("dev", "priya", X, "monthly"),
    ("dev", "priya", LINKEDIN, "monthly"), ("ines", "jonas", FACEBOOK, "monthly"),
    ("ines", "priya", LINKEDIN, "quarterly"), ("jonas", "priya", LINKEDIN, "yearly"),
)  # fmt: skip
_SHARES = {
    "weekly": 3, "monthly": 12, "quarterly": 18, "yearly": 14, "fading": 14, "dormant": 12,
    "one-way out": 9, "one-way in": 9, "once": 9,
}  # fmt: skip
_OCCASIONS = ("planning", "reunion", "autumn panel", "reading group", "Friday table", "trip")
_LIST_OF = {LINKEDIN: CONNECTION, FACEBOOK: FRIEND, X: FOLLOWING}


def chat(seed: int, world: World) -> None:
    """Fill the threads, the posts and the recommendations."""
    for owner, network, partners, groups in _TALKS:
        rng, me = random.Random(f"{seed}:{owner}:{network}"), world.owners[owner]
        _one_to_one(rng, world, me, network, partners)
        _groups(rng, world, me, network, groups)
    _among_owners(random.Random(f"{seed}:among owners"), world)
    _posts(random.Random(f"{seed}:posts"), world)
    _recommendations(random.Random(f"{seed}:recommendations"), world)


def _one_to_one(rng: random.Random, world: World, owner: int, network: str, count: int) -> None:
    """Partners with the rhythms of life; one writes under a name that two friends bear."""
    doubles = namesakes(world, "Tomás Quintela")
    apart = {*world.owners.values(), *doubles}
    ties = world.ties[owner, _LIST_OF[network]]
    partners = rng.sample([t for t in ties if t.person not in apart], count)
    partners += [t for t in ties if network == FACEBOOK and t.person == doubles[0]]
    for tie in partners:
        rhythm = RHYTHMS[rng.choices(list(_SHARES), list(_SHARES.values()))[0]]
        converse(rng, world, network, (owner, tie.person), rhythm, (tie.since, END))


def _groups(rng: random.Random, world: World, owner: int, network: str, count: int) -> None:
    """Threads of three to eight, each of one circle; a third bring in somebody from outside."""
    since = {t.person: t.since for t in world.ties[owner, _LIST_OF[network]]}
    pools = {key: [n for n in people if n in since] for key, people in world.circles.items()}
    keys = [key for key, pool in pools.items() if key != "elsewhere" and len(pool) >= 7]
    others = [n for n in world.owners.values() if n in since]
    for i in range(count):
        members = rng.sample(pools[keys[i % len(keys)]], rng.randrange(2, 7))
        if rng.random() < 0.35:
            outside = [n for n in sorted(since) if n not in members]
            members.append(rng.choice(others if others and rng.random() < 0.4 else outside))
        title = f"{CIRCLES[keys[i % len(keys)]].title} {rng.choice(_OCCASIONS)}"
        span = (max(since[n] for n in members), END)
        thread = gather(
            rng, network, [owner, *members], title if rng.random() < 0.8 else None, span
        )
        if i % 3 == 1:
            _come_and_go(thread)
        world.add_thread(thread)


def _come_and_go(thread: Thread) -> None:
    """The last member joined late, the first but the owner has left."""
    first = min((m.at for m in thread.messages if m.sender == thread.members[-1]), default=None)
    if first is not None and len(thread.members) > 3:
        thread.joined[thread.members[-1]] = first - timedelta(minutes=1)
        thread.left[thread.members[1]] = thread.messages[-1].at + timedelta(hours=1)


def _among_owners(rng: random.Random, world: World) -> None:
    """What those who export say to each other stands in both exports."""
    for a, b, network, rhythm in _AMONG_OWNERS:
        pair = (world.owners[a], world.owners[b])
        converse(rng, world, network, pair, RHYTHMS[rhythm], (utc(2019, 12, 2), END))
    mara, dev, ines, jonas, priya = world.owners.values()
    climbers = _listed_in(world, mara, FRIEND, "nordgrat")
    writers = _listed_in(world, mara, FOLLOWING, "meridian")
    groups = (
        (LINKEDIN, "Halden Pike pilot", [dev, ines, jonas, priya]),
        (LINKEDIN, "Harbour panel", [mara, dev, ines, jonas, priya]),
        (FACEBOOK, "Brandtal hut", [mara, ines, jonas, *climbers[:3]]),
        (X, "Open data notes", [mara, dev, priya, *writers[:2]]),
    )
    for network, title, members in groups:
        span = (utc(2021, 1, 1), utc(2023, 5, 1))
        world.add_thread(gather(rng, network, members, title, span))


def _listed_in(world: World, owner: int, kind: str, circle: str) -> list[int]:
    members = set(world.circles[circle])
    return [t.person for t in world.ties[owner, kind] if t.person in members]


def _posts(rng: random.Random, world: World) -> None:
    """Tweets; they name half of those an author follows, the others stay numbers."""
    for owner, count in (("mara", 150), ("dev", 60), ("priya", 90)):
        me = world.owners[owner]
        follows = [t.person for t in world.ties[me, FOLLOWING]]
        named = rng.sample(follows, len(follows) // 2)
        for _ in range(count):
            post(rng, world, me, named, moment_between(rng, utc(2020, 6, 1), END))


def _recommendations(rng: random.Random, world: World) -> None:
    """Given and received; one giver has a namesake, and a recommendation shows only the name."""
    for owner, count in (("mara", 12), ("dev", 5), ("ines", 9), ("jonas", 4), ("priya", 6)):
        me = world.owners[owner]
        for tie in rng.sample(world.ties[me, CONNECTION], count):
            pair = (me, tie.person) if rng.random() < 0.45 else (tie.person, me)
            recommend(rng, world, *pair, moment_between(rng, utc(2017, 1, 1), END))
    lena = namesakes(world, "Lena Brückwald")[0]
    recommend(rng, world, lena, world.owners["ines"], utc(2021, 4, 19, 15, 2))
