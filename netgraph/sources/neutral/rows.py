"""The rows of the neutral tables, in the shapes of netgraph.schemas; bad ones with their reason."""

from dataclasses import dataclass

import polars as pl

from netgraph import schemas
from netgraph.sources.neutral.layout import ATTRIBUTES
from netgraph.sources.tables import clean_column

EVIDENCE = ("declared", "interaction", "copresence", "affiliation")
LOCAL_MARKS = r"^[~?]"  # at the start of a key they mean: stable only inside one owner's list
LIST = "contacts"


@dataclass(frozen=True, slots=True)
class Sifted:
    """The rows of one file, apart."""

    kept: pl.DataFrame
    rejected: pl.DataFrame  # line, reason


def sift(rows: pl.DataFrame, faults: dict[str, pl.Expr]) -> Sifted:
    """Rows without any fault, and the others with their first one.

    Args:
        rows: With a `line`.
        faults: By the reason to give, what is true of a row that has the fault.
    """
    reasons = [pl.when(fault).then(pl.lit(reason)) for reason, fault in faults.items()]
    judged = rows.with_columns(pl.coalesce(reasons).alias("reason"))
    bad = pl.col("reason").is_not_null()
    return Sifted(judged.filter(~bad).drop("reason"), judged.filter(bad).select("line", "reason"))


def id_faults(*columns: str) -> dict[str, pl.Expr]:
    """What can be wrong with the columns that hold ids."""
    empty = {f"{c} is empty": pl.col(c).is_null() for c in columns}
    local = {f"{c} starts with ~ or ?": pl.col(c).str.contains(LOCAL_MARKS) for c in columns}
    return empty | local


def key_of(column: str, network: str) -> pl.Expr:
    """The account key of an id."""
    return pl.lit(f"{network}:") + pl.col(column).str.normalize("NFC")


def day_of(column: str) -> pl.Expr:
    """A day written YYYY-MM-DD, with or without a time behind it; null when it is not."""
    day = pl.col(column).str.extract(r"^(\d{4}-\d\d-\d\d)(?:[T ].*)?$")
    return day.str.to_date("%Y-%m-%d", strict=False)


def unread_days(rows: pl.DataFrame, *columns: str) -> list[str]:
    """A remark per column that holds days which are none; the row counts, without the day."""
    counts = rows.select((pl.col(c).is_not_null() & day_of(c).is_null()).sum() for c in columns)
    return [
        f"{count} values of {column} are not YYYY-MM-DD and were left empty."
        for column, count in zip(columns, counts.row(0), strict=True)
        if count
    ]


def people(rows: pl.DataFrame, network: str) -> tuple[pl.DataFrame, Sifted]:
    """Accounts: one row per person as the file shows them."""
    sifted = sift(rows, id_faults("id"))
    kept = sifted.kept.with_columns(
        clean_column(sifted.kept[column]).alias(column) for column in ("name", *ATTRIBUTES)
    )
    handle = pl.col("handle").str.strip_prefix("@")
    keyed = kept.select(key_of("id", network).alias("key"), "name", *ATTRIBUTES)
    return schemas.ACCOUNTS.of(keyed.with_columns(handle)), sifted


def contacts(rows: pl.DataFrame, network: str) -> tuple[pl.DataFrame, pl.DataFrame, Sifted]:
    """Ties and lists: one list per owner named, absent when none of its rows can be used."""
    faults = id_faults("owner", "id") | {
        "kind is empty": pl.col("kind").is_null(),
        "nobody is their own contact": pl.col("owner") == pl.col("id"),
    }
    first = sift(rows, faults)
    repeated = ~pl.struct("owner", "id", "kind").is_first_distinct()
    second = sift(first.kept, {"repeated row": repeated})
    ties = second.kept.select(
        pl.lit(LIST).alias("list"),
        "owner",
        key_of("id", network).alias("key"),
        "kind",
        day_of("since").alias("since"),
    )
    used = pl.col("owner").is_in(ties["owner"].unique().to_list())
    lists = rows.filter(~pl.any_horizontal(id_faults("owner").values())).select(
        pl.lit(LIST).alias("list"),
        "owner",
        pl.when(used).then(pl.lit("nonempty")).otherwise(pl.lit("absent")).alias("state"),
        pl.when(~used).then(pl.lit("all rows of this owner were rejected")).alias("reason"),
    )
    both = Sifted(second.kept, pl.concat([first.rejected, second.rejected]))
    return schemas.TIES.of(ties), schemas.LISTS.of(lists.unique()), both


def links(rows: pl.DataFrame, network: str) -> tuple[pl.DataFrame, Sifted]:
    """Links: one row per tie between two people; declared and of weight 1 unless said otherwise."""
    typed = rows.with_columns(
        pl.col("evidence").str.to_lowercase().fill_null("declared"),
        pl.col("weight").fill_null("1").cast(pl.Float64, strict=False).alias("number"),
    )
    number = pl.col("number")
    faults = id_faults("a", "b") | {
        "a person is not linked to themself": pl.col("a") == pl.col("b"),
        f"evidence is none of {', '.join(EVIDENCE)}": ~pl.col("evidence").is_in(EVIDENCE),
        "weight is no number above 0": (~(number > 0) | ~number.is_finite()).fill_null(True),
    }
    sifted = sift(typed, faults)
    frame = sifted.kept.select(
        key_of("a", network).alias("a"),
        key_of("b", network).alias("b"),
        "evidence",
        number.alias("weight"),
        day_of("first_on").alias("first_on"),
        day_of("last_on").alias("last_on"),
    )
    return schemas.LINKS.of(frame), sifted
