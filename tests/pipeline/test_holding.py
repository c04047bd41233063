"""A list that shrinks suspiciously waits for a person, who accepts or rejects it."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from netgraph.errors import UsageError
from netgraph.pipeline import Summary
from netgraph.pipeline.verdicts import decide_list
from netgraph.store.connect import writer
from netgraph.store.query import run
from tests.pipeline.nights import (
    DERIVING,
    Row,
    derive,
    derived,
    knows,
    neutral,
    published,
    rank_night,
    resolve,
    run_night,
    steps_of,
)

FULL = [f"{n:03}" for n in range(100)]
SHORT = FULL[:60]
JANUARY, APRIL = "crm-2024-01-31", "crm-2024-04-30"


def export(home: Path, day: str, contacts: list[Row], said: list[Row] | None = None) -> None:
    files = {"interactions": said} if said else {}
    neutral(home / "inbox" / f"crm-{day}", day=day, contacts=contacts, **files)


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Summary]:
    """A night over a list that lost two fifths between January and April."""
    home = tmp_path_factory.mktemp("held") / "home"
    said: list[Row] = [("e1", "2024-04-01", "ann", "000", "call")]
    export(home, "2024-01-31", knows("ann", *FULL))
    export(home, "2024-04-30", knows("ann", *SHORT), said)
    return home, run_night(home)


@pytest.fixture
def home(first_night: tuple[Path, Summary], tmp_path: Path) -> Path:
    """The home after that night, for one test to go on with."""
    return shutil.copytree(first_night[0], tmp_path / "home", symlinks=True)


def standings(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select exported_on::text, standing from core.lists order by 1")


def sizes(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select exported_on::text, size, removed from core.growth order by 1")


def outcome(home: Path) -> list[tuple[Any, ...]]:
    with writer(home / "state" / "writer.duckdb") as con:
        return run(con, "outcome").rows()


def test_held_list_removes_nobody_and_the_rest_of_its_export_is_used(
    first_night: tuple[Path, Summary],
) -> None:
    home, summary = first_night

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


def test_held_list_is_told_in_the_report_with_the_commands_that_decide(
    first_night: tuple[Path, Summary],
) -> None:
    _, summary = first_night

    page = (summary.report.parent / "ann" / "index.html").read_text(encoding="utf-8")
    assert "40 of 100 members are missing" in page
    assert "netgraph accept ann/crm/2024-04-30 contacts" in page


def test_accepted_list_is_taken_as_true(home: Path) -> None:
    decided = decide_list(home, "ann/crm/2024-04-30", "contacts", "accept")
    summary = rank_night(home)

    assert decided.says == "accept: ann/crm/2024-04-30 ann contacts"
    assert (home / "decisions" / "accepted.csv").read_text() == (
        "owner,source,exported_on,list,verdict\nann,crm,2024-04-30,contacts,accept\n"
    )
    assert (summary.status, summary.held) == (0, [])
    assert sizes(home)[1] == ("2024-04-30", 60, 40)
    assert published(home, "select distinct status from exports") == [("loaded",)]


def test_rejected_list_is_as_good_as_absent(home: Path) -> None:
    decide_list(home, "ann/crm/2024-04-30", None, "reject")

    resolve(home)

    assert outcome(home) == []
    assert standings(home)[1] == ("2024-04-30", "absent")
    assert derived(home, "select count(*) from core.contacts") == [(100,)]
    assert derived(home, "select event_id from core.events") == [("crm:e1",)]


def test_last_word_on_a_list_counts(home: Path) -> None:
    decide_list(home, "ann/crm/2024-04-30", None, "accept")
    decide_list(home, "ann/crm/2024-04-30", "contacts", "reject")

    resolve(home)

    assert standings(home)[1] == ("2024-04-30", "absent")


def test_what_arrives_late_is_judged_in_its_place(home: Path) -> None:
    """With a March that already lacks most of them, April no longer stands out."""
    export(home, "2024-02-29", knows("ann", *FULL[:84]))
    export(home, "2024-03-31", knows("ann", *FULL[:70]))
    resolve(home)

    assert [standing for _, standing in standings(home)] == ["effective"] * 4


@pytest.mark.parametrize("name", [None, "contacts"])
def test_only_the_owner_whose_list_shrank_waits_in_a_pooled_export(
    tmp_path: Path, name: str | None
) -> None:
    bo = knows("bo", "900", "901")
    export(tmp_path, "2024-01-31", [*knows("ann", *FULL), *bo])
    export(tmp_path, "2024-04-30", [*knows("ann", *SHORT), *bo])

    summary = run_night(tmp_path)
    reason = published(tmp_path, "select reason from exports where status = 'held'")[0][0]
    decided = decide_list(tmp_path, "me/crm/2024-04-30", name, "reject")

    assert [held[:2] for held in summary.held] == [("ann/crm/2024-04-30", "contacts")]
    assert reason.startswith("list contacts of ann: 40 of 100 members are missing")
    assert decided.says == "reject: me/crm/2024-04-30 ann contacts"
    pages = {o: (summary.report.parent / o / "index.html").read_text() for o in ("ann", "bo")}
    assert "netgraph accept ann/crm/2024-04-30 contacts" in pages["ann"]
    assert "netgraph accept" not in pages["bo"]
    derive(tmp_path)
    assert outcome(tmp_path) == []


def test_held_list_is_named_once_however_many_copies_and_parts_its_export_has(
    home: Path,
) -> None:
    neutral(home / "inbox" / "again" / APRIL, day="2024-04-30", contacts=knows("ann", *SHORT))
    neutral(home / "inbox" / f"part-{APRIL}", day="2024-04-30", links=[("000", "001", "declared")])

    derive(home)

    assert len(outcome(home)) == 1
    for (reason,) in derived(home, "select reason from main.exports where status = 'held'"):
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
    with pytest.raises(UsageError, match=said):
        decide_list(home, export_id, name, "accept")

    assert not (home / "decisions").exists()


def test_decision_alone_makes_the_next_night_work_again(home: Path) -> None:
    decide_list(home, "ann/crm/2024-04-30", None, "accept")

    done = steps_of(home, *DERIVING)

    assert not any(step.skipped for step in done)
