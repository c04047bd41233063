"""The messages of a package as they pass by, gathered in columns; what is plainly no mail goes.

Everybody who is named is a number here, and so is every line-up of recipients: a mailbox of a
million messages has far fewer of both, and what is kept of a message stays small.
"""

from array import array
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Final

import numpy as np
import polars as pl

from netgraph.schemas import Columns
from netgraph.sources.mail.fields import (
    LIST,
    Fields,
    fields_of,
    is_deleted,
    lists_named,
    message_id,
    text_of,
    thread_root,
    why_not_people,
)
from netgraph.sources.mail.labels import DRAFT, SENT, SPAM, marks_of_labels
from netgraph.sources.mail.moments import moment_of
from netgraph.sources.mail.parties import Party, address_of, parties
from netgraph.sources.mail.scan import Raw

ROLES: Final = ("to", "cc", "bcc")  # the strongest first
_FIELDS = [(place, name.encode()) for place, name in enumerate(ROLES)]
NO_FIELDS, NO_SENDER, NO_RECIPIENT = "not a message", "no sender", "no recipient"
DELETED = "deleted"
_BATCH = 50_000  # messages that are Python objects at one time
_MESSAGE: Columns = {
    "file": pl.UInt32,
    "line": pl.Int64,
    "at": pl.Datetime("us"),
    "sender": pl.UInt32,  # a party
    "lineup": pl.UInt32,
    "event": pl.String,
    "thread": pl.String,
    "sent": pl.Boolean,  # lies among sent mail
    "via": pl.String,  # the address that sent it for another's; null: the sender's own
    "delivered": pl.String,  # the address it was delivered to, as the last server wrote it
}
_REJECT: Columns = {"file": pl.UInt32, "line": pl.Int64, "reason": pl.String}


@dataclass(slots=True)
class Intake:
    """What has been read so far."""

    lists: set[str] = field(default_factory=set)  # addresses that lists name as theirs
    _parties: dict[Party, int] = field(default_factory=dict)
    _lineups: dict[tuple[int, ...], int] = field(default_factory=dict)
    _members: "array[int]" = field(default_factory=lambda: array("I"))  # of all line-ups
    _sizes: "array[int]" = field(default_factory=lambda: array("I"))  # how many of them each has
    _rows: list[tuple[object, ...]] = field(default_factory=list)
    _rejects: list[tuple[int, int, str]] = field(default_factory=list)
    _messages: list[pl.DataFrame] = field(default_factory=list)
    _rejected: list[pl.DataFrame] = field(default_factory=list)

    def take(self, raw: Raw, file: int, line: int, marks: frozenset[str]) -> None:
        """Take one message in, or down why not.

        Args:
            raw: Its separator line and headers.
            file: The number of its file.
            line: Its place in the file, 1 = first.
            marks: What the names of its folders say.
        """
        said = raw.fault or self._read(raw, marks)
        if isinstance(said, str):
            self._rejects.append((file, line, said))
        else:
            self._rows.append((file, line, *said))
        if len(self._rows) + len(self._rejects) >= _BATCH:
            self._pack()

    def messages(self) -> pl.DataFrame:
        """One row per message that is not rejected yet; columns as in `_MESSAGE`."""
        self._pack()
        return pl.concat([pl.DataFrame(schema=_MESSAGE), *self._messages])

    def rejects(self) -> pl.DataFrame:
        """One row per rejected message: file (number), line, reason."""
        self._pack()
        return pl.concat([pl.DataFrame(schema=_REJECT), *self._rejected])

    def parties(self) -> pl.DataFrame:
        """One row per address and name: party, address, name."""
        columns = list(zip(*self._parties, strict=True)) or [(), ()]
        schema = {"address": pl.String, "name": pl.String}
        named = pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema)
        return named.with_row_index("party")

    def lineups(self) -> pl.DataFrame:
        """One row per line-up and member: lineup, party, role (a place in ROLES)."""
        members = np.frombuffer(self._members, dtype=np.uint32)
        sizes = np.frombuffer(self._sizes, dtype=np.uint32)
        return pl.DataFrame(
            {
                "lineup": np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes),
                "party": members // len(ROLES),
                "role": (members % len(ROLES)).astype(np.uint8),
            }
        )

    def _read(self, raw: Raw, marks: frozenset[str]) -> tuple[object, ...] | str:
        """A message's row from `at` on; or the reason why there is none."""
        fields = fields_of(raw.head)
        if fields is None:
            return NO_FIELDS
        for labels in fields.get(b"x-gmail-labels", []):
            marks |= marks_of_labels(labels)
        if why := self._why_not(fields, marks):
            return why
        senders = _all(fields, b"from") or _all(fields, b"sender")
        if not senders:
            return NO_SENDER
        lineup = self._lineup(fields)
        if not lineup:
            return NO_RECIPIENT
        at = moment_of(fields, raw.separator)
        if isinstance(at, str):
            return at
        sender = senders[0]
        root, event = thread_root(fields), _event(fields, at, sender, lineup)
        own = _all(fields, b"sender")
        return (
            at,
            self._party(sender),
            self._number(lineup),
            event,
            _digest(root) if root else event,
            SENT in marks,
            own[0].address if own and own[0].address != sender.address else None,
            _delivered(fields),
        )

    def _why_not(self, fields: Fields, marks: frozenset[str]) -> str | None:
        why = why_not_people(fields)
        if why == LIST:
            named = (address_of(text_of(a)) for a in lists_named(fields))
            self.lists.update(a for a in named if a)
        if DRAFT in marks or b"x-unsent" in fields:
            return DRAFT
        return SPAM if SPAM in marks else DELETED if is_deleted(fields) else why

    def _lineup(self, fields: Fields) -> list[tuple[Party, int]]:
        """Everybody addressed, once, in the strongest role."""
        found = [(party, role) for role, name in _FIELDS for party in _all(fields, name)]
        if len(found) < 2:
            return found
        once: dict[str, tuple[Party, int]] = {}
        for member in found:
            once.setdefault(member[0].address, member)
        return list(once.values())

    def _party(self, party: Party) -> int:
        return self._parties.setdefault(party, len(self._parties))

    def _number(self, lineup: list[tuple[Party, int]]) -> int:
        members = tuple(sorted(self._party(party) * len(ROLES) + role for party, role in lineup))
        number = self._lineups.setdefault(members, len(self._lineups))
        if number == len(self._sizes):
            self._sizes.append(len(members))
            self._members.extend(members)
        return number

    def _pack(self) -> None:
        if self._rows:
            self._messages.append(pl.DataFrame(self._rows, schema=_MESSAGE, orient="row"))
            self._rows.clear()
        if self._rejects:
            self._rejected.append(pl.DataFrame(self._rejects, schema=_REJECT, orient="row"))
            self._rejects.clear()


def _all(fields: Fields, name: bytes) -> tuple[Party, ...]:
    values = fields.get(name)
    if not values:
        return ()
    return parties(values[0]) if len(values) == 1 else tuple(p for v in values for p in parties(v))


def _event(fields: Fields, at: datetime, sender: Party, lineup: list[tuple[Party, int]]) -> str:
    """The id of a message: of its Message-ID, else of when, from whom and to whom."""
    if own_id := message_id(fields):
        return _digest(own_id)
    people = [sender.address, *sorted(party.address for party, _ in lineup)]
    return _digest("\n".join([at.isoformat(), *people]).encode())


def _digest(value: bytes) -> str:
    return blake2b(value, digest_size=12).hexdigest()


def _delivered(fields: Fields) -> str | None:
    """The topmost Delivered-To: where the message came to rest."""
    values = fields.get(b"delivered-to")
    found = parties(values[0]) if values else ()
    return found[0].address if found else None
