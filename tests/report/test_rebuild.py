import re
from datetime import date
from typing import Any

import pytest

from netgraph.report.columns import TABLES
from netgraph.report.page import owner_page
from netgraph.report.rebuild import change_page
from netgraph.report.render import html, markdown_text
from netgraph.report.write import write_reports

BEFORE, LOST, NOW = date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 28)


def row(source: str | None, on: date, **more: Any) -> dict[str, Any]:
    return {
        "source": source, "before_on": BEFORE, "reset_on": LOST, "exported_on": on,
        "days": (on - LOST).days, "size_before": 40, "size": 21, "removed": 40,
        "removed_back": 20, "regret": 0.5, "back": 20, "rebuilt": 0.5, "rebuilt_strength": 0.75,
        "new_people": 1, "invited_me": None, "invited_by_me": None, "strengths_before": 9,
        "strengths": 8, "mean_strength_before": 0.2, "mean_strength": 0.3,
        "referenceable_before": 0.1, "referenceable": 0.2,
    } | more  # fmt: skip


def lost(place: int, name: str | None, is_back: bool, strength: float | None = 0.5) -> Any:
    return {
        "source": None, "before_on": BEFORE, "reset_on": LOST, "place": place,
        "person_id": f"p{place}", "name": name, "strength": strength, "is_back": is_back,
        "last_contact_on": date(2026, 1, 9), "back_on": NOW if is_back else None,
    }  # fmt: skip


GIVEN: dict[str, Any] = {
    "rebuild": [row(None, LOST, back=0), row(None, NOW), row("x", NOW)],
    "rebuild_people": [
        lost(1, "Mira", True),
        lost(2, "Jonas", False),
        lost(3, "Ravi", False, None),
    ],
}


def page(empty: Any, **given: Any) -> dict[str, Any]:
    report = empty(**given)
    return change_page({t.name: t.of(getattr(report, t.name)) for t in TABLES})


def test_the_newest_export_since_the_loss_is_told_and_all_networks_first(empty: Any) -> None:
    loss = page(empty, **GIVEN)["loss"]

    assert [r["source"] for r in loss.networks] == [None, "x"]
    assert loss.whole["exported_on"] == NOW


def test_only_those_of_known_strength_are_the_closest(empty: Any) -> None:
    loss = page(empty, **GIVEN)["loss"]

    assert (loss.closest, loss.closest_back) == (2, 1)
    assert [r["name"] for r in loss.missing] == ["Jonas"]


def test_a_single_network_has_no_table_of_all(empty: Any) -> None:
    one = {"exported_on": NOW, "networks": 1, "size": 5}

    assert page(empty, growth_together=[one])["together"] == []
    assert len(page(empty, growth_together=[one, one | {"networks": 2}])["together"]) == 2


@pytest.mark.parametrize(
    ("least", "most", "said"), [(0.75, 0.752, "75%"), (0.75, 0.9, "75% to 90%")]
)
def test_survival_is_one_share_or_two(empty: Any, least: float, most: float, said: str) -> None:
    given = {"age_days": 365, "surviving_least": least, "surviving_most": most, "at_risk": 30}
    found = page(empty, survival=[given, {"age_days": 731, "at_risk": 3}])["survival"]

    assert [(r["age"], r["said"]) for r in found] == [("a year", said)]


def test_without_a_loss_nothing_is_said_of_one(empty: Any) -> None:
    assert page(empty)["loss"] is None


def test_the_page_and_the_document_tell_the_loss(
    empty: Any, no_exports: Any, tmp_path: Any
) -> None:
    grown = [{"source": "x", "exported_on": NOW, "size": 21, "held": False}]

    write_reports(tmp_path / "out", [empty(growth=grown, **GIVEN)], no_exports)

    html = (tmp_path / "out" / "noor" / "index.html").read_text()
    text = (tmp_path / "out" / "noor" / "strategic-network.md").read_text()
    assert "all 40 people left your lists" in html
    assert "28 days later <strong>20 of them are back (50%)</strong>" in html
    assert "you have fewer contacts than before and are closer" in html
    assert "Of the 2 closest who were lost, 1 are back" not in html
    assert "Not back: <bdi>Jonas</bdi>" in html
    assert "28 days later 20 of them are back (50%)" in text
    assert "invitation" not in text.split("After the loss")[1].split("## ")[0]


def test_everything_the_page_needs_is_there_for_a_report_of_nothing(empty: Any) -> None:
    report = empty()
    tables = {t.name: t.of(getattr(report, t.name)) for t in TABLES}

    assert owner_page(report, tables)["loss"] is None


def test_who_stayed_in_touch_otherwise_is_said_not_to_be_lost(empty: Any) -> None:
    cost = {"before_on": BEFORE, "reset_on": LOST}
    partings = [
        cost | {"scope": "all", "people": 2, "ties": 3, "referenceable_lost": 0},
        cost | {"scope": "still gone", "people": 1, "ties": 1},
    ]
    report = empty(**GIVEN, partings=partings)
    told = owner_page(report, {t.name: t.of(getattr(report, t.name)) for t in TABLES})

    for text in (
        html("owner.html.j2", told),
        markdown_text("rebuild.md.j2", told | {"loss_rows": []}),
    ):
        plain = " ".join(re.sub(r"<[^>]+>", "", text).split())
        assert (
            "1 of the 3 stayed in touch otherwise: what it has cost counts the other 2, of whom 0 "
            "could vouch (of all 3, 0), and 1 of the 2 who are on none again."
        ) in plain
