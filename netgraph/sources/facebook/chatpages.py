"""Conversations as HTML pages: 2018 and later one folder a thread, before that one page for all.

Times are the owner's wall clock, but where a page names an offset (`UTC+01`, until spring 2018).
"""

import html
import re

import polars as pl

from netgraph.errors import DriftError
from netgraph.sources.facebook import pages
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.messages import ROWS, Part, oldest_first
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.stamps import stamps
from netgraph.sources.facebook.verdicts import called, system
from netgraph.text import clean

_TAKING_PART = re.compile(
    r"\s*(?:participants|teilnehmer(?:innen|\*innen)?|participantes|partecipanti|deelnemers"
    r"|deltagere|deltakere|deltagare)\s*:\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_AND = re.compile(r"^(.+),? (?:and|und|et|y|e|en|og|och) (.+)$", re.DOTALL)
_CLASS = r"""\bclass\s*=\s*["']?(?:[^"'>]*\s)?{}(?:["'\s]|$)"""
_HINT = "Facebook may have changed this page; its messages are not read."


def part(page: pl.DataFrame, file: str, section: str, names: Names, intake: Intake) -> Part:
    """The messages of one page of a thread, of 2018 or later.

    Args:
        page: As `pages.pieces` gives it.
        file: Its name.
        section: The folded folder of its thread.
        names: The package's names; those of this page are added.
        intake: It learns how many dates are not understood.

    Raises:
        DriftError: The page has no entries.
    """
    found = pages.entries(page, file)
    # the first line names who takes part; it has one part alone, and is no message
    head = (pl.col("line") == 1) & (pl.col("parts") <= 1) & pl.col("stamp").is_null()
    whole = pl.when(pl.col("body").str.len_chars() < pages.BODY).then("body")
    top = found.filter(head).with_columns(body=whole)
    first = top.select(pl.coalesce("name", pages.plain("body"))).to_series()
    listed = [name for text in first.drop_nulls() for name in _listed(text)]
    said = found.filter(~head)
    if said.is_empty() and not listed:
        raise DriftError(file, ["no message"], ["entries with a name and a date"], _HINT)
    title = pages.texts_of(pages.inside(page, page["tag"].eq("title").arg_max() or 0))
    return _part(said, listed, (file, section, clean(title)), names, intake)


def old_parts(page: pl.DataFrame, file: str, names: Names, intake: Intake) -> list[Part]:
    """The threads of a page of before spring 2018: html/messages.htm, or messages/<n>.html.

    Since October 2017 messages.htm only leads to the pages of the threads, and holds none.

    Raises:
        DriftError: The page has neither threads nor links to their pages.
    """
    opens = page["step"] == 1
    starts = opens & page["head"].str.contains(_CLASS.format("thread"))
    if not starts.any():
        if page["head"].str.contains(r"""href\s*=\s*["']?[^"']*messages/\d+\.html""").any():
            return []
        raise DriftError(file, ["no thread"], ["class thread", "links to messages/<n>.html"], _HINT)
    level = page.filter(starts)["depth"].min()
    rows = page.with_columns(
        thread=starts.cast(pl.Int32).cum_sum(),
        line=(opens & page["head"].str.contains(_CLASS.format("message"))).cast(pl.Int64).cum_sum(),
        is_user=opens & page["head"].str.contains(_CLASS.format("user")),
        is_stamp=opens & page["head"].str.contains(_CLASS.format("meta")),
    ).filter((pl.col("thread") > 0) & (pl.col("depth") >= level))
    first = pl.col("line").min().over("thread")
    heads = rows.filter((pl.col("line") == first) & (pl.col("tag") != "h3"))
    texts = pl.col("text").filter(pl.col("text").str.contains(r"\S")).str.strip_chars()
    listed = dict(heads.group_by("thread").agg(texts.str.join(" ")).iter_rows())
    said = _old_messages(rows.filter(pl.col("line") > first))
    by_thread = said.partition_by("thread", as_dict=True, include_key=False)
    known = [(listed.get(n) or "", by_thread.get((n,), said.clear())) for n in sorted(listed)]
    return [
        _part(
            rows.drop("thread", strict=False),
            _old_listed(text),
            (file, "inbox", None),
            names,
            intake,
        )
        for text, rows in known
    ]


def _old_messages(rows: pl.DataFrame) -> pl.DataFrame:
    """One row per message: thread, line, name, stamp, body."""
    told = {"name": "is_user", "stamp": "is_stamp"}
    texts = [
        pl.col("text").filter(pl.col(flag)).first().str.strip_chars().alias(name)
        for name, flag in told.items()
    ]
    body = pl.col("text").filter(pl.col("tag") == "p").first().alias("body")
    said = rows.group_by("thread", "line", maintain_order=True).agg(*texts, body)
    return said.with_columns(pages.plain("name"), pages.plain("stamp"))


def _part(
    said: pl.DataFrame,
    listed: list[str],
    place: tuple[str, str, str | None],
    names: Names,
    intake: Intake,
) -> Part:
    """A part from its messages: line, name, stamp, body."""
    file, section, title = place
    senders = said["name"].unique().drop_nulls()
    keys = {name: names.of_page(name) for name in senders}
    read = stamps(said["stamp"])
    told, day = read["at"].is_not_null(), read["clock"].is_null()
    missing = int((~told & said["stamp"].is_not_null()).sum())
    intake.undated[file] = intake.undated.get(file, 0) + missing
    verdict = pl.Series(_verdicts(said), dtype=pl.String)
    rows = said.select(
        "line",
        at=pl.when(~day).then(read["at"].dt.epoch("ms")),
        clock=read["clock"],
        key=pl.col("name").replace_strict(keys, default=None, return_dtype=pl.String),
        verdict=pl.when(told & day & (verdict == "message"))
        .then(pl.lit("date without a time of day"))
        .when(~told & pl.col("stamp").is_not_null() & (verdict == "message"))
        .then(pl.lit("date not understood"))
        .otherwise(verdict),
        mark=pl.struct("name", "stamp", "body").hash().reinterpret(signed=True),
    )
    people = [names.of_page(name) for name in listed]
    return Part(
        file=file,
        section=section,
        rows=oldest_first(rows.select(pl.col(name).cast(kind) for name, kind in ROWS.items())),
        people=frozenset(key for key in people if key),
        senders=frozenset(keys.values()) | ({None} if said["name"].null_count() else set()),
        nameless=people.count(None),
        title=title,
        unknown=frozenset(),
    )


def _verdicts(said: pl.DataFrame) -> pl.Series:
    """What each message is; only what may be the network's own words is looked at."""
    body, name = pl.col("body").str.strip_chars(), pl.col("name")
    own = (
        body.str.starts_with(name)
        | body.str.contains(r"^(?:You |Say hi )")
        | body.str.contains(r" called you\.|missed (?:a|your) ")
    )
    asked = said.select("line", body=body, name=name).filter(own)
    told = {
        line: called(text, sender) or ("system message" if system(text, sender) else "message")
        for line, text, sender in asked.with_columns(pages.plain("body")).iter_rows()
    }
    return said["line"].replace_strict(told, default="message", return_dtype=pl.String)


def _listed(text: str) -> list[str]:
    """The names of a line such as `Participants: A, B and C`; none in a language not known."""
    found = _TAKING_PART.match(text)
    return _split(found[1]) if found else []


def _old_listed(text: str) -> list[str]:
    """The names above an old thread: bare, or after a word and a colon."""
    _, colon, _ = text.partition(":")
    return (
        _listed(text)
        if colon
        else [n.strip() for n in html.unescape(text).split(", ") if n.strip()]
    )


def _split(text: str) -> list[str]:
    """Names joined by commas, the last by a word."""
    *names, last = text.split(", ")
    return [n.strip() for n in (*names, *_ends(last)) if n.strip()]


def _ends(last: str) -> tuple[str, ...]:
    found = _AND.match(last)
    return (found[1], found[2]) if found else (last,)
