"""The data files of an archive, held against what its manifest promises."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count, repeat
from typing import Generic, TypeVar

from netgraph.errors import ExportError
from netgraph.sources import jsonfile
from netgraph.sources.archive import Archive
from netgraph.sources.tables import decode
from netgraph.sources.x.files import MONTHS, Part, part_of
from netgraph.sources.x.values import instant, items, mapping
from netgraph.text import clean

Record = TypeVar("Record", covariant=True)

_SET = re.compile(r"[^=\[{]*=")


@dataclass(frozen=True, slots=True)
class Promise:
    """A file that the manifest names, and its rows (null: not said)."""

    file: str
    rows: int | None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `data/manifest.js` says (since March 2020), or the details of the archives until 2018.

    Without any of them, nothing.
    """

    files: tuple[str, ...] = ()  # those that say it
    generated_on: date | None = None
    user: dict[str, object] = field(default_factory=dict)
    partial: bool = False
    promised: dict[tuple[str, int], Promise] = field(default_factory=dict)  # by kind and number
    faults: dict[str, str] = field(default_factory=dict)  # file: why it could not be read


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Record]):
    """All records of one kind that the package holds."""

    parts: Sequence[tuple[str, list[Record]]] = ()  # file, its records
    counts: dict[str, int] = field(default_factory=dict)  # rows by file; damaged files are not in
    damaged: dict[str, str] = field(default_factory=dict)  # file: what is wrong with it
    faults: tuple[str, ...] = ()  # why this is not all there was
    surplus: tuple[str, ...] = ()  # where the manifest promises less
    expected: int | None = None

    @property
    def rows(self) -> Iterator[tuple[str, int, Record]]:
        """File, number in it (from 1), and record, of each."""
        for path, records in self.parts:
            yield from zip(repeat(path), count(1), records)

    @property
    def complete(self) -> bool:
        """Whether files of this kind are here, and nothing says that more was cut."""
        return bool(self.counts) and not self.faults

    @property
    def known(self) -> bool:
        """Whether the package holds, or should hold, this kind at all."""
        return bool(self.counts or self.faults)


def load_value(archive: Archive, path: str) -> object:
    """What a script assigns: `window.YTD.tweets.part0 = [...]`, with or without a last semicolon.

    Raises:
        ExportError: The file is cut off or damaged.
    """
    text = decode(archive.read(path))
    assignment = _SET.match(text)
    start = assignment.end() if assignment else 0
    end = len(text.rstrip("; \t\r\n"))
    return jsonfile.parse(text[start:end], path)


def load_manifest(archive: Archive, parts: Sequence[Part]) -> Manifest:
    """The manifest, empty when there is none or it is damaged."""
    path = next((p.path for p in parts if p.kind == "manifest"), None)
    if path is None:
        return Manifest()
    try:
        value = mapping(load_value(archive, path))
        if not value:
            raise ExportError(
                f"{path}: found no object, expected `window.__THAR_CONFIG = {{...}}`."
            )
    except ExportError as ex:
        return Manifest((path,), faults={path: str(ex)})
    info = mapping(value.get("archiveInfo"))
    at = instant(info.get("generationDate"))
    return Manifest(
        files=(path,),
        generated_on=at.date() if at else None,
        user=mapping(value.get("userInfo")),
        partial=str(info.get("isPartialArchive")).lower() == "true",
        promised=_promised(mapping(value.get("dataTypes"))),
    )


def load(
    archive: Archive,
    parts: Sequence[Part],
    manifest: Manifest,
    kind: str,
    shape: Callable[[object], Record],
) -> Loaded[Record]:
    """Read all parts of one kind and say what is missing of it.

    Args:
        archive: The package.
        parts: All its data files.
        manifest: What should be there.
        kind: Which of them.
        shape: Reduces a record to what is used of it, so that only one part is ever in memory
            whole; X cuts parts at 100 MB.
    """
    read: list[tuple[str, list[Record]]] = []
    counts: dict[str, int] = {}
    damaged: dict[str, str] = {}
    here = {part.number: part.path for part in parts if part.kind == kind}
    for path in here.values():
        try:
            value = load_value(archive, path)
            if not isinstance(value, list):
                raise ExportError(f"{path}: found no array, expected `= [ ... ]`.")
            read.append((path, list(map(shape, value))))
            counts[path] = len(value)
        except ExportError as ex:
            damaged[path] = str(ex)
    promised = {n: promise for (k, n), promise in manifest.promised.items() if k == kind}
    missing = _missing(here, promised, numbered=kind != MONTHS)
    faults = [*damaged.values(), *missing, *_wrong(here, counts, promised, -1)]
    known = [p.rows for p in promised.values() if p.rows is not None]
    return Loaded(
        read,
        counts,
        damaged,
        tuple(faults),
        tuple(_wrong(here, counts, promised, 1)),
        sum(known) if known and len(known) == len(promised) else None,
    )


def _promised(types: dict[str, object]) -> dict[tuple[str, int], Promise]:
    found = {}
    for entry in types.values():
        for file in map(mapping, items(mapping(entry).get("files"))):
            name = clean(str(file.get("fileName"))) or ""
            if part := part_of(name):
                count = re.fullmatch(r"[0-9]{1,12}", str(file.get("count")))
                found[part.kind, part.number] = Promise(name, int(count[0]) if count else None)
    return found


def _missing(here: dict[int, str], promised: dict[int, Promise], *, numbered: bool) -> list[str]:
    """Parts that the manifest names, or that a gap in the numbers betrays."""
    counted = range(max((*here, *promised), default=-1) + 1) if numbered else ()
    parts = sorted({*here, *promised, *counted})
    missing = [n for n in parts if n not in here]
    named = [promised[n].file if n in promised else f"part {n}" for n in missing[:5]]
    if not missing:
        return []
    return [f"{len(missing)} of {len(parts)} files missing: {', '.join(named)}"]


def _wrong(
    here: dict[int, str], counts: dict[str, int], promised: dict[int, Promise], sign: int
) -> list[str]:
    """Parts with fewer (-1) or more (1) rows than promised."""
    return [
        f"{path}: {counts[path]:,} rows, the manifest promises {want:,}"
        for number, path in here.items()
        if path in counts
        and number in promised
        and (want := promised[number].rows) is not None
        and (counts[path] - want) * sign > 0
    ]
