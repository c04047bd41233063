import csv
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest
from markdown_it import MarkdownIt

from netgraph.report import OwnerReport, columns, team, write_reports
from tests.report.hostile import HOSTILE, hostile_report, hostile_team

MakeReport = Callable[..., OwnerReport]


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(" ".join([tag, *(name for name, _ in attrs)]))


def _write(text: str, out: Path, make: MakeReport) -> dict[str, Path]:
    """The files of a home of one owner and a team, by name; the team's with its folder."""
    report = hostile_report(text, make)
    index, *files = write_reports(out, [report], report.exports, hostile_team(text))
    return {"home": index} | {
        f"team/{p.name}" if p.parent.name == "team" else p.name: p for p in files
    }


@pytest.fixture(scope="module", params=HOSTILE, name="written")
def _written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, empty: MakeReport
) -> dict[str, Path]:
    return _write(HOSTILE[request.param], tmp_path_factory.mktemp("hostile"), empty)


@pytest.fixture(scope="module", name="plain")
def _plain(tmp_path_factory: pytest.TempPathFactory, empty: MakeReport) -> dict[str, Path]:
    return _write("Mira", tmp_path_factory.mktemp("plain"), empty)


@pytest.mark.parametrize("file", ["home", "index.html", "team/index.html"])
def test_a_page_has_the_same_elements_whatever_people_are_called(
    file: str, written: dict[str, Path], plain: dict[str, Path]
) -> None:
    hostile = written[file].read_text(encoding="utf-8")

    assert Tags(hostile).seen == Tags(plain[file].read_text(encoding="utf-8")).seen
    assert not any(c in hostile for c in "\x00\x07\x1b\u202e\u2066\u200b\ufeff")


@pytest.mark.parametrize("file", ["strategic-network.md", "team/strategic-network.md"])
def test_markdown_has_the_same_blocks_whatever_people_are_called(
    file: str, written: dict[str, Path], plain: dict[str, Path]
) -> None:
    def blocks(path: Path) -> list[str]:
        reader = MarkdownIt("commonmark", {"html": True}).enable("table")
        tokens = reader.parse(path.read_text(encoding="utf-8"))
        inline = {child.type for token in tokens for child in token.children or []}
        return [token.type for token in tokens] + sorted(
            inline - {"text", "text_special", "softbreak", "hardbreak"}
        )

    assert blocks(written[file]) == blocks(plain[file])


def test_no_cell_of_a_csv_starts_a_formula_and_no_row_breaks(written: dict[str, Path]) -> None:
    tables = [path for name, path in written.items() if name.endswith(".csv")]
    assert len(tables) == len(columns.FILES) + len(team.FILES)
    for path in tables:
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, strict=True)
        assert {len(row) for row in rows} <= {len(header)}
        assert not any(cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row)


def test_names_of_any_direction_are_kept_apart_from_the_text(
    tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame
) -> None:
    report = hostile_report("نور", empty)

    _, page, *_ = write_reports(tmp_path, [report], no_exports)

    assert page.read_text(encoding="utf-8").count("<bdi>نور</bdi>") > 8
