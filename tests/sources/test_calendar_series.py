"""A series is told as it was kept: each instance once, moved, taken out or with other people."""

import io
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import polars as pl
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.sources.calendar.entries import Entry, Parser
from netgraph.sources.calendar.rules import NO_RULE, OFTEN, walk
from netgraph.sources.calendar.scan import scan
from netgraph.sources.calendar.series import instances
from tests.sources.calendars import (
    ADA,
    BO,
    CY,
    calendar,
    clock,
    event,
    notes,
    people,
    read,
    read_files,
    reasons,
    times,
)

WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=4"
MONDAY = ";TZID=Europe/Berlin:20240304T090000"
FOUR = ["2024-03-04 08:00", "2024-03-11 08:00", "2024-03-18 08:00", "2024-03-25 08:00"]


def changed(instance: str, start: str, *lines: str, people: tuple[str, ...] = (ADA, BO)) -> str:
    """A component in place of one instance."""
    return event(start, f"RECURRENCE-ID{instance}", *lines, people=people)


def at(day: int, hour: int = 9, form: str = ";TZID=Europe/Berlin:{}") -> str:
    """A time in March 2024."""
    return form.format(f"202403{day:02}T{hour:02}0000")


def test_a_series_is_one_row_and_many_meetings_of_one_thread(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(MONDAY, WEEKLY))
    assert times(snapshot) == FOUR
    assert snapshot.events["event"].n_unique() == 4
    assert snapshot.events["thread"].n_unique() == 1
    assert snapshot.events["thread"].null_count() == 0
    assert snapshot.files.select("rows_read", "rows_kept").row(0) == (1, 1)


def test_nine_o_clock_stays_nine_o_clock_when_the_clocks_change(tmp_path: Path) -> None:
    spring = event(";TZID=Europe/Berlin:20240325T090000", "RRULE:FREQ=WEEKLY;COUNT=2")
    autumn = event(";TZID=Europe/Berlin:20241021T090000", "RRULE:FREQ=WEEKLY;COUNT=2", uid="two")
    assert times(read(tmp_path, spring, autumn)) == [
        "2024-03-25 08:00",
        "2024-04-01 07:00",
        "2024-10-21 07:00",
        "2024-10-28 08:00",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "EXDATE" + at(11),
        "EXDATE:20240311T080000Z",
        "EXDATE;TZID=America/New_York:20240311T040000",
        "EXDATE:20240311T090000",
        "EXDATE;VALUE=DATE:20240311",
        "EXDATE:20240101T080000Z,20240311T080000Z",
        "EXDATE:nonsense\nEXDATE:20240311T080000Z",
        "EXRULE:FREQ=MONTHLY;BYMONTHDAY=11",
    ],
)
def test_what_is_excluded_did_not_take_place(tmp_path: Path, line: str) -> None:
    assert times(read(tmp_path, event(MONDAY, WEEKLY, line))) == [FOUR[0], *FOUR[2:]]


@pytest.mark.parametrize(
    "line",
    [
        "RDATE" + at(6),
        "RDATE:20240306T080000Z",
        "RDATE;VALUE=PERIOD:20240306T080000Z/PT1H",
        "RDATE;VALUE=PERIOD:20240306T080000Z/20240306T093000Z",
        "RDATE;VALUE=DATE:20240306",
    ],
)
def test_days_can_be_added_one_by_one(tmp_path: Path, line: str) -> None:
    added = "2024-03-06 08:00"
    assert times(read(tmp_path / "a", event(MONDAY, line))) == [FOUR[0], added]
    assert times(read(tmp_path / "b", event(MONDAY, WEEKLY, line))) == sorted([*FOUR, added])


@pytest.mark.parametrize(
    "instance",
    [at(11), ":20240311T080000Z", ":20240311T090000", ";VALUE=DATE:20240311"],
)
def test_an_instance_can_be_moved_and_keeps_its_id(tmp_path: Path, instance: str) -> None:
    plain = read(tmp_path / "plain", event(MONDAY, WEEKLY))
    moved = read(tmp_path / "moved", event(MONDAY, WEEKLY), changed(instance, at(12, 15)))
    assert times(moved) == [FOUR[0], "2024-03-12 14:00", *FOUR[2:]]
    assert set(moved.events["event"]) == set(plain.events["event"])
    assert set(moved.events["thread"]) == set(plain.events["thread"])
    assert moved.files.select("rows_read", "rows_kept").row(0) == (2, 2)


def test_an_instance_alone_is_the_same_event_as_in_its_series(tmp_path: Path) -> None:
    series = read(tmp_path / "series", event(MONDAY, WEEKLY))
    alone = read(tmp_path / "alone", changed(":20240311T080000Z", at(11)))
    assert times(alone) == [FOUR[1]]
    assert set(alone.events["event"]) < set(series.events["event"])
    assert set(alone.events["thread"]) == set(series.events["thread"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (changed(at(11), at(11), "STATUS:CANCELLED"), "cancelled"),
        (changed(at(11), at(11), people=(ADA,)), "fewer than two people took part"),
        (changed(at(11), ";VALUE=DATE:20240311"), "all day"),
        (changed(at(11), ""), "no readable start"),
        (changed(at(11), at(11), "TRANSP:TRANSPARENT"), "marked as free time"),
    ],
)
def test_an_instance_that_is_no_meeting_is_missing_from_its_series(
    tmp_path: Path, change: str, reason: str
) -> None:
    snapshot = read(tmp_path, event(MONDAY, WEEKLY), change)
    assert times(snapshot) == [FOUR[0], *FOUR[2:]]
    assert reasons(snapshot) == [(2, reason)]


def test_a_change_of_an_instance_that_cannot_be_told_changes_nothing(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(MONDAY, WEEKLY), changed(":nonsense", at(11)))
    assert times(snapshot) == FOUR
    assert reasons(snapshot) == [(2, "changes an instance that cannot be told")]


def test_an_instance_has_its_own_people(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(MONDAY, WEEKLY), changed(at(11), at(11), people=(ADA, CY)))
    assert [people(snapshot, n) for n in range(4)] == [[ADA, BO], [ADA, CY], [ADA, BO], [ADA, BO]]


def test_where_only_one_instance_is_a_meeting_the_series_is_none(tmp_path: Path) -> None:
    alone = event(MONDAY, WEEKLY, people=(ADA,))
    snapshot = read(tmp_path, alone, changed(at(11), at(11), people=(ADA, BO)))
    assert times(snapshot) == [FOUR[1]]
    assert reasons(snapshot) == [(1, "fewer than two people took part")]


def test_a_change_for_all_that_follow_holds_for_all_that_follow(tmp_path: Path) -> None:
    since = changed(";RANGE=THISANDFUTURE" + at(18), at(19, 11), people=(ADA, CY))
    later = changed(at(25), at(27), people=(ADA, BO, CY))
    plain = read(tmp_path / "plain", event(MONDAY, WEEKLY))
    snapshot = read(tmp_path / "moved", event(MONDAY, WEEKLY.replace("4", "5")), since, later)
    assert times(snapshot) == [
        *FOUR[:2],
        "2024-03-19 10:00",
        "2024-03-27 08:00",
        "2024-04-02 09:00",
    ]
    assert people(snapshot, 2) == people(snapshot, 4) == [ADA, CY]
    assert people(snapshot, 3) == [ADA, BO, CY]
    assert set(snapshot.events["event"]) > set(plain.events["event"])


def test_a_series_whose_every_instance_is_gone_is_no_meeting(tmp_path: Path) -> None:
    rule = "RRULE:FREQ=WEEKLY;COUNT=2"
    gone = event(MONDAY, rule, "EXDATE:20240304T080000Z", "EXDATE:20240311T080000Z")
    over = event(MONDAY, "RRULE:FREQ=WEEKLY;UNTIL=20240301T000000Z", uid="two")
    snapshot = read(tmp_path, gone, over)
    assert snapshot.events.is_empty()
    assert reasons(snapshot) == [(n, "no instance is left of it") for n in (1, 2)]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20240318T080000Z", "2024-03-18 08:00"),
        ("20240318T075959Z", "2024-03-11 08:00"),
        ("20240318T090000", "2024-03-18 08:00"),
        ("20240318", "2024-03-18 08:00"),
        ("20240317", "2024-03-11 08:00"),
    ],
)
def test_the_end_of_a_rule_is_part_of_it(tmp_path: Path, until: str, last: str) -> None:
    snapshot = read(tmp_path, event(MONDAY, f"RRULE:FREQ=WEEKLY;UNTIL={until}"))
    assert times(snapshot)[-1] == last


def test_an_endless_series_is_told_a_year_beyond_what_the_package_knows(tmp_path: Path) -> None:
    endless = event(":20240304T080000Z", "RRULE:FREQ=WEEKLY", "DTSTAMP:20240301T000000Z")
    last = "LAST-MODIFIED:20240310T000000Z"
    snapshot = read(tmp_path / "stamped", endless, event(":20300101T080000Z", last, uid="two"))
    weekly = snapshot.events.filter(pl.col("thread").is_not_null())
    horizon = clock("2024-03-10") + timedelta(days=366)
    assert weekly["occurred_at"].max() == clock("2025-03-10 08:00")
    assert clock("2025-03-10 08:00") < horizon < clock("2025-03-17 08:00")
    assert "Series that go on: 1. They are told until 2025-03-11." in notes(snapshot)
    bare = event(":20240304T080000Z", "RRULE:FREQ=WEEKLY")
    unstamped = read(tmp_path / "bare", bare)
    assert unstamped.events["occurred_at"].max() == clock("2025-03-03 08:00")


def test_of_a_very_long_series_the_newest_meetings_are_told(tmp_path: Path) -> None:
    stamp = "DTSTAMP:20240310T000000Z"
    snapshot = read(tmp_path, event(":20000101T080000Z", "RRULE:FREQ=DAILY", stamp))
    assert snapshot.events.height == 5_000
    assert snapshot.events["occurred_at"].max() == clock("2025-03-10 08:00")
    assert "Series of more than 5,000 meetings: 1." in notes(snapshot)


def test_instances_of_several_calendars_make_one_series(tmp_path: Path) -> None:
    series, change = event(MONDAY, WEEKLY), changed(at(11), at(12))
    split = {"a.ics": calendar(change), "b.ics": calendar(series), "c.ics": calendar(series)}
    together = read_files(tmp_path / "one", {"a.ics": calendar(series, change)})
    apart = read_files(tmp_path / "three", split)
    assert apart.events.equals(together.events)
    assert apart.rejects["reason"].to_list() == ["another copy"]


def test_a_series_without_a_zone_is_on_the_wall_clock(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(":20240325T090000", "RRULE:FREQ=WEEKLY;COUNT=2"))
    assert times(snapshot) == ["2024-03-25 09:00", "2024-04-01 09:00"]
    assert snapshot.events["clock"].to_list() == ["local", "local"]


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("", NO_RULE),
        ("FREQ=FORTNIGHTLY", NO_RULE),
        ("FREQ=WEEKLY;INTERVAL=0", NO_RULE),
        ("FREQ=WEEKLY;INTERVAL=-1", NO_RULE),
        ("FREQ=WEEKLY;INTERVAL=two", NO_RULE),
        ("FREQ=WEEKLY;BYDAY=XX", NO_RULE),
        ("FREQ=WEEKLY;BYDAY=0MO", NO_RULE),
        ("FREQ=DAILY;BYHOUR=99", NO_RULE),
        ("FREQ=WEEKLY;BYSETPOS=0", NO_RULE),
        ("FREQ=WEEKLY;COUNT=1e9", NO_RULE),
        ("FREQ=WEEKLY;UNTIL=tomorrow", NO_RULE),
        ("FREQ=DAILY;BYEASTER=1", NO_RULE),
        ("FREQ=DAILY;BYDAY=" + "MO," * 400, NO_RULE),
        ("RSCALE=CHINESE;FREQ=YEARLY", NO_RULE),
        ("FREQ=SECONDLY", OFTEN),
        ("FREQ=MINUTELY;INTERVAL=7;BYHOUR=9", OFTEN),
        ("FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))), OFTEN),
    ],
)
def test_a_rule_that_is_none_is_a_reason(tmp_path: Path, rule: str, reason: str) -> None:
    snapshot = read(tmp_path, event(MONDAY, f"RRULE:{rule}"), event(uid="other"))
    assert reasons(snapshot) == [(1, reason)]
    assert snapshot.events.height == 1


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=13",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=SA",
        "FREQ=WEEKLY;BYSETPOS=9",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYSETPOS=2",
        "FREQ=MONTHLY;BYMONTHDAY=40",
        "FREQ=YEARLY;BYWEEKNO=54",
        "FREQ=YEARLY;BYYEARDAY=1;BYMONTH=6",
        "FREQ=DAILY;COUNT=1000000000;BYMONTHDAY=31;BYMONTH=6",
    ],
)
def test_a_rule_that_never_comes_true_is_left_in_bounded_time(rule: str) -> None:
    first, last = clock("1970-01-02 09:00"), clock("2027-01-01")
    started = time.process_time()
    walked = walk(rule, first, last, None)
    assert not walked.found
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=HOURLY",
        "FREQ=DAILY;COUNT=1000000000",
        "FREQ=DAILY;BYHOUR=" + ",".join(map(str, range(24))),
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
    ],
)
def test_a_rule_that_comes_true_too_often_is_cut(rule: str) -> None:
    walked = walk(rule, clock("1990-01-02 09:00"), clock("2027-01-01"), None)
    assert len(walked.found) == 5_000
    assert walked.is_cut


def test_a_count_below_zero_is_no_end() -> None:
    walked = walk("FREQ=WEEKLY;COUNT=-1", clock("2024-01-01"), clock("2024-02-01"), None)
    assert len(walked.found) == 5


RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU",
        "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=1,-1",
        "FREQ=HOURLY;INTERVAL=36",
        "FREQ=WEEKLY;COUNT=7",
    ]
)
STARTS = st.datetimes(clock("2019-01-01"), clock("2024-01-01")).map(
    lambda moment: moment.replace(microsecond=0)
)
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=60)


@seeded
@given(RULES, STARTS, st.integers(1, 900))
def test_a_rule_is_walked_as_dateutil_does(rule: str, first: datetime, days: int) -> None:
    last = first + timedelta(days=days)
    expected = rrulestr(rule, dtstart=first).between(first, last, inc=True)
    assert list(walk(rule, first, last, None).found) == expected


def entries_of(*components: str) -> list[Entry]:
    """The components as they are understood."""
    found = scan(io.BytesIO(calendar(*components)))
    return Parser().entries(found[0], "a.ics", None)


@st.composite
def series(draw: st.DrawFn) -> tuple[str, ...]:
    """A series in Berlin, with exclusions, additions and changes."""
    rule, first = draw(RULES), draw(STARTS)
    spots = rrulestr(rule, dtstart=first)[:6]
    zone = ";TZID=Europe/Berlin:"
    lines = [f"RRULE:{rule}"]
    for spot in draw(st.lists(st.sampled_from(spots), max_size=2, unique=True)):
        lines.append(f"EXDATE{zone}{spot:%Y%m%dT%H%M%S}")
    for days in draw(st.lists(st.integers(1, 50), max_size=2, unique=True)):
        lines.append(f"RDATE{zone}{first + timedelta(days=days):%Y%m%dT%H%M%S}")
    changes = []
    for spot in draw(st.lists(st.sampled_from(spots), max_size=3, unique=True)):
        by = timedelta(hours=draw(st.integers(-40, 40)))
        onwards = draw(st.sampled_from(["", ";RANGE=THISANDFUTURE"]))
        moved = f"{zone}{spot + by:%Y%m%dT%H%M%S}"
        changes.append(changed(f"{onwards}{zone}{spot:%Y%m%dT%H%M%S}", moved))
    return event(f"{zone}{first:%Y%m%dT%H%M%S}", *lines), *changes


@seeded
@given(series())
def test_a_series_is_told_as_recurring_ical_events_does(components: tuple[str, ...]) -> None:
    core, *changes = entries_of(*components)
    assert isinstance(core.start, datetime)
    horizon = core.start.astimezone(UTC).replace(tzinfo=None) + timedelta(days=400)
    told = instances(core, changes, horizon)
    mine = sorted(i.start.at for i in told.instances)
    whole = icalendar.Calendar.from_ical(calendar(*components))
    until = horizon - timedelta(days=60)  # nothing is moved so far
    events = recurring_ical_events.of(whole).between(clock("2018-01-01"), until)
    theirs = sorted(one["DTSTART"].dt.astimezone(UTC).replace(tzinfo=None) for one in events)
    assert [one for one in mine if one < until] == theirs
