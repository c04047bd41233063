"""How good a way to somebody leads through a contact, also where the first step is not known."""

import polars as pl

#: What the strength of a listed tie is taken for where no exchange is seen: about yearly contact.
ASSUMED_STRENGTH = 0.1


def path_strength(paths: pl.DataFrame) -> pl.Series:
    """How likely each way of one introduction is to carry, for sums and comparisons.

    `q = √s · w`, with s the strength of the owner's tie with the introducer and w the weight of
    the introducer's link with the person behind: willingness to introduce saturates with
    closeness. Where s is unknown it counts as `ASSUMED_STRENGTH`: being listed is not nothing. It
    is an assumption and is not to be shown as a strength.

    Args:
        paths: One row per way: weight (0..1), strength (√s · w; null where s is unknown).

    Returns:
        q, one value per row, 0..1, never null; named `path_strength`.

    References:
        Of a product over the steps of a way, with a concave first step: docs/methods.md, Reach.
    """
    assumed = ASSUMED_STRENGTH**0.5 * pl.col("weight")
    return paths.select(
        pl.coalesce("strength", assumed).clip(0.0, 1.0).alias("path_strength")
    ).to_series()


def willingness(contacts: pl.DataFrame) -> pl.Series:
    """The first step alone: √s, the willingness to lead on, likewise.

    Args:
        contacts: One row per contact: strength (null where unknown).

    Returns:
        √s, one value per row, 0..1, never null; named `willingness`.
    """
    strength = pl.col("strength").fill_null(ASSUMED_STRENGTH)
    return contacts.select(strength.clip(0.0, 1.0).sqrt().alias("willingness")).to_series()
