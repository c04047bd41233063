import atexit
import fcntl
import gc
import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

# Thousands of frames of a few rows: one thread is faster, and pytest runs a worker on each core.
os.environ.setdefault("POLARS_MAX_THREADS", "1")

from tests.pipeline.nights import run_night

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample"

# A night commits some sixty times, and on a disk each commit waits for it.
MEMORY = Path("/dev/shm")
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@atexit.register
def _let_pytest_have_the_last_word() -> None:
    """DuckDB 2.0 lists at length what is still alive at exit, after pytest's closing line."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)


# What takes longest begins: whole nights, and before them what waits for others more than it works.
# While one worker makes the sample's night, the other has something to do that needs none.
FIRST = ("tests/flows/", "tests/sources/test_mutations", "tests/browser/", "tests/pipeline/")
TOGETHER = ("tests/flows/", "tests/browser/")  # one server of Prefect's, one browser


class Scheduling(LoadFileScheduling):
    """A file is one worker's, and so are all files that share what takes long to start."""

    def _split_scope(self, nodeid: str) -> str:
        return next((f for f in TOGETHER if nodeid.startswith(f)), super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Scheduling | None:
    if config.getvalue("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False  # which would begin with the files of most tests
    return Scheduling(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing is garbage while thousands of tests are collected; to look for it took a fifth.

    Nor will what was collected ever be any: it is not looked at again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        return next((n for n, f in enumerate(FIRST) if item.nodeid.startswith(f)), len(FIRST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def sample_night(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The home of a finished night over data/sample; to be read, never changed.

    The first worker that needs it makes it, and each has a copy of its own.
    """
    ours = tmp_path_factory.getbasetemp()
    made = (ours if worker_id == "master" else ours.parent) / "sample-night"
    with made.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            home = made.with_suffix(".begun")
            shutil.copytree(SAMPLE / "decisions", home / "decisions")
            run_night(home, as_of="2023-11-20", inbox=SAMPLE / "inbox")
            home.rename(made)
    return shutil.copytree(made, tmp_path_factory.mktemp("sample") / "home", symlinks=True)
