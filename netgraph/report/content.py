"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerReport:
    """Everything one owner's report says; it is written down as it comes.

    The columns of each frame, and what they mean, stand in `netgraph.report.columns`. Rows are in
    the order they are to be read in. Null is unknown.
    """

    owner: str
    name: str | None  # null: the owner's name in the home stands for it
    as_of: date
    # contacts, second_degree, constraint, effective_size, efficiency, hierarchy, coverage,
    # links_among, contacts_with_strength; an absent one is unknown
    metrics: Mapping[str, float | int | None]
    weights: Mapping[str, float]  # of each component of the score
    ranking: pl.DataFrame
    closeness: pl.DataFrame
    clusters: pl.DataFrame
    bridges: pl.DataFrame
    second_degree: pl.DataFrame
    growth: pl.DataFrame
    changes: pl.DataFrame
    matches: pl.DataFrame
    exports: pl.DataFrame
    notes: pl.DataFrame
