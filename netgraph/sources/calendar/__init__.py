"""Calendars: iCalendar files of any program (RFC 5545, 7986), of which only meetings are kept.

A meeting is a time of day at which at least two people took part: who accepted, and who convened.
All-day entries, cancelled ones, invitations without an answer, rooms and machines are none.

A row of a file is a component: a whole series is one row, each changed instance of it another.
Summaries, descriptions and places are never looked at.
"""

import re
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.calendar.entries import Entry, Parser
from netgraph.sources.calendar.frames import Intake, snapshot
from netgraph.sources.calendar.meetings import meet
from netgraph.sources.calendar.people import SOURCE
from netgraph.sources.calendar.scan import scan
from netgraph.sources.contract import Snapshot

_SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")
_HEAD = re.compile(rb"(?im)^(?:\xef\xbb\xbf)?[ \t]*BEGIN[ \t]*:[ \t]*VCALENDAR\s")
_NUMBER = re.compile(r" ?\(\d+\)$")  # of a second download
_CUT_OFF = "Ends in the middle: what it lacks cannot be told. Download it again."


@dataclass(frozen=True, slots=True)
class CalendarSource:
    """Reader of calendars; see `netgraph.sources.contract.Source`."""

    name: str = SOURCE

    def claims(self, archive: Archive) -> bool:
        """Whether any file is a calendar, by suffix and content; never raises."""
        return any(is_calendar(archive, path) for path in archive.paths)

    def read(self, archive: Archive) -> Snapshot:
        """The meetings of all calendars, each once, and who took part.

        The events of a series reach 366 days beyond the newest change in the package, and are at
        most its newest 5,000. A single broken entry, line or file spoils nothing else.

        Raises:
            ExportError: Every calendar is damaged.
        """
        parser = Parser()
        entries: list[Entry] = []
        intake = Intake({}, {}, [])
        for path in filter(partial(is_calendar, archive), archive.paths):
            try:
                with archive.open(path) as stream:
                    calendars = scan(stream)
            except ExportError as ex:
                intake.failures[path] = str(ex)
                intake.notes.append((path, f"Not read: {ex}"))
                continue
            if not all(calendar.closed for calendar in calendars):
                intake.notes.append((path, _CUT_OFF))
            title = _NUMBER.sub("", PurePosixPath(path).stem)
            found = [e for c in calendars for e in parser.entries(c, path, title)]
            intake.rows[path] = len(found)
            entries += found
        if intake.failures and not intake.rows:
            raise ExportError(next(iter(intake.failures.values())))
        return snapshot(archive, intake, parser, entries, meet(entries))


CALENDAR = CalendarSource()


def is_calendar(archive: Archive, path: str) -> bool:
    """Whether a file is a calendar; never raises.

    Args:
        archive: The package.
        path: One of its files.
    """
    return path.lower().endswith(_SUFFIXES) and bool(_HEAD.search(archive.head(path)))
