"""How long ties last, as far as exports can tell."""

from collections.abc import Sequence

import numpy as np
import polars as pl

from netgraph.strategy.turnbull import turnbull

#: Ages in days at which survival is told: a month, a quarter, half a year, 1, 2, 5 and 10 years.
AGES: Sequence[int] = (30, 91, 183, 365, 731, 1826, 3653)
ENOUGH = 20  # ties that must be under watch at an age before anything is said of it

_NETWORK = ["owner", "source"]
_FIGURES = {
    "from_days": pl.Int64,
    "at_risk": pl.Int64,
    "surviving_least": pl.Float64,
    "surviving_most": pl.Float64,
}


def tie_survival(ties: pl.DataFrame, resets: pl.DataFrame) -> pl.DataFrame:
    """Which share of ties lasts how long.

    The age of a tie counts from the day the network gives, else from the first export that shows
    it. A tie is under watch from the first export that shows it (of ties that ended before, nothing
    is known: left truncation) until the last. That it ended is known between two exports only
    (interval censoring), unless an export says the day. The estimate is the non-parametric one of
    greatest likelihood that takes both into account (`turnbull`). What a great loss ends, ends by
    one decision and not by age: such ties count as lasting when last seen. So do ties that last.

    Args:
        ties: One row per spell of a tie that makes a contact: owner, source, since, first_seen_on,
            last_seen_on (the last export that shows it), ended_on, first_absent_on, is_first (seen
            in the first export of its list).
        resets: owner, source, before_on, reset_on.

    Returns:
        One row per owner, network and age: owner, source (null: all networks together), age_days,
        from_days (ties of this age and more are what is spoken of: the first age at which twenty
        are under watch; null without one), at_risk (ties under watch at that age),
        surviving_least and surviving_most (share still there, as early and as late as exports
        allow an end; null before from_days and where fewer are under watch), ties (all looked
        at), ended (those that ended), by_reset (those a great loss ended), undated (not looked at:
        on the first list already, and the network gives no day).
    """
    watched = _watched(ties, resets)
    everywhere = watched.with_columns(pl.lit(None, pl.String).alias("source"))
    pooled = pl.concat([watched, everywhere]).sort(*_NETWORK, "entry", "low", "high")
    parts = [
        _curve(group.filter(pl.col("entry").is_not_null())).select(
            pl.lit(owner).alias("owner"),
            pl.lit(source, pl.String).alias("source"),
            "age_days",
            *_FIGURES,
            *_counts(group),
        )
        for (owner, source), group in pooled.group_by(_NETWORK, maintain_order=True)
    ]
    return pl.concat(parts or [_nothing()]).sort(*_NETWORK, "age_days", nulls_last=True)


def _watched(ties: pl.DataFrame, resets: pl.DataFrame) -> pl.DataFrame:
    """Ages in days: under watch from `entry`, there at `low`, gone at `high` (null: never seen)."""
    lost = resets.filter(pl.col("source").is_not_null()).select(
        *_NETWORK, pl.col("reset_on").alias("first_absent_on"), pl.lit(value=True).alias("by_reset")
    )
    born = pl.coalesce("since", pl.when(~pl.col("is_first")).then("first_seen_on"))

    def age(column: str) -> pl.Expr:
        return (pl.col(column) - born).dt.total_days().clip(lower_bound=0)

    low, gone = age("last_seen_on"), age("first_absent_on")
    exact = pl.max_horizontal(age("ended_on"), low + 1)
    ended = pl.col("first_absent_on").is_not_null() & ~pl.col("by_reset")
    return (
        ties.join(lost, on=[*_NETWORK, "first_absent_on"], how="left")
        .with_columns(pl.col("by_reset").fill_null(value=False))
        .select(
            *_NETWORK,
            age("first_seen_on").alias("entry"),
            pl.when(ended & pl.col("ended_on").is_not_null())
            .then(exact - 1)
            .otherwise(low)
            .alias("low"),
            pl.when(ended)
            .then(
                pl.when(pl.col("ended_on").is_not_null())
                .then(exact)
                .otherwise(pl.max_horizontal(gone, low + 1))
            )
            .alias("high"),
            "by_reset",
        )
    )


def _counts(group: pl.DataFrame) -> list[pl.Expr]:
    dated = group.filter(pl.col("entry").is_not_null())
    figures = {
        "ties": dated.height,
        "ended": dated["high"].count(),
        "by_reset": dated["by_reset"].sum(),
        "undated": group.height - dated.height,
    }
    return [pl.lit(n, pl.Int64).alias(name) for name, n in figures.items()]


def _curve(ties: pl.DataFrame) -> pl.DataFrame:
    """The figures of one network at each age."""
    entry, low = (ties[c].to_numpy().astype(np.float64) for c in ("entry", "low"))
    high = ties["high"].cast(pl.Float64).fill_null(np.inf).to_numpy()
    ages = np.asarray(AGES, dtype=np.float64)
    at_risk = ((entry <= ages[:, None]) & (ages[:, None] <= low)).sum(axis=1)
    start = _start(entry, low)
    least = most = np.full(len(ages), np.nan)
    if start is not None:
        # whoever was gone by then, or may have been, tells nothing of later ages
        there = low >= start
        steps = turnbull(np.maximum(entry, start)[there], low[there], high[there])
        least, most = steps.least(ages), steps.most(ages)
    told = (at_risk >= ENOUGH) & (ages >= (np.inf if start is None else start))
    return pl.DataFrame(
        {
            "age_days": list(AGES),
            "from_days": [None if start is None else int(start)] * len(ages),
            "at_risk": at_risk,
            "surviving_least": np.where(told, least, np.nan),
            "surviving_most": np.where(told, most, np.nan),
        },
        schema={"age_days": pl.Int64, **_FIGURES},
    ).with_columns(pl.col(pl.Float64).fill_nan(None).round_sig_figs(9))


def _start(entry: np.ndarray, low: np.ndarray) -> float | None:
    """The first age at which enough ties are under watch at once."""
    at = np.sort(entry)
    begun = np.searchsorted(at, at, side="right")
    left = np.searchsorted(np.sort(low), at, side="left")
    enough = at[begun - left >= ENOUGH]
    return float(enough[0]) if len(enough) else None


def _nothing() -> pl.DataFrame:
    counts = dict.fromkeys(("ties", "ended", "by_reset", "undated"), pl.Int64)
    names = {"owner": pl.String, "source": pl.String, "age_days": pl.Int64}
    return pl.DataFrame(schema={**names, **_FIGURES, **counts})
