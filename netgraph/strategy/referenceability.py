"""How far a contact could vouch for the owner."""

import polars as pl


def referenceability(exchanges: pl.DataFrame) -> pl.DataFrame:
    """The tier of each tie: A to D.

    A: recommended in writing; B: exchanged both ways and met; C: both wrote privately; D: none.

    Args:
        exchanges: One row per owner and person (core.exchanges).

    Returns:
        One row per owner and person: owner, person_id, referenceability.
    """
    mutual = pl.min_horizontal("n_sent", "n_received")
    private = pl.min_horizontal("private_sent", "private_received")
    return exchanges.select(
        "owner",
        "person_id",
        pl.when(pl.col("recommendations") > 0)
        .then(pl.lit("A"))
        .when((mutual >= 3) & (pl.col("meetings") >= 1))
        .then(pl.lit("B"))
        .when(private >= 1)
        .then(pl.lit("C"))
        .otherwise(pl.lit("D"))
        .alias("referenceability"),
    )
