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
from netgraph.sources.facebook.messages import ROWS, Part, part
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.sealed import sealed_part
from netgraph.sources.facebook.verdicts import KINDS

COPY = "copy"
_MOMENT = ("thread", "clock", "at")
_SAME = ("at", "key", "mark")
# What is the same on many rows is kept once.
_PLACES = dict.fromkeys(("thread", "file", "section"), pl.Categorical) | {"rows": pl.UInt32}
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
    threads, placed = [], []
    for thread in sorted(groups):
        parts = sorted(groups[thread], key=_span)
        threads.append(_thread(thread, parts))
        placed += [(thread, p) for p in _without_copies(parts)]
    groups.clear()
    return _judged(_placed(placed)), threads


def _read(
    intake: Intake, places: list[Place], names: Names, own: str | None
) -> Iterator[tuple[str, Part]]:
    """The parts of all message files that can be read, each with its thread."""
    seen: set[tuple[str, str | None]] = set()
    for spot in places:
        try:
            parts = _parts(intake, spot, names)
        except ExportError as ex:
            intake.refuse(spot.path, ex)
            continue
        # after the file was read, and hashed on the way
        content = intake.archive.sha256(spot.path) if spot.thread else None
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
    members = part.people.union(key for key in part.senders if key) - {own}
    return f"~{hashlib.sha256('|'.join(sorted(members)).encode()).hexdigest()[:16]}"


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
    at = part.rows["at"]
    return int(at.min() or 0), int(at.max() or 0), part.file  # type: ignore[arg-type]


def _thread(thread: str, parts: list[Part]) -> Thread:
    listed = frozenset[str]().union(*(p.people for p in parts))
    senders = frozenset[str | None]().union(*(p.senders for p in parts))
    return Thread(
        id=thread,
        listed=listed,
        members=listed.union(key for key in senders if key),
        nameless=max(int(None in senders), *(p.nameless for p in parts)),
        title=next((p.title for p in parts if p.title), None),
    )


def _placed(parts: list[tuple[str, Part]]) -> pl.DataFrame:
    """The rows of all parts, each with its thread, file and section."""
    filled = [(thread, p) for thread, p in parts if p.rows.height]
    if not filled:
        return pl.DataFrame(schema=_PLACED)
    places = pl.DataFrame(
        [(thread, p.file, p.section, p.rows.height) for thread, p in filled],
        schema=_PLACES,
        orient="row",
    )
    repeated = places.select(pl.exclude("rows").repeat_by("rows")).explode(
        "thread", "file", "section"
    )
    return pl.concat(
        [pl.concat((p.rows for _, p in filled), rechunk=True), repeated], how="horizontal"
    )


def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    """What place and time say of the messages.

    Copies are not numbered; any other message is, so that what becomes of one moves no number.
    """
    kept = pl.col("verdict").is_in(KINDS)
    request = pl.col("section") == "messagerequests"
    asked = rows.filter(request & kept).group_by("thread").agg(pl.col("key").n_unique())
    unanswered = asked.filter(pl.col("key") < 2)["thread"]
    verdict = (
        pl.when(kept & pl.col("at").is_null())
        .then(pl.lit("no date"))
        .when(kept & (pl.col("section") == "filteredthreads"))
        .then(pl.lit("filtered thread"))
        .when(kept & request & pl.col("thread").is_in(unanswered.implode()))
        .then(pl.lit("message request never answered"))
        .otherwise(pl.col("verdict").cast(pl.String))
    )
    told = rows.with_columns(verdict=verdict).drop("section")
    return told.sort(*_MOMENT, maintain_order=True).with_columns(nth=_nth())


def _nth() -> pl.Expr:
    """The number of a message among those of its thread and moment, which stand together."""
    counted = pl.col("verdict") != COPY
    so_far = counted.cum_sum()
    begins = pl.any_horizontal(pl.col(c).ne_missing(pl.col(c).shift()) for c in _MOMENT)
    first = begins | (pl.int_range(pl.len()) == 0)
    return so_far - pl.when(first).then(so_far - counted.cast(pl.UInt32)).forward_fill()
