"""The files of one package as they are opened, and what became of each."""

from dataclasses import dataclass, field

import polars as pl

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources import jsonfile
from netgraph.sources.archive import Archive
from netgraph.sources.facebook import pages
from netgraph.sources.facebook.layout import Place

STAMPS = (
    "Dates that are not understood: {:,}. They are in a language or form this version does not "
    "know. Ask Facebook for JSON, where dates are numbers."
)


@dataclass(slots=True)
class Intake:
    """One package while it is read; it collects one row per file, and remarks."""

    archive: Archive
    files: dict[str, dict[str, object]] = field(default_factory=dict)
    notes: list[dict[str, object]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)  # names of fields no reader knows
    undated: dict[str, int] = field(default_factory=dict)  # dates not understood, by page

    def load(self, path: str) -> object:
        """The parsed content of a JSON file, which counts as read.

        Raises:
            ExportError: It is damaged, cut off or beyond the limits.
        """
        data = self.archive.read(path)
        self._put(path, "read", None)
        return jsonfile.load(data, path)

    def page(self, path: str) -> pl.DataFrame:
        """The pieces of an HTML page, which counts as read.

        Raises:
            ExportError: It is damaged, cut off or beyond the limits.
        """
        data = self.archive.read(path)
        self._put(path, "read", None)
        return pages.pieces(data, path)

    def refuse(self, path: str, why: ExportError) -> str:
        """Nothing of this file is used, and a reader of the report should know; says why."""
        reason = str(why).removeprefix(f"{path}: ")
        self.ignore(path, reason)
        self.remark(path, f"Not read: {reason}")
        return reason

    def ignore(self, path: str, reason: str) -> None:
        """This file is known and nothing of it is used."""
        self._put(path, "ignored", reason)

    def leave(self, spot: Place) -> None:
        """This file is of no kind that is read, known or not."""
        self._put(spot.path, spot.role, spot.detail or None)

    def spare(self, path: str, used: str) -> None:
        """This file is not read, because another one of the same name and place is."""
        same = self.archive.sha256(path) == self.archive.sha256(used)
        self.ignore(path, "copy" if same else f"{used} is read in its place")
        if not same:
            self.remark(path, f"Not read: it differs from {used}, which is read in its place.")

    def remark(self, file: str | None, note: str) -> None:
        """Something the reader of a report should see."""
        self.notes.append({"file": file, "note": note})

    def count(self, path: str, read: int, kept: int) -> None:
        """Of the rows of a file that was read."""
        row = self.files[path]
        row["rows_read"], row["rows_kept"], row["rows_rejected"] = read, kept, read - kept

    def add(self, path: str, read: int, kept: int) -> None:
        """Further rows of a file that was read."""
        row = self.files[path]
        self.count(path, int(str(row["rows_read"])) + read, int(str(row["rows_kept"])) + kept)

    def frames(self) -> dict[str, pl.DataFrame]:
        """What is said of files, and the remarks."""
        if self.unknown:
            named = ", ".join(map(repr, sorted(self.unknown)[:20]))
            self.remark(None, f"Fields this version does not know and does not use: {named}.")
        for path, count in self.undated.items():
            if count:
                self.remark(path, STAMPS.format(count))
        return {
            "files": schemas.FILES.of([self.files[path] for path in sorted(self.files)]),
            "notes": schemas.NOTES.of(self.notes),
        }

    def _put(self, path: str, status: str, reason: str | None) -> None:
        counts = dict.fromkeys(("rows_read", "rows_kept", "rows_rejected"))
        self.files[path] = {
            "file": path,
            "sha256": self.archive.sha256(path),
            "status": status,
            "reason": reason,
            **counts,
        }
