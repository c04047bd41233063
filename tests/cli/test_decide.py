import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Call

HEADER = "owner,source,exported_on,list,verdict\n"


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    return tmp_path


def decided(home: Path) -> str:
    return (home / "decisions" / "accepted.csv").read_text()


@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_held_list_is_decided_on(verdict: str, netgraph: Call, home: Path) -> None:
    answer = netgraph(verdict, "mara/linkedin/2023-10-21", "--home", home)

    assert answer.status == 0
    assert decided(home) == HEADER + f"mara,linkedin,2023-10-21,connections,{verdict}\n"
    assert f"{verdict}: mara/linkedin/2023-10-21 mara connections" in answer.out
    assert "next run" in answer.out


def test_scripts_are_told_what_was_written_and_where(netgraph: Call, home: Path) -> None:
    answer = netgraph("accept", "mara/linkedin/2023-10-21", "--home", home, "--json")

    assert json.loads(answer.out) == {
        "says": "accept: mara/linkedin/2023-10-21 mara connections",
        "file": str(home / "decisions" / "accepted.csv"),
        "lines": [
            {
                "owner": "mara",
                "source": "linkedin",
                "exported_on": "2023-10-21",
                "list": "connections",
                "verdict": "accept",
            }
        ],
    }


def test_decisions_are_added_to_those_that_are_there(netgraph: Call, home: Path) -> None:
    (home / "decisions").mkdir()
    (home / "decisions" / "accepted.csv").write_text(HEADER + "mara,x,2020-01-01,following,accept")

    netgraph("reject", "mara/linkedin/2023-10-21", "connections", "--home", home)

    assert decided(home).splitlines()[1:] == [
        "mara,x,2020-01-01,following,accept",
        "mara,linkedin,2023-10-21,connections,reject",
    ]


def test_a_list_that_is_not_held_can_be_named(netgraph: Call, home: Path) -> None:
    answer = netgraph("reject", "mara/linkedin/2023-11-18", "connections", "--home", home)

    assert answer.status == 0
    assert decided(home).endswith("mara,linkedin,2023-11-18,connections,reject\n")


def test_a_list_once_rejected_can_be_accepted_after_all(netgraph: Call, home: Path) -> None:
    answer = netgraph("accept", "mara/x/2023-11-18", "followers", "--home", home)

    assert answer.status == 0
    assert decided(home) == HEADER + "mara,x,2023-11-18,followers,accept\n"


@pytest.mark.parametrize("export_id", ["pool/crm/2023-06-30", "jonas/crm/2023-06-30"])
def test_a_pooled_export_is_meant_by_its_id_and_by_the_owner(
    export_id: str, netgraph: Call, home: Path
) -> None:
    answer = netgraph("accept", export_id, "--home", home)

    assert answer.status == 0
    assert decided(home) == HEADER + "jonas,crm,2023-06-30,contacts,accept\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["mara/linkedin/2023-10-12"], "Did you mean mara/linkedin/2023-10-21"),
        (["nothing like it"], "no export 'nothing like it'."),
        (["mara/linkedin/2023-11-18"], "nothing is held. Its lists: connections"),
        (["mara/linkedin/2023-10-21", "conections"], "Did you mean connections?"),
        (["mara/linkedin/2023-10-21", ""], "has no list ''. There are connections."),
        (["mara/facebook/2023-11-18"], "has no list to decide on"),
        (["mara/f.zip"], "has no list to decide on"),
        (["mara/x/2023-11-18", "following"], "not there to decide on (a part is missing)"),
        ([], "Missing argument 'EXPORT_ID'"),
    ],
)
def test_what_cannot_be_decided_on_is_said_and_nothing_is_written(
    arguments: list[str], told: str, netgraph: Call, home: Path
) -> None:
    answer = netgraph("accept", *arguments, "--home", home)

    assert answer.status == 2
    assert told in answer.err
    assert not (home / "decisions").exists()


def test_decisions_that_cannot_be_written_are_said_to_be(netgraph: Call, home: Path) -> None:
    (home / "decisions").write_text("a file where a folder belongs")

    answer = netgraph("accept", "mara/linkedin/2023-10-21", "--home", home)

    assert answer.status == 1
    assert str(home / "decisions") in answer.err
