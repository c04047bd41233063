"""The instances of a series: what its rule names, what is added, taken away and changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple, TypeAlias

import recurring_ical_events
from icalendar import Calendar, Event
from icalendar.prop import vDDDLists, vDDDTypes, vText

from netgraph.sources.calendar.entries import Entry
from netgraph.sources.calendar.rules import MOST, walk
from netgraph.sources.calendar.times import YEARS, Moment, When, aligned, stored, wall_clock

_EARLIEST = datetime(YEARS[0], 1, 1, tzinfo=UTC)
_LATEST = datetime(YEARS[-1] + 1, 1, 1, tzinfo=UTC)


class Instance(NamedTuple):
    """One meeting of a series."""

    entry: Entry  # the component that says who takes part
    original: Moment  # when the series had it, which stays when it is moved
    start: Moment


@dataclass(frozen=True, slots=True)
class Told:
    """What a series comes to."""

    instances: list[Instance]
    is_cut: bool = False  # it has more than MOST instances
    goes_on: bool = False  # beyond the horizon
    cost: int = 0  # instances, or what finding so few took


def instances(core: Entry, changes: Sequence[Entry], horizon: datetime) -> Told:
    """The instances of a series.

    Args:
        core: The series, or a single entry; with a start that is a time of day.
        changes: Components that replace instances of it, each another one. One that is no meeting
            replaces its instance too; one that is all day or has no start takes it away.
        horizon: In UTC; how far the rule is walked. Days that are named one by one, and the first,
            are told even beyond.

    Returns:
        Every instance once, by its original start, with the component that governs it.

    Raises:
        ValueError: The rule is none, or repeats within the hour.
    """
    start = core.start
    if not isinstance(start, datetime):
        raise ValueError("a series starts at a time of day")
    zone = start.tzinfo
    first, last = start.replace(tzinfo=None), wall_clock(horizon, zone)
    walks = [walk(rule, first, last, zone) for rule in core.rules]
    listed = {at for each in walks for at in each.found} | _on_clock(core.extra, start)
    if not walks or not all(each.is_over for each in walks):
        listed.add(first)  # whether or not the rule names it
    less = [walk(rule, first, last, zone) for rule in core.exclusions]
    gone = {at for each in less for at in each.found}
    gone |= _on_clock((at for at in core.excluded if isinstance(at, datetime)), start)
    days = {day for day in core.excluded if not isinstance(day, datetime)}
    newest = [at.replace(tzinfo=zone) for at in sorted(listed)[-MOST:]]
    return Told(
        [
            Instance(entry, moment := stored(original), moment if at is original else stored(at))
            for entry, original, at in _changed(core, newest, changes)
            if original.replace(tzinfo=None) not in gone and original.date() not in days
        ],
        is_cut=len(listed) > MOST or any(each.is_cut for each in walks),
        goes_on=any(each.goes_on for each in walks),
        cost=max(len(newest), sum(each.periods for each in walks + less) // 10),
    )


def _on_clock(times: Iterable[When], start: datetime) -> set[datetime]:
    """Times as the wall clock shows them where a series takes place."""
    return {aligned(when, start).replace(tzinfo=None) for when in times}


_Became: TypeAlias = tuple[Entry, datetime, datetime]  # who governs it, its original start, its own


def _changed(core: Entry, starts: list[datetime], changes: Sequence[Entry]) -> list[_Became]:
    """What each start became, and instances that the rule does not name."""
    spots = {change: spot_of(change, core.start) for change in changes}
    if any(change.onwards for change in changes):
        return _changed_onwards(core, starts, spots)
    replaced = {stored(spot) for spot in spots.values()}
    kept = [(core, at, at) for at in starts if not replaced or stored(at) not in replaced]
    return kept + [
        (change, spot, change.start)
        for change, spot in spots.items()
        if isinstance(change.start, datetime)
    ]


def _changed_onwards(
    core: Entry, starts: list[datetime], spots: Mapping[Entry, datetime]
) -> list[_Became]:
    """The same where a change holds for all later instances (RANGE=THISANDFUTURE) too.

    Nobody asks for the length of a meeting: all are without.
    """
    calendar = Calendar()
    if starts:
        series = _event(-1, starts[0])
        series["RDATE"] = vDDDLists(starts[1:])
        calendar.add_component(series)
    moved: list[tuple[Entry, datetime, timedelta]] = []
    for n, (change, spot) in enumerate(spots.items()):
        began = aligned(change.start, spot) if isinstance(change.start, datetime) else spot
        event = _event(n, began)
        event["RECURRENCE-ID"] = vDDDTypes(spot)
        if change.onwards:
            event["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        calendar.add_component(event)
        moved.append((change, spot, began - spot))
    told: list[_Became] = []
    for event in recurring_ical_events.of(calendar).between(_EARLIEST, _LATEST):
        n, at = int(event["X-ENTRY"]), event["DTSTART"].dt
        change, spot, by = moved[n] if n >= 0 else (core, at, timedelta())
        told.append((change, at - by if change.onwards else spot, at))
    return told


def spot_of(change: Entry, start: When | None) -> datetime:
    """The original start of the instance that a component replaces.

    Args:
        change: The component; with an instance.
        start: Of the series, which says how a mere day or wall clock is meant; null: not known.
    """
    if change.instance is None:
        raise ValueError("a change replaces an instance")
    known = start if isinstance(start, datetime) else change.start
    midnight = datetime.combine(change.instance, time(), UTC)
    return aligned(change.instance, known if isinstance(known, datetime) else midnight)


def _event(entry: int, start: datetime) -> Event:
    event = Event()
    event["UID"], event["X-ENTRY"] = vText("series"), vText(str(entry))
    event["DTSTART"] = vDDDTypes(start)
    return event
