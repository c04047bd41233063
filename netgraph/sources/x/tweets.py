"""Posts: whom the owner answered and whom the owner mentioned."""

import polars as pl

from netgraph.schemas import AUDIENCES, EVENTS, REJECTS, TEXT
from netgraph.sources.x.accounts import Own
from netgraph.sources.x.pieces import OBSERVED, Piece
from netgraph.sources.x.posts import Posts
from netgraph.sources.x.values import COPY, FIRST_DAY, IMPOSSIBLE, NO_DATE, NO_ID

_NOBODY, _RETWEET = "mentions nobody", "retweet"


def read_tweets(told: Posts, own: Own, counts: dict[str, int]) -> Piece:
    """One reply to whom a post answers, one mention to all others whom it names.

    Retweets are other people's words: they only tell which handle had which id at the time.

    Args:
        told: The posts, those that know most of a post before others with its id.
        own: The owner's account.
        counts: Rows by file.
    """
    posts, people = told.posts, told.people
    others = people.filter(~pl.col("key").is_in(sorted(own.keys)))
    posts = posts.with_columns(reason=_reason(posts["row"].is_in(others["row"].implode())))
    dated = posts.filter(pl.col("reason").is_null() | pl.col("reason").is_in([_RETWEET, _NOBODY]))
    named = people.filter(pl.any_horizontal(pl.col("handle", "name").is_not_null()))
    observed = named.join(
        dated.select("row", seen_at="at"), on="row", maintain_order="left"
    ).select(*OBSERVED)
    kept = others.join(posts.filter(pl.col("reason").is_null()), on="row", maintain_order="left")
    events, audiences = _events(kept, own)
    return Piece(
        events=events,
        audiences=audiences,
        observed=observed,
        rejects=REJECTS.of(posts.drop_nulls("reason").select("file", "line", "reason")),
        counts=counts,
    )


def _reason(names_others: pl.Series) -> pl.Expr:
    """Why a post makes no event; null when it makes one."""
    return (
        pl.when(pl.col("id").is_null())
        .then(pl.lit(NO_ID))
        .when(~pl.col("id").is_first_distinct())
        .then(pl.lit(COPY))
        .when(pl.col("at").is_null())
        .then(pl.lit(NO_DATE))
        .when(pl.col("at") < FIRST_DAY)
        .then(pl.lit(IMPOSSIBLE))
        .when(pl.col("retweet"))
        .then(pl.lit(_RETWEET))
        .when(~names_others)
        .then(pl.lit(_NOBODY))
    )


def _events(kept: pl.DataFrame, own: Own) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Events and their audiences, from one row per post and person."""
    kind = (
        pl.when(pl.col("key") == pl.col("answers"))
        .then(pl.lit("reply"))
        .otherwise(pl.lit("mention"))
    )
    told = kept.with_columns(kind=kind).with_columns(
        event="tweet:" + pl.col("id") + ":" + pl.col("kind")
    )
    alone = pl.len().over("event") == 1
    told = told.with_columns(audience=pl.when(alone).then("key").otherwise("event"))
    events = told.unique("event", keep="first", maintain_order=True).select(
        "event",
        pl.lit("network").alias("scope"),
        pl.col("at").alias("occurred_at"),
        "kind",
        pl.lit(own.key, dtype=TEXT).alias("from_key"),
        "audience",
    )
    audiences = told.select("audience", "key", pl.lit("to").alias("role")).unique(
        maintain_order=True
    )
    return EVENTS.of(events), AUDIENCES.of(audiences)
