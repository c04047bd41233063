"""How close a tie was at its closest."""

import polars as pl

from netgraph.strategy.strength import quarterly

_FIFTHS = 5e9  # the ledger counts fifths of billionths
_TIE = ["owner", "person_id"]


def heights(days: pl.DataFrame, ties: pl.DataFrame) -> pl.DataFrame:
    """The greatest strength each tie ever had, by the same formula as its strength of today.

    On each day of exchange, what was sent and received until then has decayed by its age on that
    day: `o(t) = Σ w · 2^(−(t − day)/η)`, summed in one pass as `2^(−t/η) · Σ w · 2^(day/η)`. The
    height is the greatest of `b / (b + κ)` over these days. Between them a strength only falls, so
    no other day can beat them. On the last day it is the strength of today, undecayed.

    Args:
        days: The ledger (core.exchange_days), one row per owner, person and day: sent, received
            (undecayed weight in fifths of billionths).
        ties: One row per owner and person: half_life_days, the tie's own of today.

    Returns:
        One row per owner and person with days: owner, person_id, height (0..1; null unless both
        sides acted), height_on (the first day of it), sorted.
    """
    half_life = pl.col("half_life_days")
    age = (pl.col("day") - pl.col("day").first().over(_TIE)).dt.total_days()
    grown = days.sort(*_TIE, "day").join(
        ties.select(*_TIE, "half_life_days"), on=_TIE, maintain_order="left"
    )
    grown = grown.with_columns(pl.lit(2.0).pow(age / half_life).alias("growth"))
    out, back = (
        (pl.col(side) / _FIFTHS * pl.col("growth")).cum_sum().over(_TIE) / pl.col("growth")
        for side in ("sent", "received")
    )
    both = pl.when((out > 0) & (back > 0)).then(2 * out * back / (out + back))
    return (
        grown.with_columns((both / (both + quarterly(half_life))).round_sig_figs(9).alias("height"))
        .group_by(_TIE, maintain_order=True)
        .agg(
            pl.col("height").max(),
            pl.col("day").filter(pl.col("height") == pl.col("height").max()).first()
            .alias("height_on"),
        )
    )  # fmt: skip
