"""Posts: whom the owner answered and whom the owner mentioned."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import polars as pl

from netgraph.schemas import AUDIENCES, BOOL, EVENTS, INT, TEXT
from netgraph.sources.x.accounts import Own
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import OBSERVED, Piece
from netgraph.sources.x.values import (
    COPY,
    FIRST_DAY,
    IMPOSSIBLE,
    NO_DATE,
    NO_ID,
    account_key,
    handle,
    identifier,
    items,
    mapping,
    written,
)

_NOBODY, _RETWEET = "mentions nobody", "retweet"
_POST = {"file": TEXT, "line": INT, "id": TEXT, "at": TEXT, "retweet": BOOL, "answers": TEXT}
_PERSON = {"row": pl.UInt32, "key": TEXT, "handle": TEXT, "name": TEXT}
_DATE = "%b %d %H:%M:%S %z %Y"  # after the weekday, which posts of wrong years have wrong, too


class Person(NamedTuple):
    """An account that a post names."""

    key: str
    handle: str | None
    name: str | None


class Post(NamedTuple):
    """What is used of a post; `at` as it is written."""

    id: str | None
    at: str | None
    retweet: bool
    answers: str | None  # key of an account
    people: list[Person]


def read_tweets(loaded: Loaded[Post], own: Own) -> Piece:
    """One reply to whom a post answers, one mention to all others whom it names.

    Retweets are other people's words: they only tell which handle had which id at the time.
    """
    posts, people = _flatten(loaded.rows)
    others = people.filter(~pl.col("key").is_in(sorted(own.keys)))
    posts = posts.with_columns(reason=_reason(posts["row"].is_in(others["row"].implode())))
    dated = posts.filter(pl.col("reason").is_null() | pl.col("reason").is_in([_RETWEET, _NOBODY]))
    named = people.filter(pl.any_horizontal(pl.col("handle", "name").is_not_null()))
    observed = named.join(dated.select("row", seen_at="at"), on="row").select(*OBSERVED)
    kept = others.join(posts.filter(pl.col("reason").is_null()), on="row")
    events, audiences = _events(kept, own)
    return Piece(
        events=events,
        audiences=audiences,
        observed=observed,
        rejects=posts.drop_nulls("reason").select("file", "line", "reason").rows(),
        counts=loaded.counts,
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
    events = told.unique("event").select(
        "event",
        pl.lit("network").alias("scope"),
        pl.col("at").alias("occurred_at"),
        "kind",
        pl.lit(own.key, dtype=TEXT).alias("from_key"),
        "audience",
    )
    audiences = told.select("audience", "key", pl.lit("to").alias("role")).unique()
    return EVENTS.of(events), AUDIENCES.of(audiences)


def slim(record: object) -> Post:
    """What is used of one record of tweets.js."""
    outer = mapping(record)
    post = mapping(outer.get("tweet", outer))  # without the wrapper until January 2020
    text, at = post.get("full_text") or post.get("text"), post.get("created_at")
    people, answered = _people(post)
    return Post(
        identifier(post.get("id_str") or post.get("id")),
        at if isinstance(at, str) and at.isascii() and len(at) < 40 else None,
        isinstance(text, str) and text.startswith("RT @"),  # `retweeted` is false everywhere
        answered,
        people,
    )


def _people(post: dict[str, object]) -> tuple[list[Person], str | None]:
    """Each account that a post names, once, and the key of the one it answers."""
    mentions = items(mapping(post.get("entities")).get("user_mentions"))
    told = [_person(mapping(one), "id", "screen_name") for one in mentions]
    told.append(_person(post, "in_reply_to_user_id", "in_reply_to_screen_name"))
    people = [person for person in told if person]
    answered = told[-1].key if told[-1] else None
    if any(person.key.startswith("x:@") for person in people):
        # A suspended account has the id -1 in the mention and often still its own in the answer.
        by_id = {f"x:@{p.handle.lower()}": p.key for p in people if p.handle and p.key[2] != "@"}
        people = [p._replace(key=by_id.get(p.key, p.key)) for p in people]
        answered = by_id.get(answered, answered) if answered else None
    # Of two the first stays: a mention has a name, an answer only the handle.
    return list({person.key: person for person in reversed(people)}.values()), answered


def _person(told: dict[str, object], number: str, screen_name: str) -> Person | None:
    name, called = handle(told.get(screen_name)), told.get("name")
    key = account_key(told.get(f"{number}_str") or told.get(number), name)
    return Person(key, name, called if isinstance(called, str) else None) if key else None


def _flatten(rows: Sequence[tuple[str, int, Post]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row per post, numbered by `row`; one row per post and person it names."""
    posts: list[tuple[object, ...]] = []
    people: list[tuple[object, ...]] = []
    tidy = cache(written)
    for number, (file, line, post) in enumerate(rows):
        posts.append((file, line, *post[:4]))
        people.extend((number, p.key, p.handle, tidy(p.name)) for p in post.people)
    at = pl.col("at").str.slice(4).str.to_datetime(_DATE, time_unit="us", strict=False)
    return (
        pl.DataFrame(posts, schema=_POST, orient="row")
        .with_columns(at=at.dt.replace_time_zone(None))
        .with_row_index("row"),
        pl.DataFrame(people, schema=_PERSON, orient="row"),
    )
