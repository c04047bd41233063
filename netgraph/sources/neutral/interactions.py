"""Interactions: one row per recipient becomes events and the audiences they reached."""

import polars as pl

from netgraph import schemas
from netgraph.sources.neutral.rows import Sifted, id_faults, key_of, sift

KINDS = (
    "message",
    "email",
    "meeting",
    "mention",
    "reply",
    "comment",
    "reaction",
    "endorsement",
    "recommendation",
    "invitation",
    "call",
)
ROLES = ("to", "cc", "bcc")
INSTANT = (
    r"^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<minute>\d\d:\d\d)(?<second>:\d\d(?:\.\d{1,9})?)?)?"
    r" ?(?<zone>Z|UTC|[+-]\d\d(?::?\d\d)?)?$"
)


def instant(cells: pl.Expr) -> pl.Expr:
    """An ISO 8601 instant as UTC; without a zone it is UTC, without a time it is midnight.

    Returns:
        Null when it is none, or lies before 1901: there business software keeps its empty dates.
    """
    part = cells.str.extract_groups(INSTANT)
    zone = part.struct.field("zone").replace("UTC", "Z").fill_null("Z")
    text = pl.concat_str(
        part.struct.field("day"),
        pl.lit("T"),
        part.struct.field("minute").fill_null("00:00"),
        part.struct.field("second").fill_null(":00"),
        zone,
    )
    at = text.str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%#z", time_unit="us", strict=False)
    return pl.when(at.dt.year() > 1900).then(at.dt.replace_time_zone(None))


def interactions(rows: pl.DataFrame, network: str) -> tuple[pl.DataFrame, pl.DataFrame, Sifted]:
    """Events, their audiences, and what became of the rows.

    An event with one recipient has that recipient as its audience, which all such events share;
    any other has an audience of its own.
    """
    typed = rows.with_columns(
        instant(pl.col("at")).alias("instant"),
        pl.col("kind").str.to_lowercase(),
        pl.col("role").str.to_lowercase().fill_null("to"),
        pl.col("event").str.normalize("NFC"),
    )
    first = sift(typed, _row_faults())
    second = sift(first.kept, _event_faults())
    alone = (pl.len().over("event") == 1) & (pl.col("role") == "to")
    kept = second.kept.with_columns(
        # '#' starts no key, so an event's own audience never meets a recipient's.
        pl.when(alone)
        .then(key_of("to", network))
        .otherwise(pl.lit("#") + pl.col("event"))
        .alias("audience")
    )
    events = kept.filter(pl.col("event").is_first_distinct()).select(
        "event",
        pl.lit("network").alias("scope"),
        pl.col("instant").alias("occurred_at"),
        "kind",
        key_of("from", network).alias("from_key"),
        "audience",
        "thread",
    )
    audiences = kept.select("audience", key_of("to", network).alias("key"), "role").unique()
    both = Sifted(kept, pl.concat([first.rejected, second.rejected]))
    return schemas.EVENTS.of(events), schemas.AUDIENCES.of(audiences), both


def _row_faults() -> dict[str, pl.Expr]:
    """What can be wrong with one row."""
    return (
        {"event is empty": pl.col("event").is_null()}
        | id_faults("from", "to")
        | {
            "at is no ISO instant": pl.col("instant").is_null(),
            f"kind is none of {', '.join(KINDS)}": ~pl.col("kind").is_in(KINDS).fill_null(False),
            f"role is none of {', '.join(ROLES)}": ~pl.col("role").is_in(ROLES),
            "nobody reaches themself": pl.col("from") == pl.col("to"),
        }
    )


def _event_faults() -> dict[str, pl.Expr]:
    """What can be wrong between the rows of one event."""
    shared = pl.struct("instant", "from", "kind", "thread")
    return {
        "differs from the first row of its event": shared != shared.first().over("event"),
        "repeated recipient": ~pl.struct("event", "to").is_first_distinct(),
    }
