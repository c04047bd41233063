"""The command that writes what is published for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, home_of
from netgraph.cli.parts import written
from netgraph.errors import UsageError

if TYPE_CHECKING:
    from netgraph import show
    from netgraph.pipeline import export as exporting
else:
    show = Late("netgraph.show")
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
        Format | None,
        typer.Option(
            show_default="the ending of --out",
            help="graphml, gexf: one graph (gexf for Gephi, with worlds as colours, places and "
            "strengths); csv, parquet, json: a folder with a file for each view.",
        ),
    ] = None,
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
    wanted = format.value if format else _by_ending(out)
    path, counts = exporting.export(home_of(home), wanted, owner, out)
    written(path, counts, as_json=as_json)
    if not counts.get("positions", 1) and not as_json:
        show.out("Positions are those of one owner's network: --owner NAME has them.")


def _by_ending(out: Path | None) -> str:
    ending = out.suffix.lower().removeprefix(".") if out else ""
    if ending in (Format.graphml, Format.gexf):
        return ending
    raise UsageError(
        f"which format? --format {', '.join(Format)}; of a file NAME.graphml or NAME.gexf "
        "given as --out the ending says it"
    )
