"""A calendar says who met: those who accepted, at a time of day, and nothing of what about."""

import zipfile
from datetime import date
from pathlib import Path

import icalendar
import polars as pl
import pytest

from netgraph.errors import ExportError
from netgraph.sources.archive import open_archive
from netgraph.sources.calendar import CALENDAR, is_calendar
from netgraph.sources.calendar.lines import parse
from tests.sources.calendars import (
    ADA,
    BO,
    CY,
    calendar,
    clock,
    event,
    guest,
    notes,
    people,
    read,
    read_files,
    reasons,
    times,
)
from tests.sources.packing import make_folder

OWN = ("X-WR-CALNAME:Ada@Example.org",)


def test_a_meeting_is_an_event_of_those_who_accepted(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event("20240304T090000Z", f"ORGANIZER;CN=Ada:mailto:{ADA}"))
    row = snapshot.events.row(0, named=True)
    assert (row["kind"], row["scope"], row["occurred_at"]) == (
        "meeting",
        "network",
        clock("2024-03-04 09:00"),
    )
    assert (row["from_key"], row["thread"], row["clock"]) == ("calendar:" + ADA, None, None)
    assert people(snapshot) == [ADA, BO]
    assert snapshot.audiences["role"].unique().to_list() == ["to"]
    assert snapshot.ties.is_empty()
    assert snapshot.lists.is_empty()


@pytest.mark.parametrize(
    "line",
    [
        guest(CY, "TENTATIVE"),
        guest(CY, "NEEDS-ACTION"),
        guest(CY, "DECLINED"),
        guest(CY, "DELEGATED"),
        guest(CY, ""),
        guest(CY, CUTYPE="ROOM"),
        guest(CY, CUTYPE="RESOURCE"),
        guest(CY, CUTYPE="GROUP"),
        guest(CY, ROLE="NON-PARTICIPANT"),
        guest("c_188@resource.calendar.google.com"),
        guest("c_188@group.calendar.google.com"),
        guest("no-reply@example.org"),
        guest("DoNotReply@example.org"),
        guest("booking.noreply@example.org"),
        f"BEGIN:VALARM\nTRIGGER:-PT5M\n{guest(CY)}\nEND:VALARM",
    ],
)
def test_who_has_not_accepted_or_is_no_person_was_not_there(tmp_path: Path, line: str) -> None:
    assert people(read(tmp_path, event("20240304T090000Z", line))) == [ADA, BO]


@pytest.mark.parametrize("address", ["reply@example.org", "anno.reply@example.org", "ann@note.org"])
def test_an_address_that_looks_like_a_machine_is_a_person(tmp_path: Path, address: str) -> None:
    assert people(read(tmp_path, event(people=(BO, address)))) == sorted([BO, address])


@pytest.mark.parametrize(
    ("lines", "was_there"),
    [
        ((), True),
        ((guest(CY),), True),
        ((guest(CY, ""),), True),
        ((guest(CY, "DECLINED"),), False),
        ((guest(CY, "NEEDS-ACTION"),), False),
        ((guest(CY, "", ROLE="NON-PARTICIPANT"),), False),
        ((guest(CY, "NEEDS-ACTION"), guest(CY)), True),
    ],
)
def test_who_convenes_was_there_unless_he_says_otherwise(
    tmp_path: Path, lines: tuple[str, ...], was_there: bool
) -> None:
    snapshot = read(tmp_path, event("20240304T090000Z", f"ORGANIZER:MAILTO:{CY}", *lines))
    assert people(snapshot) == ([ADA, BO, CY] if was_there else [ADA, BO])
    assert snapshot.events["from_key"].to_list() == ["calendar:" + CY if was_there else None]


def test_a_calendar_of_a_group_convenes_nothing(tmp_path: Path) -> None:
    lines = ("ORGANIZER;CN=Team:mailto:c_1@group.calendar.google.com",)
    assert read(tmp_path, event("20240304T090000Z", *lines)).events["from_key"].to_list() == [None]


@pytest.mark.parametrize(
    ("component", "reason"),
    [
        (event(";VALUE=DATE:20240304"), "all day"),
        (event("20240304"), "all day"),
        (event("20240304T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"), "all day"),
        (event("20240304T090000Z", "STATUS:Cancelled"), "cancelled"),
        (event("20240304T090000Z", "TRANSP:TRANSPARENT"), "marked as free time"),
        (event(people=(ADA,)), "fewer than two people took part"),
        (event(people=()), "fewer than two people took part"),
        (event(""), "no readable start"),
        (event("20241304T090000Z"), "no readable start"),
        (event("next Monday"), "no readable start"),
        (event("00010101T090000Z"), "no readable start"),
        (event(";TZID=Europe/Berlin:99991231T235959"), "no readable start"),
        (event(kind="VTODO"), "a task"),
        (event(kind="VJOURNAL"), "a journal entry"),
        (event(kind="VFREEBUSY"), "free and busy times"),
        (event(kind="X-THING"), "a component of an unknown kind"),
    ],
)
def test_what_is_no_meeting_is_rejected_with_a_reason(
    tmp_path: Path, component: str, reason: str
) -> None:
    snapshot = read(tmp_path, component, event(uid="other"))
    assert reasons(snapshot) == [(1, reason)]
    assert snapshot.events.height == 1
    assert snapshot.files.select("rows_read", "rows_kept", "rows_rejected").row(0) == (2, 1, 1)


@pytest.mark.parametrize("method", ["CANCEL", "REPLY", "COUNTER"])
def test_a_message_about_a_meeting_is_no_meeting(tmp_path: Path, method: str) -> None:
    snapshot = read(tmp_path, event(), head=(f"METHOD:{method}",))
    assert reasons(snapshot) == [
        (1, "a message about an entry, not the entry: a cancellation or an answer")
    ]


def test_dates_of_other_calendars_are_not_guessed(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event(), head=("CALSCALE:HEBREW",))
    assert reasons(snapshot) == [(1, "not of the Gregorian calendar")]


def test_where_the_owner_has_not_accepted_he_was_not(tmp_path: Path) -> None:
    declined = event("20240304T090000Z", guest(ADA, "DECLINED"), people=(BO, CY))
    unasked = event(uid="two", people=(BO, CY))
    came = event("20240306T090000Z", uid="three")
    snapshot = read(tmp_path, declined, unasked, came, head=OWN)
    why = "the calendar's owner has not accepted"
    assert reasons(snapshot) == [(1, why), (2, why)]
    assert times(snapshot) == ["2024-03-06 09:00"]


@pytest.mark.parametrize(
    ("file", "head"),
    [
        ("Calendar.ics", OWN),
        ("Calendar.ics", ("NAME:ada@example.org",)),
        ("ada@example.org.ics", ("X-WR-CALNAME:Ada Quill",)),
        ("Takeout/Calendar/ada@example.org (1).ics", ()),
    ],
)
def test_a_calendar_named_by_an_address_is_its_owners(
    tmp_path: Path, file: str, head: tuple[str, ...]
) -> None:
    named = event("20240304T090000Z", f"ORGANIZER;CN=Ada Quill:mailto:{ADA}")
    snapshot = read_files(tmp_path, {file: calendar(named, head=head)})
    assert snapshot.owners.rows() == [(None, "calendar:" + ADA, "Ada Quill", "calendar name")]


def test_a_calendar_of_a_group_or_with_a_title_tells_no_owner(tmp_path: Path) -> None:
    files = {
        "Team.ics": calendar(event(), head=("X-WR-CALNAME:Team",)),
        "c_1@group.calendar.google.com.ics": calendar(event(uid="b"), head=("X-WR-CALNAME:All",)),
    }
    assert read_files(tmp_path, files).owners.is_empty()


def test_an_owner_who_met_nobody_is_an_account_all_the_same(tmp_path: Path) -> None:
    snapshot = read(tmp_path, head=OWN)
    assert snapshot.accounts.select("key", "email", "name").rows() == [
        ("calendar:" + ADA, ADA, None)
    ]


def test_an_account_is_an_address_with_each_name_it_bore(tmp_path: Path) -> None:
    older = ("LAST-MODIFIED:20230101T080000Z", "DTSTAMP:20240601T080000Z")
    newer = ("LAST-MODIFIED:20240101T080000Z", "DTSTAMP:20240601T080000Z")
    snapshot = read(
        tmp_path,
        event("20240304T090000Z", guest(CY, CN='"Okonkwo, Cy"'), *older),
        event("20240305T090000Z", guest(CY, CN="Cy ^'Doc^' Okonkwo"), *older, uid="two"),
        event("20240306T090000Z", guest(CY, CN='"Okonkwo, Cy"'), *newer, uid="three"),
        event("20240307T090000Z", guest(CY, CN=CY), uid="four"),
        event("20240308T090000Z", guest("CY%40EXAMPLE.ORG", CN="'cy@example.org'"), uid="five"),
    )
    rows = snapshot.accounts.filter(pl.col("email") == CY).select("name", "seen_at").rows()
    assert rows == [
        ('Cy "Doc" Okonkwo', clock("2023-01-01 08:00")),
        ("Okonkwo, Cy", clock("2024-01-01 08:00")),
    ]
    assert snapshot.accounts.filter(pl.col("email") == BO)["name"].to_list() == [None]


def test_whoever_never_came_is_no_account(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event("20240304T090000Z", guest(CY, "DECLINED", CN="Cy")))
    assert sorted(snapshot.accounts["email"]) == [ADA, BO]


def test_people_without_an_address_count_and_stay_unnamed(tmp_path: Path) -> None:
    lines = (
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Cy:invalid:nomail",
        "ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=Dee@example.org:/principals/7/",
    )
    assert people(read(tmp_path, event("20240304T090000Z", *lines))) == [
        ADA,
        BO,
        "dee@example.org",
        None,
    ]


def test_meetings_of_the_same_people_share_an_audience(tmp_path: Path) -> None:
    one, two = event(), event("20240305T090000Z", uid="two", people=(BO, ADA))
    snapshot = read(tmp_path, one, two, event(uid="three", people=(ADA, BO, CY)))
    assert snapshot.events["audience"].n_unique() == 2
    assert snapshot.audiences.height == 5


def test_what_a_meeting_was_about_never_enters_a_frame(tmp_path: Path) -> None:
    secret = "the-secret"
    lines = (
        *(f"{name}:{secret}" for name in ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT")),
        f"summary;LANGUAGE=de:{secret}",
        f"X-ALT-DESC;FMTTYPE=text/html:\n {secret}",
        guest(CY, X_RESPONSE_COMMENT=f'"{secret}"'),
        f"BEGIN:VALARM\nDESCRIPTION:{secret}\nEND:VALARM",
    )
    title = (f"X-WR-CALNAME:{secret}", f"X-WR-CALDESC:{secret}", f"NAME:{secret}")
    snapshot = read(tmp_path, event("20240304T090000Z", *lines, uid=secret), head=title)
    assert snapshot.events.height == 1
    for frame in snapshot.frames().values():
        assert secret not in frame.write_csv()


def test_the_same_meeting_in_two_calendars_is_one(tmp_path: Path) -> None:
    answered = event("20240304T090000Z", "SEQUENCE:1")
    asked = event("20240304T090000Z", "SEQUENCE:1", guest(BO, "NEEDS-ACTION"), people=(ADA,))
    outdated = event("20240301T090000Z", "SEQUENCE:0", people=(ADA, BO, CY))
    files = {"a.ics": calendar(asked), "b.ics": calendar(answered), "c.ics": calendar(outdated)}
    snapshot = read_files(tmp_path, files)
    assert times(snapshot) == ["2024-03-04 09:00"]
    assert people(snapshot) == [ADA, BO]
    assert snapshot.rejects.rows() == [("a.ics", 1, "another copy"), ("c.ics", 1, "another copy")]


def test_a_meeting_keeps_its_id_when_it_is_moved(tmp_path: Path) -> None:
    before = read(tmp_path / "before", event("20240304T090000Z"))
    after = read(tmp_path / "after", event("20240307T090000Z", "SEQUENCE:1"))
    assert before.events["event"].to_list() == after.events["event"].to_list()


def test_entries_without_an_id_are_told_apart_by_time_and_people(tmp_path: Path) -> None:
    one = event("20240304T090000Z", "DTSTAMP:20240401T000000Z", uid=None)
    again = event("20240304T090000Z", "DTSTAMP:20240501T000000Z", uid=None)
    other = event("20240304T090000Z", uid=None, people=(ADA, CY))
    snapshot = read(tmp_path, one, again, other)
    assert snapshot.events.height == 2
    assert [reason for _, reason in reasons(snapshot)] == ["another copy"]


def test_ids_hold_no_address_and_no_name(tmp_path: Path) -> None:
    weekly = event("20240304T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2", uid="ada-and-bo@example.org")
    snapshot = read(tmp_path, weekly)
    for column in ("event", "thread", "audience"):
        assert snapshot.events[column].str.contains("^[0-9a-f]{24}$").all()


def test_a_file_that_says_when_it_was_made_dates_the_package(tmp_path: Path) -> None:
    made = ("DTSTAMP:20240331T235500Z",), ("DTSTAMP:20240331T235501Z",)
    entries = [event("20240304T090000Z", *made[n], uid=str(n)) for n in range(2)]
    published = read(tmp_path / "published", *entries, head=("METHOD:PUBLISH",))
    assert published.manifest_on == date(2024, 3, 31)
    assert read(tmp_path / "plain", *entries).manifest_on is None
    changes = event("20240304T090000Z", "DTSTAMP:20230101T080000Z", uid="old")
    mixed = read(tmp_path / "mixed", *entries, changes, head=("METHOD:PUBLISH",))
    assert mixed.manifest_on is None


@pytest.mark.parametrize(
    ("name", "content", "mine"),
    [
        ("a.ics", b"BEGIN:VCALENDAR\r\n", True),
        ("A.ICS", b"\xef\xbb\xbfbegin:vcalendar\n", True),
        ("a.ical", b"\n\n BEGIN:VCALENDAR\n", True),
        ("a.ifb", b"BEGIN:VCALENDAR\n", True),
        ("a.ics", b"BEGIN:VCARD\n", False),
        ("a.ics", b"", False),
        ("a.vcf", b"BEGIN:VCALENDAR\n", False),
        ("a.eml", b"Subject: x\n\nBEGIN:VCALENDAR\n", False),
    ],
)
def test_a_calendar_is_known_by_suffix_and_content(
    tmp_path: Path, name: str, content: bytes, mine: bool
) -> None:
    with open_archive(make_folder(tmp_path, {name: content, "other.txt": b"x"})) as archive:
        assert is_calendar(archive, name) is mine
        assert CALENDAR.claims(archive) is mine


def test_files_that_are_no_calendar_are_named(tmp_path: Path) -> None:
    snapshot = read_files(tmp_path, {"a.ics": calendar(event()), "b.txt": b"x", "c.ics": b"x"})
    assert dict(snapshot.files.select("file", "status").rows()) == {
        "a.ics": "read",
        "b.txt": "unknown",
        "c.ics": "unknown",
    }


def spoiled(path: Path, **calendars: bytes) -> Path:
    """A zip in which the content of each calendar named `bad` is not what it was."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in calendars.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.ics"), content + b"X-" + b"A" * (2 << 20))
    content = path.read_bytes()
    at = content.rindex(b"A" * 9, 0, content.index(b"PK\x01\x02"))
    path.write_bytes(content[:at] + b"B" + content[at + 1 :])
    return path


def test_a_damaged_calendar_spoils_no_other(tmp_path: Path) -> None:
    path = spoiled(tmp_path / "a.zip", good=calendar(event()), bad=calendar(event(uid="x")))
    with open_archive(path) as archive:
        snapshot = CALENDAR.read(archive)
    files = {row["file"]: row for row in snapshot.files.rows(named=True)}
    assert files["good.ics"]["rows_kept"] == 1
    assert (files["bad.ics"]["status"], files["bad.ics"]["rows_read"]) == ("ignored", None)
    assert "bad.ics" in files["bad.ics"]["reason"]
    assert "is damaged" in notes(snapshot)


def test_a_package_of_nothing_but_damage_is_refused(tmp_path: Path) -> None:
    path = spoiled(tmp_path / "a.zip", bad=calendar(event()))
    with open_archive(path) as archive, pytest.raises(ExportError, match="is damaged"):
        CALENDAR.read(archive)


LINES = [
    "UID:20240304T090000Z-1@example.org",
    "DTSTART;TZID=Europe/Berlin:20240304T090000",
    "dtstart;value=date:20240304",
    "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN=Ada:mailto:ada@example.org",
    "ATTENDEE;CN=\"Quill; Ada: 'the, first'\";X-NUM-GUESTS=0:mailto:ada@example.org",
    "ATTENDEE;CN=Ada ^'the^nfirst^' ^^:mailto:ada@example.org",
    'ORGANIZER;SENT-BY="mailto:bo@example.org";CN=Ada:mailto:ada@example.org',
    "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
]


@pytest.mark.parametrize("line", LINES)
def test_a_line_is_taken_apart_as_icalendar_does(line: str) -> None:
    name, parameters, value = icalendar.parser.Contentline(line).parts()
    found = parse(line)
    assert found is not None
    assert (found.name, found.value) == (name.upper(), value)
    assert found.parameters == {key.upper(): said for key, said in parameters.items()}


@pytest.mark.parametrize(
    "line",
    [
        'ATTENDEE;PARTSTAT=ACCEPTED;CN=Cy "Doc" Okonkwo:mailto:cy@example.org',
        'ATTENDEE;PARTSTAT=ACCEPTED;CN="Cy Okonkwo:mailto:cy@example.org',
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Team: Cy:mailto:cy@example.org",
        "ATTENDEE ; PARTSTAT = ACCEPTED ; CN = Cy : mailto:cy@example.org",
    ],
)
def test_a_persons_line_with_broken_parameters_is_not_lost(tmp_path: Path, line: str) -> None:
    assert people(read(tmp_path, event("20240304T090000Z", line))) == [ADA, BO, CY]
