"""Followers and following: ids, and nothing but ids."""

from netgraph.schemas import LISTS, TIES
from netgraph.sources.x.loading import Loaded
from netgraph.sources.x.pieces import Piece, frame_of
from netgraph.sources.x.values import COPY, NO_ID, account_key, mapping

LIST_OF = {"follower": "followers", "following": "following"}  # kind of file and of tie: list


def read_list(loaded: Loaded[dict[str, object]], kind: str) -> Piece:
    """The ties of one list; nothing when the package neither holds nor promises it.

    A list that is cut in any way is absent and has no ties: who is not in it may still be there.
    """
    if not loaded.known:
        return Piece()
    rejects: list[tuple[str, int, str]] = []
    members: dict[str, None] = {}  # in the order of the files
    for file, line, record in loaded.rows:
        # In 2019 a member was an accountId alone; the userLink that came later adds nothing.
        key = account_key(mapping(record.get(kind)).get("accountId"))
        if key is None or key in members:
            rejects.append((file, line, COPY if key else NO_ID))
        else:
            members[key] = None
    strange = sum(reason == NO_ID for _, _, reason in rejects)
    faults = [*loaded.faults, *([f"{strange:,} rows without an account id"] if strange else [])]
    row: dict[str, object] = {
        "list": LIST_OF[kind],
        "state": "absent" if faults else "nonempty" if members else "empty",
        "reason": "; ".join(faults) or None,
        "expected": loaded.expected,
    }
    if faults:
        unused = dict.fromkeys(loaded.counts, "its list is incomplete")
        return Piece(lists=LISTS.of([row]), unused=unused)
    ties = [(LIST_OF[kind], key, kind) for key in members]
    return Piece(
        lists=LISTS.of([row]),
        ties=frame_of(TIES, ("list", "key", "kind"), ties),
        rejects=rejects,
        counts=loaded.counts,
    )
