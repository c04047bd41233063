"""Arrays of many owners, put end to end as frames."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from netgraph.graph.frames import (
    BACKBONE,
    BRIDGE_TIES,
    CLUSTER_MEMBERS,
    CLUSTERS,
    LAYOUT,
    OWNER_METRICS,
    PEOPLE,
    REACH,
    Measures,
)
from netgraph.schemas import Frame

Columns: TypeAlias = dict[str, NDArray[np.generic]]
UNSEEN = ("is_cut_point", "betweenness")  # of a contact whose links nobody shows


@dataclass(frozen=True, slots=True)
class Measured:
    """One owner's results; contacts are numbered 0..n-1 in order of their id, clusters from 0."""

    summary: dict[str, object]
    contacts: Columns  # one entry per contact
    clusters: Columns  # one entry per cluster
    members: Columns  # one entry per clustered contact
    ties: Columns  # one entry per bridge tie
    backbone: Columns  # one entry per link that clusters rest on


def collect(owners: pl.Series, people: pl.Series, measured: Sequence[Measured]) -> Measures:
    """Name what was numbered.

    Args:
        owners: The owners in order.
        people: Ids of the contacts of the first owner, then of the second, and so on.
        measured: The results, in the order of `owners`.
    """
    sizes = [len(m.contacts["links"]) for m in measured]
    starts = np.cumsum([0, *sizes[:-1]])
    contacts = _stacked(owners, starts, [m.contacts for m in measured]).with_columns(
        person_id=people
    )
    found = _stacked(owners, starts, [m.clusters for m in measured])
    members = _stacked(owners, starts, [m.members for m in measured])
    ties = _stacked(owners, starts, [m.ties for m in measured])
    backbone = _stacked(owners, starts, [m.backbone for m in measured])
    summaries = pl.DataFrame([m.summary for m in measured], infer_schema_length=None)
    return Measures(
        owner_metrics=_shaped(OWNER_METRICS, summaries.with_columns(owner=owners)),
        clusters=_shaped(CLUSTERS, found.with_columns(_cluster_id())),
        cluster_members=_shaped(
            CLUSTER_MEMBERS, members.with_columns(_cluster_id(), _person("person_id", people))
        ),
        people=_shaped(PEOPLE, contacts.with_columns(_only("observed", *UNSEEN))),
        bridge_ties=_shaped(BRIDGE_TIES, ties.with_columns(_pair(people))),
        backbone=_shaped(BACKBONE, backbone.with_columns(_pair(people))),
        reach=_shaped(REACH, contacts.with_columns(_only("opens", "reach", "exclusive_reach"))),
        layout=_shaped(LAYOUT, contacts),
    )


def _stacked(owners: pl.Series, starts: NDArray[np.int64], parts: list[Columns]) -> pl.DataFrame:
    nth = np.repeat(np.arange(len(parts)), [len(next(iter(p.values()))) for p in parts])
    columns = {name: np.concatenate([p[name] for p in parts]) for name in parts[0]}
    return pl.DataFrame(
        {"owner": owners.gather(nth), "start": starts[nth], **columns}, nan_to_null=True
    )


def _cluster_id() -> pl.Expr:
    return pl.format("c{}", pl.col("cluster") + 1).alias("cluster_id")


def _person(column: str, people: pl.Series) -> pl.Expr:
    return pl.lit(people).gather(pl.col("start") + pl.col(column)).alias(column)


def _pair(people: pl.Series) -> list[pl.Expr]:
    return [_person(end, people) for end in ("person_a", "person_b")]


def _only(condition: str, *columns: str) -> pl.Expr:
    return pl.when(condition).then(pl.col(columns))


def _shaped(kind: Frame, frame: pl.DataFrame) -> pl.DataFrame:
    return kind.of(frame.select(kind.columns.keys()))
