"""How evenly a network is spread over worlds, companies, places and levels."""

import polars as pl

ATTRIBUTES = ("world", "company", "place", "level")
_SET = ["owner", "attribute", "among"]


def diversity(traits: pl.DataFrame, own: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Diversity by each attribute, by count and by strength, with what is not known.

    With p the share of each group among those whose group is known: Blau's index 1 - sum p^2, the
    chance that two drawn with replacement differ; entropy -sum p ln p / ln k over the k groups
    there are, 1 when they are of one size. E-I (E - I) / (E + I): E outside the owner's own group,
    I inside; 1 all others, -1 all alike. By strength, every person counts by it, and those without
    a known one not at all.

    Args:
        traits: One row per owner, attribute, set of people and person: owner, attribute, among,
            person_id, value (null: not known), strength.
        own: The owner's own group: owner, attribute, value.

    Returns:
        Two frames. One row per owner, attribute, set and weighting (count, strength): owner,
        attribute, among, weighted_by, people (whose group is known), unknown_share (of the weight;
        null without any), groups, blau, entropy (null with fewer than two groups), ei, own (null
        where the owner's group is not known), top (the largest group), top_share; and one row per
        owner, attribute, set and group: owner, attribute, among, value, people, share (of the
        people whose group is known), strength_share (of their known strength; null without any).

    References:
        Blau (1977), Inequality and Heterogeneity; Shannon (1948); Krackhardt, Stern (1988), Social
        Psychology Quarterly 51(2), 123-140.
    """
    weighted = {
        "count": traits.with_columns(pl.lit(1.0).alias("weight")),
        "strength": traits.filter(pl.col("strength").is_not_null()).with_columns(
            pl.col("strength").alias("weight")
        ),
    }
    groups = {name: _groups(rows) for name, rows in weighted.items()}
    indices = [
        _indices(weighted[name], groups[name], own).with_columns(pl.lit(name).alias("weighted_by"))
        for name in weighted
    ]
    told = (
        groups["count"]
        .select(*_SET, "value", "people", pl.col("share"))
        .join(
            groups["strength"].select(*_SET, "value", pl.col("share").alias("strength_share")),
            on=[*_SET, "value"],
            how="left",
        )
    )
    any_strength = pl.col("strength_share").is_not_null().any().over(_SET)
    told = told.with_columns(pl.when(any_strength).then(pl.col("strength_share").fill_null(0.0)))
    order = ["owner", "attribute", "among", "weighted_by"]
    return (
        pl.concat(indices).sort(order),
        told.sort(*_SET, "people", "value", descending=[False, False, False, True, False]),
    )


def _groups(rows: pl.DataFrame) -> pl.DataFrame:
    """Each group with its people, weight and share of the weight that is known."""
    total = pl.col("weight").sum().over(_SET)
    return (
        rows.filter(pl.col("value").is_not_null())
        .sort(*_SET, "value", "person_id")
        .group_by(*_SET, "value", maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("people"), pl.col("weight").sum())
        .with_columns(
            pl.when(total > 0).then(pl.col("weight") / total).round_sig_figs(9).alias("share")
        )
    )


def _indices(rows: pl.DataFrame, groups: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    p = pl.col("share").filter(pl.col("share") > 0)
    spread = -(p * p.log()).sum()
    mine = pl.col("value") == pl.col("own")
    alike = pl.col("share").filter(mine).sum()
    figures = (
        groups.join(own.rename({"value": "own"}), on=["owner", "attribute"], how="left")
        .sort(*_SET, "weight", "value", descending=[False, False, False, True, False])
        .group_by(_SET, maintain_order=True)
        .agg(
            pl.col("people").sum(),
            pl.len().cast(pl.Int64).alias("groups"),
            pl.when(p.len() > 0).then(1 - (p * p).sum()).alias("blau"),
            pl.when(p.len() > 1).then(spread / p.len().log()).alias("entropy"),
            pl.when(pl.col("own").first().is_not_null() & (p.len() > 0))
            .then(1 - 2 * alike)
            .alias("ei"),
            pl.col("own").first(),
            pl.col("value").first().alias("top"),
            pl.col("share").first().alias("top_share"),
        )
    )
    unknown = pl.col("weight").filter(pl.col("value").is_null()).sum()
    whole = pl.col("weight").sum()
    return (
        rows.sort(*_SET, "person_id")
        .group_by(_SET, maintain_order=True)
        .agg(pl.when(whole > 0).then(unknown / whole).alias("unknown_share"))
        .join(figures, on=_SET, how="left")
        .with_columns(pl.col("people", "groups").fill_null(0))
        .with_columns(pl.col("blau", "entropy", "ei", "unknown_share").round_sig_figs(9))
        .select(
            *_SET, "people", "unknown_share", "groups", "blau", "entropy", "ei", "own", "top",
            "top_share",
        )
    )  # fmt: skip
