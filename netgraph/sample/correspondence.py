"""Who mails whom in the story."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from netgraph.sample.cast import namesakes
from netgraph.sample.lists import END
from netgraph.sample.names import NONSENSE
from netgraph.sample.roles import Roles
from netgraph.sample.talk import RHYTHMS, exchanges, sentence
from netgraph.sample.world import CONNECTION, Mail, World, utc

# how many of an owner's connections keep which rhythm
RHYTHMS_OF: dict[str, dict[str, int]] = {
    "mara": {
        "weekly": 2, "monthly": 4, "quarterly": 5, "yearly": 4, "fading": 3, "dormant": 3,
        "one-way out": 2, "one-way in": 3, "once": 3,
    },
    "ines": {"monthly": 2, "quarterly": 3, "yearly": 1, "fading": 1, "one-way in": 1},
}  # fmt: skip
_AMONG_OWNERS = (
    ("mara", "ines", "monthly"),
    ("mara", "dev", "yearly"),
    ("ines", "dev", "quarterly"),
)
# owner, circle, members besides the owner
_GROUPS = (
    ("mara", "tidewell", 3), ("mara", "aldermoor", 4), ("mara", "harbour", 2),
    ("mara", "quillfern", 3), ("mara", "tidewell", 5), ("mara", "harbour", 3),
    ("mara", "aldermoor", 2), ("mara", "lotusfield", 3), ("mara", "nordgrat", 2),
    ("ines", "solvane", 3), ("ines", "aldermoor", 4),
)  # fmt: skip
_BEGIN = utc(2017, 1, 9)


def write(rng: random.Random, at: datetime, sender: int, to: Sequence[int]) -> Mail:
    """A mail: some nonsense, `~`, a sentence with more of it. The first half is the subject."""
    subject, inside = rng.sample(NONSENSE, 2)
    text = f"{subject} ~ {sentence(rng, rng.random() < 0.2)} {inside.capitalize()}."
    return Mail(at, sender, tuple(to), text, rng.getrandbits(20))


def correspond(seed: int, world: World, roles: Roles) -> dict[str, dict[str, list[int]]]:
    """Fill the mailboxes.

    Args:
        seed: Of what is drawn.
        world: Gets the mails.
        roles: Who plays a part.

    Returns:
        By owner and rhythm, with whom they keep in touch.
    """
    partners = {
        owner: _partners(random.Random(f"{seed}:{owner}:mail partners"), world, owner, roles)
        for owner in RHYTHMS_OF
    }
    for owner, by_rhythm in partners.items():
        for rhythm, people in by_rhythm.items():
            rng = random.Random(f"{seed}:{owner}:mail {rhythm}")
            for other in people:
                keep_in_touch(rng, world, (world.owners[owner], other), rhythm, (_BEGIN, END))
    rng = random.Random(f"{seed}:mail among owners")
    for a, b, way in _AMONG_OWNERS:
        pair = (world.owners[a], world.owners[b])
        keep_in_touch(rng, world, pair, way, (_BEGIN, END))
    _groups(random.Random(f"{seed}:mail groups"), world, roles)
    _crowd(random.Random(f"{seed}:mail crowd"), world, roles)
    _oddities(random.Random(f"{seed}:mail oddities"), world, roles, partners["mara"])
    return partners


def _partners(rng: random.Random, world: World, owner: str, roles: Roles) -> dict[str, list[int]]:
    """Present connections by lot, and those who play a part."""
    me = world.owners[owner]
    apart = {*world.owners.values(), *namesakes(world, "Lena Brückwald")}
    apart |= {roles.everywhere, roles.moved}
    pool = [t.person for t in world.ties_at(me, CONNECTION, END) if t.person not in apart]
    shares = RHYTHMS_OF[owner]
    drawn = iter(rng.sample(sorted({*pool}), sum(shares.values())))
    found = {rhythm: [next(drawn) for _ in range(n)] for rhythm, n in shares.items()}
    if owner == "mara":
        first, second, third = roles.penfriends
        found["monthly"] += [roles.everywhere, roles.moved, first]
        found["quarterly"] += [roles.lena, roles.tomas, second]
        found["yearly"] += [third]
    return found


def keep_in_touch(
    rng: random.Random,
    world: World,
    pair: tuple[int, int],
    rhythm: str,
    span: tuple[datetime, datetime],
) -> None:
    """Let an owner and another mail each other, a thread for each time they begin."""
    way = RHYTHMS[rhythm]
    for at in exchanges(rng, way, *span):
        moment, other, before = at, rng.random() < way.inward, None
        for _ in range(rng.choice((1, 1, 2))):
            sender, receiver = (pair[1], pair[0]) if other else pair
            mail = replace(write(rng, moment, sender, [receiver]), answers=before)
            if moment < span[1]:
                world.add_mail(mail)
            moment += timedelta(minutes=rng.randrange(2, 2000), seconds=rng.randrange(60))
            other, before = (other if way.inward in (0.0, 1.0) else not other), mail


def _groups(rng: random.Random, world: World, roles: Roles) -> None:
    """Threads of three to six who share a circle; some in cc, one of them never elsewhere."""
    copied = 0
    for owner, circle, size in _GROUPS:
        me, members = world.owners[owner], {*world.circles[circle]}
        ties = world.ties_at(me, CONNECTION, utc(2023, 9, 2) if owner == "mara" else END)
        pool = [t.person for t in ties if t.person in members]
        people = [me, *rng.sample([n for n in pool if n not in _apart(world, roles)], size)]
        tail = (roles.copied,) if circle == "tidewell" and copied < 2 else ()
        copied += bool(tail)
        at = utc(2023, 1, 16, 9) + timedelta(days=rng.randrange(240), minutes=rng.randrange(400))
        reply_all(rng, world, people, at, tail)


def reply_all(
    rng: random.Random,
    world: World,
    people: Sequence[int],
    at: datetime,
    copied: tuple[int, ...] = (),
) -> None:
    """A thread in which everybody of a group writes: the first to all, then one is in cc.

    Args:
        rng: Where chance comes from.
        world: Gets the mails.
        people: Three or more.
        at: When it begins.
        copied: Further persons in cc, who never write.
    """
    before = None
    for sender in [*rng.sample(people, len(people)), *rng.choices(people, k=2)]:
        others = [n for n in people if n != sender]
        split = len(others) if before is None else max(1, len(others) - 1)
        mail = write(rng, at, sender, others[:split])
        before = replace(mail, cc=(*others[split:], *copied), answers=before)
        world.add_mail(before)
        at += timedelta(minutes=rng.randrange(9, 3000), seconds=rng.randrange(60))


def _apart(world: World, roles: Roles) -> set[int]:
    lenas, tomases = (namesakes(world, n) for n in ("Lena Brückwald", "Tomás Quintela"))
    return {*world.owners.values(), *lenas, *tomases, roles.everywhere, roles.moved}


def _crowd(rng: random.Random, world: World, roles: Roles) -> None:
    """One mail to sixty people, mara among them."""
    sender, *others = roles.crowd
    at = utc(2023, 6, 21, 8, 2, 17)
    world.add_mail(write(rng, at, sender, [*others, world.owners["mara"]]))


def _oddities(
    rng: random.Random, world: World, roles: Roles, partners: dict[str, list[int]]
) -> None:
    """Mail of mara's that is not to be taken for an ordinary letter, or hardly to be read."""
    me = world.owners["mara"]
    one, two, *_ = partners["monthly"]
    old, *_ = partners["yearly"]
    odd = (
        ("numberless", utc(2022, 8, 3, 8, 41, 12), one, me),
        ("undated", utc(2022, 9, 14, 17, 5, 40), two, me),
        ("two digits", utc(2019, 3, 7, 12, 30), old, me),
        ("twice", utc(2023, 1, 26, 10, 10, 31), two, me),
        ("to list", utc(2023, 2, 21, 19, 20, 8), me, one),
        ("draft", utc(2023, 5, 2, 7, 55, 3), me, one),
        ("draft", utc(2023, 7, 19, 22, 1, 47), me, two),
        ("draft", utc(2023, 9, 8, 6, 30, 19), me, old),
    )
    for oddity, at, sender, to in odd:
        world.add_mail(replace(write(rng, at, sender, [to]), oddity=oddity))
    climbers = sorted({*world.circles["nordgrat"]} - _apart(world, roles))
    for i, sender in enumerate(rng.sample(climbers, 5)):
        at = utc(2023, 4, 3, 18, 12, 5) + timedelta(days=21 * i)
        world.add_mail(replace(write(rng, at, sender, [me]), oddity="list"))
    for day in (utc(2023, 3, 14, 11, 8, 50), utc(2023, 8, 29, 14, 47, 26)):
        world.add_mail(replace(write(rng, day, me, [one]), bcc=(roles.blind,)))
    world.add_mail(replace(write(rng, utc(2023, 6, 6, 16, 3, 3), two, []), bcc=(me,)))
    world.add_mail(write(rng, utc(2023, 4, 18, 9, 33, 21), roles.caller, [me]))
    sent = [m for m in world.mails[me] if m.sender == me and len(m.to) == 1 and not m.oddity]
    for mail in sorted(rng.sample(sent, 3), key=lambda m: (m.at, m.salt)):
        away = write(rng, mail.at + timedelta(minutes=1), mail.to[0], [me])
        world.add_mail(replace(away, answers=mail, oddity="automatic"))
