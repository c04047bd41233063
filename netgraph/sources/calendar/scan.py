"""Calendar files as they lie on disk: unfolded lines and the components that they make up.

Only the lines that a meeting needs leave this module: summaries, descriptions, places, attachments
and alarms are dropped as they stream by, whatever their length.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

NOT_CLOSED = "broken: not closed before the next one begins"
CUT_OFF = "broken: the file ends in the middle of it"
_CHUNK = 1 << 16  # bytes of one look at a line
_LONGEST = 1 << 20  # bytes of an unfolded line; what goes beyond is dropped
_ROWS = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY")
_OF_CALENDARS = (b"METHOD", b"NAME", b"X-WR-CALNAME", b"X-WR-TIMEZONE", b"CALSCALE")
_OF_ZONES = (b"TZID", b"TZOFFSETFROM", b"TZOFFSETTO", b"TZNAME")
_OF_EVENTS = (
    *(b"UID", b"DTSTART", b"RECURRENCE-ID", b"RRULE", b"RDATE", b"EXDATE", b"EXRULE"),
    *(b"ORGANIZER", b"ATTENDEE", b"STATUS", b"SEQUENCE", b"TRANSP"),
    *(b"DTSTAMP", b"LAST-MODIFIED", b"CREATED", b"X-MICROSOFT-CDO-ALLDAYEVENT"),
)
_WANTED = frozenset((b"BEGIN", b"END", *_OF_CALENDARS, *_OF_ZONES, *_OF_EVENTS))
_NAME = re.compile(rb"[ \t]*([A-Za-z0-9-]+)")


@dataclass(slots=True)
class Component:
    """One component of a calendar, as lines that are not understood yet."""

    kind: str  # VEVENT, VTODO, ...
    line: int  # 1 = the first component of the file; time zones are not counted
    lines: list[str] = field(default_factory=list)
    fault: str | None = None  # why it cannot be understood


@dataclass(slots=True)
class Calendar:
    """One VCALENDAR; a file may hold several."""

    lines: list[str] = field(default_factory=list)  # its own properties
    zones: list[list[str]] = field(default_factory=list)  # its VTIMEZONEs
    components: list[Component] = field(default_factory=list)
    closed: bool = False


def scan(stream: IO[bytes]) -> list[Calendar]:
    """The calendars of one file.

    Args:
        stream: The file; read once, line by line.

    Returns:
        Calendars in their order, with every component of any kind except time zones and what lies
        inside components (alarms). One that breaks off bears its fault and spoils no other.

    Raises:
        ExportError: The stream is damaged.
    """
    scanner = _Scanner()
    for line in _unfolded(stream):
        head, _, rest = line.partition(":")
        word = head.strip().upper()
        if word == "BEGIN":
            scanner.begin(rest.strip().upper(), line)
        elif word == "END":
            scanner.end(rest.strip().upper(), line)
        else:
            scanner.keep(line)
    scanner.close(CUT_OFF)
    return scanner.calendars


class _Scanner:
    """The calendar, component and time zone that the present line belongs to."""

    def __init__(self) -> None:
        self.calendars: list[Calendar] = []
        self._component: Component | None = None
        self._zone: list[str] | None = None
        self._depth = 0  # components inside the present one
        self._count = 0

    def begin(self, kind: str, line: str) -> None:
        if kind == "VCALENDAR" or not self.calendars:
            self.close(NOT_CLOSED)
            self.calendars.append(Calendar())
        if kind == "VCALENDAR":
            return
        if self._component and kind not in _ROWS:
            self._depth += 1
        elif self._zone is not None and kind not in _ROWS:
            self._zone.append(line)
        elif kind == "VTIMEZONE":
            self._zone = [line]
        else:
            self.close(NOT_CLOSED)
            self._count += 1
            self._component = Component(kind, self._count)
            self.calendars[-1].components.append(self._component)

    def end(self, kind: str, line: str) -> None:
        if kind == "VCALENDAR" and self.calendars:
            self.close(NOT_CLOSED)
            self.calendars[-1].closed = True
        elif self._component and kind == self._component.kind:
            self._component, self._depth = None, 0
        elif self._component:
            self._depth = max(self._depth - 1, 0)
        elif self._zone is not None:
            self._zone.append(line)
            if kind == "VTIMEZONE":
                self.calendars[-1].zones.append(self._zone)
                self._zone = None

    def keep(self, line: str) -> None:
        if self._component:
            if not self._depth:
                self._component.lines.append(line)
        elif self._zone is not None:
            self._zone.append(line)
        elif self.calendars:
            self.calendars[-1].lines.append(line)

    def close(self, fault: str) -> None:
        """Whatever is open will not be closed any more."""
        if self._component:
            self._component.fault = fault
        self._component, self._zone, self._depth = None, None, 0


def _unfolded(stream: IO[bytes]) -> Iterator[str]:
    """The wanted lines, unfolded before they are decoded: a fold may part a character."""
    open_line: bytearray | None = None  # null: a line that is not wanted
    starts = first = True
    while chunk := stream.readline(_CHUNK):
        if first:
            chunk, first = chunk.removeprefix(codecs.BOM_UTF8), False
        more = chunk.rstrip(b"\r\n") if chunk.endswith(b"\n") else chunk
        if not starts or chunk[:1] in (b" ", b"\t"):
            if open_line is not None and len(open_line) < _LONGEST:
                open_line += more if not starts else more[1:]
        elif more:
            if open_line is not None:
                yield _decoded(open_line)
            name = _NAME.match(more)
            wanted = name is not None and name[1].upper() in _WANTED
            open_line = bytearray(more) if wanted else None
        starts = chunk.endswith(b"\n")
    if open_line is not None:
        yield _decoded(open_line)


def _decoded(line: bytearray) -> str:
    try:
        return line.decode().strip()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").strip()
