"""The Prefect server's own process: `python -m flows.serving MARK PORT`."""

import os
import runpy
import sys

from flows.process import end_with_keeper

LOG_BYTES = 5_000_000


def bound_log() -> None:
    """Start the log anew when it has grown too long; it is opened for appending."""
    if os.fstat(1).st_size > LOG_BYTES:
        os.ftruncate(1, 0)


if __name__ == "__main__":
    end_with_keeper(bound_log)
    # argv[1] is the mark by which a later night knows this process; nothing here reads it.
    sys.argv = ["prefect", "server", "start", "--host", "127.0.0.1", "--port", sys.argv[2]]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)
