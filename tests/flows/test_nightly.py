import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterFlowRunId,
    FlowRunFilter,
    FlowRunFilterId,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.client.schemas.objects import FlowRun, State, TaskRun
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Failed, Running

from flows import nightly as night_flow
from flows.nightly import nightly, worth_retrying
from flows.run import run_night
from flows.runs import close_abandoned, send, settle
from netgraph import pipeline
from netgraph.errors import LockedError, NetgraphError, Retryable, StoreError
from netgraph.pipeline import Night, StepDone, Summary

STEPS = ("begin", "ingest", "resolve", "connect", "measure", "rank", "advise", "report", "publish")
DAY = date(2026, 3, 31)

Steps = list[tuple[str, Night]]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Steps that only say that they were called, and the calls they got."""
    calls: Steps = []
    for name in STEPS:
        fails(monkeypatch, calls, name, lambda: None)
    monkeypatch.setattr(pipeline, "summary", summary)
    return calls


def fails(
    monkeypatch: pytest.MonkeyPatch, calls: Steps, name: str, act: Callable[[], None]
) -> None:
    def step(night: Night) -> StepDone:
        calls.append((name, night))
        logging.getLogger("netgraph").warning("%s is done", name)
        act()
        return StepDone(step=name, skipped=False, seconds=0.0, peak_mb=0.0, counts={})

    task = getattr(night_flow, name)
    monkeypatch.setattr(task, "fn", step)
    monkeypatch.setattr(task, "retry_delay_seconds", 0)


def summary(night: Night) -> Summary:
    return Summary(
        as_of=night.as_of.isoformat(),
        report=night.home / "index.html",
        counts={"exports": 2},
        refused=[("inbox/ada/broken.zip", "not a zip")],
        held=[("ada/linkedin/2026-03-01", "connections", "it lost 300 of 400")],
        steps=[],
    )


def last_run() -> FlowRun:
    with get_client(sync_client=True) as client:
        return client.read_flow_runs(sort=FlowRunSort.EXPECTED_START_TIME_DESC, limit=1)[0]


def test_the_steps_run_in_order_on_one_night(
    served_home: Path, tmp_path: Path, steps: Steps
) -> None:
    found = nightly(tmp_path, tmp_path / "inbox", DAY)

    assert [name for name, _ in steps] == list(STEPS)
    assert {night for _, night in steps} == {steps[0][1]}
    assert (steps[0][1].home, steps[0][1].as_of) == (tmp_path, DAY)
    assert found == summary(steps[0][1])
    assert last_run().state_name == "Completed"


def test_a_night_without_a_day_is_for_the_day_it_starts(
    served_home: Path, tmp_path: Path, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(night_flow, "today", lambda: date(2026, 1, 2))

    found = nightly(tmp_path)

    assert found.as_of == "2026-01-02"


def test_what_people_see_is_on_prefects_pages(
    served_home: Path, tmp_path: Path, steps: Steps
) -> None:
    nightly(tmp_path, None, DAY)
    send()
    settle()

    run = last_run().id
    with get_client(sync_client=True) as client:
        artifacts = client.read_artifacts(
            artifact_filter=ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[run]))
        )
        logs = client.read_logs(LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run])))
        tasks = client.read_task_runs(
            flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[run])),
        )
    shown: dict[str | None, Any] = {artifact.key: artifact.data for artifact in artifacts}
    assert shown["nightly-summary"].startswith("# Night of 2026-03-31")
    assert "broken.zip" in shown["refused-exports"]
    assert "it lost 300 of 400" in shown["held-lists"]
    said = [log.message for log in logs if log.name == "netgraph"]
    assert said == [f"{step} is done" for step in STEPS]
    assert sorted(task.name.rpartition("-")[0] for task in tasks) == sorted(STEPS)
    assert {task.state_name for task in tasks} == {"Completed"}


@pytest.mark.parametrize("step", ["ingest", "publish"])
@pytest.mark.parametrize("error", [Retryable("busy"), OSError("disk")])
def test_what_may_pass_is_tried_three_times(
    served_home: Path,
    tmp_path: Path,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: Exception,
) -> None:
    fails(monkeypatch, steps, step, lambda: throw(error))

    with pytest.raises(type(error)) as raised:
        nightly(tmp_path, None, DAY)

    assert raised.value is error
    assert [name for name, _ in steps].count(step) == 3


@pytest.mark.parametrize(
    ("step", "error"), [("ingest", StoreError("a check failed")), ("rank", Retryable("busy"))]
)
def test_a_step_that_fails_fails_the_night_with_its_own_error(
    served_home: Path,
    tmp_path: Path,
    steps: Steps,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    error: NetgraphError,
) -> None:
    fails(monkeypatch, steps, step, lambda: throw(error))

    with pytest.raises(type(error)) as raised:
        run_night(tmp_path, None, DAY)

    assert raised.value is error
    assert [name for name, _ in steps] == list(STEPS[: STEPS.index(step) + 1])
    assert last_run().state_name == "Failed"


def throw(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "worth"),
    [
        (Retryable("busy"), True),
        (LockedError("held"), True),
        (OSError("disk"), True),
        (StoreError("a check failed"), False),
        (ValueError("a bug"), False),
    ],
)
def test_only_what_may_pass_is_worth_retrying(error: Exception, worth: bool) -> None:
    state: State[Any] = Failed(data=error)
    run = TaskRun(task_key="ingest", dynamic_key="0")

    assert worth_retrying(night_flow.ingest, run, state) is worth


def test_a_held_home_is_refused_before_a_server_is_started(tmp_path: Path, unnamed: None) -> None:
    with pipeline.run_lock(tmp_path), pytest.raises(LockedError, match="another night"):
        run_night(tmp_path, None, DAY)

    assert not (tmp_path / "state" / "prefect").exists()


def test_a_scheduled_night_is_held_to_the_lock_too(
    served_home: Path, tmp_path: Path, steps: Steps
) -> None:
    with pipeline.run_lock(tmp_path), pytest.raises(LockedError, match="another night"):
        nightly(tmp_path, None, DAY)

    assert steps == []


def test_a_run_whose_process_died_is_closed_when_the_next_server_starts(served_home: Path) -> None:
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(nightly, parameters={"home": "x"}, state=Running())

        close_abandoned()

        closed = client.read_flow_run(run.id)
    assert closed.state_name == "Crashed"
