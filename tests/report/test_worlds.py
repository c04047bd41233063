"""What the report says of worlds that changed since the night before."""

from datetime import date
from pathlib import Path

import pytest

from netgraph.report import write_reports
from tests.report.conftest import FRAMES, empty

BEFORE = date(2026, 2, 28)
CHANGES = [
    ("merged", "c4", "c4", "Choir", 12, "c2", "Acme", 40),
    ("split", "c9", "c2", "Acme", 40, "c9", None, 8),
    ("born", "c10", None, None, None, "c10", "Hill", 7),
    ("died", "c5", "c5", "Zeta", 6, None, None, None),
    ("grown", "c2", "c2", "Acme", 30, "c2", "Acme", 40),
]
KEYS = (
    "change",
    "cluster_id",
    "from_id",
    "from_label",
    "from_size",
    "to_id",
    "to_label",
    "to_size",
)
WORLD = {"cluster_id": "c2", "label": "Acme", "size": 40, "members": "Ada", "bridges": 1}


def texts(folder: Path, compared_on: date | None, rows: list[dict[str, object]]) -> tuple[str, str]:
    report = empty(
        metrics={"contacts": 60, "links_among": 90, "worlds_compared_on": compared_on},
        clusters=[WORLD],
        cluster_changes=rows,
    )
    write_reports(folder, [report], report.exports)
    page = (folder / "noor" / "index.html").read_text()
    document = (folder / "noor" / "strategic-network.md").read_text()
    return page, document


@pytest.fixture
def changes() -> list[dict[str, object]]:
    return [dict(zip(KEYS, row, strict=True)) | {"before_on": BEFORE} for row in CHANGES]


def test_changes_are_told_in_a_sentence(tmp_path: Path, changes: list[dict[str, object]]) -> None:
    page, document = texts(tmp_path, BEFORE, changes)

    for line in (
        "**Choir** (12) is now part of **Acme**",
        "**c9** (8) came out of **Acme**",
        "**Hill** (7) is new",
        "**Zeta** (6) is no more",
        "**Acme** has grown from 30 to 40",
    ):
        assert f"- {line}\n" in document
    assert "The worlds since 28 Feb 2026:" in document
    told = " ".join(page.split())
    assert "<bdi>Zeta</bdi></strong> (6) is no more; <strong><bdi>Acme</bdi></strong>" in told
    assert "</bdi></strong> has grown from 30 to 40. </p>" in told


def test_worlds_that_stayed_are_said_to(tmp_path: Path) -> None:
    page, document = texts(tmp_path, BEFORE, [])

    assert "The worlds are as they were on 28 Feb 2026." in document
    assert "Your worlds are as they were on" in page


def test_a_first_night_says_nothing_of_change(tmp_path: Path) -> None:
    page, document = texts(tmp_path, None, [])

    assert "as they were" not in page + document
    assert "since 28" not in document


def test_the_number_of_a_world_stands_beside_its_name(tmp_path: Path) -> None:
    page, document = texts(tmp_path, None, [])

    assert '<bdi>Acme</bdi> <span class="soft">c2</span>' in page
    assert "decisions/labels.csv" in page
    assert "decisions/labels.csv" in document
    assert "cluster_changes" in FRAMES
