"""Likes: weak evidence, and only where the archive shows elsewhere whose post was liked."""

import polars as pl

from netgraph.schemas import AUDIENCES, EVENTS, INSTANT, REJECTS, TEXT
from netgraph.sources.x.accounts import Own
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, numbered
from netgraph.sources.x.posts import Posts, linked
from netgraph.sources.x.values import COPY, NO_DATE, NO_ID, identified, mapping, plain, text

_NO_AUTHOR = "whose post was liked is not known"
_NOBODYS = "the archive does not say whose likes these are"
_OWN = "of the owner's own post"
# Ids tell the time since 4 November 2010: milliseconds since this moment, above 22 other bits.
_FIRST_DATED, _EPOCH_MS = 29_700_859_247, 1_288_834_974_657


def liked(record: object) -> tuple[str | None, str | None]:
    """Id of the post as it is written, and the link to it; a link mostly names no author."""
    like = mapping(mapping(record).get("like"))
    link = text(like.get("expandedUrl"))
    named = link if link and "/i/web/status/" not in link else None
    return plain(like.get("tweetId")), named


def read_likes(loaded: Loaded[tuple[str | None, str | None]], posts: Posts, own: Own) -> Piece:
    """One reaction per like of a post whose author is known.

    X writes neither author nor time. The author is known where the owner answered, quoted or
    repeated the post as well, or a link names a handle that the owner's posts tie to one id. The
    time is that of the post: a like came then or later, and never before the account was made.
    """
    written = numbered(loaded, {"id": TEXT, "link": TEXT})
    likes = written.with_columns(identified("id").alias("id"))
    told = (
        likes.join(
            _authors(likes["id"], linked(likes), posts),
            left_on="id",
            right_on="status",
            how="left",
            maintain_order="left",
        )
        .with_columns(at=_posted_at())
        .with_columns(reason=_reason(own))
    )
    kept = told.filter(pl.col("reason").is_null()).select(
        pl.format("like:{}:{}", pl.lit((own.key or "")[2:]), "id").alias("event"),
        pl.lit("network").alias("scope"),
        pl.max_horizontal("at", pl.lit(own.since, INSTANT)).alias("occurred_at"),
        pl.lit("reaction").alias("kind"),
        pl.lit(own.key, TEXT).alias("from_key"),
        pl.col("key").alias("audience"),
    )
    audiences = kept.select("audience", key="audience", role=pl.lit("to")).unique(
        maintain_order=True
    )
    note = f"Likes dated by their posts, since X writes no time of a like: {kept.height:,}."
    return Piece(
        events=EVENTS.of(kept),
        audiences=AUDIENCES.of(audiences),
        rejects=REJECTS.of(told.drop_nulls("reason").select("file", "line", "reason")),
        counts=loaded.counts,
        notes=() if kept.is_empty() else (note,),
    )


def _authors(liked_posts: pl.Series, links: pl.DataFrame, posts: Posts) -> pl.DataFrame:
    """One row per post whose author is known: status, key by id."""
    folded = pl.col("handle").str.to_lowercase()
    bearers = (
        posts.people.filter(~pl.col("key").str.starts_with("x:@"))
        .select(("x:@" + folded).alias("key"), pl.col("key").alias("by_id"))
        .drop_nulls()
        .unique()
        .filter(pl.len().over("key") == 1)
    )
    told = pl.concat([posts.authors, links.select("status", "key")])
    seen = told.filter(pl.col("status").is_in(liked_posts.implode())).join(
        bearers, on="key", how="left"
    )
    by_id = pl.when(pl.col("key").str.starts_with("x:@")).then("by_id").otherwise("key")
    return (
        seen.select("status", key=by_id)
        .drop_nulls()
        .unique()
        .filter(pl.len().over("status") == 1)  # of two there is no telling
    )


def _posted_at() -> pl.Expr:
    number = pl.col("id").cast(pl.UInt64, strict=False)
    moment = pl.from_epoch((number // 2**22 + _EPOCH_MS).cast(pl.Int64), "ms").cast(
        pl.Datetime("us")
    )
    return pl.when(number >= _FIRST_DATED).then(moment)


def _reason(own: Own) -> pl.Expr:
    """Why a like makes no event; null when it makes one."""
    return (
        pl.when(pl.col("id").is_null())
        .then(pl.lit(NO_ID))
        .when(~pl.col("id").is_first_distinct())
        .then(pl.lit(COPY))
        .when(pl.col("key").is_null())
        .then(pl.lit(_NO_AUTHOR))
        .when(pl.lit(own.key is None))
        .then(pl.lit(_NOBODYS))
        .when(pl.col("key") == pl.lit(own.key, TEXT))
        .then(pl.lit(_OWN))
        .when(pl.col("at").is_null())
        .then(pl.lit(NO_DATE))
    )
