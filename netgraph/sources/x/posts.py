"""The records of post files: who wrote, who is named, and which posts of others are known by it."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import polars as pl

from netgraph.schemas import BOOL, INSTANT, INT, TEXT, Columns
from netgraph.sources.x.values import account_key, handle, identifier, items, mapping, written

POSTS: Columns = {
    "file": TEXT,
    "line": INT,
    "id": TEXT,
    "at": INSTANT,
    "retweet": BOOL,
    "answers": TEXT,  # key of an account
}
PEOPLE: Columns = {"row": pl.UInt32, "key": TEXT, "handle": TEXT, "name": TEXT}
AUTHORS: Columns = {
    "status": TEXT,
    "key": TEXT,
}  # key by id, or by handle (`x:@...`) where a link names it

_WRITTEN: Columns = POSTS | {"at": TEXT}
_FORMS = (  # since 2018, after the weekday, which posts of wrong years have wrong too; until 2018
    "%b %d %H:%M:%S %z %Y",
    "%Y-%m-%d %H:%M:%S %z",
)
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/(\w{1,50})/status(?:es)?/([1-9]\d{0,19})",
    re.ASCII,
)


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
    authors: list[tuple[str, str]]  # of posts of others: id, key
    author: Person | None  # until 2018


class Posts(NamedTuple):
    """Posts of all files as frames."""

    posts: pl.DataFrame  # POSTS, and `row`
    people: pl.DataFrame  # PEOPLE: one row per post and person it names
    authors: pl.DataFrame  # AUTHORS: one row per post of somebody that is seen to be theirs


def slim(record: object) -> Post:
    """What is used of one record of tweets.js, or of a month of the years until 2018."""
    outer = mapping(record)
    post = mapping(outer.get("tweet", outer))  # without the wrapper until January 2020
    text, at = post.get("full_text") or post.get("text"), post.get("created_at")
    people, answered = _people(post)
    retweeted = post.get("retweeted_status")  # until 2018; `retweeted` is false everywhere
    return Post(
        identifier(post.get("id_str") or post.get("id")),
        at if isinstance(at, str) and at.isascii() and len(at) < 40 else None,
        bool(retweeted) or (isinstance(text, str) and text.startswith("RT @")),
        answered,
        people,
        _authors(post, answered, mapping(retweeted)),
        _person(mapping(post["user"]), "id", "screen_name") if "user" in post else None,
    )


def flatten(rows: Sequence[tuple[str, int, Post]]) -> Posts:
    """One row per post, numbered by `row`; one per post and person; one per post of others."""
    posts: list[tuple[object, ...]] = []
    people: list[tuple[object, ...]] = []
    authors: list[tuple[str, str]] = []
    tidy = cache(written)
    for number, (file, line, post) in enumerate(rows):
        posts.append((file, line, *post[:4]))
        people.extend((number, p.key, p.handle, tidy(p.name)) for p in post.people)
        authors.extend(post.authors)
    return Posts(
        instants(pl.DataFrame(posts, schema=_WRITTEN, orient="row")).with_row_index("row"),
        pl.DataFrame(people, schema=PEOPLE, orient="row"),
        pl.DataFrame(authors, schema=AUTHORS, orient="row").unique(),
    )


def together(first: Posts, second: Posts) -> Posts:
    """Both, numbered through; what the first shows of a post goes before."""
    offset = pl.col("row") + first.posts.height
    posts, people = (frame.with_columns(offset.cast(pl.UInt32)) for frame in second[:2])
    return Posts(
        pl.concat([first.posts, posts]),
        pl.concat([first.people, people]),
        pl.concat([first.authors, second.authors]).unique(),
    )


def instants(posts: pl.DataFrame) -> pl.DataFrame:
    """The same with `at` in UTC; null where it is written in no known form."""
    first, second = (
        text.str.to_datetime(form, time_unit="us", strict=False).dt.replace_time_zone(None)
        for text, form in zip((pl.col("at").str.slice(4), pl.col("at")), _FORMS, strict=True)
    )
    told = posts.with_columns(at=first)
    if told["at"].null_count() > posts["at"].null_count():
        told = posts.with_columns(at=pl.coalesce(first, second))
    return told


def status_link(url: object) -> tuple[str, str] | None:
    """Id and author's handle of the post that a link leads to; null where it names nobody.

    `x.com/i/web/status/1` leads to a post, too: `i` is nobody's handle.
    """
    found = _STATUS.match(url) if isinstance(url, str) and "/status" in url else None
    return (found[2], found[1]) if found and found[1].lower() != "i" else None


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


def _authors(
    post: dict[str, object], answered: str | None, retweeted: dict[str, object]
) -> list[tuple[str, str]]:
    """Posts of others that this one answers, quotes, repeats or takes a picture from."""
    found: list[tuple[object, str | None]] = []
    if answered:
        found.append((post.get("in_reply_to_status_id_str"), answered))
    if retweeted:
        by = mapping(retweeted.get("user"))
        found.append((retweeted.get("id_str"), account_key(by.get("id_str"))))
    entities = mapping(post.get("entities"))
    for link in items(entities.get("urls")):
        if seen := status_link(mapping(link).get("expanded_url")):
            found.append((seen[0], account_key(None, seen[1])))
    for media in map(mapping, items(entities.get("media"))):
        if "source_user_id_str" in media:
            found.append(
                (media.get("source_status_id_str"), account_key(media["source_user_id_str"]))
            )
    return [(number, key) for told, key in found if key and (number := identifier(told))]
