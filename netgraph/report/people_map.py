"""The map of a network: where its people are drawn, and what the page's script reads of them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from markupsafe import Markup

from netgraph.report import words

WORLDS_COLOURED = 8  # the largest; all others are grey
WORLDS_LISTED = 40
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
    groups: list[tuple[str, list[tuple[str, str, str]]]]  # class, then x, y and radius of each
    labels: list[tuple[str, str, str, str]]  # class, x, y and text
    worlds: list[tuple[str, str, int]]  # class, name and size of each coloured world
    people: int
    drawn_links: int
    listed: list[tuple[int, str, int]]  # number, name and size of each world to choose from
    data: Markup  # for the script


def people_map(tables: Mapping[str, pl.DataFrame], anchored: Mapping[str, str]) -> Drawing | None:
    """The map of an owner's contacts.

    Args:
        tables: The tables of the report by name: ranking, layout, map_links, clusters, key_people.
        anchored: Where each contact who has a card stands on the page, by person_id.

    Returns:
        None where nobody has a place.
    """
    people = tables["ranking"].join(tables["layout"], on="person_id", how="inner").sort("rank")
    if people.is_empty():
        return None
    clusters = tables["clusters"].head(WORLDS_LISTED).select("cluster_id", "label", "size").rows()
    worlds = {cluster: number for number, (cluster, _, _) in enumerate(clusters)}
    listed = [
        (i, _short(label or cluster), size) for i, (cluster, label, size) in enumerate(clusters)
    ]
    rows = [
        row | {"world": worlds.get(row["cluster_id"], -1), "r": _radius(row["score"], len(people))}
        for row in people.iter_rows(named=True)
    ]
    number = {row["person_id"]: i for i, row in enumerate(rows)}
    links = [
        (number[a], number[b])
        for a, b in tables["map_links"].select("person_a", "person_b").iter_rows()
        if a in number and b in number
    ]
    named = tables["key_people"]["person_id"].to_list() or [row["person_id"] for row in rows]
    return Drawing(
        links=Markup("".join(f"M{_at(rows[a])}L{_at(rows[b])}" for a, b in links)),
        groups=_groups(rows),
        labels=_labels(rows, listed, [rows[number[p]] for p in named[:NAMED] if p in number]),
        worlds=[(f"w{i}", name, size) for i, name, size in listed[:WORLDS_COLOURED]],
        people=len(rows),
        drawn_links=len(links),
        listed=listed,
        data=_data(rows, listed, links, anchored),
    )


def _radius(score: float | None, people: int) -> float:
    scale = math.sqrt(min(1.0, _CROWDED / people))
    return round((_SMALLEST + (_LARGEST - _SMALLEST) * (score or 0.0)) * max(scale, 0.5), 1)


def _colour(world: int) -> str:
    return f"w{world}" if 0 <= world < WORLDS_COLOURED else "w-other"


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
        found.setdefault(_colour(row["world"]), []).append((f"{x:.1f}", f"{y:.1f}", f"{row['r']}"))
    return sorted(found.items())


def _labels(
    rows: list[Row], listed: list[tuple[int, str, int]], named: list[Row]
) -> list[tuple[str, str, str, str]]:
    """Names of the coloured worlds above them, then of people where there is room."""
    wanted: list[tuple[str, float, float, str]] = []
    for world, name, _ in listed[:WORLDS_COLOURED]:
        places = [_xy(row) for row in rows if row["world"] == world]
        if places:
            x = sum(x for x, _ in places) / len(places)
            wanted.append(("world", x, min(y for _, y in places) - 16, name))
    for row in named:
        x, y = _xy(row)
        wanted.append(("name", x, y - row["r"] - 6, _short(row["name"] or row["person_id"])))
    placed: list[tuple[float, float, float]] = []
    found = []
    for kind, x, y, text in wanted:
        half = len(text) * _LETTER / 2
        x, y = min(max(x, half), 2 * _MIDDLE - half), max(y, _LINE)
        if all(abs(x - a) > half + b or abs(y - c) > _LINE for a, c, b in placed):
            placed.append((x, y, half))
            found.append((kind, f"{x:.0f}", f"{y:.0f}", text))
    return found


def _short(text: str) -> str:
    shown = words.plain(text) or words.UNKNOWN
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1].rstrip() + "…"


def _data(
    rows: list[Row],
    listed: list[tuple[int, str, int]],
    links: list[tuple[int, int]],
    anchored: Mapping[str, str],
) -> Markup:
    """What the script reads, as JSON in which nothing can end the element it stands in."""
    told = {
        "worlds": [name for _, name, _ in listed],
        "coloured": WORLDS_COLOURED,
        "people": [_person(row, anchored) for row in rows],
        "links": [end for link in links for end in link],
    }
    text = json.dumps(told, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _person(row: Row, anchored: Mapping[str, str]) -> list[object]:
    job = ", ".join(filter(None, (words.plain(row[c]) for c in ("position", "company"))))
    last = row["last_contact_on"]
    return [
        words.plain(row["name"]) or row["person_id"],
        job,
        row["world"],
        row["x"],
        row["y"],
        row["r"],
        row["rank"],
        words.score(row["strength"]),
        row["state"],
        words.day(last) if last else None,
        anchored.get(row["person_id"]),
    ]
