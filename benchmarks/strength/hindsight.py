"""Ties as a night saw them, and what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from netgraph import pipeline
from netgraph.errors import ExportError, UsageError
from netgraph.settings import Settings
from netgraph.sources.archive import open_archive
from netgraph.sources.neutral.interactions import interactions
from netgraph.sources.neutral.layout import (
    LAYOUTS,
    manifest_paths,
    read_manifest,
    read_rows,
    table_paths,
)
from netgraph.store.connect import Connection, writer
from netgraph.store.query import append, run
from netgraph.strategy.strength import tie_terms

NETWORK = "events"
MUTUAL = ("meeting", "call")


@dataclass(frozen=True, slots=True)
class Events:
    """What a neutral interactions file tells, as a reader of exports gives it."""

    events: pl.DataFrame
    audiences: pl.DataFrame
    rejected: int  # rows

    @property
    def people(self) -> pl.Series:
        """Everybody who takes part, sorted."""
        return pl.concat([self.events["from_key"], self.audiences["key"]]).unique().sort()

    def last_visible(self, hide: float) -> date:
        """The last day that is seen when this share of the days is hidden.

        Raises:
            UsageError: Nothing would be hidden, or nothing seen.
        """
        days = self.events.select(pl.col("occurred_at").dt.date())
        first, last = days.min().item(), days.max().item()
        seen = round(((last - first).days + 1) * (1 - hide)) if 0 < hide < 1 else 0
        day: date = first + timedelta(days=seen - 1)
        if not first <= day < last:
            raise UsageError(f"--hide {hide}: of {first} to {last} nothing is seen, or all is")
        return day


def read_events(path: Path) -> Events:
    """The interactions of a CSV or Parquet file, or of a neutral export.

    Raises:
        ExportError: There are none, or they cannot be read.
    """
    with open_archive(path) as archive:
        file = archive.paths[0]
        if manifests := manifest_paths(archive):
            tables = table_paths(archive, read_manifest(archive, manifests[0]).file)
            if not tables["interactions"]:
                raise ExportError(f"{path}: an export without interactions.csv or .parquet")
            file = tables["interactions"][0]
        rows = read_rows(archive, file, LAYOUTS["interactions"])
    events, audiences, sifted = interactions(rows, NETWORK)
    if events.is_empty():
        raise ExportError(f"{path}: none of {rows.height:,} rows can be used")
    return Events(events, audiences, sifted.rejected.height)


def ties(told: Events, as_of: date) -> pl.DataFrame:
    """What the house and the obvious measures say of each tie on a day, and what followed.

    A tie is a pair of people who were in contact until then, each pair once: of the two rows of
    `tie_terms` that of the smaller id, the figures being the same from both sides. Contact is what
    the night takes for contact: addressed to or together with somebody, not in copy, in events of
    at most `group_cap` people, of a kind that weighs something.

    Returns:
        One row per tie: is_active (in contact afterwards); strength (null unless both sides
        acted); warmth; recency (days before the end of the day, negative), frequency (events),
        and recency x frequency (events / (1 + days)).
    """
    with _night(told, as_of) as con:
        terms = tie_terms(con.sql("from core.exchanges").pl())
    until = datetime.combine(as_of + timedelta(days=1), datetime.min.time())
    contacts = _contacts(told, Settings())
    silence = (pl.lit(until) - pl.col("occurred_at").max()).dt.total_seconds() / 86400
    seen = (
        contacts.filter(pl.col("occurred_at") < until)
        .group_by("owner", "person_id")
        .agg(silence.alias("silence"), pl.len().alias("frequency"))
    )
    later = contacts.filter(pl.col("occurred_at") >= until).select("owner", "person_id").unique()
    return (
        seen.join(terms, on=["owner", "person_id"], how="left", validate="1:1")
        .join(later.with_columns(is_active=True), on=["owner", "person_id"], how="left")
        .sort("owner", "person_id")
        .select(
            pl.col("is_active").fill_null(False),
            "strength",
            "warmth",
            (-pl.col("silence")).alias("recency"),
            pl.col("frequency").cast(pl.Float64),
            (pl.col("frequency") / (1 + pl.col("silence"))).alias("recency x frequency"),
        )
    )


@contextmanager
def _night(told: Events, as_of: date) -> Iterator[Connection]:
    """The database of a night of that day over these events, everybody being an owner."""
    people = told.people
    used = {"package_id": "p", "export_id": "e", "source": NETWORK, "local_owner": "everybody"}
    with TemporaryDirectory() as folder:
        night = pipeline.start(Path(folder), None, as_of)
        pipeline.begin(night)
        with writer(night.database) as con:
            for table, rows in (("events", told.events), ("audiences", told.audiences)):
                append(con, f"raw.{table}", rows.with_columns(pl.lit("p").alias("package_id")))
            keys = pl.DataFrame({"key": people, "account_id": people, "person_id": people})
            append(con, "core.keys", keys)
            append(con, "core.owners", pl.DataFrame({"owner": people, "person_id": people}))
            append(con, "core.used", pl.DataFrame([used | {"neutral": True, "exported_on": as_of}]))
            events = ("events_of_owners", "events_in_formats", "events")
            for query in (*events, "exchange_days", "exchanges_at", "exchanges"):
                run(con, query)
            yield con


def _contacts(told: Events, settings: Settings) -> pl.DataFrame:
    """Event by event who was in contact: owner (the smaller id), person_id, occurred_at.

    Worked out apart from the night, for the measures it is compared with.
    """
    sizes = told.audiences.group_by("audience").agg(pl.col("key").unique().alias("members"))
    counts = [kind for kind, weight in settings.base_weights.items() if weight > 0]
    events = (
        told.events.filter(pl.col("kind").is_in(counts))
        .join(sizes, on="audience")
        .with_columns(
            (pl.col("members").list.set_union(pl.concat_list("from_key")).list.len()).alias("n")
        )
        .filter(pl.col("n") <= settings.group_cap)
        .select("event", "occurred_at", "kind", "from_key", "audience")
    )
    direct = told.audiences.filter(pl.col("role") == "to").select("audience", "key")
    sent = events.join(direct, on="audience").rename({"from_key": "one", "key": "other"})
    beside = sent.filter(pl.col("kind").is_in(MUTUAL)).select("event", "occurred_at", "other")
    together = beside.join(beside.rename({"other": "one"}), on=["event", "occurred_at"])
    pairs = pl.concat(
        [frame.select("event", "occurred_at", "one", "other") for frame in (sent, together)]
    )
    return (
        pairs.filter(pl.col("one") != pl.col("other"))
        .select(
            "event",
            "occurred_at",
            pl.min_horizontal("one", "other").alias("owner"),
            pl.max_horizontal("one", "other").alias("person_id"),
        )
        .unique()
    )
