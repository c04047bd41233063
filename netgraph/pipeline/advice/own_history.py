"""How open an owner's network was on the days of earlier exports."""

from collections.abc import Mapping

import polars as pl

from netgraph import graph
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run

_DAYS = 12  # the newest days of an export that are looked at


def own_history(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """The table own_history of these owners."""
    options = graph.Options(seed=known.settings.seed, min_coverage=known.settings.min_coverage)
    people = run(con, "advice_ego_people", owners=known.owners, days=_DAYS)
    links = run(con, "advice_ego_links")
    return {"own_history": graph.own_history(people, links, options)}
