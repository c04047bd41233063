"""Markdown that reads well raw and in which no name can be anything but a name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from netgraph.report.words import UNKNOWN, plain

WIDEST = 40  # columns padded; longer cells stick out of the raw table

# An underscore inside a word emphasises nothing, and what begins with "<1" is no tag.
_ANYWHERE = re.compile(r"[\\`*\[\]|~$]|&(?=#?\w+;)|<(?=[A-Za-z/!?])|(?<![^\W_])_|_(?![^\W_])")
# A list, a heading, a quotation, a rule.
_AT_START = re.compile(r"^(\d+(?=[.)](?:\s|$))|(?=[#>=])|(?=[+\-](?:[\s\-]|$)))")

_NUMBER = re.compile(r"\\?[<>]?-?\d[\d.,]*%?")


def escape(text: str) -> str:
    """Text in which Markdown and HTML find nothing to interpret; plain words stay as they are."""
    return _AT_START.sub(r"\1\\", _ANYWHERE.sub(r"\\\g<0>", text))


def value(value: object) -> Markup:
    """Any value of a report as Markdown; null is a dash."""
    if isinstance(value, Markup):
        return value
    text = plain(value)
    if text is None:
        return Markup(UNKNOWN)
    return Markup(escape(text) if isinstance(value, str) else text)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """A table whose columns line up in a terminal too; columns mostly of numbers are set right.

    Args:
        head: Titles of the columns.
        rows: Values as they come, one sequence as long as the head for each row.
    """
    rows = [tuple(row) for row in rows]
    cells = [[str(value(row[i])) for row in rows] for i in range(len(head))]
    right = [_numeric(column) for column in cells]
    widths = [
        min(WIDEST, max(3, *map(_width, (title, *column))))
        for title, column in zip(head, cells, strict=True)
    ]
    rule = ["-" * (w - 1) + ":" if r else "-" * w for w, r in zip(widths, right, strict=True)]
    lines = [list(head), rule, *([column[i] for column in cells] for i in range(len(rows)))]
    return Markup("\n".join(_line(line, widths, right) for line in lines))


def _numeric(cells: Sequence[str]) -> bool:
    known = [cell for cell in cells if cell != UNKNOWN]
    return sum(_NUMBER.fullmatch(cell) is not None for cell in known) * 2 > len(known)


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        " " * (w - _width(c)) + c if r else c + " " * (w - _width(c))
        for c, w, r in zip(cells, widths, right, strict=True)
    )
    return f"| {' | '.join(padded)} |"


def _width(text: str) -> int:
    # East Asian letters take two columns of a terminal, combining marks none.
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
