"""Endorsement_Received_Info.csv and Endorsement_Given_Info.csv: who vouched for a skill, and when.

The skill itself is read to tell two endorsements of one moment apart, and is not kept.
"""

import polars as pl

from netgraph.schemas import ACCOUNTS
from netgraph.sources.linkedin.cells import (
    bare_keys,
    digests,
    full_names,
    instants,
    profile_keys,
    profile_urls,
)
from netgraph.sources.linkedin.part import Part, directed, rejected, unknown_columns, whole
from netgraph.sources.tables import fold_column, read_table
from netgraph.text import fold

_DATE, _SKILL, _STATUS = "Endorsement Date", "Skill Name", "Endorsement Status"
RECEIVED = (_DATE, "Endorser First Name", "Endorser Last Name")
GIVEN = (_DATE, "Endorsee First Name", "Endorsee Last Name")


def read(data: bytes, file: str, own_key: str | None, own_name: str | None, given: bool) -> Part:
    """The endorsements that the owner received or gave.

    Args:
        data: The whole file.
        file: Its path in the package.
        own_key: The owner's key; null when unknown: then the events have one end.
        own_name: The owner's name. With it the ids are the same in both people's exports.
        given: Whether the owner made them.

    Returns:
        Events between the owner and people who are named, since mid-2023 by profile address too;
        whatever their status: pending and hidden ones were made too. Ids are of both names, the
        second and the skill, which files of all years have. Rejected: rows without person or
        readable time, and repeated ones.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    header, of = (GIVEN, "Endorsee ") if given else (RECEIVED, "Endorser ")
    address = f"{of}Public Url"  # since mid-2023, without scheme
    table = whole(read_table(data, file, header, (_SKILL, address), (_STATUS,)), (_SKILL, address))
    names = full_names(table, of)
    rows = _judged(
        table.select(
            "line",
            names,
            _SKILL,
            profile_keys(table[address]),
            bare_keys(names).alias("bare"),
            instants(table[_DATE]),
        ),
        own_name,
        given,
    )
    kept = rows.filter(pl.col("reason").is_null())
    own = pl.lit(own_key, dtype=pl.String)
    ends = ("from_key", "to_key") if given else ("to_key", "from_key")
    events, audiences = directed(
        kept.with_columns(own.alias(ends[0]), pl.col("key").alias(ends[1])),
        "endorsement",
        "network" if fold(own_name) else "owner",
        None,
    )
    people = kept.select("key", "name").drop_nulls().unique(maintain_order=True)
    return Part(
        file=file,
        rows=rows.height,
        accounts=ACCOUNTS.of(people.with_columns(profile_urls(people["key"]))),
        events=events,
        audiences=audiences,
        rejects=rejected(rows, file),
        notes=unknown_columns(table, (*header, _SKILL, address)),
    )


def _judged(table: pl.DataFrame, own_name: str | None, given: bool) -> pl.DataFrame:
    """The rows with key, id and, if they are not wanted, the reason."""
    rows = table.with_columns(
        pl.coalesce("key", "bare").alias("key"),
        # of all years, so that an older export has the same id: names before addresses
        pl.coalesce("bare", "key").alias("other"),
    )
    own = fold(own_name)
    mine = pl.Series([f"linkedin:?{own}" if own else "given" if given else "received"])
    mine = mine.new_from_index(0, rows.height)
    pair = (mine, rows["other"]) if given or not own else (rows["other"], mine)
    rows = rows.with_columns(digests(*pair, rows["at"], fold_column(rows[_SKILL])))
    return rows.with_columns(
        pl.when(pl.col("key").is_null())
        .then(pl.lit("nobody named"))
        .when(pl.col("at").is_null())
        .then(pl.lit("no readable date"))
        .when(~pl.col("event").is_first_distinct())
        .then(pl.lit("repeated"))
        .alias("reason")
    )
