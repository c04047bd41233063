"""What an owner calls a cluster, taken down in decisions/labels.csv."""

from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.pipeline.ask import one_owner
from netgraph.pipeline.decisions import Decided, read_decisions, standing_labels, take_down
from netgraph.store.connect import PUBLISHED, reader
from netgraph.store.query import run
from netgraph.text import clean

#: One row per owner and label that could not be used.
NOT_USED = (
    "select owner, person as cluster_id, reason from main.unmatched_decisions "
    "where file = 'labels' and owner = coalesce(getvariable('owner'), owner) order by all"
)
_SHOWN = 12


def name_cluster(home: Path, text: str, label: str, owner: str | None) -> Decided:
    """Record what an owner calls a cluster.

    Args:
        home: The home.
        text: The id of one of the owner's clusters, as c4, 4 or "cluster 4".
        label: The name.
        owner: Whose cluster; null for the only owner there is.

    Raises:
        UsageError: No such owner or cluster, several owners without a name, or an empty label.
        StoreError: Nothing is published yet.
    """
    called = clean(label)
    if called is None:
        raise UsageError("what is it to be called? --as LABEL is empty; --undo takes a label back")
    whose, clusters = _clusters(home, owner)
    cluster = _id(text)
    if cluster not in clusters["cluster_id"]:
        raise UsageError(f"{whose} has no cluster {text!r}. {_told(clusters)}")
    line = {"owner": whose, "cluster_id": cluster, "label": called}
    return take_down(home, "labels", f"{cluster} of {whose} is called {called}.", [line])


def undo_name(home: Path, text: str, owner: str | None) -> Decided:
    """Take back what an owner called a cluster, also one that is no more.

    Args:
        home: The home.
        text: As for `name_cluster`.
        owner: Likewise.

    Raises:
        UsageError: No such owner, several without a name, or the cluster has no label of theirs.
        StoreError: Nothing is published yet.
    """
    whose, _ = _clusters(home, owner)
    cluster = _id(text)
    standing = standing_labels(read_decisions(home / "decisions")["labels"]).filter(owner=whose)
    if cluster not in standing["cluster_id"]:
        there = f" {_told(standing)}" if standing.height else ""
        raise UsageError(f"{whose} has given no label to {text!r}.{there}")
    line = {"owner": whose, "cluster_id": cluster, "label": ""}
    says = f"{cluster} of {whose} is called by what its members share again."
    return take_down(home, "labels", says, [line])


def _clusters(home: Path, owner: str | None) -> tuple[str, pl.DataFrame]:
    """The owner who is meant, and that owner's clusters, the largest first."""
    with reader(home / PUBLISHED) as con:
        whose = one_owner(con, owner)
        clusters = run(con, "intro_clusters", owner=whose)
    return whose, clusters.sort("size", descending=True, maintain_order=True)


def _id(text: str) -> str:
    number = text.strip().lower().removeprefix("cluster").strip().removeprefix("c")
    return f"c{number}"


def _told(clusters: pl.DataFrame) -> str:
    """Which clusters could have been meant."""
    if clusters.is_empty():
        return "No clusters are seen."
    first = clusters.head(_SHOWN).select("cluster_id", "label").iter_rows()
    more = clusters.height - _SHOWN
    return f"There are {', '.join(f'{i} ({label})' if label else i for i, label in first)}" + (
        f" and {more} more; `netgraph clusters` has them." if more > 0 else "."
    )
