"""Commands that read the published database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, complete_question, home_of
from netgraph.cli.parts import Parts, tell
from netgraph.grid import Format

if TYPE_CHECKING:
    from netgraph import show
    from netgraph.pipeline import ask
    from netgraph.pipeline import person as persons
else:
    show = Late("netgraph.show")
    ask = Late("netgraph.pipeline.ask")
    persons = Late("netgraph.pipeline.person")


def sql(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar='[NAME | "select ..."]',
            help="A question with a name, or SQL that only reads.",
            autocompletion=complete_question,
        ),
    ] = None,
    home: Home = None,
    owner: Owner = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="What a question is about, such as a company."),
    ] = None,
    format: Annotated[Format, typer.Option(help="How rows are printed.")] = Format.table,
    as_json: AsJson = False,
) -> None:
    """Read the published database; without NAME, list the questions that have one."""
    if as_json:
        format = Format.json
    if what is None:
        show.render(ask.named(), format)
    else:
        show.render(ask.ask(home_of(home), what, owner, of), format)


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
    found = persons.known_of(home_of(home), search, owner)
    show.sections(found, as_json=as_json)
    if found["people"].height > 1 and not as_json:
        show.out("\nSeveral people match: ask again with a person_id.")


def findings(home: Home = None, owner: Owner = None, as_json: AsJson = False) -> None:
    """What stands out, the most telling first, as at the top of the report."""
    whose, found = ask.ask_each(home_of(home), {"findings": "what_stands_out"}, owner)
    nothing = "Nothing stands out of what is known so far."
    tell(found, _sentences, nothing, owner=whose, as_json=as_json)


def _sentences(found: Parts) -> Parts:
    return {"what stands out": found["findings"].select("owner", "position", "sentence")}
