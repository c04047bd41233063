"""One night at a time, and every night in the records, however it ended."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.errors import LockedError, Retryable, StoreError, UsageError
from tests.pipeline.nights import (
    ADVISING,
    STEPS,
    decide,
    derive,
    derived,
    knows,
    neutral,
    published,
    rank_night,
    run_night,
    steps_of,
)
from tests.store.test_connect import held

LOCK = (
    "import sys; from pathlib import Path; from netgraph.pipeline import run_lock\n"
    "with run_lock(Path(sys.argv[1])):\n"
    "    print('held', flush=True)\n"
    "    sys.stdin.read()\n"
)


def prepared(home: Path) -> Path:
    neutral(
        home / "inbox" / "crm-2024-01-31",
        contacts=knows("ann", "1", "2", "3"),
        links=[("1", "2"), ("2", "9")],
    )
    return home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home before its first night."""
    return prepared(tmp_path)


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pipeline.Summary]:
    home = prepared(tmp_path_factory.mktemp("runs") / "home")
    return home, run_night(home)


@pytest.fixture
def rested(first_night: tuple[Path, pipeline.Summary], tmp_path: Path) -> Path:
    """The home after its first night, for one test to go on with."""
    return shutil.copytree(first_night[0], tmp_path / "home", symlinks=True)


@contextmanager
def another_night(home: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", LOCK, str(home)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def outcomes(home: Path) -> list[str | None]:
    return [o for (o,) in derived(home, "select outcome from state.runs order by run_id")]


def test_home_that_a_night_holds_is_refused_by_its_holders_name(tmp_path: Path) -> None:
    with (
        another_night(tmp_path) as holder,
        pytest.raises(
            LockedError,
            match=rf"another night is running there \(process {holder.pid} since \d{{4}}-",
        ),
        pipeline.run_lock(tmp_path),
    ):
        pass


def test_lock_dies_with_its_holder(tmp_path: Path) -> None:
    with another_night(tmp_path) as holder:
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()

        with pipeline.run_lock(tmp_path):
            assert f"process {os.getpid()} " in (tmp_path / "state" / "lock").read_text()

    assert (tmp_path / "state" / "lock").read_text() == ""


def test_lock_is_free_again_after_a_night_that_failed(tmp_path: Path) -> None:
    def failing() -> None:
        with pipeline.run_lock(tmp_path):
            raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        failing()

    with pipeline.run_lock(tmp_path):
        assert (tmp_path / "state" / "lock").exists()


def test_step_that_finds_the_database_locked_can_be_tried_again(home: Path) -> None:
    steps_of(home, pipeline.begin)
    database = home / "state" / "writer.duckdb"

    with held(database, "writer"), pytest.raises(Retryable):
        steps_of(home, pipeline.ingest)

    assert steps_of(home, pipeline.ingest)[0].counts["packages"] == 1


def test_night_that_ended_without_a_word_is_marked_by_the_next(home: Path) -> None:
    steps_of(home, pipeline.begin, pipeline.ingest)

    rank_night(home)

    assert outcomes(home) == ["interrupted", "done"]
    assert published(home, "select outcome from runs order by run_id") == [
        ("interrupted",),
        ("done",),
    ]


def test_night_that_fails_is_marked_and_publishes_nothing(
    rested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published(rested, "from core.links")
    neutral(rested / "inbox" / "crm-2024-02-29", day="2024-02-29", contacts=knows("ann", "1", "4"))

    def broken(*_: object) -> None:
        raise StoreError("the night is not published")

    monkeypatch.setattr("netgraph.pipeline.output.run_checks", broken)
    with pytest.raises(StoreError, match="not published"):
        run_night(rested)

    assert outcomes(rested) == ["done", "failed"]
    assert published(rested, "from core.links") == before
    assert not list((rested / "reports").glob(".*"))


def test_wrong_decision_fails_the_night_before_anything_is_done(home: Path) -> None:
    decide(home, "identities", "a,b\n")

    with pytest.raises(UsageError, match=r"identities\.csv"):
        run_night(home)

    assert outcomes(home) == ["failed"]
    assert derived(home, "from raw.sightings") == []


def test_records_say_what_each_step_did_and_cost(
    first_night: tuple[Path, pipeline.Summary],
) -> None:
    home, summary = first_night

    names = [step.__name__ for step in STEPS]
    assert [step["step"] for step in summary.steps] == names
    steps = published(home, "select step, seconds >= 0, peak_mb > 0, skipped from run_steps")
    assert sorted(steps) == sorted((name, True, True, False) for name in names)
    assert published(home, "select outcome, seconds >= 0, len(steps) from runs") == [
        ("done", True, len(names))
    ]


def test_night_with_nothing_new_does_nothing_again(rested: Path) -> None:
    page = rested / "reports" / "2024-06-30" / "index.html"
    before = page.stat().st_mtime_ns, published(rested, "from core.links")

    summary = run_night(rested)

    skipped = {str(step["step"]) for step in summary.steps if step["skipped"]}
    assert skipped == {"resolve", "connect", "measure", "rank", "advise", "report", "publish"}
    assert (page.stat().st_mtime_ns, published(rested, "from core.links")) == before
    assert outcomes(rested) == ["done", "done"]


@pytest.mark.parametrize(
    ("setting", "first"),
    [
        ("hold_members = 30", "resolve"),
        ("half_life_days = 90", "connect"),
        ("seed = 2", "measure"),
        ("[score_weights]\nstrength = 0.5", "rank"),
        ("report_owners = 3", "report"),
        ("storage_version = 'v1.4.0'", "publish"),
    ],
)
def test_setting_makes_the_steps_that_depend_on_it_work_again(
    rested: Path, setting: str, first: str
) -> None:
    (rested / "netgraph.toml").write_text(setting)

    done = run_night(rested).steps

    again = [str(step["step"]) for step in done if not step["skipped"]]
    assert again[2] == first
    assert ("publish" in again) == (first != "report")


def test_what_people_threw_away_is_made_again(rested: Path) -> None:
    (rested / "reports" / "2024-06-30" / "index.html").unlink()
    (rested / "netgraph.duckdb").unlink()

    summary = run_night(rested)

    assert summary.report.exists()
    assert published(rested, "select count(*) from contacts") == [(3,)]


def test_latest_leads_to_the_newest_day_whatever_was_done_last(rested: Path) -> None:
    run_night(rested, as_of="2024-03-31")

    assert (rested / "reports" / "latest").readlink() == Path("2024-06-30")
    assert (rested / "reports" / "2024-03-31" / "ann" / "index.html").exists()


def test_empty_inbox_makes_an_empty_night(tmp_path: Path) -> None:
    assert not pipeline.has_work(tmp_path, tmp_path / "inbox")

    summary = run_night(tmp_path)

    assert (summary.status, set(summary.counts.values())) == (0, {0})
    assert summary.report.exists()
    assert published(tmp_path, "from contacts") == []


def test_home_knows_that_it_has_work(home: Path) -> None:
    assert pipeline.has_work(home, home / "inbox")

    derive(home)

    assert pipeline.has_work(home, home / "nowhere")


def test_where_nobody_owns_anything_no_advice_of_an_earlier_night_stays(tmp_path: Path) -> None:
    export = neutral(
        tmp_path / "inbox" / "noor" / "crm-2024-01-31",
        people=[("1", "Ann Ode"), ("2", "Bo Ash")],
        contacts=knows("noor", "1"),
        links=[("1", "2", "declared")],
    )
    run_night(tmp_path, steps=(*ADVISING, pipeline.publish))
    before = published(tmp_path, "from pruning")
    decide(
        tmp_path,
        "exports",
        f"file,owner,exported_on,verdict\n{export.parent.name}/{export.name},,,ignore\n",
    )

    run_night(tmp_path, steps=(*ADVISING, pipeline.publish))

    assert before
    assert published(tmp_path, "from owner_metrics") == []
    assert published(tmp_path, "from pruning") == []
