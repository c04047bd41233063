import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from netgraph.errors import Retryable, StoreError
from netgraph.store.connect import Connection, reader, transaction, writer

HOLD = (
    "import sys; from pathlib import Path; from netgraph.store.connect import {0}\n"
    "with {0}(Path(sys.argv[1])) as con:\n"
    "    print(con.execute('{1}').fetchall(), flush=True)\n"
    "    sys.stdin.read()\n"
    "    print(con.execute('{1}').fetchall(), flush=True)\n"
)


@contextmanager
def held(path: Path, how: str, sql: str = "select 1") -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open until its standard input is closed."""
    command = [sys.executable, "-c", HOLD.format(how, sql), str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        yield process


def test_file_that_another_process_writes_can_be_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "writer.duckdb"
    with (
        held(path, "writer"),
        pytest.raises(Retryable, match="another process has it open"),
        writer(path),
    ):
        pass


def test_database_that_does_not_exist_yet_says_what_to_do(tmp_path: Path) -> None:
    said = pytest.raises(StoreError, match=r"nothing is published yet. Run `netgraph run`")

    with said, reader(tmp_path / "netgraph.duckdb"):
        pass


@pytest.mark.parametrize("how", [reader, writer])
def test_file_that_is_no_database_is_refused_by_name(tmp_path: Path, how: Any) -> None:
    path = tmp_path / "netgraph.duckdb"
    path.write_bytes(b"not a database at all, " * 300)

    said = pytest.raises(StoreError, match=r"netgraph\.duckdb: not a database .* Move it away")

    with said, how(path):
        pass


def test_transaction_is_all_or_nothing(con: Connection) -> None:
    def half_way() -> None:
        with transaction(con):
            con.execute("insert into core.owners values ('noor', 'crm:1')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half_way()

    assert con.execute("from core.owners").fetchall() == []
