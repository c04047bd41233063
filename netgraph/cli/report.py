"""The command that writes the last night's reports once more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, home_of
from netgraph.cli.parts import written

if TYPE_CHECKING:
    from netgraph.pipeline import rewrite as rewriting
else:
    rewriting = Late("netgraph.pipeline.rewrite")


def report(
    redact: Annotated[
        bool,
        typer.Option(
            "--redact",
            help="With stable pseudonyms for people, and nothing by which to reach them.",
        ),
    ] = False,
    home: Home = None,
    owner: Owner = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="A new or empty folder; for redacted ones else HOME/redacted."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The last night's reports once more: elsewhere, of one owner, or without names."""
    folder, counts = rewriting.rewrite(home_of(home), out, owner, redact=redact)
    written(folder / "index.html", counts, as_json=as_json)
