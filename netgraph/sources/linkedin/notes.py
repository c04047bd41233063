"""Notes.csv (seen since 2026): on whom the owner keeps notes, never a word of them.

The note is private and not read. That a member of this name had this address on that day helps to
know the rows of the years without addresses.
"""

import polars as pl

from netgraph.schemas import ACCOUNTS
from netgraph.sources.linkedin.cells import (
    days,
    full_names,
    instants,
    minutes,
    profile_keys,
    profile_urls,
)
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns, whole
from netgraph.sources.tables import read_table

_OF = "Connection "
_ADDRESS = "Connection Profile URL"
HEADER = ("Connection First Name", "Connection Last Name", _ADDRESS)
_DATES = ("Edited On", "Created On")
_SKIP = ("Note",)


def read(data: bytes, file: str) -> Part:
    """Names and addresses of members.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        One observation per row with an address, as old as the note's last change (null where that
        is not readable: the day of the export). No tie and no event. Rejected: rows without
        address.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = whole(read_table(data, file, HEADER, _DATES, _SKIP), _DATES)
    rows = table.select(
        "line", full_names(table, _OF), profile_keys(table[_ADDRESS]), _moments(table)
    ).with_columns(
        pl.when(pl.col("key").is_null()).then(pl.lit("no profile address")).alias("reason")
    )
    kept = rows.filter(pl.col("reason").is_null())
    return Part(
        file=file,
        rows=rows.height,
        accounts=ACCOUNTS.of(
            kept.select("key", "name", profile_urls(kept["key"]), pl.col("at").alias("seen_at"))
        ),
        rejects=rejected(rows, file),
        notes=unknown_columns(table, (*HEADER, *_DATES, *_SKIP)),
    )


def _moments(table: pl.DataFrame) -> pl.Series:
    """When the note was last changed; how it is written was not verified, so any form is read."""
    forms = [
        form(table[column]).cast(pl.Datetime("us")).alias(f"{column} {n}")
        for column in _DATES
        for n, form in enumerate((instants, minutes, days))
    ]
    return pl.DataFrame(forms).select(pl.coalesce(pl.all()).alias("at")).to_series()
