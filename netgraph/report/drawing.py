"""A map of people: the drawing that a page has, and what the page's script reads of it."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from netgraph.report import words

COLOURED = 8  # groups, the largest; all others are grey
NAMED = 12  # people whose names are printed on the drawing

_MIDDLE, _RADIUS = 500, 480  # of the drawing, 1000 by 1000
_SMALLEST, _LARGEST = 4.0, 13.0  # radius of a person by score, at most; less where many stand
_CROWDED = 250  # contacts from which points shrink
_LINE, _LETTER = 26, 11  # height and width of a label
_LONGEST = 30  # letters of a label

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map as the templates print it; coordinates are text, as SVG takes them."""

    links: Markup  # the data of one path
    us: list[tuple[str, str]]  # x and y of each owner
    groups: list[tuple[str, list[tuple[str, str, str]]]]  # class, then x, y and radius of each
    labels: list[tuple[str, str, str, str]]  # class, x, y and text
    coloured: list[tuple[str, str, int | None]]  # class, name and size of groups with a colour
    people: int
    drawn_links: int
    listed: list[tuple[int, str, int | None]]  # number, name and size of groups to choose from
    by: str  # what tells the groups apart
    data: Markup  # for the script


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is to be drawn; places are -1 to 1, groups numbered from the largest."""

    rows: list[Row]  # of people, the best first: name, person_id, position, company, group, x, y, r
    facts: list[list[str | None]]  # of each row, as the terms name them after the group
    cards: list[str | None]  # of each row: where its card stands
    us: list[Row]  # the owners: name, x, y
    links: list[tuple[int, int]]  # by number among the rows and, after those, the owners
    listed: list[tuple[int, str, int | None]]  # number, name and size (null: untold) of each group
    titles: list[tuple[float, float, str]]  # x, y and text, of groups or owners
    named: list[Row]  # of the rows, those whose names are printed where there is room
    terms: Sequence[str]  # what tells the groups apart, then what the facts are
    linked: str  # what a link says of the people at its ends


def drawing(sketch: Sketch) -> Drawing:
    """Draw it."""
    ends = [*sketch.rows, *sketch.us]
    return Drawing(
        links=Markup("".join(f"M{_at(ends[a])}L{_at(ends[b])}" for a, b in sketch.links)),
        us=[(f"{x:.1f}", f"{y:.1f}") for x, y in map(_xy, sketch.us)],
        groups=_groups(sketch.rows),
        labels=_labels(sketch),
        coloured=[(f"w{i}", name, size) for i, name, size in sketch.listed[:COLOURED]],
        people=len(sketch.rows),
        drawn_links=len(sketch.links),
        listed=sketch.listed,
        by=sketch.terms[0],
        data=_data(sketch),
    )


def radius(score: float | None, people: int) -> float:
    """How large a person is drawn among so many."""
    scale = math.sqrt(min(1.0, _CROWDED / people))
    return round((_SMALLEST + (_LARGEST - _SMALLEST) * (score or 0.0)) * max(scale, 0.5), 1)


def short(text: str) -> str:
    """A text as a label has it."""
    shown = words.plain(text) or words.UNKNOWN
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _colour(group: int) -> str:
    return f"w{group}" if 0 <= group < COLOURED else "w-other"


def _xy(row: Row) -> tuple[float, float]:
    return _MIDDLE + _RADIUS * row["x"], _MIDDLE - _RADIUS * row["y"]


def _at(row: Row) -> str:
    x, y = _xy(row)
    return f"{x:.0f} {y:.0f}"


def _groups(rows: list[Row]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    # The best ranked are drawn last, over the others.
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in reversed(rows):
        x, y = _xy(row)
        found.setdefault(_colour(row["group"]), []).append((f"{x:.1f}", f"{y:.1f}", f"{row['r']}"))
    return sorted(found.items())


def _labels(sketch: Sketch) -> list[tuple[str, str, str, str]]:
    """The titles, then names of people where there is room."""
    wanted: list[tuple[str, float, float, str]] = []
    for place_x, place_y, text in sketch.titles:
        x, y = _xy({"x": place_x, "y": place_y})
        wanted.append(("world", x, y - 16, text))
    for row in sketch.named:
        x, y = _xy(row)
        wanted.append(("name", x, y - row["r"] - 6, short(row["name"] or row["person_id"])))
    placed: list[tuple[float, float, float]] = []
    found = []
    for kind, x, y, text in wanted:
        half = len(text) * _LETTER / 2
        x, y = min(max(x, half), 2 * _MIDDLE - half), max(y, _LINE)
        if all(abs(x - a) > half + b or abs(y - c) > _LINE for a, c, b in placed):
            placed.append((x, y, half))
            found.append((kind, f"{x:.0f}", f"{y:.0f}", text))
    return found


def _data(sketch: Sketch) -> Markup:
    """What the script reads, as JSON in which nothing can end the element it stands in."""
    told = {
        "groups": [name for _, name, _ in sketch.listed],
        "coloured": COLOURED,
        "terms": list(sketch.terms),
        "linked": sketch.linked,
        "us": [[words.plain(row["name"]), row["x"], row["y"]] for row in sketch.us],
        "people": [
            [*_person(row), card, *facts]
            for row, card, facts in zip(sketch.rows, sketch.cards, sketch.facts, strict=True)
        ],
        "links": [end for link in sketch.links for end in link],
    }
    text = json.dumps(told, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _person(row: Row) -> list[object]:
    job = ", ".join(filter(None, (words.plain(row[c]) for c in ("position", "company"))))
    name = words.plain(row["name"]) or row["person_id"]
    return [name, job, row["group"], row["x"], row["y"], row["r"]]
