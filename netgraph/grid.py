"""Text in columns, for a terminal or a pipe, drawn by rich."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

_GAP = 2  # between columns
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
    title: str | None = None,
) -> str:
    """Aligned columns under their names; a cell too long for its column goes on below itself.

    Where columns would become too narrow to be read, each row becomes a card of its own, without
    what is empty. Title and names are bold where standard output is a terminal with colours.

    Args:
        names: The heads.
        columns: Cells, column by column. All text is taken as it is: none of it is markup.
        right: Which columns are set right.
        room: Width to keep to; null: as wide as need be.
        title: A line above; null: none.
    """
    rows = list(zip(*columns, strict=True))
    natural = [_width((name, *column)) for name, column in zip(names, columns, strict=True)]
    widths = _fitted(natural, room)
    if widths is not None:
        drawn = _drawn(title, names, rows, widths, right)
        return drawn if rows else f"{drawn}\n(no rows)"
    left = _width(names)
    beside = max(_NARROW, (room or 0) - left - _GAP)
    return _drawn(title, (), list(_cards(names, rows)), (left, beside), (False, False))


def _fitted(natural: Sequence[int], room: int | None) -> list[int] | None:
    """Widths that fit, the widest columns cut first; null when that leaves one too narrow."""
    widths = list(natural)
    if room is None or not widths:
        return widths
    while sum(widths) + _GAP * (len(widths) - 1) > room:
        widest = max(range(len(widths)), key=widths.__getitem__)
        if widths[widest] <= _NARROW:
            return None
        widths[widest] -= 1
    return widths


def _cards(names: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Each row as pairs of name and value, without what is empty; an empty pair between two."""
    for number, row in enumerate(rows):
        if number:
            yield "", ""
        yield from (pair for pair in zip(names, row, strict=True) if pair[1])


def _drawn(
    title: str | None,
    names: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    widths: Sequence[int],
    right: Sequence[bool],
) -> str:
    """What rich makes of it; without names it is cards. In a pipe no line ends in blanks.

    Rich takes a tenth of a millisecond for each cell: five seconds for 5,000 rows of eight. So all
    cells of a column are handed to it as one, of many lines.
    """
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.segment import Segment, Segments
    from rich.table import Table
    from rich.text import Text

    console = Console(
        width=max(sum(widths) + _GAP * (len(widths) - 1), 1),
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        show_header=bool(names),
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        header_style="bold",
        border_style="dim",
    )
    for name, width, is_right in zip(names or ("", ""), widths, right, strict=True):
        table.add_column(
            Text(name), width=width, justify="right" if is_right else "left", overflow="fold"
        )
    if rows:
        if not names:
            table.columns[0].style = "bold"
        lines = _lines(rows, widths, right, console)
        table.add_row(*(Segments([Segment("\n".join(column))]) for column in lines))
    with console.capture() as drawn:
        if title:
            console.print(Text(title, "bold"), soft_wrap=True)
        console.print(table, crop=False)
    return "\n".join(line.rstrip() for line in drawn.get().removesuffix("\n").split("\n"))


def _lines(
    rows: Iterable[tuple[str, ...]],
    widths: Sequence[int],
    right: Sequence[bool],
    console: Console,
) -> list[list[str]]:
    """The lines of each column: as many for a row as its longest cell needs."""
    from rich.cells import cell_len
    from rich.text import Text

    columns: list[list[str]] = [[] for _ in widths]
    for row in rows:
        wrapped = [
            [cell]
            if "\n" not in cell and cell_len(cell) <= width
            else [line.plain for line in Text(cell).wrap(console, width)]
            for cell, width in zip(row, widths, strict=True)
        ]
        height = max(map(len, wrapped), default=0)
        for column, lines in zip(columns, wrapped, strict=True):
            column += lines + [""] * (height - len(lines))
    return [
        [" " * (width - cell_len(line)) + line for line in column] if is_right else column
        for column, width, is_right in zip(columns, widths, right, strict=True)
    ]


def _width(texts: Iterable[str]) -> int:
    """Columns of a terminal that the longest line takes."""
    from rich.cells import cell_len

    return max((cell_len(line) for text in texts for line in text.split("\n")), default=0)
