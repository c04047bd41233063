"""One message file: who wrote when, what is an exchange and what is not. Never what was said.

Reactions to a message (`reactions: [{reaction, actor}]`) bear no date and are left out.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook.names import Names, readable

KINDS = ("message", "call")
_LAST_MS = 4_102_444_800_000  # of 2099; and 0 stands for a date that Facebook has lost
_FIELDS = {"sender_name", "timestamp_ms", "timestamp", "type", "content", "call_duration", "missed"}
_FIELDS |= {"photos", "videos", "audio_files", "files", "gifs", "sticker", "share", "plan", "users"}
_FIELDS |= {"reactions", "is_unsent", "is_taken_down", "is_geoblocked_for_viewer", "ip"}
_FIELDS |= {"is_unsent_image_by_messenger_kid_parent", "bumped_message_metadata"}
# What the network writes in a member's name, after the name. English alone: until 2021 rows also
# had a type, since then only the owner's language tells.
_BY_MEMBER = re.compile(
    r" (?:named the group\b|changed the (?:group (?:photo|name)|(?:chat )?theme|chat colou?rs)\b"
    r"|set the (?:nickname for|emoji to|quick reaction to)\b"
    r"|set (?:your|his|her|their)(?: own)? nickname to\b"
    r"|cleared (?:the|your|his|her|their)(?: own)? nickname\b"
    r"|created the group|(?:added|removed) .+ (?:to|from) the group\.|left the group\."
    r"|joined the (?:group|call|video chat)|started a (?:call|video chat|group call)"
    r"|turned (?:on|off) (?:member approval|disappearing messages)|pinned a message)"
)
# On HTML pages a call is told by its sentence alone, and only English is known.
_CALLED = re.compile(r"(?:You called .{1,200}|.{1,200} called you)\.(?: Duration|$)", re.DOTALL)
_MISSED = re.compile(r"(?:You|.{1,200}) missed (?:a|an|your) (?:(?:audio|video) )?(?:call|chat)\b")
_BY_NETWORK = (
    "You are now connected on Messenger",
    "You can now message and call each other",
    "You can now call each other",
    "Say hi to your new Facebook friend",
)


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
    rows = {
        "at": [_at(m) for m in records],
        "clock": [None if "timestamp_ms" in m else "second" for m in records],
        "key": [names.of(m.get("sender_name")) for m in records],
        "verdict": [verdict(m) for m in messages],
        "mark": [_mark(m) for m in records],
    }
    joined = [
        n for m in records if m.get("type") in ("Subscribe", "Unsubscribe") for n in _users(m)
    ]
    listed = [names.of(n) for n in _named(value.get("participants"))]
    return Part(
        file=file,
        section=section,
        rows=oldest_first(pl.DataFrame(rows, schema_overrides=ROWS).with_row_index("line", 1)),
        people=frozenset(k for k in (*listed, *map(names.of, joined)) if k),
        nameless=listed.count(None),
        title=readable(value.get("title")),
        unknown=frozenset[str]().union(*records) - _FIELDS,
    )


def oldest_first(rows: pl.DataFrame) -> pl.DataFrame:
    """The messages of a file in their order: as a rule the newest comes first, not in all files."""
    dated = rows["at"].drop_nulls()
    backwards = dated.is_empty() or dated[0] >= dated[-1]
    shaped = rows.select(pl.col(name).cast(kind) for name, kind in ROWS.items())
    return shaped.reverse() if backwards else shaped


def verdict(message: object) -> str:
    """What one message is: one of `KINDS`, or the reason why it is no exchange."""
    if not isinstance(message, dict):
        return "not a record"
    if message.get("is_unsent"):
        return "unsent"
    kind, content = message.get("type"), message.get("content")
    if kind in ("Subscribe", "Unsubscribe") or (
        isinstance(content, str) and system(content, message.get("sender_name"))
    ):
        return "system message"
    length = message.get("call_duration")
    if kind != "Call" and length is None:
        return "message"
    return "missed call" if message.get("missed") or length == 0 else "call"


def system(content: str, sender: object) -> bool:
    """Whether the network wrote this, in the sender's name or (to the owner) as "You"."""
    named = (
        isinstance(sender, str)
        and sender
        and content.startswith(sender)
        and _BY_MEMBER.match(content, len(sender))
    )
    addressed = content.startswith(("You ", "Say hi ")) and (
        content.startswith(_BY_NETWORK) or _BY_MEMBER.match(content, len("You"))
    )
    return bool(named or addressed)


def called(content: str) -> str | None:
    """Whether the words of a page tell of a call: call, missed call, or null."""
    if _MISSED.match(content):
        return "missed call"
    return "call" if _CALLED.match(content) else None


def _at(message: dict[str, object]) -> int | None:
    """UTC milliseconds; in spring 2018 the files had seconds."""
    ms, second = message.get("timestamp_ms"), message.get("timestamp")
    if type(ms) is not int:
        ms = second * 1000 if type(second) is int else 0
    return ms if 0 < ms < _LAST_MS else None


def _mark(message: dict[str, object]) -> int:
    """By which two copies of one message are known while they are read; never kept."""
    content = message.get("content")
    return hash(content if isinstance(content, str) else repr(message))


def _users(message: dict[str, object]) -> list[object]:
    return _named(message.get("users"))


def _named(people: object) -> list[object]:
    """The names in a list of people: {name} in the export, bare text in Messenger's own."""
    if not isinstance(people, Iterable) or isinstance(people, str | dict):
        return []
    return [p.get("name") if isinstance(p, dict) else p for p in people]
