"""The command that tells of clusters, what became of them, and what their owner calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from netgraph.cli.late import Late
from netgraph.cli.options import AsJson, Home, Owner, complete_cluster, home_of
from netgraph.cli.parts import Parts, confirm, tell, worded
from netgraph.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

    from netgraph.pipeline import ask, naming
else:
    pl = Late("polars")
    ask, naming = Late("netgraph.pipeline.ask"), Late("netgraph.pipeline.naming")


_QUESTIONS = {
    "worlds": "what_are_my_worlds",
    "changes": "how_did_my_worlds_change",
}
_WORLDS = {
    "cluster_id": "cluster",
    "label": "label",
    "size": "contacts",
    "share": "share",
    "stability": "stability",
    "best_ranked": "best ranked",
}
_CHANGES = {
    "as_of": "night",
    "before_on": "since",
    "change": "change",
    "cluster_id": "cluster",
    "before": "before",
    "now": "now",
}


def clusters(
    name: Annotated[
        str | None,
        typer.Option(
            metavar="CLUSTER",
            help="Write down what you call this cluster, as c4.",
            autocompletion=complete_cluster,
        ),
    ] = None,
    label: Annotated[
        str | None, typer.Option("--as", metavar="LABEL", help="What you call it, with --name.")
    ] = None,
    undo: Annotated[
        str | None,
        typer.Option(
            metavar="CLUSTER",
            help="Let what its members share name it.",
            autocompletion=complete_cluster,
        ),
    ] = None,
    home: Home = None,
    owner: Owner = None,
    as_json: AsJson = False,
) -> None:
    """The worlds of your contacts, what became of them since, and what you call them."""
    if (name is None) is not (label is None):
        raise UsageError("--name CLUSTER and --as LABEL are expected together")
    if name is not None and undo is not None:
        raise UsageError("one of --name and --undo is expected, not both")
    if name is not None and label is not None:
        confirm(naming.name_cluster(home_of(home), name, label, owner), as_json=as_json)
    elif undo is not None:
        confirm(naming.undo_name(home_of(home), undo, owner), as_json=as_json)
    else:
        asked = _QUESTIONS | {"not used": naming.NOT_USED}
        whose, found = ask.ask_each(home_of(home), asked, owner)
        nothing = "No ties among the contacts are seen: nothing tells which worlds there are."
        tell(found, _briefly, nothing, owner=whose, as_json=as_json)


def _briefly(found: Parts) -> Parts:
    return {
        "worlds": worded(found["worlds"], _WORLDS),
        "what changed last, from one night to the next": worded(
            _newest(found["changes"]), _CHANGES
        ),
        "labels not used": found["not used"],
    }


def _newest(changes: pl.DataFrame) -> pl.DataFrame:
    """The changes of each owner's newest night that had any; on a first night all is new."""
    told = changes.drop_nulls("before_on")
    return told.filter(pl.col("as_of") == pl.col("as_of").max().over("owner")).with_columns(
        _named("from").alias("before"), _named("to").alias("now")
    )


def _named(end: str) -> pl.Expr:
    label = pl.coalesce(f"{end}_label", f"{end}_id")
    return pl.format("{} ({})", label, f"{end}_size")
