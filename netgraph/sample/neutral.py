"""A CRM's content in the neutral format."""

import json
import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from netgraph.sample.archive import Files, table
from netgraph.sample.linkedin import url
from netgraph.sample.world import LINKEDIN, World


def _people(
    rng: random.Random, world: World, owner: tuple[str, int], members: Sequence[int], day: datetime
) -> bytes:
    """Most with the address of their LinkedIn profile or an e-mail: the bridge between the two."""
    rows = []
    for number in members:
        person, face = world.people[number], world.people[number].face(day.date())
        link = url(face) if LINKEDIN in person.networks and rng.random() < 0.7 else ""
        mail = person.email if person.shows_email or rng.random() < 0.4 else ""
        rows.append(
            [
                f"c{number}",
                face.name,
                mail,
                link,
                face.company,
                face.position,
                person.city,
                person.school,
            ]
        )
    name, number = owner
    person, face = world.people[number], world.people[number].face(day.date())
    rows.append(
        [
            name,
            face.name,
            person.email,
            url(face),
            face.company,
            face.position,
            person.city,
            person.school,
        ]
    )
    return table("id,name,email,url,company,position,location,school", rows)


def _links(rng: random.Random, circles: Sequence[Sequence[int]], count: int) -> bytes:
    """Who works with whom, as the CRM has it: mostly within one circle, some across."""
    pairs: set[tuple[int, int]] = set()
    everybody = [n for circle in circles for n in circle]
    while len(pairs) < count:
        pool = rng.choice(circles) if rng.random() < 0.85 else everybody
        pair = rng.sample(pool, 2)
        pairs.add((min(pair), max(pair)))
    rows = [
        [
            f"c{a}",
            f"c{b}",
            "declared",
            "1",
            f"{rng.randrange(2016, 2023)}-0{rng.randrange(1, 10)}-15",
        ]
        for a, b in sorted(pairs)
    ]
    return table("a,b,evidence,weight,first_on", rows)


def _interactions(
    rng: random.Random, owner: str, circles: Sequence[Sequence[int]], end: datetime, count: int
) -> bytes:
    """Meetings of three to six, mails and calls of two; one row per recipient."""
    rows = []
    for i in range(count):
        pool = rng.choice(circles)
        at = end - timedelta(days=rng.randrange(1, 700), minutes=rng.randrange(600))
        kind = rng.choice(("meeting", "meeting", "email", "email", "call"))
        size = min(rng.randrange(2, 6) if kind == "meeting" else 1, len(pool))
        people = [owner, *(f"c{n}" for n in rng.sample(pool, size))]
        if kind != "meeting" and rng.random() < 0.5:
            people.reverse()
        for to in people[1:]:
            rows.append([f"e{i:04d}", f"{at:%Y-%m-%dT%H:%M:%SZ}", people[0], to, kind, "to"])
        if kind == "email" and rng.random() < 0.15:
            copied = rng.choice([n for n in pool if f"c{n}" not in people])
            rows.append(
                [f"e{i:04d}", f"{at:%Y-%m-%dT%H:%M:%SZ}", people[0], f"c{copied}", kind, "cc"]
            )
    return table("event,at,from,to,kind,role", rows)


def export(
    rng: random.Random,
    world: World,
    owner: tuple[str, int],
    circles: Sequence[Sequence[int]],
    moment: datetime,
) -> Files:
    """The folder of one export.

    Args:
        rng: Where chance comes from.
        world: What is so.
        owner: Name in the home, and person.
        circles: Whom the CRM knows, firm by firm; nobody twice, each of three or more.
        moment: When it was cut.
    """
    members = sorted(n for circle in circles for n in circle)
    since = [f"{rng.randrange(2017, 2023)}-{rng.randrange(1, 13):02d}-01" for _ in members]
    contacts = [
        [owner[0], f"c{n}", rng.choice(("client", "client", "partner")), s]
        for n, s in zip(members, since, strict=True)
        if rng.random() < 0.85
    ]
    manifest = {"format": 1, "network": "crm", "exported_on": f"{moment:%Y-%m-%d}"}
    return {
        "netgraph.json": json.dumps(manifest).encode() + b"\n",
        "people.csv": _people(rng, world, owner, members, moment),
        "contacts.csv": table("owner,id,kind,since", contacts),
        "links.csv": _links(rng, circles, 2 * len(members)),
        "interactions.csv": _interactions(rng, owner[0], circles, moment, 3 * len(members)),
    }
