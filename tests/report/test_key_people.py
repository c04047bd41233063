"""What the report says of the key people and their roles, on the page and in the Markdown."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport, write_reports
from tests.report.test_page import Page

MakeReport = Callable[..., OwnerReport]
Told = Callable[..., tuple[str, str]]

ANA: dict[str, Any] = {
    "place": 1,
    "person_id": "p1",
    "name": "Ana Alder",
    "company": "Hooli",
    "position": "Nurse",
    "role": "mentor",
    "is_pinned": False,
    "gain": 0.2468,
    "why": "You are in close touch (strength 0.73).",
    "loss": 0.123,
    "loss_why": "9 people to whom nobody else here leads.",
    "runner_up_id": "p3",
    "runner_up": "Cy Cedar",
    "runner_up_gain": 0.05,
    "state": "live",
    "last_contact_on": date(2026, 3, 4),
    "reach": 1204,
    "cluster_label": "Choir",
}
BO = {"place": 2, "person_id": "p2", "gain": 0.1, "loss": 0.1, "why": "b", "loss_why": "c"}
SETS = [
    {"chosen_by": "together", "wanted": 12, "people": 2, "value": 0.7, "at_least": 0.875}
    | {"reach": 1204, "clusters": 3, "clusters_reached": 1},
    {"chosen_by": "ranking", "wanted": 12, "people": 2, "value": 0.5, "reach": 900, "clusters": 1}
    | {"clusters_reached": 1},
]
ROLES = [
    {"place": 1, "category": "pit crew", "role": "lover", "is_open": True, "question": "Who?"},
    {"place": 2, "category": "pit crew", "role": "connector", "is_open": True}
    | {"hint": "Bo: knows.", "question": "Who?"},
    {"place": 3, "category": "teacher", "role": "mentor", "name": "Ana Alder", "is_open": False},
    {"place": 3, "category": "teacher", "role": "mentor", "name": "Zoe Pine", "is_open": False},
]


@pytest.fixture
def told(tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame) -> Told:
    """The text of the page, and the Markdown."""

    def write(**given: Any) -> tuple[str, str]:
        _, index, markdown, *_ = write_reports(tmp_path / "out", [empty(**given)], no_exports)
        return Page(index.read_text(encoding="utf-8")).text, markdown.read_text(encoding="utf-8")

    return write


def test_each_is_told_with_what_is_added_lost_and_who_is_next(told: Told) -> None:
    page, markdown = told(key_people=[ANA, BO], key_people_sets=SETS)

    assert page.index("Your twelve Not the first") < page.index("Your most strategic contacts")
    assert "Ana Alder mentor Nurse, Hooli You are in close touch (strength 0.73)." in page
    assert (
        "Without: 9 people to whom nobody else here leads. Next in line: Cy Cedar, who would "
        "make up for 0.050 of these 0.123."
    ) in page
    assert "Adds 0.247 Loss 0.123 World Choir Reach 1,204 Last contact 4 Mar 2026 live" in page
    assert "p2" in page
    assert "Without: c Nobody is next in line." in page
    assert "1. **Ana Alder**, Nurse, Hooli (mentor): adds 0.247, lost without 0.123" in markdown
    assert "Next in line: Cy Cedar (makes up for 0.050 of it)." in markdown


def test_the_set_is_compared_with_the_first_of_the_ranking(told: Told) -> None:
    page, markdown = told(key_people=[ANA, BO], key_people_sets=SETS)

    assert (
        "Together they lead to 1,204 people beyond your contacts, in 1 world. They are of 3 "
        "worlds of yours; the first 2 of the ranking are of 1. No other choice could be worth "
        "more than 0.800; this one is worth 0.700."
    ) in page
    assert "They are of 3 worlds; the first 2 of the ranking are of 1." in markdown
    assert "2 people instead of 12: of nobody else with a name is anything seen" in page
    assert "2 people instead of 12" in markdown


def test_when_nobody_can_be_chosen_that_is_said(told: Told) -> None:
    page, markdown = told()

    assert "of no contact with a name is anything seen but the listing." in page
    assert "Nobody can be chosen yet" in markdown


def test_another_number_has_another_heading(told: Told) -> None:
    sets = [row | {"wanted": 5} for row in SETS]

    page, markdown = told(key_people=[ANA], key_people_sets=sets)

    assert "Your 5 key people" in page
    assert "## Your 5 key people" in markdown


def test_roles_are_told_by_group_with_holders_hints_or_a_question(told: Told) -> None:
    page, markdown = told(roles=ROLES)

    assert "Pit crew lover open Ask yourself: Who?" in page
    assert "connector open Bo: knows." in page
    assert "Teacher mentor Ana Alder, Zoe Pine" in page
    assert "Janine Garner" in page
    assert "- mentor: **Ana Alder**, **Zoe Pine**. " in markdown
    assert "- connector: open. Data suggests Bo: knows." in markdown


def test_findings_and_names_that_mean_nobody_are_told(told: Told) -> None:
    page, markdown = told(
        role_findings=[{"place": 1, "kind": "vacant", "finding": "Teacher: mentor is open."}],
        unmatched_decisions=[{"file": "roles", "person": "Zoe", "reason": "nobody is called so"}],
    )

    assert "Teacher: mentor is open." in page
    assert "roles.csv, Zoe: nobody is called so." in page
    assert "- Teacher: mentor is open." in markdown
    assert "- Not used: roles.csv, Zoe: nobody is called so." in markdown
