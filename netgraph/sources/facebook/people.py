"""The items of one list of people.

Every item is a name and the second at which it came about. The name may change, be shared or be
empty; a friendship's second stays, so the two together make a friend's key.
"""

from typing import Any, NamedTuple

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook.layout import Listing
from netgraph.sources.facebook.names import Names, readable

_LAST_SECOND = 4_102_444_800  # of 2099; and 0 stands for a date that Facebook has lost
_FIELDS = frozenset({"name", "timestamp", "marked_as_spam", "contact_info", "fbid"})
_FIELDS |= {"string_list_data", "media_list_data", "title", "label_values"}
_BARE_LISTS = ("followers", "following")  # whose file may be no more than a list
DATED = ("friends", "removed_friends")  # lists whose rows say nothing without a date
NAME_LABELS = ("name", "nom", "nombre", "nome", "naam", "navn", "namn")
_OWN = {"line": pl.Int64, "second": pl.Int64, "name": pl.String, "bare": pl.String}
_OWN |= {"reason": pl.String}
ROWS = ("file", "line", "day", "moment", "alias", "email", "name", "bare", "reason")


class People(NamedTuple):
    """One list as its file has it."""

    # One row per item: file, line, day, moment (what makes a friend's key, with the name: a second,
    # or a day on a page; null: not dated), alias, email, name, bare (the name as a key), reason
    # (null: kept).
    rows: pl.DataFrame
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
    records = [_record(item) if isinstance(item, dict) else {} for item in items]
    rows = pl.DataFrame(
        {
            "line": list(range(1, len(items) + 1)),
            "second": [_second(record.get("timestamp")) for record in records],
            "name": [readable(record.get("name")) for record in records],
            "bare": [names.of(record.get("name")) for record in records],
            "reason": [_fault(i, r, listing) for i, r in zip(items, records, strict=True)],
        },
        schema_overrides=_OWN,
    )
    shaped = rows.select(
        "line",
        day=pl.from_epoch("second", time_unit="s").dt.date(),
        moment=pl.col("second").cast(pl.String),
        alias=pl.format("facebook:~{}", "second"),
        email=pl.lit(None, dtype=pl.String),
        name="name",
        bare="bare",
        reason="reason",
    )
    known = frozenset[str]().union(*(i for i in items if isinstance(i, dict)))
    return People(shaped.with_columns(file=pl.lit(file)).select(ROWS), known - _FIELDS)


def none_kept(rows: pl.DataFrame) -> str | None:
    """Why a list is absent of which no row can be used; null where it has none, or one can be."""
    if rows.is_empty() or rows["reason"].null_count():
        return None
    faults = ", ".join(sorted(rows["reason"].unique()))
    return f"None of the {rows.height:,} items could be read ({faults}); the list removes nobody."


def judged(rows: pl.DataFrame, listing: Listing) -> pl.DataFrame:
    """The rows of a list; what stands in it twice is a copy the second time.

    A removal without a day tells of no ending.
    """
    if listing.name == "removed_friends":
        undated = pl.col("reason").is_null() & pl.col("day").is_null()
        rows = rows.with_columns(
            reason=pl.when(undated).then(pl.lit("no date")).otherwise("reason")
        )
    member = ("moment", "bare", "reason")
    kept = pl.col("reason").is_null() & pl.col("bare").is_not_null()
    # a row without any date may be a namesake's as well
    again = kept & pl.col("moment").is_not_null() & ~pl.struct(member).is_first_distinct()
    return rows.with_columns(reason=pl.when(again).then(pl.lit("copy")).otherwise("reason"))


def members(rows: pl.DataFrame, listing: Listing) -> pl.DataFrame:
    """The members of a list, one row per kept item.

    Args:
        rows: As `people` gives them.
        listing: The list they are of.

    Returns:
        list, kind, key (null: an account that is no longer there, or one of several who share a
        name and are not dated), bare (the name as a key), name, email, since, ended_on, and alias:
        a friendship's second alone, null where several friends share it or no second is known.
    """
    never, removed = pl.lit(None, dtype=pl.Date), listing.name == "removed_friends"
    listed = rows.filter(pl.col("reason").is_null()).with_columns(
        list=pl.lit(listing.name),
        kind=pl.lit(listing.kind),
        since=never if removed else pl.col("day"),
        ended_on=pl.col("day") if removed else never,
    )
    several = pl.len().over("bare") > 1
    alone = (pl.len().over("moment") == 1) & pl.col("bare").is_not_null()
    if listing.name != "friends":
        # The second is the request's or the removal's: the name alone is the key.
        key, alias = pl.col("bare"), pl.lit(None, dtype=pl.String)
    else:
        folded = pl.col("bare").str.strip_prefix("facebook:?")
        key = (
            pl.when(pl.col("moment").is_not_null())
            .then(pl.format("facebook:~{}|{}", pl.col("moment"), folded))
            .when(~several)
            .then("bare")
        )
        alias = pl.when(alone).then("alias")
    named = listed.with_columns(key=key, alias=alias)
    shown = ("list", "kind", "key", "alias", "bare", "name", "email", "since", "ended_on")
    return named.select(shown)


def _items(value: object, file: str, listing: Listing) -> list[object]:
    """The list itself, under whichever of its names."""
    if listing.name in _BARE_LISTS and isinstance(value, list) and all(map(_is_follow, value)):
        return value
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


def _is_follow(item: object) -> bool:
    return isinstance(item, dict) and "string_list_data" in item


def _record(item: dict[str, Any]) -> dict[str, Any]:
    """An item as name and timestamp, whichever of its three forms it has.

    Since about 2024 some lists come as `string_list_data` or `label_values` (one source each).
    """
    if (
        isinstance(data := item.get("string_list_data"), list)
        and data
        and isinstance(data[0], dict)
    ):
        return {"name": data[0].get("value"), "timestamp": data[0].get("timestamp")}
    if isinstance(labels := item.get("label_values"), list) and "name" not in item:
        named = [
            pair.get("value")
            for pair in labels
            if isinstance(pair, dict) and str(pair.get("label")).casefold() in NAME_LABELS
        ]
        return item | {"name": named[0] if named else None}
    return item


def _second(value: object) -> int | None:
    """A Unix second of a plausible time."""
    return value if type(value) is int and 0 < value < _LAST_SECOND else None


def _fault(item: object, record: dict[str, Any], listing: Listing) -> str | None:
    """Why an item is no member; null when it is."""
    if not isinstance(item, dict):
        return "not a record"
    if not isinstance(record.get("name"), str | None):
        return "name is not text"
    undated = _second(record.get("timestamp")) is None
    return "no date" if undated and listing.name in DATED else None
