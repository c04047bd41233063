"""Which entries of a package are meetings, and every time that they took or take place."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from netgraph.sources.calendar.entries import Entry
from netgraph.sources.calendar.series import Instance, instances, spot_of
from netgraph.sources.calendar.times import Moment, stored

COPY = "another copy"
ALONE = "fewer than two people took part"
NOT_ACCEPTED = "the calendar's owner has not accepted"
NO_INSTANCE = "no instance is left of it"
TOO_MANY = "repeats more often than this version counts in one package"
AHEAD = timedelta(days=366)  # how far beyond the newest change a series is told
_MOST = 200_000  # what all series of a package may cost, in instances


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, at one time."""

    event: str
    thread: str | None  # equal for all of a series; null: it is none
    start: Moment
    entry: Entry


@dataclass(slots=True)
class Outcome:
    """What the entries of a package come to."""

    horizon: datetime | None  # UTC; null: no entry bears a time
    meetings: list[Meeting] = field(default_factory=list)
    rejects: list[tuple[str, int, str]] = field(default_factory=list)  # file, line, reason
    spent: int = 0  # on all series so far
    cut: int = 0  # series that have more instances than are told
    going_on: int = 0  # series that go on beyond the horizon

    def reject(self, entry: Entry, reason: str) -> None:
        """An entry is no meeting."""
        self.rejects.append((entry.file, entry.line, reason))


def meet(entries: Sequence[Entry]) -> Outcome:
    """The meetings of a package.

    Args:
        entries: Of all its calendars, in any order.

    Returns:
        Meetings by UID, each once; and why each other entry is none. An entry that is kept is a
        single meeting, a series, or what became of one instance of a series.
    """
    outcome = Outcome(horizon_of(entries))
    by_uid: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.is_entry:
            by_uid[entry.uid].append(entry)
        elif entry.reason:
            outcome.reject(entry, entry.reason)
    for uid in sorted(by_uid):
        _meet(by_uid[uid], outcome)
    return outcome


def horizon_of(entries: Iterable[Entry]) -> datetime | None:
    """How far series are told: 366 days beyond all that the package knows of, in UTC.

    That is the newest time at which an entry was made or changed, else the newest start.
    """
    known = [entry.known_at for entry in entries if entry.known_at]
    starts = [stored(e.start).at for e in entries if isinstance(e.start, datetime)]
    newest = max(known or starts, default=None)
    return newest + AHEAD if newest else None


def _meet(entries: list[Entry], outcome: Outcome) -> None:
    """The meetings of one UID."""
    verdicts: dict[Entry, str | None] = {}
    core = _choose([entry for entry in entries if entry.instance is None], verdicts)
    by_spot: dict[datetime, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.instance is not None:
            by_spot[stored(spot_of(entry, core.start if core else None)).at].append(entry)
    changes = [c for spot in sorted(by_spot) if (c := _choose(by_spot[spot], verdicts))]
    told: list[Instance] = []
    if not all(verdicts.values()):
        told = _instances(core, changes, verdicts, outcome)
    kept: set[Entry] = set()
    seen: set[str] = set()
    for instance in sorted(told, key=lambda i: i.original.at):
        event = _event_of(instance)
        if verdicts[instance.entry] is None and event not in seen:
            seen.add(event)
            kept.add(instance.entry)
            outcome.meetings.append(_meeting(instance, event))
    for entry, reason in verdicts.items():
        if entry not in kept:
            outcome.reject(entry, reason or NO_INSTANCE)


def _choose(copies: list[Entry], verdicts: dict[Entry, str | None]) -> Entry | None:
    """Of the copies in several calendars the newest, then the one that knows most answers.

    It is a meeting only if an owner of a calendar that holds a copy was there.
    """
    ranked = sorted(
        copies,
        key=lambda e: (
            isinstance(e.start, datetime),
            e.sequence,
            e.company.answered,
            e.changed_at.isoformat() if e.changed_at else "",
            e.digest,
        ),
        reverse=True,
    )
    for copy in ranked[1:]:
        verdicts[copy] = COPY
    if not ranked:
        return None
    owners = {copy.own for copy in copies if copy.own}
    verdicts[ranked[0]] = _verdict(ranked[0], owners)
    return ranked[0]


def _verdict(entry: Entry, owners: set[str]) -> str | None:
    """Why an entry is no meeting; null: it is one."""
    if entry.reason:
        return entry.reason
    if entry.company.size < 2:
        return ALONE
    return NOT_ACCEPTED if owners and not owners & entry.company.addresses else None


def _instances(
    core: Entry | None, changes: list[Entry], verdicts: dict[Entry, str | None], outcome: Outcome
) -> list[Instance]:
    """All instances of one UID, whether or not they are meetings."""
    alone = [
        Instance(change, stored(spot_of(change, None)), stored(change.start))
        for change in changes
        if isinstance(change.start, datetime)
    ]
    if core is None or not isinstance(core.start, datetime) or outcome.horizon is None:
        return alone
    if not core.repeats and not changes:
        return [Instance(core, start := stored(core.start), start)]
    try:
        if outcome.spent >= _MOST:
            raise ValueError(TOO_MANY)
        told = instances(core, changes, outcome.horizon)
    except ValueError as ex:
        verdicts[core] = verdicts[core] or str(ex)
        return alone
    outcome.spent += told.cost
    outcome.cut += told.is_cut
    outcome.going_on += told.goes_on
    return told.instances


def _meeting(instance: Instance, event: str) -> Meeting:
    entry, _, start = instance
    return Meeting(event, _digest(entry.uid) if _is_of_series(entry) else None, start, entry)


def _event_of(instance: Instance) -> str:
    """One id in every export: a single entry keeps it when it is moved, an instance too."""
    entry, original, _ = instance
    if not _is_of_series(entry):
        return _digest(entry.uid)
    return _digest(entry.uid, original.at.isoformat() + ("" if original.is_local else "Z"))


def _is_of_series(entry: Entry) -> bool:
    return entry.repeats or entry.instance is not None


def _digest(*parts: str) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]
