"""The calendars of the story: what shows who met, and what does not."""

import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from netgraph.sample.roles import Roles
from netgraph.sample.world import World
from tests.sample.looking import TAKEOUT, blocks, member, unfolded, values

MARA = "mara.oyelaran.0@tidewelllogistics.example"


def own(home: Path) -> bytes:
    return member(home, TAKEOUT, f"Calendar/{MARA}.ics")


def outlook(home: Path) -> bytes:
    return (home / "inbox/ines/calendar-2023-11-11/Calendar.ics").read_bytes()


def accepted(entry: list[str]) -> set[str]:
    asked = values(entry, "ATTENDEE")
    return {a.partition("mailto:")[2] for a in asked if "PARTSTAT=ACCEPTED" in a}


def test_no_line_is_longer_than_the_standard_allows(home: Path) -> None:
    for data in (own(home), outlook(home)):
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")
        data.decode()


def test_calendar_tells_its_owner_and_its_zone(home: Path) -> None:
    lines = unfolded(own(home))

    assert f"X-WR-CALNAME:{MARA}" in lines
    assert "X-WR-TIMEZONE:Europe/Berlin" in lines
    assert "TZID:Europe/Berlin" in lines
    assert "TZID:W. Europe Standard Time" in unfolded(outlook(home))


def test_weekly_series_has_a_moved_a_declined_a_cancelled_and_two_dropped_days(
    home: Path, world: World, roles: Roles
) -> None:
    entries = blocks(own(home), "VEVENT")
    (series,) = (e for e in entries if any("UNTIL=" in v for v in values(e, "RRULE")))
    changes = [e for e in entries if values(e, "UID") == values(series, "UID") and e != series]
    tuesdays = [date(2023, 2, 7) + timedelta(weeks=i) for i in range(39)]

    assert tuesdays[-1] == date(2023, 10, 31)
    assert accepted(series) == {MARA, world.people[roles.everywhere].email}
    assert len(values(series, "EXDATE")) == 2
    assert Counter(*[[values(e, "STATUS")[0] for e in changes]]) == {
        ":CONFIRMED": 2,
        ":CANCELLED": 1,
    }
    moved = next(e for e in changes if values(e, "DTSTART")[0].endswith("20230614T160000"))
    assert values(moved, "RECURRENCE-ID") == [";TZID=Europe/Berlin:20230613T090000"]
    assert world.people[roles.lena].email in accepted(moved)
    (declined,) = (
        e for e in changes if any("PARTSTAT=DECLINED" in a for a in values(e, "ATTENDEE"))
    )
    assert accepted(declined) == {MARA}


def test_one_series_has_no_end_and_a_room(home: Path) -> None:
    (series,) = (
        e
        for e in blocks(own(home), "VEVENT")
        if values(e, "RRULE") == [":FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"]
    )

    assert values(series, "DTSTART") == [";TZID=Europe/Berlin:20230612T103000"]
    assert sum("CUTYPE=RESOURCE" in a for a in values(series, "ATTENDEE")) == 1
    assert sum("PARTSTAT=DECLINED" in a for a in values(series, "ATTENDEE")) == 1
    assert len({a for a in accepted(series) if "resource" not in a}) == 4


def test_entries_that_show_no_meeting_are_there(home: Path) -> None:
    entries = blocks(own(home), "VEVENT")
    ordinary = [e for e in entries if not values(e, "RECURRENCE-ID")]
    people = [{a for a in accepted(e) if "resource" not in a} for e in ordinary]

    assert len(entries) == 68
    assert sum("VALUE=DATE" in values(e, "DTSTART")[0] for e in ordinary) == 1
    assert sum(values(e, "STATUS") == [":CANCELLED"] for e in ordinary) == 2
    assert sum(not values(e, "ATTENDEE") for e in ordinary) == 2
    assert sum(MARA not in met for met in people) == 4  # these two, and two that she did not accept
    assert sum(len(met) < 2 for met in people) == 5
    assert (
        sum(
            values(e, "DTSTART")[0] > ":20231120"
            for e in ordinary
            if ";" not in values(e, "DTSTART")[0]
        )
        == 1
    )
    assert len(blocks(member(home, TAKEOUT, "Holidays in Germany.ics"), "VEVENT")) == 5


def test_somebody_is_asked_and_never_comes(home: Path, world: World, roles: Roles) -> None:
    address = world.people[roles.invited].email
    asked = [a for e in blocks(own(home), "VEVENT") for a in values(e, "ATTENDEE") if address in a]

    assert sorted(re.findall("PARTSTAT=([A-Z-]+)", " ".join(asked))) == [
        "DECLINED", "NEEDS-ACTION", "NEEDS-ACTION",
    ]  # fmt: skip


def test_meeting_stands_in_the_calendar_of_a_group_too(home: Path) -> None:
    (copy,) = blocks(member(home, TAKEOUT, "Calendar/Harbour panel.ics"), "VEVENT")

    assert values(copy, "UID") in [values(e, "UID") for e in blocks(own(home), "VEVENT")]


def test_mara_and_ines_share_a_series(home: Path) -> None:
    theirs = {str(values(e, "UID")) for e in blocks(own(home), "VEVENT")}
    entries = blocks(outlook(home), "VEVENT")
    (shared,) = (e for e in entries if str(values(e, "UID")) in theirs)

    assert len(entries) > 8
    assert values(shared, "RRULE") == [":FREQ=MONTHLY;COUNT=10;BYDAY=1TH"]
    assert accepted(shared) == {MARA}  # the organiser is not among those whom Outlook asks
    assert all('TZID="W. Europe Standard Time"' in values(e, "DTSTART")[0] for e in entries)
