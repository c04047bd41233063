"""From ties to contacts: an account counts once, however many of a network's lists hold it."""

from datetime import date

import polars as pl

from netgraph.history.chain import LIST

NETWORK = ["owner", "source"]
CONTACT = [*NETWORK, "account_id"]
_LASTING = pl.lit(date(9999, 12, 31))


def contact_spells(standings: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """The times during which accounts were contacts: their ties of one network, put together.

    Args:
        standings: From `standing_lists`.
        spells: From `tie_spells`.

    Returns:
        One row per owner, network, account and time as a contact: owner, source, account_id,
        spell (1, 2, ...), first_seen_on, first_absent_on (null while it lasts), is_initial (begins
        with the first export of a list, so nothing is known of what was before).
    """
    first = _first_lists(standings)
    ties = (
        spells.filter(pl.col("makes_contact"))
        .join(first, on=LIST)
        .with_columns(pl.col("first_absent_on").fill_null(_LASTING).alias("end"))
        .sort(*CONTACT, "first_seen_on", "list")
    )
    until = pl.col("end").cum_max().shift().over(CONTACT)
    again = (pl.col("first_seen_on") == until) & (
        pl.col("list") == pl.col("list").shift().over(CONTACT)
    )
    is_new = until.is_null() | (pl.col("first_seen_on") > until) | again
    return (
        ties.with_columns(is_new.cast(pl.Int64).cum_sum().over(CONTACT).alias("spell"))
        .group_by(*CONTACT, "spell", maintain_order=True)
        .agg(
            pl.col("first_seen_on").min(),
            pl.when(pl.col("end").max() < _LASTING)
            .then(pl.col("end").max())
            .alias("first_absent_on"),
            (pl.col("first_seen_on").min() == pl.col("first_on")).any().alias("is_initial"),
        )
    )


def contact_days(days: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """Who was a contact when.

    Args:
        days: owner, source, exported_on, and whatever else.
        contacts: From `contact_spells`; when `days` names accounts, only those are looked at.

    Returns:
        The rows of `days` with account_id, for every contact of that day.
    """
    on = [c for c in CONTACT if c in days.columns]
    gone = pl.col("first_absent_on").is_not_null() & (
        pl.col("first_absent_on") <= pl.col("exported_on")
    )
    return (
        days.join(contacts, on=on)
        .filter((pl.col("first_seen_on") <= pl.col("exported_on")) & ~gone)
        .select(*days.columns, *(c for c in CONTACT if c not in on))
    )


def _first_lists(standings: pl.DataFrame) -> pl.DataFrame:
    return (
        standings.filter(pl.col("standing") == "effective")
        .group_by(LIST)
        .agg(pl.col("exported_on").min().alias("first_on"))
    )
