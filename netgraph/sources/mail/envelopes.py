"""From whom and to whom messages go: everybody who is named, and every line-up, is a number.

A mailbox of a million messages has far fewer of both, and far fewer ways of writing them: what
stood in these fields before is not read again.
"""

from array import array
from typing import Final, NamedTuple

import numpy as np
import polars as pl

from netgraph.sources.mail.fields import Fields
from netgraph.sources.mail.parties import Party, parties

ROLES: Final = ("to", "cc", "bcc")  # the strongest first
NO_SENDER, NO_RECIPIENT = "no sender", "no recipient"
_TO = [(place, name.encode()) for place, name in enumerate(ROLES)]
_ADDRESSING = (b"from", b"sender", *(name for _, name in _TO))
_LONG, _MANY = 2_000, 1 << 15  # bytes of fields that are kept in mind, and of how many messages


class Envelope(NamedTuple):
    """Who sent a message, and to whom."""

    sender: int  # a party
    lineup: int
    via: str | None  # the address that sent it for another's; null: the sender's own
    addresses: str  # the sender's, then everybody else's, sorted, on lines


class Envelopes:
    """The envelopes of a package, numbered as they come."""

    def __init__(self) -> None:
        self._parties: dict[Party, int] = {}
        self._lineups: dict[tuple[int, ...], int] = {}
        self._members = array("I")  # of all line-ups
        self._sizes = array("I")  # how many of them each has
        self._kept: dict[tuple[bytes, ...], Envelope | str] = {}

    def of(self, fields: Fields) -> Envelope | str:
        """The envelope of a message; or why it has none."""
        written = tuple([b"\0".join(fields.get(name, ())) for name in _ADDRESSING])
        known = self._kept.get(written)
        if known is None:
            known = self._read(fields)
            if sum(map(len, written)) <= _LONG:
                if len(self._kept) == _MANY:
                    self._kept.clear()
                self._kept[written] = known
        return known

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

    def _read(self, fields: Fields) -> Envelope | str:
        own = _all(fields, b"sender")
        senders = _all(fields, b"from") or own
        if not senders:
            return NO_SENDER
        members = _everybody(fields)
        if not members:
            return NO_RECIPIENT
        sender = senders[0]
        return Envelope(
            self._party(sender),
            self._lineup(members),
            own[0].address if own and own[0].address != sender.address else None,
            "\n".join([sender.address, *sorted(party.address for party, _ in members)]),
        )

    def _party(self, party: Party) -> int:
        return self._parties.setdefault(party, len(self._parties))

    def _lineup(self, everybody: list[tuple[Party, int]]) -> int:
        members = tuple(sorted(self._party(party) * len(ROLES) + role for party, role in everybody))
        number = self._lineups.setdefault(members, len(self._lineups))
        if number == len(self._sizes):
            self._sizes.append(len(members))
            self._members.extend(members)
        return number


def _everybody(fields: Fields) -> list[tuple[Party, int]]:
    """Everybody addressed, once, in the strongest role."""
    once: dict[str, tuple[Party, int]] = {}
    for role, name in _TO:
        for party in _all(fields, name):
            once.setdefault(party.address, (party, role))
    return list(once.values())


def _all(fields: Fields, name: bytes) -> list[Party]:
    return [party for value in fields.get(name, ()) for party in parties(value)]
