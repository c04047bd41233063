"""Where the points of a growth chart lie; the templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from netgraph.report.words import day, number

WIDTH, HEIGHT = 340, 170
LEFT, RIGHT, TOP, BOTTOM = 24, 316, 26, 136
_LABEL_WIDTH, _LABEL_HEIGHT = 34, 14


@dataclass(frozen=True, slots=True)
class Point:
    """One export on the chart; coordinates are text, as SVG takes them."""

    x: str
    y: str
    tip: str  # what a pointer that rests on it reads
    label: str | None  # null: no room
    held: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The sizes of one network over time; a line breaks where a list is held."""

    source: str
    lines: list[str]  # the points of one unbroken line each
    points: list[Point]
    start: str
    end: str | None  # null: a single day
    said: str  # the same in words


def growth_charts(rows: Sequence[dict[str, Any]]) -> list[Chart]:
    """One chart for each network, all over the same days.

    Args:
        rows: Rows of the growth table; a null size breaks the line.
    """
    by_source: dict[str, list[tuple[date, int | None]]] = {}
    for row in sorted(rows, key=lambda r: (r["source"], r["exported_on"])):
        by_source.setdefault(row["source"], []).append((row["exported_on"], row["size"]))
    days = [d for series in by_source.values() for d, _ in series]
    return [_chart(source, series, min(days), max(days)) for source, series in by_source.items()]


def _chart(source: str, series: list[tuple[date, int | None]], first: date, last: date) -> Chart:
    most = max((n for _, n in series if n is not None), default=0) or 1
    span = (last - first).days
    at = [
        (
            (LEFT + RIGHT) / 2 if not span else LEFT + (RIGHT - LEFT) * (d - first).days / span,
            BOTTOM - (BOTTOM - TOP) * (n or 0) / most,
        )
        for d, n in series
    ]
    labelled = _with_room(at, [n for _, n in series])
    points = [
        Point(
            x=f"{x:.1f}",
            y=f"{y:.1f}",
            tip=f"{day(d)}: {'held' if n is None else number(n)}",
            label=number(n) if n is not None and i in labelled else None,
            held=n is None,
        )
        for i, ((d, n), (x, y)) in enumerate(zip(series, at, strict=True))
    ]
    return Chart(
        source=source,
        lines=_unbroken(points),
        points=points,
        start=day(first),
        end=day(last) if span else None,
        said="; ".join(p.tip for p in points),
    )


def _unbroken(points: list[Point]) -> list[str]:
    lines: list[list[str]] = [[]]
    for p in points:
        if p.held:
            lines.append([])
        else:
            lines[-1].append(f"{p.x},{p.y}")
    return [" ".join(line) for line in lines if len(line) > 1]


def _with_room(at: list[tuple[float, float]], sizes: list[int | None]) -> set[int]:
    # The newest is labelled first, then the oldest, the largest, the smallest, then the others.
    known = [i for i, n in enumerate(sizes) if n is not None]
    by_size = sorted(known, key=lambda i: (sizes[i] or 0, i))
    chosen: list[int] = []
    for i in [*known[-1:], *known[:1], *by_size[-1:], *by_size[:1], *known]:
        (x, y) = at[i]
        if all(
            abs(x - at[j][0]) >= _LABEL_WIDTH or abs(y - at[j][1]) >= _LABEL_HEIGHT for j in chosen
        ):
            chosen.append(i)
    return set(chosen)
