"""Options that several commands take."""

import os
from pathlib import Path
from typing import Annotated

import typer

MOST = 1_000_000  # rows that anybody could want

Home = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help="Where inbox, decisions, state and reports live: else $NETGRAPH_HOME, else ./data.",
    ),
]
Owner = Annotated[
    str | None,
    typer.Option("--owner", metavar="NAME", help="Whose network; the only owner is the default."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
ExportId = Annotated[
    str,
    typer.Argument(metavar="EXPORT_ID", help="owner/source/date, as `netgraph status` shows it."),
]
ListName = Annotated[
    str | None, typer.Argument(metavar="[LIST]", help="One list of it; else every list held.")
]


def home_of(home: Path | None) -> Path:
    """The home that is named, else $NETGRAPH_HOME, else ./data."""
    return home or Path(os.environ.get("NETGRAPH_HOME") or "data")
