"""What one file of an export says, before all of them become a Snapshot."""

from dataclasses import dataclass, field

import polars as pl

from netgraph.schemas import (
    ACCOUNTS,
    AUDIENCES,
    EVENTS,
    JOBS,
    LISTS,
    OWNERS,
    REJECTS,
    THREADS,
    TIES,
)

CLOCK_NOTE = "Times carry no zone; they are read in the time zone of the settings."


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Frames of one file. What it does not speak of stays empty."""

    file: str
    rows: int = 0  # read: kept and rejected
    failure: str | None = None  # why nothing of the file was used
    spread: tuple[tuple[str, int], ...] | None = None  # rows by file, where several hold it
    owners: pl.DataFrame = field(default_factory=OWNERS.empty)
    accounts: pl.DataFrame = field(default_factory=ACCOUNTS.empty)
    lists: pl.DataFrame = field(default_factory=LISTS.empty)
    ties: pl.DataFrame = field(default_factory=TIES.empty)
    events: pl.DataFrame = field(default_factory=EVENTS.empty)
    audiences: pl.DataFrame = field(default_factory=AUDIENCES.empty)
    threads: pl.DataFrame = field(default_factory=THREADS.empty)
    jobs: pl.DataFrame = field(default_factory=JOBS.empty)
    rejects: pl.DataFrame = field(default_factory=REJECTS.empty)
    notes: tuple[str, ...] = ()

    def own_key(self) -> str | None:
        """The owner's key on LinkedIn, when this file reveals it."""
        keys = self.owners["key"].filter(self.owners["key"].str.starts_with("linkedin:"))
        return str(keys[0]) if len(keys) else None


def unknown_columns(table: pl.DataFrame, known: tuple[str, ...]) -> tuple[str, ...]:
    """A note that names the columns which this version does not know; none when there are none."""
    strange = [name for name in table.columns if name not in (*known, "line")]
    return (f"Unknown columns, not used: {', '.join(strange)}.",) if strange else ()


def rejected(table: pl.DataFrame, file: str) -> pl.DataFrame:
    """The rows whose `reason` is set, as REJECTS."""
    return REJECTS.of(
        table.filter(pl.col("reason").is_not_null()).select(
            pl.lit(file).alias("file"), "line", "reason"
        )
    )


def absent(file: str, reason: str, name: str) -> Part:
    """What a file says that cannot be used: that its list should be here, and is not."""
    lists = LISTS.of([{"list": name, "state": "absent", "reason": reason}])
    return Part(file=file, failure=reason, lists=lists)


def whole(table: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """The table with each of these columns; one that the file does not have is null."""
    missing = [name for name in columns if name not in table.columns]
    return table.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in missing)


def directed(
    rows: pl.DataFrame, kind: str, scope: str, clock: str | None = "local"
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Events from one account to one, and their audiences.

    Args:
        rows: One row per event: event, at, from_key, to_key; wording, where it has one.
        kind: Of the events.
        scope: Of their ids.
        clock: local: by the owner's wall clock; null: UTC.

    Returns:
        EVENTS and AUDIENCES; the audience of somebody unnamed is `linkedin:?`.
    """
    aimed = rows.with_columns(pl.col("to_key").fill_null("linkedin:?").alias("audience"))
    events = aimed.select(
        "event",
        pl.lit(scope).alias("scope"),
        pl.col("at").alias("occurred_at"),
        pl.lit(kind).alias("kind"),
        "from_key",
        "audience",
        pl.lit(clock, dtype=pl.String).alias("clock"),
        *(["wording"] if "wording" in aimed.columns else []),
    )
    audiences = aimed.select("audience", pl.col("to_key").alias("key"), pl.lit("to").alias("role"))
    return EVENTS.of(events), AUDIENCES.of(audiences.unique(maintain_order=True))
