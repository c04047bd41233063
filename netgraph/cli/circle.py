"""Commands about the key people and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, complete_role, home_of
from netgraph.cli.parts import Parts, confirm, tell
from netgraph.errors import UsageError

if TYPE_CHECKING:
    from netgraph.pipeline import ask, circle
else:
    ask, circle = Late("netgraph.pipeline.ask"), Late("netgraph.pipeline.circle")


def twelve(
    pin: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Keep this contact among them (also: --exclude, --undo)."),
    ] = None,
    exclude: Annotated[
        str | None, typer.Option(metavar="WHO", help="Keep this contact out of them.")
    ] = None,
    undo: Annotated[
        str | None, typer.Option(metavar="WHO", help="Let the figures decide again.")
    ] = None,
    team: Annotated[
        bool, typer.Option("--team", help="Those who are worth most to all owners together.")
    ] = False,
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """Those who are worth most together: what each adds, what is lost without, who is next."""
    asked = {"pin": pin, "exclude": exclude, "undecided": undo}
    decided = [(verdict, who) for verdict, who in asked.items() if who is not None]
    if len(decided) > 1:
        raise UsageError("one of --pin, --exclude and --undo is expected, not several")
    if team and (decided or owner):
        raise UsageError(
            "--team asks about all owners: no --owner, and a decision for all is a line without "
            "owner in decisions/key_people.csv"
        )
    for verdict, who in decided:
        decision = circle.decide_key_person(home_of(home), who, verdict, owner)
        confirm(decision, as_json=as_json)
        return
    if team:
        _, found = ask.ask_each(home_of(home), circle.TEAM_TWELVE, None)
        nothing = "Nobody can be chosen: there is no team, or only listings are seen of it."
        tell(found, dict, nothing, owner=None, as_json=as_json)
        return
    whose, found = ask.ask_each(home_of(home), circle.TWELVE, owner)
    nothing = "Nobody can be chosen: of no contact with a name is anything seen but the listing."
    tell(found, _chosen, nothing, owner=whose, as_json=as_json)


def _chosen(found: Parts) -> Parts:
    """Nothing where nobody is chosen: how nobody compares with the ranking tells nothing."""
    return found if found["key people"].height else {}


def roles(
    give: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE",
            help="Write down who holds this role.",
            autocompletion=complete_role,
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Option(metavar="WHO", help="The person who holds it, with --give.")
    ] = None,
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """Who holds which role, whom the data suggests, and what is open."""
    if (give is None) is not (to is None):
        raise UsageError("--give ROLE and --to WHO are expected together")
    if give is not None and to is not None:
        confirm(circle.give_role(home_of(home), give, to, owner), as_json=as_json)
    else:
        whose, found = ask.ask_each(home_of(home), circle.ROLES, owner)
        tell(found, dict, f"There are no roles: {ask.NO_OWNER}.", owner=whose, as_json=as_json)
