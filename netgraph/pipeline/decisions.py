"""What people decided, in HOME/decisions/*.csv: theirs to edit, appended to by commands."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class _File:
    """The columns of one decision file, in the order in which commands write them."""

    columns: tuple[str, ...]
    needed: tuple[str, ...]  # no line makes sense without them
    verdicts: tuple[str, ...] = ()
    may_be_empty: tuple[str, ...] = ()  # of those needed: an empty cell is a word too


@dataclass(frozen=True, slots=True)
class Decided:
    """What was taken down, for people and scripts."""

    says: str  # what changes with the next night
    file: Path
    lines: list[dict[str, str]]  # as written, by column

    def __str__(self) -> str:
        """For people."""
        return f"{self.says}\nWritten to {self.file}; it counts from the next run on."

    def record(self) -> dict[str, object]:
        """For scripts."""
        return {"says": self.says, "file": str(self.file), "lines": self.lines}


_FILES = {
    "accepted": _File(
        ("owner", "source", "exported_on", "list", "verdict"),
        ("owner", "source", "exported_on", "list", "verdict"),
        ("accept", "reject"),
    ),
    "exports": _File(("file", "owner", "exported_on", "verdict"), ("file",), ("ignore",)),
    "identities": _File(
        ("a", "b", "verdict"), ("a", "b", "verdict"), ("same", "different", "undecided")
    ),
    "labels": _File(
        ("owner", "cluster_id", "label"),
        ("owner", "cluster_id", "label"),
        may_be_empty=("label",),  # it takes back the label before
    ),
    "key_people": _File(
        ("owner", "person", "verdict"), ("person", "verdict"), ("pin", "exclude", "undecided")
    ),
    "owners": _File(("owner", "source", "account"), ("owner", "source", "account")),
    "roles": _File(("owner", "role", "person"), ("role", "person")),
}


def read_decisions(folder: Path) -> dict[str, pl.DataFrame]:
    """Every decision file as a frame, its rows in the order of its lines; an absent file is empty.

    Raises:
        UsageError: A file lacks a column, or a line holds what cannot be meant; says where.
    """
    return {name: _read(folder / f"{name}.csv", file) for name, file in _FILES.items()}


def standing_labels(lines: pl.DataFrame) -> pl.DataFrame:
    """The labels that stand: the last word of each owner on each cluster, unless it is empty.

    Args:
        lines: The lines of labels.csv in their order: owner, cluster_id, label (null: empty).
    """
    last = lines.unique(["owner", "cluster_id"], keep="last", maintain_order=True)
    return last.drop_nulls("label")


def take_down(home: Path, name: str, says: str, lines: Iterable[dict[str, str]]) -> Decided:
    """Add lines to a decision file, which is created with its header when need be.

    The columns stand as in the file, whose own further columns stay empty.

    Args:
        home: The home.
        name: The file, without its ending.
        says: What the lines change.
        lines: By column.

    Raises:
        UsageError: The file is not one that could be read.
    """
    path = home / "decisions" / f"{name}.csv"
    _read(path, _FILES[name])
    path.parent.mkdir(parents=True, exist_ok=True)
    written = list(lines)
    header = _header(path) or list(_FILES[name].columns)
    fresh = not path.exists() or path.stat().st_size == 0
    ends_well = fresh or path.read_bytes().endswith(b"\n")
    with path.open("a", encoding="utf-8", newline="") as file:
        if not ends_well:
            file.write("\n")
        writer = csv.DictWriter(file, header, lineterminator="\n")
        if fresh:
            writer.writeheader()
        writer.writerows(written)
    return Decided(says, path, written)


def _header(path: Path) -> list[str]:
    """The columns of a file; none when there is none yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [column.strip() for column in next(csv.reader(lines), [])]


def _read(path: Path, file: _File) -> pl.DataFrame:
    kinds = {c: pl.Date if c == "exported_on" else pl.String for c in file.columns}
    try:
        header = _header(path)
        if not header:
            return pl.DataFrame(schema=kinds)
        if missing := sorted({*file.needed} - {*header}):
            raise UsageError(f"{path}: found columns {header}, expected also {missing}")
        rows = list(_lines(path, file, header))
    except (UnicodeDecodeError, csv.Error) as ex:
        raise UsageError(f"{path}: not CSV in UTF-8 ({ex}); save it as that") from ex
    return pl.DataFrame(rows, schema=kinds)


def _lines(path: Path, file: _File, header: list[str]) -> Iterator[dict[str, str | date | None]]:
    """One row per line that says something."""
    needed = [c for c in file.needed if c not in file.may_be_empty]
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, header)
        next(reader)
        for cells in reader:
            where = f"{path} line {reader.line_num}"
            row = {c: (cells.get(c) or "").strip() for c in file.columns}
            if not any(row.values()):
                continue
            if empty := [c for c in needed if not row[c]]:
                raise UsageError(f"{where}: {', '.join(empty)} empty, expected a value")
            if file.verdicts and row["verdict"] not in ("", *file.verdicts):
                expected = " or ".join(file.verdicts)
                raise UsageError(f"{where}: verdict {row['verdict']!r}, expected {expected}")
            yield {c: _value(where, c, text) for c, text in row.items()}


def _value(where: str, column: str, text: str) -> str | date | None:
    if column != "exported_on" or not text:
        return text or None
    try:
        return date.fromisoformat(text)
    except ValueError as ex:
        raise UsageError(f"{where}: {column} {text!r}, expected YYYY-MM-DD") from ex
