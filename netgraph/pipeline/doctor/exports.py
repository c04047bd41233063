"""What was read of each export, and what was left out, in short."""

import polars as pl

from netgraph.store.connect import Connection
from netgraph.store.query import run, select

_SHOWN = 4  # reasons of one export; the report has all
#: How the remark on rows that were left out is put (sql/queries/notes.sql).
_UNUSED = r"^(?<rows>\d+) rows not used: (?<why>.*)$"
_UNKNOWN = "not known to the reader, not used"


def exports_read(con: Connection) -> pl.DataFrame:
    """One row per export that is or was in the inbox.

    Returns:
        status, export_id, file, rows_read, rejects, reason (why it is not simply loaded), left_out
        (rows of it that were not used, the most frequent reason first), read_of_it (its files with
        most rows), passed_over (files that were not read, and why); null where there is nothing to
        say.
    """
    exports = select(
        con,
        "select status, export_id, file, rows_read, rejects, reason from main.exports "
        "order by file, export_id",
    )
    left_out = _left_out(select(con, "from main.notes order by all", ours=True))
    files = run(con, "doctor_files")
    is_used = pl.col("status").is_in(["loaded", "held"])
    for told in (left_out, files):
        exports = exports.join(told, on="export_id", how="left", maintain_order="left")
    return exports.with_columns(
        pl.when(is_used).then(c).alias(c) for c in ("left_out", "read_of_it", "passed_over")
    )


def _left_out(notes: pl.DataFrame) -> pl.DataFrame:
    """export_id, left_out: reasons with their counts, over all files of the export."""
    said = pl.col("note").str.extract_groups(_UNUSED)
    unused = notes.select(
        "export_id",
        pl.when(pl.col("note") == _UNKNOWN)
        .then(pl.lit("not known to the reader"))
        .otherwise(said.struct.field("why"))
        .alias("why"),
        pl.coalesce(said.struct.field("rows").cast(pl.Int64), 1).alias("rows"),
    ).drop_nulls("why")
    counted = (
        unused.group_by("export_id", "why")
        .agg(pl.col("rows").sum())
        .sort("export_id", "rows", "why", descending=[False, True, False])
        .group_by("export_id", maintain_order=True)
        .agg(pl.format("{} {}", "rows", "why").head(_SHOWN).alias("first"), pl.len().alias("all"))
    )
    more = pl.col("all").cast(pl.Int64) - _SHOWN
    return counted.select(
        "export_id",
        pl.concat_str(
            pl.col("first").list.join(", "),
            pl.when(more > 0).then(pl.format(" and {} more reasons", more)),
            ignore_nulls=True,
        ).alias("left_out"),
    )
