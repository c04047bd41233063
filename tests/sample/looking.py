"""Ways to look into a generated home, without the readers of netgraph.sources."""

import csv
import email
import io
import json
import re
import zipfile
from email.message import Message
from email.utils import getaddresses
from functools import cache
from pathlib import Path

DAYS = ("09-02", "10-21", "11-18")
TAKEOUT = "mara/takeout-20231118T091500Z-001.zip"
SEPARATOR = re.compile(
    rb"(?:\A|(?<=\r\n\r\n))From \d+@xxx \w{3} \w{3} \d\d [\d:]{8} \+0000 \d{4}\r\n"
)


def contents(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for top in ("inbox", "decisions")
        for path in sorted((directory / top).rglob("*"))
        if path.is_file()
    }


def unpacked(data: bytes) -> dict[str, bytes] | bytes:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def member(home: Path, pattern: str, suffix: str) -> bytes:
    (path,) = (home / "inbox").glob(pattern)
    with zipfile.ZipFile(path) as package:
        (name,) = (n for n in package.namelist() if f"/{n}".endswith(f"/{suffix}"))
        return package.read(name)


def connections(home: Path, pattern: str) -> list[dict[str, str]]:
    text = member(home, pattern, "Connections.csv").decode()
    return list(csv.DictReader(io.StringIO(text[text.index("First Name,") :], newline="")))


def friends(home: Path, day: str) -> list[dict[str, object]]:
    data = member(home, f"mara/facebook-mara-2023-{day}-*.zip", "your_friends.json")
    items = json.loads(data)["friends_v2"]
    assert isinstance(items, list)
    return items


def ids(home: Path, pattern: str, name: str) -> list[str]:
    text = member(home, pattern, f"data/{name}.js").decode()
    records = json.loads(text[text.index("[") :])
    return [inner["accountId"] for record in records for inner in record.values()]


@cache
def mailbox(home: Path) -> list[Message]:
    """Mara's mails, cut at Takeout's separators."""
    data = member(home, TAKEOUT, "All mail Including Spam and Trash.mbox")
    return [email.message_from_string(part.decode()) for part in SEPARATOR.split(data)[1:]]


@cache
def office(home: Path) -> list[Message]:
    """Ines' folder of mails."""
    files = sorted((home / "inbox" / "ines").glob("mail-*/*.eml"))
    return [email.message_from_string(file.read_bytes().decode()) for file in files]


def addresses(mail: Message, *fields: str) -> list[str]:
    """Lower-case addresses in some header fields; all are ASCII, whatever the names are."""
    values = [str(v) for field in fields for v in mail.get_all(field, [])]
    return [a.lower() for _, a in getaddresses(values) if a]


def unfolded(data: bytes) -> list[str]:
    """The content lines of a calendar or an address book."""
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def blocks(data: bytes, kind: str) -> list[list[str]]:
    """The lines of every component of a kind; those of an alarm inside an entry are left out."""
    text = re.sub(r"BEGIN:VALARM.*?END:VALARM\n", "", "\n".join(unfolded(data)), flags=re.DOTALL)
    return [
        b.strip().split("\n") for b in re.findall(f"BEGIN:{kind}\n(.*?)END:{kind}", text, re.DOTALL)
    ]


def values(block: list[str], name: str) -> list[str]:
    """What a property of a component says, with its parameters before the colon."""
    return [line[len(name) :] for line in block if re.match(f"{name}[;:]", line)]
