"""Positions.csv: the jobs that the owner has held, without what he wrote of them."""

import polars as pl

from netgraph.schemas import JOBS
from netgraph.sources.linkedin.cells import periods
from netgraph.sources.linkedin.part import Part, rejected, unknown_columns
from netgraph.sources.tables import clean_column, read_table

HEADER = ("Company Name", "Title", "Started On", "Finished On")  # the same in all exports seen
_SKIP = ("Description", "Location")


def read(data: bytes, file: str) -> Part:
    """The jobs as the owner's profile dates them, to the month or the year.

    Args:
        data: The whole file.
        file: Its path in the package.

    Returns:
        One job per row: from the first day of the month or year it began in, to the last day of the
        one it ended in (LinkedIn counts both); no end: it lasts. Rejected: rows without company or
        readable beginning, with an end that cannot be read, or that end before they begin.

    Raises:
        DriftError: No known header.
        ExportError: The file is cut off or damaged.
    """
    table = read_table(data, file, HEADER, (), _SKIP)
    rows = table.select(
        "line",
        clean_column(table["Company Name"]).alias("company"),
        clean_column(table["Title"]).alias("position"),
        periods(table["Started On"]).struct.field("first_on"),
        periods(table["Finished On"]).struct.field("last_on"),
        pl.col("Finished On").is_not_null().alias("has_ended"),
    ).with_columns(
        pl.when(pl.col("company").is_null())
        .then(pl.lit("no company"))
        .when(pl.col("first_on").is_null())
        .then(pl.lit("no readable beginning"))
        .when(pl.col("has_ended") & pl.col("last_on").is_null())
        .then(pl.lit("no readable end"))
        .when(pl.col("last_on") < pl.col("first_on"))
        .then(pl.lit("ends before it begins"))
        .alias("reason")
    )
    kept = rows.filter(pl.col("reason").is_null())
    return Part(
        file=file,
        rows=rows.height,
        jobs=JOBS.of(kept.select("company", "position", "first_on", "last_on")),
        rejects=rejected(rows, file),
        notes=unknown_columns(table, HEADER + _SKIP),
    )
