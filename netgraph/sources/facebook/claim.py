"""Whether a package is Facebook's, by inner paths and content."""

import re
from dataclasses import replace

from netgraph.sources.archive import Archive
from netgraph.sources.facebook.layout import LISTINGS, Place, fold_part, place

# Instagram shares names of files and the form of threads; its folders tell it apart.
_INSTAGRAM = {"yourinstagramactivity", "followersandfollowing"}
_OWN = {
    "yourfacebookactivity",
    "youractivityacrossfacebook",
    "friendsandfollowers",
    "photosandvideos",
    "appsandwebsitesoffoffacebook",
}
_HOMES = {"friends", "friendsandfollowers", "html", "aboutyou", "otherpersonalinformation"}


def claimed(archive: Archive) -> bool:
    """Whether a package is Facebook's: whole, one part of several, one file, JSON or HTML."""
    folders = {fold_part(part) for path in archive.paths for part in path.split("/")[:-1]}
    if folders & _INSTAGRAM:
        return False
    return bool(folders & _OWN) or any(_telling(archive, place(p)) for p in archive.paths)


def sealed(archive: Archive, path: str) -> bool:
    """Whether a file is a chat from the zip of end-to-end encrypted ones (since December 2023)."""
    flat = path.count("/") <= 2 and path.lower().endswith(".json")
    return flat and b'"threadName"' in archive.head(path, 1 << 15)


def known(archive: Archive, spot: Place) -> Place:
    """What a file is, where its path does not tell and its content does."""
    if spot.role == "unknown" and sealed(archive, spot.path):
        return replace(spot, role="sealed")
    return spot


def _telling(archive: Archive, spot: Place) -> bool:
    """Whether this one file shows that the package is Facebook's."""
    *folders, name = spot.path.split("/")
    parent = fold_part(folders[-1]) if folders else ""
    match spot.role:
        case "list":
            followers = spot.detail in ("followers", "following")
            return _holds_list(archive, spot) or (parent in _HOMES and not followers)
        case "listpage":  # until 2018: html/friends.htm
            return parent in _HOMES or fold_part(name).startswith("yourfriends")
        case "chat":  # until 2018: html/messages.htm, messages/0.html
            return True
        case "book":
            return parent in _HOMES or b'"address_book' in archive.head(spot.path)
        case "profile":
            return parent == "profileinformation"
        case "unknown":
            return sealed(archive, spot.path)
    return spot.role == "thread"


def _holds_list(archive: Archive, spot: Place) -> bool:
    """Whether a file begins like the list its name promises."""
    head = archive.head(spot.path).replace(b"\0", b"")  # UTF-16 writes ASCII with NULs
    keys = next(listing.keys for listing in LISTINGS if listing.name == spot.detail)
    return re.search(rb'"(?:%s)"\s*:' % "|".join(keys).encode(), head) is not None
