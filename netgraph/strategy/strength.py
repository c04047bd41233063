"""How close, mutual and alive a tie is."""

import math
from datetime import date

import polars as pl

_QUARTER = 365.25 / 4
# The tie's own rhythm counts from this many days of contact on, between these bounds: a third of
# the half-lives 60 and 730 days between which methods.md lets a half-life adapt.
_RHYTHM_FROM = 4
_GAP_BOUNDS = (20.0, 243.0)
_DORMANT_AFTER = "3y"


def tie_strength(exchanges: pl.DataFrame, as_of: date, half_life_days: float) -> pl.DataFrame:
    """Strength, reciprocity and state of each tie.

    With `o` and `i` the decayed weights of what was sent and received, the two-sided weight is
    b = 2 o i / (o + i), strength = b / (b + k), where k is the weight that one exchange a quarter
    settles at, 1 / (1 - 2^(-quarter / half-life)); reciprocity = 2 min(o, i) / (o + i). The state
    is the silence measured in the tie's own median gap: below 2 live, 4 cooling, 8 fading, then
    lapsed; dormant after three years.

    Args:
        exchanges: One row per owner and person (core.exchanges).
        as_of: The day that is today.
        half_life_days: After how many days an event counts half.

    Returns:
        One row per owner and person: owner, person_id, strength (0..1, 0.5 = quarterly; null
        unless both sides acted), reciprocity (0..1; null without events), last_contact_on, state
        (unknown where strength is null, or all was in copy).

    References:
        Decay: Ahmad, Porter, Beguerisse-Diaz (arXiv 1805.00193). Silence against the usual gap:
        Navarro et al. (2017), doi 10.1140/epjds/s13688-017-0127-3. Dormant: Levin, Walter,
        Murnighan (2011), Organization Science 22(4).
    """
    quarterly = 1 / (1 - math.pow(2, -_QUARTER / half_life_days))
    sent, received = pl.col("sent").fill_null(0.0), pl.col("received").fill_null(0.0)
    both = pl.when((sent > 0) & (received > 0)).then(2 * sent * received / (sent + received))
    last = pl.col("last_contact_on")
    silence = (pl.lit(as_of) - last).dt.total_days()
    rhythm = (
        pl.when(pl.col("contact_days") >= _RHYTHM_FROM)
        .then(pl.col("median_gap_days"))
        .otherwise(half_life_days / 3)
        .clip(*_GAP_BOUNDS)
    )
    overdue = silence / rhythm
    return exchanges.select(
        "owner",
        "person_id",
        (both / (both + quarterly)).round_sig_figs(9).alias("strength"),
        pl.when(sent + received > 0)
        .then(2 * pl.min_horizontal(sent, received) / (sent + received))
        .round_sig_figs(9)
        .alias("reciprocity"),
        "last_contact_on",
        pl.when(both.is_null() | last.is_null())
        .then(pl.lit("unknown"))
        .when(last.dt.offset_by(_DORMANT_AFTER) <= as_of)
        .then(pl.lit("dormant"))
        .when(overdue < 2)
        .then(pl.lit("live"))
        .when(overdue < 4)
        .then(pl.lit("cooling"))
        .when(overdue < 8)
        .then(pl.lit("fading"))
        .otherwise(pl.lit("lapsed"))
        .alias("state"),
    )
