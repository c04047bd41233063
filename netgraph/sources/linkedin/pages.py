"""Pages of answers of the Member Snapshot API: their shape, and whether one is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from netgraph.errors import ExportError

TWICE = "two different answers are page"
HINT = "Save the answers of the API as they come, each page in a file of its own."

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: a page of a domain, or of all domains."""

    file: str
    start: int | None  # its number, from 0; null: it does not say
    follows: bool  # another page
    elements: tuple[tuple[str, list[Row]], ...]


def incomplete(pages: list[Page], every: list[Page]) -> str | None:
    """Why the pages of a domain are not all of it; null when they are.

    They were asked for by themselves, or among those of all domains, which are numbered together.
    """
    last = max((page.start for page in pages if page.start is not None), default=-1)
    ends = [page for page in every if not page.elements and page.start == last + 1]
    fault = _gap([*pages, *ends])
    return fault if fault and _gap(every) else None


def _gap(pages: list[Page]) -> str | None:
    starts = sorted(page.start for page in pages if page.start is not None)
    if len(starts) < len(pages):
        return "an answer does not say which page it is."
    if len(set(starts)) < len(starts):
        return f"{TWICE} {max(s for s in starts if starts.count(s) > 1)}."
    if starts != list(range(len(starts))):
        return f"a page is missing, there are {', '.join(map(str, starts))}."
    if next(page for page in pages if page.start == starts[-1]).follows:
        return f"the page after {starts[-1]} is missing."
    return None


def pages_of(value: object, file: str) -> Iterator[Page]:
    """The answers of a file: one, or a list of them."""
    answers: list[Any] = value if isinstance(value, list) else [value]
    for answer in answers:
        elements = answer.get("elements") if isinstance(answer, dict) else None
        if not isinstance(elements, list):
            raise _unknown(file, "no list of elements")
        paging = answer.get("paging")
        start = paging.get("start") if isinstance(paging, dict) else None
        links = paging.get("links") if isinstance(paging, dict) else None
        yield Page(
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
        f"with snapshotDomain and snapshotData, a list of rows. {HINT}"
    )
