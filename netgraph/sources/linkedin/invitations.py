"""Invitations.csv of both eras: who asked whom to connect, never with which words."""

import polars as pl

from netgraph.schemas import ACCOUNTS, OWNERS
from netgraph.sources.linkedin.cells import (
    ADDRESS,
    bare_keys,
    digests,
    minutes,
    profile_keys,
    profile_urls,
)
from netgraph.sources.linkedin.part import CLOCK_NOTE, Part, directed, rejected, unknown_columns
from netgraph.sources.tables import clean_column, read_table

HEADER = ("From", "To", "Sent At", "Direction")
_KNOWN = ("inviterProfileUrl", "inviteeProfileUrl")  # since late 2023
_SKIP = ("Message",)


def read(data: bytes, file: str) -> Part:
    """The invitations sent and received.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        Events with ids made of both keys and the minute, and the owner's account if all
        invitations agree on it. Rejected: rows without readable time.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = read_table(data, file, HEADER, _KNOWN, _SKIP)
    missing = [c for c in _KNOWN if c not in table.columns]
    whole = table.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in missing)
    rows = whole.select(
        "line",
        minutes(whole["Sent At"]),
        clean_column(whole["From"]).alias("from_name"),
        clean_column(whole["To"]).alias("to_name"),
        _keys(whole, "inviterProfileUrl", "From").alias("from_key"),
        _keys(whole, "inviteeProfileUrl", "To").alias("to_key"),
        pl.col("Direction").str.to_uppercase().alias("direction"),
    ).with_columns(pl.when(pl.col("at").is_null()).then(pl.lit("no readable date")).alias("reason"))
    kept = rows.filter(pl.col("reason").is_null())
    ids = digests(kept["from_key"], kept["to_key"], kept["at"])
    events, audiences = directed(kept.with_columns(ids), "invitation", "network")
    return Part(
        file=file,
        rows=rows.height,
        owners=_owner(kept),
        accounts=_accounts(kept),
        events=events.unique("event", maintain_order=True),
        audiences=audiences,
        rejects=rejected(rows, file),
        notes=(
            *unknown_columns(table, HEADER + _KNOWN + _SKIP),
            *((CLOCK_NOTE,) if kept.height else ()),
        ),
    )


def _keys(table: pl.DataFrame, address: str, name: str) -> pl.Series:
    addressed = profile_keys(table[address])
    return addressed.zip_with(addressed.is_not_null(), bare_keys(table[name]))


def _people(kept: pl.DataFrame) -> pl.DataFrame:
    return pl.concat(
        kept.select(
            pl.col(f"{end}_key").alias("key"),
            pl.col(f"{end}_name").alias("name"),
            (pl.col("direction") == direction).alias("own"),
        )
        for end, direction in (("from", "OUTGOING"), ("to", "INCOMING"))
    )


def _owner(kept: pl.DataFrame) -> pl.DataFrame:
    """The one address from which outgoing ones leave and at which incoming ones arrive."""
    own = _people(kept).filter("own", pl.col("key").str.starts_with(ADDRESS))
    told = own.group_by("key").agg(pl.col("name").drop_nulls().mode().min())
    evidence = told.with_columns(pl.lit("invitations").alias("evidence"))
    return OWNERS.of(evidence if evidence.height == 1 else evidence.clear())


def _accounts(kept: pl.DataFrame) -> pl.DataFrame:
    named = _people(kept).drop_nulls(["key", "name"]).select("key", "name")
    known = named.unique(maintain_order=True)
    return ACCOUNTS.of(known.with_columns(profile_urls(known["key"])))
