"""A random home of any size, for benchmarks: each owner knows most people of some circles."""

import random
from collections.abc import Iterator

from netgraph.sample import facebook, linkedin, takeout, x
from netgraph.sample.archive import zipped
from netgraph.sample.cards import card_of
from netgraph.sample.correspondence import keep_in_touch, reply_all
from netgraph.sample.meetings import ACCEPTED, meeting_of
from netgraph.sample.names import COMPANIES
from netgraph.sample.people import draw_position, invent_name, make_person
from netgraph.sample.talk import RHYTHMS, converse, gather, post
from netgraph.sample.ties import moment_between, tie_all
from netgraph.sample.world import (
    CONNECTION,
    FACEBOOK,
    FOLLOWER,
    FOLLOWING,
    FRIEND,
    LINKEDIN,
    Person,
    World,
    X,
    utc,
)

_BEGIN, _MIDDLE, _END = utc(2014, 1, 1), utc(2023, 5, 20, 9), utc(2023, 11, 18, 9)
_CIRCLE = 60  # people
_PRESENCE = ((LINKEDIN, 0.8), (FACEBOOK, 0.4), (X, 0.35))
_LISTS = ((LINKEDIN, CONNECTION), (FACEBOOK, FRIEND), (X, FOLLOWING), (X, FOLLOWER))
_RHYTHMS = ("quarterly", "yearly", "fading", "dormant", "one-way in", "once")


def build_home(people: int, owners: int, seed: int) -> World:
    """A world of so many people, the first of whom export.

    Work and size grow with the number of people, whatever the number of owners.
    """
    rng = random.Random(f"{seed}:home")
    persons = [_person(rng, number, number < owners) for number in range(people)]
    circles = {
        str(i): list(range(start, min(start + _CIRCLE, people)))
        for i, start in enumerate(range(owners, people, _CIRCLE))
    }
    width = len(str(owners))
    names = {f"owner-{n + 1:0{width}d}": n for n in range(owners)}
    world = World(persons, names, circles)
    shared = list(circles.values())
    for owner in range(owners):
        known = _settle(random.Random(f"{seed}:{owner}"), world, owner, shared[owner::owners])
        _write_and_meet(random.Random(f"{seed}:{owner}:mail"), world, owner, known)
    return world


def _person(rng: random.Random, number: int, everywhere: bool) -> Person:
    first, last = invent_name(rng)
    if rng.random() < 0.6:  # two surnames: else everybody would have a namesake in a large home
        last = f"{last}-{invent_name(rng)[1]}"
    networks = frozenset(n for n, chance in _PRESENCE if everywhere or rng.random() < chance)
    job = (COMPANIES[number // _CIRCLE % len(COMPANIES)], draw_position(rng))
    return make_person(rng, number, (first, last), job, None, networks)


def _settle(rng: random.Random, world: World, owner: int, circles: list[list[int]]) -> list[int]:
    """An owner's lists and talk: most of their circles, a quarter more from everywhere.

    Returns:
        Whom the owner knows.
    """
    near = [n for circle in circles for n in circle if rng.random() < 0.8]
    far = rng.sample(range(len(world.people)), min(len(near) // 4 + 5, len(world.people)))
    known = sorted({*near, *far} - {owner})
    for network, kind in _LISTS:
        people = [n for n in world.on(network, known) if kind != FOLLOWER or rng.random() < 0.6]
        tie_all(rng, world, owner, kind, people, (_BEGIN, _END), lost=0.03)
        if kind != FOLLOWER:
            _talk(rng, world, owner, network, people)
    followed = world.on(X, known)
    for _ in range(len(followed) // 3):
        post(rng, world, owner, followed, moment_between(rng, _BEGIN, _END))
    return known


def _write_and_meet(rng: random.Random, world: World, owner: int, known: list[int]) -> None:
    """Mail with one in ten, threads among neighbours, meetings with some, cards of a third."""
    for other in known:
        if rng.random() < 0.1:
            keep_in_touch(rng, world, (owner, other), rng.choice(_RHYTHMS), (_BEGIN, _END))
            for _ in range(rng.choice((0, 0, 1, 3))):
                starts = moment_between(rng, _MIDDLE, _END).replace(second=0)
                people = {owner: ACCEPTED, other: ACCEPTED}
                world.add_meeting(meeting_of(rng, starts, people))
        if rng.random() < 0.3:
            card = card_of(world, other, rng.random() < 0.5, rng.random() < 0.5)
            world.cards[owner].append(card)
    for _ in range(len(known) // 40):
        at = rng.randrange(len(known))
        crowd = [n for n in known[at : at + rng.randrange(3, 7)] if n != owner]
        if len(crowd) > 1:
            reply_all(rng, world, [owner, *crowd], moment_between(rng, _BEGIN, _MIDDLE))


def _talk(rng: random.Random, world: World, owner: int, network: str, people: list[int]) -> None:
    for other in people:
        if rng.random() < 0.12:
            rhythm = RHYTHMS[rng.choice(_RHYTHMS)]
            converse(rng, world, network, (owner, other), rhythm, (_BEGIN, _END))
    for _ in range(len(people) // 40):
        at = rng.randrange(len(people))
        members = people[at : at + rng.randrange(2, 7)]  # neighbours by number share a circle
        if len(members) > 1:
            world.add_thread(gather(rng, network, [owner, *members], None, (_BEGIN, _END)))


def entries(world: World) -> Iterator[tuple[str, bytes]]:
    """Two LinkedIn exports, one of Facebook, of X and of Google for every owner."""
    for name, owner in world.owners.items():
        for moment in (_MIDDLE, _END):
            files = linkedin.export(world, owner, moment, handle=True)
            path = f"Complete_LinkedInDataExport_{moment:%m-%d-%Y}.zip"
            yield f"inbox/{name}/{path}", zipped(files, moment)
        day = f"{_END:%Y-%m-%d}"
        pages = facebook.export(world, owner, _END)
        yield f"inbox/{name}/facebook-{name}-{day}-a1B2c3D4.zip", zipped(pages, _END)
        yield (
            f"inbox/{name}/twitter-{day}-{owner:010x}.zip",
            zipped(x.export(world, owner, _END), _END),
        )
        google = takeout.export(world, owner, _END)
        yield f"inbox/{name}/{takeout.name(_END)}", zipped(google, _END)
