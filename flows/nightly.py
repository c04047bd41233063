"""The night: one task per step, in the order of the README's list."""

from datetime import date
from pathlib import Path
from typing import Any

from prefect import State, Task, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import TaskRun

from flows import pages
from flows.clock import today
from netgraph import pipeline
from netgraph.errors import Retryable


def worth_retrying(_task: Task[Any, Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether trying the same again can succeed: only a busy file or lock, or the disk.

    Args:
        state: The failed state, which holds the exception.

    Returns:
        False for everything a retry would only repeat: a drifted export, a failed check.
    """
    return isinstance(state.data, Retryable | OSError)


# The store decides what is skipped: Prefect neither caches nor keeps results.
once = task(cache_policy=NO_CACHE, persist_result=False)
retried = task(
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=30,
    retry_condition_fn=worth_retrying,
)

begin = once(pipeline.begin)
ingest = retried(pipeline.ingest)
resolve = once(pipeline.resolve)
connect = once(pipeline.connect)
measure = once(pipeline.measure)
rank = once(pipeline.rank)
advise = once(pipeline.advise)
report = once(pipeline.report)
publish = retried(pipeline.publish)


@flow(name="nightly", persist_result=False)
def nightly(home: Path, inbox: Path | None = None, as_of: date | None = None) -> pipeline.Summary:
    """Run the whole night; a schedule, the command line and a backfill are the same call.

    Args:
        home: Where decisions, state and reports live.
        inbox: The exports as downloaded; null for `HOME/inbox`. Read, never changed.
        as_of: The day the night speaks of; null for the day it starts.

    Returns:
        What was loaded, refused and held, and where the report is.

    Raises:
        LockedError: Another night holds this home.
    """
    with pages.lines(), pipeline.run_lock(home):
        night = pipeline.start(home, inbox, as_of or today())
        for step in (begin, ingest, resolve, connect, measure, rank, advise, report, publish):
            step(night)
        summary = pipeline.summary(night)
    pages.outcome(summary)
    return summary
