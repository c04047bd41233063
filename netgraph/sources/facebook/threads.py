"""Conversations: all files of a thread merged, whatever their order and their section."""

import hashlib
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources.facebook import chatpages, pages
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.messages import KINDS, ROWS, Part, part
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.sealed import sealed_part

COPY = "copy"
_SAME = ("at", "key", "mark")
_PLACED = ROWS | dict.fromkeys(("thread", "file", "section"), pl.Categorical)


class Thread(NamedTuple):
    """Who belongs to one conversation."""

    id: str
    listed: frozenset[str]  # participants, and whoever joined or left
    members: frozenset[str]  # those and the senders
    nameless: int  # further members, who are not named
    title: str | None


def merged(
    intake: Intake, places: list[Place], names: Names, own: str | None
) -> tuple[pl.DataFrame, list[Thread]]:
    """Every message of the package, and its conversations.

    Files are opened one by one: what stays in memory is a few columns per message.

    Args:
        intake: The package; it learns what became of each file.
        places: Its message files, sorted by path.
        names: The package's names; those of the threads are added.
        own: The owner's key, null where it is not known.

    Returns:
        One row per message: thread, file, line, at (milliseconds), clock, nth (1 = the oldest of
        its thread and time), key (of the sender; null: not named), verdict (one of KINDS, or why it
        is no exchange). And the threads, by id.
    """
    groups: dict[str, list[Part]] = {}
    for thread, read in _read(intake, places, names, own):
        groups.setdefault(thread, []).append(read)
    threads, frames = [], [pl.DataFrame(schema=_PLACED)]
    for thread in sorted(groups):
        parts = sorted(groups[thread], key=_span)
        threads.append(_thread(thread, parts))
        frames += [_placed(thread, p) for p in _without_copies(parts)]
    return _judged(pl.concat(frames, rechunk=True)), threads


def _read(
    intake: Intake, places: list[Place], names: Names, own: str | None
) -> Iterator[tuple[str, Part]]:
    """The parts of all message files that can be read, each with its thread."""
    seen: set[tuple[str, str | None]] = set()
    for spot in places:
        content = intake.archive.sha256(spot.path) if spot.thread else None
        try:
            parts = _parts(intake, spot, names)
        except ExportError as ex:
            intake.refuse(spot.path, ex)
            continue
        if content and (spot.thread, content) in seen:
            intake.ignore(spot.path, "copy")
            continue
        seen.add((spot.thread, content))
        intake.count(spot.path, 0, 0)
        for read in parts:
            intake.unknown |= read.unknown
            yield spot.thread or _named_by_members(read, own), read


def _parts(intake: Intake, spot: Place, names: Names) -> list[Part]:
    """What one file holds: a part of one thread, or before October 2017 all threads."""
    if spot.role == "sealed":
        return [sealed_part(intake.load(spot.path), spot.path, names)]
    if spot.role == "thread":
        return [part(intake.load(spot.path), spot.path, spot.section, names)]
    page = intake.page(spot.path)
    if pages.is_modern(page):
        return [chatpages.part(page, spot.path, spot.section, names, intake)]
    return chatpages.old_parts(page, spot.path, names, intake)


def _named_by_members(part: Part, own: str | None) -> str:
    """A thread that the export gives no id, by a digest over whoever takes part but the owner."""
    senders = part.rows["key"].cast(pl.String).unique().drop_nulls()
    members = part.people.union(senders) - {own}
    return f"~{hashlib.sha256('|'.join(sorted(filter(None, members))).encode()).hexdigest()[:16]}"


def _without_copies(parts: list[Part]) -> list[Part]:
    """The files, oldest first, with what stands in several of them named in all but the oldest.

    Parts follow each other. Where they overlap, a thread stands in two sections or was downloaded
    twice: what one of its files holds k times, the thread holds k times.
    """
    spans = [_span(p) for p in parts]
    if all(older[1] <= newer[0] for older, newer in pairwise(spans)):
        return parts
    rows = pl.concat(p.rows.with_columns(part=pl.lit(n)) for n, p in enumerate(parts))
    held = rows.group_by("part", *_SAME).len("held").sort("part")
    before = pl.col("held").cum_max().shift().over(_SAME, order_by="part").fill_null(0)
    counted = rows.with_columns(nth=pl.int_range(pl.len()).over("part", *_SAME)).join(
        held.with_columns(before=before),
        on=["part", *_SAME],
        nulls_equal=True,
        maintain_order="left",
    )
    copy = (pl.col("nth") < pl.col("before")) & pl.col("at").is_not_null()
    told = counted.with_columns(
        verdict=pl.when(copy).then(pl.lit(COPY, dtype=pl.Categorical)).otherwise("verdict")
    ).partition_by("part", as_dict=True, include_key=False, maintain_order=True)
    empty = pl.DataFrame(schema=ROWS)
    return [p._replace(rows=told.get((n,), empty).select(*ROWS)) for n, p in enumerate(parts)]


def _span(part: Part) -> tuple[int, int, str]:
    first, last = part.rows.select(pl.col("at").min(), pl.col("at").max().alias("last")).row(0)
    return first or 0, last or 0, part.file


def _thread(thread: str, parts: list[Part]) -> Thread:
    listed = frozenset[str]().union(*(p.people for p in parts))
    senders = pl.concat(p.rows["key"].unique() for p in parts).cast(pl.String).unique()
    return Thread(
        id=thread,
        listed=listed,
        members=listed.union(senders.drop_nulls()),
        nameless=max(int(senders.null_count() > 0), *(p.nameless for p in parts)),
        title=next((p.title for p in parts if p.title), None),
    )


def _placed(thread: str, part: Part) -> pl.DataFrame:
    same = {"thread": thread, "file": part.file, "section": part.section}
    return part.rows.with_columns(
        pl.lit(text).cast(pl.Categorical).alias(name) for name, text in same.items()
    )


def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    """What place and time say of the messages.

    Copies are not numbered; any other message is, so that what becomes of one moves no number.
    """
    kept = pl.col("verdict").is_in(KINDS)
    senders = pl.col("key").filter(kept).n_unique().over("thread")
    request = pl.col("section") == "messagerequests"
    verdict = (
        pl.when(kept & pl.col("at").is_null())
        .then(pl.lit("no date"))
        .when(kept & (pl.col("section") == "filteredthreads"))
        .then(pl.lit("filtered thread"))
        .when(kept & request & (senders < 2))
        .then(pl.lit("message request never answered"))
        .otherwise(pl.col("verdict").cast(pl.String))
    )
    nth = (pl.col("verdict") != COPY).cum_sum().over("thread", "clock", "at")
    return rows.with_columns(verdict=verdict, nth=nth).drop("section")
