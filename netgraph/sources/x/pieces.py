"""What one kind of file contributes to a snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from netgraph.schemas import (
    AUDIENCES,
    EVENTS,
    INSTANT,
    INT,
    LISTS,
    REJECTS,
    TEXT,
    THREADS,
    TIES,
    Columns,
    Frame,
)
from netgraph.sources.x.loading import Loaded

# An account as a post names it; `seen_at` is the time of the post.
OBSERVED: Columns = {"key": TEXT, "handle": TEXT, "name": TEXT, "seen_at": INSTANT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Frames of `netgraph.schemas`, empty unless the files say something."""

    lists: pl.DataFrame = field(default_factory=LISTS.empty)
    ties: pl.DataFrame = field(default_factory=TIES.empty)
    events: pl.DataFrame = field(default_factory=EVENTS.empty)
    audiences: pl.DataFrame = field(default_factory=AUDIENCES.empty)
    threads: pl.DataFrame = field(default_factory=THREADS.empty)
    observed: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=OBSERVED))
    rejects: pl.DataFrame = field(default_factory=REJECTS.empty)
    counts: dict[str, int] = field(default_factory=dict)  # rows by file
    unused: dict[str, str] = field(default_factory=dict)  # readable files left out, and why
    notes: Sequence[str] = ()

    def frames(self) -> tuple[pl.DataFrame, ...]:
        """Lists, ties, events, audiences, threads, observed, rejects."""
        told = (self.lists, self.ties, self.events, self.audiences, self.threads)
        return (*told, self.observed, self.rejects)


def frame_of(
    shape: Frame,
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    fixed: dict[str, pl.Expr] | None = None,
) -> pl.DataFrame:
    """Rows of some columns as a frame of this shape; the others are fixed or null."""
    schema = {name: shape.columns[name] for name in columns}
    return shape.of(pl.DataFrame(rows, schema=schema, orient="row").with_columns(**(fixed or {})))


def rejected(rows: Sequence[tuple[str, int, str]]) -> pl.DataFrame:
    """REJECTS from file, line and reason."""
    return frame_of(REJECTS, ("file", "line", "reason"), rows)


def places(loaded: Loaded[object]) -> pl.DataFrame:
    """File and line of each record, in order."""
    frames = [pl.DataFrame(schema={"file": TEXT, "line": INT})]
    for file, records in loaded.parts:
        line = pl.int_range(1, len(records) + 1, dtype=INT, eager=True).alias("line")
        frames.append(pl.DataFrame([line]).select(pl.lit(file).alias("file"), "line"))
    return pl.concat(frames)


def numbered(loaded: Loaded[object], columns: Columns) -> pl.DataFrame:
    """The records of all files as a frame: file, line, and these columns.

    Args:
        loaded: With records that are one value each where there is one column, else tuples.
        columns: Of a record, in order.
    """
    records = [record for _, part in loaded.parts for record in part]
    values = [records] if len(columns) == 1 else list(zip(*records, strict=True))
    told = dict(zip(columns, values or [()] * len(columns), strict=True))
    return pl.concat([places(loaded), pl.DataFrame(told, schema=columns)], how="horizontal")
