"""A Prefect server for this home: the one that is named, the one that runs, or one of its own."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from flows import keeper, record
from flows.environment import QUIET, environment, of_home, prefect_home
from netgraph.errors import LockedError


@contextmanager
def local_server(home: Path, port: int | None = None) -> Iterator[str]:
    """A healthy Prefect API for as long as the block lasts.

    PREFECT_API_URL, when set, is used as it is and nothing is started. Otherwise the server that
    another process keeps for this home is shared, or one is started on loopback and ended at the
    end. It also ends when this process dies; what an older crash left behind is ended first.

    Args:
        home: The home; Prefect's own files live in `HOME/state/prefect`.
        port: The port to serve API and pages on; null for a free one and no pages.

    Yields:
        The URL of the API, which Prefect in this process has been told as well.

    Raises:
        UsageError: The port is taken.
        LockedError: Another process keeps a server for this home, and a port was asked for or the
            server does not answer.
        NetgraphError: The server did not come up; the end of its log is quoted.
    """
    with ExitStack() as stack:
        if given := os.environ.get("PREFECT_API_URL"):
            told = {name: os.environ[name] for name in os.environ if name.startswith("PREFECT_")}
            stack.enter_context(environment(QUIET | told))
            yield given
            return
        place = prefect_home(home)
        lock = stack.enter_context((place / "server.lock").open("a"))
        running = _claim(lock, place)
        if running is None:
            running = stack.enter_context(keeper.keep(place, port))
        elif port is None:
            stack.enter_context(environment(of_home(place, running.port, ui=False)))
        else:
            raise LockedError(
                f"{home}: process {running.keeper} already keeps a server for this home, on port "
                f"{running.port}. Let it end, or end it, then start again."
            )
        yield running.api_url


def _claim(lock: IO[str], place: Path) -> record.Record | None:
    """Become the keeper (null), or find the healthy server of the one there is."""
    deadline = time.monotonic() + keeper.START_SECONDS
    while time.monotonic() < deadline:
        try:
            # The lock goes with the process that holds it, however that one ends.
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            running = record.read(place / "server.json")
            if running is not None and record.answers(running.port):
                return running
            time.sleep(0.1)
        else:
            return None
    raise LockedError(
        f"{lock.name}: another process holds it, but its server has not answered for "
        f"{keeper.START_SECONDS:.0f} s. End that process, then run again."
    )
