"""What stands out, and whom its sentences lead to."""

from collections.abc import Callable
from typing import Any

from netgraph.report import OwnerReport
from netgraph.report.columns import TABLES
from netgraph.report.findings import findings_page

MakeReport = Callable[..., OwnerReport]
RANKED = [
    {"rank": 1, "person_id": "p1", "name": "Ana"},
    {"rank": 2, "person_id": "p2", "name": "Ana Alder & Co"},
    {"rank": 3, "person_id": "p3", "name": None},
]


def said(report: OwnerReport, anchored: dict[str, str]) -> str:
    tables = {table.name: table.of(getattr(report, table.name)) for table in TABLES}
    (row,) = findings_page(tables, anchored)
    return str(row["said"])


def finding(sentence: str, *people: str) -> list[dict[str, Any]]:
    return [{"place": 1, "sentence": sentence, "person_ids": list(people), "section": "twelve"}]


def test_each_name_of_a_sentence_leads_to_the_card_of_its_own(empty: MakeReport) -> None:
    sentence = "3 are going quiet: Ana, Ana Alder & Co, p3 <and> others."
    report = empty(findings=finding(sentence, "p1", "p2", "p3"), ranking=RANKED)

    assert said(report, {"p1": "person-1", "p2": "person-2"}) == (
        '3 are going quiet: <a href="#person-1">Ana</a>, '
        '<a href="#person-2">Ana Alder &amp; Co</a>, p3 &lt;and&gt; others.'
    )
    assert said(report, {"p3": "person-3"}).endswith(
        '<a href="#person-3">p3</a> &lt;and&gt; others.'
    )


def test_a_sentence_about_nobody_is_a_sentence(empty: MakeReport) -> None:
    assert said(empty(findings=finding("2 of 5 roles are held by nobody.")), {}) == (
        "2 of 5 roles are held by nobody."
    )
