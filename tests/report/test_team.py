"""The page of a team beside the owners' reports."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from netgraph.report import OwnerReport, TeamReport, write_reports
from netgraph.report.team_tables import FILES, PRINTED
from tests.report.test_page import Page

MakeReport = Callable[..., OwnerReport]
AS_OF = date(2024, 6, 30)
TABLES = (*FILES, *PRINTED)
WORD = {"state": "live", "last_contact_on": AS_OF}


def team(**given: list[dict[str, Any]]) -> TeamReport:
    """A team of two of whom nothing is known but what is given."""
    two = [
        {"owner": o, "name": o.title(), "contacts": 5, "shared": 1, "known_well": 2, "sole": 1}
        for o in ("noor", "sem")
    ]
    rows = {"owners": two} | given
    whole = {
        table.name: [dict.fromkeys(table.columns) | row for row in rows.get(table.name, [])]
        for table in TABLES
    }
    frames = {
        table.name: pl.DataFrame(
            whole[table.name] or None,
            schema=None if whole[table.name] else dict.fromkeys(table.columns, pl.Null),
        )
        for table in TABLES
    }
    return TeamReport(as_of=AS_OF, **frames)


@pytest.fixture
def full() -> TeamReport:
    person = {"person_id": "p1", "name": "Ana Alder", "company": "Acme", "strength": 0.5} | WORD
    counts = {"size": 9, "added": 2, "removed": 1, "returned": 0}
    worth = {"gain": 0.21, "loss": 0.17, "cluster_label": "Choir", "reach": 7}
    why = {"why": "You are in close touch.", "loss_why": "7 people to whom nobody else leads."}
    place = {"owner": "sem", "people": 3, "owners": 2, "known_to": "noor, sem"} | person
    return team(
        key_people=[
            person
            | {"place": 1, "owner": "sem", "owners": 2, "known_to": "sem, noor", "role": "mentor"}
            | {"runner_up_id": "p1", "runner_up": "Ana Alder", "runner_up_owner": "sem"}
            | {"runner_up_gain": 0.1}
            | worth
            | why
        ],
        places=[
            place | {"kind": "company", "place": "Acme"},
            place | {"kind": "world", "place": "Choir"},
        ],
        news=[
            {"owner": "noor", "source": "x", "exported_on": AS_OF, "held": True},
            {"owner": "sem", "source": "x", "exported_on": AS_OF, "held": False, **counts},
        ],
        sole=[person | {"owner": "sem", "score": 0.4, "known_to": 2, "rank": 3}],
        shared=[person | {"owner": "sem", "owners": 2, "known_to": "sem, noor"}],
    )


def written(out: Path, report: TeamReport, make: MakeReport) -> dict[str, Path]:
    no_exports = make("noor").exports
    files = write_reports(out, [make("noor"), make("sem")], no_exports, report)
    assert len(files) == len(set(files))
    return {p.name: p for p in files if p.parent.name == "team"} | {"home": files[0]}


def test_a_team_gets_a_page_its_markdown_and_its_tables(
    tmp_path: Path, full: TeamReport, empty: MakeReport
) -> None:
    files = written(tmp_path, full, empty)

    text = Page(files["index.html"].read_text(encoding="utf-8")).text
    assert "Noor X 30 Jun 2024 held – – – –" in text
    assert "Sem X 30 Jun 2024 9 2 1 0" in text
    assert "Ana Alder mentor Acme Closest of you: Sem, of 2 (sem, noor) You are in close" in text
    assert "Next in line: Ana Alder, who would make up for 0.100 of these 0.170." in text
    assert "World Choir Reach 7 Last contact 30 Jun 2024 live" in text
    assert "Acme 3 noor, sem Sem Ana Alder live 0.500" in text
    assert "Choir 3 noor, sem Sem Ana Alder live 0.500" in text
    assert "Ana Alder Acme Sem 0.500 live 30 Jun 2024 0.400 1" in text
    assert "Ana Alder Acme 2 sem, noor 0.500" in text
    assert "shared.csv: one row per contact of several of the team" in text
    assert text.count("Ask the database: netgraph sql") == len(FILES)
    assert text.count("netgraph sql whom_do_we_share") == 2
    assert 'href="../sem/index.html"' in files["index.html"].read_text(encoding="utf-8")
    assert 'href="team/index.html"' in files["home"].read_text(encoding="utf-8")
    for table in FILES:
        with files[f"{table.name}.csv"].open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == list(table.columns)
        assert len(rows) == len(getattr(full, table.name))


def test_the_page_opens_with_what_stands_out(tmp_path: Path, empty: MakeReport) -> None:
    person = {"person_id": "p1", "name": "Ana Alder", "strength": 0.5} | WORD
    sole = person | {"owner": "sem", "score": 0.4, "known_to": 1, "rank": 3}
    place = {"kind": "company", "people": 3, "known_to": "sem", "owner": "sem"} | person
    report = team(
        places=[
            place | {"place": "Acme", "owners": 2},
            place | {"place": "Brine & Sons", "owners": 1},
        ],
        sole=[
            sole,
            sole | {"person_id": "p2", "name": "Bo Birch", "owner": "noor", "state": "fading"},
            sole | {"person_id": "p3", "name": "Cy Cedar", "owner": "noor", "state": "cooling"},
        ],
        shared=[person | {"owner": "sem", "owners": 2, "known_to": "sem, noor"}],
    )

    files = written(tmp_path, report, empty)

    text = Page(files["index.html"].read_text(encoding="utf-8")).text
    document = files["strategic-network.md"].read_text(encoding="utf-8")
    assert "Bo Birch is known well to Noor alone, and the tie is fading" in text
    assert "- Bo Birch is known well to Noor alone, and the tie is fading" in document
    for sentence in (
        "3 relations hang on one of you alone, most of them on Noor (2).",
        "alone knows somebody; of such companies you have most contacts there: 3.",
        "Ana Alder is a contact of 2 of you: agree who speaks. 1 contact is shared.",
    ):
        assert sentence in text
        assert sentence in document
    assert "At Brine & Sons Sem alone" in text


@pytest.mark.parametrize(("ranked_by", "links"), [("sem", 7), ("noor", 0)])
def test_a_name_leads_to_the_card_on_the_page_of_the_owner_it_is_about(
    ranked_by: str, links: int, tmp_path: Path, full: TeamReport, empty: MakeReport
) -> None:
    ranking = [{"rank": 3, "person_id": "p1", "name": "Ana Alder"}]
    reports = [empty(owner, ranking=ranking * (owner == ranked_by)) for owner in ("noor", "sem")]

    files = write_reports(tmp_path, reports, empty("noor").exports, full)

    page = next(p for p in files if p.parent.name == "team").read_text(encoding="utf-8")
    assert page.count('<a href="../sem/index.html#person-3">') == page.count("#person-") == links


def test_the_map_says_how_many_it_does_not_show(tmp_path: Path, empty: MakeReport) -> None:
    place = {"owner": "sem", "x": 0.5, "y": 0.5, "contacts": 3}
    us = [
        place | {"owner": owner, "person_id": owner, "is_owner": True} for owner in ("noor", "sem")
    ]
    known = place | {"person_id": "p1", "name": "Ana Alder", "is_owner": False, "score": 0.5}
    files = written(
        tmp_path, team(map=[*us, known], map_ties=[{"owner": "sem", "person_id": "p1"}]), empty
    )

    page = files["index.html"].read_text(encoding="utf-8")
    assert "Drawn: 1 tie, of each contact the closest first. 2 contacts are not drawn" in page
    assert 'aria-label="Map of 2 owners and 1 contact.' in page
    assert '<option value="0">Sem</option>' in page


def test_what_is_not_there_is_said(tmp_path: Path, empty: MakeReport) -> None:
    files = written(tmp_path, team(), empty)

    text = Page(files["index.html"].read_text(encoding="utf-8")).text
    document = files["strategic-network.md"].read_text(encoding="utf-8")
    assert "Nobody to draw yet." in text
    for sentence in (
        "No list of contacts has been read yet.",
        "No employer of a contact is known.",
        "Nobody can be chosen yet: of no contact with a name is anything seen but the listing.",
        "There is nobody whom one of you alone knows well.",
        "No contact is shared.",
    ):
        assert sentence in text
        assert sentence in document


def test_one_owner_alone_has_no_team_page(
    tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame
) -> None:
    index, *_ = write_reports(tmp_path, [empty("noor")], no_exports)

    assert not (tmp_path / "team").exists()
    assert "team" not in index.read_text(encoding="utf-8").split("</style>")[1]


def test_an_owner_called_team_does_not_stand_in_the_way(
    tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame
) -> None:
    write_reports(tmp_path, [empty("team"), empty("sem")], no_exports, team())

    assert (tmp_path / "team" / "places.csv").exists()


def test_a_name_stays_a_name(tmp_path: Path, empty: MakeReport) -> None:
    evil = "<b>x</b> | *y*"
    person = {"person_id": "p1", "name": evil, "company": evil, "strength": 0.5} | WORD
    files = written(
        tmp_path, team(sole=[person | {"owner": "sem", "score": 0.4, "known_to": 2}]), empty
    )

    assert "<b>" not in files["index.html"].read_text(encoding="utf-8")
    assert "\\<b>x\\</b> \\| \\*y\\*" in files["strategic-network.md"].read_text()
