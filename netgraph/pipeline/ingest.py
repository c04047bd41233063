"""From the inbox to raw observations: each package read once, one bad one never stops the rest."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

import polars as pl

from netgraph.errors import ExportError
from netgraph.pipeline.night import (
    Night,
    StepDone,
    begun,
    code_digest,
    digest,
    log,
    perform,
    versions,
)
from netgraph.pipeline.stamp import stamp_of
from netgraph.sources import parts_of
from netgraph.sources.admit import admit
from netgraph.sources.archive import Archive, open_archive
from netgraph.sources.contract import Snapshot, Source
from netgraph.sources.dating import date_of, newest_row
from netgraph.sources.inbox import Package, find_packages
from netgraph.store.connect import Connection
from netgraph.store.load import load_package, record_sightings

_ROOM = Path(__file__).resolve().parents[1]
_LARGE = 64 << 20  # bytes of a package that are worth hashing beside its reading
_NOBODY = ""  # files under the owner whom the settings name, whoever that is by then
_SIGHTING = {
    "path": pl.String,
    "package_id": pl.String,
    "filed_under": pl.String,
    "stamp": pl.String,
    "reader": pl.String,
    "reason": pl.String,
    "dated_on": pl.Date,
    "dated_by": pl.String,
    "warning": pl.String,
}

_Days: TypeAlias = tuple[date | None, date | None]  # of a package's manifest, of its newest row


@dataclass(frozen=True, slots=True)
class _Found:
    """What a look at one package gives."""

    package_id: str  # empty: refused
    reason: str | None = None  # why it is refused
    dated_on: date | None = None
    dated_by: str | None = None
    warning: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """What one reader makes of a package, before it is dated."""

    package_id: str  # empty: refused
    size: int = 0  # bytes of its members
    days: _Days = (None, None)
    snapshot: Snapshot | None = None  # null: refused, or known already
    reason: str | None = None  # why it is refused


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store holds already, from the present readers."""

    sightings: Mapping[tuple[str, str], list[_Found]]  # by path and stamp
    packages: dict[str, _Days]  # by id
    sizes: set[int]  # of those packages, in bytes


def ingest(night: Night) -> StepDone:
    """Look through the inbox and load what is new, one transaction per package.

    A package is known by its content: one that lies there twice, or whose
    zip or folder was renamed, is read once. (The name of a bare file says what is in it.) One
    that cannot be used is refused by name with the reason.
    """
    return perform(night, "ingest", lambda con: _ingest(con, night))


def _ingest(con: Connection, night: Night) -> dict[str, int]:
    packages = find_packages(night.inbox, _NOBODY)
    reader = reading_code()
    known = _known(con, reader)
    seen = list(_look_at(con, packages, known, reader))
    record_sightings(con, pl.DataFrame(seen, schema=_SIGHTING, orient="row"))
    return {
        "packages": len(seen),
        "new": sum((row[0], row[3]) not in known.sightings for row in seen),
        "refused": sum(not row[1] for row in seen),
    }


def has_work(home: Path, inbox: Path) -> bool:
    """Whether there is anything to make a night of: an export here, or one loaded before."""
    return (home / "state" / "writer.duckdb").exists() or bool(find_packages(inbox, _NOBODY))


def reading_code() -> str:
    """Fingerprint of the readers: what other readers read is read again."""
    base = (((_ROOM / name).read_bytes()) for name in ("schemas.py", "text.py"))
    return code_digest(_ROOM / "sources") + digest(*base, *versions("icalendar", "tzdata"))


def content_of(con: Connection) -> str:
    """Fingerprint of all that the inbox gives, or gave, to the graph."""
    return digest(
        con.execute("select * exclude (stamp) from raw.sightings order by all").fetchall()
    )


def _known(con: Connection, reader: str) -> _Known:
    rows = con.execute(
        "select path, stamp, package_id, reason, dated_on, dated_by, warning "
        "from raw.sightings where reader = ? order by path, package_id",
        [reader],
    ).fetchall()
    loaded = con.execute(
        "select package_id, bytes, manifest_on, newest_on from raw.packages where reader = ?",
        [reader],
    ).fetchall()
    sightings: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for path, stamp, *found in rows:
        sightings[path, stamp].append(_Found(*found))
    return _Known(
        sightings,
        {package: (manifest_on, newest_on) for package, _, manifest_on, newest_on in loaded},
        {size for _, size, _, _ in loaded},
    )


def _look_at(
    con: Connection, packages: list[Package], known: _Known, reader: str
) -> Iterator[tuple[object, ...]]:
    """One row of raw.sightings per package, which is loaded on the way if it is new."""
    for n, package in enumerate(packages, start=1):
        stamp = stamp_of(package)
        looks = known.sightings.get((package.file, stamp))
        if looks is None:
            begun.debug("ingest: package %d of %d", n, len(packages))
            looks = []
            for found, part in _read(package, known):
                if part.snapshot:
                    _store(con, part, part.snapshot, reader)
                    known.packages[part.package_id] = part.days
                    known.sizes.add(part.size)
                log.info("package %d/%d: %s", n, len(packages), _in_short(part))
                looks.append(found)
        for found in looks:
            yield (
                package.file,
                found.package_id,
                package.filed_under or None,
                stamp,
                reader,
                found.reason,
                found.dated_on,
                found.dated_by,
                found.warning,
            )


def _read(package: Package, known: _Known) -> list[tuple[_Found, _Part]]:
    """Date one package, or say why it is refused; and what it says, if its content is new.

    One of several networks (a Takeout) gives as many rows: the newest of any dates them all, and
    one that cannot be used is refused alone.
    """
    try:
        with open_archive(package.path, only=package.only) as archive:
            parts = [_part(part, source, package, known) for source, part in parts_of(archive)]
            newest_on = max((p.days[1] for p in parts if p.days[1]), default=None)
            return [(_dated(part, archive, newest_on), part) for part in parts]
    except ExportError as ex:
        why = _told(ex, package)
        return [(_Found("", why), _Part("", reason=why))]


def _part(archive: Archive, source: Source, package: Package, known: _Known) -> _Part:
    """What a reader makes of its files; they are hashed first, or meanwhile if they must be new."""
    size = sum(map(archive.size, archive.paths))
    try:
        with ThreadPoolExecutor(1) as beside:
            hashing = beside.submit(lambda: archive.fingerprint)
            if size < _LARGE or size in known.sizes:  # equal contents are of equal size
                package_id = hashing.result()
                if package_id in known.packages:
                    return _Part(package_id, size, known.packages[package_id])
            snapshot = admit(source.read(archive))
            return _Part(hashing.result(), size, _days(snapshot), snapshot)
    except ExportError as ex:
        return _Part("", reason=_told(ex, package))
    except Exception as ex:  # a reader's mistake is one package's trouble, not the night's
        log.warning("a reader failed on a package: %s", type(ex).__name__, exc_info=True)
        why = f"{package.file}: the reader failed on it ({type(ex).__name__}: {ex}); report it"
        return _Part("", reason=why)


def _told(ex: ExportError, package: Package) -> str:
    return str(ex).removeprefix(f"{package.path.name}: ")


def _dated(part: _Part, archive: Archive, newest_on: date | None) -> _Found:
    if part.reason:
        return _Found("", part.reason)
    try:
        dated = date_of(archive, part.days[0], newest_on)
    except ExportError as ex:
        return _Found(part.package_id, warning=str(ex))
    return _Found(part.package_id, None, dated.on, dated.basis, dated.warning)


def _in_short(part: _Part) -> str:
    if part.reason:
        return "refused"
    if part.snapshot is None:
        return "known"
    said = part.snapshot
    ties, events, rejects = (f.height for f in (said.ties, said.events, said.rejects))
    return f"{said.source}, {ties:,} ties, {events:,} events, {rejects:,} rejects"


def _days(snapshot: Snapshot) -> _Days:
    return snapshot.manifest_on, newest_row(snapshot)


def _store(con: Connection, part: _Part, snapshot: Snapshot, reader: str) -> None:
    manifest_on, newest_on = part.days
    row = {
        "package_id": part.package_id,
        "source": snapshot.source,
        "neutral": snapshot.neutral,
        "manifest_on": manifest_on,
        "newest_on": newest_on,
        "reader": reader,
        "bytes": part.size,
    }
    load_package(con, row, snapshot.frames())
