"""A list that shrinks suspiciously waits for a person, who accepts or rejects it."""

from pathlib import Path
from typing import Any

import pytest

from netgraph.errors import UsageError
from netgraph.pipeline.ask import decide_list
from netgraph.store.connect import writer
from netgraph.store.steps import fingerprint_of
from tests.pipeline.nights import Row, derive, derived, knows, neutral, published, run_night

FULL = [f"{n:03}" for n in range(100)]
SHORT = FULL[:60]
JANUARY, APRIL = "crm-2024-01-31", "crm-2024-04-30"


def export(home: Path, day: str, contacts: list[Row], said: list[Row] | None = None) -> None:
    files = {"interactions": said} if said else {}
    neutral(home / "inbox" / f"crm-{day}", day=day, contacts=contacts, **files)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which April's list has lost two fifths of January's."""
    export(tmp_path, "2024-01-31", knows("ann", *FULL))
    export(
        tmp_path, "2024-04-30", knows("ann", *SHORT), [("e1", "2024-04-01", "ann", "000", "call")]
    )
    return tmp_path


def standings(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select exported_on::text, standing from core.lists order by 1")


def sizes(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select exported_on::text, size, removed from core.growth order by 1")


def test_held_list_removes_nobody_and_the_rest_of_its_export_is_used(home: Path) -> None:
    summary = run_night(home)

    assert summary.status == 3
    assert summary.held == [("ann/crm/2024-04-30", "contacts", "40 of 100 members are missing")]
    assert standings(home) == [("2024-01-31", "effective"), ("2024-04-30", "held")]
    assert sizes(home) == [("2024-01-31", 100, None), ("2024-04-30", None, None)]
    assert derived(home, "select count(*) from core.contacts") == [(100,)]
    assert derived(home, "select event_id from core.events") == [("crm:e1",)]
    said = published(home, "select status, reason from exports order by file")
    assert said[0] == ("loaded", None)
    assert said[1][0] == "held"
    assert said[1][1] == "list contacts: 40 of 100 members are missing; accept or reject it"


def test_held_list_comes_first_in_the_report(home: Path) -> None:
    summary = run_night(home)

    page = (summary.report.parent / "ann" / "index.html").read_text(encoding="utf-8")
    assert "40 of 100 members are missing" in page
    assert "netgraph accept ann/crm/2024-04-30 contacts" in page


def test_accepted_list_is_taken_as_true(home: Path) -> None:
    run_night(home)

    decided = decide_list(home, "ann/crm/2024-04-30", "contacts", "accept")
    summary = run_night(home)

    assert decided == ["ann contacts"]
    assert (home / "decisions" / "accepted.csv").read_text() == (
        "owner,source,exported_on,list,verdict\nann,crm,2024-04-30,contacts,accept\n"
    )
    assert (summary.status, summary.held) == (0, [])
    assert sizes(home)[1] == ("2024-04-30", 60, 40)
    assert published(home, "select distinct status from exports") == [("loaded",)]


def test_rejected_list_is_as_good_as_absent(home: Path) -> None:
    run_night(home)

    decide_list(home, "ann/crm/2024-04-30", None, "reject")
    summary = run_night(home)

    assert summary.status == 0
    assert standings(home)[1] == ("2024-04-30", "absent")
    assert derived(home, "select count(*) from core.contacts") == [(100,)]
    assert derived(home, "select event_id from core.events") == [("crm:e1",)]


def test_last_word_on_a_list_counts(home: Path) -> None:
    run_night(home)
    decide_list(home, "ann/crm/2024-04-30", None, "accept")
    decide_list(home, "ann/crm/2024-04-30", "contacts", "reject")

    derive(home)

    assert standings(home)[1] == ("2024-04-30", "absent")


def test_what_arrives_late_is_judged_in_its_place(home: Path) -> None:
    """With a March that already lacks most of them, April no longer stands out."""
    derive(home)

    export(home, "2024-02-29", knows("ann", *FULL[:84]))
    export(home, "2024-03-31", knows("ann", *FULL[:70]))
    derive(home)

    assert [standing for _, standing in standings(home)] == ["effective"] * 4


def test_only_the_owner_whose_list_shrank_waits_in_a_pooled_export(tmp_path: Path) -> None:
    bo = knows("bo", "900", "901")
    export(tmp_path, "2024-01-31", [*knows("ann", *FULL), *bo])
    export(tmp_path, "2024-04-30", [*knows("ann", *SHORT), *bo])

    summary = run_night(tmp_path)
    reason = published(tmp_path, "select reason from exports where status = 'held'")[0][0]
    decided = decide_list(tmp_path, "me/crm/2024-04-30", None, "accept")

    assert [(i, name) for i, name, _ in summary.held] == [("ann/crm/2024-04-30", "contacts")]
    assert reason.startswith("list contacts of ann: 40 of 100 members are missing")
    assert decided == ["ann contacts"]
    assert run_night(tmp_path).status == 0


def test_held_list_is_named_once_however_many_copies_and_parts_its_export_has(
    home: Path,
) -> None:
    neutral(home / "inbox" / "again" / APRIL, day="2024-04-30", contacts=knows("ann", *SHORT))
    neutral(home / "inbox" / f"part-{APRIL}", day="2024-04-30", links=[("000", "001", "declared")])

    summary = run_night(home)

    assert len(summary.held) == 1
    for (reason,) in published(home, "select reason from exports where status = 'held'"):
        assert reason.count("accept or reject it") == 1


@pytest.mark.parametrize(
    ("export_id", "name", "said"),
    [
        ("ann/crm/2024-05-30", None, "no export"),
        ("ann/crm/2024-04-30", "friends", "friends"),
        ("ann/crm/2024-01-31", None, "nothing is held"),
    ],
)
def test_decision_on_what_is_not_there_is_a_usage_error(
    home: Path, export_id: str, name: str | None, said: str
) -> None:
    run_night(home)

    with pytest.raises(UsageError, match=said):
        decide_list(home, export_id, name, "accept")

    assert not (home / "decisions").exists()


def test_decision_alone_makes_the_next_night_work_again(home: Path) -> None:
    def fingerprint() -> str:
        with writer(home / "state" / "writer.duckdb") as con:
            return fingerprint_of(con, "resolve")

    run_night(home)
    before = fingerprint()
    decide_list(home, "ann/crm/2024-04-30", None, "accept")

    run_night(home)

    assert fingerprint() != before
