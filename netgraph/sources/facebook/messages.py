"""One message file: who wrote when, what is an exchange and what is not. Never what was said.

Reactions to a message (`reactions: [{reaction, actor}]`) bear no date and are left out.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook.names import Names, readable
from netgraph.sources.facebook.verdicts import verdicts

_LAST = 4_102_444_800_000  # of 2099; and 0 stands for a date that Facebook has lost
_FIELDS = {"sender_name", "timestamp_ms", "timestamp", "type", "content", "call_duration", "missed"}
_FIELDS |= {"photos", "videos", "audio_files", "files", "gifs", "sticker", "share", "plan", "users"}
_FIELDS |= {"reactions", "is_unsent", "is_taken_down", "is_geoblocked_for_viewer", "ip"}
_FIELDS |= {"is_unsent_image_by_messenger_kid_parent", "bumped_message_metadata"}
# What is the same on many rows is kept once.
ROWS = {
    "line": pl.Int64,  # 1 = the first in the file
    "at": pl.Int64,  # milliseconds, in UTC or by the owner's clock; null: not dated
    "clock": pl.Categorical,  # as in `schemas.EVENTS`
    "key": pl.Categorical,  # of the sender; null: not named
    "verdict": pl.Categorical,  # one of KINDS, else why it is no exchange
    "mark": pl.Int64,  # equal for two copies of one message
}


class Part(NamedTuple):
    """One message file, its messages oldest first."""

    file: str
    section: str
    rows: pl.DataFrame  # as in ROWS
    people: frozenset[str]  # participants and whoever joined or left, as keys
    senders: frozenset[str | None]  # keys; null: somebody not named
    nameless: int  # participants who are not named
    title: str | None
    unknown: frozenset[str]  # fields that this reader does not know


def part(value: object, file: str, section: str, names: Names) -> Part:
    """What a parsed message file says.

    Args:
        value: The parsed file.
        file: Its name, for the error.
        section: The folded folder of its thread: inbox, filteredthreads, ...
        names: The package's names; those of this file are added.

    Raises:
        DriftError: The file is no thread.
    """
    messages = value.get("messages") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(messages, list):
        found = list(map(str, value))[:10] if isinstance(value, dict) else []
        hint = "Facebook may have changed this file; its messages are not read."
        raise DriftError(file, found or [type(value).__name__], ["messages: list"], hint)
    records = [m if isinstance(m, dict) else {} for m in messages]
    fields = {field for shape in set(map(tuple, records)) for field in shape}
    rows, senders = _rows(messages, records, fields, names)
    joined = [
        n
        for m in (records if "users" in fields else [])
        if m.get("type") in ("Subscribe", "Unsubscribe")
        for n in _named(m.get("users"))
    ]
    listed = [names.of(n) for n in _named(value.get("participants"))]
    return Part(
        file=file,
        section=section,
        rows=rows,
        people=frozenset(k for k in (*listed, *map(names.of, joined)) if k),
        senders=senders,
        nameless=listed.count(None),
        title=readable(value.get("title")),
        unknown=frozenset(fields) - _FIELDS,
    )


def _rows(
    messages: list[object], records: list[dict[str, Any]], fields: set[str], names: Names
) -> tuple[pl.DataFrame, frozenset[str | None]]:
    """One row per message, the oldest first, as in ROWS; and the keys of those who write."""
    senders = [m.get("sender_name") for m in records]
    contents = [m.get("content") for m in records]
    at, clock = _times(records)
    columns: dict[str, Sequence[Any]] = {
        "line": range(1, len(records) + 1),
        "at": at,
        "clock": clock,
        "verdict": verdicts(messages, senders, contents, fields),
        # by which two copies of one message are known while they are read; never kept
        "mark": [
            hash(c if type(c) is str else repr(m)) for c, m in zip(contents, records, strict=True)
        ],
    }
    texts = [s if type(s) is str else None for s in senders]
    number = {text: n for n, text in enumerate(dict.fromkeys(texts))}
    keys = [names.of(text) for text in number]
    step = _step(at)
    ordered: dict[str, Any] = {name: values[::step] for name, values in columns.items()}
    of = pl.Series([number[text] for text in texts][::step], dtype=pl.UInt32)
    ordered["key"] = pl.Series(keys, dtype=ROWS["key"]).gather(of)
    return pl.DataFrame({name: ordered[name] for name in ROWS}, schema=ROWS), frozenset(keys)


def oldest_first(rows: pl.DataFrame) -> pl.DataFrame:
    """The messages of a file in their order."""
    return rows if _step(rows["at"].to_list()) == 1 else rows.reverse()


def _step(at: list[int | None]) -> int:
    """As a rule the newest message comes first, but not in all files."""
    first = next((ms for ms in at if ms is not None), 0)
    last = next((ms for ms in reversed(at) if ms is not None), 0)
    return 1 if first < last else -1


def _times(records: list[dict[str, Any]]) -> tuple[list[int | None], list[str | None]]:
    """UTC milliseconds; in spring 2018 the files had seconds, and another clock."""
    exact: list[Any] = [m.get("timestamp_ms") for m in records]
    if (
        set(map(type, exact)) <= {int}
        and 0 < min(exact, default=1) <= max(exact, default=1) < _LAST
    ):
        return exact, [None] * len(exact)
    at = [_at(m) for m in records]
    return at, [None if type(ms) is int else "second" for ms in exact]


def _at(message: dict[str, object]) -> int | None:
    """UTC milliseconds; in spring 2018 the files had seconds."""
    ms, second = message.get("timestamp_ms"), message.get("timestamp")
    if type(ms) is not int:
        ms = second * 1000 if type(second) is int else 0
    return ms if 0 < ms < _LAST else None


def _named(people: object) -> list[object]:
    """The names in a list of people: {name} in the export, bare text in Messenger's own."""
    if not isinstance(people, Iterable) or isinstance(people, str | dict):
        return []
    return [p.get("name") if isinstance(p, dict) else p for p in people]
