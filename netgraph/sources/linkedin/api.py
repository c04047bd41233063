"""JSON of the Member Snapshot API (for members in the EEA since 2024), as the tables it stands for.

An answer is `{"paging": ..., "elements": [{"snapshotDomain": ..., "snapshotData": [row, ...]}]}`,
a row an object of the columns that the table of the same domain has; that the columns are spelled
alike in both is likely and was seen of few. A domain is asked for page by page: each answer says
which page it is and whether another one follows.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources import jsonfile
from netgraph.sources.archive import Archive

MARK: Final = b'"snapshotData"'
_TWICE = "two different answers are page"
_UNREAD = "a file of answers could not be read"
_SOUGHT = 1 << 24  # bytes of a damaged file in which the domain is looked for
_HINT = "Save the answers of the API as they come, each page in a file of its own."
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

Row = dict[str, str | None]


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


@dataclass(frozen=True, slots=True)
class _Page:
    file: str
    start: int | None
    follows: bool  # another page
    elements: tuple[tuple[str, list[Row]], ...]


def is_answer(head: bytes) -> bool:
    """Whether a JSON file begins as an answer of the API does."""
    return MARK in head or b'"snapshotDomain"' in head


def read_answers(archive: Archive, paths: Iterable[str]) -> Answers:
    """The answers in these files, page by page in their order.

    A domain of which a page is missing, doubled or damaged, or that does not say where it ends, is
    `missing`: a list of it would be short.
    """
    found = Answers()
    pages: list[_Page] = []
    for path in paths:
        try:
            answers = list(_pages(jsonfile.load(archive.read(path), path), path))
        except ExportError as ex:
            found.failures[path] = str(ex)
            continue
        found.files.append(path)
        # a page that was saved twice is there once
        known = [(page.start, page.elements) for page in pages]
        pages += [page for page in answers if (page.start, page.elements) not in known]
    unread = ", ".join(sorted(found.failures))
    for domain, mine in _by_domain(pages).items():
        fault: str | None = _incomplete(mine, pages)
        if fault and fault.startswith(_TWICE):
            found.doubled |= set(_roles(domain))
        if unread:
            fault = f"{_UNREAD} ({unread})."
        for page in sorted(mine, key=lambda p: p.start or 0):
            for rows in (r for d, r in page.elements if d == domain):
                _take(found, domain, page.file, rows)
        if fault:
            found.missing |= dict.fromkeys(_roles(domain), f"{domain}: {fault} {_HINT}")
    for domain, role in ROLES.items():
        if any(f'"{domain}"'.encode() in archive.head(path, _SOUGHT) for path in found.failures):
            found.tables.setdefault(role, Table())
            found.missing.setdefault(role, f"{domain}: {_UNREAD} ({unread}). {_HINT}")
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


def _by_domain(pages: list[_Page]) -> dict[str, list[_Page]]:
    domains: dict[str, list[_Page]] = {}
    for page in pages:
        for domain in dict.fromkeys(d for d, _ in page.elements):
            domains.setdefault(domain, []).append(page)
    return domains


def _incomplete(pages: list[_Page], every: list[_Page]) -> str | None:
    """Why the pages of a domain are not all of it; null when they are.

    They were asked for by themselves, or among those of all domains, which are numbered together.
    """
    last = max((page.start for page in pages if page.start is not None), default=-1)
    ends = [page for page in every if not page.elements and page.start == last + 1]
    fault = _gap([*pages, *ends])
    return fault if fault and _gap(every) else None


def _gap(pages: list[_Page]) -> str | None:
    starts = sorted(page.start for page in pages if page.start is not None)
    if len(starts) < len(pages):
        return "an answer does not say which page it is."
    if len(set(starts)) < len(starts):
        return f"{_TWICE} {max(s for s in starts if starts.count(s) > 1)}."
    if starts != list(range(len(starts))):
        return f"a page is missing, there are {', '.join(map(str, starts))}."
    if next(page for page in pages if page.start == starts[-1]).follows:
        return f"the page after {starts[-1]} is missing."
    return None


def _pages(value: object, file: str) -> Iterator[_Page]:
    """The answers of a file: one, or a list of them."""
    answers: list[Any] = value if isinstance(value, list) else [value]
    for answer in answers:
        elements = answer.get("elements") if isinstance(answer, dict) else None
        if not isinstance(elements, list):
            raise _unknown(file, "no list of elements")
        paging = answer.get("paging")
        start = paging.get("start") if isinstance(paging, dict) else None
        links = paging.get("links") if isinstance(paging, dict) else None
        yield _Page(
            file,
            start if isinstance(start, int) else None,
            any(isinstance(k, dict) and k.get("rel") == "next" for k in links or ()),
            tuple(_element(element, file) for element in elements),
        )


def _element(element: Any, file: str) -> tuple[str, list[Row]]:
    domain = element.get("snapshotDomain") if isinstance(element, dict) else None
    data = element.get("snapshotData") if isinstance(element, dict) else None
    if not isinstance(domain, str) or not isinstance(data, list):
        raise _unknown(file, "an element without snapshotDomain and a list of snapshotData")
    return domain.upper(), [_row(row, file) for row in data]


def _row(row: Any, file: str) -> Row:
    if not isinstance(row, dict) or any(isinstance(v, (dict, list)) for v in row.values()):
        raise _unknown(file, "a row that is no object of plain values")
    return {name: None if value is None else str(value) for name, value in row.items()}


def _unknown(file: str, found: str) -> ExportError:
    return ExportError(
        f"{file}: found {found}, expected an answer of the Member Snapshot API: elements, each "
        f"with snapshotDomain and snapshotData, a list of rows. {_HINT}"
    )
