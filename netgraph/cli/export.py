"""The command that writes what is published for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, home_of
from netgraph.cli.parts import written

if TYPE_CHECKING:
    from netgraph.pipeline import export as exporting
else:
    exporting = Late("netgraph.pipeline.export")


class Format(StrEnum):
    """What is written."""

    graphml = "graphml"
    gexf = "gexf"
    csv = "csv"
    parquet = "parquet"
    json = "json"


def export(
    format: Annotated[
        Format,
        typer.Option(
            help="graphml, gexf: one graph (gexf for Gephi, with worlds as colours, places and "
            "strengths); csv, parquet, json: a folder with a file for each view."
        ),
    ],
    home: Home = None,
    owner: Owner = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="PATH", help="The file, or the folder (new or empty); else in HOME/exports."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The network for other programs: a graph, or all tables with what each column means."""
    path, counts = exporting.export(home_of(home), format.value, owner, out)
    written(path, counts, as_json=as_json)
