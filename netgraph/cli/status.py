"""The command that tells of nights and exports, and of the room they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, home_of
from netgraph.cli.parts import Parts

if TYPE_CHECKING:
    import polars as pl

    from netgraph import show
    from netgraph.pipeline import ask, disk
else:
    pl = Late("polars")
    show = Late("netgraph.show")
    ask, disk = Late("netgraph.pipeline.ask"), Late("netgraph.pipeline.disk")


def status(home: Home = None, as_json: AsJson = False) -> None:
    """The last runs; every export: loaded, duplicate, held, refused, and why; use of the disk."""
    where = home_of(home)
    found = ask.status(where)
    duplicates = found["exports"].filter(status="duplicate")["file"]
    found["disk"] = disk.use(where, duplicates)
    show.sections(found if as_json else _briefly(found), as_json=as_json)


def _briefly(status: Parts) -> Parts:
    """What fits a terminal: what needs a person comes first."""
    exports = status["exports"]
    calling = pl.col("status").is_in(["held", "refused"])
    subject = pl.concat_str("export_id", "list", separator=" ", ignore_nulls=True)
    return {
        "held, until netgraph accept EXPORT_ID [LIST], or reject":
            status["held"].select(subject.alias("export_id, list"), "reason"),
        "refused": status["refused"],
        "nights": status["runs"].select(
            pl.col("as_of").alias("night of"),
            pl.col("started_at").dt.strftime("%Y-%m-%d %H:%M").alias("started, UTC"),
            "seconds",
            "outcome",
        ),
        "exports": exports.select(
            "status",
            pl.when(pl.col("export_id") != pl.col("file")).then("export_id").alias("export_id"),
            pl.col("rows_read").alias("rows"),
            "rejects",
            "file",
        ),
        "disk": status["disk"].select(
            "what",
            _megabytes("bytes").alias("MB"),
            pl.when(pl.col("could_free") > 0).then(_megabytes("could_free")).alias("could free"),
            "how",
        ),
        "remarks": exports.filter(~calling).drop_nulls("reason").select("status", "file", "reason"),
    }  # fmt: skip


def _megabytes(column: str) -> pl.Expr:
    return (pl.col(column) / 1e6).round(1)
