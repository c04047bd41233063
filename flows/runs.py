"""Prefect's records of runs, kept true: nothing lost at the end, nothing left running."""

import time
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType, TaskRun
from prefect.events.worker import EventsWorker
from prefect.logging.handlers import APILogHandler
from prefect.states import Crashed

SETTLE_SECONDS = 5.0

_ALIVE = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]


def close_abandoned() -> None:
    """Mark as crashed what an earlier process left running when it died.

    Only right just after a server of our own has started: no living run can know it yet.
    """
    alive = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_ALIVE)))
    with get_client(sync_client=True) as client:
        for run in client.read_flow_runs(flow_run_filter=alive):
            client.set_flow_run_state(run.id, _gone(), force=True)
        for task in _alive_tasks(client):
            client.set_task_run_state(task.id, _gone(), force=True)


def close(client: SyncPrefectClient, flow_run_id: UUID) -> State[Any]:
    """Mark a run as crashed if its process ended without saying how.

    Args:
        client: Of the server that knows the run.
        flow_run_id: A run whose process has ended.

    Returns:
        The state it ended in.
    """
    state = client.read_flow_run(flow_run_id).state or _gone()
    if not state.is_final():
        state = _gone()
        client.set_flow_run_state(flow_run_id, state, force=True)
    return state


def send() -> None:
    """Send what still waits in this process: logs and task runs travel in the background."""
    APILogHandler().flush()
    EventsWorker.drain_all(timeout=SETTLE_SECONDS)


def settle() -> None:
    """Wait until our own server has written down what it was sent, five seconds at most."""
    deadline = time.monotonic() + SETTLE_SECONDS
    with get_client(sync_client=True) as client:
        while _alive_tasks(client) and time.monotonic() < deadline:
            time.sleep(0.1)


def _alive_tasks(client: SyncPrefectClient) -> list[TaskRun]:
    alive = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=_ALIVE)))
    return client.read_task_runs(task_run_filter=alive)


def _gone() -> State[Any]:
    return Crashed(message="The process of this run ended without a word.")
