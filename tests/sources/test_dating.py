from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.dating import Dated, date_in, date_of, newest_row
from tests.sources.packing import make_zip

UNKNOWN = (1980, 1, 1, 0, 0, 0)


def snapshot(frames: Mapping[str, list[dict[str, object]]]) -> Snapshot:
    built = {s.name: s.of(frames.get(s.name, [])) for s in schemas.SNAPSHOT_FRAMES}
    return Snapshot(source="crm", neutral=False, **built)


def tie(since: date | None, ended_on: date | None = None) -> dict[str, object]:
    return {"list": "contacts", "kind": "client", "since": since, "ended_on": ended_on}


def event(at: datetime, kind: str) -> dict[str, object]:
    fixed = {"event": "1", "scope": "owner", "audience": "crm:a"}
    return fixed | {"occurred_at": at, "kind": kind}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Complete_LinkedInDataExport_10-21-2023.zip", date(2023, 10, 21)),
        ("facebook-noor-2024-02-29-x1Y2.zip", date(2024, 2, 29)),
        ("twitter-2023-02-18-20010101ab.zip", date(2023, 2, 18)),
        ("takeout-20210304T101112Z-001.zip", date(2021, 3, 4)),
        ("archive-20210304101112-abc.zip", date(2021, 3, 4)),
        ("crm 20210304", date(2021, 3, 4)),
        ("crm_2021_03_04", date(2021, 3, 4)),
        ("13-13-2023 then 2023-01-02", date(2023, 1, 2)),
        ("facebook-noor-2023-02-30", None),
        ("Comments_34875879.csv", None),
        ("call 0031612345678", None),
        ("born-1950-01-01", None),
        ("export", None),
    ],
)
def test_day_in_a_name_is_found_in_every_networks_form(name: str, day: date | None) -> None:
    assert date_in(name) == day


@given(st.dates(date(1995, 1, 1), date(2099, 12, 31)))
def test_any_day_is_found_in_any_form(day: date) -> None:
    for form in ("x-%Y-%m-%d-y", "x_%m-%d-%Y.zip", "%Y%m%dT101112Z", "x%Y%m%d"):
        assert date_in(day.strftime(form)) == day


@given(st.text(max_size=30))
def test_any_name_can_be_asked(name: str) -> None:
    day = date_in(name)

    assert day is None or 1995 <= day.year < 2100


def test_first_that_tells_the_day_wins(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x-2023-10-21.zip", {"a": b"1"})
    nameless = make_zip(tmp_path / "x.zip", {"a": b"1"})
    folder = make_zip(tmp_path / "y.zip", {"x-2022-01-01/a": b"1"})
    row = date(2019, 1, 1)

    with open_archive(path) as archive:
        assert date_of(archive, date(2020, 1, 1), row) == Dated(date(2020, 1, 1), "manifest")
        assert date_of(archive, None, row) == Dated(date(2023, 10, 21), "name")
    with open_archive(nameless) as archive:
        assert date_of(archive, None, row) == Dated(date(2024, 6, 1), "archive")
    with open_archive(folder) as archive:
        assert date_of(archive, None, row) == Dated(date(2022, 1, 1), "name")


@pytest.mark.parametrize(
    ("frames", "day"),
    [
        ({"ties": [tie(date(2019, 1, 1)), tie(None)]}, date(2019, 1, 1)),
        ({"ties": [tie(None, date(2020, 1, 1))]}, date(2020, 1, 1)),
        (
            {
                "ties": [tie(date(2019, 1, 1))],
                "events": [event(datetime.fromisoformat("2021-05-06T23:59"), "message")],
            },
            date(2021, 5, 6),
        ),
        (
            {
                "ties": [tie(date(2019, 1, 1))],
                "events": [event(datetime.fromisoformat("2031-05-06"), "meeting")],
                "links": [{"a": "crm:a", "b": "crm:b", "evidence": "declared"}],
            },
            date(2019, 1, 1),
        ),
    ],
)
def test_newest_row_of_something_past_is_the_last_resort(
    tmp_path: Path, frames: dict[str, list[dict[str, object]]], day: date
) -> None:
    with open_archive(make_zip(tmp_path / "x.zip", {"a": b"1"}, UNKNOWN)) as archive:
        dated = date_of(archive, None, newest_row(snapshot(frames)))

    assert (dated.on, dated.basis) == (day, "rows")
    assert dated.warning is not None
    assert "decisions/exports.csv" in dated.warning


def test_export_that_nothing_dates_is_refused(tmp_path: Path) -> None:
    undated = make_zip(tmp_path / "x.zip", {"a": b"1"}, UNKNOWN)

    with (
        open_archive(undated) as archive,
        pytest.raises(ExportError, match=r"x.zip: .* decisions/exports.csv"),
    ):
        date_of(archive, None, newest_row(snapshot({})))
