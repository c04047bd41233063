"""LinkedIn: the zip of tables that `Get a copy of your data` gives, of every year."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

import polars as pl

from netgraph.errors import ExportError
from netgraph.schemas import (
    ACCOUNTS,
    AUDIENCES,
    EVENTS,
    FILES,
    JOBS,
    LINKS,
    LISTS,
    NOTES,
    OWNERS,
    REJECTS,
    THREADS,
    TIES,
    Frame,
)
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin import (
    connections,
    invitations,
    messages,
    positions,
    profile,
    recommendations,
)
from netgraph.sources.linkedin.files import Plan, claims, plan
from netgraph.sources.linkedin.part import Part


@dataclass(frozen=True, slots=True)
class LinkedIn:
    """Reader of LinkedIn's exports."""

    name: str = "linkedin"

    def claims(self, archive: Archive) -> bool:
        """Whether this package is LinkedIn's, by headers and names of its tables; never raises."""
        return claims(archive)

    def read(self, archive: Archive) -> Snapshot:
        """All that the package says; see `netgraph.sources.contract.Source.read`.

        A file that is damaged, cut off or of an unknown layout is named and not used at all; if
        it is Connections.csv, the list is absent.
        """
        planned = plan(archive)
        return _snapshot(archive, planned, _parts(archive, planned))


LINKEDIN: Final = LinkedIn()


def _parts(archive: Archive, planned: Plan) -> list[Part]:
    """One part per file that is read; who the owner is passes from one to the next."""

    def attempt(role: str, reader: Callable[[bytes, str], Part]) -> Part | None:
        if (path := planned.read.get(role)) is None:
            return None
        try:
            return reader(archive.read(path), path)
        except ExportError as ex:
            if role == "connections":
                return connections.absent(path, str(ex))
            return Part(file=path, failure=str(ex))

    own = attempt("profile", profile.read)
    own_name = own.owners["name"].drop_nulls().first() if own else None
    name = own_name if isinstance(own_name, str) else None
    listed = attempt("connections", connections.read)
    names = (listed.accounts if listed else ACCOUNTS.empty())["name"]
    talks = attempt("messages", partial(messages.read, own_name=name, listed=names))
    asked = attempt("invitations", invitations.read)
    keys = [part.own_key() for part in (talks, asked, own) if part]
    key = next(filter(None, keys), None)
    praise = partial(recommendations.read, own_key=key, own_name=name)
    got = attempt("recommendationsreceived", partial(praise, given=False))
    gave = attempt("recommendationsgiven", partial(praise, given=True))
    held = attempt("positions", positions.read)
    return [part for part in (own, listed, talks, asked, got, gave, held) if part]


def _snapshot(archive: Archive, planned: Plan, parts: list[Part]) -> Snapshot:
    def united(frame: Frame) -> pl.DataFrame:
        frames: list[pl.DataFrame] = [getattr(part, frame.name) for part in parts]
        return pl.concat([frame.empty(), *frames])

    notes = [
        {"file": part.file, "note": note}
        for part in parts
        for note in (*part.notes, *((part.failure,) if part.failure else ()))
    ]
    return Snapshot(
        source=LINKEDIN.name,
        owners=united(OWNERS),
        accounts=united(ACCOUNTS),
        lists=united(LISTS),
        ties=united(TIES),
        links=LINKS.empty(),
        events=united(EVENTS),
        audiences=united(AUDIENCES).unique(maintain_order=True),  # files share some
        threads=united(THREADS),
        jobs=united(JOBS),
        files=_files(archive, planned, parts),
        rejects=united(REJECTS),
        notes=NOTES.of(notes).sort("file", "note"),
    )


def _files(archive: Archive, planned: Plan, parts: list[Part]) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    for part in parts:
        if part.failure:
            rows.append({"file": part.file, "status": "ignored", "reason": part.failure})
            continue
        lost = part.rejects.height
        counts = {"rows_read": part.rows, "rows_kept": part.rows - lost, "rows_rejected": lost}
        rows.append({"file": part.file, "status": "read", **counts})
    rows += [{"file": f, "status": "ignored", "reason": why} for f, why in planned.ignored.items()]
    rows += [{"file": f, "status": "unknown", "reason": "not known"} for f in planned.unknown]
    columns = ("file", "status", "reason", "rows_read", "rows_kept", "rows_rejected")
    return FILES.of(
        [
            {"sha256": archive.sha256(str(row["file"])), **dict.fromkeys(columns), **row}
            for row in rows
        ]
    ).sort("file")
