"""What a shell offers for what has been begun."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Call

Offered = Callable[..., list[str]]


@pytest.fixture
def offered(netgraph: Call, made: Path, monkeypatch: pytest.MonkeyPatch) -> Offered:
    def offered(*words: str, home: Path = made) -> list[str]:
        typed = ["netgraph", *words[:1], "--home", str(home), *words[1:]]
        monkeypatch.setenv("_NETGRAPH_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", " ".join(typed))
        monkeypatch.setenv("COMP_CWORD", str(len(typed) - 1))
        return netgraph().out.split()

    return offered


def test_owners_are_offered(offered: Offered) -> None:
    assert offered("twelve", "--owner", "m") == ["mara"]


def test_questions_are_offered(offered: Offered) -> None:
    assert offered("sql", "who_matters_m") == ["who_matters_most"]


def test_held_exports_and_lists_are_offered(
    offered: Offered,
    made: Path,
    tmp_path: Path,
) -> None:
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    with duckdb.connect(tmp_path / "netgraph.duckdb") as con:
        con.execute(
            "insert into core.held_lists (export_id, list) "
            "values ('mara/linkedin/2023-10-21', 'connections')"
        )

    assert offered("accept", "mara", home=tmp_path) == ["mara/linkedin/2023-10-21"]
    assert offered("accept", "x", "c", home=tmp_path) == ["connections"]


def test_verdicts_are_offered(offered: Offered) -> None:
    assert offered("decide", "a", "b", "s") == ["same"]


def test_where_nothing_is_published_nothing_is_offered(offered: Offered, tmp_path: Path) -> None:
    assert offered("twelve", "--owner", "m", home=tmp_path) == []


HEAVY = """
import sys
heavy = {"altair", "duckdb", "igraph", "polars", "prefect"}
from netgraph import cli
try:
    cli.main()
finally:
    print(*sorted(heavy & {*sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("arguments", "typed", "loaded"),
    [(["twelve", "--help"], "", ""), ([], "netgraph twelve --home {} --owner m", "duckdb")],
)
def test_nobody_waits_for_libraries_that_nothing_is_asked_of(
    arguments: list[str], typed: str, loaded: str, made: Path
) -> None:
    words = typed.format(made)
    asked = {
        "_NETGRAPH_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }

    answer = subprocess.run(
        [sys.executable, "-c", HEAVY, *arguments],
        cwd=Path(__file__).resolve().parents[2],
        env=os.environ | (asked if typed else {}),
        capture_output=True,
        text=True,
    )

    assert answer.stdout.strip().endswith("mara") if typed else "--owner" in answer.stdout
    assert answer.stderr.strip() == loaded
