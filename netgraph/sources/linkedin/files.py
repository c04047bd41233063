"""Which files LinkedIn puts into an export, and what this version makes of each."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from netgraph.sources.archive import Archive
from netgraph.sources.linkedin import (
    api,
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
from netgraph.sources.linkedin.ignored import COMMON, IGNORED, MEDIA, fold_stem
from netgraph.sources.tables import decode, holds_header

HEADERS = {
    "connections": connections.HEADER,
    "oldbook": oldbook.HEADER,
    "messages": messages.HEADER,
    "invitations": invitations.HEADER,
    "recommendationsreceived": recommendations.HEADER,
    "recommendationsgiven": recommendations.HEADER,
    "endorsementreceivedinfo": endorsements.RECEIVED,
    "endorsementgiveninfo": endorsements.GIVEN,
    "memberfollows": follows.HEADER,
    "importedcontacts": imported.HEADER,
    "notes": notes.HEADER,
    "profile": profile.HEADER,
    "positions": positions.HEADER,
}
#: Lists that a file holds: where it cannot be used, they are absent.
LISTS = {
    "connections": connections.LIST,
    "oldbook": connections.LIST,
    "memberfollows": follows.LIST,
    "importedcontacts": imported.LIST,
}
# Headers by which a table that bears a name of its owner's is known.
_TELLING = (
    *("connections", "messages", "invitations", "profile", "positions"),
    *("endorsementreceivedinfo", "endorsementgiveninfo", "importedcontacts", "notes"),
)
_BOOK = "linkedinconnectionsexport"  # microsoft_outlook, outlook_express, yahoo; until about 2017
_TABLES = (".csv", ".tsv", ".txt")
_COPY = re.compile(r"([ _-]+(copy|\(?\d+\)?))+$")  # "Connections (1)"; in 2026 "Comments_34875879"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done with each path of a package."""

    read: dict[str, str]  # role (a key of HEADERS) to path
    answers: tuple[str, ...]  # JSON of the API
    ignored: dict[str, str]  # path to reason
    unknown: tuple[str, ...]


def claims(archive: Archive) -> bool:
    """Whether a table has LinkedIn's name and header, or two have names that only it gives."""
    tables = [path for path in archive.paths if _is_table(path)]
    stems = {_stem(path) for path in tables}
    telling = {s for s in stems if s in HEADERS or s in IGNORED} - COMMON
    return (
        len(telling) > 1
        or any(stem.startswith(_BOOK) for stem in stems)
        or any(_is_linkedins(archive, path) for path in tables)
        or (len(tables) == 1 and _by_header(archive.head(tables[0])) != "")
        or any(_is_answer(archive, path, api.is_answer) for path in archive.paths)
    )


def plan(archive: Archive) -> Plan:
    """Which path is read as what, which is ignored and why, which is not known.

    Of two files with one role the one with the shorter name is read, then the first by path; of
    the old address books Outlook's. Where Connections.csv is there, it is the list.
    """
    read: dict[str, str] = {}
    ignored: dict[str, str] = {}
    unknown, answers = [], []
    alone = sum(map(_is_table, archive.paths)) == 1
    for path in sorted(archive.paths, key=_order):
        role = _role(archive, path, alone)
        if role in HEADERS:
            ignored |= {path: _SAME if role == "oldbook" else "copy"} if role in read else {}
            read.setdefault(role, path)
        elif role in IGNORED:
            ignored[path] = IGNORED[role]
        elif _is_answer(archive, path, api.may_be_answer):
            answers.append(path)
        elif (media := PurePosixPath(path).suffix.lower()) in MEDIA:
            ignored[path] = MEDIA[media]
        else:
            unknown.append(path)
    if "connections" in read and (book := read.pop("oldbook", None)):
        ignored[book] = _OLDER
    return Plan(read, tuple(answers), ignored, tuple(unknown))


_SAME = "the list of connections in the form of another mail program"
_OLDER = (
    "an old address book beside Connections.csv, which is the list; "
    "put it into a folder of its own, with its day in the name"
)


def _order(path: str) -> tuple[bool, int, str]:
    name = PurePosixPath(path).name
    return "yahoo" in name.lower() or "express" in name.lower(), len(name), path


def _role(archive: Archive, path: str, alone: bool) -> str:
    """What a table's name says, or the header of one that is alone; empty for other files."""
    if not _is_table(path):
        return ""
    stem = _stem(path)
    if stem.startswith(_BOOK):
        return "oldbook"
    stem = _ALSO.get(stem, stem)
    if stem in HEADERS or stem in IGNORED or not alone:
        return stem
    return _by_header(archive.head(path))


def _by_header(head: bytes) -> str:
    return next((role for role in _TELLING if _has_header(head, role)), "")


def _is_linkedins(archive: Archive, path: str) -> bool:
    """Whether a table of this name is LinkedIn's; Connections.csv also in an unknown language."""
    if (role := _ALSO.get(_stem(path), _stem(path))) not in HEADERS:
        return False
    head = archive.head(path)
    return _has_header(head, role) or (
        role == "connections" and "linkedin.com/in/" in decode(head).lower()
    )


def _has_header(head: bytes, role: str) -> bool:
    also = connections.LOCALISED if role == "connections" else None
    return holds_header(head, HEADERS[role], also)


def _is_answer(archive: Archive, path: str, known: Callable[[bytes], bool]) -> bool:
    return path.lower().endswith(".json") and known(archive.head(path))


def _is_table(path: str) -> bool:
    return path.lower().endswith(_TABLES)


def _stem(path: str) -> str:
    """A file's name without folder, extension, number, case and separators."""
    return fold_stem(_COPY.sub("", PurePosixPath(path).stem.lower()))


_ALSO = {"contacts": "importedcontacts"}  # until about 2021
