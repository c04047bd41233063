"""The keeper of a Prefect server: starts it, waits for it, ends it."""

import os
import socket
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows import process, record
from flows.environment import environment, of_home
from netgraph.errors import NetgraphError, UsageError

# A new home is migrated first: 20 s on two idle cores, later starts take 6.
START_SECONDS = 120.0
LOG_LINES = 15


@contextmanager
def keep(place: Path, port: int | None) -> Iterator[record.Record]:
    """Keep a server for as long as the block lasts; the caller holds the lock of this place.

    Args:
        place: Prefect's home, `HOME/state/prefect`.
        port: The port to serve API and pages on; null for a free one and no pages.

    Yields:
        The healthy server, which Prefect in this process has been told as well.

    Raises:
        UsageError: The port is taken.
        NetgraphError: The server did not come up; the end of its log is quoted.
    """
    file, log = place / "server.json", place / "server.log"
    record.end(file)
    chosen = _free_port(port)
    with environment(of_home(place, chosen, ui=port is not None)):
        mark = uuid.uuid4().hex
        server = _start(place, log, mark, chosen)
        try:
            mine = record.Record(server.pid, chosen, os.getpid(), mark)
            record.write(file, mine)
            # Prefect takes seconds to import, and must be told first: now, while the server starts.
            from flows import runs

            _wait(server, chosen, log)
            runs.close_abandoned()
            try:
                yield mine
            finally:
                if record.answers(chosen):
                    runs.settle()
        finally:
            process.end(server)
            file.unlink(missing_ok=True)


def _free_port(port: int | None) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port or 0))
        except OSError as error:
            raise UsageError(f"Port {port} cannot be used ({error}). Name another.") from error
        return int(probe.getsockname()[1])


def _start(place: Path, log: Path, mark: str, port: int) -> subprocess.Popen[bytes]:
    if log.exists():
        log.replace(log.with_suffix(".log.1"))
    with log.open("ab") as lines:
        return process.start("flows.serving", mark, str(port), cwd=place, output=lines)


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not record.answers(port):
        if server.poll() is not None:
            happened = f"ended with status {server.returncode}"
        elif time.monotonic() > deadline:
            happened = f"did not answer within {START_SECONDS:.0f} s"
        else:
            time.sleep(0.05)
            continue
        last = log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_LINES:]
        raise NetgraphError(
            f"The local Prefect server {happened}. Run again; if it stays, see {log}, which ends:\n"
            + "\n".join(last)
        )
