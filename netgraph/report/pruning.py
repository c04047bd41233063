"""What the page says of a network without the contacts who are missed least."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from netgraph.report import words

Row = dict[str, Any]
Cells = tuple[object, ...]

#: What the chart draws, by column: a line each.
LINES = {"reach": "people you can reach", "contact_days_a_year": "days of contact"}
_MARKS = {"no door": "no door closes", "one percent": "at most 1% of the people"}


@dataclass(frozen=True, slots=True)
class Pruned:
    """The section: where the network stands, the steps worth a look, and what is drawn."""

    whole: Row  # everybody is there
    steps: list[Row]  # those with a mark, in order; `said` names it
    free: Row | None  # the last step that closes no door
    cheap: Row | None  # the last that costs at most one percent of the people
    lines: dict[str, str]  # those of LINES of which there is something to lose
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
    return Pruned(
        whole=whole,
        steps=steps,
        free=free,
        cheap=cheap if cheap and (not free or cheap["n"] > free["n"]) else None,
        lines={column: meaning for column, meaning in LINES.items() if whole[column]},
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
