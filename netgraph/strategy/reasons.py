"""Why a contact has this rank, in sentences a person can read and correct."""

from collections.abc import Mapping

import polars as pl

from netgraph.settings import Numbers
from netgraph.strategy.referenceability import COULD_VOUCH
from netgraph.strategy.strength import CLOSE, LOOSE
from netgraph.strategy.wording import number, people

_OVER = {  # states of a tie of which one speaks in the past
    "fading": "the tie is fading",
    "lapsed": "the tie has lapsed",
    "dormant": "the tie is dormant",
}


def why(weights: Numbers, parts: Mapping[str, pl.Expr]) -> pl.Expr:
    """The reasons, strongest kind of evidence first, and what was not known.

    Args:
        weights: Component to weight: what weighs nothing is not missed.
        parts: Component to its value, null where unknown.

    Returns:
        Text, never null; over the rows that `rank_contacts` is given.
    """
    said = pl.concat_list(_vouching(), touch(), _worlds(), _doors()).list.drop_nulls()
    reasons = pl.when(said.list.len() > 0).then(said.list.join("; "))
    text = reasons.otherwise(pl.lit("connected, and nothing more is seen"))
    unknown = pl.concat_list(
        pl.when(value.is_null() & _is_missed(name, weights, parts)).then(
            pl.lit(name.replace("_", " "))
        )
        for name, value in parts.items()
    ).list.drop_nulls()
    missing = pl.when(unknown.list.len() > 0).then(
        pl.format(" Not known, so not counted: {}.", unknown.list.join(", "))
    )
    return pl.concat_str(
        text.str.slice(0, 1).str.to_uppercase(),
        text.str.slice(1),
        pl.lit("."),
        missing.otherwise(pl.lit("")),
    )


def _is_missed(name: str, weights: Numbers, parts: Mapping[str, pl.Expr]) -> pl.Expr:
    if name == "exclusive_reach" and weights["reach"] > 0:  # said once, as reach
        return parts["reach"].is_not_null() & pl.lit(weights[name] > 0)
    return pl.lit(weights[name] > 0)


def _vouching() -> pl.Expr:
    return pl.when(pl.col("referenceability").is_in(COULD_VOUCH)).then("referenceability_why")


def touch() -> pl.Expr:
    """How close, in the past tense where the tie has faded; null without any contact.

    Over rows with strength, reciprocity, state and last_contact_on.
    """
    strength, state = pl.col("strength"), pl.col("state")
    last = pl.col("last_contact_on").dt.strftime("%-d %b %Y")
    now = (
        pl.when(strength >= CLOSE)
        .then(pl.lit("you are in close touch"))
        .when(strength >= LOOSE)
        .then(pl.lit("you are in touch now and then"))
        .when(strength.is_not_null())
        .then(pl.lit("you are seldom in touch"))
    )
    close = pl.when(strength >= CLOSE).then(pl.lit("close ")).otherwise(pl.lit(""))
    over = state.replace_strict(_OVER, default=None, return_dtype=pl.String)
    return (
        pl.when(strength.is_null() & (pl.col("reciprocity") == 0))
        .then(pl.format("contact has been one-way so far, last on {}", last))
        .when(strength.is_null())  # so long ago that nothing of it weighs any more
        .then(pl.format("you were last in touch on {}", last))
        .when(over.is_not_null())
        .then(pl.format("you were in {}touch until {}, and {}", close, last, over))
        .when(state == "cooling")
        .then(pl.format("{}, last on {}", now, last))
        .otherwise(now)
    )


def _worlds() -> pl.Expr:
    joins = pl.format("joins {} of your worlds", "clusters_joined")
    alone = pl.lit("alone ties some of your contacts to the rest")
    several = pl.col("clusters_joined") > 1
    return (
        pl.when(pl.col("is_cut_point") & several)
        .then(pl.format("{} and {}", joins, alone))
        .when(pl.col("is_cut_point"))
        .then(alone)
        .when(several)
        .then(joins)
    )


def _doors() -> pl.Expr:
    reach, only = pl.col("reach"), pl.col("exclusive_reach")
    opens = pl.format("can introduce you to {}", people(reach))
    return pl.when(reach > 0).then(
        pl.when(only == reach)
        .then(pl.format("{} whom nobody else can", opens))
        .when(only > 0)
        .then(pl.format("{}, and nobody else can to {} of them", opens, number(only)))
        .when(only == 0)
        .then(pl.format("{}, as others can too", opens))
        .otherwise(opens)
    )
