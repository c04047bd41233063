"""How the people of the story change: jobs, names, addresses, profiles that hide."""

import random
from dataclasses import replace
from datetime import date, timedelta

from netgraph.sample.cast import NAMESAKES, namesakes
from netgraph.sample.names import COMPANIES
from netgraph.sample.people import draw_position, invent_name
from netgraph.sample.world import CONNECTION, FRIEND, LINKEDIN, Change, World, utc

# Between ines' exports of July and November, and between jonas' two of Facebook.
_AUTUMN, _WINTER, _SPRING = date(2023, 9, 9), date(2023, 2, 3), date(2023, 3, 3)

Changes = list[tuple[date, int, Change]]


def live(rng: random.Random, world: World) -> None:
    """Let time pass: what was said and tied before stays, faces change."""
    apart = {n for name in NAMESAKES for n in namesakes(world, name)} | {*world.owners.values()}
    plain = [p.number for p in world.people if p.number not in apart]
    changes = _jobs(rng, world, plain)
    changes += _linkedin(rng, world, set(plain))
    listed = world.ties_at(world.owners["jonas"], FRIEND, utc(2022, 11, 1))
    friends = [t.person for t in listed if t.person not in apart]
    changes += [(_WINTER, n, Change(last=invent_name(rng)[1])) for n in rng.sample(friends, 3)]
    changes += _handles(rng, world, set(plain))
    for on, number, fields in sorted(changes, key=lambda c: c[:2]):
        world.people[number] = world.people[number].changed(on, **fields)


def _jobs(rng: random.Random, world: World, plain: list[int]) -> Changes:
    """One in seven or so moves to another firm within two years and a half."""
    movers = rng.sample(world.on(LINKEDIN, plain), 150)
    days = [date(2021, 6, 1) + timedelta(days=rng.randrange(880)) for _ in movers]
    return [
        (on, n, Change(company=rng.choice(COMPANIES), position=draw_position(rng)))
        for on, n in zip(days, movers, strict=True)
    ]


def _linkedin(rng: random.Random, world: World, plain: set[int]) -> Changes:
    """Of ines' connections three marry, two take another address, five hide their profile.

    Those who hide are none of mara's: her sizes are to be read off her files.
    """
    ties = world.ties_at(world.owners["ines"], CONNECTION, utc(2023, 7, 1))
    lasting = [t.person for t in ties if t.until is None and t.person in plain]
    maras = {t.person for t in world.ties[world.owners["mara"], CONNECTION]}
    for number in rng.sample([n for n in lasting if n not in maras], 5):
        world.people[number] = replace(world.people[number], hidden_on=date(2023, 8, 28))
    married, moved = rng.sample(lasting, 3), rng.sample(lasting, 2)
    slugs = [(n, world.people[n].faces[-1][1].slug.rpartition("-")[0]) for n in moved]
    return [(_AUTUMN, n, Change(last=invent_name(rng)[1])) for n in married] + [
        (_AUTUMN, n, Change(slug=f"{slug}-{n}")) for n, slug in slugs
    ]


def _handles(rng: random.Random, world: World, plain: set[int]) -> Changes:
    """Six of those whom mara mentions take another handle."""
    spoken = {n for p in world.posts[world.owners["mara"]] for n in p.mentions if n in plain}
    return [
        (_SPRING, n, Change(handle=f"real_{world.people[n].faces[-1][1].handle}"[:15]))
        for n in rng.sample(sorted(spoken), 6)
    ]
