"""Text in columns, for a terminal or a pipe."""

import textwrap
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

_GAP = "  "
_NARROW = 24  # a column cut to less makes rows into cards


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"
    parquet = "parquet"


def grid(
    names: Sequence[str],
    columns: Sequence[Sequence[str]],
    right: Sequence[bool],
    room: int | None,
) -> str:
    """Aligned columns under their names; a cell too long for its column goes on below itself.

    Where columns would become too narrow to be read, each row becomes a card of its own.

    Args:
        names: The heads.
        columns: Cells, column by column.
        right: Which columns are set right.
        room: Width to keep to; null: as wide as need be.
    """
    natural = [
        max(_width(line) for text in (name, *column) for line in text.split("\n"))
        for name, column in zip(names, columns, strict=True)
    ]
    rows = list(zip(*columns, strict=True))
    widths = _fitted(natural, room)
    if widths is None:
        return "\n\n".join(_card(names, row, room) for row in rows)
    lines = [_line(row, widths, right) for row in (names, ["─" * w for w in widths], *rows)]
    return "\n".join(lines if rows else [*lines, "(no rows)"])


def _fitted(natural: Sequence[int], room: int | None) -> list[int] | None:
    """Widths that fit, the widest columns cut first; null when that leaves one too narrow."""
    widths = list(natural)
    if room is None or not widths:
        return widths
    while sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROW:
            return None
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    wrapped = [_wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = (
        _GAP.join(
            _padded(part[n] if n < len(part) else "", width, is_right)
            for part, width, is_right in zip(wrapped, widths, right, strict=True)
        ).rstrip()
        for n in range(max(map(len, wrapped), default=0))
    )
    return "\n".join(lines)


def _card(names: Sequence[str], cells: Sequence[str], room: int | None) -> str:
    """One row as lines of name and value, without what is empty."""
    left = max(map(_width, names))
    widths = [left, max(_NARROW, (room or 0) - left - len(_GAP))]
    told = [pair for pair in zip(names, cells, strict=True) if pair[1]]
    return "\n".join(_line(pair, widths, (False, False)) for pair in told)


def _wrapped(text: str, width: int) -> list[str]:
    if "\n" not in text and _width(text) <= width:
        return [text]
    return [
        line
        for part in text.split("\n")
        for line in (
            [part] if _width(part) <= width else textwrap.wrap(part, width, break_on_hyphens=False)
        )
    ]


def _padded(text: str, width: int, is_right: bool) -> str:
    room = " " * (width - _width(text))
    return room + text if is_right else text + room


def _width(text: str) -> int:
    """Columns of a terminal: East Asian letters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
