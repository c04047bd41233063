"""LinkedIn answers one request twice: with a part of it, and within a day with all of it."""

from pathlib import Path

import pytest

from tests.pipeline.inboxes import BO, ZOE, ids, linkedin, reason, status, ties
from tests.pipeline.nights import derive, derived, run_night
from tests.sources.linkedin_tables import ASKED, IN, URLS, table
from tests.sources.packing import make_zip

BASIC = "noor/Basic_LinkedInDataExport_01-31-2024.zip"
WHOLE = "noor/Complete_LinkedInDataExport_01-31-2024.zip"
LATER = "noor/Complete_LinkedInDataExport_02-01-2024.zip"
REX = {"First Name": "Rex", "Last Name": "Quill", "URL": f"{IN}rex", "Connected On": "31 Jan 2024"}
MORE = {"Invitations.csv": table(ASKED), "Comments_34875879.csv": "Date,Link,Message\n"}


def night(home: Path, **packages: dict[str, str]) -> None:
    for name, files in packages.items():
        make_zip(home / "inbox" / {"basic": BASIC, "whole": WHOLE, "later": LATER}[name], files)
    derive(home)


def standings(home: Path) -> list[tuple[str, str]]:
    return derived(home, "select distinct list, standing from core.lists order by all")


def test_the_whole_stands_for_a_part_that_was_made_minutes_before(tmp_path: Path) -> None:
    night(tmp_path, basic=linkedin(BO, ZOE), whole=linkedin(BO, ZOE, REX) | MORE)

    assert status(tmp_path) == {BASIC: "duplicate", WHOLE: "loaded"}
    assert reason(tmp_path, BASIC).startswith(f"a part of {WHOLE} of the same day")
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]
    assert standings(tmp_path) == [("connections", "effective")]
    assert len(ties(tmp_path)) == 3
    assert derived(tmp_path, "select count(*) from core.ties where ended is not null") == [(0,)]


def test_the_whole_of_the_next_day_is_an_export_of_its_own_and_removes_nobody(
    tmp_path: Path,
) -> None:
    night(tmp_path, basic=linkedin(BO, ZOE), later=linkedin(BO, ZOE, REX) | MORE)

    assert set(status(tmp_path).values()) == {"loaded"}
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31", "noor/linkedin/2024-02-01"]
    assert standings(tmp_path) == [("connections", "effective")]
    assert derived(tmp_path, "select change, account_id from core.changes") == [
        ("added", "linkedin:in/rex")
    ]


def test_an_unpacked_whole_stands_for_its_part_too(tmp_path: Path) -> None:
    whole = linkedin(BO, ZOE, REX) | MORE
    night(
        tmp_path,
        basic={f"Basic_LinkedInDataExport_01-31-2024/{k}": v for k, v in linkedin(BO).items()},
        whole={f"Complete_LinkedInDataExport_01-31-2024/{k}": v for k, v in whole.items()},
    )

    assert status(tmp_path) == {BASIC: "duplicate", WHOLE: "loaded"}


@pytest.mark.parametrize(
    "whole",
    [
        {"Connections.csv": f"{URLS}\nBo,Li", **MORE},
        {"Connections.csv": f"{URLS}\n", "Profile.csv": "", "Invitations.csv": "", "x.bin": ""},
    ],
    ids=["its list is damaged", "it lacks what the part has"],
)
def test_a_whole_that_does_not_have_all_of_the_part_does_not_stand_for_it(
    tmp_path: Path, whole: dict[str, str]
) -> None:
    night(
        tmp_path,
        basic=linkedin(BO) | {"Invitations.csv": table(ASKED, {"From": "Bo"})},
        whole=whole,
    )

    assert status(tmp_path)[BASIC] != "duplicate"
    assert not derived(tmp_path, "select 1 from core.ties where ended is not null")


def test_two_parts_that_differ_need_nobody_where_the_whole_is_there(tmp_path: Path) -> None:
    make_zip(tmp_path / "inbox" / BASIC.replace(".zip", " (1).zip"), linkedin(ZOE))
    make_zip(tmp_path / "inbox" / BASIC, linkedin(BO))
    make_zip(tmp_path / "inbox" / WHOLE, linkedin(BO, ZOE) | MORE)

    summary = run_night(tmp_path)

    assert sorted(status(tmp_path).values()) == ["duplicate", "duplicate", "loaded"]
    assert (summary.status, summary.held) == (0, [])
