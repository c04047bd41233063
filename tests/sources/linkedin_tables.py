"""Tables as LinkedIn writes them, of invented people, for the tests of its reader."""

import csv
import io
from pathlib import Path

import polars as pl

from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin import LINKEDIN
from tests.sources.packing import make_folder

IN = "https://www.linkedin.com/in/"
NOOR, BO, ZOE, JANE = IN + "noor", IN + "bo-li", IN + "zo%C3%AB-brandt", IN + "jane-doe"
ME, YOU, SHE = ("Noor Haddad", NOOR), ("Bo Li", BO), ("Zoë Brandt", ZOE)
KEY = "linkedin:in/"
URLS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
PLAIN = URLS.replace("URL,", "")
TALK = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
)
ASKED_BY_NAME = "From,To,Sent At,Message,Direction"
ASKED = ASKED_BY_NAME + ",inviterProfileUrl,inviteeProfileUrl"
PRAISE = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
HELD = "Company Name,Title,Description,Location,Started On,Finished On"
PROFILE = "First Name,Last Name,Headline,Geo Location,Twitter Handles,Websites"


def table(header: str, *rows: tuple[str, ...] | dict[str, str]) -> str:
    """A CSV; a row as a dict names its cells."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = header.split(",")
    writer.writerow(names)
    for row in rows:
        writer.writerow([row.get(n, "") for n in names] if isinstance(row, dict) else row)
    return out.getvalue()


def said(
    thread: str,
    sender: tuple[str, str],
    to: list[tuple[str, str]],
    at: str = "2024-05-01 10:00:00",
    **more: str,
) -> dict[str, str]:
    """One row of messages.csv; people are (name, address)."""
    return {
        "CONVERSATION ID": thread,
        "FROM": sender[0],
        "SENDER PROFILE URL": sender[1],
        "TO": ", ".join(name for name, _ in to),
        "RECIPIENT PROFILE URLS": ",".join(url for _, url in to if url),
        "DATE": f"{at} UTC",
        "FOLDER": "INBOX",
        **{name.replace("_", " "): value for name, value in more.items()},
    }


def read(tmp_path: Path, **files: str | bytes) -> Snapshot:
    """The snapshot of a folder of `name=content` tables."""
    folder = make_folder(tmp_path / "export", {f"{name}.csv": c for name, c in files.items()})
    with open_archive(folder) as archive:
        assert LINKEDIN.claims(archive)
        return LINKEDIN.read(archive)


def talk(tmp_path: Path, *rows: dict[str, str], **files: str) -> Snapshot:
    return read(tmp_path, messages=table(TALK, *rows), **files)


def members(snapshot: Snapshot, thread: str) -> set[str | None]:
    return set(snapshot.audiences.filter(pl.col("audience") == thread)["key"])


def reasons(snapshot: Snapshot) -> list[tuple[int, str]]:
    return snapshot.rejects.select("line", "reason").rows()
