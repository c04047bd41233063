"""Bridges, what falls off, loose ties and quiet ties, as they are read on the page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport, write_reports
from tests.report.test_page import Page

Write = Callable[..., tuple[str, str]]

PAIR = {
    "cluster_a": "c1",
    "cluster_b": "c2",
    "label_a": "Choir",
    "label_b": "Hooli",
    "ways": 1,
    "firm_ways": 0,
    "evidence": "copresence",
    "keystone_names": "Ana Alder or <Bo>",
    "keystones": ["p1", "p4"],
    "is_parted": True,
    "joiners": 2,
    "joined_by": "Ana Alder, <Bo>",
    "joined_by_ids": ["p1", "p4"],
}
RANKED = [
    {"rank": 1, "person_id": "p1", "name": "Ana Alder"},
    {"rank": 2, "person_id": "p4", "name": "<Bo>"},
]
JOINED = PAIR | {"ways": 2, "keystone_names": None, "is_parted": None, "joiners": 9}
CUT = {
    "person_id": "p1",
    "name": "Ana Alder",
    "loose": 1,
    "pieces": 1,
    "clusters": 1,
    "exclusive_reach": None,
    "exclusive_names": None,
    "why": "1 contact comes loose from the rest: Cy.",
}
WEAK = {
    "person_id": "p2",
    "name": None,
    "exclusive_reach": 8,
    "reach": 9,
    "band": "weak",
    "strength": 0.0123,
    "common_contacts": None,
    "common_band": None,
    "why": "Opens the way to 9 people, and alone to 8 of them.",
}
QUIET = {
    "rank": 1,
    "person_id": "p3",
    "name": "Di Dogwood",
    "state": "dormant",
    "last_contact_on": date(2020, 3, 4),
    "trust": 0.8,
    "comfort_rank": 31,
    "occasion": None,
    "why": "You were in close touch in Mar 2019.",
    "quiet": 14,
}


@pytest.fixture
def read(tmp_path: Path, no_exports: pl.DataFrame, empty: Callable[..., OwnerReport]) -> Write:
    def write(**tables: list[dict[str, Any]]) -> tuple[str, str]:
        _, index, markdown, *_ = write_reports(tmp_path / "out", [empty(**tables)], no_exports)
        return Page(index.read_text(encoding="utf-8")).text, markdown.read_text(encoding="utf-8")

    return write


def test_nothing_seen_is_said_and_leaves_no_empty_table(read: Write) -> None:
    page, markdown = read()

    assert "No tie that was once alive both ways has gone quiet" in page
    assert "No tie that was once alive both ways has gone quiet." in markdown
    for heading in ("Between each two worlds", "What falls off", "Loose ties"):
        assert heading not in page + markdown


def test_pairs_that_hang_on_one_person_stand_under_that_person(read: Write) -> None:
    other = PAIR | {"cluster_b": "c3", "label_b": "Chess", "is_parted": False}

    page, markdown = read(cluster_pairs=[PAIR, other, JOINED], ranking=RANKED)

    assert "3 pairs of your worlds are joined; 2 of them hang on one person." in page
    assert page.count("Without Ana Alder or <Bo>") == 1
    assert "Choir and Hooli seen together in a thread, meeting or group none is seen" in page
    assert "Choir and Chess seen together in a thread, meeting or group over other worlds" in page
    assert "Choir and Hooli 2 0 Ana Alder, <Bo> and 4 more" in page
    assert markdown.count(r"Without **Ana Alder or \<Bo>**") == 1
    assert "- Choir and Hooli: 2 ways, by " in markdown


def test_a_single_pair_is_told_in_the_singular(read: Write) -> None:
    page, markdown = read(cluster_pairs=[PAIR])

    assert "1 pair of your worlds is joined; 1 of them hangs on one person." in page
    assert "1 pair of worlds is joined; 1 of them hangs on one person." in markdown


def test_what_falls_off_and_what_is_not_known_of_it(read: Write) -> None:
    page, markdown = read(cut_points=[CUT])

    assert "Ana Alder 1 – 1 contact comes loose from the rest: Cy." in page
    assert "- **Ana Alder**: 1 contact comes loose from the rest: Cy." in markdown


def test_loose_ties_tell_their_band_beside_what_they_open(read: Write) -> None:
    page, markdown = read(weak_ties=[WEAK])

    assert "p2 8 9 weak 0.012 –" in page
    assert "- **p2** (weak tie, 0.012): Opens the way to 9 people" in markdown


def test_quiet_ties_stand_beside_what_habit_would_choose(read: Write) -> None:
    page, markdown = read(reconnect=[QUIET, QUIET | {"rank": 2, "occasion": "Now with Globex."}])

    assert "14 ties of yours have gone quiet" in page
    assert "The 2 most worth a letter" in page
    assert "1 Di Dogwood You were in close touch in Mar 2019. – 4 Mar 2020 dormant 31" in page
    assert "the other 12 are in the database’s view reconnect" in page
    assert "(dormant, silent since 4 Mar 2020; by habit 31)" in markdown
    assert "A reason to write: Now with Globex." in markdown
