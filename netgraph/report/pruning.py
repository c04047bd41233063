"""What the page says of a network without the contacts who are missed least."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from netgraph.report import words
from netgraph.report.chart import BOTTOM, LEFT, RIGHT, TOP

Row = dict[str, Any]
Cells = tuple[object, ...]

_POINTS = 40  # of a line: enough to see, and within what a text of the report may hold
_LINES = {"reach": "people you can reach", "contact_days_a_year": "days of contact"}
_MARKS = {"no door": "no door closes", "one percent": "at most 1% of the people"}


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of one thing, step by step, as SVG takes it."""

    name: str  # of the column
    meaning: str
    points: str


@dataclass(frozen=True, slots=True)
class Pruned:
    """The section: where the network stands, the steps worth a look, and the curve."""

    whole: Row  # everybody is there
    steps: list[Row]  # those with a mark, in order; `said` names it
    free: Row | None  # the last step that closes no door
    cheap: Row | None  # the last that costs at most one percent of the people
    lines: list[Line]
    free_x: str | None  # where the free step stands on the chart
    said: str  # the chart in words


def pruning_page(pruning: pl.DataFrame) -> Pruned | None:
    """What the section prints; null without contacts.

    Args:
        pruning: The table of that name.
    """
    if len(pruning) < 2:
        return None
    whole = pruning.row(0, named=True)
    marked = pruning.filter(pl.col("mark").is_not_null()).to_dicts()
    steps = [{**row, "said": _said(row["mark"])} for row in marked]
    free, cheap = (
        next((row for row in steps if mark in row["mark"].split(", ")), None) for mark in _MARKS
    )
    lines = [
        Line(name, meaning, _points(pruning["n"].to_list(), pruning[name].to_list()))
        for name, meaning in _LINES.items()
        if whole[name]
    ]
    return Pruned(
        whole=whole,
        steps=steps,
        free=free,
        cheap=cheap if cheap and (not free or cheap["n"] > free["n"]) else None,
        lines=lines,
        free_x=f"{_across(free['n'], whole['contacts']):.1f}" if free else None,
        said="; ".join(_in_words(row) for row in steps),
    )


def pruning_rows(pruned: Pruned | None) -> list[Cells]:
    """The steps as rows of a Markdown table."""
    return [
        (
            row["n"],
            row["said"],
            row["reach_lost"],
            row["worlds"],
            row["pairs"],
            row["key_people"],
            row["referenceable"],
            words.share(row["freed"]),
        )
        for row in (pruned.steps if pruned else ())
    ]


def partings_page(partings: pl.DataFrame, people: pl.DataFrame) -> list[tuple[Row, Row]]:
    """Each great loss: what everybody whom it took cost, and those of them who are gone still.

    Both rows also have `listed` and `listed_referenceable`: those of the scope who left every list,
    and those of these who could vouch. Whoever of them stayed in touch otherwise cost nothing, so
    the figures of the table are smaller.

    Args:
        partings: The table of that name.
        people: The table rebuild_people.
    """
    losses: dict[object, dict[str, Row]] = {}
    everywhere = people.filter(pl.col("source").is_null())
    for row in partings.to_dicts():
        left = everywhere.filter(pl.col("reset_on") == row["reset_on"])
        listed = left if row["scope"] == "all" else left.filter(~pl.col("is_back"))
        vouching = listed["referenceability"].is_in(["A", "B"]).sum()
        more = {"listed": len(listed), "listed_referenceable": vouching}
        losses.setdefault(row["reset_on"], {})[row["scope"]] = row | more
    return [(scopes["all"], scopes["still gone"]) for scopes in losses.values()]


def _said(mark: str) -> str:
    return ", ".join(_MARKS.get(m, m) for m in mark.split(", "))


def _in_words(row: Row) -> str:
    left = "" if row["reach"] is None else f", {words.number(row['reach'])} people left to reach"
    return f"without {words.number(row['n'])} contacts{left}"


def _points(steps: Sequence[int], values: Sequence[float]) -> str:
    """The line from everybody to nobody, in at most so many points."""
    last, whole = len(steps) - 1, values[0]
    chosen = sorted({round(i * last / (_POINTS - 1)) for i in range(_POINTS)})
    return " ".join(
        f"{_across(steps[i], last):.1f},{BOTTOM - (BOTTOM - TOP) * values[i] / whole:.1f}"
        for i in chosen
    )


def _across(step: int, last: int) -> float:
    return LEFT + (RIGHT - LEFT) * step / last
