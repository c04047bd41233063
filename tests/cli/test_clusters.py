import shutil
from pathlib import Path

import duckdb
import pytest

from tests.cli.conftest import Call

LABELS = "decisions/labels.csv"


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """Mara, the only owner, has two worlds, of which the smaller has grown since January."""
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    with duckdb.connect(tmp_path / "netgraph.duckdb") as con:
        con.execute("delete from core.owners where owner != 'mara'")
        con.execute("insert into core.owner_metrics (owner, contacts) values ('mara', 20)")
        con.execute(
            "insert into core.clusters (owner, cluster_id, label, size) "
            "values ('mara', 'c1', 'Choir', 7), ('mara', 'c2', 'The Hill', 11)"
        )
        con.execute(
            "insert into core.cluster_changes values "
            "('mara', '2024-01-31', null, 'born', 'c1', null, null, null, 'c1', 'Choir', 7, null), "
            "('mara', '2024-02-29', '2024-01-31', 'died', 'c3', 'c3', 'Crew', 6, "
            "null, null, null, null), "
            "('mara', '2024-03-31', '2024-02-29', 'grown', 'c2', 'c2', 'The Hill', 6, "
            "'c2', 'The Hill', 11, 0.55)"
        )
    return tmp_path


def test_worlds_are_told_with_what_changed_last(netgraph: Call, home: Path) -> None:
    worlds, changes = netgraph("clusters", "--home", home).out.split("\n\n")

    assert [line.split()[0] for line in worlds.splitlines()[3:]] == ["c2", "c1"]
    [change] = changes.splitlines()[3:]
    assert " ".join(change.split()) == "2024-03-31 2024-02-29 grown c2 The Hill (6) The Hill (11)"


def test_labels_that_could_not_be_used_are_told(netgraph: Call, home: Path) -> None:
    with duckdb.connect(home / "netgraph.duckdb") as con:
        con.execute(
            "insert into core.unmatched_decisions values "
            "('mara', 'labels', 'c9', 'no cluster has this number now'), "
            "('mara', 'roles', 'Zoe', 'nobody in the exports is called so')"
        )

    *_, unused = netgraph("clusters", "--home", home).out.split("\n\n")

    assert "c9" in unused
    assert "Zoe" not in unused


@pytest.mark.parametrize("text", ["c2", "C2", "2", "cluster 2"])
def test_a_cluster_is_named_by_its_number(text: str, netgraph: Call, home: Path) -> None:
    answer = netgraph("clusters", "--name", text, "--as", " School  friends", "--home", home)

    assert answer.status == 0
    assert "c2 of mara is called School friends." in answer.out
    assert "next run" in answer.out
    assert (home / LABELS).read_text() == "owner,cluster_id,label\nmara,c2,School friends\n"


def test_a_cluster_that_there_is_not_is_told_with_those_there_are(
    netgraph: Call, home: Path
) -> None:
    answer = netgraph("clusters", "--name", "c9", "--as", "Crew", "--home", home)

    assert answer.status == 2
    assert "mara has no cluster 'c9'. There are c2 (The Hill), c1 (Choir)." in answer.err
    assert not (home / LABELS).exists()


def test_of_several_owners_one_must_be_named(netgraph: Call, made: Path) -> None:
    answer = netgraph("clusters", "--name", "c1", "--as", "Choir", "--home", made)

    assert answer.status == 2
    assert "say --owner NAME" in answer.err


def test_a_label_is_taken_back_also_from_a_cluster_that_is_no_more(
    netgraph: Call, home: Path
) -> None:
    (home / LABELS).parent.mkdir()
    (home / LABELS).write_text("owner,cluster_id,label\nmara,c3,Crew\n")
    answer = netgraph("clusters", "--undo", "c3", "--home", home)
    again = netgraph("clusters", "--undo", "c3", "--home", home)

    assert answer.status == 0
    assert (home / LABELS).read_text() == "owner,cluster_id,label\nmara,c3,Crew\nmara,c3,\n"
    assert again.status == 2
    assert "mara has given no label to 'c3'." in again.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--name", "c1"], "expected together"),
        (["--as", "Choir"], "expected together"),
        (["--name", "c1", "--as", "Choir", "--undo", "c1"], "not both"),
        (["--name", "c1", "--as", " "], "--as LABEL is empty"),
    ],
)
def test_half_a_command_and_an_empty_label_are_wrong(
    arguments: list[str], told: str, netgraph: Call, home: Path
) -> None:
    answer = netgraph("clusters", *arguments, "--home", home)

    assert answer.status == 2
    assert told in answer.err
    assert not (home / LABELS).exists()
