import json
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import HOSTILE, Call

INES, LUKASZ = "linkedin:in/ines-caldeira", "x:77"
ANA, HOSTILE_ID = "facebook:~mara/1384712345", "x:13"
MATCHES = [
    (ANA, LUKASZ, ANA, LUKASZ, 9, "review", "same rare name +9"),
    (INES, HOSTILE_ID, INES, HOSTILE_ID, 2, "review", "same name +2"),
    (ANA, "linkedin:in/ana-ash", ANA, ANA, 31, "automatic", "same e-mail +20; same rare name +11"),
]


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """The home made by hand, with pairs that wait."""
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    with duckdb.connect(tmp_path / "netgraph.duckdb") as con:
        con.executemany("insert into core.matches values (?, ?, ?, ?, ?, ?, ?)", MATCHES)
        con.execute("insert into core.keys values (?, ?, ?)", [HOSTILE_ID] * 3)
    return tmp_path


def decided(home: Path) -> list[str]:
    path = home / "decisions" / "identities.csv"
    return path.read_text().splitlines() if path.exists() else []


def test_pairs_are_shown_side_by_side_with_the_commands_that_decide(
    netgraph: Call, home: Path
) -> None:
    answer = netgraph("review", "--home", home)

    assert answer.status == 0
    assert "2 pairs wait" in answer.out
    first, second = answer.out.split("9 bits: same rare name +9")[1].split("2 bits: same name +2")
    assert "Łukasz Młyn" in first
    assert "Ana Ash" in first
    assert f"netgraph decide '{ANA}' x:77 same\n" in first
    assert f"netgraph decide '{ANA}' x:77 different\n" in first
    assert "Inês Caldeira" in second
    assert "same e-mail" not in answer.out


def test_no_name_commands_the_terminal(netgraph: Call, home: Path) -> None:
    answer = netgraph("review", "--home", home)

    assert "Bo [red]Birch" in answer.out
    assert not {"\x1b", "\u202e"} & set(answer.out)
    assert HOSTILE not in answer.out


def test_no_more_pairs_than_asked_for_and_only_the_owners(netgraph: Call, home: Path) -> None:
    limited = netgraph("review", "--home", home, "--limit", 1).out
    owned = netgraph("review", "--home", home, "--owner", "jonas").out

    assert "2 pairs wait; the 1 likeliest" in limited
    assert "same name +2" not in limited
    assert "1 pairs wait" in owned
    assert "x:77" in owned


def test_scripts_get_json(netgraph: Call, home: Path) -> None:
    found = json.loads(netgraph("review", "--home", home, "--json").out)

    assert [pair["score"] for pair in found["pairs"]] == [9, 2]
    assert found["pairs"][1]["same"] == f"netgraph decide {INES} {HOSTILE_ID} same"
    lukasz = next(p for p in found["people"] if p["person_id"] == LUKASZ)
    assert (lukasz["has_email"], lukasz["known_to"]) == (True, "jonas, mara")


def test_where_nobody_waits_that_is_said(netgraph: Call, made: Path) -> None:
    assert netgraph("review", "--home", made).out == "Nobody waits to be judged.\n"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ANA, LUKASZ),
        ("linkedin:in/ana-alder", "@lukmly"),
        ("https://www.linkedin.com/in/ana-alder", "luk@example.org"),
        ("ana ash", "ŁUKASZ MŁYN"),
    ],
)
def test_anything_that_means_one_person_is_taken(
    a: str, b: str, netgraph: Call, home: Path
) -> None:
    answer = netgraph("decide", a, b, "same", "--home", home)

    assert answer.status == 0
    assert "become one person" in answer.out
    assert "next run" in answer.out
    (line,) = decided(home)[1:]
    assert line in (f"{ANA},x:77,same", "linkedin:in/ana-ash,x:77,same")


def test_a_decision_is_taken_back(netgraph: Call, home: Path) -> None:
    netgraph("decide", ANA, LUKASZ, "different", "--home", home)
    answer = netgraph("decide", "--undo", LUKASZ, ANA, "--home", home)

    assert answer.status == 0
    assert f"taken back: {ANA} x:77 different" in answer.out
    assert decided(home)[1:] == [f"{ANA},x:77,different", f"{ANA},x:77,undecided"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([ANA, LUKASZ], "same, different, or --undo is expected"),
        ([ANA, LUKASZ, "same", "--undo"], "same, different, or --undo is expected"),
        ([ANA, LUKASZ, "perhaps"], "verdict 'perhaps', expected same or different"),
        ([ANA, "lukasz"], "nobody is 'lukasz'"),
        ([ANA, "Łukasz Mlyn", "same"], "Did you mean Łukasz Młyn?"),
        ([ANA, "linkedin:in/ines-caldera", "same"], f"Did you mean {INES}"),
        ([ANA, ANA, "same"], "there is nothing to decide"),
        ([ANA, LUKASZ, "--undo"], "nothing is decided on Ana Ash"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_written(
    arguments: list[str], said: str, netgraph: Call, home: Path
) -> None:
    if said.startswith("nobody"):
        arguments = [*arguments, "same"]

    answer = netgraph("decide", *arguments, "--home", home)

    assert answer.status == 2
    assert said in answer.err
    assert decided(home) == []
