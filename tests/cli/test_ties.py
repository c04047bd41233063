import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_bridges_tell_of_worlds_of_what_falls_off_and_of_loose_ties(
    sample_night: Path, netgraph: Call
) -> None:
    told = netgraph("bridges", "--home", sample_night, "--owner", "mara", "--json")

    found = json.loads(told.out)
    assert told.status == 0
    assert list(found) == ["worlds", "cut_points", "weak_ties"]
    assert all(row["owner"] == "mara" for rows in found.values() for row in rows)
    assert found["worlds"][0]["ways"] == 1


def test_reconnect_tells_no_more_than_is_asked_for(sample_night: Path, netgraph: Call) -> None:
    told = netgraph("reconnect", "--home", sample_night, "--owner", "ines", "--limit", 3, "--json")

    rows = json.loads(told.out)["write_to_them_again"]
    assert [row["rank"] for row in rows] == [1, 2, 3]


@pytest.mark.parametrize("command", ["bridges", "reconnect"])
def test_people_are_told_no_ids_and_not_whose_it_is_when_they_said_so(
    command: str, sample_night: Path, netgraph: Call
) -> None:
    told = netgraph(command, "--home", sample_night, "--owner", "mara").out

    heads = {word for line in told.splitlines() for word in line.split()}
    assert "why" in heads
    assert not heads & {"owner", "person_id", "cluster_a", "cluster_b"}


def test_where_nothing_is_seen_that_is_said(made: Path, netgraph: Call) -> None:
    assert "nothing tells who joins what" in netgraph("bridges", "--home", made).out
    assert "has gone quiet" in netgraph("reconnect", "--home", made).out


def test_an_unknown_owner_is_told_in_a_sentence(made: Path, netgraph: Call) -> None:
    told = netgraph("reconnect", "--home", made, "--owner", "nobody")

    assert told.status == 2
    assert "no owner 'nobody'" in told.err
