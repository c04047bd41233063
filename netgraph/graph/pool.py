"""All links, numbered once and laid out so that a person's links are one slice."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from netgraph.errors import NetgraphError

Ints: TypeAlias = NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]
Bools: TypeAlias = NDArray[np.bool_]

#: Weights are whole multiples of it, about a billionth: their sums are exact in any order (up to
#: 2^23). Rounding would make equally good clusters look better by turns, and Leiden never settle.
UNIT = 2.0**-30


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody who has a link, in compressed rows.

    The links of person i are `start[i]:start[i + 1]` of the four long arrays, by neighbour; a
    link stands in the rows of both its ends.
    """

    people: pl.Series  # ids in order; a person's number is their place here
    start: Ints
    neighbour: NDArray[np.int32]
    weight: Floats
    copresence: Floats  # NaN where other evidence links the two as well
    reaches: Bools

    def numbers(self, ids: pl.Series) -> Ints:
        """The number of each person; -1 for those without any link."""
        if self.people.is_empty():
            return np.full(len(ids), -1)
        last = len(self.people) - 1
        place = self.people.search_sorted(ids).cast(pl.Int64).clip(upper_bound=last)
        is_there = (self.people.gather(place) == ids).fill_null(False)
        return np.where(is_there.to_numpy(), place.to_numpy(), -1)


def prepare(links: pl.DataFrame) -> Pool:
    """Number everybody in order of their id and lay out their links.

    Args:
        links: One row per pair of people, either way round: person_a, person_b, weight (above 0,
            higher = closer), copresence (above 0, uncapped, where nothing else links the two; else
            null), reaches (false: affiliation alone, which leads to nobody).

    Returns:
        The pool, weights rounded to whole units; equal for equal links in any order.

    Raises:
        NetgraphError: A pair comes twice, joins a person to themselves, or has no positive weight.
    """
    ends = [links[end].alias("person") for end in ("person_a", "person_b")]
    people = pl.concat(ends).drop_nulls().unique().sort()
    number = people.to_frame().with_columns(n=pl.int_range(pl.len()))
    there = (
        links.join(number, left_on="person_a", right_on="person", how="left")
        .join(number, left_on="person_b", right_on="person", how="left")
        .select("weight", "copresence", "reaches", u="n", v="n_right")
    )
    both = pl.concat([there, there.select("weight", "copresence", "reaches", u="v", v="u")])
    # One key sorts twice as fast as two.
    both = both.with_columns(pair=pl.col("u") * len(people) + pl.col("v")).sort("pair")
    _refuse_malformed(both)
    rows = np.arange(len(people) + 1) * len(people)
    return Pool(
        people=people,
        start=np.searchsorted(both["pair"].to_numpy(), rows).astype(np.int64),
        neighbour=both["v"].cast(pl.Int32).to_numpy(),
        weight=_in_units(both["weight"]),
        copresence=_in_units(both["copresence"]),
        reaches=both["reaches"].to_numpy(),
    )


def _in_units(weights: pl.Series) -> Floats:
    units = np.rint(weights.cast(pl.Float64).to_numpy() / UNIT)
    return np.maximum(units, 1) * UNIT


def _is_weight(column: str) -> pl.Expr:
    return pl.col(column).is_finite() & (pl.col(column) > 0)


def _refuse_malformed(both: pl.DataFrame) -> None:
    faults = both.select(
        twice=(pl.col("pair") == pl.col("pair").shift()).sum(),
        loops=(pl.col("u") == pl.col("v")).sum(),
        weightless=(~_is_weight("weight")).fill_null(True).sum(),
        misweighed=(~_is_weight("copresence")).fill_null(False).sum(),
        incomplete=(pl.col("u").is_null() | pl.col("reaches").is_null()).sum(),
    ).row(0, named=True)
    if any(faults.values()):
        raise NetgraphError(
            f"links: rows that cannot be measured, counted from both ends: {faults}; expected one "
            "row per pair of two people with a weight above 0. Sum the evidence of a pair first."
        )
