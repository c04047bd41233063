import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.sql.tables import empty

LUKASZ, INES, ANA = "x:77", "linkedin:in/ines-caldeira", "facebook:~mara/1384712345"


def test_a_contact_is_said_to_be_one_and_how_close(netgraph: Call, made: Path) -> None:
    answer = netgraph("intro", "lukmly", "--owner", "mara", "--home", made)

    assert answer.status == 0
    assert "Already a contact: strength 0.25, fading, last in touch 2023-01-01." in answer.out
    assert LUKASZ not in answer.out  # ids are for scripts


def test_of_a_team_the_closest_is_named(netgraph: Call, made: Path) -> None:
    answer = netgraph("intro", "Łukasz Młyn", "--home", made, "--json")

    told = json.loads(answer.out)
    assert answer.status == 0
    assert told["kind"] == "person"
    assert told["ambiguous"] is False
    assert [(row["owner"], row["hops"], row["person_id"]) for row in told["team"]] == [
        ("jonas", 1, LUKASZ),
        ("mara", 1, LUKASZ),
    ]
    assert "Of us, jonas knows Łukasz Młyn best (strength 0.50" in " ".join(told["says"])


def test_no_known_path_is_an_answer(netgraph: Call, made: Path) -> None:
    answer = netgraph("intro", ANA, "--owner", "jonas", "--home", made)

    assert answer.status == 0
    assert "No known path from jonas of three steps or fewer." in answer.out


def test_several_who_could_be_meant_are_listed_with_what_to_ask_for(
    netgraph: Call, made: Path
) -> None:
    answer = netgraph("intro", "caldeir", "--home", made)

    assert answer.status == 2
    assert "can be several" in answer.out
    assert f"{INES} " in answer.out
    as_json = netgraph("intro", "caldeir", "--home", made, "--json")
    found = json.loads(as_json.out)
    assert as_json.status == 2
    assert found["ambiguous"] is True
    assert found["kind"] == "candidates"
    assert {row["kind"] for row in found["candidates"]} == {"person"}


def test_what_means_nothing_is_wrong_usage_with_the_nearest_names(
    netgraph: Call, made: Path
) -> None:
    answer = netgraph("intro", "Inês Caldeirão", "--home", made)

    assert answer.status == 2
    assert "Did you mean Inês Caldeira" in answer.err


def test_a_hostile_name_steers_no_terminal(netgraph: Call, made: Path) -> None:
    answer = netgraph("intro", "x:13", "--home", made)

    assert answer.status in (0, 2)
    assert "\x1b" not in answer.out + answer.err


@pytest.mark.parametrize("command", [("intro", "lukmly"), ("reconnect",)])
def test_a_limit_beyond_all_rows_is_wrong_usage(
    command: tuple[str, ...], netgraph: Call, made: Path
) -> None:
    answer = netgraph(*command, "--limit", "99999999999999999999", "--home", made)

    assert answer.status == 2
    assert "less than or equal to 1000000" in answer.err


def test_without_owners_it_is_said_that_no_contacts_are_in(netgraph: Call, tmp_path: Path) -> None:
    with empty(tmp_path / "netgraph.duckdb") as con:
        con.execute("insert into core.people (person_id, name) values ('x:1', 'Una Umber')")

    answer = netgraph("intro", "una umber", "--home", tmp_path)

    assert answer.status == 0
    assert "No path can be seen: no owner's contacts are in" in answer.out
    assert "any of us" not in answer.out
