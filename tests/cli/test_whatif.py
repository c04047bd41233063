import json
from pathlib import Path

from tests.cli.conftest import Call


def test_both_arguments_are_printed_and_nobody_is_to_be_deleted(
    netgraph: Call, sample_night: Path
) -> None:
    told = netgraph(
        "whatif", "--remove", "least valuable 100", "--owner", "mara", "--home", sample_night
    )

    assert told.status == 0
    assert "You lose nothing that is seen. All 1,113 people one introduction away" in told.out
    assert "You gain a list of 710 instead of 810" in told.out
    assert "Let sleep; nothing need be ended for that: " in told.out
    assert "Nothing was changed." in told.out
    assert "delete" not in told.out.lower()


def test_scripts_get_every_part(netgraph: Call, sample_night: Path) -> None:
    told = netgraph(
        "whatif", "--remove", "cluster 2", "--remove", "weakest 5", "--owner", "mara",
        "--home", sample_night, "--json",
    )  # fmt: skip
    parts = json.loads(told.out)

    assert list(parts) == [
        "arguments", "remarks", "measures", "room", "grades", "unreachable", "weaker",
        "still_near", "worlds", "pairs", "companies", "undo",
    ]  # fmt: skip
    assert {row["grade"] for row in parts["grades"]} <= {"keep", "ask before", "let sleep"}
    assert parts["arguments"][0]["lose"].startswith("You lose ")


def test_an_undo_list_is_saved_once(netgraph: Call, sample_night: Path, tmp_path: Path) -> None:
    path = tmp_path / "undo.csv"
    asked = (
        "whatif", "--remove", "weakest 3", "--owner", "mara", "--home", sample_night,
        "--save", path,
    )  # fmt: skip

    assert "ties are written to" in netgraph(*asked).out
    again = netgraph(*asked)
    assert again.status == 2
    assert "exists and is not overwritten" in again.err


def test_what_cannot_be_meant_is_wrong_usage(netgraph: Call, sample_night: Path) -> None:
    for what in ("nobody at all", "cluster 99"):
        told = netgraph("whatif", "--remove", what, "--owner", "mara", "--home", sample_night)
        assert told.status == 2
        assert told.err.startswith("netgraph: ")

    assert netgraph("whatif", "--home", sample_night).status == 2
