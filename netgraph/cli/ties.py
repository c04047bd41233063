"""Commands about what joins worlds, and about ties gone quiet."""

from typing import Annotated

import polars as pl
import typer

from netgraph import show
from netgraph.cli.options import MOST, AsJson, Home, Owner, home_of
from netgraph.pipeline import ask

_BRIDGES = {
    "worlds": "which_worlds_hang_on_one_person",
    "cut points": "what_falls_off_without_someone",
    "weak ties": "which_weak_ties_carry_much",
}


def bridges(home: Home = None, owner: Owner = None, as_json: AsJson = False) -> None:
    """Who joins which worlds and on whom that hangs, what falls off, loose ties that carry."""
    where = home_of(home)
    found = {part: ask.ask(where, question, owner, None) for part, question in _BRIDGES.items()}
    if as_json or any(rows.height for rows in found.values()):
        show.sections(found, as_json=as_json)
    else:
        show.out("No ties among the contacts are seen: nothing tells who joins what.")


def reconnect(
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=MOST, help="How many of each owner's quiet ties.")
    ] = 12,
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """Whom to write to again, why, and what could be the occasion; best first."""
    found = ask.ask(home_of(home), "whom_to_write_to_again", owner, None)
    told = found.filter(pl.col("rank") <= limit)
    if as_json or told.height:
        show.sections({"write to them again": told}, as_json=as_json)
    else:
        show.out("No tie that was once alive both ways has gone quiet.")
