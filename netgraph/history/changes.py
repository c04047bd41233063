"""What differs between one export and the next."""

import polars as pl

from netgraph.history.chain import LIST
from netgraph.history.contacts import CONTACT, NETWORK, contact_days, contact_spells

_SHOWN = [*NETWORK, "exported_on", "account_id", "change", "detail"]
_JOB = ("position", "company")


def changes_between(
    standings: pl.DataFrame, members: pl.DataFrame, spells: pl.DataFrame, facts: pl.DataFrame
) -> pl.DataFrame:
    """Differences between consecutive exports of a network, for ties that make contacts.

    Args:
        standings: From `standing_lists`.
        members: From `standing_lists`.
        spells: From `tie_spells`.
        facts: What each export says of its accounts: owner (null: it is an export of several),
            source, exported_on, account_id, seen_at (when it was so), name, handle, company,
            position.

    Returns:
        One row per difference: owner, source, exported_on, account_id, change (added, removed,
        returned, renamed, job_change, hidden), detail (null, or `before → after`).
    """
    contacts = contact_spells(standings, spells)
    pooled = pl.col("owner").is_null()
    told = pl.concat(
        [
            contact_days(facts.filter(~pooled), contacts),
            contact_days(facts.filter(pooled).drop("owner"), contacts).select(facts.columns),
        ]
    )
    parts = [
        _arrivals(contacts),
        _departures(contacts),
        _hidden(members),
        _renamed(told, "name"),
        _renamed(told, "handle"),
        _job_changes(told),
    ]
    none = pl.lit(None, pl.String).alias("detail")
    return (
        pl.concat(
            (p if "detail" in p.columns else p.with_columns(none)).select(_SHOWN) for p in parts
        )
        .unique()
        .sort(*NETWORK, "exported_on", "change", "account_id", "detail")
    )


def _arrivals(contacts: pl.DataFrame) -> pl.DataFrame:
    kind = pl.when(pl.col("spell") > 1).then(pl.lit("returned")).otherwise(pl.lit("added"))
    began = contacts.filter((pl.col("spell") > 1) | ~pl.col("is_initial"))
    return began.with_columns(pl.col("first_seen_on").alias("exported_on"), kind.alias("change"))


def _departures(contacts: pl.DataFrame) -> pl.DataFrame:
    return contacts.filter(pl.col("first_absent_on").is_not_null()).with_columns(
        pl.col("first_absent_on").alias("exported_on"), pl.lit("removed").alias("change")
    )


def _hidden(members: pl.DataFrame) -> pl.DataFrame:
    """Contacts who hide, and showed themselves on the list before."""
    before = pl.col("hidden").shift().over(*LIST, "account_id")
    return (
        members.filter(pl.col("makes_contact"))
        .sort(*LIST, "account_id", "turn")
        .filter(pl.col("hidden") & ~before)
        .with_columns(pl.lit("hidden").alias("change"))
    )


def _renamed(told: pl.DataFrame, column: str) -> pl.DataFrame:
    """A name that the export before did not show: one export may show several of an account."""
    words = _newest_words(told, (column,)).with_columns(
        pl.col(column).list.last().alias("after"),
        pl.col(column).list.eval(pl.element().str.to_lowercase()).alias("lower"),
    )
    before = pl.col("lower").shift().over(CONTACT)
    known = before.list.contains(pl.col("lower").list.last())
    return (
        words.with_columns(
            pl.col("after").shift().over(CONTACT).alias("before"),
            known.alias("known"),
            pl.lit("renamed").alias("change"),
        )
        .filter(~pl.col("known"))
        .with_columns(_from_to())
    )


def _job_changes(told: pl.DataFrame) -> pl.DataFrame:
    """Another employer or position; one that is no longer told is unknown, not left."""
    words = _newest_words(told, _JOB).with_columns(pl.col(c).list.last() for c in _JOB)
    differs = pl.any_horizontal(
        (pl.col(c) != pl.col(c).shift().over(CONTACT)).fill_null(value=False) for c in _JOB
    )
    job = pl.concat_str(_JOB, separator=", ", ignore_nulls=True).alias("after")
    return (
        words.with_columns(job, differs.alias("differs"), pl.lit("job_change").alias("change"))
        .with_columns(pl.col("after").shift().over(CONTACT).alias("before"))
        .filter("differs")
        .with_columns(_from_to())
    )


def _newest_words(told: pl.DataFrame, columns: tuple[str, ...]) -> pl.DataFrame:
    """Per account and export what it says last, unless an export before said something newer.

    An old message or recommendation is about its own day. Where the list shows a person with a
    job, its spelling of the name counts and not those of messages.
    """
    when = ["exported_on", "seen_at"]
    of_list = pl.any_horizontal(pl.col(c).is_not_null() for c in _JOB) & (
        pl.col("seen_at").dt.date() == pl.col("exported_on")
    )
    newest = (
        told.filter(pl.any_horizontal(pl.col(c).is_not_null() for c in columns))
        .filter(of_list | ~of_list.any().over(CONTACT))
        .filter(pl.col("seen_at") == pl.col("seen_at").max().over(*CONTACT, "exported_on"))
        .sort(*CONTACT, *when, *columns, nulls_last=False)
        .group_by(*CONTACT, *when, maintain_order=True)
        .agg(columns)
    )
    before = pl.col("seen_at").cum_max().shift().over(CONTACT)
    return newest.filter(before.is_null() | (pl.col("seen_at") >= before))


def _from_to() -> pl.Expr:
    return pl.format("{} → {}", "before", "after").alias("detail")
