"""The table of posts in archives until August 2018, read where the months are not whole."""

from collections.abc import Sequence

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.tables import read_table
from netgraph.sources.x.accounts import Own
from netgraph.sources.x.files import TABLE, Part
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.posts import AUTHORS, PEOPLE, POSTS, Posts, instants

SAME = "the months in data/js/tweets hold the same posts and say more"
_REQUIRED = ("tweet_id", "in_reply_to_user_id", "timestamp")
_KNOWN = (
    "in_reply_to_status_id", "text",
    "retweeted_status_id", "retweeted_status_user_id",
)  # fmt: skip
_TEXTS = dict.fromkeys((*_REQUIRED, *_KNOWN), pl.String)
_UNUSED = ("source", "expanded_urls", "retweeted_status_timestamp")
_ID = r"^([1-9][0-9]{0,19})$"
_NAMED = r"(?:^|[^A-Za-z0-9_/])@[A-Za-z0-9_]{1,20}"


def load_table(archive: Archive, parts: Sequence[Part], own: Own) -> tuple[Loaded[object], Posts]:
    """Posts of `tweets.csv`, or of the older tables by month.

    A table names who is answered by id, others only as @handles in the text. A handle is an id's
    where the table shows it: the one name at the head of an answer, or the one repeated.
    """
    counts: dict[str, int] = {}
    damaged: dict[str, str] = {}
    notes: list[str] = []
    tables = [pl.DataFrame(schema={"file": pl.String, "line": pl.Int64, **_TEXTS})]
    for path in (part.path for part in parts if part.kind == TABLE):
        try:
            rows = read_table(archive.read(path), path, _REQUIRED, _KNOWN, _UNUSED)
        except ExportError as ex:
            damaged[path] = str(ex)
            continue
        counts[path] = rows.height
        if strange := sorted(set(rows.columns) - {"line", *_TEXTS}):
            notes.append(f"{path}: columns not known: {', '.join(strange[:10])}")
        lacking = [pl.lit(None, pl.String).alias(c) for c in _TEXTS if c not in rows.columns]
        whole = rows.with_columns(*lacking, file=pl.lit(path))
        tables.append(whole.select(tables[0].columns))
    loaded: Loaded[object] = Loaded(
        counts=counts, damaged=damaged, faults=tuple(damaged.values()), surplus=tuple(notes)
    )
    return loaded, _posts(pl.concat(tables).with_row_index("row"), own)


def _posts(table: pl.DataFrame, own: Own) -> Posts:
    told = table.with_columns(
        _id("tweet_id").alias("id"),
        _key("in_reply_to_user_id").alias("answers"),
        _key("retweeted_status_user_id").alias("repeats"),
        pl.col("text").str.extract_all(_NAMED).list.eval(_bare(pl.element())).alias("names"),
        at=pl.col("timestamp"),
        retweet=pl.col("retweeted_status_id").is_not_null()
        | pl.col("text").str.starts_with("RT @").fill_null(value=False),
    )
    people = _people(told, own)
    authors = pl.concat(
        told.select(_id(status).alias("status"), pl.col(key).alias("key"))
        for status, key in (
            ("in_reply_to_status_id", "answers"),
            ("retweeted_status_id", "repeats"),
        )
    )
    return Posts(
        instants(told.select("row", *POSTS)),
        people.select(*PEOPLE),
        authors.drop_nulls().unique(maintain_order=True).select(*AUTHORS),
    )


def _people(told: pl.DataFrame, own: Own) -> pl.DataFrame:
    """PEOPLE: whom each post answers, by id, and whom else its text names."""
    first = pl.col("names").list.first()
    at_head = pl.col("text").str.starts_with("@").fill_null(value=False)
    # Who answers himself need not name himself.
    to_another = pl.col("answers").is_not_null() & ~pl.col("answers").is_in(sorted(own.keys))
    alone = to_another & at_head & (pl.col("names").list.n_unique() == 1) & bool(own.key)
    shown = told.select(
        "row",
        pl.when("retweet").then("repeats").when(alone).then("answers").alias("key"),
        handle=first,
    ).drop_nulls()
    answered = told.select("row", key="answers", handle=pl.lit(None, pl.String)).drop_nulls("key")
    folded = pl.col("handle").str.to_lowercase()
    named = (
        told.select("row", head=pl.when(to_another & at_head).then(first), handle="names")
        .explode("handle")
        .filter(folded.ne_missing(pl.col("head").str.to_lowercase()))
        .select("row", "handle")
        .drop_nulls()
    )
    bearers = (
        shown.select(folded.alias("folded"), pl.col("key").alias("by_id"))
        .unique()
        .filter(pl.len().over("folded") == 1)
    )
    by_handle = pl.coalesce("by_id", "x:@" + pl.col("folded"))
    others = named.with_columns(folded=folded).join(
        bearers, on="folded", how="left", maintain_order="left"
    )
    return (
        pl.concat([shown, others.select("row", by_handle.alias("key"), "handle"), answered])
        .unique(["row", "key"], keep="first", maintain_order=True)
        .with_columns(name=pl.lit(None, pl.String))
    )


def _bare(name: pl.Expr) -> pl.Expr:
    return name.str.extract(r"@(\w+)$", 1)


def _id(column: str) -> pl.Expr:
    """An id as it is written; null for what a spreadsheet made of it."""
    return pl.col(column).str.extract(_ID, 1)


def _key(column: str) -> pl.Expr:
    return "x:" + _id(column)
