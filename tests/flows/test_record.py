import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows import record
from flows.record import Record

SLEEP = "import time; print(flush=True); time.sleep(60)"


@contextmanager
def sleeping(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-c", SLEEP, *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_leftover_server_is_known_by_its_mark_and_ended(tmp_path: Path) -> None:
    file = tmp_path / "server.json"
    with sleeping("mark-of-ours") as leftover:
        record.write(file, Record(leftover.pid, 1, 1, "mark-of-ours"))
        assert record.read(file) is not None

        record.end(file)

        assert leftover.wait(timeout=5) < 0
        assert not file.exists()


def test_a_stranger_that_has_the_pid_by_now_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "server.json"
    with sleeping("somebody-elses") as stranger:
        record.write(file, Record(stranger.pid, 1, 1, "mark-of-ours"))

        record.end(file)

        assert stranger.poll() is None
        assert not file.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', '{"pid": "x", "mark": 1}'])
def test_a_damaged_record_is_no_record(tmp_path: Path, text: str) -> None:
    file = tmp_path / "server.json"
    file.write_text(text)

    record.end(file)

    assert record.read(file) is None
    assert not file.exists()


def test_nobody_answers_on_a_port_where_nobody_listens() -> None:
    assert not record.answers(1)
