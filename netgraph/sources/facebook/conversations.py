"""From merged threads to events, and whom each of them reached."""

from functools import reduce

import polars as pl

from netgraph import schemas
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.threads import Thread, merged
from netgraph.sources.facebook.verdicts import KINDS

_KEPT = pl.col("verdict").is_in(KINDS)
_GROUP = 3  # members from which a conversation has a title of its own


def read(
    intake: Intake, places: list[Place], names: Names, own: str | None
) -> tuple[dict[str, pl.DataFrame], str | None]:
    """What the package says of its conversations.

    Args:
        intake: The package; it learns what became of each file.
        places: Its files, sorted by path.
        names: The package's names; those of the threads are added.
        own: The owner's key by the profile, null when there is none.

    Returns:
        The frames events, audiences, threads (titles of groups) and rejects. And the owner's key
        in the conversations: that of the profile, or else the one name that is in all of them.
    """
    mine = [spot for spot in places if spot.role in ("thread", "chat", "sealed")]
    rows, threads = merged(intake, mine, names, own)
    threads = _in_use(rows, threads)
    seen = any(own in thread.members for thread in threads)
    owner = own if seen else _common_member(threads) or own
    threads = _completed(threads, owner)
    rows = _in_company(rows, threads)
    for file, read, kept in rows.group_by("file").agg(pl.len(), _KEPT.sum()).iter_rows():
        intake.count(file, read, kept)
    return _frames(rows, _in_use(rows, threads)), owner


def _in_use(rows: pl.DataFrame, threads: list[Thread]) -> list[Thread]:
    """The threads in which at least one message is an exchange."""
    used = set(rows.filter(_KEPT)["thread"].unique())
    return [thread for thread in threads if thread.id in used]


def _common_member(threads: list[Thread]) -> str | None:
    """The one name that takes part in every conversation; a single conversation has none."""
    if len(threads) < 2:
        return None
    shared = reduce(frozenset.intersection, (thread.members for thread in threads))
    return next(iter(shared)) if len(shared) == 1 else None


def _completed(threads: list[Thread], owner: str | None) -> list[Thread]:
    """The threads with those members whom the export leaves out.

    In spring 2018 `participants` did not hold the owner, who yet writes. And where one member
    alone is known, who is not the owner, the other side is the owner or somebody not named.
    """
    writes = any(owner in thread.members for thread in threads)
    unlisted = writes and not any(owner in thread.listed for thread in threads)
    full = []
    for thread in threads:
        alone = _size(thread) == 1
        added = {owner} if owner and (unlisted or alone) else frozenset[str]()
        nameless = thread.nameless + (alone and not owner)
        full.append(thread._replace(members=thread.members | added, nameless=nameless))
    return full


def _in_company(rows: pl.DataFrame, threads: list[Thread]) -> pl.DataFrame:
    """The messages; one that reaches nobody but its sender is no exchange."""
    alone = [thread.id for thread in threads if _size(thread) == 1]
    verdict = (
        pl.when(_KEPT & pl.col("thread").is_in(alone))
        .then(pl.lit("nobody else in the thread"))
        .otherwise("verdict")
    )
    return rows.with_columns(verdict=verdict)


def _frames(rows: pl.DataFrame, threads: list[Thread]) -> dict[str, pl.DataFrame]:
    members = [(t.id, key) for t in threads for key in [*sorted(t.members), *[None] * t.nameless]]
    audiences = pl.DataFrame(
        members, schema={"audience": pl.String, "key": pl.String}, orient="row"
    )
    groups = [t for t in threads if t.title and _size(t) >= _GROUP]
    rejects = rows.filter(~_KEPT).select("file", "line", reason="verdict").sort("file", "line")
    return {
        "events": _events(rows),
        "audiences": schemas.AUDIENCES.of(audiences.with_columns(role=pl.lit("to"))),
        "threads": schemas.THREADS.of([{"thread": t.id, "title": t.title} for t in groups]),
        "rejects": schemas.REJECTS.of(rejects),
    }


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    events = rows.filter(_KEPT).sort("thread", "at", "clock", "nth")
    at, clock = pl.from_epoch("at", time_unit="ms"), pl.col("clock").cast(pl.String)
    # what a clock shows is written as such: no number of milliseconds is mistaken for it
    shown = (
        pl.when(clock.str.ends_with("minute"))
        .then(at.dt.to_string("%Y-%m-%dT%H:%M"))
        .when(clock == "local second")
        .then(at.dt.to_string("%Y-%m-%dT%H:%M:%S"))
        .otherwise(pl.col("at").cast(pl.String))
    )
    return schemas.EVENTS.of(
        events.select(
            pl.concat_str("thread", shown, "nth", separator="|").alias("event"),
            pl.lit("owner").alias("scope"),
            at.cast(schemas.INSTANT).alias("occurred_at"),
            pl.col("verdict").alias("kind"),
            pl.col("key").alias("from_key"),
            pl.col("thread").alias("audience"),
            pl.col("thread"),
            clock,
        )
    )


def _size(thread: Thread) -> int:
    return len(thread.members) + thread.nameless
