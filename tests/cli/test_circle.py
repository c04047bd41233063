import json
import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Call


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Mara has two contacts, of whom one is chosen, and roles that are open."""
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    with duckdb.connect(tmp_path / "netgraph.duckdb") as con:
        con.execute("delete from core.owners where owner != 'mara'")
        con.execute("truncate core.contacts")
        con.execute(
            "insert into core.people (person_id, name) values ('t:1', 'Ana Alder'), ('t:2', 'Bo')"
        )
        con.execute("insert into core.contacts (owner, person_id) values ('mara', 't:1')")
        con.execute(
            "insert into core.key_people (owner, position, person_id, gain, why) "
            "values ('mara', 1, 't:1', 0.25, 'You are in close touch.')"
        )
        con.execute(
            "insert into core.roles (owner, place, category, role, is_open, question) "
            "values ('mara', 1, 'teacher', 'truth sayer', true, 'Who tells you?')"
        )
    return tmp_path


def test_the_twelve_are_printed_and_are_data_for_scripts(netgraph: Call, home: Path) -> None:
    answer = netgraph("twelve", "--home", home)
    data = json.loads(netgraph("twelve", "--json", "--home", home).out)

    assert answer.status == 0
    assert "Ana Alder" in answer.out
    assert "You are in close touch." in answer.out
    assert data["key_people"][0]["person_id"] == "t:1"
    assert data["key_people"][0]["owner"] == "mara"  # for people it goes without saying
    assert "mara" not in answer.out


def test_of_a_team_they_are_told_with_who_is_closest(netgraph: Call, home: Path) -> None:
    nobody = netgraph("twelve", "--team", "--home", home)
    with duckdb.connect(home / "netgraph.duckdb") as con:
        con.execute(
            "insert into core.team_key_people (position, person_id, owner, known_to, is_pinned, "
            "gain, why, loss_why) values (1, 't:2', 'mara', 1, false, 0.25, 'reason', 'loss')"
        )
    answer = netgraph("twelve", "--team", "--json", "--home", home)

    assert (nobody.status, "there is no team" in nobody.out) == (0, True)
    [told] = json.loads(answer.out)["key_people"]
    assert (told["name"], told["closest"], told["gain"]) == ("Bo", "mara", 0.25)
    for more in (["--owner", "mara"], ["--pin", "Bo"]):
        assert netgraph("twelve", "--team", *more, "--home", home).status == 2


def test_when_nobody_is_chosen_that_is_said(netgraph: Call, home: Path) -> None:
    with duckdb.connect(home / "netgraph.duckdb") as con:
        con.execute("truncate core.key_people")

    assert "Nobody can be chosen" in netgraph("twelve", "--home", home).out


@pytest.mark.parametrize(
    ("option", "verdict"), [("--pin", "pin"), ("--exclude", "exclude"), ("--undo", "undecided")]
)
def test_a_word_on_a_contact_is_written_down(
    option: str, verdict: str, netgraph: Call, home: Path
) -> None:
    answer = netgraph("twelve", option, "ana alder", "--home", home)

    assert answer.status == 0
    assert "next run" in answer.out
    assert (home / "decisions/key_people.csv").read_text().splitlines() == [
        "owner,person,verdict",
        f"mara,t:1,{verdict}",
    ]


def test_only_one_word_at_a_time_and_only_on_contacts(netgraph: Call, home: Path) -> None:
    assert netgraph("twelve", "--pin", "Bo", "--undo", "Bo", "--home", home).status == 2
    answer = netgraph("twelve", "--pin", "Bo", "--home", home)

    assert answer.status == 2
    assert "no contact of mara" in answer.err


def test_roles_are_printed_with_the_question_they_pose(netgraph: Call, home: Path) -> None:
    answer = netgraph("roles", "--home", home)

    assert answer.status == 0
    assert "Who tells you?" in answer.out
    [role] = json.loads(netgraph("roles", "--json", "--home", home).out)["roles"]
    assert (role["owner"], role["who"]) == ("mara", "open")


def test_a_role_is_given_also_to_somebody_whom_no_export_knows(netgraph: Call, home: Path) -> None:
    netgraph("roles", "--give", "Truth-Sayer", "--to", "Ana Alder", "--home", home)
    answer = netgraph("roles", "--give", "truth sayer", "--to", "Zoe Pine", "--home", home)

    assert "Zoe Pine, whom no export knows, holds the role truth sayer." in answer.out
    assert (home / "decisions/roles.csv").read_text().splitlines() == [
        "owner,role,person",
        "mara,Truth-Sayer,t:1",
        "mara,truth sayer,Zoe Pine",
    ]


def test_a_role_that_there_is_not_and_half_a_command_are_wrong(netgraph: Call, home: Path) -> None:
    assert netgraph("roles", "--give", "mentor", "--home", home).status == 2
    answer = netgraph("roles", "--give", "boss", "--to", "Ana Alder", "--home", home)

    assert answer.status == 2
    assert "There are truth sayer." in answer.err
