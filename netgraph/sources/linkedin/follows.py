"""Member_Follows.csv: whose posts the owner subscribed to, by name alone.

LinkedIn subscribes everybody to each new connection, so a row tells nothing of acquaintance.
"""

import polars as pl

from netgraph.schemas import ACCOUNTS, LISTS, TIES
from netgraph.sources.linkedin.cells import bare_keys, days, instants
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns, whole
from netgraph.sources.tables import clean_column, fold_column, read_table

LIST = "member_follows"
HEADER = ("Date", "FullName")
_STATUS = "Status"
_OVER = ("unfollow", "unfollowed", "inactive")  # "Active" and "Unfollow" were seen


def read(data: bytes, file: str) -> Part:
    """The members whom the owner follows.

    Args:
        data: The whole file; its columns come in any order, below a preamble or not.
        file: Its path in the package.

    Returns:
        One tie per name, by the name: `since` is the day of the newest row of that name, which
        decides where several speak of it. Rejected: rows without name, older rows of a name (two
        members of one name cannot be told apart), and who is followed no more.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged, or no row of it names anybody.
    """
    table = whole(read_table(data, file, HEADER, (_STATUS,), ended=True), (_STATUS,))
    names = clean_column(table["FullName"]).alias("name")
    at = instants(table["Date"])
    status = fold_column(table[_STATUS]).alias("status")
    rows = table.select(
        "line",
        names,
        bare_keys(names),
        at.dt.date().zip_with(at.is_not_null(), days(table["Date"])).alias("since"),
        status.is_in(_OVER).alias("is_over"),
    )
    rows = _judged(rows)
    kept = rows.filter(pl.col("reason").is_null())
    return Part(
        file=file,
        rows=rows.height,
        accounts=ACCOUNTS.of(kept.select("key", "name")),
        lists=LISTS.of([{"list": LIST, "state": "empty" if kept.is_empty() else "nonempty"}]),
        ties=TIES.of(
            kept.select(
                pl.lit(LIST).alias("list"), "key", pl.lit("subscription").alias("kind"), "since"
            )
        ),
        rejects=rejected(rows, file),
        notes=(*unknown_columns(table, (*HEADER, _STATUS)), *_odd(status)),
    )


def _judged(rows: pl.DataFrame) -> pl.DataFrame:
    newest = rows.sort("since", "is_over", "line", descending=[True, False, False], nulls_last=True)
    last = newest.drop_nulls("key").unique("key", keep="first", maintain_order=True)["line"]
    return rows.with_columns(
        pl.when(pl.col("key").is_null())
        .then(pl.lit("no name"))
        .when(~pl.col("line").is_in(last.implode()))
        .then(pl.lit("another row of this name is newer"))
        .when(pl.col("is_over"))
        .then(pl.lit("followed no more"))
        .alias("reason")
    )


def _odd(status: pl.Series) -> tuple[str, ...]:
    odd = status.filter(~status.is_in(["", "active", *_OVER])).len()
    return (f"Rows of an unknown status, taken for followed: {odd:,}.",) if odd else ()
