"""What stands out in the sample: every figure in a sentence is one that the database has."""

import csv
import re
from pathlib import Path
from typing import Any

import pytest

from netgraph.pipeline.ask import ask
from tests.pipeline.nights import published

OWNERS = ("dev", "ines", "jonas", "mara", "priya")


def numbers(sentence: str) -> list[int]:
    """The whole numbers in a sentence, days and years apart."""
    plain = re.sub(r"\d{1,2} [A-Z][a-z]{2} \d{4}", "", sentence)
    return [int(n.replace(",", "")) for n in re.findall(r"(?<![\w.])\d[\d,]*(?![\w.]*\d)", plain)]


def sentences(home: Path, kind: str) -> dict[str, str]:
    return dict(published(home, f"select owner, sentence from findings where finding = '{kind}'"))


@pytest.mark.parametrize(
    ("kind", "sql"),
    [
        (
            "silent",
            "select count(*) - count(strength), count(*) from contacts where owner = '{}'",
        ),
        (
            "joined by one",
            "select count(*) filter (where ways = 1), count(*) "
            "from cluster_pairs where owner = '{}'",
        ),
        (
            "quiet key people",
            "select count(*) filter (where state in ('fading', 'lapsed', 'dormant')), count(*) "
            "from key_people join contacts using (owner, person_id) where owner = '{}'",
        ),
        (
            "one door",
            "select max(exclusive_reach), any_value(second_degree) "
            "from reach join owner_metrics using (owner) where owner = '{}'",
        ),
        (
            "not missed",
            "select max(n) filter (where contains(mark, 'no door')), max(contacts) "
            "from pruning where owner = '{}'",
        ),
        (
            "new jobs",
            "select count(distinct person_id) from (from changes where owner = '{}' qualify "
            "exported_on = max(exported_on) over (partition by source)) where change = 'job_change'"
            " and person_id in (select person_id from contacts where owner = '{}')",
        ),
    ],
)
def test_a_sentence_has_the_figures_of_the_database(
    sample_night: Path, kind: str, sql: str
) -> None:
    said = sentences(sample_night, kind)

    assert said
    for owner, sentence in said.items():
        (expected,) = published(sample_night, sql.replace("{}", owner))
        assert numbers(sentence)[: len(expected)] == list(expected)


def test_the_words_that_findings_look_for_occur_in_the_tables(sample_night: Path) -> None:
    def values(sql: str) -> set[Any]:
        return {value for (value,) in published(sample_night, sql)}

    assert "contacts" in values("select among from balance where attribute = 'company'")
    assert "count" in values("select weighted_by from balance where attribute = 'company'")
    assert "sent" in values("select direction from invitations")
    assert values("select wording from invitations") >= {"personal", "generic"}
    assert any("no door" in mark for mark in values("select distinct mark from pruning") if mark)
    assert "job_change" in values("select change from changes")


@pytest.mark.parametrize("owner", OWNERS)
def test_the_report_tells_what_the_question_tells(sample_night: Path, owner: str) -> None:
    asked = ask(sample_night, "what_stands_out", owner, None)
    folder = sample_night / "reports" / "latest" / owner
    with (folder / "findings.csv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file))

    assert [row["sentence"] for row in told] == asked["sentence"].to_list()
    assert [float(row["unusual"]) for row in told] == asked["unusual"].to_list()
    assert 1 <= len(told) <= 7
    assert all(row["sentence"] in (folder / "strategic-network.md").read_text() for row in told[:1])
