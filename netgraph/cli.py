"""The command line: the top of the house. Only `run` and `serve` load Prefect."""

import io
import json
import logging
import os
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from netgraph import __version__, pipeline, show
from netgraph.errors import NetgraphError, UsageError
from netgraph.pipeline import ask
from netgraph.pipeline import review as reviewing

app = typer.Typer(
    help="Your own networks' exports as one honest graph, and a report worth reading.",
    epilog="Status: 0 done; 1 failed; 2 wrong usage; 3 done, but something was refused or held.",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

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
_INTERRUPTED = 130  # what a shell says of Ctrl-C
_EMPTY = """{inbox}: nothing there to read yet.

Put the exports you downloaded into it, as they came (zips, folders or single files), and run again:
  {inbox}/<your name>/Complete_LinkedInDataExport_MM-DD-YYYY.zip
  {inbox}/<your name>/facebook-<you>-YYYY-MM-DD-<code>.zip      (ask Facebook for JSON)
  {inbox}/<your name>/twitter-YYYY-MM-DD-<code>.zip
  {inbox}/<your name>/crm-YYYY-MM-DD/netgraph.json, people.csv, contacts.csv, ...
One folder for each person; without folders everything is one person's ("me", or the owner that
netgraph.toml names). Nothing in it is ever changed. `netgraph sample DIR` writes an example."""


def _home(home: Path | None) -> Path:
    return home or Path(os.environ.get("NETGRAPH_HOME") or "data")


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not 1900 <= day.year <= 2999:
        raise UsageError(f"--as-of {text!r}, expected a day as YYYY-MM-DD")
    return day


def _log(level: int) -> None:
    """Progress on standard error, plain lines of ours alone; Prefect's pages get all of it."""
    handler = logging.StreamHandler()
    handler.setLevel(level)
    log = logging.getLogger("netgraph")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


@app.command("run")
def run_command(
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
    where, day = _home(home), _day(as_of)
    source = inbox or where / "inbox"
    if not pipeline.has_work(where, source):
        if inbox is None:
            source.mkdir(parents=True, exist_ok=True)
        raise UsageError(_EMPTY.format(inbox=source))
    _log(logging.WARNING if as_json else logging.INFO)
    from flows.run import run_night

    summary = run_night(where, source, day)
    show.out(json.dumps(summary.record(), indent=2) if as_json else summary.text())
    raise typer.Exit(summary.status)


@app.command()
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
) -> None:
    """The schedule: a local Prefect server with its pages, and the night at its hour."""
    _log(logging.INFO)
    from flows.serve import serve as keep_serving

    keep_serving(_home(home), cron=cron, port=port)


@app.command()
def status(home: Home = None, as_json: AsJson = False) -> None:
    """The last runs; every export: loaded, duplicate, held, refused, and why."""
    found = ask.status(_home(home))
    show.sections(found if as_json else show.briefly(found), as_json=as_json)


@app.command()
def accept(export_id: ExportId, name: ListName = None, home: Home = None) -> None:
    """Release a held list: it is true, and what it lacks is gone."""
    _decide(_home(home), export_id, name, "accept")


@app.command()
def reject(export_id: ExportId, name: ListName = None, home: Home = None) -> None:
    """Treat a held list as absent: it removes nobody."""
    _decide(_home(home), export_id, name, "reject")


def _decide(home: Path, export_id: str, name: str | None, verdict: str) -> None:
    decided = ask.decide_list(home, export_id, name, verdict)
    show.out("\n".join(f"{verdict}: {export_id} {line}" for line in decided))
    show.out(f"Written to {home / 'decisions' / 'accepted.csv'}; it counts from the next run on.")


@app.command()
def sql(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar='[NAME | "select ..."]', help="A question with a name, or SQL that only reads."
        ),
    ] = None,
    home: Home = None,
    owner: Owner = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What a question is about, such as a company."),
    ] = None,
    format: Annotated[show.Format, typer.Option(help="How rows are printed.")] = show.Format.table,
) -> None:
    """Read the published database; without NAME, list the questions that have one."""
    if what is None:
        show.render(ask.named(), format)
    else:
        show.render(ask.ask(_home(home), what, owner, of), format)


@app.command()
def person(
    search: Annotated[
        str,
        typer.Argument(
            metavar="SEARCH", help="Part of a name, e-mail or link; a handle; any id ever seen."
        ),
    ],
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """Everything known of one person, and from where."""
    found = ask.person(_home(home), search, owner)
    show.sections(found, as_json=as_json)
    if found["people"].height > 1 and not as_json:
        show.out("\nSeveral people match: ask again with a person_id.")


@app.command()
def review(
    home: Home = None,
    owner: Owner = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many pairs.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Pairs of people who may be one: evidence from both sides, and the commands that decide."""
    show.matches(*reviewing.waiting(_home(home), owner, limit), as_json=as_json)


@app.command()
def decide(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A key, a profile link, an e-mail, or a whole name.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    verdict: Annotated[
        str | None, typer.Argument(metavar="[same|different]", help="One human, or two.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided.")] = False,
    home: Home = None,
) -> None:
    """Say that two are one human, or two; a decision always wins, and can be taken back."""
    if undo is (verdict is not None):
        raise UsageError("same, different, or --undo is expected, and only one of them")
    taken = reviewing.undo if verdict is None else partial(reviewing.decide, verdict=verdict)
    show.out(taken(_home(home), a, b))


@app.command()
def sample(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A home to write it into.")],
    people: Annotated[
        int | None, typer.Option(metavar="N", help="Invented people; without it, a story.")
    ] = None,
    owners: Annotated[
        int | None, typer.Option(metavar="N", help="Owners who pool their exports.")
    ] = None,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed, other people.")] = 1,
) -> None:
    """Invented exports in the networks' real formats, to try everything on."""
    from netgraph.sample import generate

    made = generate(directory, people=people, owners=owners, seed=seed)
    show.out(
        f"{directory}: {made.owners} owners, {made.people:,} people, {made.exports} exports, "
        f"{made.bytes / 1e6:.1f} MB. Now: netgraph run --home {directory}"
    )


@app.callback(invoke_without_command=True)
def top(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Quality over quantity."""
    if version:
        show.out(__version__)
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help(), nl=False)


def main() -> None:
    """Run the command line; a user's mistake is told in a sentence, not in a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # names of all scripts, also where the terminal's encoding has no letters for them
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code: Any = app(prog_name="netgraph", standalone_mode=False)
    except UsageError as ex:
        code = _complain(ex, 2)
    except NetgraphError as ex:
        code = _complain(ex, 1)
    except OSError as ex:
        code = _complain(f"{ex.filename or 'disk'}: {ex.strerror or ex}", 1)
    except typer.Abort:
        code = _INTERRUPTED
    except Exception as ex:
        if not hasattr(ex, "format_message"):
            raise
        code = _complain(ex.format_message(), 2)
    if code == _INTERRUPTED:
        _complain("interrupted", code)
    _leave(code or 0)


def _leave(code: int) -> NoReturn:
    if "prefect" in sys.modules:
        # its threads outlive the flow; DuckDB 2.0 would list at length what they still hold
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.exit(code)


def _complain(message: object, code: int) -> int:
    typer.echo(f"netgraph: {show.legible(str(message))}", err=True)
    return code
