"""What a home takes on the disk, and the reports of older nights."""

import logging
from datetime import date
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.pipeline import disk
from tests.pipeline.nights import run_night

TONIGHT = date(2024, 3, 31)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Reports of four nights, of 10 bytes each; `latest` leads to the newest."""
    for month in (1, 2, 3, 4):
        night = tmp_path / "reports" / f"2024-0{month}-28"
        night.mkdir(parents=True)
        (night / "index.html").write_bytes(b"0123456789")
    (tmp_path / "reports" / "latest").symlink_to("2024-04-28", target_is_directory=True)
    return tmp_path


def nights(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "reports").iterdir() if path.name != "latest")


@pytest.mark.parametrize(
    ("keep", "months"), [(0, [1, 2, 3, 4]), (1, [4]), (2, [3, 4]), (9, [1, 2, 3, 4])]
)
def test_reports_of_the_newest_nights_are_kept(keep: int, months: list[int], home: Path) -> None:
    disk.drop_reports(home, keep, TONIGHT)

    assert nights(home) == [f"2024-0{month}-28" for month in months]
    assert (home / "reports" / "latest" / "index.html").exists()


def test_reports_of_this_night_and_latest_stay_whatever_their_day(home: Path) -> None:
    latest = home / "reports" / "latest"
    latest.unlink()
    latest.symlink_to("2024-02-28", target_is_directory=True)

    disk.drop_reports(home, 1, date(2024, 1, 28))

    assert nights(home) == ["2024-01-28", "2024-02-28", "2024-04-28"]


def test_nothing_but_reports_of_nights_goes(home: Path) -> None:
    for name in ("notes", "2024-01-28-mine"):
        (home / "reports" / name).mkdir()

    disk.drop_reports(home, 1, TONIGHT)

    assert nights(home) == ["2024-01-28-mine", "2024-04-28", "notes"]


def test_what_went_is_told_and_half_a_removal_is_ended(
    home: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (home / "reports" / ".2024-01-28.old").mkdir()

    with caplog.at_level(logging.INFO, logger="netgraph"):
        disk.drop_reports(home, 3, TONIGHT)
        disk.drop_reports(home, 3, TONIGHT)

    assert {*caplog.messages} == {"reports of 1 older nights removed (keep_reports = 3)"}
    assert nights(home) == ["2024-02-28", "2024-03-28", "2024-04-28"]


def test_a_home_without_reports_has_none_to_remove(tmp_path: Path) -> None:
    disk.drop_reports(tmp_path, 1, TONIGHT)

    assert list(tmp_path.iterdir()) == []


def test_use_tells_what_could_be_freed_and_how(home: Path) -> None:
    (home / "inbox" / "noor").mkdir(parents=True)
    for name in ("a.zip", "b.zip"):
        (home / "inbox" / "noor" / name).write_bytes(b"0123")
    (home / "netgraph.duckdb").write_bytes(b"01")

    rows = {row["what"]: row for row in disk.use(home, ["noor/b.zip"] * 2).iter_rows(named=True)}

    assert [row["bytes"] for row in rows.values()] == [2, 0, 0, 40, 8]
    assert (rows["reports"]["could_free"], rows["inbox"]["could_free"]) == (30, 4)
    assert "keep_reports" in rows["reports"]["how"]
    assert rows["published database"]["how"] is None


def test_a_night_drops_the_reports_that_the_setting_does_not_keep(home: Path) -> None:
    (home / "netgraph.toml").write_text("keep_reports = 2\n")

    run_night(home, "2024-03-28", steps=(pipeline.begin, pipeline.publish))

    assert nights(home) == ["2024-03-28", "2024-04-28"]
