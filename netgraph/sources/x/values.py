"""Single values of an archive's records, whatever their writer made of them."""

import re
from datetime import UTC, datetime
from html import unescape

import polars as pl

from netgraph.text import clean

# X wrote its first post on this day; archives hold records of 1997 and 2003 all the same.
FIRST_DAY = datetime(2006, 3, 21, tzinfo=UTC).replace(tzinfo=None)
NO_ID, COPY, NO_DATE, IMPOSSIBLE = "no id", "copy", "no date", "impossible date"

_ID = re.compile(r"[1-9][0-9]{0,19}")
_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,50})")


def mapping(value: object) -> dict[str, object]:
    """The value if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """The value if it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def identifier(value: object) -> str | None:
    """An id as a string: ids exceed what a float can hold, and odd files write them as numbers.

    Returns:
        1 to 20 digits; null for anything else, such as the -1 of a suspended account.
    """
    if isinstance(value, int):
        value = str(value)
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def plain(value: object) -> str | None:
    """An id as it is written, to be looked at by `identified` with all others."""
    return str(value) if isinstance(value, int) else text(value)


def identified(column: str) -> pl.Expr:
    """The ids of a column; null for what `identifier` would not take."""
    return pl.when(pl.col(column).str.contains(f"^{_ID.pattern}$")).then(column)


def text(value: object) -> str | None:
    """The value if it is a string of ASCII, as all are that X itself writes."""
    return value if isinstance(value, str) and value.isascii() else None


def handles(column: str) -> pl.Expr:
    """The screen names of a column without @; null for what `handle` would not take."""
    return pl.col(column).str.extract(f"^{_HANDLE.pattern}$", 1)


def handle(value: object) -> str | None:
    """A screen name without @, as it is spelled; null when it cannot be one."""
    found = _HANDLE.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else None


def account_key(account_id: object, screen_name: object = None) -> str | None:
    """Key of an account: its id, which is for life, else its handle, which is not.

    Returns:
        `x:<id>`, `x:@<handle>` in lower case, or null when it has neither.
    """
    if number := identifier(account_id):
        return f"x:{number}"
    name = handle(screen_name)
    return f"x:@{name.lower()}" if name else None


def written(value: object) -> str | None:
    """A name fit to store; X writes &, < and > of what people type as in HTML."""
    return clean(unescape(value)) if isinstance(value, str) else None


def keys(values: object) -> frozenset[str]:
    """Keys of the accounts in an array of ids."""
    return frozenset(key for value in items(values) if (key := account_key(value)))


def instant(value: object) -> datetime | None:
    """An ISO instant in UTC without a zone; null when there is none."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
        return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
    except (ValueError, OverflowError):
        return None
