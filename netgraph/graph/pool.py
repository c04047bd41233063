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


@dataclass(frozen=True, slots=True)
class Pool:
    """Everybody who has a link, in compressed rows.

    The links of person i are `start[i]:start[i + 1]` of the three long arrays, by neighbour; a
    link stands in the rows of both its ends.
    """

    people: pl.Series  # ids in order; a person's number is their place here
    start: Ints
    neighbour: NDArray[np.int32]
    weight: Floats
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
            higher = closer), reaches (false: affiliation alone, which leads to nobody).

    Returns:
        The pool; equal for equal links in any order.

    Raises:
        NetgraphError: A pair comes twice, joins a person to themselves, or has no positive weight.
    """
    ends = [links[end].alias("person") for end in ("person_a", "person_b")]
    people = pl.concat(ends).drop_nulls().unique().sort()
    number = people.to_frame().with_columns(n=pl.int_range(pl.len()))
    there = (
        links.join(number, left_on="person_a", right_on="person", how="left")
        .join(number, left_on="person_b", right_on="person", how="left")
        .select("weight", "reaches", u="n", v="n_right")
    )
    both = pl.concat([there, there.select("weight", "reaches", u="v", v="u")])
    # One key sorts twice as fast as two.
    both = both.with_columns(pair=pl.col("u") * len(people) + pl.col("v")).sort("pair")
    _refuse_malformed(both)
    rows = np.arange(len(people) + 1) * len(people)
    return Pool(
        people=people,
        start=np.searchsorted(both["pair"].to_numpy(), rows).astype(np.int64),
        neighbour=both["v"].cast(pl.Int32).to_numpy(),
        weight=both["weight"].cast(pl.Float64).to_numpy(),
        reaches=both["reaches"].to_numpy(),
    )


def _is_weight() -> pl.Expr:
    return pl.col("weight").is_finite() & (pl.col("weight") > 0)


def _refuse_malformed(both: pl.DataFrame) -> None:
    faults = both.select(
        twice=(pl.col("pair") == pl.col("pair").shift()).sum(),
        loops=(pl.col("u") == pl.col("v")).sum(),
        weightless=(~_is_weight()).fill_null(True).sum(),
        incomplete=(pl.col("u").is_null() | pl.col("reaches").is_null()).sum(),
    ).row(0, named=True)
    if any(faults.values()):
        raise NetgraphError(
            f"links: rows that cannot be measured, counted from both ends: {faults}; expected one "
            "row per pair of two people with a weight above 0. Sum the evidence of a pair first."
        )
