"""The address book that the owner's telephone uploaded: addresses and numbers without names."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import polars as pl

from netgraph.schemas import INT, TEXT
from netgraph.sources.x.lists import LISTS_OF, list_piece
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece
from netgraph.sources.x.values import items, mapping, written


class Entry(NamedTuple):
    """An entry of the book."""

    key: str | None  # null: nothing in it identifies anybody
    emails: list[str]
    phones: list[str]


def entry(record: object) -> Entry:
    """What one record holds; its key is a digest, the same as long as its first address is.

    An entry is known to this owner alone: X gives it no id, and names no account that has it.
    """
    told = mapping(mapping(record).get(LISTS_OF["contact"].field))
    emails = sorted({text.lower() for one in items(told.get("emails")) if (text := written(one))})
    phones = sorted({text for one in items(told.get("phoneNumbers")) if (text := written(one))})
    first = emails[0] if emails else "".join(filter(str.isdigit, phones[0])) if phones else ""
    key = f"x:~imported/{hashlib.sha256(first.encode()).hexdigest()[:16]}" if first else None
    return Entry(key, emails, phones)


def united(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same, entries that share an e-mail under one key: a book uploaded twice has all twice.

    A telephone may be a family's and unites nobody.
    """
    key_of: dict[str, str] = {}
    for one in entries:
        key = next((key_of[email] for email in one.emails if email in key_of), one.key)
        if key:
            key_of |= {email: key for email in one.emails if email not in key_of}
        yield one._replace(key=key)


def read_contacts(loaded: Loaded[Entry]) -> tuple[Piece, pl.DataFrame]:
    """The list of uploaded contacts; and key, email, phone of each, in as many rows as it takes.

    They make no contact of the owner's; they tell which addresses and numbers are one person's.
    """
    entries = list(united(one for _, _, one in loaded.rows))
    members = pl.DataFrame(
        [(*row[:2], one.key) for row, one in zip(loaded.rows, entries, strict=True)],
        schema={"file": TEXT, "line": INT, "key": TEXT},
        orient="row",
    )
    piece = list_piece(loaded, "contact", members, None, "neither address nor number")
    told = [
        (one.key, kind, value)
        for one in entries
        for kind, values in (("email", one.emails), ("phone", one.phones))
        for value in values
    ]
    values = pl.DataFrame(told, schema={"key": TEXT, "kind": TEXT, "value": TEXT}, orient="row")
    nth = pl.int_range(pl.len()).over("key", "kind").alias("nth")
    held = values.filter(pl.col("key").is_in(piece.ties["key"].implode())).unique().sort(pl.all())
    rows = held.with_columns(nth).pivot("kind", index=["key", "nth"], values="value")
    lacking = [pl.lit(None, TEXT).alias(c) for c in ("email", "phone") if c not in rows.columns]
    return piece, rows.with_columns(*lacking).select("key", "email", "phone")
