"""Who serves this home: a small file, and whether it still tells the truth."""

import http.client
import json
import os
import signal
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.process import END_SECONDS, command_line


@dataclass(frozen=True)
class Record:
    """One server process: its pid, port, keeper's pid, and the mark on its command line."""

    pid: int
    port: int
    keeper: int
    mark: str

    @property
    def api_url(self) -> str:
        """Where its API answers."""
        return f"http://127.0.0.1:{self.port}/api"


def write(file: Path, record: Record) -> None:
    """Put the record in place whole: a reader sees the old one or the new one.

    Args:
        file: `HOME/state/prefect/server.json`.
        record: The server that was just started.
    """
    aside = file.with_suffix(".new")
    aside.write_text(json.dumps(asdict(record)), encoding="utf-8")
    aside.replace(file)


def read(file: Path) -> Record | None:
    """The recorded server, if it is alive and really the one that was started here.

    Args:
        file: `HOME/state/prefect/server.json`.

    Returns:
        The record; null when there is none, it is damaged, its process has ended, or its pid
        belongs to somebody else by now.
    """
    try:
        record = Record(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return record if record.mark in command_line(record.pid) else None


def answers(port: int) -> bool:
    """Whether a Prefect server is up and says that it is well.

    Args:
        port: A loopback port.

    Returns:
        True only on a healthy answer within two seconds.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2.0)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def end(file: Path) -> None:
    """End a server whose keeper is gone; a stranger that has its pid by now is left alone.

    Args:
        file: `HOME/state/prefect/server.json`; removed.
    """
    for sign in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + END_SECONDS
        if (record := read(file)) is not None:
            with suppress(ProcessLookupError):
                os.kill(record.pid, sign)
        while read(file) is not None and time.monotonic() < deadline:
            time.sleep(0.05)
    file.unlink(missing_ok=True)
