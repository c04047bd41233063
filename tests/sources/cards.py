"""Address books of invented people, for the tests of their reader."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from netgraph.sources.addressbook import ADDRESSBOOK
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from tests.sources.packing import make_folder

OLD = (
    "Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,"
    "E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Address 1 - City,Address 1 - Country,Organization 1 - Name,Organization 1 - Title,"
    "Website 1 - Type,Website 1 - Value"
)
NEW = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,"
    "Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,"
    "Phone 1 - Label,Phone 1 - Value,Address 1 - City,Address 1 - Country,Website 1 - Label,"
    "Website 1 - Value"
)


def card(*lines: str, version: str = "3.0") -> str:
    """One vCard of these content lines."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def table(header: str, *rows: Mapping[str, str]) -> str:
    """A table of Google's; a row names its cells."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, header.split(","), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def read(folder: Path, files: Mapping[str, bytes | str] | bytes | str) -> Snapshot:
    """What the store would get of these files; of one alone, it is `book.vcf`."""
    members = files if isinstance(files, Mapping) else {"book.vcf": files}
    with open_archive(make_folder(folder / "export", members)) as archive:
        return admit(ADDRESSBOOK.read(archive))


def people(snapshot: Snapshot) -> list[tuple[str | None, list[str], list[str], list[str]]]:
    """Name, e-mails, telephones and links of each person, sorted, whatever the keys are."""
    found = []
    for (_,), rows in snapshot.accounts.group_by("key"):
        name = rows["name"].drop_nulls().min()
        values = [sorted(rows[c].drop_nulls().unique()) for c in ("email", "phone", "url")]
        found.append((name if isinstance(name, str) else None, *values))
    return sorted(found, key=str)


def names(snapshot: Snapshot) -> list[str | None]:
    """Names of the people, sorted."""
    return [name for name, *_ in people(snapshot)]
