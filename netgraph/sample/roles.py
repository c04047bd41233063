"""Who plays a part in the mail, the calendars and the address books of the story."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from netgraph.sample.cast import namesakes
from netgraph.sample.people import ascii_fold
from netgraph.sample.world import (
    CONNECTION,
    FOLLOWING,
    FRIEND,
    Face,
    Post,
    World,
    utc,
)

_BEFORE, _AFTER = utc(2023, 9, 2), utc(2023, 11, 18)  # the reset, for whoever was in mara's lists
_FIRMS = ("halden", "brasswater", "corvane", "solvane", "harbour")  # the CRM of ines knows these
_MOVED_ON = date(2023, 1, 9)
_CROWD = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Persons by their part; nobody has two."""

    everywhere: int  # in mara's LinkedIn, Facebook, X, mail, calendar and address book
    lena: int  # of the two of that name, the one who is in mara's mail and address book
    other_lena: int  # the one who is in ines' address book
    tomas: int  # of the two of that name, the one who is in mara's mail, by nothing but the name
    moved: int  # wrote from another address until 2023
    penfriends: tuple[int, int, int]  # in no list; mara knows them from mail and answers
    caller: int  # in no list; wrote to mara once and got no answer
    copied: int  # only ever in cc
    blind: int  # only ever in bcc
    invited: int  # asked to meetings, never accepted
    crowd: tuple[int, ...]  # 60: the first wrote one mail to all the others, and to mara


def cast_roles(world: World) -> Roles:
    """The parts of the story, by what the people are; there is no chance in it."""
    me = world.owners["mara"]
    lenas = namesakes(world, "Lena Brückwald")
    near = [n for n in lenas if _last(world, n).company == "Tidewell Logistics"] or lenas
    lena = near[0]
    everywhere = _everywhere(world)
    one, two, three, caller, copied, blind, invited = _strangers(world)[:7]
    taken = {*world.owners.values(), *lenas, *namesakes(world, "Tomás Quintela"), everywhere}
    taken |= {one, two, three, caller, copied, blind, invited}
    guests = [n for n in world.circles["harbour"] if n not in taken]
    known = [t.person for t in world.ties_at(me, CONNECTION, _AFTER)]
    crowd = sorted(dict.fromkeys(guests), key=lambda n: (n not in known, n))[:_CROWD]
    moved = next(n for n in known if n not in taken | {*crowd} and _last(world, n).name.isascii())
    return Roles(
        everywhere=everywhere,
        lena=lena,
        other_lena=next(n for n in lenas if n != lena),
        tomas=namesakes(world, "Tomás Quintela")[0],
        moved=moved,
        penfriends=(one, two, three),
        caller=caller,
        copied=copied,
        blind=blind,
        invited=invited,
        crowd=tuple(crowd),
    )


def prepare(world: World, roles: Roles) -> None:
    """See to it that the one who is everywhere can be found everywhere, whatever the seed.

    LinkedIn shows the e-mail, and a tweet of mara's has told the handle. With seed 1 both are so.
    """
    person = world.people[roles.everywhere]
    world.people[person.number] = replace(person, shows_email=True)
    posts = world.posts[world.owners["mara"]]
    if not any(person.number in p.mentions for p in posts):
        posts.append(Post(utc(2023, 8, 2, 19, 10), "well said!", (person.number,), None, 4711))
    person = world.people[roles.moved]
    face = _last(world, roles.moved)
    private = f"{ascii_fold(face.first)}.{ascii_fold(face.last)}.{person.number}@postbox.example"
    world.people[person.number] = replace(person, before=(_MOVED_ON, private))


def _last(world: World, number: int) -> Face:
    return world.people[number].faces[-1][1]


def _unique(world: World) -> set[int]:
    """Those whose every name nobody else ever bears."""
    names = Counter(n for p in world.people for n in {f.name for _, f in p.faces})
    return {p.number for p in world.people if all(names[f.name] == 1 for _, f in p.faces)}


def _everywhere(world: World) -> int:
    """Of those on all three networks, the one whom mara's exports show best."""
    me, unique = world.owners["mara"], _unique(world)
    lists = [
        {t.person for t in world.ties_at(me, kind, moment)}
        for kind in (CONNECTION, FRIEND, FOLLOWING)
        for moment in (_BEFORE, _AFTER)
    ]
    spoken = {n for p in world.posts[me] for n in p.mentions}
    plain = {p.number for p in world.people if len(p.faces) == 1 and len(p.networks) == 3}
    fit = (unique & plain) - {*world.owners.values()}
    return max(
        fit,
        key=lambda n: (
            sum(n in people for people in lists),
            world.people[n].shows_email,
            n in spoken,
            -n,
        ),
    )


def _strangers(world: World) -> list[int]:
    """Those of whom no owner's list, thread, post, recommendation or CRM has ever heard."""
    heard = {t.person for ties in world.ties.values() for t in ties} | {*world.owners.values()}
    heard |= {n for held in world.threads.values() for t in held for n in t.members}
    heard |= {n for posts in world.posts.values() for p in posts for n in p.mentions}
    heard |= {n for said in world.recommendations for n in (said.giver, said.receiver)}
    heard |= {n for firm in _FIRMS for n in world.circles[firm]}
    return [n for n in sorted(_unique(world)) if n not in heard]
