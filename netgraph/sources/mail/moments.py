"""When a message was written, by the first of its dates that can be true."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_tz

from netgraph.sources.mail.fields import Fields

YEARS = range(1982, 2100)  # RFC 822 is of 1982
NO_DATE, IMPOSSIBLE = "no readable date", "impossible date"
_EPOCH = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
_EPOCH_DAY = _EPOCH.toordinal()
_DRIFT = timedelta(days=1)  # by which a sender's clock may be ahead
# Named zones that the library does not know (RFC 822 named those of America alone), in hours.
# IST, CST of China and other names of several zones are left out.
_ZONES = {
    **dict.fromkeys(("WET",), 0),
    **dict.fromkeys(("MET", "MEZ", "CET", "BST", "WEST", "WAT"), 1),
    **dict.fromkeys(("MEST", "MESZ", "CEST", "EET", "SAST", "CAT"), 2),
    **dict.fromkeys(("EEST", "MSK", "EAT"), 3),
    **{"MSD": 4, "PKT": 5, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9},
    **{"AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "AKDT": -8, "AKST": -9, "HST": -10},
    **{"BRT": -3, "ART": -3, "CLT": -4},
}
_DAY = re.compile(rb"\d{1,2} [A-Za-z]{3} \d{4}")
_LONG = 200  # characters of a date
# As RFC 5322 wants a date, which nearly all mail heeds: read ten times as fast as the library does.
_PLAIN = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) ([12]\d{3}) (\d\d):(\d\d):(\d\d) "
    r"([+-])(\d\d)(\d\d)(?: \([^()]{1,40}\))?",
    re.ASCII,
)
_MONTHS = {
    name: n
    for n, name in enumerate(
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        start=1,
    )
}


def moment_of(fields: Fields, separator: bytes) -> datetime | str:
    """When a message was written, in UTC without a zone; or why that is not known.

    Its Date; where that is missing, garbled, before 1982 or after 2099, the date of the separator
    line, then of the topmost Received. Nothing is written after it has arrived: a Date more than a
    day ahead of Received is a wrong clock, and Received counts. An unknown zone is taken for UTC.
    """
    head = fields.get(b"date", [b""])[0].strip()
    stamp = fields.get(b"received", [b""])[0].rpartition(b";")[2].strip()
    written = _when(head)
    if written and written.year in YEARS:
        day = _DAY.search(head)
        if not stamp or (day and day[0] in stamp):  # as a rule: it came on the same day
            return written
        arrived = _when(stamp)
        ahead = arrived and arrived.year in YEARS and written > arrived + _DRIFT
        return arrived if arrived and ahead else written
    known = [at for at in (written, _when(_after_sender(separator)), _when(stamp)) if at]
    plausible = next((at for at in known if at.year in YEARS), None)
    return plausible or (IMPOSSIBLE if known else NO_DATE)


def _after_sender(separator: bytes) -> bytes:
    return separator.partition(b" ")[2].partition(b" ")[2].strip()


def _when(value: bytes) -> datetime | None:
    """A date as RFC 5322, RFC 850 or ctime write it, with two or four digits of the year."""
    if len(value) > _LONG:
        return None
    text = value.decode("latin-1")
    try:
        if (plain := _PLAIN.fullmatch(text)) and plain[2] in _MONTHS:
            return _plainly(*plain.groups())
        if (parts := parsedate_tz(text)) is None:
            return None
        year, month, day, hour, minute, second = parts[:6]
        if hour > 23 or minute > 59 or second > 60:
            return None
        ahead = parts[9] or 0
        if not ahead and text[-1:].isalpha():  # the library says 0 of zones that it does not know
            ahead = 3600 * _ZONES.get(text.split()[-1].upper(), 0)
        days = date(year, month, day).toordinal() - _EPOCH_DAY
        return _EPOCH + timedelta(days, 60 * (60 * hour + minute) + min(second, 59) - ahead)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def _plainly(
    day: str, month: str, year: str, hour: str, minute: str, second: str,
    sign: str, hours: str, minutes: str,
) -> datetime | None:  # fmt: skip
    if second > "60":
        return None
    written = _EPOCH.replace(
        int(year), _MONTHS[month], int(day), int(hour), int(minute), min(int(second), 59)
    )
    ahead = timedelta(minutes=60 * int(hours) + int(minutes))
    return written - ahead if sign == "+" else written + ahead
