import csv
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest
from markdown_it import MarkdownIt

from netgraph.report import OwnerReport, columns, write_reports
from tests.report.hostile import HOSTILE, hostile_report

MakeReport = Callable[..., OwnerReport]


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(" ".join([tag, *(name for name, _ in attrs)]))


@pytest.fixture(params=HOSTILE, name="written")
def _written(request: pytest.FixtureRequest, tmp_path: Path, empty: MakeReport) -> dict[str, Path]:
    report = hostile_report(HOSTILE[request.param], empty)
    index, *files = write_reports(tmp_path, [report], report.exports)
    return {"home": index, **{p.name: p for p in files}}


@pytest.fixture(name="plain")
def _plain(tmp_path: Path, empty: MakeReport) -> dict[str, Path]:
    report = hostile_report("Mira", empty)
    index, *files = write_reports(tmp_path / "plain", [report], report.exports)
    return {"home": index, **{p.name: p for p in files}}


@pytest.mark.parametrize("file", ["index.html", "home"])
def test_a_page_has_the_same_elements_whatever_people_are_called(
    file: str, written: dict[str, Path], plain: dict[str, Path]
) -> None:
    hostile = written[file].read_text(encoding="utf-8")

    assert Tags(hostile).seen == Tags(plain[file].read_text(encoding="utf-8")).seen
    assert not any(c in hostile for c in "\x00\x07\x1b\u202e\u2066\u200b\ufeff")


def test_markdown_has_the_same_blocks_whatever_people_are_called(
    written: dict[str, Path], plain: dict[str, Path]
) -> None:
    def blocks(path: Path) -> list[str]:
        reader = MarkdownIt("commonmark", {"html": True}).enable("table")
        tokens = reader.parse(path.read_text(encoding="utf-8"))
        inline = {child.type for token in tokens for child in token.children or []}
        return [token.type for token in tokens] + sorted(
            inline - {"text", "text_special", "softbreak", "hardbreak"}
        )

    name = "strategic-network.md"
    assert blocks(written[name]) == blocks(plain[name])


def test_no_cell_of_a_csv_starts_a_formula_and_no_row_breaks(written: dict[str, Path]) -> None:
    for name in (f"{table.name}.csv" for table in columns.FILES):
        with written[name].open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file, strict=True)
        assert {len(row) for row in rows} <= {len(header)}
        assert not any(cell.startswith(tuple("=+-@\t\r")) for row in rows for cell in row)


def test_names_of_any_direction_are_kept_apart_from_the_text(
    tmp_path: Path, empty: MakeReport, no_exports: pl.DataFrame
) -> None:
    report = hostile_report("نور", empty)

    _, page, *_ = write_reports(tmp_path, [report], no_exports)

    assert page.read_text(encoding="utf-8").count("<bdi>نور</bdi>") > 8
