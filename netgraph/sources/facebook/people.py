"""The items of one list of people.

Every item is a name and the second at which it came about. The name may change, be shared or be
empty; a friendship's second stays, so the two together make a friend's key.
"""

from typing import NamedTuple

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook.layout import Listing
from netgraph.sources.facebook.names import Names, readable

_LAST_SECOND = 4_102_444_800  # of 2099; and 0 stands for a date that Facebook has lost
_FIELDS = frozenset({"name", "timestamp", "marked_as_spam", "contact_info", "fbid"})
_ROWS = {
    "line": pl.Int64,
    "second": pl.Int64,
    "name": pl.String,
    "bare": pl.String,
    "reason": pl.String,
}


class People(NamedTuple):
    """One list as its file has it."""

    rows: pl.DataFrame  # item: line, second, name, bare (the name as a key), reason (null: kept)
    unknown: frozenset[str]  # fields of its items that this reader does not know


def people(value: object, file: str, listing: Listing, names: Names) -> People:
    """The items of a list, each kept or with the reason why not.

    Args:
        value: The parsed file.
        file: Its name, for the error.
        listing: Which list it should hold.
        names: The package's names; those of this list are added.

    Raises:
        DriftError: The file does not hold this list under any name it has had.
    """
    items = _items(value, file, listing)
    records = [item if isinstance(item, dict) else {} for item in items]
    rows = pl.DataFrame(
        {
            "line": list(range(1, len(items) + 1)),
            "second": [_second(record.get("timestamp")) for record in records],
            "name": [readable(record.get("name")) for record in records],
            "bare": [names.of(record.get("name")) for record in records],
            "reason": [_fault(item) for item in items],
        },
        schema=_ROWS,
    )
    kept, member = pl.col("reason").is_null(), ("second", "bare", "reason")
    again = kept & pl.col("bare").is_not_null() & ~pl.struct(member).is_first_distinct()
    reason = pl.when(again).then(pl.lit("copy")).otherwise("reason").alias("reason")
    return People(rows.with_columns(reason), frozenset[str]().union(*records) - _FIELDS)


def members(rows: pl.DataFrame, listing: Listing) -> pl.DataFrame:
    """The members of a list, one row per kept item.

    Args:
        rows: As `people` gives them.
        listing: The list they are of.

    Returns:
        list, kind, key (null: an account that is no longer there), name, since, ended_on, and
        alias: a friendship's second alone, null where several friends share it.
    """
    day = pl.from_epoch("second", time_unit="s").dt.date()
    never, removed = pl.lit(None, dtype=pl.Date), listing.name == "removed_friends"
    listed = rows.filter(pl.col("reason").is_null()).with_columns(
        list=pl.lit(listing.name),
        kind=pl.lit(listing.kind),
        since=never if removed else day,
        ended_on=day if removed else never,
    )
    if listing.name != "friends":
        # The second is the request's or the removal's: the name alone is the key.
        named = listed.with_columns(key="bare", alias=pl.lit(None, dtype=pl.String))
    else:
        at = pl.format("facebook:~{}", "second")
        alone = (pl.len().over("second") == 1) & pl.col("bare").is_not_null()
        folded = pl.col("bare").str.strip_prefix("facebook:?")
        named = listed.with_columns(key=at + "|" + folded, alias=pl.when(alone).then(at))
    return named.select("list", "kind", "key", "alias", "name", "since", "ended_on")


def _items(value: object, file: str, listing: Listing) -> list[object]:
    """The list itself, under whichever of its names."""
    held = value if isinstance(value, dict) else {}
    for key in listing.keys:
        if isinstance(items := held.get(key), list):
            return items
    found = [f"{k}: {type(v).__name__}" for k, v in sorted(held.items())[:10]]
    raise DriftError(
        file,
        found or [type(value).__name__],
        [f"{key}: list" for key in listing.keys],
        "Facebook may have changed this file; the list is not read and removes nobody.",
    )


def _second(value: object) -> int | None:
    """A Unix second of a plausible time."""
    return value if type(value) is int and 0 < value < _LAST_SECOND else None


def _fault(item: object) -> str | None:
    """Why an item is no member; null when it is."""
    if not isinstance(item, dict):
        return "not a record"
    if not isinstance(item.get("name"), str | None):
        return "name is not text"
    return "no date" if _second(item.get("timestamp")) is None else None
