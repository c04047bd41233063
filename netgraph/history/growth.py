"""How each network grew, shrank and was rebuilt."""

import polars as pl

from netgraph.history.chain import LIST, Holding
from netgraph.history.contacts import NETWORK, contact_days, contact_spells

_DAY = [*NETWORK, "exported_on"]
_DELTAS = ("added", "removed", "returned")


def growth(
    exports: pl.DataFrame,
    standings: pl.DataFrame,
    spells: pl.DataFrame,
    changes: pl.DataFrame,
    holding: Holding,
) -> pl.DataFrame:
    """The size of each network on the day of each of its exports, and how it came about.

    Args:
        exports: One row per export in use: owner, source, exported_on.
        standings: From `standing_lists`.
        spells: From `tie_spells`.
        changes: From `changes_between`.
        holding: A loss beyond it is a reset, from which `rebuilt` counts.

    Returns:
        One row per owner, network and export date: size (contacts that day; null while a list is
        held and before the first list), added, removed, returned (null on the first export of a
        list and where nothing was compared), retention (share of the contacts before who are
        still there; null without contacts before), turnover (1 - Jaccard of the contacts before and
        now; null without any), rebuilt (share of the contacts before the last reset who are there;
        null before any reset). Size = size before + added + returned -
        removed, wherever all are known.
    """
    contacts = contact_spells(standings, spells)
    days = exports.select(_DAY).unique().join(contacts.select(NETWORK).unique(), on=NETWORK)
    there = contact_days(days, contacts)
    sized = (
        days.join(_judged(standings, spells), on=_DAY, how="left")
        .join(there.group_by(_DAY).agg(pl.len().cast(pl.Int64).alias("size")), on=_DAY, how="left")
        .with_columns(
            pl.col("size").fill_null(0), pl.col("held", "counts", "compared").fill_null(value=False)
        )
    )
    first_on = pl.col("exported_on").filter(pl.col("counts")).min().over(NETWORK)
    is_known = ~pl.col("held") & (pl.col("exported_on") >= first_on)
    counted = _counted(sized.with_columns(pl.when(is_known).then("size").alias("size")), changes)
    shares = _shares(counted.filter(pl.col("counts") & ~pl.col("held")), there, holding)
    return (
        counted.join(shares, on=_DAY, how="left")
        .select(*_DAY, "size", *_DELTAS, "retention", "turnover", "rebuilt")
        .sort(_DAY)
    )


def _judged(standings: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """Per day, of the lists that hold contacts: is one held, does one count, was it compared."""
    lists = spells.filter(pl.col("makes_contact")).select(LIST).unique()
    counts = pl.col("standing") == "effective"
    first_on = pl.col("exported_on").filter(counts).min().over(LIST)
    return (
        standings.join(lists, on=LIST, how="semi")
        .with_columns((counts & (pl.col("exported_on") == first_on)).alias("is_first"))
        .group_by(_DAY)
        .agg(
            (pl.col("standing") == "held").any().alias("held"),
            counts.any().alias("counts"),
            (counts.any() & ~pl.col("is_first").any()).alias("compared"),
        )
    )


def _counted(days: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
    tally = changes.group_by(_DAY).agg(
        (pl.col("change") == k).sum().cast(pl.Int64).alias(k) for k in _DELTAS
    )
    is_known = pl.col("compared") & ~pl.col("held")
    return days.join(tally, on=_DAY, how="left").with_columns(
        pl.when(is_known).then(pl.col(k).fill_null(0)).alias(k) for k in _DELTAS
    )


def _shares(days: pl.DataFrame, there: pl.DataFrame, holding: Holding) -> pl.DataFrame:
    """Retention and turnover against the export before, rebuilt against that before the reset."""
    lines = days.sort(_DAY).with_columns(
        pl.col("exported_on").shift().over(NETWORK).alias("before_on"),
        pl.col("size").shift().over(NETWORK).alias("before"),
    )
    emptied = (pl.col("size") == 0) & (pl.col("before") > 0)
    is_reset = emptied | (pl.col("removed") > holding.limit(pl.col("before")))
    lines = lines.with_columns(pl.when(is_reset).then("before_on").alias("reset_on")).with_columns(
        pl.col("reset_on").forward_fill().over(NETWORK)
    )
    kept = (pl.col("retention") * pl.col("before")).round().fill_null(0)
    either = pl.col("before") + pl.col("size") - kept
    return lines.with_columns(
        _overlap(lines, there, "before_on").alias("retention"),
        _overlap(lines, there, "reset_on").alias("rebuilt"),
    ).select(
        *_DAY,
        "retention",
        pl.when(either > 0).then((1 - kept / either).round_sig_figs(9)).alias("turnover"),
        "rebuilt",
    )


def _overlap(lines: pl.DataFrame, there: pl.DataFrame, since: str) -> pl.Series:
    """Share of the contacts of an earlier day who are contacts on this day; null without any."""
    then = there.rename({"exported_on": since})
    base = lines.select(*_DAY, since).join(then, on=[*NETWORK, since])
    kept = base.join(there, on=[*_DAY, "account_id"], how="semi")
    sizes = base.group_by(_DAY).agg(pl.len().alias("base"))
    left = kept.group_by(_DAY).agg(pl.len().alias("kept"))
    joined = lines.join(sizes, on=_DAY, how="left", maintain_order="left").join(
        left, on=_DAY, how="left", maintain_order="left"
    )
    return joined.select(
        (pl.col("kept").fill_null(0) / pl.col("base")).round_sig_figs(9).alias(since)
    )[since]
