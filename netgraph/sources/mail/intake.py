"""The messages of a package as they pass by, gathered in columns; what is plainly no mail goes."""

from dataclasses import dataclass, field
from hashlib import blake2b

import polars as pl

from netgraph.schemas import Columns
from netgraph.sources.mail.envelopes import Envelopes
from netgraph.sources.mail.fields import (
    LIST,
    Fields,
    fields_of,
    is_deleted,
    message_id,
    thread_root,
    why_not_people,
)
from netgraph.sources.mail.labels import DRAFT, SENT, SPAM, marks_of_labels
from netgraph.sources.mail.moments import moment_of
from netgraph.sources.mail.parties import lists_named, parties
from netgraph.sources.mail.scan import Raw

NO_FIELDS, DELETED = "not a message", "deleted"
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
    envelopes: Envelopes = field(default_factory=Envelopes)
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

    def _read(self, raw: Raw, marks: frozenset[str]) -> tuple[object, ...] | str:
        """A message's row from `at` on; or the reason why there is none."""
        fields = fields_of(raw.head)
        if fields is None:
            return NO_FIELDS
        for labels in fields.get(b"x-gmail-labels", []):
            marks |= marks_of_labels(labels)
        if why := self._why_not(fields, marks):
            return why
        envelope = self.envelopes.of(fields)
        if isinstance(envelope, str):
            return envelope
        at = moment_of(fields, raw.separator)
        if isinstance(at, str):
            return at
        own_id, root = message_id(fields), thread_root(fields)
        event = _digest(own_id or f"{at.isoformat()}\n{envelope.addresses}".encode())
        return (
            at,
            envelope.sender,
            envelope.lineup,
            event,
            _digest(root) if root else event,
            SENT in marks,
            envelope.via,
            _delivered(fields),
        )

    def _why_not(self, fields: Fields, marks: frozenset[str]) -> str | None:
        why = why_not_people(fields)
        if why == LIST:
            self.lists |= lists_named(fields)
        if DRAFT in marks or b"x-unsent" in fields:
            return DRAFT
        return SPAM if SPAM in marks else DELETED if is_deleted(fields) else why

    def _pack(self) -> None:
        if self._rows:
            self._messages.append(pl.DataFrame(self._rows, schema=_MESSAGE, orient="row"))
            self._rows.clear()
        if self._rejects:
            self._rejected.append(pl.DataFrame(self._rejects, schema=_REJECT, orient="row"))
            self._rejects.clear()


def _digest(value: bytes) -> str:
    return blake2b(value, digest_size=12).hexdigest()


def _delivered(fields: Fields) -> str | None:
    """The topmost Delivered-To: where the message came to rest."""
    values = fields.get(b"delivered-to")
    found = parties(values[0]) if values else ()
    return found[0].address if found else None
