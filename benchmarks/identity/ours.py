"""The rules of netgraph on the records."""

import time

import polars as pl

from benchmarks.identity.people import frames
from netgraph.identity import resolve_people


def resolved(found: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, float]:
    """Who is one, and who is offered.

    Returns:
        key, person_id; person_a, person_b; seconds.
    """
    given = frames(found)
    started = time.perf_counter()
    accounts, _, _, matches = resolve_people(**given, region="DE")
    seconds = time.perf_counter() - started
    persons = accounts.select(pl.col("account_id").alias("key"), "person_id")
    offered = matches.filter(pl.col("tier") == "review").select("person_a", "person_b")
    return persons, offered, seconds
