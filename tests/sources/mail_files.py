"""Mail of invented people: messages, mailboxes, packages of both."""

import io
from collections.abc import Mapping
from functools import partial
from zlib import crc32

from netgraph.sources.admit import admit
from netgraph.sources.contents import Contents, gather
from netgraph.sources.contract import Snapshot
from netgraph.sources.mail import MAIL
from netgraph.sources.members import Limits, Member

MARA, NOOR, INES, TOMAS = (
    "mara@example.org",
    "noor@example.net",
    "ines@example.com",
    "tomas@example.net",
)
SEPARATOR = "From - Mon Mar  4 11:20:34 2024"


def message(sender: str = NOOR, to: str = MARA, /, **fields: str | None) -> str:
    """A message; `message_id="<1@x>"` is its Message-ID, and what is None is left out."""
    given: dict[str, str | None] = {
        "from": sender,
        "to": to,
        "date": "Mon, 4 Mar 2024 11:20:34 +0000",
        "message-id": f"<{crc32(repr((sender, to, fields)).encode())}@example.org>",
    }
    given |= {name.replace("_", "-"): value for name, value in fields.items()}
    lines = [f"{name.title()}: {value}" for name, value in given.items() if value is not None]
    return "\n".join(lines) + "\n\nNothing of this text is kept.\n"


def mbox(*messages: str) -> bytes:
    """A mailbox of these messages."""
    return "".join(f"{SEPARATOR}\n{text}\n" for text in messages).encode()


def package(files: Mapping[str, bytes]) -> Contents:
    """Files as a package that lies nowhere."""
    members = [Member(path, len(data), partial(io.BytesIO, data)) for path, data in files.items()]
    return gather("package", members, Limits())


def read(files: Mapping[str, bytes] | bytes) -> Snapshot:
    """What the store would get of these files, or of one mailbox."""
    named = {"mail.mbox": files} if isinstance(files, bytes) else files
    return admit(MAIL.read(package(named)))


def reasons(snapshot: Snapshot) -> list[str]:
    """Why messages are rejected, in their order."""
    return snapshot.rejects.sort("file", "line")["reason"].to_list()


def people(snapshot: Snapshot) -> set[str]:
    """Addresses that stand in any frame of people."""
    keys = [*snapshot.accounts["key"], *snapshot.audiences["key"], *snapshot.events["from_key"]]
    return {key.removeprefix("mail:") for key in keys if key}


def roles(snapshot: Snapshot) -> dict[str, str]:
    """Role by address, of a package with one audience."""
    assert snapshot.audiences["audience"].n_unique() <= 1
    rows = snapshot.audiences.select("key", "role").iter_rows()
    return {(key or "?").removeprefix("mail:"): role for key, role in rows}
