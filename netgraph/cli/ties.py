"""Commands about what joins worlds, and about ties gone quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import MOST, AsJson, Home, Owner, home_of
from netgraph.cli.parts import Parts, tell

if TYPE_CHECKING:
    import polars as pl

    from netgraph.pipeline import ask
else:
    pl = Late("polars")
    ask = Late("netgraph.pipeline.ask")


_BRIDGES = {
    "worlds": "which_worlds_hang_on_one_person",
    "cut points": "what_falls_off_without_someone",
    "weak ties": "which_weak_ties_carry_much",
}
_RECONNECT = {"write to them again": "whom_to_write_to_again"}


def bridges(home: Home = None, owner: Owner = None, as_json: AsJson = False) -> None:
    """Who joins which worlds and on whom that hangs, what falls off, loose ties that carry."""
    whose, found = ask.ask_each(home_of(home), _BRIDGES, owner)
    nothing = "No ties among the contacts are seen: nothing tells who joins what."
    tell(found, _for_people, nothing, owner=whose, as_json=as_json)


def reconnect(
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=MOST, help="How many of each owner's quiet ties.")
    ] = 12,
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """Whom to write to again, why, and what could be the occasion; best first."""
    whose, found = ask.ask_each(home_of(home), _RECONNECT, owner)
    told = {part: rows.filter(pl.col("rank") <= limit) for part, rows in found.items()}
    nothing = "No tie that was once alive both ways has gone quiet."
    tell(told, _for_people, nothing, owner=whose, as_json=as_json)


def _for_people(found: Parts) -> Parts:
    """Without ids, and without the count that every row repeats."""
    unread = ("cluster_a", "cluster_b", "quiet")
    return {part: rows.drop(unread, strict=False) for part, rows in found.items()}
