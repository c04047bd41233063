"""What becomes of exports when the inbox changes, and of those that cannot be read."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.sources.archive import Archive
from netgraph.sources.neutral import NEUTRAL
from tests.pipeline.inboxes import BO, ZOE, ids, linkedin, status, ties
from tests.pipeline.nights import derived, knows, neutral, rank_night, resolve, steps_of
from tests.sources.linkedin_tables import URLS, table
from tests.sources.packing import make_folder, make_zip

INGEST = import_module("netgraph.pipeline.ingest")  # the package has a function of that name


def test_export_that_left_the_inbox_stays_loaded(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    gone = make_folder(noor / "linkedin-2024-01-31", linkedin(BO))
    make_folder(noor / "linkedin-2024-02-29", linkedin(BO, ZOE))
    resolve(tmp_path)
    before = ties(tmp_path), ids(tmp_path)

    shutil.rmtree(gone)
    resolve(tmp_path)
    resolve(tmp_path)

    assert (ties(tmp_path), ids(tmp_path)) == before
    assert set(status(tmp_path).values()) == {"loaded"}


def test_file_that_was_replaced_by_a_later_export_counts_beside_it(tmp_path: Path) -> None:
    def saved(*people: tuple[dict[str, str], str]) -> None:
        rows = [person | {"Connected On": on} for person, on in people]
        make_folder(tmp_path / "inbox" / "noor", {"Connections.csv": table(URLS, *rows)})

    saved((BO, "04 Jan 2024"))
    resolve(tmp_path)
    saved((BO, "04 Jan 2024"), (ZOE, "02 Feb 2024"))
    resolve(tmp_path)

    assert ids(tmp_path) == ["noor/linkedin/2024-01-04", "noor/linkedin/2024-02-02"]
    assert derived(tmp_path, "select distinct file, status from core.exports") == [
        ("noor/Connections.csv", "loaded")
    ]


def test_file_that_was_replaced_on_the_same_day_gives_way(tmp_path: Path) -> None:
    path = tmp_path / "inbox" / "noor" / "Basic_LinkedInDataExport_01-31-2024.zip"
    make_zip(path, linkedin(BO))
    resolve(tmp_path)
    make_zip(path, linkedin(ZOE))
    resolve(tmp_path)

    assert ties(tmp_path) == [("noor", "linkedin:in/zoe")]
    rows = derived(tmp_path, "select status, reason from core.exports order by status")
    assert [state for state, _ in rows] == ["duplicate", "loaded"]
    assert "no longer in the inbox" in rows[0][1]


def test_zip_packed_again_on_a_later_day_is_dated_anew(tmp_path: Path) -> None:
    """Nothing in it tells its day but the times that the zip stores."""
    path = tmp_path / "inbox" / "noor" / "export.zip"
    for month in (1, 2):
        make_zip(path, linkedin(BO), when=(2024, month, 3, 12, 0, 0))
        resolve(tmp_path)

    assert ids(tmp_path) == ["noor/linkedin/2024-02-03"]


def test_taking_one_of_two_contradicting_parts_out_frees_the_other(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    wrong = make_zip(noor / "Basic_LinkedInDataExport_01-31-2024.zip", linkedin(BO))
    make_zip(noor / "Complete_LinkedInDataExport_01-31-2024.zip", linkedin(ZOE))
    resolve(tmp_path)
    assert ties(tmp_path) == []

    wrong.unlink()
    resolve(tmp_path)

    assert ties(tmp_path) == [("noor", "linkedin:in/zoe")]


def test_export_that_was_moved_to_its_owners_folder_is_no_longer_the_others(
    tmp_path: Path,
) -> None:
    export = make_folder(tmp_path / "inbox" / "linkedin-2024-01-31", linkedin(BO))
    resolve(tmp_path)
    assert ties(tmp_path) == [("me", "linkedin:in/bo")]

    (tmp_path / "inbox" / "noor").mkdir()
    export.rename(tmp_path / "inbox" / "noor" / export.name)
    resolve(tmp_path)
    shutil.rmtree(tmp_path / "inbox" / "noor")
    resolve(tmp_path)

    assert ties(tmp_path) == [("noor", "linkedin:in/bo")]


def test_owner_whom_the_settings_name_owns_a_flat_inbox_and_what_left_it(tmp_path: Path) -> None:
    gone = make_folder(tmp_path / "inbox" / "linkedin-2024-01-31", linkedin(BO))
    make_folder(tmp_path / "inbox" / "linkedin-2024-02-29", linkedin(BO))
    resolve(tmp_path)
    shutil.rmtree(gone)
    (tmp_path / "netgraph.toml").write_text('owner = "noor"\n')

    resolve(tmp_path)

    assert ids(tmp_path) == ["noor/linkedin/2024-01-31", "noor/linkedin/2024-02-29"]


def test_bad_exports_are_refused_by_name_while_the_rest_goes_on(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_folder(noor / "linkedin-2024-01-31", linkedin(BO))
    (noor / "twitter-2024-01-31.zip").write_bytes(b"PK\3\4 and no more")
    (noor / "holiday.xyz").write_text("nobody's format")

    summary = rank_night(tmp_path)

    assert [file for file, _ in summary.refused] == [
        "noor/holiday.xyz",
        "noor/twitter-2024-01-31.zip",
    ]
    assert "download it again" in dict(summary.refused)["noor/twitter-2024-01-31.zip"]
    assert summary.status == 3
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]


def test_reader_that_fails_costs_its_package_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "inbox" / "noor" / "linkedin-2024-01-31", linkedin(BO))
    neutral(tmp_path / "inbox" / "crm-2024-01-31", contacts=knows("ann", "1"))

    def broken(_: object, archive: Archive) -> None:
        raise ZeroDivisionError(archive.names[0])

    monkeypatch.setattr(type(NEUTRAL), "read", broken)
    summary = rank_night(tmp_path)

    assert [file for file, _ in summary.refused] == ["crm-2024-01-31"]
    assert "the reader failed on it (ZeroDivisionError: crm-2024-01-31)" in summary.refused[0][1]
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]


def test_store_that_fails_is_not_taken_for_a_bad_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "inbox" / "noor" / "linkedin-2024-01-31", linkedin(BO))

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(INGEST, "load_package", full)

    with pytest.raises(OSError, match="no space left"):
        resolve(tmp_path)
    monkeypatch.undo()
    resolve(tmp_path)
    assert status(tmp_path) == {"noor/linkedin-2024-01-31": "loaded"}


def test_untouched_files_are_not_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "inbox" / "noor" / "linkedin-2024-01-31", linkedin(BO))
    (tmp_path / "inbox" / "noor" / "notes.xyz").write_text("nobody's format")
    first = steps_of(tmp_path, pipeline.begin, pipeline.ingest)[1].counts

    monkeypatch.setattr(INGEST, "parts_of", None)
    second = steps_of(tmp_path, pipeline.begin, pipeline.ingest)[1].counts

    assert first == {"packages": 2, "new": 2, "refused": 1}
    assert second == {"packages": 2, "new": 0, "refused": 1}
