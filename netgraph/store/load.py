"""Raw observations: one package, one transaction, once."""

from collections.abc import Mapping

import duckdb
import polars as pl

from netgraph.store.connect import transaction
from netgraph.store.query import append


def load_package(
    con: duckdb.DuckDBPyConnection,
    package: Mapping[str, object],
    frames: Mapping[str, pl.DataFrame],
) -> None:
    """Store what one package says; a package that is there already is replaced, never doubled.

    Args:
        con: The writer's database.
        package: A row of raw.packages.
        frames: The frames of its snapshot, by name.
    """
    package_id = package["package_id"]
    there = "select 1 from raw.packages where package_id = ?"
    with transaction(con):
        if con.execute(there, [package_id]).fetchall():  # else each package would search all others
            for table in ("packages", *frames):
                con.execute(f"delete from raw.{table} where package_id = ?", [package_id])
        append(con, "raw.packages", pl.DataFrame([package]))
        for name, frame in frames.items():
            append(con, f"raw.{name}", frame.with_columns(pl.lit(package_id).alias("package_id")))


def record_sightings(con: duckdb.DuckDBPyConnection, sightings: pl.DataFrame) -> None:
    """Take down what lies in the inbox now; what left it is kept where it lay last.

    Args:
        con: The writer's database.
        sightings: One row per package found: path, package_id (empty: refused), filed_under,
            stamp, reader, reason, dated_on, dated_by, warning.
    """
    once = sightings.unique(("path", "package_id"), keep="first", maintain_order=True)
    with transaction(con):
        con.register("found", once)
        con.execute(
            "delete from raw.sightings as old where package_id = '' or exists ("
            "select 1 from found where found.package_id = old.package_id and "
            "(found.path = old.path or found.dated_on is not distinct from old.dated_on))"
        )
        con.execute("update raw.sightings set present = false")
        con.execute("insert into raw.sightings by name select *, true as present from found")
        con.unregister("found")
