"""What says that two accounts are one human, and what forbids it."""

import polars as pl

from netgraph.identity.keys import folded, form_of, source_of

# In the order in which it is believed.
DECISION, OWN, MUTUAL, EMAIL, LINK, PHONE = range(6)
REASONS = {
    DECISION: "decision",
    OWN: "own account",
    MUTUAL: "same friendship, seen from both sides",
    EMAIL: "same e-mail",
    LINK: "same profile link",
    PHONE: "same phone",
}


def decided_pairs(decisions: pl.DataFrame, account_of: pl.DataFrame) -> pl.DataFrame:
    """Decisions between accounts; of several on one pair the last stands, if it is not undecided.

    Args:
        decisions: a, b, verdict, in the order in which they were taken.
        account_of: key, account_id.

    Returns:
        One row per pair: a, b (the smaller first), verdict.
    """
    as_account = account_of.rename({"key": "a", "account_id": "account_a"})
    as_other = account_of.rename({"key": "b", "account_id": "account_b"})
    return (
        decisions.with_row_index("line")
        .join(as_account, on="a")
        .join(as_other, on="b")
        .select(
            pl.min_horizontal("account_a", "account_b").alias("a"),
            pl.max_horizontal("account_a", "account_b").alias("b"),
            "verdict",
            "line",
        )
        .sort("line")
        .group_by("a", "b")
        .agg(pl.col("verdict").last())
        .filter((pl.col("a") != pl.col("b")) & (pl.col("verdict") != "undecided"))
    )


def kept_apart(accounts_of_exports: pl.DataFrame, decided: pl.DataFrame) -> pl.DataFrame:
    """Who is never one person: the accounts of one network in one export, and decided pairs.

    Returns:
        One row per account and group of accounts to keep apart: node, group, decided.
    """
    different = decided.filter(pl.col("verdict") == "different").select(
        pl.concat_list("a", "b").alias("node"),
        pl.concat_str("a", "b", separator="|").alias("group"),
        pl.lit(value=True).alias("decided"),
    )
    shown = accounts_of_exports.select(
        pl.col("account_id").alias("node"), "group", pl.lit(value=False).alias("decided")
    )
    return pl.concat([shown, different.explode("node")])


def edges(pairs: pl.DataFrame, rank: int, *, forced: bool = False) -> pl.DataFrame:
    """Pairs a, b as edges for `unite`."""
    return (
        pairs.select("a", "b")
        .filter(pl.col("a") != pl.col("b"))
        .unique()
        .with_columns(pl.lit(rank).alias("rank"), pl.lit(forced).alias("forced"))
    )


def own_edges(own: pl.DataFrame) -> pl.DataFrame:
    """An owner's own accounts (owner, account_id)."""
    first = pl.col("account_id").min().over("owner")
    return edges(own.select(first.alias("a"), pl.col("account_id").alias("b")), OWN)


def mutual_edges(
    observations: pl.DataFrame, mine: pl.DataFrame, account_of: pl.DataFrame
) -> pl.DataFrame:
    """Two owners who list each other by name since the very same moment know who the other is.

    Where the name and the moment leave a choice, nobody is meant.
    """
    if mine["owner"].n_unique() < 2:
        return edges(pl.DataFrame(schema={"a": pl.String, "b": pl.String}), MUTUAL)
    owners = (
        mine.with_columns(folded(mine["name"]).alias("name"), source_of().alias("source"))
        .join(account_of, on="key")
        .select("source", "name", pl.col("owner").alias("other"), pl.col("account_id").alias("b"))
        .drop_nulls()
        .unique()
    )
    since = pl.coalesce("alias", pl.when(form_of() == "list").then("key"))
    listed = (
        observations.with_columns(
            folded(observations["name"]).alias("name"),
            since.str.extract(r"(\d{4}-\d{2}-\d{2}|\d{9,11})(?:\|.*)?$", 1).alias("moment"),
        )
        .join(account_of, on="key")
        .select("owner", "source", "name", "moment", pl.col("account_id").alias("a"))
        .drop_nulls()
        .unique()
    )
    sees = listed.join(owners, on=["source", "name"]).filter(pl.col("owner") != pl.col("other"))
    back = sees.select(
        "source", "moment", pl.col("owner").alias("other"), pl.col("other").alias("owner")
    )
    both = sees.join(back, on=["source", "moment", "owner", "other"], how="semi")
    alone = pl.struct("a", "b").n_unique().over("owner", "source", "name", "moment") == 1
    return edges(both.filter(alone), MUTUAL)


def reasons(joined: pl.DataFrame, persons: pl.DataFrame) -> pl.DataFrame:
    """Per account, the strongest evidence that made it one person with another.

    Args:
        joined: All edges; those between two persons did not prevail.
        persons: account_id, person_id.

    Returns:
        One row per account with such evidence: account_id, matched_by.
    """
    person = {
        end: persons.rename({"account_id": end, "person_id": f"person_{end}"}) for end in "ab"
    }
    held = (
        joined.join(person["a"], on="a")
        .join(person["b"], on="b")
        .filter(pl.col("person_a") == pl.col("person_b"))
    )
    ends = pl.concat(held.select(pl.col(end).alias("account_id"), "rank") for end in "ab")
    return ends.group_by("account_id").agg(
        pl.col("rank").min().replace_strict(REASONS).alias("matched_by")
    )
