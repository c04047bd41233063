"""Nights that kill themselves: `python -m tests.pipeline.killed HOME AS_OF` reads moments.

A moment is a line `STEP FUNCTION NTH`: a night dies as by `kill -9` when FUNCTION is about to be
called for the NTH time in STEP. The answer is its exit code. Each night is a fork of this process,
which has loaded everything and started nothing.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from types import FrameType

import netgraph.report.charts  # noqa: F401  which a night loads late
from netgraph import pipeline
from tests.pipeline.nights import STEPS


def night_until(home: Path, as_of: date, step: str, function: str, nth: int) -> None:
    left = nth

    def count_down(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        if event == "call" and frame.f_code.co_name == function:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    night = pipeline.start(home, None, as_of)
    with pipeline.run_lock(home):
        for work in (*STEPS, pipeline.summary):
            sys.setprofile(count_down if work.__name__ == step else None)
            work(night)


if __name__ == "__main__":
    place, day = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    for line in sys.stdin:
        of_step, of_function, number = line.split()
        child = os.fork()
        if not child:
            night_until(place, day, of_step, of_function, int(number))
            os._exit(0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()
