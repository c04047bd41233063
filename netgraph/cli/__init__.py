"""The command line: the top of the house. Only `run` and `serve` load Prefect; late.py the rest."""

import io
import os
import re
import sys
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from netgraph import __version__
from netgraph.cli import (
    balance,
    circle,
    clusters,
    decisions,
    doctor,
    export,
    growth,
    introductions,
    nights,
    questions,
    report,
    status,
    ties,
    whatif,
)
from netgraph.cli.late import Late
from netgraph.errors import NetgraphError, UsageError
from netgraph.text import nearest

if TYPE_CHECKING:
    from netgraph import show
else:
    show = Late("netgraph.show")

_INTERRUPTED = 130  # what a shell says of Ctrl-C

app = typer.Typer(
    help="Your own networks' exports as one honest graph, and a report worth reading.",
    epilog="Status: 0 done; 1 failed; 2 wrong usage; 3 done, but something was refused or held.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

for command in (
    nights.run,
    nights.serve,
    status.status,
    doctor.doctor,
    decisions.accept,
    decisions.reject,
    questions.sql,
    questions.person,
    questions.findings,
    circle.twelve,
    circle.roles,
    clusters.clusters,
    introductions.intro,
    ties.bridges,
    ties.reconnect,
    whatif.whatif,
    growth.growth,
    balance.balance,
    export.export,
    report.report,
    decisions.review,
    decisions.decide,
    nights.sample,
):
    app.command()(command)


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
        code = _complain(_worded(ex.format_message()), 2)
    if code == _INTERRUPTED:
        _complain("interrupted", code)
    _leave(code or 0)


def _worded(message: str) -> str:
    """What the parser of the command line says, with the word that was meant where one is near."""
    plain = message.replace("Value error, ", "")
    choice = re.search(r"'(?P<word>[^']*)' is not one of (?P<known>'.*')", plain)
    if not choice:
        return plain
    return plain + nearest(choice["word"], re.findall(r"'([^']*)'", choice["known"]))


def _leave(code: int) -> NoReturn:
    if "prefect" in sys.modules:
        # its threads outlive the flow; DuckDB 2.0 would list at length what they still hold
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.exit(code)


def _complain(message: object, code: int) -> int:
    typer.echo(f"netgraph: {show.legible(str(message))}", err=True)
    return code
