"""Whom to ask for an introduction to whom, and which companies that opens."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.pipeline.advice.namesakes import namesakes
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.asks import openings, spread_asks
from netgraph.strategy.introductions import chance
from netgraph.strategy.paths import path_strength, willingness


def introductions(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """A year's asks of each owner, and the companies in which somebody is one introduction away.

    Nobody is asked about who may be a contact already: see `namesakes`.
    """
    paths = known.paths.with_columns(path_strength(known.paths))
    first = known.contacts.select(
        "owner", pl.col("person_id").alias("introducer_id"), willingness(known.contacts)
    )
    alike = namesakes(con, known)
    strangers = paths.join(alike, on=["owner", "person_id"], how="anti")
    asks = (
        spread_asks(strangers, known.settings.asks_per_introducer)
        .join(chance(paths, "owner", "person_id"), on=["owner", "person_id"])
        .join(
            paths.select("owner", "person_id", "introducer_id", "weight"),
            on=["owner", "person_id", "introducer_id"],
        )
        .join(first, on=["owner", "introducer_id"])
        .with_columns(
            pl.when(pl.col("strength").is_not_null())
            .then(pl.min_horizontal("willingness", "weight"))
            .alias("weakest")
        )
        .drop("weight", "willingness")
    )
    opened = openings(paths, known.contacts, run(con, "advice_employers"))
    return {"introductions": asks, "openings": opened, "namesakes": alike}
