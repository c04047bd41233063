"""When something is: dates and times of a calendar in the zones that it names or defines.

Zones are looked up here and not by icalendar, which remembers the definitions of one file for the
next: a reader is a function of its package alone.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple, TypeAlias

from netgraph.sources.calendar.lines import Property
from netgraph.sources.calendar.zones import defined_zone, known_zone, tzid_of

When: TypeAlias = date | datetime  # a day, an instant with its zone, or a wall clock without one
YEARS = range(1970, 2101)
_FORM = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.ASCII | re.IGNORECASE)


class Zones:
    """The time zones that the properties of one calendar may name."""

    def __init__(self, definitions: Iterable[list[str]], fallback: str | None) -> None:
        """Hold what the calendar itself defines.

        Args:
            definitions: Lines of its VTIMEZONEs.
            fallback: The zone of times that name none (X-WR-TIMEZONE); null: the wall clock.
        """
        self._definitions = {tzid: lines for lines in definitions if (tzid := tzid_of(lines))}
        self._found: dict[str, tzinfo | None] = {}
        self._fallback = self.find(fallback) if fallback else None
        self.unknown: set[str] = set()  # zones that times name and nobody knows

    def times_in(self, line: Property) -> list[When]:
        """The days or times of a line, those of a period by its start.

        Raises:
            ValueError: One of them is no time, or of a year in which nobody planned by computer.
        """
        zone = line.parameters.get("TZID", "")
        rest, colon, values = line.value.rpartition(":")
        if colon:  # of TZID=tzone://Microsoft/Utc, which should stand in quotes
            zone = f"{zone}:{rest}"
        return [self._read(value.strip(), zone.strip()) for value in values.split(",") if value]

    def _read(self, value: str, tzid: str) -> When:
        told = parse_time(value.partition("/")[0])
        if not isinstance(told, datetime) or told.tzinfo:
            return told
        zone = self.find(tzid) if tzid else None
        if tzid and not zone:
            self.unknown.add(tzid)
        return told.replace(tzinfo=zone or self._fallback)

    def find(self, tzid: str) -> tzinfo | None:
        """The zone of a name: of the database, of Windows, or defined by the calendar itself.

        The database comes first: definitions often hold for the present rules alone.
        """
        if tzid not in self._found:
            self._found[tzid] = known_zone(tzid) or (
                defined_zone(self._definitions[tzid]) if tzid in self._definitions else None
            )
        return self._found[tzid]


def parse_time(text: str) -> When:
    """A day, an instant in UTC, or a wall clock, as RFC 5545 writes them.

    Raises:
        ValueError: It is none, or of a year in which nobody planned by computer.
    """
    found = _FORM.fullmatch(text)
    if not found or int(found[1]) not in YEARS:
        raise ValueError(f"{text[:20]!r} is no time, or none of these years")
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if found[4] is None:
        return date(year, month, day)
    leap = min(second, 59)  # a leap second
    return datetime(year, month, day, hour, minute, leap, tzinfo=UTC if found[7] else None)


def aligned(when: When, start: datetime) -> datetime:
    """A day or time as its series would write it: in the zone of its start, a day by its hour."""
    if not isinstance(when, datetime):
        return datetime.combine(when, start.timetz())
    if when.tzinfo is None:
        return when.replace(tzinfo=start.tzinfo)
    if start.tzinfo is None:
        return when.astimezone(UTC).replace(tzinfo=None)
    return when.astimezone(start.tzinfo)


class Moment(NamedTuple):
    """A time as frames hold it: without a zone."""

    at: datetime  # UTC, or a wall clock
    is_local: bool  # a wall clock


def stored(when: datetime) -> Moment:
    """A time of a calendar as frames hold it."""
    if when.tzinfo is None:
        return Moment(when, True)
    return Moment(when.astimezone(UTC).replace(tzinfo=None), False)


def wall_clock(instant: datetime, zone: tzinfo | None) -> datetime:
    """What a clock in that zone shows at an instant in UTC that bears no zone."""
    return instant.replace(tzinfo=UTC).astimezone(zone or UTC).replace(tzinfo=None)
