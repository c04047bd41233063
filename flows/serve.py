"""The schedule: one process that keeps the server with its pages and starts each night."""

import asyncio
import logging
import os
import signal
import time
import zoneinfo
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from flows import process
from flows.environment import environment, of_home, prefect_home
from flows.server import local_server
from netgraph.errors import UsageError

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.schedules import Schedule

POLL_SECONDS = 5.0

_log = logging.getLogger("netgraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A schedule that has begun."""

    home: Path
    pages: str  # where Prefect shows its runs
    cron: str
    time_zone: str  # in which cron is read
    next_at: datetime  # of that zone

    def __str__(self) -> str:
        at = self.next_at.isoformat(" ", "minutes")
        return f"schedule {self.cron} ({self.time_zone}), next at {at}\npages at {self.pages}"

    def record(self) -> dict[str, object]:
        """The same for scripts."""
        return asdict(self) | {"home": str(self.home), "next_at": self.next_at.isoformat()}


def serve(
    home: Path,
    inbox: Path | None = None,
    cron: str = "0 2 * * *",
    port: int = 4200,
    *,
    tell: Callable[[Served], None],
) -> None:
    """Run the night whenever the schedule says, one at a time, until this process is ended.

    Nights that fell due while the machine slept are caught up on waking; a night that finds the
    home busy fails by name, and the next one does the work.

    Args:
        home: Where decisions, state and reports live.
        inbox: The exports as downloaded; null for `HOME/inbox`.
        cron: Five fields in this machine's time zone: minute, hour, day, month, weekday.
        port: Where on loopback the pages and the API are served.
        tell: Called once, before the first night can begin.

    Raises:
        UsageError: The schedule is not cron, or the port is taken.
        LockedError: Another process keeps a server for this home.
    """
    zone = local_zone()
    # Before anything is started; told first, Prefect makes no home of its own elsewhere.
    with environment(of_home(prefect_home(home), port, ui=True)):
        schedule, next_at = _schedule(cron, zone)
    # A service manager's end is as clean as Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt), local_server(home, port) as api_url:
        from prefect.client.orchestration import get_client

        deployment = asyncio.run(_deploy(home.resolve(), inbox, schedule))
        tell(
            Served(
                home=home,
                pages=api_url.removesuffix("/api"),
                cron=cron,
                time_zone=zone,
                next_at=next_at,
            )
        )
        with get_client(sync_client=True) as client:
            try:
                _run_when_due(client, deployment)
            finally:
                # Nobody is left to run what it would go on scheduling.
                client.pause_deployment(deployment)


def _schedule(cron: str, zone: str) -> "tuple[Schedule, datetime]":
    """What Prefect is to be told, and when it then begins first."""
    from prefect.schedules import Cron
    from prefect.server.schemas.schedules import CronSchedule

    try:
        (first,) = asyncio.run(CronSchedule(cron=cron, timezone=zone).get_dates(1))
        return Cron(cron, timezone=zone), first
    except ValueError as error:
        raise UsageError(
            f"--cron {cron!r}: expected five fields, minute hour day month weekday, of days "
            'there are, such as "0 2 * * *" for two in the morning.'
        ) from error


async def _deploy(home: Path, inbox: Path | None, schedule: "Schedule") -> UUID:
    from prefect.types.entrypoint import EntrypointType

    from flows.nightly import nightly

    deployment = await nightly.ato_deployment(
        name="nightly",
        schedule=schedule,
        parameters={"home": str(home), "inbox": str(inbox.resolve()) if inbox else None},
        paused=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return await deployment.aapply()


def _run_when_due(client: "SyncPrefectClient", deployment: UUID) -> None:
    """For ever: start what is due, oldest first, and wait for its end."""
    while True:
        now = datetime.now(UTC)
        due = client.get_scheduled_flow_runs_for_deployments([deployment], scheduled_before=now)
        for run in due:
            night = process.start("flows.scheduled", str(run.id))
            try:
                night.wait()
            finally:
                process.end(night)
                _conclude(client, run.id)
        time.sleep(POLL_SECONDS)


def _conclude(client: "SyncPrefectClient", flow_run_id: UUID) -> None:
    """Say how a night ended; one whose process died without a word is closed in its name."""
    from flows.runs import close

    state = close(client, flow_run_id)
    if state.is_completed():
        _log.info("night completed")
    else:
        _log.error("night %s: %s", state.type.value.lower(), state.message)


def local_zone() -> str:
    """This machine's time zone, so that two in the morning is meant as people mean it.

    Returns:
        An IANA name; UTC when the machine does not say one.
    """
    named = os.environ.get("TZ") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return named if named in zoneinfo.available_timezones() else "UTC"
