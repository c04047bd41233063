"""Direct messages: who wrote to whom and when, and who was in the group at that time."""

from collections.abc import Iterator, Sequence

import polars as pl

from netgraph.schemas import AUDIENCES, EVENTS, THREADS
from netgraph.sources.x.accounts import Own
from netgraph.sources.x.conversations import (
    ADDED,
    JOINED,
    LEFT,
    ORDER,
    WROTE,
    Conversation,
    Entry,
    Talks,
    take_record,
)
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, frame_of, rejected
from netgraph.sources.x.values import mapping


def read_messages(loaded: Sequence[Loaded[dict[str, object]]], own: Own) -> Piece:
    """Every message as an event whose audience is everybody in the conversation at that time.

    Args:
        loaded: Whole files before those that hold only headers: the first of two copies counts.
        own: The owner's account.
    """
    talks = Talks(counts=dict.fromkeys((f for one in loaded for f in one.counts), 0))
    for file, _, record in (row for one in loaded for row in one.rows):
        take_record(talks, file, mapping(record.get("dmConversation")))
    events: list[tuple[object, ...]] = []
    audiences: list[tuple[str, str, str]] = []
    threads: list[tuple[str, str]] = []
    for talk_id, talk in talks.by_id.items():
        thread = f"dm:{talk_id}"
        names: dict[frozenset[str], str] = {}
        for entry, members in _moments(talk, own):
            if talk.pair and len(members) == 1:
                talks.rejects.append((entry.file, entry.line, "to oneself"))
                continue
            audience = names.setdefault(members, f"{thread}#{len(names) + 1}" if names else thread)
            events.append((f"dm:{entry.id}", entry.at, entry.actor, audience, thread))
        audiences.extend((name, key, "to") for members, name in names.items() for key in members)
        title = _title(talk)
        if title and len(frozenset[str]().union(*names)) > 2:
            threads.append((thread, title))
    columns = ("event", "occurred_at", "from_key", "audience", "thread")
    fixed = {"scope": pl.lit("network"), "kind": pl.lit("message")}
    return Piece(
        events=frame_of(EVENTS, columns, events, fixed),
        audiences=frame_of(AUDIENCES, ("audience", "key", "role"), audiences),
        threads=frame_of(THREADS, ("thread", "title"), threads),
        rejects=rejected(talks.rejects),
        counts=talks.counts,
    )


def _moments(talk: Conversation, own: Own) -> Iterator[tuple[Entry, frozenset[str]]]:
    """The messages of a conversation, oldest first, each with the members of its moment."""
    entries = _by_time(talk)
    me = frozenset([own.key] if own.key and not talk.pair else [])
    members = talk.pair | _from_the_start(entries, me)
    for entry in entries:
        acting = frozenset([entry.actor] if entry.actor else [])
        if entry.kind == LEFT:
            members -= entry.people
        elif entry.kind == JOINED and entry.people:
            members = entry.people | acting | me
        elif not (acting | entry.people) <= members:
            members |= acting | entry.people
        if entry.kind == WROTE:
            yield entry, members


def _from_the_start(entries: Sequence[Entry], me: frozenset[str]) -> frozenset[str]:
    """Who is seen in any other way before being added was there all along."""
    start, added = set(me), set[str]()
    for entry in entries:
        if entry.actor and entry.actor not in added:
            start.add(entry.actor)
        if entry.kind == ADDED:
            added |= entry.people - start
        else:
            start |= entry.people - added
    return frozenset(start)


def _by_time(talk: Conversation) -> list[Entry]:
    """Files hold the newest first, mostly."""
    return sorted(
        talk.entries,
        key=lambda e: (e.at, ORDER.index(e.kind), len(e.id or ""), e.id or "", e.file, e.line),
    )


def _title(talk: Conversation) -> str | None:
    """The name of a group now, else the last it is known to have got."""
    given = [entry.name for entry in _by_time(talk) if entry.name]
    return talk.name or (given[-1] if given else None)
