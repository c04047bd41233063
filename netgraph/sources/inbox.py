"""What lies in the inbox: which entry is a package, and whose. Reads it, never changes it."""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netgraph.errors import ExportError
from netgraph.sources import BY_FILE, claimants
from netgraph.sources.archive import open_archive, stands_alone
from netgraph.sources.dating import date_in
from netgraph.sources.members import is_litter, shown

DEPTH = 4  # folders that only sort packages, one inside the other, below an owner's
WORDS = ("export", "archive", "takeout", "linkedin", "facebook", "twitter", "instagram", "download")
# First folders of real exports, folded: they are parts of one, never an owner and never one alone.
INNER = {
    *("aboutyou", "adsinformation", "commentsandreactions", "connections", "events", "files"),
    *("followingandfollowers", "friends", "friendsandfollowers", "groups", "html"),
    *("likesandreactions", "loggedinformation", "media", "messages", "otheractivity"),
    *("personalinformation", "photosandvideos", "posts", "preferences", "profileinformation"),
    *("securityandlogininformation", "stories", "youractivityacrossfacebook"),
    *("yourfacebookactivity", "followersandfollowing", "yourinstagramactivity"),
    *("assets", "data"),  # X
    *("articles", "jobs", "richmedia", "verifications"),  # LinkedIn
}


@dataclass(frozen=True, slots=True)
class Package:
    """One archive, folder or file that a reader is to read, or to refuse by name."""

    path: Path
    filed_under: str  # the owner, unless the package names its own
    file: str  # how people see it: relative to the inbox
    only: tuple[str, ...] | None = None  # entries of the folder that belong to it; null: all


def find_packages(inbox: Path, default_owner: str) -> list[Package]:
    """Every package of the inbox and the owner it is filed under.

    - Files and folders that a reader claims right where they lie are one package together, here
      and in every folder below: an inbox that is itself one export, or an owner's folder that
      holds a Connections.csv. Archives, half downloads, links and files with a date in their name
      never join it, nor do sub-folders that are or hold packages of their own. If several readers
      claim something there, there is one package for each.
    - Any other folder of the inbox is an owner's, unless it is named like an export (a date, or a
      word like linkedin) or holds netgraph.json; what lies in those is the default owner's.
    - A folder named like an export that holds nothing but mailboxes, calendars and cards, however
      deep, is one package: an unpacked Takeout.
    - Folders in between only sort; a dated or export-like name round a single export belongs to
      it. What no reader claims is a package too, to be refused by name, and so is a link: links
      are never followed.

    Args:
        inbox: A folder; it may be a link itself.
        default_owner: Whose packages are that lie in no owner's folder.

    Returns:
        Packages by path; none when the inbox is empty or missing.
    """
    root = inbox.resolve()
    found = _in_folder(root, default_owner, root, DEPTH) if root.is_dir() else ()
    return sorted(found, key=lambda p: (p.path.relative_to(root).as_posix(), p.only or ()))


def _in_folder(folder: Path, owner: str, root: Path, depth: int) -> Iterator[Package]:
    """The packages of a folder: what is an export right here, then what lies below."""
    entries = _entries(folder)
    groups, rest = _divide(folder, entries, sorting=folder == root)
    for names in groups:
        whole = len(names) == len(entries)
        is_owners = folder.parent == root and _owner_of(folder) is not None
        alone = len(names) == 1 and (is_owners or not whole)
        spot = folder / names[0] if alone or len(groups) > 1 else folder
        yield Package(folder, owner, _file(spot, root), None if whole else names)
    for entry in rest:
        whose = _owner_of(entry) if folder == root and _is_folder(entry) else None
        if _is_folder(entry) and not whose and _is_takeout(entry):
            yield Package(entry, owner, _file(entry, root))
        elif _is_folder(entry) and depth and (whose or _holds_packages(entry)):
            yield from _wrapped(entry, list(_in_folder(entry, whose or owner, root, depth - 1)))
        else:
            yield Package(entry, whose or owner, _file(entry, root))


def _file(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix() if path != root else root.name)


def _wrapped(folder: Path, found: list[Package]) -> list[Package]:
    """The packages of a folder, or the folder if it is the outer wrapper of a single export."""
    if len(found) == 1 and _named_like_export(folder.name):
        inner = found[0]
        single = inner.only is None and _is_folder(inner.path)
        if single and _entries(folder) == [inner.path]:
            return [Package(folder, inner.filed_under, str(Path(inner.file).parent))]
    return found


def _divide(
    folder: Path, entries: list[Path], sorting: bool
) -> tuple[list[tuple[str, ...]], list[Path]]:
    """Names of entries that are an export together, by reader; and the entries that are not.

    Folders of a mail program (Inbox, Sent, Junk) are one export: each tells what its mail is. In
    the inbox itself (`sorting`) a folder is an owner's.
    """
    loose = [e for e in entries if _may_join(e) or (not sorting and _is_mail_folder(e))]
    known = {e: found for e in loose if not _is_folder(e) and _is_by_file(found := _claimants(e))}
    readers = _claimants(folder, [e for e in loose if e not in known])
    readers += [r for r in BY_FILE if r not in readers and [r] in known.values()]
    if not readers:
        return [], entries
    if len(readers) == 1 or "neutral" in readers:
        # What is unknown and no package of its own belongs to the export it lies in.
        part_of_it = {*loose, *(e for e in entries if _is_folder(e) and not _holds_packages(e))}
        groups = [[e for e in entries if e in part_of_it]]
    else:
        for e in loose:
            known.setdefault(e, _claimants(folder, [e]) if _is_folder(e) else _claimants(e))
        groups = [[e for e in loose if known[e] == [reader]] for reader in readers]
    taken = {e for members in groups for e in members}
    names = [tuple(e.name for e in members) for members in groups if members]
    return names, [e for e in entries if e not in taken]


def _may_join(entry: Path) -> bool:
    """Whether an entry can be a part of the export that its folder is."""
    if _is_folder(entry):
        return "".join(filter(str.isalnum, entry.name.lower())) in INNER
    return not stands_alone(entry) and not (date_in(entry.name) and _claimants(entry))


def _is_mail_folder(entry: Path) -> bool:
    """Whether a folder holds nothing but mail, and is not named like an export of its own."""
    return (
        _is_folder(entry)
        and not _named_like_export(entry.name)
        and _claimants(entry) == ["mail"]
        and _is_of_one_piece(entry)
    )


def _claimants(path: Path, entries: list[Path] | None = None) -> list[str]:
    """Names of the readers that claim a file or folder, or these entries of it, as one export."""
    only = None if entries is None else {e.name for e in entries}
    try:
        with open_archive(path, only=only) as archive:
            return [source.name for source in claimants(archive)]
    except ExportError:
        return []


def _is_by_file(readers: list[str]) -> bool:
    return bool(readers) and set(readers) <= {*BY_FILE}


def _is_takeout(folder: Path) -> bool:
    """Whether a folder is one export of mail, calendars and cards, in folders of its own each."""
    is_named = _named_like_export(folder.name)
    return is_named and _is_by_file(_claimants(folder)) and _is_of_one_piece(folder)


def _is_of_one_piece(folder: Path) -> bool:
    """Whether nothing in a folder, however deep, is dated or a package by itself."""
    inside = (Path(at, name) for at, dirs, files in os.walk(folder) for name in (*dirs, *files))
    return not any(date_in(path.name) or stands_alone(path) for path in inside)


def _holds_packages(folder: Path) -> bool:
    """Whether a folder is or holds something that is a package by itself."""
    alone = any(
        stands_alone(Path(parent, name)) for parent, _, names in os.walk(folder) for name in names
    )
    return alone or bool(_claimants(folder))


def _owner_of(folder: Path) -> str | None:
    """The owner a folder of the inbox is named after; null: it is an export, or sorts exports."""
    named = _named_like_export(folder.name)
    neutral = any(entry.name.lower() == "netgraph.json" for entry in _entries(folder))
    return None if named or neutral else unicodedata.normalize("NFC", shown(folder.name))


def _named_like_export(name: str) -> bool:
    lower = name.lower()
    return (
        date_in(name) is not None
        or any(word in lower for word in WORDS)
        or lower.startswith(("x-", "x_"))
        or lower in ("data", "x")
    )


def _is_folder(entry: Path) -> bool:
    return entry.is_dir() and not stands_alone(entry) and os.access(entry, os.R_OK | os.X_OK)


def _entries(folder: Path) -> list[Path]:
    """Visible entries by name, without the system's litter."""
    return sorted(
        entry
        for entry in folder.iterdir()
        if not entry.name.startswith(".") and not is_litter(entry.name)
    )
