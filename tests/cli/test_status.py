import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call


def test_what_needs_a_person_comes_first(netgraph: Call, made: Path) -> None:
    answer = netgraph("status", "--home", made)
    lines = answer.out.splitlines()

    assert answer.status == 0
    assert lines[0].startswith("held, until netgraph accept EXPORT_ID [LIST]")
    assert "mara/linkedin/2023-10-21 connections" in answer.out
    assert lines.index("refused") < lines.index("nights") < lines.index("exports")
    exports = lines[lines.index("exports") + 3 :]
    assert [line.split()[0] for line in exports[:6]] == [*["held"] * 3, "refused", *["loaded"] * 2]


def test_nights_are_told_by_day_and_minute(netgraph: Call, made: Path) -> None:
    answer = netgraph("status", "--home", made)

    assert "2023-11-20  2023-11-21 02:00     12.3  attention" in answer.out
    assert "20231121T" not in answer.out


def test_use_of_the_disk_is_told(netgraph: Call, made: Path) -> None:
    disk = netgraph("status", "--home", made).out.split("\ndisk\n")[1]

    [published] = [line for line in disk.splitlines() if line.startswith("published database")]
    size = (made / "netgraph.duckdb").stat().st_size
    assert published.split()[-1] == f"{round(size / 1e6, 1):.4g}"


def test_scripts_get_everything(netgraph: Call, made: Path) -> None:
    told = json.loads(netgraph("status", "--home", made, "--json").out)

    assert list(told) == ["runs", "held", "refused", "exports", "disk"]
    assert told["runs"][0]["run_id"] == "20231121T020000.000001"
    assert told["refused"] == [{"file": "mara/f.zip", "reason": "not a whole zip"}]
    assert len(told["exports"]) == 6
    assert {
        "export_id": "jonas/crm/2023-06-30",
        "list": "contacts",
        "reason": "30 of 40 members are missing",
    } in told["held"]


@pytest.mark.parametrize("width", [80, 100])
def test_the_sample_fits_a_terminal(
    width: int, netgraph: Call, sample_night: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = netgraph("status", "--home", sample_night).out.splitlines()

    assert max(map(len, lines)) <= width
    assert "refused" in lines
    assert any("jonas/linkedin/2023-10-14 connections" in line for line in lines[:4])
