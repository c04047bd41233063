"""Which contacts matter most, and why."""

import polars as pl

from netgraph.settings import Numbers
from netgraph.strategy.reasons import why

#: No tier is worth 1: that somebody could vouch is not yet that he would.
VOUCHING = {"A": 0.75, "B": 0.5, "C": 0.25, "D": 0.0}


def rank_contacts(facts: pl.DataFrame, weights: Numbers) -> pl.DataFrame:
    """Score every contact of every owner, rank them, and say why.

    The score is the weighted mean of the components that are known; an unknown one drops out and
    its weight is shared among the others. Bridging is the mean of the betweenness's percentile and
    the participation; reach and exclusive reach are logarithmic, against the owner's best.

    Args:
        facts: One row per owner and contact: owner, person_id, strength, referenceability,
            referenceability_why, betweenness, participation, clusters_joined, is_cut_point, reach,
            exclusive_reach, reciprocity, state, last_contact_on.
        weights: Component to weight, zero or more.

    Returns:
        One row per owner and contact: owner, person_id, rank (1 = first; ties by person_id), score
        (0..1; null when no component is known), the components (0..1, null when unknown), why.
    """
    parts = {
        "strength": pl.col("strength"),
        "bridging": _bridging(),
        "reach": _logarithmic("reach"),
        "exclusive_reach": _logarithmic("exclusive_reach"),
        "referenceability": pl.col("referenceability").replace_strict(VOUCHING),
    }
    scores = facts.select(
        "owner",
        "person_id",
        *(part.round_sig_figs(9).alias(name) for name, part in parts.items()),
        why(weights, parts).alias("why"),
    )
    total = pl.sum_horizontal(pl.col(c).fill_null(0.0) * weights[c] for c in parts)
    known = pl.sum_horizontal(pl.col(c).is_not_null() * weights[c] for c in parts)
    score = pl.when(known > 0).then(total / known).round_sig_figs(9)
    return (
        scores.with_columns(score.alias("score"))
        .sort("owner", "score", "person_id", descending=[False, True, False], nulls_last=True)
        .with_columns(pl.int_range(1, pl.len() + 1).over("owner").alias("rank"))
        .select("owner", "person_id", "rank", "score", *parts, "why")
    )


def _bridging() -> pl.Expr:
    place = (pl.col("betweenness").rank("average") - 1).over("owner")
    others = (pl.col("betweenness").count() - 1).over("owner")
    # nobody's paths pass through somebody with betweenness 0, whatever his place among equals
    percentile = pl.when(pl.col("betweenness") == 0).then(0.0).when(others > 0).then(place / others)
    return pl.when(pl.col("participation").is_not_null()).then(
        pl.mean_horizontal(percentile, "participation")
    )


def _logarithmic(column: str) -> pl.Expr:
    top = pl.col(column).max().over("owner")
    return (
        pl.when(top > 0)
        .then(pl.col(column).cast(pl.Float64).log1p() / top.cast(pl.Float64).log1p())
        .when(pl.col(column) == 0)
        .then(0.0)
    )
