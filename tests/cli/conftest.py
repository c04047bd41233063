"""The command line called as a user calls it, on a small published database made by hand."""

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from netgraph import cli
from tests.sql.tables import empty, load

#: A name that tries to be more than a name.
HOSTILE = "Bo [red]Birch[/red] | <b>x</b> *y* \x1b[31m\u202e"


@dataclass(frozen=True)
class Answer:
    """What a call of the command line gave."""

    status: int
    out: str
    err: str


Call = Callable[..., Answer]


@pytest.fixture
def netgraph(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Calls the command line in this process; no terminal, no home named by the environment."""
    for name in ("COLUMNS", "NETGRAPH_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli, "_leave", sys.exit)  # not os._exit, which would end the tests
    monkeypatch.setattr(logging.getLogger(), "handlers", [logging.NullHandler()])
    monkeypatch.setattr(logging.getLogger("netgraph"), "level", logging.INFO)

    def call(*arguments: object) -> Answer:
        monkeypatch.setattr("sys.argv", ["netgraph", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Answer(int(ended.value.code or 0), said.out, said.err)

    return call


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a published database made by hand; to be read only."""
    home = tmp_path_factory.mktemp("made")
    with empty(home / "netgraph.duckdb") as con:
        load(con, Path(__file__).parent / "home")
        con.execute("insert into core.people (person_id, name) values ('x:13', ?)", [HOSTILE])
    return home
