"""The published database as files for other programs: one graph, or a folder of tables."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
from polars import selectors as cs

from netgraph.errors import UsageError
from netgraph.pipeline.aside import whole_folder
from netgraph.pipeline.ask import NO_OWNER, meant_owner
from netgraph.report.folders import folder_for
from netgraph.report.graphs import write_gexf, write_graphml
from netgraph.report.spreadsheet import write_rows
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run, select, set_variables

#: What the columns of every file in a folder of tables mean.
COLUMNS = "columns.csv"
_GRAPHS = {"graphml": write_graphml, "gexf": write_gexf}
_TABLES: dict[str, Callable[[pl.DataFrame, Path], object]] = {
    "csv": lambda rows, path: write_rows(_flat(rows), path),
    "parquet": lambda rows, path: rows.write_parquet(path),
    "json": lambda rows, path: rows.write_json(path),
}
#: The formats, graphs first.
FORMATS = (*_GRAPHS, *_TABLES)
_OF_THE_HOME = ("runs", "run_steps")  # they tell of the program, not of people
_PEOPLE = {"person_id", "person_a", "person_b"}


def export(
    home: Path, form: str, owner: str | None, out: Path | None
) -> tuple[Path, dict[str, int]]:
    """Write what is published to a file or folder; the same database gives the same bytes.

    Args:
        home: The home whose published database is read.
        form: One of `FORMATS`.
        owner: Only what concerns this owner; null for all there are.
        out: The file of a graph, which is replaced, or the folder of tables, which must be new or
            empty; null: in HOME/exports, where an earlier one is replaced.

    Returns:
        What was written, and how many rows of what are in it.

    Raises:
        UsageError: No such owner, nobody to draw, or a folder that has other things in it.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        meant = meant_owner(con, owner)
        within = folder_for(owner, set(FORMATS)) if owner else "."
        if form in _GRAPHS:
            path = out or home / "exports" / within / f"network.{form}"
            return path, _graph(con, form, meant, path)
        folder = out or home / "exports" / within / form
        with whole_folder(folder, replaces=out is None) as aside:
            return folder, _tables(con, form, meant, aside)


def _graph(con: Connection, form: str, owner: str | None, path: Path) -> dict[str, int]:
    every = [o for (o,) in con.execute("select owner from core.owners order by 1").fetchall()]
    if not every:
        raise UsageError(f"nobody to draw: {NO_OWNER}")
    nodes = run(con, "export_people", owners=[owner] if owner else every)
    edges = run(con, "export_links")
    ends = pl.concat([edges["person_a"], edges["person_b"]]).alias("person_id")
    degree = ends.value_counts(name="degree").with_columns(pl.col("degree").cast(pl.Int64))
    counted = nodes.join(degree, on="person_id", how="left", maintain_order="left").with_columns(
        pl.col("degree").fill_null(0)
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    _GRAPHS[form](counted, edges, path)
    placed = counted["x"].count()
    return {"people": nodes.height, "links": edges.height, "positions": placed}


def _tables(con: Connection, form: str, owner: str | None, folder: Path) -> dict[str, int]:
    """One file for each view that tells of people, and what its columns mean."""
    set_variables(con, {"owner": owner})
    views = run(con, "export_columns").filter(~pl.col("view").is_in(_OF_THE_HOME))
    write_rows(views, folder / COLUMNS)
    if owner:
        run(con, "export_people", owners=[owner])
    counts = []
    for (view,), columns in views.drop_nulls("column").group_by("view", maintain_order=True):
        told = _concerns(set(columns["column"])) if owner else "true"
        rows = select(con, f"from main.{view} where {told} order by all", ours=True)
        _TABLES[form](rows, folder / f"{view}.{form}")
        counts.append(rows.height)
    return {"tables": len(counts), "rows": sum(counts)}


def _concerns(columns: set[str]) -> str:
    """Which rows of a view concern the owner: his own, else those of people around him."""
    around = "in (select person_id from export_people{})"
    if "from_person" in columns:  # seen in exports of several, it bears the name of one of them
        mine = around.format(" where is_owner")
        return f"owner = getvariable('owner') or from_person {mine} or to_person {mine}"
    if "owner" in columns:
        return "owner = getvariable('owner')"
    return " and ".join(f"{c} {around.format('')}" for c in sorted(columns & _PEOPLE))


def _flat(rows: pl.DataFrame) -> pl.DataFrame:
    """Lists of text as text with commas: a cell holds no list."""
    return rows.with_columns(cs.list(cs.string()).list.join(", "))
