import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client

from flows import process
from flows.serve import local_zone, serve
from netgraph.errors import UsageError

SERVE = """
import logging, pathlib, sys
from flows.serve import serve
logging.getLogger("netgraph").setLevel(logging.INFO)
logging.getLogger("netgraph").addHandler(logging.StreamHandler(sys.stdout))
serve(pathlib.Path(sys.argv[1]), cron="0 2 1 1 *")
"""


@pytest.mark.parametrize("cron", ["", "tonight", "99 * * * *", "0 2 * *"])
def test_a_schedule_that_is_not_cron_is_a_usage_error(tmp_path: Path, cron: str) -> None:
    with pytest.raises(UsageError, match="expected five fields"):
        serve(tmp_path, cron=cron)


@pytest.mark.parametrize(
    ("named", "meant"), [("Europe/Lisbon", "Europe/Lisbon"), ("Nowhere/Else", "UTC")]
)
def test_the_schedule_is_read_in_the_machines_time_zone(
    monkeypatch: pytest.MonkeyPatch, named: str, meant: str
) -> None:
    monkeypatch.setenv("TZ", named)

    assert local_zone() == meant


def test_a_night_that_is_due_has_its_own_process_and_the_schedule_ends_cleanly(
    served_home: Path, tmp_path: Path
) -> None:
    with serving(tmp_path) as schedule, get_client(sync_client=True) as client:
        line(schedule, "schedule 0 2 1 1 *")
        deployment = client.read_deployment_by_name("nightly/nightly")
        due = client.create_flow_run_from_deployment(deployment.id)
        line(schedule, "night completed")
        ended = client.read_flow_run(due.id)

        schedule.send_signal(signal.SIGTERM)

        assert schedule.wait(timeout=20) == 0
        assert ended.parameters == {"home": str(tmp_path.resolve()), "inbox": None}
        assert ended.state_name == "Completed"
        assert client.read_deployment(deployment.id).paused


@contextmanager
def serving(home: Path) -> Iterator[subprocess.Popen[str]]:
    root = Path(process.__file__).parents[1]
    command = [sys.executable, "-c", SERVE, str(home)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) as schedule:
        try:
            yield schedule
        finally:
            schedule.kill()


def line(schedule: subprocess.Popen[str], start: str) -> str:
    """The next line that starts so; a process that ends without saying it fails the test."""
    assert schedule.stdout is not None
    return next(said for said in schedule.stdout if said.startswith(start))
