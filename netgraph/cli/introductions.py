"""The command that asks who could introduce whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import MOST, AsJson, Home, Owner, home_of

if TYPE_CHECKING:
    from netgraph import show
    from netgraph.pipeline import introduce
else:
    show = Late("netgraph.show")
    introduce = Late("netgraph.pipeline.introduce")


def intro(
    target: Annotated[
        str,
        typer.Argument(
            metavar="TARGET",
            help="A person by name, handle, e-mail, link or id, a company by its whole name, "
            "or 'cluster 4'.",
        ),
    ],
    home: Home = None,
    owner: Owner = None,
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=MOST, help="How many rows of each.")
    ] = 10,
    as_json: AsJson = False,
) -> None:
    """Who could introduce you to a person, a company or a cluster; of a team, who of us.

    A path is worth the root of your tie's strength, times how sure each further link is.

    Where TARGET can be several, the candidates are printed and the status is 2.
    """
    found = introduce.introduce(home_of(home), target, owner, limit)
    about = {"kind": found.kind, "name": found.name, "ambiguous": found.is_ambiguous}
    show.introductions(found.says, found.parts, about, as_json=as_json)
    if found.is_ambiguous:
        raise typer.Exit(2)
