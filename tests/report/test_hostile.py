import csv
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest
from markdown_it import MarkdownIt

from netgraph.report import OwnerReport, columns, write_reports

MakeReport = Callable[..., OwnerReport]

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "closing": "</style></table></body>",
    "template": "{{ 7*7 }}{% raw %}",
    "formula": '=HYPERLINK("https://example.org","x")',
    "direction": "\u202egnp.exe\u2066",
    "pipes": "a | b ` c ` | d",
    "lines": "first\n\n# second\r\n- third",
    "controls": "a\x00b\x07c\x1b[31m",
    "long": "x" * 10_000,
    "zero width": "Mi\u200bra\u200d\ufeff",
}


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(" ".join([tag, *(name for name, _ in attrs)]))


def _report(text: str, make: MakeReport) -> OwnerReport:
    person = {"person_id": "p1", "name": text, "company": text, "position": text}
    return make(
        text,
        name=text,
        metrics={"contacts": 1, "coverage": 1.0, "links_among": 1, "contacts_with_strength": 1},
        weights={text: 1.0},
        ranking=[person | {"rank": 1, "sources": text, "cluster_label": text, "why": text}] * 13,
        key_people=[
            person
            | {"place": 1, "role": text, "role_hint": text, "why": text, "loss_why": text}
            | {"runner_up_id": "p2", "runner_up": text, "runner_up_gain": 0.1, "gain": 0.1}
            | {"cluster_label": text, "state": text}
        ],
        key_people_sets=[
            {"chosen_by": c, "wanted": 12, "people": 1, "value": 0.1, "reach": 1, "clusters": 1}
            | {"clusters_reached": 1, "at_least": 0.5}
            for c in ("together", "ranking")
        ],
        roles=[
            {"place": 1, "category": text, "role": text, "name": text, "is_open": False}
            | {"state": text, "hint": text, "question": text}
        ],
        role_findings=[{"place": 1, "kind": "fading", "finding": text}],
        unmatched_decisions=[{"file": "roles", "person": text, "reason": text}],
        closeness=[{"state": text, "contacts": 1, "names": text}],
        clusters=[{"cluster_id": "c", "label": text, "size": 1, "members": text}],
        bridges=[
            {"person_id": "p1", "name": text, "clusters_joined": 2, "cluster_labels": text}
            | {"is_cut_point": True}
        ],
        second_degree=[person | {"introducer_id": "p2", "introducer": text, "evidence": text}],
        introductions=[
            person
            | {"introducer_id": "p2", "introducer": text, "evidence": text, "quarter": 1}
            | {"introducers": 1}
        ],
        openings=[{"company": text, "introducer_id": "p2", "introducer": text, "people": 1}],
        growth=[{"source": text, "exported_on": make("x").as_of, "size": 1, "held": False}],
        changes=[
            {"source": text, "exported_on": make("x").as_of, "name": text}
            | {"change": text, "detail": text}
        ],
        matches=[
            {"name_a": text, "account_a": text, "name_b": text, "account_b": text, "score": 1}
            | {"reasons": text, "waiting": 1}
        ],
        exports=[
            {"owner": text, "export_id": text, "source": text, "file": text, "reason": text}
            | {"status": status, "held_lists": text.replace(",", " ")}
            for status in ("held", "refused")
        ],
        notes=[{"export_id": text, "file": text, "note": text}],
    )


@pytest.fixture(params=HOSTILE, name="written")
def _written(request: pytest.FixtureRequest, tmp_path: Path, empty: MakeReport) -> dict[str, Path]:
    report = _report(HOSTILE[request.param], empty)
    index, *files = write_reports(tmp_path, [report], report.exports)
    return {"home": index, **{p.name: p for p in files}}


@pytest.fixture(name="plain")
def _plain(tmp_path: Path, empty: MakeReport) -> dict[str, Path]:
    report = _report("Mira", empty)
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
    report = _report("نور", empty)

    _, page, *_ = write_reports(tmp_path, [report], no_exports)

    assert page.read_text(encoding="utf-8").count("<bdi>نور</bdi>") > 8
