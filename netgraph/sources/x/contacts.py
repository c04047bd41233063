"""The address book that the owner's telephone uploaded: addresses and numbers without names."""

from itertools import count

import polars as pl

from netgraph.sources.addressbook.book import NOBODY
from netgraph.sources.addressbook.uploaded import Entry, book_of, united
from netgraph.sources.x.lists import LISTS_OF, list_piece
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, places
from netgraph.sources.x.values import items, mapping, written


def entry(record: object) -> Entry:
    """What one record holds."""
    told = mapping(mapping(record).get(LISTS_OF["contact"].field))
    emails, phones = (
        [text for one in items(told.get(field)) if (text := written(one))]
        for field in ("emails", "phoneNumbers")
    )
    return Entry(0, emails=emails, phones=phones)


def read_contacts(loaded: Loaded[Entry]) -> tuple[Piece, pl.DataFrame]:
    """The list of uploaded contacts; and ACCOUNTS of them.

    They make no contact of the owner's; they tell which addresses and numbers are one person's.
    """
    books = [
        book_of(path, (one._replace(line=n) for n, one in zip(count(1), entries, strict=False)))
        for path, entries in loaded.parts
    ]
    accounts, cards = united(books)
    members = places(loaded).join(cards, on=["file", "line"], how="left", maintain_order="left")
    piece = list_piece(loaded, "contact", members, None, NOBODY)
    return piece, accounts.filter(pl.col("key").is_in(piece.ties["key"].implode()))
