"""X, once Twitter: archives of scripts `window.YTD.<type>.part<N> = [...]`, as cut since 2018."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial

import polars as pl

from netgraph.schemas import LINKS, REJECTS
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.x.accounts import Own, account_rows, own_account, owner_rows
from netgraph.sources.x.files import is_archive, sort_out
from netgraph.sources.x.ledger import file_rows, note_rows
from netgraph.sources.x.lists import LIST_OF, read_list
from netgraph.sources.x.loading import Loaded, load, load_manifest
from netgraph.sources.x.messages import read_messages
from netgraph.sources.x.pieces import Piece, frame_of
from netgraph.sources.x.tweets import read_tweets, slim
from netgraph.sources.x.values import mapping

_HEADERS = {
    "directmessages": "directmessageheaders",
    "directmessagesgroup": "directmessagegroupheaders",
}


@dataclass(frozen=True, slots=True)
class XSource:
    """Reader of X's archives; see `netgraph.sources.contract.Source`."""

    name: str = "x"

    def claims(self, archive: Archive) -> bool:
        """Whether any script begins as only X's do; the name of the zip says nothing."""
        return is_archive(archive)

    def read(self, archive: Archive) -> Snapshot:
        """Lists, posts and messages, and who is behind the ids.

        A damaged file never raises: it is named in the notes, and the list it holds is absent.
        """
        with _without_pauses():
            return _read(archive)


X = XSource()


def _read(archive: Archive) -> Snapshot:
    parts, others = sort_out(archive)
    manifest = load_manifest(archive, parts)
    take = partial(load, archive, parts, manifest)
    loads: dict[str, Loaded[object]] = {}
    loads["account"] = account = take("account", mapping)
    loads["profile"] = profile = take("profile", mapping)
    own, piece = own_account(account, profile, manifest)
    pieces = [piece]
    for kind in LIST_OF:
        loads[kind] = members = take(kind, mapping)
        pieces.append(read_list(members, kind))
    loads["tweets"] = tweets = take("tweets", slim)
    pieces.append(read_tweets(tweets, own))
    for kind, headers in _HEADERS.items():
        loads[kind] = whole = take(kind, mapping)
        messages = [whole]
        if not whole.complete:  # the headers are the same messages without their text
            loads[headers] = rest = take(headers, mapping)
            messages.append(rest)
        pieces.append(read_messages(messages, own))
    return _snapshot(
        own,
        pieces,
        manifest_on=manifest.generated_on,
        files=file_rows(archive, manifest, (parts, others), loads, pieces),
        notes=note_rows(manifest, own.doubt, loads),
    )


@contextmanager
def _without_pauses() -> Iterator[None]:
    """Without the collector of cycles, which JSON cannot have: it doubles the time of reading."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _snapshot(
    own: Own,
    pieces: Sequence[Piece],
    *,
    manifest_on: date | None,
    files: pl.DataFrame,
    notes: pl.DataFrame,
) -> Snapshot:
    """The pieces put together, each frame in one order."""
    lists, ties, events, audiences, threads, observed = (
        pl.concat(frames) for frames in zip(*(piece.frames() for piece in pieces), strict=True)
    )
    used = [ties["key"], events["from_key"], audiences["key"]]
    rejects = sorted(reject for piece in pieces for reject in piece.rejects)
    return Snapshot(
        source=X.name,
        manifest_on=manifest_on,
        owners=owner_rows(own),
        accounts=account_rows(own, observed, used),
        lists=lists.sort("list"),
        ties=ties.sort("list", "key"),
        links=LINKS.empty(),
        events=events.sort("event"),
        audiences=audiences.sort("audience", "key"),
        threads=threads.sort("thread"),
        files=files,
        rejects=frame_of(REJECTS, ("file", "line", "reason"), rejects),
        notes=notes,
    )
