import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport, write_reports
from netgraph.report.cards import anchors
from netgraph.report.columns import TABLES
from netgraph.report.drawing import Drawing
from netgraph.report.people_map import people_map, team_map
from netgraph.report.team_tables import FILES, PRINTED
from tests.report.hostile import HOSTILE, hostile_report
from tests.report.test_team import team

MakeReport = Callable[..., OwnerReport]
TEMPLATES = Path(__file__).resolve().parents[2] / "netgraph" / "report" / "templates"
COLOURS = [*(f"--w{i}" for i in range(8)), "--w-other"]


def drawn(report: OwnerReport) -> Drawing:
    tables = {table.name: table.of(getattr(report, table.name)) for table in TABLES}
    drawing = people_map(tables, anchors(tables["ranking"], tables["ranking"].to_dicts()))
    assert drawing is not None
    return drawing


def person(n: int, **more: Any) -> dict[str, Any]:
    return {"rank": n, "person_id": f"p{n}", "name": f"Person {n}", "score": 1 / n} | more


def at(**places: tuple[float, float]) -> list[dict[str, Any]]:
    return [{"person_id": p, "x": x, "y": y} for p, (x, y) in places.items()]


def test_people_are_drawn_where_the_layout_puts_them_the_best_ranked_on_top(
    empty: MakeReport,
) -> None:
    drawing = drawn(
        empty(
            ranking=[person(1, cluster_id="c1"), person(2, cluster_id="c1")],
            clusters=[{"cluster_id": "c1", "label": "Choir", "size": 2}],
            layout=at(p1=(0.5, 0.25), p2=(-1, 0)),
            map_links=[{"person_a": "p1", "person_b": "p2"}],
        )
    )

    assert drawing.groups == [("w0", [("20.0", "500.0", "8.5"), ("740.0", "380.0", "13.0")])]
    assert drawing.links == "M740 380L20 500"
    assert drawing.coloured == [("w0", "Choir", 2)]
    assert drawing.us == [("500.0", "500.0")]


def test_the_largest_worlds_have_a_colour_each_and_the_others_share_one(empty: MakeReport) -> None:
    drawing = drawn(
        empty(
            ranking=[person(n, cluster_id=f"c{n}") for n in range(1, 11)] + [person(11)],
            clusters=[{"cluster_id": f"c{n}", "label": f"W{n}", "size": 9} for n in range(1, 11)],
            layout=at(**{f"p{n}": (n / 20, 0.0) for n in range(1, 12)}),
        )
    )

    assert [colour for colour, _ in drawing.groups] == ["w-other", *(f"w{i}" for i in range(8))]
    assert len(dict(drawing.groups)["w-other"]) == 3


def test_labels_do_not_cover_each_other_and_stay_short(empty: MakeReport) -> None:
    drawing = drawn(
        empty(
            ranking=[person(1, name="x" * 10_000), person(2), person(3)],
            layout=at(p1=(0, 0.5), p2=(0.01, 0.5), p3=(0, -0.9)),
        )
    )

    assert [text for _, _, _, text in drawing.labels] == ["x" * 29 + "…", "Person 3"]


def test_the_script_reads_people_worlds_and_links(empty: MakeReport) -> None:
    drawing = drawn(
        empty(
            ranking=[person(1, strength=0.25, company="Hooli", cluster_id="c1"), person(2)],
            clusters=[{"cluster_id": "c1", "size": 1}],
            layout=at(p1=(0.5, 0), p2=(0, 1)),
            map_links=[
                {"person_a": "p1", "person_b": "p2"},
                {"person_a": "p1", "person_b": "gone"},
            ],
        )
    )

    told = json.loads(drawing.data)
    assert told["groups"] == ["c1"]
    assert told["terms"] == ["World", "Rank", "Strength", "State", "Last contact"]
    assert told["us"] == [["You", 0, 0]]
    assert told["links"] == [0, 1]
    assert told["people"] == [
        ["Person 1", "Hooli", 0, 0.5, 0, 13.0, "#person-1", "1", "0.250", None, None],
        ["Person 2", "", -1, 0, 1, 8.5, "#person-2", "2", None, None, None],
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_can_end_the_data_or_be_more_than_a_name(name: str, empty: MakeReport) -> None:
    drawing = drawn(hostile_report(HOSTILE[name], empty))

    assert not re.search("[<>&\u2028\u2029]", drawing.data)
    told = json.loads(drawing.data)["people"][0][0]
    assert len(told) <= 500
    assert not any(c in told for c in "\x00\x07\x1b\u202e\u2066\u200b\ufeff")


def test_of_a_team_owners_and_contacts_are_drawn_by_who_is_closest() -> None:
    def place(owner: str, who: str, x: float, *, is_owner: bool) -> dict[str, Any]:
        return {"owner": owner, "person_id": who, "is_owner": is_owner, "name": who, "x": x, "y": 0}

    known = {"score": 0.5, "rank": 4, "strength": 0.25, "state": "live"}
    report = team(
        key_people=[{"place": 1, "person_id": "p2", "owner": "sem"}],
        map=[
            place("noor", "p8", -0.5, is_owner=True),
            place("sem", "p9", 0.5, is_owner=True),
            place("sem", "p1", 0.75, is_owner=False) | known,
            place("noor", "p3", -0.75, is_owner=False) | known,
            place("sem", "p2", 0, is_owner=False) | known | {"score": None},
        ],
        map_ties=[
            {"owner": owner, "person_id": person}
            for owner, person in (("sem", "p1"), ("sem", "p2"), ("noor", "p2"), ("noor", "p3"))
        ],
    )
    tables = {t.name: t.of(getattr(report, t.name)) for t in (*FILES, *PRINTED)}
    card = "../sem/index.html#person-4"

    drawing = team_map(tables, {"noor": "Noor <N>", "sem": "Sem"}, {("sem", "p1"): card})

    assert drawing is not None
    assert drawing.coloured == [("w0", "Sem", None), ("w1", "Noor <N>", None)]
    assert drawing.us == [("740.0", "500.0"), ("260.0", "500.0")]
    assert drawing.links == "M860 500L740 500M500 500L740 500M500 500L260 500M140 500L260 500"
    assert [text for *_, text in drawing.labels] == ["Sem", "Noor <N>", "p2"]
    told = json.loads(drawing.data)
    assert told["terms"][0] == "Closest of you"
    assert told["us"] == [["Sem", 0.5, 0], ["Noor <N>", -0.5, 0]]
    assert told["people"][0] == ["p1", "", 0, 0.75, 0, 8.5, card, "4", "0.250", "live", None]
    assert told["links"] == [0, 3, 2, 3, 2, 4, 1, 4]


def test_nobody_has_a_place_where_nothing_was_measured(empty: MakeReport) -> None:
    report = empty(ranking=[person(1)])
    tables = {table.name: table.of(getattr(report, table.name)) for table in TABLES}

    assert people_map(tables, {}) is None
    empty_team = {t.name: t.of(getattr(team(), t.name)) for t in (*FILES, *PRINTED)}
    assert team_map(empty_team, {}, {}) is None


@pytest.mark.parametrize("script", ["map.js", "page.js"])
def test_a_script_cannot_end_the_element_it_stands_in(script: str) -> None:
    text = (TEMPLATES / script).read_text(encoding="utf-8")

    assert not re.search("</script|<!--", text, re.IGNORECASE)


def test_the_bundle_says_whose_work_it_is() -> None:
    head = (TEMPLATES / "map.js").read_text(encoding="utf-8").partition("*/")[0]

    for package in ("sigma", "graphology", "graphology-utils", "events"):
        assert re.search(rf"^{package}: Copyright", head, re.MULTILINE)
    assert "The above copyright notice and this permission notice shall be included" in head


def test_a_colour_stands_out_from_what_it_is_drawn_on() -> None:
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.S)
    assert len(blocks) == 3  # light, dark, paper

    for block in blocks:
        value = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6});", block))
        for ground in ("--paper", "--card"):
            for colour, least in [*((c, 3.0) for c in COLOURS), ("--soft", 4.5), ("--accent", 4.5)]:
                assert contrast(value[colour], value[ground]) >= least, (colour, ground)


def contrast(a: str, b: str) -> float:
    """As WCAG 2 has it."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contacts_on_the_page_have_a_card_that_says_from_where_each_thing_is_known(
    lifelike: MakeReport, no_exports: pl.DataFrame, tmp_path: Path
) -> None:
    _, page, *_ = write_reports(tmp_path, [lifelike("noor", 150)], no_exports)
    html = page.read_text(encoding="utf-8")

    cards = re.findall(r'<details class="person">.*?</details>', html, re.S)
    first = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", cards[0]))
    assert len(cards) >= 100
    assert '<div id="person-1">' in cards[0]
    for told in (
        "Mail: 40 × email sent weighs 1.25",
        "Hooli 31 Mar 2026 to 31 Mar 2026 , as exports show",
        "p0@example.org",
        "same e-mail",
        "LinkedIn: connection since 31 Mar 2026",
    ):
        assert told in first


def test_profile_links_lead_to_pages_alone(
    empty: MakeReport, no_exports: pl.DataFrame, tmp_path: Path
) -> None:
    accounts = [
        {"person_id": "p1", "source": "x", "account_id": f"x:{i}", "url": url}
        for i, url in enumerate(["javascript:alert(1)", "https://example.org/a", "//example.org"])
    ]
    report = empty(ranking=[person(1)], accounts=accounts)

    _, page, *_ = write_reports(tmp_path, [report], no_exports)

    found = re.findall(r'href="([^#"][^"]*)" rel', page.read_text(encoding="utf-8"))
    assert found == ["https://example.org/a"]
