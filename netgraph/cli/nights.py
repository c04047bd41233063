"""Commands that make a night, or material for one. Only these load Prefect."""

from __future__ import annotations

import logging
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, home_of
from netgraph.cli.parts import day_of
from netgraph.cli.progress import progress
from netgraph.errors import UsageError

if TYPE_CHECKING:
    from netgraph import pipeline, show
else:
    pipeline, show = Late("netgraph.pipeline"), Late("netgraph.show")


_EMPTY = """{inbox}: nothing there to read yet.

Put the exports you downloaded into it, as they came (zips, folders or single files), and run again:
  {inbox}/<your name>/Complete_LinkedInDataExport_MM-DD-YYYY.zip
  {inbox}/<your name>/facebook-<you>-YYYY-MM-DD-<code>.zip      (ask Facebook for JSON)
  {inbox}/<your name>/twitter-YYYY-MM-DD-<code>.zip
  {inbox}/<your name>/crm-YYYY-MM-DD/netgraph.json, people.csv, contacts.csv, ...
One folder for each person; without folders everything is one person's ("me", or the owner that
netgraph.toml names). Nothing in it is ever changed. `netgraph sample DIR` writes an example."""


def run(
    home: Home = None,
    inbox: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, help="The exports as downloaded; else HOME/inbox."
        ),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="The day it speaks of; else today.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """One night, now; prints where the report is."""
    where, day = home_of(home), day_of(as_of)
    source = inbox or where / "inbox"
    if not pipeline.has_work(where, source):
        if inbox is None:
            source.mkdir(parents=True, exist_ok=True)
        raise UsageError(_EMPTY.format(inbox=source))
    with progress(logging.WARNING if as_json else logging.INFO):
        from flows.run import run_night

        summary = run_night(where, source, day)
    if as_json:
        show.data(summary.record())
    else:
        show.out(summary.text())
    raise typer.Exit(summary.status)


def serve(
    home: Home = None,
    cron: Annotated[
        str,
        typer.Option(
            metavar='"M H D M W"', help="When: minute, hour, day, month, weekday, as cron has it."
        ),
    ] = "0 2 * * *",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="Where Prefect's pages are, on this machine.")
    ] = 4200,
    as_json: AsJson = False,
) -> None:
    """The schedule: a local Prefect server with its pages, and the night at its hour."""
    from flows.serve import Served
    from flows.serve import serve as keep_serving

    def tell(served: Served) -> None:
        if as_json:
            show.data(served.record())
        else:
            show.out(str(served))

    with progress(logging.WARNING if as_json else logging.INFO, live=False):
        keep_serving(home_of(home), cron=cron, port=port, tell=tell)


def sample(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A home to write it into.")],
    people: Annotated[
        int | None, typer.Option(metavar="N", help="Invented people; without it, a story.")
    ] = None,
    owners: Annotated[
        int | None, typer.Option(metavar="N", help="Owners who pool their exports.")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed, other people.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Invented exports in the networks' real formats, to try everything on."""
    from netgraph.sample import generate

    made = generate(directory, people=people, owners=owners, seed=seed)
    if as_json:
        show.data({"home": str(directory), **asdict(made)})
        return
    show.out(
        f"{directory}: {made.owners} owner{'s' if made.owners > 1 else ''}, "
        f"{made.people:,} people, {made.exports} exports, "
        f"{made.bytes / 1e6:.1f} MB. Now: netgraph run --home {directory}"
    )
