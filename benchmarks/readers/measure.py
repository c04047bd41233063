"""What a job costs: run alone in a fresh process, so that its memory is its own."""

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024  # of ru_maxrss in a MB


def measure(job: Callable[[Path], int], path: Path) -> tuple[int, float, float]:
    """Run a job in a process of its own.

    Args:
        job: What to run.
        path: The file that it reads.

    Returns:
        How many it found, the processor seconds, and the MB that its memory grew.
    """
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (job, path))


def _measured(job: Callable[[Path], int], path: Path) -> tuple[int, float, float]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    found = job(path)
    seconds = time.process_time() - started
    return found, seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / UNIT
