"""The part of advice that says what is left of a network as contacts go."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.paths import path_strength
from netgraph.strategy.pruning import pruning_curve
from netgraph.strategy.removal import removal_order


def pruning(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """The curve of each owner: one row per step of removal, the contact missed least first.

    Reads what the parts of the roles and of the key people have told, so it comes after them.
    """
    paths = known.paths.with_columns(path_strength(known.paths).alias("q"))
    links = run(con, "advice_links", owners=known.owners)
    dozen = known.told["key_people"].select("owner", "person_id", "is_pinned")
    named = pl.concat(
        [
            dozen.filter("is_pinned").select("owner", "person_id"),
            known.told["roles"].drop_nulls("person_id").select("owner", "person_id"),
        ]
    )
    order = removal_order(known.contacts, paths, known.settings.score_weights, named)
    return {"pruning": pruning_curve(order, known.contacts, paths, links, dozen)}
