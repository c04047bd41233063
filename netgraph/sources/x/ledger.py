"""What became of every file of a package, and what its reader should know is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence

import polars as pl

from netgraph.schemas import FILES, NOTES
from netgraph.sources.archive import Archive
from netgraph.sources.x.files import Other, Part
from netgraph.sources.x.lists import LIST_OF
from netgraph.sources.x.loading import Loaded, Manifest
from netgraph.sources.x.pieces import Piece, frame_of


def note_rows(
    manifest: Manifest, doubt: str | None, loads: Mapping[str, Loaded[object]]
) -> pl.DataFrame:
    """NOTES: what is damaged, missing, or not what the manifest promises."""
    notes: list[tuple[str | None, str]] = []
    if manifest.fault:
        notes.append(
            (manifest.file, f"{manifest.fault} What is missing cannot be told without it.")
        )
    if manifest.partial:
        notes.append((manifest.file, "The archive says of itself that it is partial."))
    if doubt:
        notes.append((manifest.file, doubt))
    for kind, loaded in loads.items():
        name = LIST_OF.get(kind, kind)
        taken = " The list counts as absent: nobody is taken as gone." if kind in LIST_OF else ""
        notes.extend((None, f"{name}: {fault.rstrip('.')}.{taken}") for fault in loaded.faults)
        notes.extend((None, f"{name}: {text}.") for text in loaded.surplus)
    return frame_of(NOTES, ("file", "note"), notes)


def file_rows(
    archive: Archive,
    manifest: Manifest,
    sorted_out: tuple[Sequence[Part], Sequence[Other]],
    loads: Mapping[str, Loaded[object]],
    pieces: Sequence[Piece],
) -> pl.DataFrame:
    """FILES: every file of the package, read or not and why."""
    parts, others = sorted_out
    unread: dict[str, tuple[str, str | None]] = {
        part.path: ("ignored", "the whole messages are here") for part in parts
    }
    unread |= {other.path: (other.status, other.reason) for other in others}
    counts: dict[str, int] = {}
    for loaded in loads.values():
        unread |= {path: ("ignored", fault) for path, fault in loaded.damaged.items()}
    for piece in pieces:
        unread |= {path: ("ignored", reason) for path, reason in piece.unused.items()}
        counts |= piece.counts
    if manifest.file and manifest.fault:
        unread[manifest.file] = ("ignored", manifest.fault)
    elif manifest.file:
        counts[manifest.file] = 1
    rejected = Counter(file for piece in pieces for file, _, _ in piece.rejects)
    rows: list[tuple[object, ...]] = []
    for path in archive.paths:
        sha256, n = archive.sha256(path), counts.get(path)
        if n is None:
            rows.append((path, sha256, *unread[path], None, None, None))
        else:
            rows.append((path, sha256, "read", None, n, n - rejected[path], rejected[path]))
    return frame_of(FILES, tuple(FILES.columns), rows)
