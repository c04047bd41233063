"""The command that says what is wrong with an inbox and a home, and what would help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, home_of
from netgraph.cli.parts import day_of
from netgraph.text import NETWORKS

if TYPE_CHECKING:
    import polars as pl

    from netgraph import show
    from netgraph.pipeline import doctor as examining
else:
    pl = Late("polars")
    show = Late("netgraph.show")
    examining = Late("netgraph.pipeline.doctor")


_CHECKS = {"about": "about", "says": "what", "remedy": "what to do"}


def doctor(
    home: Home = None,
    inbox: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", exists=True, help="The exports as downloaded; else HOME/inbox."
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day by which exports are old; else today."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What is wrong with inbox and home, and which export to ask for where. Changes nothing."""
    from flows import health
    from flows.clock import today

    where = home_of(home)
    day = day_of(as_of) or today()
    is_well, seen = health.look(where)
    remedy = None if is_well else "start it; or unset PREFECT_API_URL, or end that process"
    server = examining.Check(
        examining.OK if is_well else examining.ATTENTION, "prefect", seen, remedy
    )
    found = examining.examine(where, inbox or where / "inbox", day, [server])
    if as_json:
        show.sections(found.parts(), as_json=True)
    else:
        if not found.status:
            show.out("Nothing needs your attention.\n")
        show.sections(_briefly(found), as_json=False)
    raise typer.Exit(found.status)


def _briefly(found: examining.Examination) -> dict[str, pl.DataFrame]:
    worded = [pl.col(column).alias(word) for column, word in _CHECKS.items()]
    network = pl.col("source").replace(NETWORKS).alias("network")
    is_new = pl.col("source").is_not_null()
    return {
        "needs your attention": found.checks.filter(verdict="attention").select(worded),
        "would help": found.checks.filter(verdict="advice").select(worded),
        "new in the inbox": found.new.filter(is_new).select("file", "owner", network),
        "exports to ask for": _asked(found).select(
            network,
            pl.col("missing").alias("missing for"),
            pl.col("old").alias("old for"),
            pl.col("gives").alias("gives"),
            pl.col("ask").alias("where"),
            "mind",
        ),
        "what was read, and what not": found.exports.select(
            "status",
            pl.coalesce("export_id", "file").alias("export_id"),
            pl.col("rows_read").alias("rows"),
            pl.col("read_of_it").alias("read"),
            pl.col("passed_over").alias("passed over"),
            pl.col("rejects").alias("not used"),
            pl.concat_str("reason", "left_out", separator="; ", ignore_nulls=True).alias("why"),
        ),
        "in order": found.checks.filter(verdict="ok").select("about", pl.col("says").alias("what")),
    }


def _asked(found: examining.Examination) -> pl.DataFrame:
    """What to ask for, with the owners who lack it and those whose newest is old."""
    asked = found.requests
    for state, owner in (
        ("missing", pl.col("owner")),
        ("old", pl.format("{} ({})", "owner", "newest_on")),
    ):
        who = found.networks.filter(state=state).group_by("source", maintain_order=True)
        named = who.agg(owner.str.join(", ").alias(state))
        asked = asked.join(named, on="source", how="left", maintain_order="left")
    return asked
