"""Where Facebook keeps what, era by era.

Paths are compared folded and by their ends: exports are re-zipped, wrapped in folders and split.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from netgraph.sources.facebook import unused

# Of JSON: list, thread, sealed (an encrypted chat, which its content alone tells), profile. Of
# HTML: listpage, chat; page is any other. book may be either; acts are comments or reactions.
Role = Literal[
    "list",
    "listpage",
    "thread",
    "sealed",
    "chat",
    "profile",
    "book",
    "acts",
    "page",
    "ignored",
    "unknown",
]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of people, under every name it has had."""

    name: str
    kind: str
    stems: tuple[str, ...]  # names of its file, folded
    keys: tuple[str, ...]  # what its JSON calls it; without a version until 2020


LISTINGS = (
    Listing("friends", "friend", ("friends", "yourfriends"), ("friends_v2", "friends")),
    Listing(
        "removed_friends",
        "friend",
        ("removedfriends",),
        ("deleted_friends_v2", "deleted_friends"),
    ),
    Listing(
        "sent_requests",
        "request_sent",
        ("sentfriendrequests", "friendrequestssent"),  # the second in 2021 and 2022
        ("sent_requests_v2", "sent_requests"),
    ),
    Listing(
        "received_requests",
        "request_received",
        ("receivedfriendrequests", "friendrequestsreceived"),  # the second in 2021 and 2022
        ("received_requests_v2", "received_requests"),
    ),
    Listing(
        "rejected_requests",
        "request_rejected",
        ("rejectedfriendrequests",),
        ("rejected_requests_v2", "rejected_requests"),
    ),
    Listing(
        "following",
        "subscription",  # mostly pages, so no contacts
        ("whoyouvefollowed", "whoyoufollow", "following"),
        ("following_v3", "following_v2", "following"),
    ),
    Listing(
        "followers",
        "follower",
        ("followers", "peoplewhofollowedyou"),
        ("followers_v3", "followers_v2", "followers"),
    ),
)
_BY_STEM = {stem: listing for listing in LISTINGS for stem in listing.stems}
_SECTIONS = ("inbox", "archivedthreads", "e2eecutover", "messagerequests", "filteredthreads")
_BOOKS = (
    *("youraddressbook", "youraddressbooks", "yourimportedcontacts"),
    *("contactsuploadedfromyourphone", "contactsuploadedbefore2021"),
)
_ACTS = {
    "comments": "comment",
    "yourcommentsingroups": "comment",
    "postsandcomments": "reaction",  # until 2022
    "likesandreactions": "reaction",
}
_COPY = re.compile(r"(?: ?\(\d+\)| - copy| copy(?: \d+)?)$")
_MESSAGE = re.compile(r"message\d*")
_DIGITS = re.compile(r"_(\d+)$")
_TOKEN = re.compile(r"_([A-Za-z0-9-]*\d[A-Za-z0-9-]*|[A-Za-z0-9_-]{10})$")


@dataclass(frozen=True, slots=True)
class Place:
    """What one path is."""

    path: str
    role: Role
    detail: str = ""  # of a list or its page: its name; of acts: their kind; ignored: why
    section: str = ""  # of a thread, folded
    thread: str = ""  # its id


def place(path: str) -> Place:
    """What this path is in an export of any era, by its name alone."""
    *folders, name = path.split("/")
    parents, (stem, extension) = [fold_part(f) for f in folders], stem_of(name)
    page = extension in ("html", "htm")
    if page or extension == "json":
        if _MESSAGE.fullmatch(stem) and (section := _section(parents)):
            role: Role = "chat" if page else "thread"
            return Place(path, role, "", section, thread_id(folders[-1]))
        if page and parents[-1:] and (stem, parents[-1]) == ("messages", "html"):
            return Place(path, "chat")
        if page and parents[-1:] == ["messages"] and stem.isdigit():
            return Place(path, "chat")  # October 2017 to spring 2018
        if listing := _BY_STEM.get(stem) or _BY_STEM.get(stem.rstrip("0123456789")):
            return Place(path, "listpage" if page else "list", listing.name)
        if stem in _BOOKS and not page:
            return Place(path, "book")
        if not page and (act := _ACTS.get(stem.rstrip("0123456789"))):
            return Place(path, "acts", act)
        if page and parents[-1:] == ["html"] and stem == "contactinfo":
            return Place(path, "book")
        if page and stem not in ("starthere", "index"):
            return Place(path, "page")
        if stem == "profileinformation":
            return Place(path, "profile")
    elif _section(parents) or _section(parents[:-1]):
        return Place(path, "ignored", "media")  # often without an extension
    reason = unused.reason(parents, stem, extension)
    return Place(path, "ignored" if reason else "unknown", reason or "")


def stem_of(name: str) -> tuple[str, str]:
    """A file's name folded, without the marks of a second download, and its extension."""
    stem, _, extension = name.lower().rpartition(".")
    return fold_part(_COPY.sub("", stem)), extension


def numbered(path: str) -> tuple[str, str] | None:
    """Of which list, in which folder, a numbered file is a part; null for one without a number."""
    folder, _, name = path.rpartition("/")
    stem, _ = stem_of(name)
    base = stem.rstrip("0123456789")
    return (folder, base) if base != stem else None


def fold_part(name: str) -> str:
    """A name without what tools change in it: case, spaces, underscores, hyphens, apostrophes."""
    return re.sub(r"[ _\-'’]", "", name.lower())


def thread_id(folder: str) -> str:
    """The network's id at the end of a thread's folder, `<slug>_<id>`.

    The slug is made from names and changes with them. A folder without an id is told by a digest,
    so that no name enters an event's id.
    """
    if found := _DIGITS.search(folder) or _TOKEN.search(folder):
        return found[1]
    return hashlib.sha256(folder.encode("utf-8", "replace")).hexdigest()[:16]


def _section(parents: list[str]) -> str:
    """The section of a file in a thread's folder; empty where no thread lies."""
    above = parents[-2] if len(parents) > 1 else ""
    if above == "messages" and parents[-1] not in (*_SECTIONS, "stickersused"):
        return "inbox"  # spring 2018: messages/<thread>/message.json, without a section
    return above if above in _SECTIONS else ""
