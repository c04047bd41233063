"""Meetings, people and files of a package as the frames of a snapshot."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

import polars as pl

from netgraph.schemas import (
    ACCOUNTS,
    AUDIENCES,
    EVENTS,
    FILES,
    LINKS,
    LISTS,
    NOTES,
    OWNERS,
    REJECTS,
    THREADS,
    TIES,
    Frame,
)
from netgraph.sources.archive import Archive
from netgraph.sources.calendar.entries import Entry, Parser
from netgraph.sources.calendar.meetings import Meeting, Outcome
from netgraph.sources.calendar.people import SOURCE, Company, key_of
from netgraph.sources.calendar.rules import MOST
from netgraph.sources.contract import Snapshot

_Names: TypeAlias = dict[str, dict[str | None, datetime | None]]  # by address: when it was so


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of the calendars of a package when they were opened."""

    rows: dict[str, int]  # components by file that was read
    failures: dict[str, str]  # why by file that was not
    notes: list[tuple[str | None, str]]


def snapshot(
    archive: Archive, intake: Intake, parser: Parser, entries: Sequence[Entry], outcome: Outcome
) -> Snapshot:
    """All that a package says.

    Args:
        archive: The package.
        intake: Of its calendars.
        parser: For what the calendars say of themselves.
        entries: Of all calendars.
        outcome: Which of them are meetings.

    Returns:
        The snapshot. `manifest_on` is the day on which all calendars say they were written out;
        `seen_at` of an account is when an entry that bears the name was last changed.
    """
    companies = {_audience(m.entry.company): m.entry.company for m in outcome.meetings}
    met = {address for company in companies.values() for address in company.addresses}
    names = _names(entries, met | parser.owners)
    made_at = parser.made_at
    return Snapshot(
        source=SOURCE,
        manifest_on=made_at.date() if made_at else None,
        owners=_owners(parser.owners, names),
        accounts=_accounts(names),
        lists=LISTS.empty(),
        ties=TIES.empty(),
        links=LINKS.empty(),
        events=_events(outcome.meetings),
        audiences=_audiences(companies),
        threads=THREADS.empty(),
        files=_files(archive, intake, outcome),
        rejects=_frame(REJECTS, ("file", "line", "reason"), sorted(outcome.rejects)),
        notes=_frame(NOTES, ("file", "note"), [*intake.notes, *_remarks(parser, outcome)]),
    )


def _names(entries: Iterable[Entry], addresses: set[str]) -> _Names:
    """How people were called; the null name stands where an entry gives none."""
    names: _Names = {address: {} for address in addresses}
    for entry in entries:
        for guest in entry.guests:
            if guest.address in addresses:
                known = names[guest.address]
                seen = (known.get(guest.name), entry.changed_at)
                known[guest.name] = max(filter(None, seen), default=None)
    return names


def _owners(owners: set[str], names: _Names) -> pl.DataFrame:
    def newest(address: str) -> str | None:
        known = [(str(at or ""), name) for name, at in names[address].items() if name]
        return max(known)[1] if known else None

    rows = [(key_of(a), newest(a), "calendar name") for a in sorted(owners)]
    return _frame(OWNERS, ("key", "name", "evidence"), rows)


def _accounts(names: _Names) -> pl.DataFrame:
    rows = []
    for address, known in sorted(names.items()):
        called: list[str | None] = [name for name in known if name] or [None]
        for name in sorted(called, key=str):
            rows.append((key_of(address), address, name, known.get(name)))
    return _frame(ACCOUNTS, ("key", "email", "name", "seen_at"), rows)


def _events(meetings: Sequence[Meeting]) -> pl.DataFrame:
    columns = ("event", "occurred_at", "from_key", "audience", "thread", "clock")
    rows = [
        (
            meeting.event,
            meeting.start.at,
            key_of(company.convener) if company.convener else None,
            _audience(company),
            meeting.thread,
            "local" if meeting.start.is_local else None,
        )
        for meeting in meetings
        for company in (meeting.entry.company,)
    ]
    return _frame(EVENTS, columns, rows, scope="network", kind="meeting")


def _audiences(companies: Mapping[str, Company]) -> pl.DataFrame:
    rows = [
        (audience, key)
        for audience, company in sorted(companies.items())
        for key in (*map(key_of, sorted(company.addresses)), *[None] * company.unnamed)
    ]
    return _frame(AUDIENCES, ("audience", "key"), rows, role="to")


def _files(archive: Archive, intake: Intake, outcome: Outcome) -> pl.DataFrame:
    rejected = Counter(file for file, _, _ in outcome.rejects)
    rows: list[tuple[object, ...]] = []
    for path in archive.paths:
        sha256, n, lost = archive.sha256(path), intake.rows.get(path), rejected[path]
        if n is not None:
            rows.append((path, sha256, "read", None, n, n - lost, lost))
        elif path in intake.failures:
            rows.append((path, sha256, "ignored", intake.failures[path], None, None, None))
        else:
            rows.append((path, sha256, "unknown", "not known", None, None, None))
    return _frame(FILES, tuple(FILES.columns), rows)


def _remarks(parser: Parser, outcome: Outcome) -> list[tuple[None, str]]:
    """Counts that a reader of the report should see; nobody and nothing is named."""
    until = outcome.horizon.date() if outcome.horizon else None
    local = sum(meeting.start.is_local for meeting in outcome.meetings)
    zones = len(parser.unknown_zones)
    counted = (
        (local, "Meetings without a time zone, taken by the owner's clock: {}."),
        (zones, "Time zones that nobody knows or defines: {}. The times are taken as if none."),
        (parser.unread, "Lines that cannot be read and are left out: {}."),
        (outcome.going_on, f"Series that go on: {{}}. They are told until {until}."),
        (outcome.cut, f"Series of more than {MOST:,} meetings: {{}}. The newest are told."),
    )
    return [(None, text.format(f"{n:,}")) for n, text in counted if n]


def _audience(company: Company) -> str:
    """One id for the same people, whichever meetings they had."""
    members = repr((sorted(company.addresses), company.unnamed))
    return hashlib.sha256(members.encode()).hexdigest()[:24]


def _frame(
    shape: Frame, columns: Sequence[str], rows: Sequence[tuple[object, ...]], **fixed: str
) -> pl.DataFrame:
    schema = {name: shape.columns[name] for name in columns}
    told = pl.DataFrame(rows, schema=schema, orient="row")
    return shape.of(told.with_columns(pl.lit(word).alias(name) for name, word in fixed.items()))
