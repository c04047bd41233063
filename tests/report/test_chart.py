from datetime import date
from typing import Any

from netgraph.report.chart import BOTTOM, LEFT, RIGHT, TOP, growth_charts


def _row(source: str, on: date, size: int | None) -> dict[str, Any]:
    return {"source": source, "exported_on": on, "size": size}


DAYS = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 28)]


def test_there_is_a_chart_for_each_network_over_the_same_days() -> None:
    charts = growth_charts([_row("x", DAYS[1], 5), _row("linkedin", DAYS[0], 7)])

    assert [c.source for c in charts] == ["linkedin", "x"]
    assert {(c.start, c.end) for c in charts} == {("31 Jan 2026", "1 Feb 2026")}


def test_the_largest_size_stands_at_the_top_and_none_at_the_bottom() -> None:
    (chart,) = growth_charts([_row("x", d, n) for d, n in zip(DAYS, (401, 0, 120), strict=True)])

    assert [(p.x, p.y) for p in chart.points[::2]] == [
        (f"{LEFT:.1f}", f"{TOP:.1f}"),
        (f"{RIGHT:.1f}", f"{BOTTOM - (BOTTOM - TOP) * 120 / 401:.1f}"),
    ]
    assert chart.points[1].y == f"{BOTTOM:.1f}"
    assert [p.label for p in chart.points] == ["401", "0", "120"]


def test_a_held_list_breaks_the_line_and_is_said() -> None:
    days = [date(2026, 1, n) for n in range(1, 6)]
    (chart,) = growth_charts(
        [_row("x", d, n) for d, n in zip(days, (5, 6, None, 7, 8), strict=True)]
    )

    assert [len(line.split()) for line in chart.lines] == [2, 2]
    assert [p.held for p in chart.points] == [False, False, True, False, False]
    assert chart.said.split("; ")[2] == "3 Jan 2026: held"


def test_a_single_export_stands_in_the_middle() -> None:
    (chart,) = growth_charts([_row("x", DAYS[0], 0)])

    assert (chart.points[0].x, chart.end, chart.lines) == (f"{(LEFT + RIGHT) / 2:.1f}", None, [])


def test_labels_that_would_overlap_are_left_out_and_the_newest_stays() -> None:
    days = [date(2026, 1, n) for n in range(1, 29)]
    (chart,) = growth_charts([_row("x", d, 1000 + i) for i, d in enumerate(days)])

    labels = [p.label for p in chart.points]
    assert labels[-1] == "1,027"
    assert 2 <= sum(label is not None for label in labels) < 12


def test_without_exports_there_is_no_chart() -> None:
    assert growth_charts([]) == []
