"""Processes of our own: started so that they end with us, however we end."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

END_SECONDS = 10.0

_ROOT = Path(__file__).resolve().parents[1]


def start(
    module: str, *arguments: str, cwd: Path | None = None, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """Start a module of ours, which is to call `end_with_keeper`.

    Args:
        module: What `python -m` gets.
        arguments: What follows it.
        cwd: Where it works; null for here.
        output: Where both its outputs go; null for where ours go.

    Returns:
        The process. Ctrl-C in the terminal is not for it but for us: `end` it.
    """
    ours = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": ours},
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process of ours: asked first, forced after ten seconds; one that ended is left.

    Args:
        process: What `start` returned.
    """
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    finally:
        if process.stdin is not None:
            process.stdin.close()


def end_with_keeper(each_minute: Callable[[], None] = lambda: None) -> None:
    """In a process that `start` started: from now on end when the one that started it is gone.

    Its standard input is a pipe that nobody writes to. However the keeper ends, kill -9 included,
    the system closes the other end, and that is the sign. Works alike on Linux and macOS.

    Args:
        each_minute: A chore to do while waiting.
    """

    def watch() -> None:
        while not select.select([0], [], [], 60.0)[0]:
            each_minute()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(END_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="end with keeper", daemon=True).start()


def command_line(pid: int) -> list[str]:
    """The arguments a process was started with.

    Args:
        pid: Any number.

    Returns:
        The arguments; empty when there is no such process.
    """
    if Path("/proc/self/cmdline").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace").split("\0")
        except OSError:
            return []
    shown = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True)
    return shown.stdout.decode(errors="replace").split()
