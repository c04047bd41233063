"""ImportedContacts.csv and Contacts.csv: the address books that the owner once uploaded.

Nobody on LinkedIn's side of it: people as the owner's telephone or mail program knew them. So they
get the keys of an address book, as the same card has in the owner's own, and are no contacts.
"""

import polars as pl

from netgraph.schemas import ACCOUNTS, LISTS, TIES
from netgraph.sources.addressbook import people
from netgraph.sources.addressbook.book import Book, cards_of, points_of, tidy
from netgraph.sources.linkedin.cells import days, instants, minutes
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns, whole
from netgraph.sources.tables import read_table

LIST = "imported_contacts"
HEADER = ("FirstName", "LastName", "Emails", "PhoneNumbers")
_CREATED, _LINKS = "CreatedAt", ("Sites", "Profiles")
_KNOWN = ("FullName", "Companies", "Title", "Location", _CREATED, *_LINKS)
_SKIP = ("Source", "Addresses", "InstantMessageHandles", "Birthday", "BookmarkedAt")
# How cells join several values was not verified: e-mails and links are known by their shape.
_SEVERAL = {
    "email": r"[^\s,;<>|]+@[^\s,;<>|]+",
    "phone": r"[^,;|\n]+",
    "url": r"[^\s,;<>|]*[^\s,;<>|.]\.[^\s,;<>|]+",
}


def read(data: bytes, file: str) -> Part:
    """The people of uploaded address books, and what reaches them.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        Members of the list `imported_contacts`, of kind imported; each with e-mails, telephones
        and links as an address book has them (`netgraph.sources.addressbook`), and with employer
        and position where the day of the upload is known, for they are as old as that. Rejected:
        rows with neither name, e-mail, telephone nor link.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    raw = read_table(data, file, HEADER, _KNOWN, _SKIP)
    table = whole(raw, _KNOWN)
    book = _book(table, file)
    accounts = ACCOUNTS.empty()
    if book.cards.height:
        accounts = people.accounts(*people.united([book]))
    listed = accounts.select(pl.lit(LIST).alias("list"), "key", pl.lit("imported").alias("kind"))
    ties = TIES.of(listed.unique(maintain_order=True))
    again = book.cards.height - ties.height
    return Part(
        file=file,
        rows=table.height,
        accounts=accounts,
        lists=LISTS.of([{"list": LIST, "state": "empty" if ties.is_empty() else "nonempty"}]),
        ties=ties,
        rejects=rejected(book.rejected, file),
        notes=(
            *unknown_columns(raw, (*HEADER, *_KNOWN, *_SKIP)),
            *((f"Rows that repeat a person's, counted once: {again:,}.",) if again else ()),
        ),
    )


def _book(table: pl.DataFrame, file: str) -> Book:
    created = _moments(table[_CREATED])
    structured = pl.concat_str("FirstName", "LastName", separator=" ", ignore_nulls=True)
    dated = pl.lit(created).is_not_null()
    facts = table.select(
        "line",
        # who is called by an address has no name
        pl.when(~pl.col("FullName").str.contains("@", literal=True)).then("FullName").alias("name"),
        pl.when(structured != "").then(structured).alias("structured_name"),
        pl.when(dated).then("Companies").alias("company"),
        pl.when(dated).then("Title").alias("position"),
        pl.col("Location").alias("location"),
        pl.lit(value=False).alias("collected"),
    )
    empty = cards_of()
    cards = pl.concat([empty, facts], how="diagonal", rechunk=True).select(empty.columns)
    found = [
        _points(table, column, kind)
        for column, kind in (
            ("Emails", "email"),
            ("FullName", "email"),
            ("PhoneNumbers", "phone"),
            *((link, "url") for link in _LINKS),
        )
    ]
    book = tidy(file, cards, pl.concat([points_of(), *found], rechunk=True), 0, None)
    seen = table.select("line", pl.lit(created).alias("seen_at"))
    return book._replace(
        cards=book.cards.drop("seen_at")
        .join(seen, on="line", how="left", maintain_order="left")
        .select(book.cards.columns)
    )


def _points(table: pl.DataFrame, column: str, kind: str) -> pl.DataFrame:
    """One row per value of a cell that may hold several."""
    return (
        table.select("line", pl.col(column).str.extract_all(_SEVERAL[kind]).alias("value"))
        .explode("value")
        .drop_nulls("value")
        .select("line", pl.lit(kind).alias("kind"), pl.col("value").str.strip_chars())
        .filter(pl.col("value") != "")
    )


def _moments(cells: pl.Series) -> pl.Series:
    """When a row was uploaded; how it is written was not verified, so any known form is read."""
    forms = pl.DataFrame(
        [
            form(cells).cast(pl.Datetime("us")).alias(str(n))
            for n, form in enumerate((instants, minutes, days))
        ]
    )
    return forms.select(pl.coalesce(pl.all()).alias("at")).to_series()
