"""What every snapshot keeps, whatever was done to the export it was read from."""

import polars as pl
from polars.testing import assert_frame_equal

from netgraph import schemas
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot

UNIQUE = {
    "owners": ["owner", "key", "evidence"],
    "lists": ["list", "owner"],
    "ties": ["list", "owner", "key", "kind"],
    "events": ["event", "scope"],
    "audiences": ["audience", "key", "role"],
    "threads": ["thread"],
    "files": ["file"],
}


def assert_every_file_is_named(snapshot: Snapshot, archive: Archive) -> None:
    """Read, ignored with a reason, or unknown; with the digest of its content."""
    files = snapshot.files
    assert dict(files.select("file", "sha256").rows()) == {
        path: archive.sha256(path) for path in archive.paths
    }
    assert files.height == len(archive.paths)
    assert files.filter(pl.col("status") == "ignored")["reason"].null_count() == 0


def assert_every_row_is_accounted_for(snapshot: Snapshot) -> None:
    """Kept, or rejected with a reason."""
    counted = snapshot.files.filter(pl.col("rows_rejected") > 0).select("file", "rows_rejected")
    listed = snapshot.rejects.group_by("file").agg(pl.len().cast(pl.Int64).alias("rows_rejected"))
    assert_frame_equal(counted, listed, check_row_order=False)


def assert_keys_are_unique(snapshot: Snapshot) -> None:
    """Where they must be; members who hide or are not named have none."""
    frames = snapshot.frames()
    for name, key in UNIQUE.items():
        keyed = frames[name]
        if name in ("ties", "audiences"):
            keyed = keyed.filter(pl.col("key").is_not_null())
        assert not keyed.select(key).is_duplicated().any(), name


def assert_frames_refer_to_rows_that_are_there(snapshot: Snapshot) -> None:
    """Ties to their list, events to their audience, threads to what is said in them."""
    lists = snapshot.lists.filter(pl.col("state") == "nonempty").select("list", "owner")
    held = snapshot.ties.select("list", "owner").unique()

    assert_frame_equal(held, lists, check_row_order=False)
    assert set(snapshot.events["audience"]) <= set(snapshot.audiences["audience"])
    threads = set(snapshot.events["thread"]) | set(snapshot.audiences["audience"])
    assert set(snapshot.threads["thread"]) <= threads
    bare = snapshot.audiences["key"].drop_nulls().unique()
    named = bare.filter(bare.str.contains(":?", literal=True))
    assert set(named) <= set(snapshot.accounts["key"])


def assert_texts_are_clean(snapshot: Snapshot) -> None:
    """No blank at an end, no line break, never the empty string."""
    for shape in schemas.SNAPSHOT_FRAMES:
        frame = snapshot.frames()[shape.name]
        if shape.name in ("files", "rejects", "notes") or frame.is_empty():
            continue
        unclean = frame.select(pl.selectors.string().str.contains(r"^\s|\s$|^$|[\n\r]").any())
        assert not any(unclean.row(0)), (shape.name, unclean)


def assert_kept(snapshot: Snapshot, archive: Archive) -> None:
    """All of the above."""
    assert_every_file_is_named(snapshot, archive)
    assert_every_row_is_accounted_for(snapshot)
    assert_keys_are_unique(snapshot)
    assert_frames_refer_to_rows_that_are_there(snapshot)
    assert_texts_are_clean(snapshot)
