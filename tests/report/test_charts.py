import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from netgraph.report import OwnerReport, words
from netgraph.report.charts import Charts, charts
from netgraph.report.pruning import pruning_page
from tests.report.conftest import empty
from tests.report.hostile import HOSTILE
from tests.report.test_pruning import curve

MakeReport = Callable[..., OwnerReport]
Sizes = Sequence[int | None]

DAYS = [date(2026, 1, 31), date(2026, 2, 1), date(2026, 3, 28)]
#: Written in another place of the world; prints the drawing.
ELSEWHERE = """
from tests.report.test_charts import drawing
print(drawing((5, None, 1200)))
"""


def of(**rows: Any) -> Charts:
    """The charts of a report of nothing but these."""
    report = empty(**rows)
    tables = {name: getattr(report, name) for name in ("growth", "pruning", "own_history")}
    return charts(tables, pruning_page(tables["pruning"]))


def drawing(sizes: Sizes, days: Sequence[date] = DAYS, source: str = "linkedin") -> str:
    """How a network grew, as it stands in a page."""
    given = zip(days, sizes, strict=True)
    [(_, found)] = of(
        growth=[{"source": source, "exported_on": d, "size": n} for d, n in given]
    ).growth
    return found


def texts(svg: str) -> list[str | None]:
    return [text.text for text in ET.fromstring(svg).iter("text")]


def line(svg: str) -> str:
    """What the line of a chart runs through."""
    (path,) = (p for p in ET.fromstring(svg).iter("path") if p.get("stroke-linejoin"))
    return path.get("d", "")


def places(svg: str) -> list[str | None]:
    """Where its points stand, without the one in the corner, which needs no moving."""
    return [p.get("transform") for p in ET.fromstring(svg).iter("path") if list(p)]


def test_a_chart_has_its_sizes_its_days_and_the_same_in_words() -> None:
    svg = ET.fromstring(found := drawing((401, 0, 1200)))

    assert texts(found) == ["31 Jan 2026", "28 Mar 2026", "401", "0", "1,200"]
    assert [title.text for title in svg.iter("title")] == [
        "31 Jan 2026: 401",
        "1 Feb 2026: 0",
        "28 Mar 2026: 1,200",
    ]
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == (
        "Contacts on LinkedIn. 31 Jan 2026: 401; 1 Feb 2026: 0; 28 Mar 2026: 1,200"
    )


def test_networks_are_drawn_over_the_same_days() -> None:
    rows = [("x", DAYS[1], 5), ("linkedin", DAYS[0], 7), ("x", DAYS[2], 5)]
    found = of(growth=[{"source": s, "exported_on": d, "size": n} for s, d, n in rows]).growth

    assert [source for source, _ in found] == ["linkedin", "x"]
    assert [texts(svg)[:2] for _, svg in found] == [["31 Jan 2026", "28 Mar 2026"]] * 2


def test_the_largest_size_stands_at_the_top_and_none_at_the_bottom() -> None:
    assert line(drawing((400, 0, 100))) == "M0,0L5.214,110L292,82.5"
    assert line(drawing((0, 0, 0))) == "M0,110L5.214,110L292,110"


def test_a_held_list_breaks_the_line_and_is_said() -> None:
    days = [date(2026, 1, n) for n in range(1, 6)]
    found = drawing((5, 6, None, 7, 8), days)

    assert line(found) == "M0,41.25L73,27.5M219,13.75L292,0"
    assert "held" in texts(found)
    (upright,) = (e for e in ET.fromstring(found).iter("line") if e.get("stroke-dasharray"))
    assert (upright.get("transform"), upright.get("y2")) == ("translate(146,0)", "110")
    assert upright.findtext("title") == "3 Jan 2026: held"
    assert "; 3 Jan 2026: held; " in found


def test_a_single_export_stands_in_the_middle() -> None:
    found = drawing([7], DAYS[:1])

    assert places(found) == ["translate(146,0)"]
    assert texts(found) == ["31 Jan 2026", "7"]


def test_labels_that_would_overlap_are_left_out_and_the_newest_stays() -> None:
    days = [date(2026, 1, n) for n in range(1, 29)]
    labels = texts(drawing([1000 + i for i in range(28)], days))[2:]

    assert labels[-1] == "1,027"
    assert 2 <= len(labels) < 9


def test_a_day_is_called_as_everywhere_on_the_page() -> None:
    months = [date(2026, month, 1) for month in range(1, 13)]

    assert {texts(drawing([7], [day]))[0] for day in months} == {words.day(day) for day in months}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_name_gets_out_of_what_a_chart_says(text: str) -> None:
    hostile, plain = (ET.fromstring(drawing((5, 0, 7), DAYS, name)) for name in (text, "Mira"))

    said = hostile.attrib.pop("aria-label")
    assert said.startswith(f"Contacts on {words.plain(text)}. 31 Jan")
    assert said.endswith(" 2026: 5; 1 Feb 2026: 0; 28 Mar 2026: 7")
    del plain.attrib["aria-label"]
    assert ET.tostring(hostile) == ET.tostring(plain)


def test_a_chart_takes_its_colours_and_letters_from_the_page() -> None:
    found = of(
        growth=[
            {"source": "x", "exported_on": d, "size": n}
            for d, n in zip(DAYS, (5, None, 1), strict=True)
        ],
        pruning=curve(n2="no door").to_dicts(),
    )

    for svg in (found.growth[0][1], found.pruning or ""):
        elements = list(ET.fromstring(svg).iter())
        colours = {e.get(a) for e in elements for a in ("fill", "stroke")} - {None, "none"}
        assert {str(colour)[:6] for colour in colours} == {"var(--"}
        assert not {a for e in elements for a in e.attrib} & {"id", "class", "style", "font-family"}


def test_what_is_left_runs_from_everybody_to_nobody() -> None:
    svg = of(pruning=curve(n2="no door").to_dicts()).pruning or ""
    lines = list(ET.fromstring(svg).iter("path"))

    assert [p.findtext("title") for p in lines] == ["people you can reach", "days of contact"]
    for path in lines:
        ends = path.get("d", "").removeprefix("M").split("L")
        assert (ends[0], ends[-1]) == ("0,0", "276,110")
    assert texts(svg)[-1] == "2"
    (upright,) = (e for e in ET.fromstring(svg).iter("line") if list(e))
    assert upright.get("transform") == "translate(69,0)"
    assert upright.findtext("title") == "Without 2 contacts no door closes"
    assert {"everybody there", "8 gone", "50%", "100%"} <= set(texts(svg))


def test_a_curve_of_any_length_is_one_that_a_page_can_hold() -> None:
    svg = of(pruning=curve(5000).to_dicts()).pruning or ""

    assert len(svg) < 6000
    assert svg.count("L276,110") == 2
    assert "no door closes" not in svg


def _history(*values: float | None) -> list[dict[str, Any]]:
    days = [date(2026, month, 1) for month in range(len(values), 0, -1)]
    return [{"measured_on": d, "constraint": v} for d, v in zip(days, values[::-1], strict=True)]


def test_constraint_is_drawn_from_three_known_days_with_a_gap_where_it_is_not_known() -> None:
    svg = of(own_history=_history(0.4, 0.2, None, 0.1)).constraint or ""

    assert line(svg).count("M") == 2
    assert texts(svg) == ["1 Jan 2026", "1 Apr 2026", "0.400", "0.200", "0.100"]
    assert "Constraint. 1 Jan 2026: 0.400; 1 Feb 2026: 0.200; 1 Mar 2026: not known; " in svg
    assert of(own_history=_history(0.4, None, 0.1)).constraint is None


def test_where_nothing_is_known_nothing_is_drawn() -> None:
    assert of() == Charts(growth=[], pruning=None, constraint=None)


def test_a_chart_is_the_same_in_every_place_of_the_world() -> None:
    there = {"TZ": "Pacific/Auckland", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7"}
    answer = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env=os.environ | there,
        capture_output=True,
        text=True,
        check=True,
    )

    assert answer.stdout == f"{drawing((5, None, 1200))}\n"
