"""What each file of a package says, read in the order in which one tells of the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import polars as pl

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.schemas import ACCOUNTS
from netgraph.sources.archive import Archive
from netgraph.sources.linkedin import (
    connections,
    endorsements,
    follows,
    imported,
    invitations,
    messages,
    notes,
    oldbook,
    positions,
    profile,
    recommendations,
)
from netgraph.sources.linkedin.api import Answers, Table
from netgraph.sources.linkedin.files import LISTS, Plan
from netgraph.sources.linkedin.part import Part, absent

Reader = Callable[[bytes, str], Part]


def read_parts(archive: Archive, planned: Plan, answers: Answers) -> list[Part]:
    """One part per table that is there; who the owner is passes from one to the next."""
    attempt = _Attempt(archive, planned, answers)
    own = attempt("profile", profile.read)
    name = _name_in(own)
    listed = attempt("connections", connections.read) or attempt("oldbook", oldbook.read)
    names = (listed.accounts if listed else ACCOUNTS.empty())["name"].drop_nulls()
    talks = attempt("messages", partial(messages.read, own_name=name, listed=names))
    asked = attempt("invitations", invitations.read)
    key = next(filter(None, (part.own_key() for part in (talks, asked, own) if part)), None)
    name = name or _name_in(talks) or _name_in(asked)
    parts = [own, listed, talks, asked]
    for of, reader in (
        ("recommendations", recommendations.read),
        ("endorsement", endorsements.read),
    ):
        end = "info" if of == "endorsement" else ""
        mine = partial(reader, own_key=key, own_name=name)
        parts.append(attempt(f"{of}received{end}", partial(mine, given=False)))
        parts.append(attempt(f"{of}given{end}", partial(mine, given=True)))
    parts.append(attempt("positions", positions.read))
    parts.append(attempt("memberfollows", follows.read))
    parts.append(attempt("importedcontacts", imported.read))
    parts.append(attempt("notes", notes.read))
    return [part for part in parts if part]


def _name_in(part: Part | None) -> str | None:
    found = part.owners["name"].drop_nulls().first() if part else None
    return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class _Attempt:
    """Reads one table, from its file or from answers of the API; a file that fails fails alone."""

    archive: Archive
    planned: Plan
    answers: Answers

    def __call__(self, role: str, reader: Reader) -> Part | None:
        table = self.answers.tables.get(role)
        if (path := self.planned.read.get(role)) is None:
            return self._answered(role, table, reader) if table else None
        try:
            part = reader(self.archive.read(path), path)
        except ExportError as ex:
            part = _failed(role, path, str(ex))
        if table and table.rows:
            note = f"Rows of the API of the same kind, not used: {len(table.rows):,}."
            return replace(part, notes=(*part.notes, note))
        return part

    def _answered(self, role: str, table: Table, reader: Reader) -> Part | None:
        """The part of a table that came as JSON; its rows are told by file."""
        known = [file for file, _ in table.files] or self.answers.files
        first = min(known or self.answers.failures)
        fault = self.answers.missing.get(role)
        if fault and (role in LISTS or role in self.answers.doubled):
            return replace(_failed(role, first, fault), spread=())
        notes_ = (f"Not whole: {fault}",) if fault else ()
        if not table.rows:
            return _nothing(role, first, notes_)
        try:
            part = reader(table.csv(), first)
        except ExportError as ex:
            return replace(_failed(role, first, str(ex)), spread=())
        origins = table.origins()
        lost = part.rejects.join(origins, on="line").select(
            pl.col("origin").alias("file"), pl.col("number").alias("line"), "reason"
        )
        return replace(part, rejects=lost, spread=tuple(table.files), notes=(*part.notes, *notes_))


def _failed(role: str, path: str, why: str) -> Part:
    return absent(path, why, LISTS[role]) if role in LISTS else Part(file=path, failure=why)


def _nothing(role: str, file: str, notes_: tuple[str, ...]) -> Part:
    """A domain without rows: its list is empty."""
    rows: list[dict[str, object]] = (
        [{"list": LISTS[role], "state": "empty"}] if role in LISTS else []
    )
    return Part(file=file, spread=(), notes=notes_, lists=schemas.LISTS.of(rows))
