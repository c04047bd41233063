"""Whether the Prefect server that a night would use is there; a look, nothing is started."""

import os
import urllib.error
import urllib.request
from pathlib import Path

from flows import record

_SECONDS = 2.0
_CLOSED = (401, 403)  # it answers, though not to a stranger


def look(home: Path) -> tuple[bool, str]:
    """Look for the server.

    Args:
        home: Where decisions, state and reports live.

    Returns:
        Whether a night could begin, and what was seen.
    """
    if given := os.environ.get("PREFECT_API_URL"):
        if _answers(given):
            return True, f"the server at {given} (PREFECT_API_URL) answers"
        return False, f"the server at {given} (PREFECT_API_URL) does not answer"
    running = record.read(home / "state" / "prefect" / "server.json")
    if running is None:
        return True, "no server is kept for this home; a night starts one for itself"
    if record.answers(running.port):
        return True, f"the server of process {running.keeper} answers on port {running.port}"
    return False, f"process {running.keeper} keeps a server for this home that does not answer"


def _answers(api_url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{api_url.rstrip('/')}/health", timeout=_SECONDS):
            return True
    except urllib.error.HTTPError as ex:
        return ex.code in _CLOSED
    except (OSError, ValueError):
        return False
