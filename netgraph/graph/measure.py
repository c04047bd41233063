"""One batch of owners: cut each network out of the pool, measure it, collect the results."""

from dataclasses import asdict

import igraph
import numpy as np
import polars as pl
from numpy.typing import NDArray

from netgraph.graph import bridging
from netgraph.graph.backbone import backbone
from netgraph.graph.brokerage import Brokerage, brokerage
from netgraph.graph.build import graph
from netgraph.graph.clusters import Clusters, clusters
from netgraph.graph.collect import Measured, collect
from netgraph.graph.ego import Ego, cut_out
from netgraph.graph.frames import Measures
from netgraph.graph.layout import layout
from netgraph.graph.options import Options
from netgraph.graph.pool import Bools, Floats, Ints, Pool
from netgraph.graph.reach import second_degree

DEFAULTS = Options()


def measure(
    pool: Pool, owners: pl.DataFrame, contacts: pl.DataFrame, options: Options = DEFAULTS
) -> Measures:
    """Measure each of these owners' networks, with the owner's own person taken out.

    Args:
        pool: The links of everybody, from `prepare`; the same for every batch.
        owners: The batch, one row per owner: owner, person_id (their own person; null when not
            known; several rows of one owner remove several people).
        contacts: One row per owner and contact: owner, person_id. Repetitions, owners of other
            batches and owners listed as their own contacts are passed over.
        options: What can be set.

    Returns:
        The frames of `netgraph.graph.frames`; each owner of the batch has a row in owner_metrics.
        An owner's rows do not depend on who else is in the batch.
    """
    names = owners["owner"].unique().sort()
    if names.is_empty():
        return Measures.none()
    own = owners.select("owner", "person_id").sort("owner", "person_id")
    rows = (
        contacts.select("owner", "person_id")
        .unique()
        .join(own, on="owner", how="semi")
        .join(own, on=["owner", "person_id"], how="anti")
        .sort("owner", "person_id")
    )
    measured = [
        _measure_one(cut_out(pool, of_contacts, of_owner), options)
        for of_contacts, of_owner in zip(
            _per_owner(pool, rows, names), _per_owner(pool, own, names), strict=True
        )
    ]
    return collect(names, rows["person_id"], measured)


def _per_owner(pool: Pool, rows: pl.DataFrame, names: pl.Series) -> list[Ints]:
    numbers = pool.numbers(rows["person_id"])
    return np.split(numbers, rows["owner"].search_sorted(names, "left").to_numpy()[1:])


def _measure_one(ego: Ego, options: Options) -> Measured:
    among = graph(len(ego.linked), ego.u, ego.v)
    stays = backbone(len(ego.linked), ego.u, ego.v, ego.weight, ego.copresence, options)
    found, spread, joined = worlds(ego, among, stays, options)
    places = layout(ego, found, stays, options.seed)
    reach = second_degree(ego)
    ties, order = bridging.bridge_ties(among), np.argsort(found.of, stable=True)
    return Measured(
        summary={
            **_of_owner(ego, options),
            "second_degree": reach.people if ego.opens.any() else None,
            "betweenness_exact": bridging.is_affordable(among, options),
        },
        contacts={
            "is_cut_point": _placed(ego, bridging.cut_points(among), False),
            "betweenness": _placed(ego, bridging.betweenness(among, options), 0.0),
            "participation": _placed(ego, spread, np.nan),
            "clusters_joined": _placed(ego, joined, 0),
            "links": _placed(ego, ego.degree, 0),
            "observed": ego.observed,
            "opens": ego.opens,
            "reach": reach.reach,
            "exclusive_reach": reach.exclusive,
            "x": places[:, 0],
            "y": places[:, 1],
        },
        clusters={
            "cluster": np.arange(len(found.size)),
            "size": found.size,
            "stability": found.stability,
        },
        members={"cluster": found.of[order], "person_id": ego.linked[order]},
        ties={"person_a": ego.linked[ego.u[ties]], "person_b": ego.linked[ego.v[ties]]},
        backbone={
            "person_a": ego.linked[ego.u[stays]],
            "person_b": ego.linked[ego.v[stays]],
            "weight": ego.weight[stays],
        },
    )


def worlds(
    ego: Ego, among: igraph.Graph, stays: Bools, options: Options
) -> tuple[Clusters, Floats, Ints]:
    """Clusters, and how each contact's links spread over them: both on the backbone."""
    u, v, weight = ego.u[stays], ego.v[stays], ego.weight[stays]
    resting = among if stays.all() else graph(len(ego.linked), u, v)
    found = clusters(resting, u, v, weight, options)
    return found, *bridging.participation(found.of, u, v, weight)


def _of_owner(ego: Ego, options: Options) -> dict[str, object]:
    coverage = float(ego.observed.mean()) if ego.n else None
    is_seen = coverage is not None and coverage >= options.min_coverage
    return {
        "contacts": ego.n,
        **asdict(brokerage(ego.n, ego.u, ego.v) if is_seen else Brokerage()),
        "coverage": coverage,
        "links_among": len(ego.u),
    }


def _placed(ego: Ego, of_linked: NDArray[np.generic], otherwise: object) -> NDArray[np.generic]:
    placed = np.full(ego.n, otherwise, dtype=of_linked.dtype)
    placed[ego.linked] = of_linked
    return placed
