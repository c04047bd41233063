"""How far a contact could vouch for the owner, and what shows it."""

from typing import Final

import polars as pl

#: Tiers of those who could vouch.
COULD_VOUCH: Final = ("A", "B")
_EXCHANGES = 3  # two-way ones that make a meeting tell of working together


def referenceability(exchanges: pl.DataFrame, grounds: pl.DataFrame) -> pl.DataFrame:
    """The tier of each tie, A to D, with the evidence that earned it.

    A: one recommended the other in writing. B: at one employer at the same time, and in touch both
    ways with nobody else there; or three two-way exchanges and a meeting besides. C: in touch both
    ways with nobody else there. D: none of these. How long ago it was does not count: see the
    tie's state.

    Args:
        exchanges: One row per owner and person (core.exchanges): owner, person_id, n_sent,
            n_received, private_sent, private_received, meetings, recommendations.
        grounds: One row per owner and person of whom it is known: owner, person_id; received_on and
            given_on, the newest day on which the person recommended the owner, the owner the
            person; company, together_from and together_until, their longest time at one employer.
            Null: none.

    Returns:
        One row per owner and person of the exchanges: owner, person_id, referenceability, and
        referenceability_why, a part of a sentence with figures and dates; null for D.
    """
    known = exchanges.join(grounds, on=["owner", "person_id"], how="left", maintain_order="left")
    # a meeting stands in both directions
    mutual = pl.min_horizontal("n_sent", "n_received") - pl.col("meetings")
    alone = pl.min_horizontal("private_sent", "private_received") >= 1
    tiers = (
        ("A", pl.col("recommendations") > 0, _praise()),
        ("B", pl.col("company").is_not_null() & alone, _colleagues()),
        ("B", (mutual >= _EXCHANGES) & (pl.col("meetings") >= 1), _meetings(mutual)),
        ("C", alone, _alone()),
    )
    return known.select(
        "owner",
        "person_id",
        pl.coalesce(
            *(pl.when(holds).then(pl.lit(tier)) for tier, holds, _ in tiers), pl.lit("D")
        ).alias("referenceability"),
        pl.coalesce(pl.when(holds).then(said) for _, holds, said in tiers).alias(
            "referenceability_why"
        ),
    )


def _praise() -> pl.Expr:
    received = pl.format("wrote a recommendation on {}", _day("received_on"))
    given = pl.format("was recommended in writing on {}", _day("given_on"))
    both = pl.concat_str(received, given, separator=" and ", ignore_nulls=True)
    return pl.when(both != "").then(both).otherwise(pl.lit("recommended in writing"))


def _colleagues() -> pl.Expr:
    return pl.format(
        "both at {} from {} to {}, and in touch one to one",
        "company",
        _month("together_from"),
        _month("together_until"),
    )


def _meetings(mutual: pl.Expr) -> pl.Expr:
    met = pl.col("meetings")
    noun = pl.when(met == 1).then(pl.lit("meeting")).otherwise(pl.lit("meetings"))
    return pl.format("{} two-way exchanges and {} {}", mutual, met, noun)


def _alone() -> pl.Expr:
    return pl.format(
        "in touch one to one, {} from you and {} from there",
        "private_sent",
        "private_received",
    )


def _day(column: str) -> pl.Expr:
    return pl.col(column).dt.strftime("%-d %b %Y")


def _month(column: str) -> pl.Expr:
    return pl.col(column).dt.strftime("%b %Y")
