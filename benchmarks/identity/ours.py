"""The rules of netgraph on the records."""

import time
from datetime import date

import polars as pl

from netgraph.identity import resolve_people

ON = date(2026, 1, 31)
_FACTS = ("alias", "position", "school")


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


def frames(found: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The records as the frames that the room is given: keys, mine, mentions, observations."""
    exported = found.with_columns(
        pl.concat_str("owner", "source", pl.lit(str(ON)), separator="/").alias("export_id")
    )
    nothing = pl.lit(None, pl.String)
    lists = {"emails": "email", "phones": "phone", "urls": "url"}
    common = (
        "export_id",
        "source",
        "owner",
        pl.lit(ON).alias("exported_on"),
        "key",
        "name",
        "handle",
        "company",
        "location",
    )
    told = [exported.select(*common, *(nothing.alias(to) for to in lists.values()))]
    for column, to in lists.items():
        others = (nothing.alias(o) for o in lists.values() if o != to)
        each = exported.explode(column).drop_nulls(column)
        told.append(each.select(*common, *others, pl.col(column).alias(to)).select(told[0].columns))
    observations = pl.concat(told).with_columns(
        *(nothing.alias(c) for c in _FACTS),
        pl.lit(ON).cast(pl.Datetime("us")).alias("seen_at"),
    )
    return {
        "keys": found.select("key", pl.col("key").alias("account_id")),
        "mine": pl.DataFrame(schema={"owner": pl.String, "key": pl.String, "name": pl.String}),
        "mentions": exported.select("export_id", "owner", "key"),
        "observations": observations,
        "decisions": pl.DataFrame(schema={"a": pl.String, "b": pl.String, "verdict": pl.String}),
    }
