"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerReport:
    """Everything one owner's report says; it is written down as it comes.

    The columns of each frame, and what they mean, stand in `netgraph.report.columns`, those of the
    metrics too; an absent one is unknown. Rows are in the order they are to be read in. Null is
    unknown.
    """

    owner: str
    name: str | None  # null: the owner's name in the home stands for it
    as_of: date
    metrics: Mapping[str, float | int | date | None]
    weights: Mapping[str, float]  # of each component of the score
    findings: pl.DataFrame
    key_people: pl.DataFrame
    key_people_sets: pl.DataFrame
    roles: pl.DataFrame
    role_findings: pl.DataFrame
    unmatched_decisions: pl.DataFrame
    ranking: pl.DataFrame
    closeness: pl.DataFrame
    clusters: pl.DataFrame
    cluster_changes: pl.DataFrame
    bridges: pl.DataFrame
    second_degree: pl.DataFrame
    introductions: pl.DataFrame
    openings: pl.DataFrame
    pruning: pl.DataFrame
    partings: pl.DataFrame
    cluster_pairs: pl.DataFrame
    cut_points: pl.DataFrame
    weak_ties: pl.DataFrame
    reconnect: pl.DataFrame
    growth: pl.DataFrame
    growth_together: pl.DataFrame
    survival: pl.DataFrame
    rebuild: pl.DataFrame
    rebuild_people: pl.DataFrame
    balance: pl.DataFrame
    attention: pl.DataFrame
    network_uses: pl.DataFrame
    context_mix: pl.DataFrame
    invitations: pl.DataFrame
    own_history: pl.DataFrame
    layout: pl.DataFrame
    map_links: pl.DataFrame
    accounts: pl.DataFrame
    ties: pl.DataFrame
    employment: pl.DataFrame
    terms: pl.DataFrame
    links: pl.DataFrame
    changes: pl.DataFrame
    matches: pl.DataFrame
    exports: pl.DataFrame
    notes: pl.DataFrame
