"""What each owner's clusters are called: their ids from night to night, and their labels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from netgraph import graph
from netgraph.identity.traits import organisation_of
from netgraph.store.connect import Connection
from netgraph.store.query import append, run
from netgraph.strategy.labels import label_clusters
from netgraph.strategy.tracking import SAME, SHARE, Tracked, track

CLUSTER = ["owner", "cluster_id"]
SIZED = [*CLUSTER, "size"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """The clusters by their names of this night."""

    clusters: pl.DataFrame  # owner, cluster_id, label, label_basis, size, stability
    members: pl.DataFrame  # owner, cluster_id, person_id


def known(con: Connection) -> list[tuple[object, ...]]:
    """All that names of clusters rest on besides the measures, for the fingerprint of the step."""
    run(con, "nights_before")
    return run(con, "clusters_known").rows()


def name(
    con: Connection, as_of: date, measures: Mapping[str, pl.DataFrame], values: pl.DataFrame
) -> Worlds:
    """Name the clusters of a night after those of the night before, label them, take them down.

    Args:
        con: The writer's database, in the transaction of the step.
        as_of: The night; what it took down before is replaced.
        measures: The frames of `netgraph.graph.Measures` by name.
        values: From `shared_values`.
    """
    nights, before = run(con, "nights_before"), run(con, "clusters_before")
    found, members = measures["clusters"], measures["cluster_members"]
    overlapping = graph.overlaps(run(con, "cluster_members_before"), members)
    same = graph.same_clusters(overlapping, SAME, SHARE)
    tracked = track(
        before.select(SIZED), found.select(SIZED), overlapping, same, nights.drop("before_on")
    )
    names = tracked.names.rename({"cluster_id": "name", "now": "cluster_id"})
    clusters, members = (_renamed(frame, names) for frame in (found, members))
    labels = label_clusters(
        clusters, members, values, _contacts(con, measures["people"]), run(con, "own_labels")
    )
    labelled = clusters.join(labels, on=CLUSTER).sort(CLUSTER)
    _take_down(con, as_of, nights, tracked, before, labelled, members)
    return Worlds(clusters=labelled, members=members)


def name_team(con: Connection, team: graph.Team, values: pl.DataFrame) -> pl.DataFrame:
    """Label the clusters of a team's contacts, as those of an owner who knows all of them.

    Returns:
        The clusters with label and label_basis; both null as in `label_clusters`.
    """
    nobody = pl.lit("").alias("owner")
    clusters = team.clusters.with_columns(nobody)
    labels = label_clusters(
        clusters,
        team.people.drop_nulls("cluster_id").select(nobody, "cluster_id", "person_id"),
        values.with_columns(nobody).unique().sort(pl.all()),
        _contacts(con, team.people.with_columns(nobody)),
        run(con, "own_labels").clear(),
    )
    return clusters.join(labels, on=CLUSTER, maintain_order="left").drop("owner")


def _renamed(frame: pl.DataFrame, names: pl.DataFrame) -> pl.DataFrame:
    columns = frame.columns
    renamed = frame.join(names, on=CLUSTER).with_columns(cluster_id="name")
    return renamed.select(columns).sort(columns[:3])


def _contacts(con: Connection, measured: pl.DataFrame) -> pl.DataFrame:
    """The contacts that were measured, with their names."""
    people = con.sql("select person_id, name from core.people").pl()
    return measured.select("owner", "person_id", "links").join(people, on="person_id")


def shared_values(con: Connection) -> pl.DataFrame:
    """What contacts can share: owner, person_id, field, folded, value.

    A mail domain that names an employer whom the exports know is that employer.
    """
    told = run(con, "shared_values").with_columns(
        organisation=pl.when(pl.col("field") == "domain").then(organisation_of("value")),
        letters=_letters("company_key"),
    )
    employers = told.select(organisation="letters").drop_nulls().unique()
    is_domain = pl.col("field") == "domain"
    return (
        told.filter(~is_domain | pl.col("organisation").is_not_null())
        .join(employers.with_columns(employs=True), on="organisation", how="left")
        .select(
            "owner",
            "person_id",
            field=pl.when("employs").then(pl.lit("company")).otherwise("field"),
            folded=pl.coalesce(
                "letters",
                "organisation",
                pl.col("value").str.normalize("NFKC").str.to_lowercase(),
            ),
            value=pl.when(pl.col("employs").is_null()).then("value"),
        )
    )


def _letters(column: str) -> pl.Expr:
    return pl.col(column).str.replace_all(r"[^\p{L}\p{N}]", "")


def _take_down(
    con: Connection,
    as_of: date,
    nights: pl.DataFrame,
    tracked: Tracked,
    before: pl.DataFrame,
    clusters: pl.DataFrame,
    members: pl.DataFrame,
) -> None:
    """Keep what the next night compares with, and tell what changed."""
    labels = [
        frame.select("owner", pl.col("cluster_id").alias(f"{end}_id"), label.alias(f"{end}_label"))
        for end, frame, label in (
            ("from", before, pl.col("label")),
            ("to", clusters, pl.col("label")),
        )
    ]
    changes = (
        tracked.changes.join(labels[0], on=["owner", "from_id"], how="left")
        .join(labels[1], on=["owner", "to_id"], how="left")
        .join(nights.select("owner", "before_on"), on="owner")
        .with_columns(pl.col("overlap").round_sig_figs(9))
    )
    kept = nights.drop("highest").join(tracked.highest, on="owner").with_columns(is_kept=True)
    night = pl.lit(as_of).alias("as_of")
    for table, rows in (
        ("cluster_nights", kept),
        ("clusters", clusters.select(*CLUSTER, "label", "size")),
        ("cluster_members", members),
        ("cluster_changes", changes),
    ):
        con.execute(f"delete from state.{table} where as_of = ?", [as_of])
        append(con, f"state.{table}", rows.with_columns(night))
    run(con, "keep_clusters")
    run(con, "cluster_changes")
