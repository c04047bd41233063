"""Calendars as Google writes them, and what all programs write alike."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from netgraph.sample.archive import Files
from netgraph.sample.meetings import BERLIN
from netgraph.sample.names import NONSENSE
from netgraph.sample.world import Meeting, World

ASKED_BEFORE = timedelta(days=20)  # so long before it an entry was made
_ROOM = "c_18{:012x}@resource.calendar.google.com"
_BERLIN_RULES = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
_HOLIDAYS = (
    ("New Year's Day", "20230101", "20230102"), ("Good Friday", "20230407", "20230408"),
    ("Labour Day", "20230501", "20230502"), ("Unity Day", "20231003", "20231004"),
    ("Christmas Day", "20231225", "20231226"),
)  # fmt: skip


def content_lines(lines: Iterable[str]) -> bytes:
    """Content lines with the ends of the standard, folded at 75 octets."""
    folded = []
    for line in lines:
        part, room = "", 75
        for letter in line:
            width = len(letter.encode())
            if width > room:
                folded.append(part)
                part, room = " ", 74
            part, room = part + letter, room - width
        folded.append(part)
    return "".join(f"{line}\r\n" for line in folded).encode()


def in_utc(moment: datetime) -> str:
    """A moment in UTC."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def on_the_clock(moment: datetime) -> str:
    """A moment as the clock of Berlin shows it, without its zone."""
    return f"{moment.astimezone(BERLIN):%Y%m%dT%H%M%S}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(BERLIN):%Y%m%d}"


def uid_of(world: World, meeting: Meeting) -> str:
    """The same in the calendars of all who are asked: the program of the organiser makes it."""
    if meeting.organiser == world.owners.get("ines"):
        return f"040000008200E00074C5B7101A82E00800000000{meeting.number:040X}"
    return f"{meeting.number:026x}@google.com"


def _name(world: World, person: int, day: datetime) -> str:
    """The name of an attendee; of some, calendars know the address alone."""
    them = world.people[person]
    return them.address(day.date()) if person % 7 == 5 else them.face(day.date()).name


def held_by(world: World, owner: int, moment: datetime, calendar: str = "") -> list[Meeting]:
    """The entries that are made by the moment, by the start of what they are."""
    held = (m for m in world.meetings[owner] if m.starts - ASKED_BEFORE <= moment)
    return sorted(
        (m for m in held if m.calendar == calendar), key=lambda m: (m.starts.timestamp(), m.number)
    )


def _google_people(world: World, meeting: Meeting) -> list[str]:
    """Who invites and who is asked; of an entry for oneself nobody is named."""
    if meeting.people == {meeting.organiser}:
        return []
    day = meeting.starts
    host = world.people[meeting.organiser].address(day.date())
    lines = [f"ORGANIZER;CN={_name(world, meeting.organiser, day)}:mailto:{host}"]
    for number, answer in meeting.answers:
        lines.append(
            f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};"
            f"CN={_name(world, number, day)};X-NUM-GUESTS=0:"
            f"mailto:{world.people[number].address(day.date())}"
        )
    if meeting.room:
        lines.append(
            "ATTENDEE;CUTYPE=RESOURCE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Quay room;"
            f"X-NUM-GUESTS=0:mailto:{_ROOM.format(meeting.number)}"
        )
    return lines


def _google_times(meeting: Meeting, original: datetime | None) -> list[str]:
    """One appointment in UTC, a series and its changes in the zone of its clock."""
    ends = meeting.starts + timedelta(minutes=meeting.minutes)
    if meeting.whole_day:
        return [f"DTSTART;VALUE=DATE:{_day(meeting.starts)}", f"DTEND;VALUE=DATE:{_day(ends)}"]
    if not meeting.rule and original is None:
        return [f"DTSTART:{in_utc(meeting.starts)}", f"DTEND:{in_utc(ends)}"]
    zone = "TZID=Europe/Berlin"
    return [
        f"DTSTART;{zone}:{on_the_clock(meeting.starts)}",
        f"DTEND;{zone}:{on_the_clock(ends)}",
        *([f"RRULE:{meeting.rule}"] if meeting.rule else []),
        *(f"EXDATE;{zone}:{on_the_clock(d)}" for d in meeting.dropped),
    ]


def _google_event(
    world: World, meeting: Meeting, moment: datetime, original: datetime | None = None
) -> list[str]:
    asked = meeting.starts - ASKED_BEFORE
    alarm = [
        "BEGIN:VALARM",
        "ACTION:EMAIL",
        "ATTENDEE:mailto:alarm-of-nobody@postbox.example",
        "DESCRIPTION:This is an event reminder",
        "SUMMARY:Alarm notification",
        "TRIGGER:-P0DT0H30M0S",
        "END:VALARM",
    ]
    return [
        "BEGIN:VEVENT",
        *_google_times(meeting, original),
        f"DTSTAMP:{in_utc(moment)}",
        *_google_people(world, meeting),
        f"UID:{uid_of(world, meeting)}",
        *([f"RECURRENCE-ID;TZID=Europe/Berlin:{on_the_clock(original)}"] if original else []),
        f"CREATED:{in_utc(asked)}",
        f"DESCRIPTION:Bring the {NONSENSE[meeting.number % len(NONSENSE)]}\\, please.\\n",
        f"LAST-MODIFIED:{in_utc(asked)}",
        f"LOCATION:House of the {NONSENSE[meeting.number // 7 % len(NONSENSE)]}\\, 2nd floor",
        f"SEQUENCE:{int(original is not None)}",
        f"STATUS:{'CANCELLED' if meeting.called_off else 'CONFIRMED'}",
        f"SUMMARY:{meeting.text}",
        "TRANSP:OPAQUE",
        *(alarm if meeting.rule else []),
        "END:VEVENT",
    ]


def _google(name: str, events: Iterable[list[str]]) -> bytes:
    return content_lines(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
            "VERSION:2.0",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            f"X-WR-CALNAME:{name}",
            "X-WR-TIMEZONE:Europe/Berlin",
            *_BERLIN_RULES.split("\n"),
            *(line for event in events for line in event),
            "END:VCALENDAR",
        ]
    )


def _with_changes(world: World, meeting: Meeting, moment: datetime) -> list[str]:
    lines = _google_event(world, meeting, moment)
    for original, changed in meeting.changes:
        lines += _google_event(world, changed, moment, original)
    return lines


def takeout(world: World, owner: int, moment: datetime) -> Files:
    """The own calendar, those of groups, and the holidays; by file name."""
    address = world.people[owner].email
    calendars = {m.calendar: m.calendar for m in world.meetings[owner]} | {"": address}
    files = {}
    for calendar, name in calendars.items():
        held = held_by(world, owner, moment, calendar)
        if held or not calendar:
            files[f"{name}.ics"] = _google(name, (_with_changes(world, m, moment) for m in held))
    name = "Holidays in Germany"
    days = [
        [
            "BEGIN:VEVENT", f"DTSTART;VALUE=DATE:{first}", f"DTEND;VALUE=DATE:{last}",
            f"DTSTAMP:{in_utc(moment)}", f"UID:{first}_holiday@google.com", "CLASS:PUBLIC",
            "STATUS:CONFIRMED", f"SUMMARY:{title}", "TRANSP:TRANSPARENT", "END:VEVENT",
        ]
        for title, first, last in _HOLIDAYS
    ]  # fmt: skip
    return files | {f"{name}.ics": _google(name, days)}
