"""The records of direct message files: conversations, and what happened in each."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from netgraph.sources.x.values import (
    COPY,
    FIRST_DAY,
    IMPOSSIBLE,
    NO_DATE,
    NO_ID,
    account_key,
    identifier,
    instant,
    keys,
    mapping,
    written,
)

# What a conversation's `messages` hold, and who is named in each beside the one who acts.
JOINED, ADDED, LEFT, RENAMED, WROTE = (
    "joinConversation",  # the owner came in and saw who was there
    "participantsJoin",
    "participantsLeave",
    "conversationNameUpdate",
    "messageCreate",
)
_PEOPLE = {JOINED: "participantsSnapshot", ADDED: "userIds", LEFT: "userIds"}
_ID = re.compile(r"[A-Za-z0-9:._-]{1,100}")
_PAIR = re.compile(r"[0-9]+-[0-9]+")
ORDER = (JOINED, ADDED, RENAMED, WROTE, LEFT)  # of what happens at one instant


class Entry(NamedTuple):
    """Something that happened in a conversation."""

    at: datetime
    kind: str
    id: str | None  # of a message
    actor: str | None
    people: frozenset[str]
    name: str | None
    file: str
    line: int


@dataclass(slots=True)
class Conversation:
    """All that the files say of one conversation, which may come in several records."""

    pair: frozenset[str] = frozenset()  # the two whom its id names; empty for a group
    name: str | None = None
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Talks:
    """Conversations by id, gathered record by record."""

    by_id: dict[str, Conversation] = field(default_factory=dict)
    rejects: list[tuple[str, int, str]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # ids of messages


def take_record(talks: Talks, file: str, talk: dict[str, object]) -> None:
    """Add one conversation record; a row is one entry of its `messages`."""
    number, entries = talk.get("conversationId"), talk.get("messages")
    told = str(number) if isinstance(number, str | int) else ""
    if not (_ID.fullmatch(told) and isinstance(entries, list)):
        talks.counts[file] += 1
        talks.rejects.append((file, talks.counts[file], "not a conversation"))
        return
    conversation = talks.by_id.setdefault(told, Conversation())
    if _PAIR.fullmatch(told):
        conversation.pair = keys(told.split("-"))
    conversation.name = written(talk.get("name")) or conversation.name
    for entry in dated(list(map(mapping, entries))):
        talks.counts[file] += 1
        kind = next((kind for kind in ORDER if kind in entry), None)
        found = _entry(kind, mapping(entry.get(kind or "")), file, talks.counts[file])
        if isinstance(found, Entry) and found.id in talks.seen:
            found = COPY
        if isinstance(found, str):
            talks.rejects.append((file, talks.counts[file], found))
            continue
        if found.id:
            talks.seen.add(found.id)
        conversation.entries.append(found)


def dated(entries: list[dict[str, object]]) -> list[dict[str, object]]:
    """The same with a moment for each leave and join that has none: of the entry just before it.

    Some archives are said to write none. Where none came before it stays without.
    """
    lacking = {
        n: (kind, told)
        for n, entry in enumerate(entries)
        for kind in (LEFT, ADDED, RENAMED)
        if (told := mapping(entry.get(kind))) and "createdAt" not in told
    }
    if not lacking:
        return entries
    times = [next(iter(map(_written_at, entry.values())), None) for entry in entries]
    known = [at for at in times if at]
    falling = not known or known[0] >= known[-1]  # the newest first, mostly
    found = list(entries)
    for n, (kind, told) in lacking.items():
        before = times[n + 1 :] if falling else reversed(times[:n])
        if at := next((at for at in before if at), None):
            found[n] = {kind: told | {"createdAt": at}}
    return found


def _written_at(told: object) -> str | None:
    at = mapping(told).get("createdAt")
    return at if isinstance(at, str) else None


def _entry(kind: str | None, told: dict[str, object], file: str, line: int) -> Entry | str:
    """The entry, or why it is none."""
    if kind is None:  # welcomeMessageCreate, reactionCreate
        return "not a message between people"
    number, at = identifier(told.get("id")), instant(told.get("createdAt"))
    if kind == WROTE and number is None:
        return NO_ID
    if at is None:
        return NO_DATE
    if at < FIRST_DAY:
        return IMPOSSIBLE
    wrote = kind == WROTE
    named = [told.get("recipientId")] if wrote else told.get(_PEOPLE.get(kind, ""))
    actor = account_key(told.get("senderId" if wrote else "initiatingUserId"))
    return Entry(
        at,
        kind,
        number if wrote else None,
        actor,
        keys(named),
        written(told.get("name")) if kind == RENAMED else None,
        file,
        line,
    )
