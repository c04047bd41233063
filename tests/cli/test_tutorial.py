"""The tutorial's commands do what the page says, on the sample's night; its nights are not run."""

import re
import shlex
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Call

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial.md"
BLOCKS = re.findall(r"^```console\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
STEPS = [step for block in BLOCKS for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]


@pytest.fixture(scope="module")
def home(sample_night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of the sample that may be written to: what its commands need of the night's."""
    copy = tmp_path_factory.mktemp("tutorial")
    shutil.copy(sample_night / "netgraph.duckdb", copy)
    shutil.copytree(sample_night / "decisions", copy / "decisions")
    return copy


def one_line(text: str) -> str:
    """Without what only sets a table: repeated spaces and rules."""
    return " ".join(re.sub(r"[─│]", " ", text).split())


def first_missing(shown: list[str], printed: list[str]) -> str | None:
    """The first line shown that was not printed, in this order; … stands for anything."""
    rest = iter(map(one_line, printed))
    for line in shown:
        wanted = ".*".join(re.escape(one_line(part)) for part in line.split("…"))
        if not any(re.search(wanted, one) for one in rest):
            return line
    return None


def test_the_tutorial_has_commands() -> None:
    assert len(STEPS) > 10


def test_the_first_night_counts_what_the_tutorial_says(sample_night: Path) -> None:
    tables = ("people", "contacts", "links", "events")
    with duckdb.connect(sample_night / "netgraph.duckdb", read_only=True) as con:
        counts = [con.sql(f"select count(*) from core.{t}").fetchall()[0][0] for t in tables]

    told = ", ".join(f"{n:,} {what}" for n, what in zip(counts, tables, strict=True))
    assert f"40 exports, 5 owners, {told}\n" in PAGE.read_text("utf-8")


@pytest.mark.parametrize("step", STEPS, ids=[step.splitlines()[0][:60] for step in STEPS])
def test_a_command_of_the_tutorial_prints_what_the_page_shows(
    step: str, netgraph: Call, home: Path
) -> None:
    command, *shown = step.splitlines()
    arguments = shlex.split(command.removeprefix("netgraph "))

    answer = netgraph(*arguments, "--home", home)

    assert answer.status == 0, answer.err
    assert first_missing(shown, answer.out.splitlines()) is None, answer.out
