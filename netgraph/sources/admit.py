"""The one filter between reading and storing: this is where do-not-analyse lists act."""

import polars as pl

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources.contract import Snapshot
from netgraph.sources.crosscheck import cross_checked

# Owners are not here: a profile may name the owner's account on another network.
KEYS = {
    "accounts": ("key", "alias"),
    "ties": ("key",),
    "links": ("a", "b"),
    "events": ("from_key",),
    "audiences": ("key",),
}
WORDS = {
    ("lists", "state"): ("nonempty", "empty", "absent"),
    ("links", "evidence"): ("declared", "interaction", "copresence", "affiliation"),
    ("events", "scope"): ("network", "owner"),
    ("events", "clock"): ("local",),
    ("events", "wording"): ("none", "generic", "personal"),
    ("audiences", "role"): ("to", "cc", "bcc"),
    ("files", "status"): ("read", "ignored", "unknown"),
}
# Seen twice says no more than seen once; elsewhere every row counts.
SETS = ("owners", "accounts", "threads", "jobs")


def admit(snapshot: Snapshot) -> Snapshot:
    """A snapshot fit to store: every frame of its schema, in one order, without idle repetitions.

    Args:
        snapshot: As its reader made it.

    Returns:
        The same rows, sorted by all columns; of equal owners, accounts, threads and named members
        of an audience one. Members who are not named are as many as the reader counted. The notes
        say as well where the package contradicts itself (`netgraph.sources.crosscheck`).

    Raises:
        ExportError: A frame breaks its schema, a key is not of this network, a word is not of the
            vocabulary, or rows vanished; names the reader and the frame.
    """
    frames = snapshot.frames()
    for shape in schemas.SNAPSHOT_FRAMES:
        frame = frames[shape.name]
        if fault := (
            _shape_fault(shape, frame)
            or _key_fault(shape.name, frame, snapshot.source)
            or _word_fault(shape.name, frame)
        ):
            raise ExportError(f"{snapshot.source}: frame {shape.name}: {fault}. Mend the reader.")
    if lost := _uneven_files(snapshot.files):
        raise ExportError(
            f"{snapshot.source}: frame files: rows read are not rows kept and rejected in {lost}. "
            "Mend the reader."
        )
    frames["notes"] = cross_checked(snapshot)
    return Snapshot(
        source=snapshot.source,
        manifest_on=snapshot.manifest_on,
        neutral=snapshot.neutral,
        **{name: _ordered(name, frame) for name, frame in frames.items()},
    )


def _shape_fault(shape: schemas.Frame, frame: pl.DataFrame) -> str | None:
    expected = {name: pl.Series(dtype=dtype).dtype for name, dtype in shape.columns.items()}
    if dict(frame.schema) != expected:
        return f"has {dict(frame.schema)}, expected {expected}"
    empty = [c for c in shape.required if frame[c].null_count()]
    return f"nulls in {', '.join(empty)}, expected a value in each row" if empty else None


def _key_fault(name: str, frame: pl.DataFrame, source: str) -> str | None:
    for column in KEYS.get(name, ()):
        foreign = (~frame[column].str.starts_with(f"{source}:")).sum()
        if foreign:
            return f"{foreign} values of {column} do not start with '{source}:'"
    return None


def _word_fault(name: str, frame: pl.DataFrame) -> str | None:
    for (of, column), words in WORDS.items():
        if of == name and (
            strange := sorted(set(frame[column].drop_nulls().unique()) - set(words))
        ):
            return f"{column} is {strange}, expected one of {list(words)}"
    return None


def _uneven_files(files: pl.DataFrame) -> list[str]:
    """Files whose counts do not add up; those read must have counts, the others none."""
    counts = pl.col("rows_read") == pl.col("rows_kept") + pl.col("rows_rejected")
    right = (
        pl.when(pl.col("status") == "read")
        .then(counts.fill_null(False))
        .otherwise(pl.col("rows_read").is_null())
    )
    return files.filter(~right)["file"].sort().to_list()


def _ordered(name: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Sorted by all columns.

    Those that hold one value throughout order nothing; a first one that repeats nothing does alone.
    """
    varying = [c for c in frame.columns if _varies(frame[c])]
    if varying and frame[varying[0]].n_unique() == frame.height:
        return frame.sort(varying[0], nulls_last=True)
    kept = frame.unique(varying or None) if name in SETS else frame
    if name == "audiences":
        unnamed = pl.col("key").is_null()
        kept = pl.concat([frame.filter(~unnamed).unique(), frame.filter(unnamed)])
    return kept.sort(varying, nulls_last=True) if varying else kept


def _varies(values: pl.Series) -> bool:
    return len(values) > 1 and bool(values.ne_missing(values.first()).any())
