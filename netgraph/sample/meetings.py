"""Who meets whom in the story; the clock of its series is Berlin's."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from netgraph.sample.lists import END
from netgraph.sample.names import NONSENSE
from netgraph.sample.roles import Roles
from netgraph.sample.world import CONNECTION, Meeting, World

BERLIN = ZoneInfo("Europe/Berlin")
PANEL = "Harbour panel"  # a calendar of a group
ACCEPTED, DECLINED, TENTATIVE, OPEN = "ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION"

_ALONE = 14  # of mara's partners in mail are met too, one to five times
_TABLES = 9  # meetings of three to six


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment on the clock of Berlin."""
    return datetime(year, month, day, hour, minute, tzinfo=BERLIN)


def meeting_of(rng: random.Random, starts: datetime, people: dict[int, str]) -> Meeting:
    """An hour or half of it; the first of the people, each with what he answered, invites."""
    text = " of the ".join(rng.sample(NONSENSE, 2))
    who = tuple(people.items())
    return Meeting(starts, rng.choice((30, 60)), who[0][0], who, text, rng.getrandbits(48))


def meet(seed: int, world: World, roles: Roles, partners: dict[str, dict[str, list[int]]]) -> None:
    """Fill the calendars.

    Args:
        seed: Of what is drawn.
        world: Gets the meetings.
        roles: Who plays a part.
        partners: From `netgraph.sample.correspondence.correspond`.
    """
    rng = random.Random(f"{seed}:meetings")
    mara, ines = world.owners["mara"], world.owners["ines"]
    known = [n for people in partners["mara"].values() for n in people]
    friends = [n for n in known if n not in (*roles.penfriends, roles.tomas)]
    entries = _series(random.Random(f"{seed}:series"), world, roles)
    for other in rng.sample(friends, _ALONE):
        for _ in range(rng.randrange(1, 6)):
            entries.append(meeting_of(rng, _when(rng), {mara: ACCEPTED, other: ACCEPTED}))
    entries += _tables(rng, world, roles, mara)
    for other in (n for people in partners["ines"].values() for n in people):
        for _ in range(rng.randrange(0, 4)):
            entries.append(meeting_of(rng, _when(rng), {other: ACCEPTED, ines: ACCEPTED}))
    entries += _no_meetings(random.Random(f"{seed}:no meetings"), world, roles, friends)
    for entry in entries:
        world.add_meeting(entry)


def _when(rng: random.Random) -> datetime:
    """A quarter of an hour on some working day of the last year and a half."""
    day = at(2023, 11, 14) - timedelta(weeks=rng.randrange(1, 78), days=-rng.randrange(4))
    return day.replace(hour=rng.randrange(8, 18), minute=rng.choice((0, 15, 30)))


def _series(rng: random.Random, world: World, roles: Roles) -> list[Meeting]:
    """Every Tuesday with the one who is everywhere, every second Monday, ten first Thursdays."""
    mara, ines = world.owners["mara"], world.owners["ines"]
    weekly = meeting_of(rng, at(2023, 2, 7, 9), {mara: ACCEPTED, roles.everywhere: ACCEPTED})
    desk = [n for n in world.circles["tidewell"] if n in _listed(world, mara) - {roles.lena}]
    chair, second, other, away = rng.sample(desk, 4)
    answers = {chair: ACCEPTED, mara: ACCEPTED, second: ACCEPTED, other: ACCEPTED, away: DECLINED}
    fortnightly = meeting_of(rng, at(2023, 6, 12, 10, 30), answers)
    monthly = meeting_of(rng, at(2023, 1, 5, 15), {ines: ACCEPTED, mara: ACCEPTED})
    return [
        replace(
            weekly,
            rule="FREQ=WEEKLY;UNTIL=20231031T225959Z;BYDAY=TU",
            dropped=(at(2023, 4, 11, 9), at(2023, 8, 15, 9)),
            changes=_changes(weekly, roles),
        ),
        replace(fortnightly, rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", room=True),  # has no end
        replace(monthly, rule="FREQ=MONTHLY;COUNT=10;BYDAY=1TH"),
    ]


def _changes(weekly: Meeting, roles: Roles) -> tuple[tuple[datetime, Meeting], ...]:
    """One day is moved and a third joins, one is declined, one called off."""
    june, july, autumn = at(2023, 6, 13, 9), at(2023, 7, 4, 9), at(2023, 9, 19, 9)
    joined = (*weekly.answers, (roles.lena, ACCEPTED))
    declined = ((weekly.organiser, ACCEPTED), (roles.everywhere, DECLINED))
    return (
        (june, replace(weekly, starts=at(2023, 6, 14, 16), answers=joined)),
        (july, replace(weekly, starts=july, answers=declined)),
        (autumn, replace(weekly, starts=autumn, called_off=True)),
    )


def _listed(world: World, owner: int) -> set[int]:
    return {t.person for t in world.ties_at(owner, CONNECTION, END)}


def _tables(rng: random.Random, world: World, roles: Roles, owner: int) -> list[Meeting]:
    """Meetings of three to six of one circle; somebody has not answered, somebody declined."""
    known = _listed(world, owner) - {roles.lena, roles.other_lena, *world.owners.values()}
    found = []
    for i in range(_TABLES):
        circle = ("tidewell", "harbour", "aldermoor")[i % 3]
        pool = [n for n in dict.fromkeys(world.circles[circle]) if n in known]
        people = rng.sample(pool, rng.randrange(2, 6))
        absent = rng.choice([n for n in pool if n not in people])
        answers = dict.fromkeys([people[0], owner, *people[1:]], ACCEPTED)
        answers[absent] = (OPEN, DECLINED, TENTATIVE)[i % 3]
        if i < 2:
            answers[roles.invited] = (OPEN, DECLINED)[i]
        found.append(replace(meeting_of(rng, _when(rng), answers), room=i % 2 == 0))
    found.append(replace(found[-1], calendar=PANEL))  # the group's calendar has a copy
    return found


def _no_meetings(
    rng: random.Random, world: World, roles: Roles, friends: list[int]
) -> list[Meeting]:
    """Entries that show nobody who met: whole days, cancelled, declined, alone, still to come."""
    mara = world.owners["mara"]
    one, two, three = rng.sample(friends, 3)
    both = {mara: ACCEPTED, one: ACCEPTED}
    whole = meeting_of(rng, at(2023, 5, 4), {**both, two: ACCEPTED})
    return [
        replace(whole, whole_day=True, minutes=1440),
        replace(meeting_of(rng, at(2023, 3, 22, 14), both), called_off=True),
        replace(meeting_of(rng, at(2023, 10, 5, 11), {**both, two: ACCEPTED}), called_off=True),
        meeting_of(rng, at(2023, 7, 12, 13), {three: ACCEPTED, mara: DECLINED, one: ACCEPTED}),
        meeting_of(rng, at(2023, 8, 3, 17), {two: ACCEPTED, mara: OPEN}),
        meeting_of(rng, at(2023, 9, 27, 9, 30), {mara: ACCEPTED, three: TENTATIVE}),
        meeting_of(rng, at(2023, 4, 20, 12), {mara: ACCEPTED, roles.invited: OPEN}),
        meeting_of(rng, at(2023, 2, 13, 8), {mara: ACCEPTED}),
        meeting_of(rng, at(2023, 10, 16, 16), {mara: ACCEPTED}),
        meeting_of(rng, at(2023, 12, 5, 10), both),  # after the sample's own day
    ]
