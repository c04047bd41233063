"""One component of a calendar, understood: when, who, how it repeats, and whether it is one."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from netgraph.sources.calendar.lines import Property, parse
from netgraph.sources.calendar.people import Company, Guest, company, guest, own_address
from netgraph.sources.calendar.scan import Calendar, Component
from netgraph.sources.calendar.times import When, Zones, stored

# Why an entry is no meeting. The order is that in which it is asked.
NOT_AN_ENTRY = {
    "VTODO": "a task",
    "VJOURNAL": "a journal entry",
    "VFREEBUSY": "free and busy times",
}
UNKNOWN_KIND = "a component of an unknown kind"
OTHER_CALENDAR = "not of the Gregorian calendar"
ANSWER = "a message about an entry, not the entry: a cancellation or an answer"
CANCELLED = "cancelled"
NO_START = "no readable start"
ALL_DAY = "all day"
FREE = "marked as free time"
NO_INSTANCE_TIME = "changes an instance that cannot be told"
_PUBLISHED = ("", "PUBLISH", "REQUEST", "ADD")

_ONE_EXPORT = timedelta(days=1)
_PERSON = re.compile(r"(?i)(ATTENDEE|ORGANIZER)\s*[;:]")
_STAMPS = ("LAST-MODIFIED", "DTSTAMP", "CREATED")
_TIMES = ("DTSTART", "RECURRENCE-ID", "RDATE", "EXDATE", *_STAMPS)

_Lines: TypeAlias = dict[str, list[Property]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Entry:
    """One component, whether or not it is a meeting; equal to itself alone."""

    file: str
    line: int
    is_entry: bool  # it says something of its UID, were it only that it is cancelled
    reason: str | None  # why it is no meeting, as far as it tells by itself
    uid: str  # of its series too; where it bears none, the digest of its start and its people
    start: When | None
    instance: When | None  # of a series: the start that this component replaces
    onwards: bool  # it replaces all later instances too
    rules: tuple[str, ...]  # RRULE
    exclusions: tuple[str, ...]  # EXRULE
    extra: tuple[When, ...]  # RDATE
    excluded: tuple[When, ...]  # EXDATE
    company: Company
    guests: tuple[Guest, ...]  # the organizer among them
    own: str | None  # address of the calendar's owner; null: unknown
    sequence: int
    stamped_at: datetime | None  # DTSTAMP, UTC
    changed_at: datetime | None  # when its author last changed it, UTC
    known_at: datetime | None  # the newest time in the past that it names, UTC
    digest: str  # of its lines: equal for equal copies

    @property
    def repeats(self) -> bool:
        """Whether it is a series of its own."""
        return self.instance is None and bool(self.rules or self.extra)


class Parser:
    """Understands the calendars of one package, and what they say of themselves."""

    def __init__(self) -> None:
        self.owners: set[str] = set()  # addresses
        self.unread = 0  # lines that follow no grammar, or hold no time where one must be
        self.unknown_zones: set[str] = set()
        self._made: list[datetime | None] = []  # when each calendar was made; null: not said
        # Lines of the same people come again and again, letter by letter.
        self._guest: Callable[[str], Guest | None] = lru_cache(1 << 16)(_guest_in)

    def entries(self, calendar: Calendar, file: str, title: str | None) -> list[Entry]:
        """The components of a calendar, in their order.

        Args:
            calendar: As it was scanned.
            file: Where it lies.
            title: What else may be its owner's address: the name of the file.
        """
        said, _ = self._taken_apart(calendar.lines)
        zones = Zones(calendar.zones, _value(said, "X-WR-TIMEZONE") or None)
        own = own_address((_value(said, "X-WR-CALNAME"), _value(said, "NAME"), title))
        method = _value(said, "METHOD").upper()
        general = ANSWER if method not in _PUBLISHED else None
        if _value(said, "CALSCALE").upper() not in ("", "GREGORIAN"):
            general = OTHER_CALENDAR
        entries = [self._entry(c, zones, general, file, own) for c in calendar.components]
        self.owners |= {own} if own else set()
        self.unknown_zones |= zones.unknown
        published = method == "PUBLISH"
        self._made += [e.stamped_at if published else None for e in entries if e.stamped_at]
        return entries

    @property
    def made_at(self) -> datetime | None:
        """When the package was made, UTC, as all its calendars say alike; null: they do not.

        With a METHOD, DTSTAMP is the time at which the calendar was written out (RFC 5545 3.8.7.2).
        Programs that yet write the time of the last change there are known by times far apart.
        """
        made = [at for at in self._made if at]
        alike = bool(made) and len(made) == len(self._made) and max(made) - min(made) < _ONE_EXPORT
        return max(made) if alike else None

    def _entry(
        self, component: Component, zones: Zones, general: str | None, file: str, own: str | None
    ) -> Entry:
        said, people = self._taken_apart(component.lines)
        times = {name: self._times(said, name, zones) for name in _TIMES}
        start, instance = _first(times["DTSTART"]), _first(times["RECURRENCE-ID"])
        changes = "RECURRENCE-ID" in said
        stamps = {name: _newest(times[name]) for name in _STAMPS}
        guests = people["ATTENDEE"] + people["ORGANIZER"]
        faulty = component.fault or _other_kind(component.kind) or general
        if changes and instance is None:
            faulty = faulty or NO_INSTANCE_TIME
        return Entry(
            file=file,
            line=component.line,
            is_entry=not faulty,
            reason=faulty or _no_meeting(said, start),
            uid=_value(said, "UID") or _digest(start, sorted(g.address or "" for g in guests)),
            start=start,
            instance=instance,
            onwards=changes and said["RECURRENCE-ID"][0].word("RANGE") == "THISANDFUTURE",
            rules=() if changes else tuple(p.value for p in said.get("RRULE", ())),
            exclusions=() if changes else tuple(p.value for p in said.get("EXRULE", ())),
            extra=() if changes else tuple(times["RDATE"]),
            excluded=() if changes else tuple(times["EXDATE"]),
            company=company(people["ATTENDEE"], next(iter(people["ORGANIZER"]), None)),
            guests=tuple(guests),
            own=own,
            sequence=_number(_value(said, "SEQUENCE")),
            stamped_at=stamps["DTSTAMP"],
            changed_at=next(filter(None, stamps.values()), None),
            known_at=max(filter(None, stamps.values()), default=None),
            digest=_digest(sorted(component.lines)),
        )

    def _taken_apart(self, lines: Sequence[str]) -> tuple[_Lines, dict[str, list[Guest]]]:
        """The lines by name, and the people among them."""
        said: _Lines = {}
        people: dict[str, list[Guest]] = {"ATTENDEE": [], "ORGANIZER": []}
        for line in lines:
            person = _PERSON.match(line)
            found = self._guest(line) if person else parse(line)
            if isinstance(found, Property):
                said.setdefault(found.name, []).append(found)
            elif person and found:
                people[person[1].upper()].append(found)
            else:
                self.unread += 1
        return said, people

    def _times(self, said: _Lines, name: str, zones: Zones) -> list[When]:
        found: list[When] = []
        for prop in said.get(name, ()):
            try:
                found += zones.times_in(prop)
            except ValueError:
                self.unread += name not in ("DTSTART", "RECURRENCE-ID")  # a reject says that
        return found


def _no_meeting(said: _Lines, start: When | None) -> str | None:
    if _value(said, "STATUS").upper() == "CANCELLED":
        return CANCELLED
    if start is None:
        return NO_START
    outlook = _value(said, "X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE"
    if outlook or not isinstance(start, datetime):
        return ALL_DAY
    return FREE if _value(said, "TRANSP").upper() == "TRANSPARENT" else None


def _other_kind(kind: str) -> str | None:
    return None if kind == "VEVENT" else NOT_AN_ENTRY.get(kind, UNKNOWN_KIND)


def _guest_in(line: str) -> Guest | None:
    prop = parse(line)
    return guest(prop) if prop else None


def _value(said: _Lines, name: str) -> str:
    return said[name][0].text if name in said else ""


def _first(times: Sequence[When]) -> When | None:
    return times[0] if times else None


def _newest(times: Sequence[When]) -> datetime | None:
    return max((stored(t).at for t in times if isinstance(t, datetime)), default=None)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
