"""Which files are address books: vCards and Google's tables, by what they hold."""

import re
from pathlib import PurePosixPath

from netgraph.sources.addressbook import google
from netgraph.sources.archive import Archive
from netgraph.sources.tables import decode

CARDS, TABLE = "cards", "table"
_CARDS = (".vcf", ".vcard", ".txt", "")
_TABLES = (".csv", ".tsv", ".txt")
_NAMED = (".vcf", ".vcard", ".csv", ".tsv")
_HEAD = 1 << 16  # a table's header grows with the data
_BEGIN = re.compile(r"[\s\0]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:[\r\n]|$)", re.IGNORECASE)
# Whose cards other exports carry: somebody's, sent in a message.
_ATTACHED = ("attachments", "media", "messages")


def is_addressbook(archive: Archive, path: str) -> bool:
    """Whether a file is an address book, by its beginning; never raises.

    It is when it begins with a vCard, in any encoding, or has the header of Google's contacts, old
    or new. A card among the messages or media of another export is none.
    """
    return layout(archive, path) is not None


def layout(archive: Archive, path: str) -> str | None:
    """`cards`, `table`, or null for a file that is no address book."""
    *folders, _ = path.lower().split("/")
    if any(folder.endswith(_ATTACHED) for folder in folders):
        return None
    suffix = PurePosixPath(path).suffix.lower()
    if suffix in _CARDS and _BEGIN.match(decode(archive.head(path, 512))):
        return CARDS
    if suffix in _TABLES and google.holds_header(archive.head(path, _HEAD)):
        return TABLE
    return None


def may_have_been(archive: Archive, path: str) -> bool:
    """Whether a file is damaged so that its beginning tells nothing, and its name fits."""
    return path.lower().endswith(_NAMED) and archive.sha256(path) is None
