"""The contacts of several owners, measured as one network of theirs."""

from dataclasses import dataclass

import polars as pl

from netgraph.graph.backbone import backbone
from netgraph.graph.build import graph
from netgraph.graph.ego import cut_out
from netgraph.graph.measure import DEFAULTS, worlds
from netgraph.graph.options import Options
from netgraph.graph.pool import Pool
from netgraph.graph.reach import second_degree


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """What is measured of a team's contacts together."""

    clusters: pl.DataFrame  # one row per cluster, the largest first: cluster_id, size, stability
    people: pl.DataFrame  # one row per contact: person_id, cluster_id, links, reach


def measure_team(
    pool: Pool, owners: pl.Series, contacts: pl.Series, options: Options = DEFAULTS
) -> Team:
    """Measure whomever any of these owners has as a contact, with all of the owners taken out.

    What it says of one owner alone is what `measure` says of him.

    Args:
        pool: The links of everybody, from `prepare`.
        owners: Ids of the owners' own persons; null where not known.
        contacts: Ids of their contacts; repetitions and the owners themselves are passed over.
        options: What can be set.

    Returns:
        clusters: as in `netgraph.graph.frames`, without owner. people: cluster_id (null without a
        link to another contact), links (to other contacts), reach (people who are neither an owner
        nor anybody's contact; null when no link that could lead on is seen).
    """
    own = owners.drop_nulls().unique().sort()
    ids = contacts.unique().sort()
    ids = ids.filter(~ids.is_in(own.implode()))
    ego = cut_out(pool, pool.numbers(ids), pool.numbers(own))
    among = graph(len(ego.linked), ego.u, ego.v)
    stays = backbone(len(ego.linked), ego.u, ego.v, ego.weight, ego.copresence, options)
    found, *_ = worlds(ego, among, stays, options)
    linked = pl.DataFrame(
        {"place": ego.linked, "cluster": found.of, "links": ego.degree},
        schema=dict.fromkeys(("place", "cluster", "links"), pl.Int64),
    )
    people = pl.DataFrame(
        {"person_id": ids, "opens": ego.opens, "reach": second_degree(ego).reach}
    ).with_row_index("place")
    name = pl.format("c{}", pl.col("cluster") + 1).alias("cluster_id")
    return Team(
        clusters=pl.DataFrame(
            {"size": found.size, "stability": found.stability}, nan_to_null=True
        ).select(
            pl.format("c{}", pl.int_range(1, pl.len() + 1)).alias("cluster_id"),
            "size",
            "stability",
        ),
        people=people.with_columns(pl.col("place").cast(pl.Int64))
        .join(linked, on="place", how="left", maintain_order="left")
        .select(
            "person_id",
            name,
            pl.col("links").fill_null(0),
            pl.when("opens").then("reach").alias("reach"),
        ),
    )
