"""A rule of repetition, walked from its first start to a horizon and no further.

dateutil looks for the next instance until the year 9999, one period after the other: minutes for a
rule that has none (the second Monday of each day), and for ever for one that counts by zero.
"""

import re
from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from dateutil.rrule import rrule, rrulestr

from netgraph.sources.calendar.times import parse_time

NO_RULE = "repeats by a rule that cannot be read"
OFTEN = "repeats within the hour"
MOST = 5_000  # instances of one series that are told: the newest
_STEPS = 50_000  # periods of a rule that are walked through: more than a century of days
_FOUND = 20 * MOST  # instances that are looked at
_LONGEST = 500  # characters of a rule
_OFTEN = ("MINUTELY", "SECONDLY")
_PERIODS = {  # how long each lasts at least
    "HOURLY": timedelta(hours=1),
    "DAILY": timedelta(days=1),
    "WEEKLY": timedelta(days=7),
    "MONTHLY": timedelta(days=28),
    "YEARLY": timedelta(days=365),
}
_PARTS = {
    *("FREQ", "COUNT", "WKST", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYDAY"),
    *("BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS"),
}
# RFC 7529 lets a rule count in other calendars, and move what falls on no day.
_GREGORIAN = re.compile(r"(?i)^(?!.*RSCALE=(?!GREGORIAN))(?!.*SKIP=(?!OMIT))")
# What dateutil answers to a rule that is none.
_UNREADABLE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError)


class Walk(NamedTuple):
    """A rule walked up to the horizon, as a wall clock of its zone shows it."""

    found: Sequence[datetime]
    is_cut: bool  # there were too many to look at them all
    goes_on: bool
    is_over: bool  # it ends before it begins: whoever ended a series left nothing of it
    periods: int  # walked through


class _Interval(int):
    """The INTERVAL of a rule; dateutil adds it for each period, and so it counts them."""

    left: int

    def __radd__(self, value: int, /) -> int:
        self._count()
        return value + int(self)

    def __mul__(self, value: int, /) -> int:  # weeks
        self._count()
        return int(self) * value

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise _HorizonError


class _HorizonError(Exception):
    """The end of a walk: it has come to the horizon, or far enough."""


def walk(text: str, first: datetime, last: datetime, zone: tzinfo | None) -> Walk:
    """The starts that a rule names.

    Args:
        text: The value of an RRULE.
        first: The start of its series, on the wall clock of its zone.
        last: The horizon, on the same clock.
        zone: For the end of the rule, which is given in UTC; null: there is no zone.

    Raises:
        ValueError: Why its series is no meeting: it is no rule, or repeats within the hour.
    """
    try:
        rule, until, interval = _read(text, first, last, zone)
    except _UNREADABLE as ex:
        raise ValueError(OFTEN if str(ex) == OFTEN else NO_RULE) from ex
    bound, limit = min(last, until) if until else last, interval.left
    found: deque[datetime] = deque(maxlen=MOST)
    named = 0
    is_cut = goes_on = False
    try:
        for at in rule:
            if at > bound or named == _FOUND:
                is_cut, goes_on = named == _FOUND, bound == last
                break
            named += 1
            found.append(at)
    except _HorizonError:
        is_cut = limit == _STEPS
    except _UNREADABLE as ex:
        raise ValueError(NO_RULE) from ex
    return Walk(
        found,
        is_cut=is_cut or named > MOST,
        goes_on=goes_on,
        is_over=until is not None and until < first,
        periods=limit - interval.left,
    )


def _read(
    text: str, first: datetime, last: datetime, zone: tzinfo | None
) -> tuple[rrule, datetime | None, _Interval]:
    """A rule from its first start, its end on the wall clock, and the counter in its interval."""
    if len(text) > _LONGEST:
        raise ValueError("longer than any that a calendar program writes")
    parts = dict(part.split("=", 1) for part in text.upper().split(";") if part.strip())
    freq, interval = parts["FREQ"], int(parts.pop("INTERVAL", "1"))
    if freq in _OFTEN or any("," in parts.get(name, "") for name in ("BYMINUTE", "BYSECOND")):
        raise ValueError(OFTEN)
    if int(parts.get("COUNT", "0")) < 0:
        del parts["COUNT"]  # written by a server that meant: without an end
    if not 1 <= interval <= _STEPS or not _GREGORIAN.search(text):
        raise ValueError("not a rule that a calendar program writes")
    until = _end(parts.pop("UNTIL"), zone) if "UNTIL" in parts else None
    periods = max((last - first) // (_PERIODS[freq] * interval), 0) + 2
    counting = _Interval(interval)
    counting.left = min(periods, _STEPS)
    known = {name: value for name, value in parts.items() if not name.startswith("X-")}
    if strange := known.keys() - _PARTS - {"RSCALE", "SKIP"}:
        raise ValueError(f"unknown parts {sorted(strange)}")
    kept = (f"{name}={value}" for name, value in known.items() if name in _PARTS)
    rule = rrulestr(";".join(kept), dtstart=first)
    if not isinstance(rule, rrule):
        raise TypeError("several rules in one")
    return rule.replace(interval=counting), until, counting


def _end(until: str, zone: tzinfo | None) -> datetime:
    """The last moment that an UNTIL allows, on the wall clock; a mere day is allowed to its end."""
    when = parse_time(until.strip())
    if not isinstance(when, datetime):
        return datetime.combine(when, time.max)
    if when.tzinfo is None:
        return when
    return when.astimezone(zone or UTC).replace(tzinfo=None)
