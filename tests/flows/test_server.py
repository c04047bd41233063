import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import keeper, process, record
from flows.process import command_line
from flows.server import local_server
from netgraph.errors import LockedError, NetgraphError, UsageError

KEEP = "import sys, pathlib, flows.server as s\nwith s.local_server(pathlib.Path(sys.argv[1])):\n"


def test_a_named_server_is_used_and_nothing_is_started(
    tmp_path: Path, unnamed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")

    with local_server(tmp_path) as url:
        assert url == "http://127.0.0.1:9/api"
        assert os.environ["DO_NOT_TRACK"] == "1"

    assert list(tmp_path.iterdir()) == []


def test_the_server_is_healthy_on_loopback_and_prefect_is_told(served_home: Path) -> None:
    from prefect.settings import get_current_settings

    settings = get_current_settings()
    running = record.read(served_home / "state" / "prefect" / "server.json")

    assert running is not None
    assert record.answers(running.port)
    assert settings.api.url == running.api_url == os.environ["PREFECT_API_URL"]
    assert settings.home == (served_home / "state" / "prefect").resolve()
    assert not settings.server.analytics_enabled
    assert not settings.server.services.event_persister.enabled
    assert settings.server.services.db_vacuum.enabled_vacuum_types == {"flow_runs", "orphans"}


def test_a_second_user_shares_the_server_and_leaves_it(served_home: Path, unnamed: None) -> None:
    running = record.read(served_home / "state" / "prefect" / "server.json")
    assert running is not None

    with local_server(served_home) as url:
        assert url == running.api_url == os.environ["PREFECT_API_URL"]

    assert record.answers(running.port)


def test_a_schedule_does_not_share_and_names_the_keeper(served_home: Path, unnamed: None) -> None:
    with (
        pytest.raises(LockedError, match=f"process {os.getpid()} already keeps"),
        local_server(served_home, port=4299),
    ):
        pytest.fail("it must not start")


def test_kill_9_of_the_keeper_ends_the_server(
    served_home: Path, tmp_path: Path, unnamed: None
) -> None:
    place = tmp_path / "state" / "prefect"
    copy_database(served_home / "state" / "prefect", place)
    script = KEEP + "    print('up', flush=True); sys.stdin.read()"
    root = str(Path(process.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "up\n"
        left = json.loads((place / "server.json").read_text())

        parent.kill()

        deadline = time.monotonic() + 20
        while left["mark"] in command_line(left["pid"]) and time.monotonic() < deadline:
            time.sleep(0.05)
    assert left["mark"] not in command_line(left["pid"])
    assert not record.answers(left["port"])


def copy_database(source: Path, target: Path) -> None:
    """A migrated database, so that a further start takes seconds."""
    target.mkdir(parents=True)
    before = sqlite3.connect(source / "prefect.db")
    after = sqlite3.connect(target / "prefect.db")
    before.backup(after)
    before.close()
    after.close()


def test_a_port_that_is_taken_is_a_usage_error(tmp_path: Path, unnamed: None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} "), local_server(tmp_path, port):
            pytest.fail("it must not start")


@pytest.mark.parametrize(
    ("code", "seconds", "said"),
    [
        ("raise SystemExit('no such table')", 60.0, "ended with status 1(.|\n)*no such table"),
        ("input()", 0.5, "did not answer within 0 s"),
    ],
)
def test_a_server_that_does_not_come_up_is_explained(
    tmp_path: Path,
    unnamed: None,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    seconds: float,
    said: str,
) -> None:
    monkeypatch.setattr(keeper, "START_SECONDS", seconds)
    monkeypatch.setattr(keeper, "_start", lambda _place, log, *_: started(code, log))

    with pytest.raises(NetgraphError, match=said), local_server(tmp_path):
        pytest.fail("it must not start")

    assert "PREFECT_API_URL" not in os.environ
    assert not (tmp_path / "state" / "prefect" / "server.json").exists()


def started(code: str, log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as lines:
        return subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=lines, stderr=lines
        )
