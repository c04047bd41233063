"""Time zones by name, as the database, Windows and free calendar programs write it, or defined."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from dateutil.tz import tzical
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

_UTC = {"z", "tzone://microsoft/utc"}
_OF_THIS_MACHINE = {"localtime", "Factory"}
_LARGEST = 1 << 14  # characters of a definition
# What dateutil understands of a definition. Its rules are walked from their start for each time
# that is looked up, so only those are let through that fall on a few days of each year.
_DAY = r"BYDAY=[-+]?[1-5](?:MO|TU|WE|TH|FR|SA|SU)"
_WEEK = r"BYDAY=(?:MO|TU|WE|TH|FR|SA|SU)|BYMONTHDAY=-?\d\d?(?:,-?\d\d?){0,6}"
_PARTS = rf"(?:;(?:BYMONTH=\d\d?|{_DAY}|{_WEEK}|INTERVAL=1|WKST=[A-Z]{{2}}|UNTIL=[\dTZ]+))"
_KEPT = re.compile(
    r"(?i)(?:BEGIN|END):(?:VTIMEZONE|STANDARD|DAYLIGHT)$|TZ(?:ID|NAME)[;:]|DTSTART:\d|RDATE[:;]"
    r"|TZOFFSET(?:FROM|TO):[-+]?(?:0\d|1[0-5])[0-5]\d(?:[0-5]\d)?$"
    rf"|RRULE:(?=.*BYMONTH=)(?=.*(?:{_DAY}|BYMONTHDAY=))FREQ=YEARLY{_PARTS}+$"
)
_OBSERVANCE = re.compile(r"(?is)BEGIN:(STANDARD|DAYLIGHT)\r\n.*?END:\1")
_LONG_AGO = re.compile(r"(?i)DTSTART:1(?:[0-8]\d\d|9[0-5]\d|96[0-7])")


def known_zone(tzid: str) -> tzinfo | None:
    """A zone by its name.

    Args:
        tzid: A name of the database or of Windows, in any case. Of names such as
            `/mozilla.org/20050126_1/Europe/Berlin` the longest end that is a name counts.

    Returns:
        The zone; null when nobody knows it.
    """
    folded = tzid.strip("/ ").casefold()
    if folded in _UTC:
        return UTC
    parts = folded.split("/")[:20] if tzid.startswith("/") else [folded]
    for start in range(len(parts)):
        if name := _names().get("/".join(parts[start:])):
            return ZoneInfo(name)
    return None


def defined_zone(lines: Sequence[str]) -> tzinfo | None:
    """The zone that a calendar defines itself.

    Args:
        lines: Of its VTIMEZONE.

    Returns:
        The zone; null when the definition cannot be used: it is broken, or holds a rule other than
        for some days of a month each year.
    """
    kept = [line for line in lines if _KEPT.match(line)]
    if _rules(kept) != _rules(lines) or sum(map(len, kept)) > _LARGEST:
        return None
    try:
        zone: tzinfo | None = tzical(io.StringIO(_OBSERVANCE.sub(_later, "\r\n".join(kept)))).get()
        if zone is None or datetime(2000, 1, 1, tzinfo=zone).utcoffset() is None:
            return None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None  # dateutil's ways of saying that a definition is broken
    return zone


def tzid_of(lines: Sequence[str]) -> str | None:
    """The name that a VTIMEZONE gives itself."""
    named = (line.partition(":")[2].strip() for line in lines if line[:4].upper() == "TZID")
    return next(named, None)


@cache
def _names() -> dict[str, str]:
    """Names of the database by their folded form, and those of Windows that are none of them."""
    windows = {name.casefold(): olson for name, olson in WINDOWS_TO_OLSON.items()}
    everywhere = sorted(available_timezones() - _OF_THIS_MACHINE)
    return windows | {name.casefold(): name for name in everywhere}


def _later(observance: re.Match[str]) -> str:
    """The rule of an observance from 1968 on: many begin in 1601, and none is needed so early."""
    text = observance[0]
    lasts = "RRULE" in text.upper() and "UNTIL" not in text.upper()
    return _LONG_AGO.sub("DTSTART:1968", text) if lasts else text


def _rules(lines: Sequence[str]) -> int:
    return sum(line[:5].upper() == "RRULE" for line in lines)
