"""Calls that go wrong before anything is done, and what the command line says of itself."""

import json
from pathlib import Path

import pytest
import typer

from netgraph import __version__, cli
from netgraph.errors import ExportError, LockedError, StoreError, UsageError
from netgraph.pipeline.output import Summary
from tests.cli.conftest import Call

COMMANDS = sorted(typer.main.get_command(cli.app).commands)


def test_alone_it_says_what_it_can_do(netgraph: Call) -> None:
    answer = netgraph()

    assert answer.status == 0
    assert all(command in answer.out for command in COMMANDS)
    assert "3 done, but something was refused or held" in " ".join(answer.out.split())


def test_the_version_is_told(netgraph: Call) -> None:
    assert netgraph("--version").out == f"{__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_explains_itself_and_each_of_its_options(
    command: str, flag: str, netgraph: Call
) -> None:
    answer = netgraph(command, flag)

    assert answer.status == 0
    assert "Usage: netgraph" in answer.out
    parameters = typer.main.get_command(cli.app).commands[command].params
    assert [p.name for p in parameters if p.name != "help" and not p.help] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers_scripts_too(command: str) -> None:
    parameters = typer.main.get_command(cli.app).commands[command].params

    assert "--json" in {option for p in parameters for option in p.opts}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nope"], "No such command 'nope'"),
        (["runn"], "run"),
        (["run", "--hom", "x"], "No such option"),
        (["run", "extra"], "unexpected extra argument"),
        (["sample"], "Missing argument 'DIR'"),
        (["person"], "Missing argument 'SEARCH'"),
        (["serve", "--port", "0"], "--port"),
        (["serve", "--port", "65536"], "--port"),
        (["serve", "--port", "web"], "--port"),
        (["sample", "there", "--people", "0"], "one owner at least"),
        (["sample", "there", "--people", "many"], "--people"),
    ],
)
def test_a_wrong_call_is_told_and_does_nothing(
    arguments: list[str],
    told: str,
    netgraph: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    answer = netgraph(*arguments)

    assert answer.status == 2
    assert answer.err.startswith("netgraph: ")
    assert told in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "day",
    [
        "",
        "2023-13-01",
        "2023-02-30",
        "20231120",
        "2023-W47-1",
        "tomorrow",
        "9999-12-31",
        "0001-01-01",
    ],
)
def test_a_day_that_is_none_is_wrong_usage(day: str, netgraph: Call, tmp_path: Path) -> None:
    answer = netgraph("run", "--home", tmp_path, "--as-of", day)

    assert answer.status == 2
    assert f"--as-of {day!r}" in answer.err


def test_a_sample_is_counted_for_scripts(netgraph: Call, tmp_path: Path) -> None:
    answer = netgraph("sample", tmp_path, "--people", 2, "--json")

    told = json.loads(answer.out)
    assert (told["home"], told["owners"], told["people"]) == (str(tmp_path), 1, 2)


def test_an_empty_inbox_is_explained_and_made(netgraph: Call, tmp_path: Path) -> None:
    answer = netgraph("run", "--home", tmp_path / "new")

    assert answer.status == 2
    assert f"{tmp_path / 'new' / 'inbox'}: nothing there to read yet" in answer.err
    assert "Complete_LinkedInDataExport" in answer.err
    assert [p.name for p in (tmp_path / "new").rglob("*")] == ["inbox"]


def test_the_home_can_be_named_by_the_environment(
    netgraph: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETGRAPH_HOME", str(tmp_path / "named"))

    assert str(tmp_path / "named" / "inbox") in netgraph("run").err


def test_an_inbox_that_does_not_exist_is_wrong_usage_also_in_a_home_with_nights(
    netgraph: Call, tmp_path: Path
) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "writer.duckdb").touch()

    answer = netgraph("run", "--home", tmp_path, "--inbox", tmp_path / "nowhere")

    assert answer.status == 2
    assert "nowhere" in answer.err


@pytest.mark.parametrize("command", [["run", "--home"], ["sample"]])
def test_a_file_where_a_folder_is_needed_is_named(
    command: list[str], netgraph: Call, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    answer = netgraph(*command, tmp_path / "file")

    assert answer.status == 1
    assert str(tmp_path / "file") in answer.err


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("netgraph.toml: unknown settings ['hold']"), 2),
        (ExportError("no"), 1),
        (StoreError("no"), 1),
        (LockedError("another night is running there (process 7)"), 1),
        (KeyboardInterrupt(), 130),
        (PermissionError(13, "Permission denied", "state"), 1),
    ],
)
def test_a_night_that_fails_says_why_by_its_status(
    error: BaseException,
    status: int,
    netgraph: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> Summary:
        raise error

    monkeypatch.setattr("flows.run.run_night", fail)
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "writer.duckdb").touch()

    answer = netgraph("run", "--home", tmp_path)

    assert answer.status == status
    assert answer.err.strip().startswith("netgraph: ")


@pytest.mark.parametrize("flags", [[], ["--json"]])
@pytest.mark.parametrize("is_held", [False, True])
def test_a_night_that_is_done_has_the_status_of_its_summary(
    flags: list[str],
    is_held: bool,
    netgraph: Call,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    summary = Summary(
        as_of="2023-11-20",
        report=tmp_path / "index.html",
        counts={"people": 3},
        refused=[],
        held=[("mara/x/2023-01-01", "following", "all are missing")] if is_held else [],
        steps=[],
    )
    monkeypatch.setattr("flows.run.run_night", lambda *_: summary)
    (tmp_path / "inbox" / "mara").mkdir(parents=True)
    (tmp_path / "inbox" / "mara" / "Connections.csv").touch()

    answer = netgraph("run", "--home", tmp_path, "--as-of", "2023-11-20", *flags)

    assert answer.status == (3 if is_held else 0)
    assert str(tmp_path / "index.html") in answer.out
