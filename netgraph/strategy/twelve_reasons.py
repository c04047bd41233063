"""Why somebody is among the key people, and what would be lost, in sentences."""

import polars as pl

from netgraph.strategy.coverage import NOTHING
from netgraph.strategy.reasons import touch
from netgraph.strategy.wording import people, sentence


def with_reasons(chosen: pl.DataFrame) -> pl.DataFrame:
    """The chosen, with two sentences on each.

    Args:
        chosen: One row per chosen person: the columns of `netgraph.strategy.twelve.CHOSEN`, role
            (null: none was given), only_role (the roles that nobody else holds; null: none), reach,
            strength, reciprocity, state, last_contact_on, referenceability, referenceability_why,
            cluster_id, cluster_label.

    Returns:
        The same with why and loss_why; never null.
    """
    return chosen.with_columns(
        why=sentence(_decided(), _role(), _touch(), _leads(), _world(), _filler()).fill_null(
            "Nothing is seen but the listing."
        ),
        loss_why=sentence(_loses(), _weaker(), _last(), _vacates()).fill_null(
            pl.when(pl.col("strength").is_not_null())
            .then(pl.lit("The tie itself."))
            .otherwise(pl.lit("Nothing that is seen."))
        ),
    )


def _decided() -> pl.Expr:
    return pl.when("is_pinned").then(pl.lit("you want this person here"))


def _role() -> pl.Expr:
    return pl.when(pl.col("role").is_not_null()).then(pl.format("you gave the role {}", "role"))


def _touch() -> pl.Expr:
    strength = pl.col("strength").round(2).cast(pl.String)
    number = pl.when(pl.col("strength") < 0.005).then(pl.lit("under 0.01")).otherwise(strength)
    return (
        pl.when(pl.col("strength").is_not_null())
        .then(pl.format("{} (strength {})", touch(), number))
        .when(pl.col("last_contact_on").is_not_null())
        .then(touch())
    )


def _leads() -> pl.Expr:
    reach, added = pl.col("reach"), pl.col("reach_added")
    leads = pl.format("leads to {} beyond your contacts", people(reach))
    way = pl.when(pl.col("strength").is_null()).then(
        pl.lit(" (the way there is taken for one of yearly contact: no exchange both ways is seen)")
    )
    said = (
        pl.when(pl.col("position") == 1)
        .then(leads)
        .when((added == reach) & (reach == 1))
        .then(pl.format("{}, new to this list", leads))
        .when(added == reach)
        .then(pl.format("{}, all of them new to this list", leads))
        .when(added == 0)
        .then(pl.format("{}, as others above do", leads))
        .otherwise(pl.format("{}, {} of them new to this list", leads, added))
    )
    return pl.when(reach > 0).then(pl.concat_str(said, way.otherwise(pl.lit(""))))


def _world() -> pl.Expr:
    label = pl.coalesce("cluster_label", "cluster_id")
    return (
        pl.when("is_first_of_cluster")
        .then(pl.format("the first here of the world “{}”", label))
        .when(pl.col("gain_worlds") > NOTHING)
        .then(pl.format("closer to you than those above who are of the world “{}”", label))
    )


def _filler() -> pl.Expr:
    """What is known of somebody who adds nothing to the others and took a place that was left."""
    vouch = pl.when(pl.col("referenceability") != "D").then("referenceability_why")
    nothing = (pl.col("gain") <= NOTHING) & ~pl.col("is_pinned")
    left = pl.lit("nothing else is seen, and a place was left")
    return pl.when(nothing).then(pl.concat_str(vouch, left, separator="; ", ignore_nulls=True))


def _loses() -> pl.Expr:
    lost = pl.col("reach_lost")
    return pl.when(lost > 0).then(pl.format("{} to whom nobody else here leads", people(lost)))


def _weaker() -> pl.Expr:
    weaker = pl.col("reach_weakened")
    return pl.when(weaker > 0).then(pl.format("only weaker ways to {}", people(weaker)))


def _last() -> pl.Expr:
    return pl.when("is_last_of_cluster").then(
        pl.format("nobody left here of the world “{}”", pl.coalesce("cluster_label", "cluster_id"))
    )


def _vacates() -> pl.Expr:
    return pl.when(pl.col("only_role").is_not_null()).then(
        pl.format("nobody left as {}", "only_role")
    )
