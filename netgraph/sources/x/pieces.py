"""What one kind of file contributes to a snapshot."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from netgraph.schemas import (
    AUDIENCES,
    EVENTS,
    INSTANT,
    LISTS,
    REJECTS,
    TEXT,
    THREADS,
    TIES,
    Columns,
    Frame,
)

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
