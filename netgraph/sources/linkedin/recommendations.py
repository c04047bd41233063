"""Recommendations_Received.csv and Recommendations_Given.csv: who wrote for whom, never what."""

import polars as pl

from netgraph.schemas import ACCOUNTS
from netgraph.sources.linkedin.cells import bare_keys, digests, full_names, minutes
from netgraph.sources.linkedin.part import CLOCK_NOTE, Part, directed, rejected, unknown_columns
from netgraph.sources.tables import clean_column, read_table
from netgraph.text import fold

HEADER = ("First Name", "Last Name", "Creation Date")
_KNOWN = ("Company", "Job Title", "Status")
_SKIP = ("Text",)


def read(data: bytes, file: str, own_key: str | None, own_name: str | None, given: bool) -> Part:
    """The recommendations that the owner received or gave.

    Args:
        data: The whole file.
        file: Its path in the package.
        own_key: The owner's key; null when unknown: then the events have one end.
        own_name: The owner's name. With it the ids are the same in both people's exports.
        given: Whether the owner wrote them.

    Returns:
        Events between the owner and people who are named only, whatever their status: hidden ones
        were written too. Company and position are dated to the writing, for they may be long past.
        Rejected: rows without name or readable time.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = read_table(data, file, HEADER, _KNOWN, _SKIP)
    names = full_names(table)
    rows = table.with_columns(
        names, bare_keys(names), minutes(table["Creation Date"])
    ).with_columns(
        pl.when(pl.col("key").is_null())
        .then(pl.lit("no name"))
        .when(pl.col("at").is_null())
        .then(pl.lit("no readable date"))
        .alias("reason")
    )
    kept = rows.filter(pl.col("reason").is_null())
    own, ends = pl.lit(own_key, dtype=pl.String), ("from_key", "to_key")
    events, audiences = directed(
        kept.with_columns(
            _ids(kept, own_name, given),
            (own if given else pl.col("key")).alias(ends[0]),
            (pl.col("key") if given else own).alias(ends[1]),
        ),
        "recommendation",
        "network" if fold(own_name) else "owner",
    )
    return Part(
        file=file,
        rows=rows.height,
        accounts=_accounts(kept),
        events=events.unique("event", maintain_order=True),
        audiences=audiences,
        rejects=rejected(rows, file),
        notes=(
            *unknown_columns(table, HEADER + _KNOWN + _SKIP),
            *((CLOCK_NOTE,) if kept.height else ()),
        ),
    )


def _ids(kept: pl.DataFrame, own_name: str | None, given: bool) -> pl.Series:
    """Of writer, subject and minute; without the owner's name, of the direction instead."""
    own = fold(own_name)
    mine = pl.Series([f"linkedin:?{own}" if own else "given" if given else "received"])
    mine = mine.new_from_index(0, kept.height)
    pair = (mine, kept["key"]) if given or not own else (kept["key"], mine)
    return digests(*pair, kept["at"])


def _accounts(kept: pl.DataFrame) -> pl.DataFrame:
    absent = [c for c in _KNOWN if c not in kept.columns]
    whole = kept.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in absent)
    return ACCOUNTS.of(
        whole.select(
            "key",
            "name",
            clean_column(whole["Company"]).alias("company"),
            clean_column(whole["Job Title"]).alias("position"),
            pl.col("at").alias("seen_at"),
        )
    )
