"""Options that several commands take, and what a shell offers for them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from netgraph.errors import NetgraphError
from netgraph.text import VERDICTS

MOST = 1_000_000  # rows that anybody could want


def home_of(home: Path | None) -> Path:
    """The home that is named, else $NETGRAPH_HOME, else ./data."""
    return home or Path(os.environ.get("NETGRAPH_HOME") or "data")


def _offered(context: typer.Context, begun: str, sql: str) -> list[str]:
    """The values of one select that begin so; none where nothing is published to ask."""
    from netgraph.store.connect import PUBLISHED, reader

    try:
        with reader(home_of(context.params.get("home")) / PUBLISHED) as con:
            return _beginning(begun, (value for (value,) in con.execute(sql).fetchall()))
    except (NetgraphError, OSError):
        return []


def _beginning(begun: str, words: Iterable[str]) -> list[str]:
    return [word for word in words if word.startswith(begun)]


def complete_owner(context: typer.Context, incomplete: str) -> list[str]:
    """Owners there are."""
    return _offered(context, incomplete, "select owner from core.owners order by 1")


def complete_question(incomplete: str) -> list[str]:
    """Questions that have a name."""
    from netgraph.store.files import sql_files

    return _beginning(incomplete, (file.stem for file in sql_files("adhoc")))


def complete_export(context: typer.Context, incomplete: str) -> list[str]:
    """Exports of which a list is held."""
    held = "select distinct export_id from core.held_lists order by 1"
    return _offered(context, incomplete, held)


def complete_list(context: typer.Context, incomplete: str) -> list[str]:
    """Lists that are held."""
    return _offered(context, incomplete, "select distinct list from core.held_lists order by 1")


def complete_cluster(context: typer.Context, incomplete: str) -> list[str]:
    """Clusters by their ids."""
    return _offered(context, incomplete, "select distinct cluster_id from clusters order by 1")


def complete_role(context: typer.Context, incomplete: str) -> list[str]:
    """Roles of the last night's settings."""
    return _offered(context, incomplete, "select distinct role from core.roles order by 1")


def complete_verdict(incomplete: str) -> list[str]:
    """What can be said of two."""
    return _beginning(incomplete, VERDICTS)


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
    typer.Option(
        "--owner",
        metavar="NAME",
        help="Whose network; the only owner is the default.",
        autocompletion=complete_owner,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
ExportId = Annotated[
    str,
    typer.Argument(
        metavar="EXPORT_ID",
        help="owner/source/date, as `netgraph status` shows it.",
        autocompletion=complete_export,
    ),
]
ListName = Annotated[
    str | None,
    typer.Argument(
        metavar="[LIST]",
        help="One list of it; else every list held.",
        autocompletion=complete_list,
    ),
]
