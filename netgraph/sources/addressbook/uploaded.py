"""Address books that people once uploaded to a network, which hands them out with the rest.

Nobody on the network's side of it: people as the owner's telephone or mail program knew them. So
they get the keys that the same cards have in the owner's own address book, and are no contacts.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import polars as pl

from netgraph import schemas
from netgraph.sources.addressbook import people
from netgraph.sources.addressbook.book import Book, cards_of, points_of, tidy

LIST, KIND = "imported_contacts", "imported"


class Entry(NamedTuple):
    """One entry, as read."""

    line: int
    name: str | None = None
    revised: str | None = None  # as in vCards: 2020-01-31T12:00:00Z
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()


def book_of(file: str, entries: Iterable[Entry]) -> Book:
    """The entries of one file as a book; those with nothing to know anybody by are rejected."""
    rows = list(entries)
    cards = pl.DataFrame(
        [(e.line, e.name, e.revised, False) for e in rows],
        schema={
            "line": schemas.INT,
            "name": schemas.TEXT,
            "revised": schemas.TEXT,
            "collected": schemas.BOOL,
        },
        orient="row",
    )
    points = [
        (entry.line, kind, value)
        for entry in rows
        for kind, values in (("email", entry.emails), ("phone", entry.phones))
        for value in values
    ]
    empty = cards_of()
    whole = pl.concat([empty, cards], how="diagonal", rechunk=True).select(empty.columns)
    reached = pl.DataFrame(points, schema=points_of().schema, orient="row")
    return tidy(file, whole, reached, 0, None)


def united(books: Sequence[Book]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The people of all books of a package, cards of one person together.

    Returns:
        ACCOUNTS; and one row per card: file, line, key.
    """
    if not any(book.cards.height for book in books):
        lines = {"file": schemas.TEXT, "line": schemas.INT, "key": schemas.TEXT}
        return schemas.ACCOUNTS.empty(), pl.DataFrame(schema=lines)
    cards, values = people.united(books)
    return people.accounts(cards, values), cards.select("file", "line", "key")


def ties(accounts: pl.DataFrame) -> pl.DataFrame:
    """TIES of the list `imported_contacts`: one row per person."""
    listed = accounts.select(pl.lit(LIST).alias("list"), "key", pl.lit(KIND).alias("kind"))
    return schemas.TIES.of(listed.unique(maintain_order=True))
