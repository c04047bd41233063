"""The books of a package as frames: accounts, ties, and the relations that cards state."""

from collections.abc import Sequence

import polars as pl

from netgraph import schemas
from netgraph.sources.addressbook.book import Book
from netgraph.sources.addressbook.merging import keyed, trusted_uids

LIST = KIND = "addressbook"
_VALUES = ("alias", "email", "phone", "url")
_FACTS = ("name", "company", "position", "location", "seen_at")


def united(books: Sequence[Book]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """All cards and what they hold, with the key of the person whose card it is.

    Returns:
        One row per card: file, line, key, uid, the facts, collected; and one row per person and
        value: key, kind (email, phone, url, related, alias), value.
    """
    # in one chunk: Polars 2.1 cannot join texts of a column with an empty one
    whole = [
        pl.concat((f.select(pl.lit(b.file).alias("file"), pl.all()) for b, f in some), rechunk=True)
        for some in ([(b, b.cards) for b in books], [(b, b.points) for b in books])
    ]
    cards = trusted_uids(whole[0]).with_columns(pl.int_range(pl.len()).alias("card"))
    points = whole[1].join(cards.select("file", "line", "card"), on=["file", "line"])
    keys, aliases = keyed(cards, points)
    values = points.join(keys, on="card").select("key", "kind", "value")
    others = aliases.select("key", pl.lit("alias").alias("kind"), pl.col("alias").alias("value"))
    return (
        cards.join(keys, on="card", maintain_order="left").drop("card"),
        pl.concat([values, others]).unique(),
    )


def accounts(cards: pl.DataFrame, values: pl.DataFrame) -> pl.DataFrame:
    """ACCOUNTS: as many rows per person as it takes to show every value once.

    Each row bears what a card says of the person; where cards differ, the rows do. Of the spellings
    of one telephone the one that sorts first is shown.
    """
    digits = pl.col("value").str.replace_all(r"\D", "")
    spelling = pl.when(pl.col("kind") == "phone").then(digits).otherwise("value")
    shown = values.group_by("key", "kind", spelling.alias("same")).agg(pl.col("value").min())
    held = shown.group_by("key").agg(
        pl.col("value").filter(pl.col("kind") == kind).sort().alias(kind) for kind in _VALUES
    )
    told = _told(cards).join(held, on="key", how="left")
    count = pl.max_horizontal(pl.col("told", *_VALUES).list.len())
    rows = told.with_columns(pl.int_ranges(count).alias("row")).explode("row")
    row = pl.col("row")
    return schemas.ACCOUNTS.of(
        rows.select(
            "key",
            *(pl.col(kind).list.get(row, null_on_oob=True) for kind in _VALUES),
            pl.col("told")
            .list.get(pl.when(row < pl.col("told").list.len()).then(row).otherwise(0))
            .struct.unnest(),
        )
    )


def ties(cards: pl.DataFrame) -> pl.DataFrame:
    """TIES: one row per person, without a day: a card's revision is no beginning."""
    return schemas.TIES.of(
        cards.select(pl.lit(LIST).alias("list"), "key", pl.lit(KIND).alias("kind")).unique()
    )


def links(cards: pl.DataFrame, values: pl.DataFrame) -> tuple[pl.DataFrame, int]:
    """LINKS between people whose cards say so by UID (RFC 6350, 6.6.6), each pair once.

    Returns:
        The frame, and how many relations lead to no card of these.
    """
    by_uid = cards.select(pl.col("uid").alias("value"), pl.col("key").alias("other")).drop_nulls()
    stated = values.filter(pl.col("kind") == "related").join(
        by_uid.unique(), on="value", how="left"
    )
    pairs = (
        stated.drop_nulls("other")
        .filter(pl.col("key") != pl.col("other"))
        .select(
            pl.min_horizontal("key", "other").alias("a"),
            pl.max_horizontal("key", "other").alias("b"),
            pl.lit("declared").alias("evidence"),
            pl.lit(1.0).alias("weight"),
        )
    )
    return schemas.LINKS.of(pairs.unique()), stated["other"].null_count()


def _told(cards: pl.DataFrame) -> pl.DataFrame:
    """What the cards of a person say, each saying once, those that say most first: key, told."""
    said = cards.select("key", *_FACTS).unique()
    nothing = pl.all_horizontal(pl.col(_FACTS[:-1]).is_null())
    return (
        said.filter(~nothing | nothing.all().over("key"))
        .sort("key", *_FACTS, nulls_last=True)
        .group_by("key", maintain_order=True)
        .agg(pl.struct(_FACTS).alias("told"))
    )
