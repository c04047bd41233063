"""JSON of the Member Snapshot API (for members in the EEA since 2024), as the tables it stands for.

An answer is `{"paging": ..., "elements": [{"snapshotDomain": ..., "snapshotData": [row, ...]}]}`,
a row an object of the columns that the table of the same domain has; that the columns are spelled
alike in both is likely and was seen of few. A domain is asked for page by page: each answer says
which page it is and whether another one follows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources import jsonfile
from netgraph.sources.archive import Archive
from netgraph.sources.linkedin.pages import HINT, TWICE, Page, Row, incomplete, pages_of

MARK: Final = b'"snapshotData"'
_UNREAD = "a file of answers could not be read"
_SOUGHT = 1 << 24  # bytes of a damaged file in which the domain is looked for
# Domains of the API by the table that they are; a role is a key of files.HEADERS.
ROLES: Final = {
    "CONNECTIONS": "connections",
    "INBOX": "messages",
    "INVITATIONS": "invitations",
    "PROFILE": "profile",
    "POSITIONS": "positions",
    "MEMBER_FOLLOWING": "memberfollows",
    "CONTACTS": "importedcontacts",
}
# One domain for both directions: the columns of a row tell which it is.
_BY_COLUMN: Final = {
    "ENDORSEMENTS": {
        "Endorser First Name": "endorsementreceivedinfo",
        "Endorsee First Name": "endorsementgiveninfo",
    }
}


@dataclass(slots=True)
class Table:
    """The rows of one role, of all pages, and where each page's came from."""

    rows: list[Row] = field(default_factory=list)
    files: list[tuple[str, int]] = field(default_factory=list)  # file, rows of it, in their order

    def csv(self) -> bytes:
        """The table as the export would hold it."""
        columns = list(dict.fromkeys(name for row in self.rows for name in row))
        frame = pl.DataFrame(self.rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        return frame.write_csv(quote_style="always").encode()

    def origins(self) -> pl.DataFrame:
        """One row per row of the table: line, file, and its number among that file's rows."""
        files = [file for file, count in self.files for _ in range(count)]
        return pl.DataFrame(
            {"line": range(1, len(files) + 1), "origin": files},
            schema={"line": pl.Int64, "origin": pl.String},
        ).with_columns(pl.int_range(1, pl.len() + 1).over("origin").alias("number"))


@dataclass(slots=True)
class Answers:
    """What all JSON files of a package say together."""

    tables: dict[str, Table] = field(default_factory=dict)  # by role
    missing: dict[str, str] = field(default_factory=dict)  # role to why it is not whole
    doubled: set[str] = field(default_factory=set)  # roles of which rows may be there twice
    files: list[str] = field(default_factory=list)  # that were read
    failures: dict[str, str] = field(default_factory=dict)  # file to why nothing of it was used
    unused: dict[str, set[str]] = field(default_factory=dict)  # file to its domains without a role


def is_answer(head: bytes) -> bool:
    """Whether a JSON file begins as an answer of the API does."""
    return MARK in head or b'"snapshotDomain"' in head


def may_be_answer(head: bytes) -> bool:
    """Whether a JSON file beside answers is one without rows, as the last page may be."""
    return is_answer(head) or (b'"elements"' in head and b'"paging"' in head)


def read_answers(archive: Archive, paths: Iterable[str]) -> Answers:
    """The answers in these files, page by page in their order.

    A domain of which a page is missing, doubled or damaged, or that does not say where it ends, is
    `missing`: a list of it would be short.
    """
    found = Answers()
    pages: list[Page] = []
    for path in paths:
        try:
            answers = list(pages_of(jsonfile.load(archive.read(path), path), path))
        except ExportError as ex:
            found.failures[path] = str(ex)
            continue
        found.files.append(path)
        # a page that was saved twice is there once
        known = [(page.start, page.elements) for page in pages]
        pages += [page for page in answers if (page.start, page.elements) not in known]
    unread = ", ".join(sorted(found.failures))
    for domain, mine in _by_domain(pages).items():
        fault: str | None = incomplete(mine, pages)
        if fault and fault.startswith(TWICE):
            found.doubled |= set(_roles(domain))
        if unread:
            fault = f"{_UNREAD} ({unread})."
        for page in sorted(mine, key=lambda p: p.start or 0):
            for rows in (r for d, r in page.elements if d == domain):
                _take(found, domain, page.file, rows)
        if fault:
            found.missing |= dict.fromkeys(_roles(domain), f"{domain}: {fault} {HINT}")
    for domain, role in ROLES.items():
        if any(f'"{domain}"'.encode() in archive.head(path, _SOUGHT) for path in found.failures):
            found.tables.setdefault(role, Table())
            found.missing.setdefault(role, f"{domain}: {_UNREAD} ({unread}). {HINT}")
    return found


def _take(found: Answers, domain: str, file: str, rows: list[Row]) -> None:
    for known in _roles(domain):
        found.tables.setdefault(known, Table())
    if not _roles(domain):
        found.unused.setdefault(file, set()).add(domain)
    for row in rows:
        if role := _role(domain, row):
            table = found.tables[role]
            table.rows.append(row)
            if table.files and table.files[-1][0] == file:
                table.files[-1] = (file, table.files[-1][1] + 1)
            else:
                table.files.append((file, 1))
        else:
            found.unused.setdefault(file, set()).add(domain)


def _roles(domain: str) -> list[str]:
    return [ROLES[domain]] if domain in ROLES else list(_BY_COLUMN.get(domain, {}).values())


def _role(domain: str, row: Row) -> str | None:
    columns = _BY_COLUMN.get(domain, {})
    return ROLES.get(domain) or next((role for name, role in columns.items() if name in row), None)


def _by_domain(pages: list[Page]) -> dict[str, list[Page]]:
    domains: dict[str, list[Page]] = {}
    for page in pages:
        for domain in dict.fromkeys(d for d, _ in page.elements):
            domains.setdefault(domain, []).append(page)
    return domains
