"""How close, mutual and alive a tie is."""

from typing import Final

import polars as pl

_QUARTER = 365.25 / 4
_GAPS_PER_HALF_LIFE = 3  # methods: the half-life of a tie is three of its usual gaps
_DORMANT_AFTER = "3y"
#: Strengths of which one says close, and now and then: about quarterly contact, about yearly.
CLOSE: Final = 0.5
LOOSE: Final = 0.1
#: States of a tie that has gone quiet against its own rhythm.
QUIET: Final = ("fading", "lapsed", "dormant")
#: What a reader is told of each tie; the rest of `tie_terms` explains it.
_TOLD = (
    "owner", "person_id", "strength", "reciprocity", "warmth", "first_contact_on",
    "last_contact_on", "duration_days", "contact_days", "channels", "state",
)  # fmt: skip


def tie_strength(exchanges: pl.DataFrame) -> pl.DataFrame:
    """Strength, reciprocity, warmth and state of each tie.

    Args:
        exchanges: One row per owner and person (core.exchanges).

    Returns:
        One row per owner and person: owner, person_id; strength, reciprocity, warmth and state as
        `tie_terms` defines them; first_contact_on, last_contact_on, duration_days (from the one to
        the other; null when all was in copy), contact_days and channels (counts).
    """
    return tie_terms(exchanges).select(_TOLD)


def tie_terms(exchanges: pl.DataFrame) -> pl.DataFrame:
    """Every term from which the strength, the warmth and the state of a tie follow.

    With `o` and `i` the decayed weights of what was sent and received, the two-sided weight is
    b = 2 o i / (o + i), and strength = b / (b + k), where k = 1 / (1 - 2^(-quarter / half-life))
    is the weight that one exchange a quarter settles at: with the tie's own half-life, so that
    0.5 is quarterly contact whatever it is. Reciprocity = 2 min(o, i) / (o + i). Warmth asks who
    will be in touch again, whichever side acts: with d the decayed number of days of contact and
    r the silence in units of the tie's usual gap, warmth = d / (d + k (1 + r)). The state is r:
    below 2 live, 4 cooling, 8 fading, then lapsed; dormant after three years.

    Args:
        exchanges: One row per owner and person (core.exchanges).

    Returns:
        The rows and columns that came, and: two_sided (b; null unless both sides acted), quarterly
        (k), strength (0..1; null unless both sides acted), reciprocity (0..1; null without
        events), silence_days, usual_gap_days (a third of the half-life), overdue (r), warmth
        (0..1), duration_days (these null when all was in copy), state (unknown where strength or
        silence is null), half_life_why (text).

    References:
        Decay: Ahmad, Porter, Beguerisse-Diaz (arXiv 1805.00193). Silence against the usual gap:
        Navarro et al. (2017), doi 10.1140/epjds/s13688-017-0127-3. Dormant: Levin, Walter,
        Murnighan (2011), Organization Science 22(4). Warmth: docs/methods.md, with its figures.
    """
    sent, received = pl.col("sent").fill_null(0.0), pl.col("received").fill_null(0.0)
    both = pl.when((sent > 0) & (received > 0)).then(2 * sent * received / (sent + received))
    mutual = pl.when(sent + received > 0).then(
        2 * pl.min_horizontal(sent, received) / (sent + received)
    )
    first, last = pl.col("first_contact_on"), pl.col("last_contact_on")
    half_life, days = pl.col("half_life_days"), pl.col("decayed_contact_days")
    weights = exchanges.with_columns(
        both.alias("two_sided"),
        quarterly(half_life).alias("quarterly"),
        mutual.alias("reciprocity"),
        (pl.col("as_of") - last).dt.total_days().alias("silence_days"),
        (half_life / _GAPS_PER_HALF_LIFE).alias("usual_gap_days"),
        (last - first).dt.total_days().alias("duration_days"),
    ).with_columns((pl.col("silence_days") / pl.col("usual_gap_days")).alias("overdue"))
    b, k, r = pl.col("two_sided"), pl.col("quarterly"), pl.col("overdue")
    return weights.with_columns(
        (b / (b + k)).alias("strength"),
        (days / (days + k * (1 + r))).alias("warmth"),
        _state(b).alias("state"),
        _half_life_why().alias("half_life_why"),
    ).with_columns(pl.col(pl.Float64).round_sig_figs(9))


def quarterly(half_life: pl.Expr) -> pl.Expr:
    """What one exchange a quarter settles at: the weight at which a strength is 0.5."""
    return 1 / (1 - pl.lit(2.0).pow(-_QUARTER / half_life))


def _state(two_sided: pl.Expr) -> pl.Expr:
    """The silence in words."""
    overdue = pl.col("overdue")
    return (
        pl.when(two_sided.is_null() | overdue.is_null())
        .then(pl.lit("unknown"))
        .when(pl.col("last_contact_on").dt.offset_by(_DORMANT_AFTER) <= pl.col("as_of"))
        .then(pl.lit("dormant"))
        .when(overdue < 2)
        .then(pl.lit("live"))
        .when(overdue < 4)
        .then(pl.lit("cooling"))
        .when(overdue < 8)
        .then(pl.lit("fading"))
        .otherwise(pl.lit("lapsed"))
    )


def _half_life_why() -> pl.Expr:
    """Where the half-life comes from, for people."""
    gap = pl.col("median_gap_days").cast(pl.String).str.strip_suffix(".0")
    own = pl.format("three times the median gap of {} days", gap)
    basis = pl.col("half_life_basis")
    return (
        pl.when(basis == "rhythm")
        .then(own)
        .when(basis == "shortest")
        .then(pl.concat_str(own, pl.lit(", raised to the shortest there is")))
        .when(basis == "longest")
        .then(pl.concat_str(own, pl.lit(", cut to the longest there is")))
        .otherwise(
            pl.format("as set: too few days of contact for a rhythm ({})", pl.col("contact_days"))
        )
    )
