"""How many people an owner is in touch with how often: a budget of attention, not a verdict."""

import polars as pl

# Rhythm, days with a little room (a weekly hour may slip), how many people commonly fit (Dunbar).
_LAYERS = (
    (1, "weekly", 8, 5),
    (2, "monthly", 35, 15),
    (3, "half-yearly", 190, 50),
    (4, "yearly", 380, 150),
)
_LAYER = {
    "layer": pl.Int64,
    "rhythm": pl.String,
    "within_days": pl.Int64,
    "usual_people": pl.Int64,
}
_YEAR = 365.25
_NAMED = 5


def attention(rhythms: pl.DataFrame) -> pl.DataFrame:
    """Layers of people by how often there is contact now.

    The pace of a tie is its median gap between days of contact, or the silence, where that has
    grown beyond two such gaps; a tie of a single day is at best yearly. Only ties with contact
    both ways count, since the others took no attention of one of the two.

    Args:
        rhythms: One row per owner and contact in touch both ways: owner, person_id, name,
            strength, median_gap_days (null: contact on one day), silence_days.

    Returns:
        One row per owner and layer: owner, layer (1 = innermost), rhythm, within_days (pace at
        most), people (in this layer and those inside it), usual_people (how many commonly fit),
        contacts_a_year (days of contact that this pace makes, summed), attention_share (of those of
        all four layers; null without any), names (the closest of this layer alone).

    References:
        MacCarron, Kaski, Dunbar (2016), Social Networks 47, 151-155 (layers of calls: means of 4,
        11, 30 and 129); capacity is finite and spent unevenly: Miritello et al. (2013), Social
        Networks 35(1), 89-95.
    """
    layers = pl.DataFrame(_LAYERS, schema=_LAYER, orient="row")
    paced = rhythms.with_columns(_pace().clip(lower_bound=1.0).alias("pace"))
    held = (
        rhythms.select("owner")
        .unique()
        .join(layers, how="cross")
        .join(paced, on="owner")
        .filter(pl.col("pace") <= pl.col("within_days"))
    )
    key = ["owner", "layer"]
    sums = (
        held.sort(*key, "person_id")
        .group_by(key)
        .agg(
            pl.len().cast(pl.Int64).alias("people"),
            (_YEAR / pl.col("pace")).sum().alias("contacts_a_year"),
        )
    )
    whole = pl.col("contacts_a_year").max().over("owner")
    return (
        rhythms.select("owner")
        .unique()
        .join(layers, how="cross")
        .join(sums, on=key, how="left")
        .join(_names(held, layers), on=key, how="left")
        .with_columns(pl.col("people").fill_null(0), pl.col("contacts_a_year").fill_null(0.0))
        .with_columns(
            pl.when(whole > 0).then(pl.col("contacts_a_year") / whole).alias("attention_share")
        )
        .with_columns(pl.col("contacts_a_year", "attention_share").round_sig_figs(9))
        .select(
            *key, "rhythm", "within_days", "people", "usual_people", "contacts_a_year",
            "attention_share", "names",
        )
        .sort(key)
    )  # fmt: skip


def _pace() -> pl.Expr:
    """Days from one contact to the next, as it is now."""
    gap, silence = pl.col("median_gap_days"), pl.col("silence_days").cast(pl.Float64)
    once = pl.max_horizontal(silence, pl.lit(_YEAR))
    return pl.when(gap.is_null()).then(once).when(silence <= 2 * gap).then(gap).otherwise(silence)


def _names(held: pl.DataFrame, layers: pl.DataFrame) -> pl.DataFrame:
    """The closest of each layer alone."""
    key = ["owner", "layer"]
    inner = pl.col("within_days").shift(fill_value=0).alias("beyond")
    return (
        held.join(layers.select("layer", inner), on="layer")
        .filter(pl.col("pace") > pl.col("beyond"), pl.col("name").is_not_null())
        .sort(
            *key, "strength", "person_id", descending=[False, False, True, False], nulls_last=True
        )
        .group_by(key, maintain_order=True)
        .agg(pl.col("name").head(_NAMED).str.join(", ").alias("names"))
    )
