"""Cards that are one person's card, and the keys that these people get.

A card repeats in the files of a package (one per label, one per program), with ids or without. What
is the same in every export of it makes its marks: its UID; its name with each e-mail, telephone
and link; a bare name only where a card holds nothing else. Cards with a mark in common are one. So
two people who share an address stay two, and a bare name joins nobody who can be reached.
"""

import hashlib

import numpy as np
import numpy.typing as npt
import polars as pl

from netgraph.sources.tables import fold_column

PREFIX = "addressbook:~"
_BYTES = 12
# In the order in which a mark makes the key.
_RANKS = {"uid": 0, "email": 1, "phone": 2, "url": 3, "name": 4}

Indices = npt.NDArray[np.int64]


def keyed(cards: pl.DataFrame, points: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The people of the cards.

    The key of a person is that of the first mark of all the cards. The other UIDs, addresses and
    numbers (with the name) are aliases, so that it stays one account when another export leaves
    out the UID, or an address is added.

    Args:
        cards: card (0, 1, ... as the rows are), uid, name.
        points: card, kind, value.

    Returns:
        One row per card: card, key; and one row per other mark of a person: key, alias.
    """
    marks = _marks(cards, points)
    roots = _components(
        cards.height, marks["card"].to_numpy(), marks["mark"].rank("dense").to_numpy()
    )
    people = marks.with_columns(pl.Series("person", roots)[marks["card"]]).sort("rank", "mark")
    own = pl.Series("own", [_digest(mark) for mark in people["mark"]], dtype=pl.String)
    people = people.with_columns(own, own.alias("key"))
    people = people.with_columns(pl.col("key").first().over("person"))
    aliases = people.filter(pl.col("own") != pl.col("key"), pl.col("rank") < _RANKS["url"])
    return (
        people.select("card", "key").unique(),
        aliases.select("key", pl.col("own").alias("alias")).unique(),
    )


def trusted_uids(cards: pl.DataFrame) -> pl.DataFrame:
    """Cards without the UIDs that two people of one file bear: their writer made no ids.

    Args:
        cards: file, uid, name and any other columns.
    """
    folded = fold_column(cards["name"]).alias("folded")
    names = cards.select("file", "uid", folded).filter(pl.col("folded") != "").drop_nulls("uid")
    shared = names.unique().filter(pl.len().over("file", "uid") > 1)["uid"].unique()
    uid = pl.when(~pl.col("uid").is_in(shared.implode())).then("uid").alias("uid")
    return cards.with_columns(uid)


def _marks(cards: pl.DataFrame, points: pl.DataFrame) -> pl.DataFrame:
    """What tells one person's cards: card, mark, rank; each card has at least one."""
    named = cards.select("card", "uid", fold_column(cards["name"]).alias("folded"))
    reached = points.filter(pl.col("kind") != "related")
    comparable = (
        pl.when(pl.col("kind") == "phone")
        .then(pl.col("value").str.replace_all(r"\D", ""))
        .otherwise("value")
    )
    reached = reached.select("card", "kind", comparable.alias("value")).join(named, on="card")
    known = _with_names(reached)
    by_point = known.select(
        "card", "kind", pl.concat_str("kind", "value", "folded", separator="|").alias("mark")
    )
    by_uid = named.drop_nulls("uid").select(
        "card", pl.lit("uid").alias("kind"), pl.format("uid|{}", "uid").alias("mark")
    )
    both = pl.concat([by_uid, by_point])
    bare = named.join(both, on="card", how="anti").select(
        "card", pl.lit("name").alias("kind"), pl.format("name|{}", "folded").alias("mark")
    )
    rank = pl.col("kind").replace_strict(_RANKS, return_dtype=pl.Int8).alias("rank")
    return pl.concat([both, bare]).select("card", "mark", rank).unique().sort("card", "mark")


def _with_names(reached: pl.DataFrame) -> pl.DataFrame:
    """Points with the name of their card; a nameless card has that of whoever has its e-mails.

    Only where all the e-mails of the nameless card lead to one name: else it stays nameless.
    """
    email = reached.filter(pl.col("kind") == "email")
    bearers = email.filter(pl.col("folded") != "").select("value", pl.col("folded").alias("other"))
    adopted = (
        email.filter(pl.col("folded") == "")
        .join(bearers.unique(), on="value", how="left")
        .group_by("card")
        .agg(pl.col("other").n_unique().alias("n"), pl.col("other").first())
        .filter(pl.col("n") == 1)
        .select("card", "other")
    )
    name = pl.coalesce("other", "folded").alias("folded")
    return reached.join(adopted, on="card", how="left").with_columns(name)


def _components(n: int, cards: Indices, marks: Indices) -> Indices:
    """The smallest card of each card's component, by hooking and pointer jumping."""
    labels = np.arange(n)
    while True:
        before = labels.copy()
        low = np.full(int(marks.max(initial=0)) + 1, n)
        np.minimum.at(low, marks, labels[cards])
        np.minimum.at(labels, before[cards], low[marks])
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
        if np.array_equal(before, labels):
            return labels


def _digest(mark: str) -> str:
    """The key of a mark; it ends with a letter, because digits at the end of a key are a time."""
    return f"{PREFIX}{hashlib.blake2b(mark.encode(), digest_size=_BYTES).hexdigest()}c"
