"""Lists of ids, and nothing but ids: followers, following, blocked and muted accounts."""

from typing import NamedTuple

import polars as pl

from netgraph.schemas import LISTS, REJECTS, TEXT, TIES
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, numbered
from netgraph.sources.x.values import COPY, NO_ID, identified, plain


class ListOf(NamedTuple):
    """What a kind of file holds."""

    name: str  # of the list
    tie: str  # its kind
    field: str  # that wraps each member


LISTS_OF = {
    "follower": ListOf("followers", "follower", "follower"),
    "following": ListOf("following", "following", "following"),
    "block": ListOf("blocked", "blocked", "blocking"),
    "mute": ListOf("muted", "muted", "muting"),
    "contact": ListOf("imported_contacts", "imported", "contact"),
}


def member(field: str, record: object) -> str | None:
    """The account id of a member, as it is written; null when the record has none.

    In 2019 a member was an accountId alone; the userLink that came later adds nothing.
    """
    try:
        told = record[field]["accountId"]  # type: ignore[index]
    except (KeyError, TypeError):
        return None
    return told if type(told) is str and told.isascii() else plain(told)


def read_list(loaded: Loaded[str | None], kind: str) -> Piece:
    """The ties of one list; nothing when the package neither holds nor promises it.

    A list that is cut in any way is absent and has no ties: who is not in it may still be there.
    """
    members = numbered(loaded, {"id": TEXT}).select("file", "line", key="x:" + identified("id"))
    return list_piece(loaded, kind, members, "rows without an account id")


def list_piece(
    loaded: Loaded[object], kind: str, members: pl.DataFrame, fault: str | None, why: str = NO_ID
) -> Piece:
    """A list and its ties.

    Args:
        loaded: The files.
        kind: Of the files.
        members: One row per row of the files: file, line, key (null: none).
        fault: What rows without a key are called where they spoil the list; null: they do not.
        why: Such a row is rejected.
    """
    if not loaded.known:
        return Piece()
    name, tie, _ = LISTS_OF[kind]
    strange = members["key"].null_count()
    faults = [*loaded.faults, *([f"{strange:,} {fault}"] if strange and fault else [])]
    kept = pl.col("key").is_not_null() & pl.col("key").is_first_distinct()
    ties = members.filter(kept)
    row: dict[str, object] = {
        "list": name,
        "state": "absent" if faults else "empty" if ties.is_empty() else "nonempty",
        "reason": "; ".join(faults) or None,
        "expected": loaded.expected,
    }
    if faults:
        unused = dict.fromkeys(loaded.counts, "its list is incomplete")
        return Piece(lists=LISTS.of([row]), unused=unused)
    reason = pl.when(pl.col("key").is_null()).then(pl.lit(why)).otherwise(pl.lit(COPY))
    rejects = members.filter(~kept).select("file", "line", reason.alias("reason"))
    told = ties.select("key", list=pl.lit(name), kind=pl.lit(tie))
    return Piece(
        lists=LISTS.of([row]),
        ties=TIES.of(told),
        rejects=REJECTS.of(rejects),
        counts=loaded.counts,
    )
