"""The address book that the owner once let Facebook upload: who is who, and never a tie.

2018 to 2021 `your_address_book(s).json`; since then up to three files in pairs of a label and a
value (`label_values`; one source). Until spring 2018 a table on html/contact_info.htm.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import polars as pl

from netgraph import schemas
from netgraph.errors import DriftError, ExportError
from netgraph.sources.addressbook.uploaded import LIST, Entry, book_of, ties, united
from netgraph.sources.facebook import pages
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.names import repair
from netgraph.text import clean, fold

# Labels are in the owner's language; addresses and numbers are told by their form.
_NAME = frozenset(
    (
        "name", "contact name", "full name", "kontaktname", "nom", "nom du contact", "nombre",
        "nombre del contacto", "nome", "nome do contato", "nome del contatto", "naam",
        "naam van contact", "navn", "namn", "nazwa",
    )
)  # fmt: skip
_EMAIL = re.compile(r"[^\s@:;,<>()]+@[^\s@:;,<>()]+\.\w+")
_PHONE = re.compile(r"(?:^|: ?)(\+?[\d\s().\-/]{6,25})$")
_LAST = 4_102_444_800
_HINT = "Facebook may have changed this file; the address book is not read."


class Card(NamedTuple):
    """One entry, as far as it can be read."""

    name: str | None
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    second: int | None  # when it was uploaded, or changed last


def read(intake: Intake, places: list[Place]) -> dict[str, pl.DataFrame]:
    """What the package says of uploaded contacts.

    Returns:
        The frames lists (one row; none where the package holds no address book), ties, accounts
        and rejects. A book whose file cannot be read is absent.
    """
    books: dict[str, list[Entry]] = {}
    reasons = []
    paths = [spot.path for spot in places if spot.role == "book"]
    for path in paths:
        try:
            found = (
                _on_page(intake.page(path), path)
                if _is_page(path)
                else _cards(intake.load(path), path)
            )
        except ExportError as ex:
            reasons.append(intake.refuse(path, ex))
            continue
        books[path] = [_entry(n, card) for n, card in enumerate(found, 1)]
    return _frames(intake, books, paths, reasons)


def _frames(
    intake: Intake, books: Mapping[str, list[Entry]], paths: list[str], reasons: list[str]
) -> dict[str, pl.DataFrame]:
    read_ones = [book_of(path, entries) for path, entries in books.items()]
    accounts, cards = united(read_ones)
    rejects = pl.concat(
        [schemas.REJECTS.empty()]
        + [
            schemas.REJECTS.of(book.rejected.with_columns(pl.lit(book.file).alias("file")))
            for book in read_ones
        ]
    )
    if reasons:  # who is missing may be in the file that cannot be read
        partly = pl.lit("another part of the address book cannot be read").alias("reason")
        rejects = pl.concat(
            [rejects, schemas.REJECTS.of(cards.select("file", "line").with_columns(partly))]
        )
        accounts = accounts.clear()
    for path, entries in books.items():
        rejected = rejects.filter(pl.col("file") == path).height
        intake.count(path, len(entries), len(entries) - rejected)
    state = "absent" if reasons else "empty" if accounts.is_empty() else "nonempty"
    row: dict[str, object] = {
        "list": LIST,
        "state": state,
        "reason": reasons[0] if reasons else None,
    }
    return {
        "lists": schemas.LISTS.of([row] if paths else []),
        "ties": ties(accounts),
        "accounts": accounts,
        "rejects": rejects,
    }


def _entry(line: int, card: Card | None) -> Entry:
    if card is None:
        return Entry(line)
    revised = None
    if card.second is not None:
        revised = f"{datetime.fromtimestamp(card.second, UTC):%Y-%m-%dT%H:%M:%SZ}"
    return Entry(line, card.name, revised, card.emails, card.phones)


def _cards(value: object, file: str) -> list[Card | None]:
    """The entries of a file in any of its forms."""
    held = value if isinstance(value, dict) else {}
    for key in ("address_book_v2", "address_book"):
        inner = held.get(key)
        entries = inner.get("address_book", inner.get(key)) if isinstance(inner, dict) else inner
        if isinstance(entries, list):
            return [_from_details(e) for e in entries]
    if isinstance(value, list):
        return [_from_labels(e.get("label_values")) if isinstance(e, dict) else None for e in value]
    labels = held.get("label_values")
    if isinstance(labels, list):
        vectors = [
            p["vec"] for p in labels if isinstance(p, dict) and isinstance(p.get("vec"), list)
        ]
        if vectors or not labels:
            return [
                _from_labels(e.get("dict")) if isinstance(e, dict) else None
                for v in vectors
                for e in v
            ]
    found = [f"{k}: {type(v).__name__}" for k, v in sorted(held.items())[:10]]
    expected = ["address_book_v2: {address_book: list}", "label_values: list"]
    raise DriftError(file, found or [type(value).__name__], expected, _HINT)


def _from_details(entry: object) -> Card | None:
    if not isinstance(entry, dict):
        return None
    details = entry.get("details")
    points = [
        d.get("contact_point")
        for d in (details if isinstance(details, list) else [])
        if isinstance(d, dict)
    ]
    times = [entry.get("updated_timestamp"), entry.get("created_timestamp")]
    return _card(entry.get("name"), points, times)


def _from_labels(labels: object) -> Card | None:
    """A card from pairs of a label and a value; `user_id` is no number to call."""
    pairs = [p for p in labels if isinstance(p, dict)] if isinstance(labels, list) else []
    named = [p.get("value") for p in pairs if fold(str(p.get("label"))) in _NAME]
    points = [
        p.get("value")
        for p in pairs
        if fold(str(p.get("label"))) not in _NAME and p.get("label") != "user_id"
    ]
    return _card(next(iter(named), None), points, [p.get("timestamp_value") for p in pairs])


def _card(name: object, points: list[Any], times: list[Any]) -> Card:
    texts = [t for t in (clean(repair(p)) for p in points if isinstance(p, str)) if t]
    mails = [m[0].lower() for m in map(_EMAIL.search, texts) if m]
    phones = [m[1].strip() for m in map(_PHONE.search, texts) if m]
    seconds = [t for t in times if type(t) is int and 0 < t < _LAST]
    return Card(
        name=clean(repair(name)) if isinstance(name, str) else None,
        emails=tuple(dict.fromkeys(mails)),
        phones=tuple(dict.fromkeys(phones)),
        second=max(seconds, default=None),
    )


def _is_page(path: str) -> bool:
    return path.lower().endswith((".htm", ".html"))


def _on_page(page: pl.DataFrame, file: str) -> list[Card | None]:
    """The rows of the table on html/contact_info.htm: a name, and a list of addresses and numbers.

    What stands beside a heading is the owner's own.
    """
    opens = page["step"] == 1
    rows = page.with_columns(
        row=(opens & (page["tag"] == "tr")).cast(pl.Int32).cum_sum(),
        cell=(opens & (page["tag"] == "td")).cast(pl.Int32).cum_sum(),
        headed=opens & (page["tag"] == "th"),
    ).filter((pl.col("row") > 0) & (pl.col("depth") > 0))
    texts = (
        rows.filter(~pl.col("headed").any().over("row") & pl.col("text").str.contains(r"\S"))
        .with_columns(pages.plain("text"), first=pl.col("cell") == pl.col("cell").min().over("row"))
        .group_by("row", maintain_order=True)
        .agg(pl.col("text").filter("first").first().alias("name"),
             pl.col("text").filter(~pl.col("first")).alias("points"))
    )  # fmt: skip
    if not rows.height and not (page["tag"] == "h1").any():
        raise DriftError(file, ["no table"], ["a table of names"], _HINT)
    known = texts.filter(pl.col("points").list.len() > 0)
    return [_card(name, points, []) for name, points in known.select("name", "points").iter_rows()]
