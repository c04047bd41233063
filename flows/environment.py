"""What Prefect is told, by environment: quiet, bounded, loopback only."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Prefect 3.8.8. Nothing is reported to anybody, nothing but a named server is ever used, and
# Prefect's own lines go to its pages: the terminal is the command line's.
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_ENABLED": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
}

# Runs, their tasks, logs and artifacts go after 90 days; events are not stored at all, only used
# to record task runs. Few scheduled runs ahead, so few can be missed and caught up.
SERVER = {
    "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(90 * 24 * 3600),
    "PREFECT_SERVER_SERVICES_SCHEDULER_MAX_RUNS": "3",
}


def prefect_home(home: Path) -> Path:
    """Where Prefect keeps its files for this home; made when need be, for its owner's eyes only.

    Args:
        home: Where decisions, state and reports live.

    Returns:
        `HOME/state/prefect`, absolute.
    """
    place = (home / "state" / "prefect").resolve()
    place.mkdir(parents=True, exist_ok=True)
    place.chmod(0o700)
    return place


def of_home(place: Path, port: int, ui: bool) -> dict[str, str]:
    """Everything Prefect is told when this home keeps its own server.

    Args:
        place: Prefect's home, `HOME/state/prefect`.
        port: The loopback port of the server.
        ui: Whether the pages are served too.

    Returns:
        Variables and values, for the server and for the processes that use it.
    """
    origin = f"http://127.0.0.1:{port}"
    hosts = {host for host in os.environ.get("NO_PROXY", "").split(",") if host}
    direct = ",".join(sorted(hosts | {"127.0.0.1", "localhost"}))
    return {
        **QUIET,
        **SERVER,
        "PREFECT_HOME": str(place),
        "PREFECT_API_URL": f"{origin}/api",
        "PREFECT_SERVER_UI_ENABLED": str(ui).lower(),
        # Without it the pages look for the default port, whatever --port said.
        "PREFECT_SERVER_UI_API_URL": f"{origin}/api",
        # Other pages in the same browser must not command a server that runs code.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"{origin},http://localhost:{port}",
        "NO_PROXY": direct,
        "no_proxy": direct,
    }


@contextmanager
def environment(told: dict[str, str]) -> Iterator[None]:
    """Tell Prefect these things and nothing else, in this process and those it starts.

    Args:
        told: Variables and values; every other PREFECT_* variable is set aside meanwhile.

    Yields:
        Nothing; the variables are put back at the end.
    """
    touched = {name for name in os.environ if name.startswith("PREFECT_")} | set(told)
    before = {name: os.environ[name] for name in touched if name in os.environ}
    _replace(touched, told)
    _refresh()
    try:
        yield
    finally:
        _replace(touched, before)
        # Not told where its home is, Prefect would make one in the user's.
        if "PREFECT_HOME" in before:
            _refresh()


def _replace(touched: set[str], values: dict[str, str]) -> None:
    for name in touched:
        os.environ.pop(name, None)
    os.environ.update(values)


def _refresh() -> None:
    """Prefect reads its settings once, when first imported."""
    if "prefect.context" in sys.modules:
        from prefect.context import refresh_global_settings_context

        refresh_global_settings_context()
