"""The address book that the owner's telephone uploaded: addresses and numbers without names.

Nobody on X's side of it: people as the telephone knew them. So they get the keys of an address
book, as the same card has in the owner's own, and are no contacts.
"""

import polars as pl

from netgraph.schemas import ACCOUNTS
from netgraph.sources.addressbook import people
from netgraph.sources.addressbook.book import NOBODY, Book, cards_of, points_of, tidy
from netgraph.sources.x.lists import LISTS_OF, list_piece
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, places
from netgraph.sources.x.values import items, mapping, written

_KINDS = {"emails": "email", "phoneNumbers": "phone"}


def points(record: object) -> list[tuple[str, str]]:
    """What one record holds: kind (email, phone) and value."""
    told = mapping(mapping(record).get(LISTS_OF["contact"].field))
    return [
        (kind, text)
        for name, kind in _KINDS.items()
        for value in items(told.get(name))
        if (text := written(value))
    ]


def read_contacts(loaded: Loaded[list[tuple[str, str]]]) -> tuple[Piece, pl.DataFrame]:
    """The list of uploaded contacts, and ACCOUNTS: what reaches each of them.

    They make no contact of the owner's; they tell which addresses and numbers are one person's.
    """
    books = [_book(file, entries) for file, entries in loaded.parts]
    members = places(loaded).with_columns(key=pl.lit(None, pl.String))
    accounts = ACCOUNTS.empty()
    if any(book.cards.height for book in books):
        cards, values = people.united(books)
        keys = cards.select("file", "line", "key")
        members = members.drop("key").join(
            keys, on=["file", "line"], how="left", maintain_order="left"
        )
        accounts = people.accounts(cards, values)
    piece = list_piece(loaded, "contact", members, None, NOBODY)
    return piece, accounts if piece.counts else ACCOUNTS.empty()


def _book(file: str, entries: list[list[tuple[str, str]]]) -> Book:
    lines = range(1, len(entries) + 1)
    facts = pl.DataFrame({"line": lines}, schema={"line": pl.Int64}).with_columns(collected=False)
    empty = cards_of()
    cards = pl.concat([empty, facts], how="diagonal", rechunk=True).select(empty.columns)
    rows = [(line, *point) for line, entry in zip(lines, entries, strict=True) for point in entry]
    return tidy(file, cards, points_of(list(zip(*rows, strict=True))), 0, None)
