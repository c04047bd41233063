import atexit
import os
import shutil
import sys
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def sample_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a finished night over data/sample; to be read, never changed."""
    home = tmp_path_factory.mktemp("sample") / "home"
    shutil.copytree(SAMPLE / "decisions", home / "decisions")
    run_night(home, as_of="2023-11-20", inbox=SAMPLE / "inbox")
    return home
