"""What became of every file of a package, and what its reader should know is missing."""

from collections.abc import Mapping, Sequence

import polars as pl

from netgraph.schemas import FILES, NOTES
from netgraph.sources.archive import Archive
from netgraph.sources.x.files import MONTHS, TABLE, Other, Part
from netgraph.sources.x.lists import LISTS_OF
from netgraph.sources.x.loading import Loaded, Manifest
from netgraph.sources.x.pieces import Piece, frame_of

_NAMES = {
    MONTHS: "posts by month",
    TABLE: "tweets.csv",
    "communitytweet": "posts in communities",
    "like": "likes",
    "screennamechange": "old handles",
    "directmessages": "direct messages",
    "directmessagesgroup": "group messages",
}


def note_rows(
    manifest: Manifest,
    doubt: str | None,
    loads: Mapping[str, Loaded[object]],
    pieces: Sequence[Piece],
) -> pl.DataFrame:
    """NOTES: what is damaged, missing, or not what the manifest promises."""
    notes: list[tuple[str | None, str]] = []
    notes.extend(
        (file, f"{fault} What is missing cannot be told without it.")
        for file, fault in manifest.faults.items()
    )
    told_by = next(iter(manifest.files), None)
    if manifest.partial:
        notes.append((told_by, "The archive says of itself that it is partial."))
    if doubt:
        notes.append((told_by, doubt))
    for kind, loaded in loads.items():
        name = LISTS_OF[kind].name if kind in LISTS_OF else _NAMES.get(kind, kind)
        taken = " The list counts as absent: nobody is taken as gone." if kind in LISTS_OF else ""
        notes.extend((None, f"{name}: {fault.rstrip('.')}.{taken}") for fault in loaded.faults)
        notes.extend((None, f"{name}: {text}.") for text in loaded.surplus)
    notes.extend((None, text) for piece in pieces for text in piece.notes)
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
    for file in manifest.files:
        if file in manifest.faults:
            unread[file] = ("ignored", manifest.faults[file])
        else:
            counts[file] = 1
    rejects = pl.concat(piece.rejects for piece in pieces)
    rejected = dict(rejects.group_by("file").len().rows())
    rows: list[tuple[object, ...]] = []
    for path in archive.paths:
        sha256, n = archive.sha256(path), counts.get(path)
        if n is None:
            rows.append((path, sha256, *unread[path], None, None, None))
        else:
            lost = rejected.get(path, 0)
            rows.append((path, sha256, "read", None, n, n - lost, lost))
    return frame_of(FILES, tuple(FILES.columns), rows)
