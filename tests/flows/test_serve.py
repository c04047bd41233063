import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import TERMINAL_STATES, FlowRun

from flows import process
from flows.serve import Served, local_zone, serve
from netgraph.errors import UsageError


@pytest.mark.parametrize("cron", ["", "tonight", "99 * * * *", "0 2 * *", "0 2 31 2 *"])
def test_a_schedule_that_is_not_cron_is_a_usage_error(tmp_path: Path, cron: str) -> None:
    with pytest.raises(UsageError, match="expected five fields"):
        serve(tmp_path, cron=cron, tell=print)


@pytest.mark.parametrize(
    ("named", "meant"), [("Europe/Lisbon", "Europe/Lisbon"), ("Nowhere/Else", "UTC")]
)
def test_the_schedule_is_read_in_the_machines_time_zone(
    monkeypatch: pytest.MonkeyPatch, named: str, meant: str
) -> None:
    monkeypatch.setenv("TZ", named)

    assert local_zone() == meant


def test_people_are_told_the_schedule_and_where_the_pages_are() -> None:
    served = Served(
        home=Path("there"),
        pages="http://127.0.0.1:4200",
        cron="0 2 * * *",
        time_zone="Europe/Lisbon",
        next_at=datetime(2026, 3, 31, 2, tzinfo=ZoneInfo("Europe/Lisbon")),
    )

    assert str(served) == (
        "schedule 0 2 * * * (Europe/Lisbon), next at 2026-03-31 02:00+01:00\n"
        "pages at http://127.0.0.1:4200"
    )


def test_a_night_that_is_due_has_its_own_process_and_the_schedule_ends_cleanly(
    served_home: Path, tmp_path: Path
) -> None:
    with serving(tmp_path) as schedule, get_client(sync_client=True) as client:
        told = first_object(schedule)
        deployment = client.read_deployment_by_name("nightly/nightly")
        due = client.create_flow_run_from_deployment(deployment.id)
        ended = when_final(client, due.id)

        schedule.send_signal(signal.SIGTERM)

        assert schedule.wait(timeout=20) == 0
        assert told.keys() == {"home", "pages", "cron", "time_zone", "next_at"}
        assert (told["home"], told["cron"]) == (str(tmp_path), "0 2 1 1 *")
        assert told["pages"] == os.environ["PREFECT_API_URL"].removesuffix("/api")
        first = datetime.fromisoformat(told["next_at"])
        assert (first.month, first.day, first.hour) == (1, 1, 2)
        assert first > datetime.now(UTC)
        assert ended.parameters == {"home": str(tmp_path.resolve()), "inbox": None}
        assert ended.state_name == "Completed"
        assert client.read_deployment(deployment.id).paused


@contextmanager
def serving(home: Path) -> Iterator[subprocess.Popen[str]]:
    root = Path(process.__file__).parents[1]
    command = [sys.executable, "-m", "netgraph", "serve", "--json", "--cron", "0 2 1 1 *"]
    with subprocess.Popen(
        [*command, "--home", home], cwd=root, stdout=subprocess.PIPE, text=True
    ) as schedule:
        try:
            yield schedule
        finally:
            schedule.kill()


def first_object(schedule: subprocess.Popen[str]) -> dict[str, str]:
    """What it prints before it serves; a process that ends without fails the test."""
    assert schedule.stdout is not None
    said = ""
    while not said.endswith("}\n"):
        line = schedule.stdout.readline()
        assert line, said
        said += line
    told: dict[str, str] = json.loads(said)
    return told


def when_final(client: SyncPrefectClient, flow_run_id: UUID) -> FlowRun:
    """A run that has ended."""
    deadline = time.monotonic() + 120
    while (run := client.read_flow_run(flow_run_id)).state_type not in TERMINAL_STATES:
        assert time.monotonic() < deadline, run.state
        time.sleep(0.2)
    return run
