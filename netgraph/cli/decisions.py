"""Commands that take down what people decide."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import (
    AsJson,
    ExportId,
    Home,
    ListName,
    Owner,
    complete_verdict,
    home_of,
)
from netgraph.cli.parts import confirm
from netgraph.errors import UsageError

if TYPE_CHECKING:
    from netgraph import show
    from netgraph.pipeline import review as reviewing
    from netgraph.pipeline import verdicts
else:
    show = Late("netgraph.show")
    reviewing = Late("netgraph.pipeline.review")
    verdicts = Late("netgraph.pipeline.verdicts")


def accept(
    export_id: ExportId, name: ListName = None, home: Home = None, as_json: AsJson = False
) -> None:
    """Release a held list: it is true, and what it lacks is gone."""
    confirm(verdicts.decide_list(home_of(home), export_id, name, "accept"), as_json=as_json)


def reject(
    export_id: ExportId, name: ListName = None, home: Home = None, as_json: AsJson = False
) -> None:
    """Treat a held list as absent: it removes nobody."""
    confirm(verdicts.decide_list(home_of(home), export_id, name, "reject"), as_json=as_json)


def review(
    home: Home = None,
    owner: Owner = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="How many pairs.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Pairs of people who may be one: evidence from both sides, and the commands that decide."""
    show.matches(*reviewing.waiting(home_of(home), owner, limit), as_json=as_json)


def decide(
    a: Annotated[
        str, typer.Argument(metavar="A", help="A key, a profile link, an e-mail, or a whole name.")
    ],
    b: Annotated[str, typer.Argument(metavar="B", help="The other.")],
    verdict: Annotated[
        str | None,
        typer.Argument(
            metavar="[same|different]",
            help="One human, or two.",
            autocompletion=complete_verdict,
        ),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say that two are one human, or two; a decision always wins, and can be taken back."""
    if undo is (verdict is not None):
        raise UsageError("same, different, or --undo is expected, and only one of them")
    taken = reviewing.undo if verdict is None else partial(reviewing.decide, verdict=verdict)
    confirm(taken(home_of(home), a, b), as_json=as_json)
