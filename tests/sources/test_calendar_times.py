"""A meeting is at an instant in UTC, whatever its program calls the zone; or at a wall clock."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from netgraph.sources.calendar.times import Zones
from netgraph.sources.calendar.zones import defined_zone, known_zone
from tests.sources.calendars import calendar, clock, event, notes, read, read_files, times

# Outlook writes what a user set up by hand under a name that is none.
ATLANTIS = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
X-LIC-LOCATION:nowhere
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0430
TZOFFSETTO:+0330
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0330
TZOFFSETTO:+0430
END:DAYLIGHT
END:VTIMEZONE"""
CUSTOM = 'TZID="Customized Time Zone"'


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (":20240704T090000Z", "2024-07-04 09:00"),
        (";TZID=Europe/Berlin:20240704T090000", "2024-07-04 07:00"),
        (";TZID=Europe/Berlin:20240104T090000", "2024-01-04 08:00"),
        (";TZID=europe/berlin:20240104T090000", "2024-01-04 08:00"),
        (";TZID=Europe/Berlin:20240104T090000Z", "2024-01-04 09:00"),
        (";TZID=W. Europe Standard Time:20240704T090000", "2024-07-04 07:00"),
        (";TZID=Eastern Standard Time:20240704T090000", "2024-07-04 13:00"),
        (";TZID=/freeassociation.sourceforge.net/Europe/Berlin:20240704T090000",
         "2024-07-04 07:00"),
        (";TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20240704T090000",
         "2024-07-04 12:00"),
        (";TZID=tzone://Microsoft/Utc:20240704T090000", "2024-07-04 09:00"),
        (";VALUE=DATE-TIME;TZID=UTC:20240704T090000", "2024-07-04 09:00"),
        # what no clock showed, and what it showed twice: by the offset before the change
        (";TZID=Europe/Berlin:20240331T023000", "2024-03-31 01:30"),
        (";TZID=Europe/Berlin:20241027T023000", "2024-10-27 00:30"),
        (":20161231T235960Z", "2016-12-31 23:59"),
    ],
)  # fmt: skip
def test_a_time_is_told_in_utc(tmp_path: Path, start: str, at: str) -> None:
    snapshot = read(tmp_path, event(start))
    assert times(snapshot) == [at]
    assert snapshot.events["clock"].to_list() == [None]


def test_a_zone_that_the_calendar_defines_is_known_wherever_it_stands(tmp_path: Path) -> None:
    summer = event(f";{CUSTOM}:20240704T090000")
    winter = event(f";{CUSTOM}:20240104T090000", uid="two")
    for n, components in enumerate([(ATLANTIS, summer, winter), (summer, ATLANTIS, winter)]):
        assert times(read(tmp_path / str(n), *components)) == [
            "2024-01-04 05:30",
            "2024-07-04 04:30",
        ]


def test_each_calendar_has_its_own_definitions(tmp_path: Path) -> None:
    meeting, other = event(f";{CUSTOM}:20240104T090000"), ATLANTIS.replace("+0330", "-0500")
    files = {
        "a.ics": calendar(ATLANTIS, meeting),
        "b.ics": calendar(other, meeting.replace("UID:one", "UID:two")),
        "c.ics": calendar(meeting.replace("UID:one", "UID:three")),
    }
    snapshot = read_files(tmp_path, files)
    assert times(snapshot) == ["2024-01-04 05:30", "2024-01-04 09:00", "2024-01-04 14:00"]
    assert snapshot.events["clock"].drop_nulls().to_list() == ["local"]


def test_a_time_without_a_zone_is_a_wall_clock(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event("20240704T090000"))
    assert times(snapshot) == ["2024-07-04 09:00"]
    assert snapshot.events["clock"].to_list() == ["local"]
    assert "without a time zone, taken by the owner's clock: 1." in notes(snapshot)


def test_a_time_without_a_zone_has_that_of_its_calendar(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event("20240704T090000"), head=("X-WR-TIMEZONE:Europe/Berlin",))
    assert times(snapshot) == ["2024-07-04 07:00"]
    assert snapshot.events["clock"].to_list() == [None]


def test_a_zone_that_nobody_knows_is_counted_and_not_guessed(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(";TZID=Atlantis:20240704T090000"))
    assert times(snapshot) == ["2024-07-04 09:00"]
    assert snapshot.events["clock"].to_list() == ["local"]
    assert "Time zones that nobody knows or defines: 1." in notes(snapshot)


@pytest.mark.parametrize(
    "damage",
    [
        ("TZOFFSETTO:+0430\n", "TZOFFSETTO:+9930\n"),
        ("TZOFFSETTO:+0430\n", ""),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=SECONDLY"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;INTERVAL=0;BYMONTHDAY=1;BYMONTH=3"),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYMONTH=3;BYDAY=MO,TU;BYHOUR=1,2"),
        ("DTSTART:16010325T020000", "DTSTART;VALUE=DATE:16010325"),
        ("BEGIN:DAYLIGHT", "BEGIN:TWILIGHT"),
        ("DTSTART:16010325T020000", "DTSTART:16010325T020000\nRDATE:" + "19700101T000000," * 2000),
    ],
)
def test_a_broken_definition_is_none(damage: tuple[str, str]) -> None:
    assert defined_zone(ATLANTIS.splitlines()) is not None
    assert defined_zone(ATLANTIS.replace(*damage).splitlines()) is None


def test_a_definition_holds_in_every_year() -> None:
    zone = defined_zone(ATLANTIS.splitlines())
    for year in (1970, 2024, 2100):
        summer, winter = (datetime(year, month, 4, 9, tzinfo=zone) for month in (7, 1))
        assert summer.astimezone(UTC).replace(tzinfo=None) == clock(f"{year}-07-04 04:30")
        assert winter.astimezone(UTC).replace(tzinfo=None) == clock(f"{year}-01-04 05:30")


@pytest.mark.parametrize("name", ["", "/", "Europe", "../../etc/passwd", "/etc/localtime", "\0"])
def test_what_names_no_zone_is_none(name: str) -> None:
    assert known_zone(name) is None


def test_a_zone_of_the_database_beats_its_definition() -> None:
    defined = [ATLANTIS.replace("Customized Time Zone", "Europe/Berlin").splitlines()]
    assert str(Zones(defined, None).find("Europe/Berlin")) == "Europe/Berlin"
