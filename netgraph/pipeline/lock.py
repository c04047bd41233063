"""One night at a time in a home; the lock names its holder and dies with it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from netgraph.errors import LockedError


@contextmanager
def run_lock(home: Path) -> Iterator[None]:
    """Hold the home for the length of the block.

    The lock is the operating system's, on an open file: it ends with the process, however that
    ends, and no stale file ever blocks a night.

    Raises:
        LockedError: Another process holds it; says which, and since when.
    """
    path = home / "state" / "lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as ex:
            file.seek(0)
            holder = file.read().strip() or "a process that has not said its name yet"
            raise LockedError(
                f"{home}: another night is running there ({holder}). Wait for it to end, or end it."
            ) from ex
        file.truncate(0)
        file.write(f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
