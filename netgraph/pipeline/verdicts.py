"""What people decide on lists that are held: taken as true, or as absent."""

from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.pipeline.decisions import Decided, take_down
from netgraph.store.connect import PUBLISHED, reader
from netgraph.store.query import run
from netgraph.text import nearest


def decide_list(home: Path, export_id: str, name: str | None, verdict: str) -> Decided:
    """Record that a list is to be taken as true (accept) or as absent (reject).

    Args:
        home: The home.
        export_id: owner/source/date, or the id of a pooled export.
        name: The list; of a pooled export, that of the owners for whom it is held, if it is for
            any. Null for every held list of the export.
        verdict: accept or reject.

    Raises:
        UsageError: No such export or list, nothing of it is held, or it was never readable.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        lists = run(con, "lists_of_export", export_id=export_id)
        known = [
            e for (e,) in con.execute("select distinct export_id from core.exports").fetchall()
        ]
    if lists.is_empty():
        raise UsageError(
            f"{export_id} has no list to decide on; `netgraph status` says what it waits for"
            if export_id in known
            else f"no export {export_id!r}.{nearest(export_id, known)} `netgraph status` has them."
        )
    chosen = _waiting(lists, name)
    if chosen.is_empty():
        there = lists["list"].unique().sort().to_list()
        raise UsageError(
            f"{export_id}: nothing is held. Its lists: {', '.join(there)}; name the one you mean."
            if name is None
            else f"{export_id} has no list {name!r}.{nearest(name, there)}"
        )
    if chosen["unreadable"].any():
        reasons = "; ".join(chosen["reason"].drop_nulls().unique().sort())
        raise UsageError(
            f"{export_id} {name}: the list is not there to decide on ({reasons or 'absent'})"
        )
    columns = ("owner", "source", "exported_on", "list")
    lines = [
        {k: str(v) for k, v in row.items()} | {"verdict": verdict}
        for row in chosen.select(columns).iter_rows(named=True)
    ]
    says = "\n".join(f"{verdict}: {export_id} {line['owner']} {line['list']}" for line in lines)
    return take_down(home, "accepted", says, lines)


def _waiting(lists: pl.DataFrame, name: str | None) -> pl.DataFrame:
    named = lists if name is None else lists.filter(pl.col("list") == name)
    held = named.filter(pl.col("standing") == "held")
    return held if name is None or held.height else named
