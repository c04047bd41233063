"""Conversations: all files of a thread merged, whatever their order and their section."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import Place
from netgraph.sources.facebook.messages import KINDS, Part, part
from netgraph.sources.facebook.names import Names

COPY = "copy"
_OWN = {"line": pl.Int64, "at": pl.Int64, "key": pl.Categorical, "verdict": pl.String}
# What is the same on many rows is kept once.
_ROWS = {**_OWN, **dict.fromkeys(("thread", "file", "section"), pl.Categorical)}


class Thread(NamedTuple):
    """Who belongs to one conversation."""

    id: str
    listed: frozenset[str]  # participants, and whoever joined or left
    members: frozenset[str]  # those and the senders
    nameless: int  # further members, who are not named
    title: str | None


def merged(intake: Intake, places: list[Place], names: Names) -> tuple[pl.DataFrame, list[Thread]]:
    """Every message of the package, and its conversations.

    Files are opened one by one: what stays in memory is a few columns per message.

    Args:
        intake: The package; it learns what became of each file.
        places: Its message files, sorted by path.
        names: The package's names; those of the threads are added.

    Returns:
        One row per message: thread, file, line, at (UTC milliseconds), nth (1 = the oldest of its
        thread and millisecond), key (of the sender; null: not named), verdict (one of KINDS, or
        why it is no exchange). And the threads, by id.
    """
    groups: dict[str, list[Place]] = {}
    for spot in places:
        groups.setdefault(spot.thread, []).append(spot)
    threads, frames = [], [pl.DataFrame(schema=_ROWS)]
    for thread in sorted(groups):
        if parts := _parts(intake, groups[thread], names):
            threads.append(_thread(thread, parts))
            frames += [_rows(thread, p) for p in parts]
    return _judged(pl.concat(frames, rechunk=True)), threads


def _parts(intake: Intake, places: list[Place], names: Names) -> list[Part]:
    """The files of one thread, oldest first; their numbers are no order (10 sorts before 2)."""
    parts: dict[str | None, Part] = {}  # by their content: a second download brings copies
    for spot in places:
        try:
            value = intake.load(spot.path)
            if intake.archive.sha256(spot.path) in parts:
                intake.ignore(spot.path, "copy")
                continue
            read = part(value, spot.path, spot.section, names)
        except ExportError as ex:
            intake.refuse(spot.path, ex)
            continue
        parts[intake.archive.sha256(spot.path)] = read
        intake.unknown |= read.unknown
        intake.count(spot.path, 0, 0)
    return _without_copies(sorted(parts.values(), key=_span))


def _without_copies(parts: list[Part]) -> list[Part]:
    """The files, with what stands in several of them named in all but the oldest.

    Parts follow each other. Where they overlap, a thread stands in two sections or was downloaded
    twice: what one of its files holds k times, the thread holds k times.
    """
    spans = [_span(p) for p in parts]
    if all(older[1] <= newer[0] for older, newer in pairwise(spans)):
        return parts
    seen: Counter[tuple[int, str | None, int]] = Counter()
    for p in parts:
        here: Counter[tuple[int, str | None, int]] = Counter()
        for i, (ms, key, mark) in enumerate(zip(p.at, p.key, p.mark, strict=True)):
            if ms is not None:
                here[ms, key, mark] += 1
                if here[ms, key, mark] <= seen[ms, key, mark]:
                    p.verdict[i] = COPY
        seen |= here
    return parts


def _span(part: Part) -> tuple[int, int, str]:
    dated = [ms for ms in part.at if ms is not None] or [0]
    return min(dated), max(dated), part.file


def _thread(thread: str, parts: list[Part]) -> Thread:
    listed = frozenset[str]().union(*(p.people for p in parts))
    senders = frozenset[str | None]().union(*(p.key for p in parts))
    return Thread(
        id=thread,
        listed=listed,
        members=listed.union(key for key in senders if key),
        nameless=max(int(None in senders), *(p.nameless for p in parts)),
        title=next((p.title for p in parts if p.title), None),
    )


def _rows(thread: str, part: Part) -> pl.DataFrame:
    size = len(part.line)
    same = {"thread": [thread] * size, "file": [part.file] * size, "section": [part.section] * size}
    return pl.DataFrame({name: getattr(part, name) for name in _OWN} | same, schema=_ROWS)


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
        .otherwise("verdict")
    )
    nth = (pl.col("verdict") != COPY).cum_sum().over("thread", "at")
    return rows.with_columns(verdict=verdict, nth=nth).drop("section")
