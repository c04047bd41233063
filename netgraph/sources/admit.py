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
    ("events", "clock"): ("local", "local minute", "local second", "minute", "second"),
    ("events", "wording"): ("none", "generic", "personal"),
    ("audiences", "role"): ("to", "cc", "bcc"),
    ("files", "status"): ("read", "ignored", "unknown"),
}
# An address book that its owner uploaded to a network is one, whoever hands it out again.
BOOKS = {"accounts": "addressbook:", "ties": "addressbook:"}
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
    if frame.schema != shape.schema:
        return f"has {dict(frame.schema)}, expected {dict(shape.schema)}"
    empty = [c for c in shape.required if frame[c].null_count()]
    return f"nulls in {', '.join(empty)}, expected a value in each row" if empty else None


def _key_fault(name: str, frame: pl.DataFrame, source: str) -> str | None:
    for column in KEYS.get(name, ()):
        mine = frame[column].str.starts_with(f"{source}:")
        foreign = (~mine & ~frame[column].str.starts_with(BOOKS.get(name, f"{source}:"))).sum()
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
    if name == "audiences":
        unnamed = pl.col("key").is_null()
        named = _sorted(frame.filter(~unnamed), as_set=True)
        return _sorted(pl.concat([named, frame.filter(unnamed)]), as_set=False)
    return _sorted(frame, as_set=name in SETS)


def _sorted(frame: pl.DataFrame, *, as_set: bool) -> pl.DataFrame:
    """The rows by all columns; of nearly all the first that varies decides alone."""
    if frame.height < 2:
        return frame
    same = frame.select(pl.all().eq_missing(pl.all().first()).all())
    lead = next((column for column in frame.columns if not same[column].all()), None)
    if lead is None:
        return frame.head(1) if as_set else frame
    rows = frame.sort(lead, nulls_last=True, maintain_order=True)
    again = rows[lead].eq_missing(rows[lead].shift())
    shared = again | again.shift(-1, fill_value=False)
    several = rows.filter(shared)
    whole = (several.unique() if as_set else several).sort(frame.columns, nulls_last=True)
    return pl.concat([rows.filter(~shared), whole]).sort(lead, nulls_last=True, maintain_order=True)
