"""A calendar as Outlook saves it: one file, zones by the names that Windows gives them."""

from datetime import datetime, timedelta

from netgraph.sample.calendar import (
    ASKED_BEFORE,
    content_lines,
    held_by,
    in_utc,
    on_the_clock,
    uid_of,
)
from netgraph.sample.names import NONSENSE
from netgraph.sample.world import Meeting, World

_ZONE = "W. Europe Standard Time"
_RULES = f"""BEGIN:VTIMEZONE
TZID:{_ZONE}
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""


def _event(world: World, meeting: Meeting, moment: datetime) -> list[str]:
    day, zone = meeting.starts.date(), f'TZID="{_ZONE}"'
    ends = meeting.starts + timedelta(minutes=meeting.minutes)
    host = world.people[meeting.organiser]
    return [
        "BEGIN:VEVENT",
        *(
            f'ATTENDEE;CN="{world.people[n].face(day).name}";RSVP=TRUE;PARTSTAT={answer}:'
            f"mailto:{world.people[n].address(day)}"
            for n, answer in meeting.answers
            if n != meeting.organiser
        ),
        "CLASS:PUBLIC",
        f"CREATED:{in_utc(meeting.starts - ASKED_BEFORE)}",
        f"DESCRIPTION:Bring the {NONSENSE[meeting.number % len(NONSENSE)]}.\\n",
        f"DTEND;{zone}:{on_the_clock(ends)}",
        f"DTSTAMP:{in_utc(moment)}",
        f"DTSTART;{zone}:{on_the_clock(meeting.starts)}",
        f"LAST-MODIFIED:{in_utc(meeting.starts - ASKED_BEFORE)}",
        f'ORGANIZER;CN="{host.face(day).name}":mailto:{host.address(day)}',
        "PRIORITY:5",
        *([f"RRULE:{meeting.rule}"] if meeting.rule else []),
        "SEQUENCE:0",
        f"SUMMARY;LANGUAGE=en-us:{meeting.text}",
        "TRANSP:OPAQUE",
        f"UID:{uid_of(world, meeting)}",
        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
        "X-MICROSOFT-DISALLOW-COUNTER:FALSE",
        "END:VEVENT",
    ]


def export(world: World, owner: int, moment: datetime) -> bytes:
    """The whole calendar in one file; zones bear the names that Windows gives them."""
    events = [_event(world, m, moment) for m in held_by(world, owner, moment)]
    return content_lines(
        [
            "BEGIN:VCALENDAR",
            "PRODID:-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN",
            "VERSION:2.0",
            "METHOD:PUBLISH",
            "X-CALSTART:20220101T000000Z",
            "X-WR-RELCALID:{0000002E-5A4C-8D1F-9B3E-77C1A2D4E6F8}",
            f"X-WR-CALNAME:{world.people[owner].face(moment.date()).name}",
            *_RULES.split("\n"),
            *(line for event in events for line in event),
            "END:VCALENDAR",
        ]
    )
