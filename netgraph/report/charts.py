"""The charts of an owner's page, made with altair; `netgraph.report.svg` has them drawn.

The form of a chart is made once in a process, with blanks for what differs: altair takes longer to
check it than Vega-Lite to draw it. Loading both takes half a second, so whoever does not write a
page does without this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import altair as alt
import polars as pl
from markupsafe import Markup

from netgraph.report import words
from netgraph.report.pruning import LINES, Pruned
from netgraph.report.svg import drawn

_WIDTH, _HEIGHT = 340, 170  # of a chart; letters are 12 high
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 24, 26, 34  # between its edge and what is drawn
_FLOOR = _HEIGHT - _TOP - _BOTTOM  # where zero stands, from the top of what is drawn
_LABEL_WIDTH, _LABEL_HEIGHT = 0.15, 0.13  # of what is drawn, with the space between two
_STEPS = 100  # of the pruning curve: more cannot be seen
_DAYS = 3  # known ones, from which a line tells more than the sentence beside it

#: Colours are the page's, so that they follow it in the dark and on paper.
_LOOK: dict[str, Any] = {
    "aria": False,
    "background": "transparent",
    "font": "inherit",
    "view": {"stroke": None},
    "axis": {"ticks": False, "grid": False, "title": None, "domainColor": "var(--line)"}
    | {"labelColor": "var(--soft)", "labelFontSize": 12, "labelPadding": 8}
    | {"gridColor": "var(--line)", "labelOverlap": False},
    "axisX": {"labelFlush": True},
    "line": {"color": "var(--accent)", "strokeJoin": "round"},
    "circle": {"color": "var(--accent)", "size": 48, "opacity": 1}
    | {"stroke": "var(--paper)", "strokeWidth": 1.5},
    "rule": {"color": "var(--alert)", "strokeDash": [3, 4]},
    "text": {"color": "var(--ink)", "fontSize": 12, "dy": -10},
}

Series = Sequence[tuple[date, float | None]]
Row = dict[str, Any]
Form = dict[str, Any]  # of a chart, in which blanks are to be filled


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of a page, as elements of it."""

    growth: list[tuple[str, Markup]]  # network and its sizes, all over the same days
    pruning: Markup | None  # null: nothing is seen that could be lost
    constraint: Markup | None  # null: known on too few days


def charts(tables: Mapping[str, pl.DataFrame], pruned: Pruned | None) -> Charts:
    """All charts of a page.

    Args:
        tables: The tables of the report by name: growth, pruning, own_history.
        pruned: What the page says of the table pruning; null without contacts.
    """
    return Charts(
        growth=_growth(tables["growth"]),
        pruning=_pruning(tables["pruning"], pruned) if pruned and pruned.lines else None,
        constraint=_constraint(tables["own_history"]),
    )


def _growth(growth: pl.DataFrame) -> list[tuple[str, Markup]]:
    found = []
    days = growth["exported_on"].to_list()
    networks = growth.sort("source", "exported_on").partition_by("source", maintain_order=True)
    for rows in networks:
        source = rows["source"][0]
        name = words.plain(words.network(source)) or words.UNKNOWN
        sizes = rows.select("exported_on", "size").rows()
        found.append((source, _over_days(f"Contacts on {name}", sizes, days, "held")))
    return found


def _constraint(history: pl.DataFrame) -> Markup | None:
    series = history.sort("measured_on").select("measured_on", "constraint").rows()
    if sum(value is not None for _, value in series) < _DAYS:
        return None
    return _over_days("Constraint", series, [day for day, _ in series])


def _over_days(title: str, series: Series, days: Sequence[date], gap: str | None = None) -> Markup:
    """A value over days.

    Args:
        title: What is shown, for the chart in words.
        series: Day and value in order; the line breaks where the value is null.
        days: Those that are to have a place on the chart.
        gap: What an upright line says where the value is null; no line where this is null.
    """
    first, last = min(days), max(days)
    most = max((value for _, value in series if value is not None), default=0) or 1
    labelled = _with_room(series, first, last, most)
    points: list[Row] = [
        {
            "day": day.isoformat(),
            "value": value,
            "tip": f"{words.day(day)}: {words.plain(value) or gap or 'not known'}",
            "label": words.plain(value) if i in labelled else None,
            "gap": gap if value is None else None,
        }
        for i, (day, value) in enumerate(series)
    ]
    blanks = {"first": first.isoformat(), "last": last.isoformat(), "most": most}
    chart = _filled(_days_form(), {"points": points}, **blanks)
    return drawn(chart, f"{title}. {'; '.join(point['tip'] for point in points)}")


def _with_room(series: Series, first: date, last: date, most: float) -> set[int]:
    # The newest is labelled first, then the oldest, the largest, the smallest, then the others.
    span = (last - first).days or 1
    at = {
        i: ((d - first).days / span, n / most) for i, (d, n) in enumerate(series) if n is not None
    }
    known = list(at)
    by_size = sorted(known, key=lambda i: (at[i][1], i))
    chosen: list[int] = []
    for i in [*known[-1:], *known[:1], *by_size[-1:], *by_size[:1], *known]:
        (x, y) = at[i]
        if all(
            abs(x - at[j][0]) >= _LABEL_WIDTH or abs(y - at[j][1]) >= _LABEL_HEIGHT for j in chosen
        ):
            chosen.append(i)
    return set(chosen)


def _pruning(pruning: pl.DataFrame, pruned: Pruned) -> Markup:
    last = len(pruning) - 1
    steps = sorted({round(i * last / (_STEPS - 1)) for i in range(_STEPS)})
    curve = [
        {"n": row["n"], "line": meaning, "left": row[column] / pruned.whole[column]}
        for column, meaning in pruned.lines.items()
        for row in pruning[steps].iter_rows(named=True)
    ]
    free = [
        {
            "n": n,
            "label": words.number(n),
            "tip": f"Without {words.counted(n, 'contact')} no door closes",
        }
        for n in ([pruned.free["n"]] if pruned.free else [])
    ]
    chart = _filled(_pruning_form(), {"points": curve, "free": free}, last=last)
    return drawn(chart, f"What is left as contacts leave: {pruned.said}.")


@cache
def _days_form() -> Form:
    """A line over days; blanks: first and last day, the largest value, and the points."""
    ends = [alt.ExprRef("toDate(first)"), alt.ExprRef("toDate(last)")]
    labelled = "first === last ? [toDate(first)] : [toDate(first), toDate(last)]"
    x = alt.X("day:T").scale(type="utc", domain=ends, nice=False)
    y = alt.Y("value:Q").scale(domain=[0, alt.ExprRef("most")], nice=False)
    gaps = alt.Chart().transform_filter(alt.datum.gap)
    return _form(
        alt.Chart().mark_line(),
        gaps.mark_rule(aria=True).encode(y=alt.value(0), y2=alt.value(_FLOOR), description="tip:N"),
        gaps.mark_text(color="var(--soft)").encode(y=alt.value(0), text="gap:N"),
        alt.Chart().mark_circle(aria=True).encode(description="tip:N"),
        alt.Chart().transform_filter(alt.datum.label).mark_text().encode(text="label:N"),
        x=x.axis(values=alt.ExprRef(labelled), format="%-d %b %Y"),
        y=y.axis(None),
    )


@cache
def _pruning_form() -> Form:
    """What is left, as a share of now; blanks: the last step, the points, the free step."""
    names = list(LINES.values())
    colours = alt.Scale(domain=names, range=["var(--accent)", "var(--soft)"])
    dashes = alt.Scale(domain=names, range=[[1, 0], [5, 4]])
    x = alt.X("n:Q").scale(domain=[0, alt.ExprRef("last")], nice=False)
    y = alt.Y("left:Q").scale(domain=[0, 1])
    free = alt.Chart(alt.NamedData("free")).encode(y=alt.value(0))
    return _form(
        alt.Chart()
        .mark_line(aria=True)
        .encode(
            color=alt.Color("line:N", scale=colours, legend=None),
            strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=None),
            description="line:N",
        ),
        free.mark_rule(aria=True).encode(y2=alt.value(_FLOOR), description="tip:N"),
        free.mark_text(color="var(--soft)").encode(text="label:N"),
        x=x.axis(
            values=alt.ExprRef("[0, last]"),
            labelExpr="datum.value ? format(datum.value, ',') + ' gone' : 'everybody there'",
        ),
        y=y.axis(values=[0.5, 1], format=".0%", grid=True, domain=False),
        left=40,
    )


def _form(*layers: alt.Chart, x: alt.X, y: alt.Y, left: int = _LEFT) -> Form:
    # Sizes are fixed: nothing depends on how wide the letters of a machine's fonts are.
    around = {"left": left, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM}
    form: Form = (
        alt.layer(*layers, data=alt.NamedData("points"))
        .encode(x=x, y=y)
        .properties(width=_WIDTH - left - _RIGHT, height=_FLOOR, autosize="none", padding=around)
        .configure(**_LOOK)
        .to_dict()
    )
    return form


def _filled(form: Form, figures: dict[str, list[Row]], **blanks: object) -> Form:
    params = [{"name": name, "value": value} for name, value in blanks.items()]
    return form | {"datasets": figures, "params": params}
