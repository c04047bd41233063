"""Whom to write to again: whoever was close, knows other people now, and opens other doors."""

import polars as pl

from netgraph.strategy.occasions import occasion
from netgraph.strategy.ranking import VOUCHING
from netgraph.strategy.referenceability import COULD_VOUCH
from netgraph.strategy.strength import CLOSE, LOOSE, QUIET
from netgraph.strategy.wording import people, sentence

NOVELTY_FLOOR, REACH_FLOOR = 0.2, 0.5  # what is left of the value where there is none of it
_TIE = ["owner", "person_id"]


def reconnect(ties: pl.DataFrame, heights: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """Rank the ties that have gone quiet by what taking them up again is worth.

    `value = trust · novelty' · reach'`, each 0..1:

    - trust then: `1 − (1 − height)(1 − vouching)`, how close the tie was at its height and what a
      reference could rest on (A 0.75, B 0.5, C 0.25, D 0);
    - novelty now: the mean of what is known of three: how little of the owner's contact goes to
      this person's world, whether the employer is another one since the last contact (1 or 0),
      and how few contacts the two have in common (1 − percentile among the owner's contacts);
    - exclusive reach: `ln(1 + x) / ln(1 + the owner's best)`.

    novelty' = 0.2 + 0.8 novelty, reach' = 0.5 + 0.5 reach: a trusted friend who opens no door is
    still worth a letter, and one person more or less out there does not decide.
    One that is not known counts like the middle one of the owner's other quiet ties, which
    neither helps nor hurts, and the reason says so; where none is known it drops out for all.

    Args:
        ties: One row per owner and contact gone quiet (sql/queries/advice_ties.sql).
        heights: From `netgraph.strategy.heights`.
        contacts: One row per contact (sql/queries/advice_contacts.sql); those of the state fading,
            lapsed or dormant are ranked, the others tell what is usual.

    Returns:
        One row per owner and quiet contact: owner, person_id, rank (1 = first; ties by the smaller
        id), value, trust, height, height_on, novelty, reach_score (these two null when unknown),
        exclusive_reach, comfort_rank (by height alone: whom one would choose by habit), occasion,
        occasion_kind, occasion_on (all null when no reason to write is seen), why.

    References:
        Levin, Walter, Murnighan (2011), Organization Science 22(4), 923-939: dormant ties give
        novelty and trust. Walter, Levin, Murnighan (2015), Organization Science 26(5), 1447-1465:
        people prefer those with whom they spent most time, and would gain most from others.
    """
    quiet = (
        contacts.sort(_TIE)  # sums over rows in order
        .with_columns(_elsewhere(), _few_in_common(), _doors())
        .filter(pl.col("state").is_in(QUIET))
        .join(ties, on=_TIE)
        .join(heights, on=_TIE, how="left")
        .with_columns(pl.mean_horizontal(*_NOVEL).alias("novelty"), _trust())
        .with_columns(pl.col("novelty", "trust", "reach_score").round_sig_figs(9))
        .with_columns(_value().round_sig_figs(9).alias("value"))
    )
    return (
        quiet.with_columns(*occasion(), _why().alias("why"))
        .sort("owner", "height", "person_id", descending=[False, True, False], nulls_last=True)
        .with_columns(pl.int_range(1, pl.len() + 1).over("owner").alias("comfort_rank"))
        .sort("owner", "value", "person_id", descending=[False, True, False], nulls_last=True)
        .with_columns(pl.int_range(1, pl.len() + 1).over("owner").alias("rank"))
        .select(
            *_TIE, "rank", "value", "trust", "height", "height_on", "novelty", "reach_score",
            "exclusive_reach", "comfort_rank", "occasion", "occasion_kind", "occasion_on", "why",
        )
    )  # fmt: skip


def _elsewhere() -> pl.Expr:
    """How little of the owner's present contact goes to this person's world."""
    spent = pl.col("contact_days_a_year").fill_null(0.0)
    placed = pl.when(pl.col("cluster_id").is_not_null()).then(spent)
    here, all_told = spent.sum().over("owner", "cluster_id"), placed.sum().over("owner")
    is_known = pl.col("cluster_id").is_not_null() & (all_told > 0)
    return pl.when(is_known).then((1 - here / all_told).clip(0.0, 1.0)).alias("elsewhere")


def _few_in_common() -> pl.Expr:
    common = pl.col("common_contacts")
    below = (common.rank("average") - 1).over("owner")
    others = (common.count() - 1).over("owner")
    return pl.when(others > 0).then(1 - below / others).alias("few_in_common")


def _doors() -> pl.Expr:
    reach, best = pl.col("exclusive_reach"), pl.col("exclusive_reach").max().over("owner")
    scaled = reach.cast(pl.Float64).log1p() / best.cast(pl.Float64).log1p()
    return pl.when(best > 0).then(scaled).when(reach == 0).then(0.0).alias("reach_score")


_NOVEL = (
    pl.col("elsewhere"),
    pl.col("is_elsewhere").cast(pl.Float64),
    pl.col("few_in_common"),
)


def _trust() -> pl.Expr:
    vouching = pl.col("referenceability").replace_strict(VOUCHING, return_dtype=pl.Float64)
    height = pl.col("height").fill_null(0.0)
    return (1 - (1 - height) * (1 - vouching.fill_null(0.0))).alias("trust")


def _value() -> pl.Expr:
    novelty, reach = (
        floor + (1 - floor) * pl.coalesce(c, pl.col(c).median().over("owner"), 1.0)
        for c, floor in (("novelty", NOVELTY_FLOOR), ("reach_score", REACH_FLOOR))
    )
    return pl.col("trust") * novelty * reach


def _why() -> pl.Expr:
    height = pl.col("height")
    close = (
        pl.when(height >= CLOSE)
        .then(pl.lit("close touch"))
        .when(height >= LOOSE)
        .then(pl.lit("touch now and then"))
        .otherwise(pl.lit("touch, never closely"))
    )
    then = pl.format("you were in {} in {}", close, pl.col("height_on").dt.strftime("%b %Y"))
    vouch = pl.when(pl.col("referenceability").is_in(COULD_VOUCH)).then("referenceability_why")
    share = ((1 - pl.col("elsewhere")) * 100).round().cast(pl.Int64)
    world = (
        pl.when(share < 1)
        .then(pl.lit("in a world that hardly any of your contact goes to now"))
        .when(share <= _ELSEWHERE)
        .then(pl.format("in a world that {}% of your contact goes to now", share))
    )
    employer = pl.when(pl.col("is_elsewhere")).then(pl.lit("with another employer since"))
    common = (
        pl.when(pl.col("common_contacts") == 0)
        .then(pl.lit("no contacts in common"))
        .when(pl.col("few_in_common") >= _FEW)
        .then(pl.lit("few contacts in common"))
    )
    only = pl.col("exclusive_reach")
    opens = pl.when(only > 0).then(pl.format("alone opens the way to {}", people(only)))
    said = sentence(then, vouch, world, employer, common, opens)
    unknown = pl.concat_list(
        pl.when(pl.col("novelty").is_null()).then(pl.lit("novelty")),
        pl.when(pl.col("reach_score").is_null()).then(pl.lit("exclusive reach")),
    ).list.drop_nulls()
    missing = pl.when(unknown.list.len() > 0).then(
        pl.format(
            " Not known, so counted like the middle of the others: {}.", unknown.list.join(", ")
        )
    )
    return pl.concat_str(pl.coalesce(said, pl.lit("You were in touch.")), missing.fill_null(""))


_ELSEWHERE = 20  # percent of one's contact: a world one lives in rather than visits
_FEW = 2 / 3
