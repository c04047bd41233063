"""What the kinds of findings share: how a row becomes a sentence, and words in it."""

from collections.abc import Mapping
from typing import Final, TypeAlias

import polars as pl

from netgraph.strategy.wording import counted
from netgraph.text import NETWORKS

#: By table: the frames that findings speak of.
Told: TypeAlias = Mapping[str, pl.DataFrame]

SPREAD: Final = 10  # contacts or invitations below which a share says nothing
NAMED: Final = 3
FEW: Final = 5  # of a ranked list, whose first are nearly equal


def said(rows: pl.DataFrame, sentence: pl.Expr, unusual: pl.Expr) -> pl.DataFrame:
    """What is said of each row, as a finding; it names person_ids, else person_id alone."""
    alone = pl.concat_list(pl.col("person_id").cast(pl.String)).list.drop_nulls()
    named = pl.col("person_ids") if "person_ids" in rows.columns else alone
    return rows.select(
        "owner",
        sentence.alias("sentence"),
        unusual.alias("unusual"),
        named.alias("person_ids"),
    )


def with_contacts(rows: pl.DataFrame, told: Told) -> pl.DataFrame:
    """Rows of contacts with their name and tie; what is no contact any more falls away."""
    facts = told["contacts"].select(
        "owner", "person_id", "name", "state", "rank", "last_contact_on"
    )
    return rows.join(facts, on=["owner", "person_id"], maintain_order="left")


def who() -> pl.Expr:
    """What a contact is called."""
    return pl.coalesce("name", "person_id")


def contacts(column: str) -> pl.Expr:
    """So many contacts."""
    return counted(pl.col(column), "contact", "contacts")


def day(column: str) -> pl.Expr:
    """A day, as the reasons have it."""
    return pl.col(column).dt.strftime("%-d %b %Y")


def share(column: str) -> pl.Expr:
    """A share in whole per cent."""
    return pl.format("{}%", (100 * pl.col(column)).round(0).cast(pl.Int64))


def network(column: str) -> pl.Expr:
    """A network by its name."""
    return pl.col(column).replace(NETWORKS)
