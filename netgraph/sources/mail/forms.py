"""Which files are mail, by their first bytes; a name decides only where it leaves no doubt."""

import re
from typing import Literal, TypeAlias

from netgraph.sources.archive import Archive
from netgraph.sources.mail.scan import FIELD_NAME, first_line, is_separator

Form: TypeAlias = Literal["mbox", "eml", "emlx"]

_BY_NAME: dict[str, Form] = {"mbox": "mbox", "eml": "eml", "emlx": "emlx"}
# Of these no mailbox is ever called: not opened, for an export may hold a hundred thousand.
_OTHERS = {
    *("csv", "dat", "db", "doc", "docx", "htm", "html", "ical", "ics", "js", "json", "md", "msf"),
    *("parquet", "pdf", "plist", "ppt", "pptx", "sqlite", "toml", "tsv", "vcf", "xls", "xlsx"),
    *("aac", "avi", "bmp", "css", "gif", "heic", "ico", "jpeg", "jpg", "m4a", "mov", "mp3", "mp4"),
    *("ogg", "opus", "png", "svg", "tiff", "wav", "webm", "webp", "xml", "yaml", "yml", "zip"),
}
_INDEXES = {"msf", "plist"}
_INDEX_NAMES = {
    *("table_of_contents", "archive_browser.html", "popstate.dat", "msgfilterrules.dat"),
    *("filterlog.html", "panacea.dat", "folders.json", "info.plist"),
}


def is_mailbox(archive: Archive, path: str) -> bool:
    """Whether a file is mail: a mailbox of any name, or one message; cheap, never raises.

    Args:
        archive: The package.
        path: Of one member.
    """
    return form_of(archive, path) is not None


def form_of(archive: Archive, path: str) -> Form | None:
    """How a file holds mail; null when it holds none.

    `.mbox`, `.eml` and `.emlx` are taken at their word, so that a damaged one is named and not
    passed over. Anything else (Thunderbird's `Inbox`, Apple's `INBOX.mbox/mbox`, `inbox.old`) is a
    mailbox if it begins with a separator line and a header field.
    """
    suffix = _suffix(path)
    if form := _BY_NAME.get(suffix):
        begins = form == "eml" and _begins_mailbox(archive.head(path))
        return "mbox" if begins else form
    if suffix in _OTHERS:
        return None
    return "mbox" if _begins_mailbox(archive.head(path)) else None


def why_unread(archive: Archive, path: str) -> str | None:
    """Why a file that is no mail is left out on purpose; null: it is not known."""
    if not archive.size(path):
        return "empty"
    name = path.rpartition("/")[2].lower()
    known = _suffix(path) in _INDEXES or name in _INDEX_NAMES
    return "a mail program's own index; holds no mail" if known else None


def _suffix(path: str) -> str:
    stem, dot, suffix = path.rpartition("/")[2].lower().rpartition(".")
    return suffix if dot and stem else ""


def _begins_mailbox(head: bytes) -> bool:
    start = first_line(head)
    line, _, rest = head[start:].partition(b"\n")
    return is_separator(line) and bool(re.match(rb">?From |" + FIELD_NAME, rest))
