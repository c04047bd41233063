"""One file of vCards, of version 2.1, 3.0 or 4.0, as the book that it is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from netgraph.sources.addressbook import contentlines
from netgraph.sources.addressbook.book import FACTS, Book, cards_of, points_of, tidy
from netgraph.sources.addressbook.contentlines import RawCard
from netgraph.sources.addressbook.links import LINKS, link_of
from netgraph.sources.addressbook.properties import Property, read_property

# Who is no person: KIND of RFC 6350 (RFC 6473, RFC 6869), and what Apple has in its place.
_KINDS = {
    "group": "a group, not a person",
    "org": "an organisation, not a person",
    "company": "an organisation, not a person",
    "location": "a place, not a person",
    "device": "a device, not a person",
    "application": "a program, not a person",
}


@dataclass(slots=True)
class _Card:
    """What is read of one card; of properties that may repeat, the first that says something."""

    facts: dict[str, str] = field(default_factory=dict)
    points: list[tuple[str, str]] = field(default_factory=list)
    unread: int = 0  # values that are none of what their property promises
    reason: str | None = None

    def fact(self, name: str, value: str) -> None:
        if value.strip():
            self.facts.setdefault(name, value)

    def point(self, kind: str, value: str) -> None:
        if value.strip():
            self.points.append((kind, value))


def read_vcards(stream: IO[bytes], head: bytes, file: str) -> Book:
    """The cards of a file.

    Args:
        stream: The file from its beginning.
        head: Its first bytes, `contentlines.HEAD` of them.
        file: Its path in the package.

    Returns:
        One row per card, also of those that are damaged or no people, with the reason. Notes,
        birthdays, streets, pictures and categories are not read.
    """
    # columns, not rows: a million tuples would keep the collector of cycles busy
    cards: list[list[object]] = [[] for _ in range(len(FACTS) + 3)]
    points: list[list[object]] = [[], [], []]
    unread = 0
    damage = None
    for line, raw in enumerate(contentlines.read_cards(stream, head, _WANTED), 1):
        card = _read(raw)
        unread += card.unread
        damage = damage or (raw.damage and f"card {line:,} is damaged: {raw.damage}")
        for column, value in zip(
            cards, (line, *map(card.facts.get, FACTS), False, card.reason), strict=True
        ):
            column.append(value)
        for kind, value in card.points:
            for column, said in zip(points, (line, kind, value), strict=True):
                column.append(said)
    return tidy(file, cards_of(cards), points_of(points), unread, damage)


def _read(raw: RawCard) -> _Card:
    if raw.damage:  # its last value may be half a value
        return _Card(reason=raw.damage)
    card = _Card()
    for line in raw.lines:
        said = read_property(line)
        if handle := _HANDLERS.get(said.name):
            handle(card, said)
    return card


def _fn(card: _Card, said: Property) -> None:
    card.fact("name", said.text)


def _n(card: _Card, said: Property) -> None:
    family, given, additional, *_ = (*said.components, "", "", "")
    parts = " ".join((given, additional, family))
    card.fact("structured_name", parts.replace(",", " "))  # a component may be a list


def _org(card: _Card, said: Property) -> None:
    card.fact("company", said.components[0])


def _title(card: _Card, said: Property) -> None:
    card.fact("position", said.text)


def _adr(card: _Card, said: Property) -> None:
    _, _, _, city, _, _, country, *_ = (*said.components, *([""] * 7))
    card.fact("location", ", ".join(filter(None, (city.strip(), country.strip()))))


def _email(card: _Card, said: Property) -> None:
    card.point("email", said.text)


def _tel(card: _Card, said: Property) -> None:
    card.point("phone", said.text)


def _link(card: _Card, said: Property) -> None:
    link = link_of(said)
    card.point("url", link or "")
    # an instant messenger's address is no profile link, and promises none
    card.unread += link is None and said.name not in ("IMPP",) and bool(said.text.strip())


def _uid(card: _Card, said: Property) -> None:
    card.fact("uid", said.text)


def _abuid(card: _Card, said: Property) -> None:
    card.fact("apple_uid", said.text)


def _rev(card: _Card, said: Property) -> None:
    card.fact("revised", said.text)


def _kind(card: _Card, said: Property) -> None:
    card.reason = card.reason or _KINDS.get(said.text.strip().lower())


def _related(card: _Card, said: Property) -> None:
    # text names somebody, and names are no evidence; "me" is the person of the card
    if "text" not in said.words("VALUE") and "me" not in said.words("TYPE"):
        card.point("related", said.text)


_HANDLERS: dict[str, Callable[[_Card, Property], None]] = {
    "FN": _fn,
    "N": _n,
    "ORG": _org,
    "TITLE": _title,
    "ADR": _adr,
    "EMAIL": _email,
    "TEL": _tel,
    "UID": _uid,
    "X-ABUID": _abuid,
    "REV": _rev,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _kind,
    "RELATED": _related,
    **dict.fromkeys(LINKS, _link),
}
_WANTED = frozenset(name.encode() for name in _HANDLERS)
