"""X, once Twitter: archives of every layout there was.

Since 2018 scripts `window.YTD.<type>.part<N> = [...]`, flat and later in `data/`; until August 2018
posts alone, by month and in a table ("Grailbird").
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial

import polars as pl

from netgraph.schemas import LINKS
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.x.accounts import (
    Own,
    account_rows,
    own_account,
    owner_rows,
    read_old_handles,
)
from netgraph.sources.x.contacts import points, read_contacts
from netgraph.sources.x.files import MONTHS, TABLE, is_archive, sort_out
from netgraph.sources.x.grailbird import with_author, with_details
from netgraph.sources.x.ledger import file_rows, note_rows
from netgraph.sources.x.likes import liked, read_likes
from netgraph.sources.x.lists import LISTS_OF, member, read_list
from netgraph.sources.x.loading import Loaded, load, load_manifest
from netgraph.sources.x.messages import read_messages
from netgraph.sources.x.pieces import Piece
from netgraph.sources.x.posts import Gathering, together
from netgraph.sources.x.table import SAME, load_table
from netgraph.sources.x.tweets import read_tweets
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
    manifest = with_details(load_manifest(archive, parts), archive, parts)
    take = partial(load, archive, parts, manifest)
    loads: dict[str, Loaded[object]] = {}
    loads["account"] = account = take("account", mapping)
    loads["profile"] = profile = take("profile", mapping)
    old = Gathering()
    loads[MONTHS] = months = take(MONTHS, old.take)
    own, piece = own_account(account, profile, with_author(manifest, old.authors))
    pieces = [piece]
    loads["screennamechange"] = renames = take("screennamechange", mapping)
    pieces.append(read_old_handles(renames, own))
    for kind in (kind for kind in LISTS_OF if kind != "contact"):
        loads[kind] = members = take(kind, partial(member, LISTS_OF[kind].field))
        pieces.append(read_list(members, kind))
    loads["contact"] = book = take("contact", points)
    piece, reached = read_contacts(book)
    pieces.append(piece)
    posts, counts = old.posts(months), dict(months.counts)
    for kind in ("communitytweet", "tweets"):
        some = Gathering()
        loads[kind] = loaded = take(kind, some.take)
        posts, counts = together(some.posts(loaded), posts), counts | loaded.counts
    if months.complete:
        same = {part.path: SAME for part in parts if part.kind == TABLE}
        pieces.append(Piece(unused=same))
    else:
        loads[TABLE], more = load_table(archive, parts, own)
        posts, counts = together(posts, more), counts | loads[TABLE].counts
    pieces.append(read_tweets(posts, own, counts))
    loads["like"] = likes = take("like", liked)
    pieces.append(read_likes(likes, posts, own))
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
        reached,
        manifest_on=manifest.generated_on,
        files=file_rows(archive, manifest, (parts, others), loads, pieces),
        notes=note_rows(manifest, own.doubt, loads, pieces),
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
    reached: pl.DataFrame,
    *,
    manifest_on: date | None,
    files: pl.DataFrame,
    notes: pl.DataFrame,
) -> Snapshot:
    """The pieces put together, each frame in the order of the files."""
    lists, ties, events, audiences, threads, observed, rejects = (
        pl.concat(frames) for frames in zip(*(piece.frames() for piece in pieces), strict=True)
    )
    used = [ties["key"], events["from_key"], audiences["key"]]
    return Snapshot(
        source=X.name,
        manifest_on=manifest_on,
        owners=owner_rows(own),
        accounts=account_rows(own, observed, reached, used),
        lists=lists,
        ties=ties,
        links=LINKS.empty(),
        events=events,
        audiences=audiences,
        threads=threads,
        files=files,
        rejects=rejects,
        notes=notes,
    )
