"""Precision and recall by tier, over pairs of records."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Figures:
    """How right and how complete the answers are; shares of pairs, null where there are none."""

    records: int
    true_pairs: int
    automatic: int  # pairs of records that were made one
    automatic_precision: float | None
    automatic_recall: float | None
    review: int  # pairs of persons offered
    review_precision: float | None  # share of them that are one
    both_recall: float | None  # of pairs made one, or offered


def measured(truth: pl.DataFrame, persons: pl.DataFrame, offered: pl.DataFrame) -> Figures:
    """Compare with who the records really are.

    Args:
        truth: key, person.
        persons: key, person_id: what was made one.
        offered: person_a, person_b: what was offered for review.
    """
    known = truth.join(persons, on="key")
    true = _pairs(known, "person").select("person_id", "person_id_right")
    made = _pairs(known, "person_id").select("person", "person_right")
    found = true["person_id"] == true["person_id_right"]
    right = made["person"] == made["person_right"]
    asked = true.filter(~found).select(
        pl.min_horizontal("person_id", "person_id_right").alias("person_a"),
        pl.max_horizontal("person_id", "person_id_right").alias("person_b"),
    )
    covered = asked.join(offered, on=["person_a", "person_b"], how="semi")
    worth = offered.join(asked.unique(), on=["person_a", "person_b"], how="semi")
    return Figures(
        records=truth.height,
        true_pairs=true.height,
        automatic=made.height,
        automatic_precision=_share(int(right.sum()), made.height),
        automatic_recall=_share(int(found.sum()), true.height),
        review=offered.height,
        review_precision=_share(worth.height, offered.height),
        both_recall=_share(int(found.sum()) + covered.height, true.height),
    )


def _pairs(known: pl.DataFrame, by: str) -> pl.DataFrame:
    return known.join(known, on=by).filter(pl.col("key") < pl.col("key_right"))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
