"""The records of post files: who wrote, who is named, and which posts of others are known by it."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

import polars as pl

from netgraph.schemas import BOOL, INSTANT, INT, TEXT, Columns
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import places
from netgraph.sources.x.values import handles, identified, items, mapping, plain, text, written

POSTS: Columns = {
    "file": TEXT,
    "line": INT,
    "id": TEXT,
    "at": INSTANT,
    "retweet": BOOL,
    "answers": TEXT,  # key of an account
}
PEOPLE: Columns = {"row": pl.UInt32, "key": TEXT, "handle": TEXT, "name": TEXT}
AUTHORS: Columns = {"status": TEXT, "key": TEXT}  # key by id, or by handle where a link names it

# Author's handle and id of the post that a link leads to.
STATUS_LINK = (
    r"^https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/"
    r"([A-Za-z0-9_]{1,50})/status(?:es)?/([1-9][0-9]{0,19})"
)
_FORMS = (  # since 2018, after the weekday, which posts of wrong years have wrong too; until 2018
    "%b %d %H:%M:%S %z %Y",
    "%Y-%m-%d %H:%M:%S %z",
)


_Named: TypeAlias = tuple[int, str | None, str | None, str | None]


class Posts(NamedTuple):
    """Posts of all files as frames."""

    posts: pl.DataFrame  # POSTS, and `row`
    people: pl.DataFrame  # PEOPLE: one row per post and person it names
    authors: pl.DataFrame  # AUTHORS: one row per post of somebody that is seen to be theirs


class Gathering:
    """What is used of post after post, column by column, as it is written."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._posts: list[tuple[str | None, str | None, bool]] = []  # id, at, retweet
        self._named: list[_Named] = []  # row, id, handle, name
        self._answered: list[_Named] = []  # row, id, handle, id of the post
        self._links: list[str] = []
        self._tidy = cache(written)  # each name once, however often it is written
        self._shown: list[tuple[str | None, str | None]] = []  # id of a post, id of its author
        self._user: object = None  # of the post before
        self.authors: set[tuple[str | None, str | None, str | None]] = set()  # until 2018

    def take(self, record: object) -> None:
        """Note what is used of one record of tweets.js, or of a month of the years until 2018."""
        outer = mapping(record)
        post = mapping(outer.get("tweet", outer))  # without the wrapper until January 2020
        row, words = len(self._posts), post.get("full_text") or post.get("text")
        repeated = post.get("retweeted_status")  # until 2018; `retweeted` is false everywhere
        is_retweet = bool(repeated) or (isinstance(words, str) and words.startswith("RT @"))
        at = text(post.get("created_at"))
        self._posts.append((plain(post.get("id_str") or post.get("id")), at, is_retweet))
        answered = post.get("in_reply_to_user_id_str") or post.get("in_reply_to_user_id")
        name = post.get("in_reply_to_screen_name")
        if answered or name:
            to = text(post.get("in_reply_to_status_id_str"))
            self._answered.append((row, plain(answered), text(name), to))
        self._take_entities(row, mapping(post.get("entities")))
        if repeated:
            first = mapping(repeated)
            by = mapping(first.get("user")).get("id_str")
            self._shown.append((text(first.get("id_str")), text(by)))
        user = post.get("user")
        if user is not None and user != self._user:
            self._user = user
            self.authors.add(_person(mapping(user)))

    def _take_entities(self, row: int, entities: dict[str, object]) -> None:
        for one in items(entities.get("user_mentions")):
            told = mapping(one)
            number, called = told.get("id_str") or told.get("id"), told.get("name")
            name = self._tidy(called) if isinstance(called, str) else None
            self._named.append((row, plain(number), text(told.get("screen_name")), name))
        for link in items(entities.get("urls")):
            url = text(mapping(link).get("expanded_url"))
            if url and "/status" in url:
                self._links.append(url)
        for media in map(mapping, items(entities.get("media"))):
            if "source_user_id_str" in media:
                by = text(media["source_user_id_str"])
                self._shown.append((text(media.get("source_status_id_str")), by))

    def posts(self, loaded: Loaded[None]) -> Posts:
        """All that was taken, from these files."""
        answers = _keyed(self._answered, "status")
        people = _keyed(self._named, "name")
        if people["by_handle"].any() or answers["by_handle"].any():
            people, answers = _by_id_of_the_post(people, answers)
        schema = {"id": TEXT, "at": TEXT, "retweet": BOOL}
        told = pl.DataFrame(self._posts, schema=schema, orient="row")
        posts = pl.concat([places(loaded), told], how="horizontal").with_row_index("row")
        named = pl.concat([people, answers.with_columns(name=pl.lit(None, TEXT))], how="diagonal")
        return Posts(
            instants(
                posts.with_columns(identified("id").alias("id")).join(
                    answers.select("row", answers="key"),
                    on="row",
                    how="left",
                    maintain_order="left",
                )
            ).select("row", *POSTS),
            # Of two the first stays: a mention has a name, an answer only the handle.
            named.unique(["row", "key"], keep="first", maintain_order=True).select(*PEOPLE),
            pl.concat([answers.select("status", "key"), self._seen()])
            .filter(pl.col("status").str.contains("^[1-9][0-9]{0,19}$"))
            .drop_nulls()
            .unique(maintain_order=True),
        )

    def _seen(self) -> pl.DataFrame:
        shown = pl.DataFrame(self._shown, schema={"status": TEXT, "id": TEXT}, orient="row")
        links = pl.DataFrame({"link": self._links}, schema={"link": TEXT})
        return pl.concat(
            [shown.select("status", key="x:" + identified("id")), linked(links).drop("handle")]
        )


def linked(links: pl.DataFrame) -> pl.DataFrame:
    """Per row with a `link` to a post: status, handle of its author, and key by that handle.

    `x.com/i/web/status/1` leads to a post, too, but names nobody: `i` is no handle.
    """
    found = links.select(
        status=pl.col("link").str.extract(STATUS_LINK, 2),
        handle=pl.col("link").str.extract(STATUS_LINK, 1),
    )
    folded = pl.col("handle").str.to_lowercase()
    return found.filter(folded != "i").with_columns(key="x:@" + folded).select(
        "status", "key", "handle"
    )  # fmt: skip


def together(first: Posts, second: Posts) -> Posts:
    """Both, numbered through; what the first shows of a post goes before."""
    offset = pl.col("row") + first.posts.height
    posts, people = (frame.with_columns(offset.cast(pl.UInt32)) for frame in second[:2])
    return Posts(
        pl.concat([first.posts, posts]),
        pl.concat([first.people, people]),
        pl.concat([first.authors, second.authors]).unique(maintain_order=True),
    )


def instants(posts: pl.DataFrame) -> pl.DataFrame:
    """The same with `at` in UTC; null where it is written in no known form."""
    first, second = (
        at.str.to_datetime(form, time_unit="us", strict=False).dt.replace_time_zone(None)
        for at, form in zip((pl.col("at").str.slice(4), pl.col("at")), _FORMS, strict=True)
    )
    told = posts.with_columns(at=first)
    if told["at"].null_count() > posts["at"].null_count():
        told = posts.with_columns(at=pl.coalesce(first, second))
    return told


def _person(told: dict[str, object]) -> tuple[str | None, str | None, str | None]:
    number, called = plain(told.get("id_str") or told.get("id")), told.get("name")
    return number, text(told.get("screen_name")), called if isinstance(called, str) else None


def _keyed(told: Sequence[_Named], last: str) -> pl.DataFrame:
    """One row per account that a post names: row, key, handle, by_handle, and the last column."""
    schema: Columns = {"row": pl.UInt32, "id": TEXT, "handle": TEXT, last: TEXT}
    named = pl.DataFrame(told, schema=schema, orient="row").with_columns(
        identified("id").alias("id"), handles("handle").alias("handle")
    )
    key = pl.coalesce("x:" + pl.col("id"), "x:@" + pl.col("handle").str.to_lowercase())
    return named.with_columns(key=key, by_handle=pl.col("id").is_null()).drop_nulls("key")


def _by_id_of_the_post(
    people: pl.DataFrame, answers: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A suspended account has the id -1 in the mention and often still its own in the answer."""
    folded = pl.col("handle").str.to_lowercase().alias("folded")
    shown = pl.concat(
        frame.filter(~pl.col("by_handle")).select("row", folded, by_id="key")
        for frame in (people, answers)
    )
    bearers = shown.drop_nulls().unique(["row", "folded"], keep="last", maintain_order=True)
    return tuple(  # type: ignore[return-value]
        frame.with_columns(folded)
        .join(bearers, on=["row", "folded"], how="left", maintain_order="left")
        .with_columns(key=pl.when("by_handle").then(pl.coalesce("by_id", "key")).otherwise("key"))
        .drop("folded", "by_id")
        for frame in (people, answers)
    )
