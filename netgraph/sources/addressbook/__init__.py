"""Address books: vCards (2.1, 3.0, 4.0) of any program, and the tables of Google's contacts.

All files of a package are one list: a person stands in the file of every label, and in that of all
cards. That somebody is in an address book makes no contact; it tells who is who.
"""

from dataclasses import dataclass, field

import polars as pl

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources.addressbook import google, people
from netgraph.sources.addressbook.book import Book
from netgraph.sources.addressbook.claim import TABLE, is_addressbook, layout, may_have_been
from netgraph.sources.addressbook.contentlines import HEAD
from netgraph.sources.addressbook.vcards import read_vcards
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot

__all__ = ["ADDRESSBOOK", "AddressBook", "is_addressbook"]


@dataclass(frozen=True, slots=True)
class AddressBook:
    """Reader of address books; see `netgraph.sources.contract.Source`."""

    name: str = "addressbook"

    def claims(self, archive: Archive) -> bool:
        """Whether any file of the package is an address book, by its content; never raises."""
        return any(is_addressbook(archive, path) for path in archive.paths)

    def read(self, archive: Archive) -> Snapshot:
        """The people of all address books of the package.

        A file that is damaged or cut off makes the list absent: who is not there may have been. The
        whole cards of a cut file are still observed; of a table that is cut nothing is.

        Raises:
            ExportError: The package holds no address book.
        """
        reading = _Reading(archive)
        for path in archive.paths:
            reading.take(path)
        if not reading.books and not reading.faults:
            raise ExportError(
                f"{archive.names[0]}: holds no address book; expected vCards or a table of "
                "Google's contacts."
            )
        return reading.snapshot()


ADDRESSBOOK = AddressBook()


@dataclass(slots=True)
class _Reading:
    """One package while it is read."""

    archive: Archive
    books: list[Book] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)  # why the list is not whole
    files: list[dict[str, object]] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)

    def take(self, path: str) -> None:
        """Read one file, and say what became of it."""
        form = layout(self.archive, path)
        if form is None:
            if may_have_been(self.archive, path):
                self._refuse(path, "damaged. Download it again.")
            else:
                self._put(path, "unknown", "no address book")
            return
        try:
            book = self._read(path, form)
        except ExportError as ex:
            self._refuse(path, str(ex).removeprefix(f"{path}: "))
            return
        self.books.append(book)
        lost = book.rejected.height
        counts = {"rows_read": book.rows, "rows_kept": book.rows - lost, "rows_rejected": lost}
        self._put(path, "read", None, **counts)
        if book.damage:
            self.faults.append(f"{path}: {book.damage}")
            self._note(path, f"Removes nobody: {book.damage}. Export the address book again.")
        if book.unread:
            self._note(path, f"Values left out, no address, number or link: {book.unread:,}.")
        if collected := book.cards["collected"].sum():
            self._note(path, f"Collected from mail by Google, not by the owner: {collected:,}.")

    def snapshot(self) -> Snapshot:
        """What all files say together."""
        found = {shape.name: shape.empty() for shape in schemas.SNAPSHOT_FRAMES}
        if any(book.cards.height for book in self.books):
            cards, values = people.united(self.books)
            found["accounts"] = people.accounts(cards, values)
            if not self.faults:
                found["ties"] = people.ties(cards)
                found["links"], astray = people.links(cards, values)
                self._count(cards, found["ties"].height, astray)
        rejected = (b.rejected.select(pl.lit(b.file).alias("file"), pl.all()) for b in self.books)
        found["lists"] = self._list(found["ties"].height)
        found["files"] = schemas.FILES.of(self.files)
        found["rejects"] = pl.concat([schemas.REJECTS.empty(), *rejected])
        found["notes"] = schemas.NOTES.of(self.notes)
        return Snapshot(source=ADDRESSBOOK.name, manifest_on=None, neutral=False, **found)

    def _read(self, path: str, form: str) -> Book:
        if form == TABLE:
            return google.read_table(self.archive.read(path), path)
        with self.archive.open(path) as stream:
            return read_vcards(stream, self.archive.head(path, HEAD), path)

    def _list(self, members: int) -> pl.DataFrame:
        """The one list; absent also when cards were there and none of them could be used."""
        read = sum(book.rows for book in self.books)
        none = [f"no card of {read:,} is a person's"] if read and not members else []
        faults = self.faults or none
        state = "absent" if faults else "nonempty" if members else "empty"
        row: dict[str, object] = {
            "list": people.LIST,
            "state": state,
            "reason": "; ".join(faults) or None,
        }
        return schemas.LISTS.of([row])

    def _count(self, cards: pl.DataFrame, members: int, astray: int) -> None:
        if again := cards.height - members:
            self._note(None, f"Cards that repeat a person's, counted once: {again:,}.")
        if astray:
            self._note(None, f"Relations to cards that are not here: {astray:,}.")

    def _refuse(self, path: str, reason: str) -> None:
        """Nothing of this file is used, so the list is not whole."""
        self.faults.append(f"{path}: {reason}")
        self._put(path, "ignored", reason)
        self._note(path, f"Not read: {reason}")

    def _note(self, file: str | None, note: str) -> None:
        self.notes.append({"file": file, "note": note})

    def _put(self, path: str, status: str, reason: str | None, **counts: int) -> None:
        columns = ("rows_read", "rows_kept", "rows_rejected")
        digest = self.archive.sha256(path)
        row: dict[str, object] = {
            "file": path,
            "sha256": digest,
            "status": status,
            "reason": reason,
        }
        self.files.append(row | {column: counts.get(column) for column in columns})
