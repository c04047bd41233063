"""Which of what lies in the inbox counts, for whom and for which day."""

from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.inboxes import BO, ZOE, ids, linkedin, reason, status, ties
from tests.pipeline.nights import (
    decide,
    derive,
    derived,
    knows,
    neutral,
    rank_night,
    resolve,
    run_night,
)
from tests.sources.packing import make_folder, make_zip


def test_same_content_counts_once_and_the_path_that_sorts_first_is_loaded(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_zip(noor / "b" / "Basic_LinkedInDataExport_01-31-2024.zip", linkedin(BO))
    make_zip(noor / "c" / "Basic_LinkedInDataExport_01-31-2024 (1).zip", linkedin(BO))
    make_folder(noor / "a" / "linkedin-2024-01-31", linkedin(BO))

    resolve(tmp_path)

    assert list(status(tmp_path).values()) == ["loaded", "duplicate", "duplicate"]
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]
    assert ties(tmp_path) == [("noor", "linkedin:in/bo")]
    again = "noor/b/Basic_LinkedInDataExport_01-31-2024.zip"
    assert reason(tmp_path, again) == "same content as noor/a/linkedin-2024-01-31"


def test_copy_whose_name_tells_no_day_is_of_the_day_that_the_others_name_tells(
    tmp_path: Path,
) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_folder(noor / "a-export", linkedin(BO | {"Connected On": "02 Jan 2024"}))
    make_folder(noor / "linkedin-2024-01-31", linkedin(BO | {"Connected On": "02 Jan 2024"}))

    resolve(tmp_path)

    assert status(tmp_path) == {"noor/a-export": "loaded", "noor/linkedin-2024-01-31": "duplicate"}
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]
    assert reason(tmp_path, "noor/a-export") == "None"


def test_same_content_under_names_of_two_days_is_an_export_of_each(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    for day in ("01-31", "02-29"):
        make_zip(noor / f"Basic_LinkedInDataExport_{day}-2024.zip", linkedin(BO))

    resolve(tmp_path)

    assert ids(tmp_path) == ["noor/linkedin/2024-01-31", "noor/linkedin/2024-02-29"]
    assert derived(tmp_path, "select first_seen_on::text, last_seen_on::text from core.ties") == [
        ("2024-01-31", "2024-02-29")
    ]


def test_same_content_in_the_folders_of_two_owners_is_an_export_of_each(tmp_path: Path) -> None:
    for owner in ("bo", "noor"):
        make_folder(tmp_path / "inbox" / owner / "linkedin-2024-01-31", linkedin(ZOE))

    resolve(tmp_path)

    assert set(status(tmp_path).values()) == {"loaded"}
    assert ties(tmp_path) == [("bo", "linkedin:in/zoe"), ("noor", "linkedin:in/zoe")]


def test_neutral_export_that_names_its_owners_is_the_same_in_any_folder(tmp_path: Path) -> None:
    for folder in ("east", "west"):
        neutral(
            tmp_path / "inbox" / folder / "crm-2024-01-31",
            contacts=[*knows("ann", "1"), *knows("bo", "2")],
            links=[("1", "2", "interaction", 0.5)],
        )

    derive(tmp_path)

    assert list(status(tmp_path).values()) == ["loaded", "duplicate"]
    assert derived(tmp_path, "select weight from core.links where evidence = 'interaction'") == [
        (0.5,)
    ]


def test_parts_that_do_not_overlap_are_one_export(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    people = {"Invitations.csv": "From,To,Sent At,Message,Direction\n"}
    make_zip(noor / "Basic_LinkedInDataExport_01-31-2024.zip", linkedin(BO))
    make_zip(noor / "Basic_LinkedInDataExport_01-31-2024-2.zip", people)

    resolve(tmp_path)

    assert set(status(tmp_path).values()) == {"loaded"}
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]


def test_parts_that_share_an_equal_file_are_one_export(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    more = {"Invitations.csv": "From,To,Sent At,Message,Direction\n"}
    make_zip(noor / "Basic_LinkedInDataExport_01-31-2024.zip", linkedin(BO))
    make_zip(noor / "Complete_LinkedInDataExport_01-31-2024.zip", linkedin(BO) | more)

    resolve(tmp_path)

    assert set(status(tmp_path).values()) == {"loaded"}
    assert ties(tmp_path) == [("noor", "linkedin:in/bo")]


def test_parts_whose_files_contradict_each_other_are_held_and_the_rest_is_used(
    tmp_path: Path,
) -> None:
    noor = tmp_path / "inbox" / "noor"
    basic = "noor/Basic_LinkedInDataExport_01-31-2024.zip"
    whole = "noor/Complete_LinkedInDataExport_01-31-2024.zip"
    apart = "noor/messages_LinkedInDataExport_01-31-2024.zip"
    make_zip(noor.parent / basic, linkedin(BO))
    make_zip(noor.parent / whole, {f"top/{k}": v for k, v in linkedin(ZOE).items()})
    make_zip(noor.parent / apart, {"Invitations.csv": "From,To,Sent At,Message,Direction\n"})

    summary = run_night(tmp_path)

    assert status(tmp_path) == {basic: "held", whole: "held", apart: "loaded"}
    assert f"its connections.csv differs from the one in {whole}" in reason(tmp_path, basic)
    assert "decisions/exports.csv" in reason(tmp_path, basic)
    assert ties(tmp_path) == []
    assert summary.status == 3
    assert [(i, name) for i, name, _ in summary.held] == [("noor/linkedin/2024-01-31", None)] * 2
    page = summary.report.read_text(encoding="utf-8")
    assert "its connections.csv differs" in page
    assert "netgraph accept" not in page


def test_contradiction_is_seen_below_a_folder_that_only_one_part_has_alone(tmp_path: Path) -> None:
    """One part holds one folder, the other holds two: the names are compared as they are, too."""
    noor = tmp_path / "inbox" / "noor"
    for n, extra in (("1", {}), ("2", {"b/x.csv": "id\n"})):
        manifest = '{"format": 1, "network": "crm", "exported_on": "2024-01-31"}'
        people = {"a/netgraph.json": manifest, "a/people.csv": f"id,name\n1,Ann {n}\n"}
        make_zip(noor / f"crm-{n}.zip", people | extra)

    resolve(tmp_path)

    assert set(status(tmp_path).values()) == {"held"}


def test_decision_about_its_date_frees_a_part_that_contradicts(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_zip(noor / "Basic_LinkedInDataExport_01-31-2024.zip", linkedin(BO))
    make_zip(noor / "Complete_LinkedInDataExport_01-31-2024.zip", linkedin(BO, ZOE))
    name = "Complete_LinkedInDataExport_01-31-2024.zip"
    decide(tmp_path, "exports", f"file,exported_on\n{name},2024-02-29\n")

    resolve(tmp_path)

    assert ids(tmp_path) == ["noor/linkedin/2024-01-31", "noor/linkedin/2024-02-29"]


def test_export_dated_after_the_night_waits_for_its_day(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox" / "noor"
    make_folder(inbox / "linkedin-2024-01-31", linkedin(BO))
    make_folder(inbox / "linkedin-2024-08-31", linkedin(BO, ZOE))

    summary = rank_night(tmp_path, as_of="2024-06-30")
    early = status(tmp_path), len(ties(tmp_path))
    derive(tmp_path, as_of="2024-08-31")

    assert summary.status == 0
    assert early == (
        {"noor/linkedin-2024-01-31": "loaded", "noor/linkedin-2024-08-31": "later"},
        1,
    )
    assert set(status(tmp_path).values()) == {"loaded"}
    assert len(ties(tmp_path)) == 2


def test_export_that_nothing_dates_is_refused_with_advice_that_works(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox" / "noor" / "my-export", linkedin(BO))
    make_folder(tmp_path / "inbox" / "noor" / "linkedin-2024-01-31", linkedin(ZOE))

    summary = rank_night(tmp_path)

    assert [file for file, _ in summary.refused] == ["noor/my-export"]
    advice = summary.refused[0][1]
    assert "nothing tells its day" in advice
    assert "decisions/exports.csv" in advice
    assert "file,owner,exported_on,verdict; the file is noor/my-export" in advice
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31"]
    decide(tmp_path, "exports", "file,owner,exported_on,verdict\nnoor/my-export,,2024-02-29,\n")
    derive(tmp_path)
    assert ids(tmp_path) == ["noor/linkedin/2024-01-31", "noor/linkedin/2024-02-29"]
    assert derived(tmp_path, "select dated_by, reason from core.exports order by file") == [
        ("name", None),
        ("decision", None),
    ]


def test_decision_names_another_owner(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox" / "noor" / "linkedin-2024-01-31", linkedin(BO))
    decide(tmp_path, "exports", "file,owner\nlinkedin-2024-01-31,ada\n")

    resolve(tmp_path)

    assert ids(tmp_path) == ["ada/linkedin/2024-01-31"]
    assert ties(tmp_path) == [("ada", "linkedin:in/bo")]


def test_ignored_export_is_listed_as_refused_but_calls_for_no_attention(tmp_path: Path) -> None:
    noor = tmp_path / "inbox" / "noor"
    make_folder(noor / "linkedin-2024-01-31", linkedin(BO))
    make_folder(noor / "linkedin-2024-02-29", linkedin(ZOE))
    decide(tmp_path, "exports", "file,verdict\nnoor/linkedin-2024-02-29,ignore\n")

    summary = rank_night(tmp_path)

    assert status(tmp_path)["noor/linkedin-2024-02-29"] == "refused"
    assert reason(tmp_path, "noor/linkedin-2024-02-29") == "ignored by decisions/exports.csv"
    assert (summary.status, summary.refused) == (0, [])
    assert ties(tmp_path) == [("noor", "linkedin:in/bo")]


def test_copy_of_an_ignored_file_is_loaded(tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_folder(tmp_path / "inbox" / "noor" / f"{name}-2024-01-31", linkedin(BO))
    decide(tmp_path, "exports", "file,verdict\nnoor/a-2024-01-31,ignore\n")

    resolve(tmp_path)

    assert status(tmp_path) == {"noor/a-2024-01-31": "refused", "noor/b-2024-01-31": "loaded"}


def test_in_each_column_the_last_line_on_a_file_stands_and_a_path_before_a_name(
    tmp_path: Path,
) -> None:
    for owner in ("bo", "noor"):
        make_folder(tmp_path / "inbox" / owner / "my-export", linkedin(ZOE))
    decide(
        tmp_path,
        "exports",
        "file,owner,exported_on,verdict\n"
        "bo/my-export,,2024-01-05,\n"
        "my-export,,2024-01-01,\n"
        "my-export,,2024-01-02,\n"
        "noor/my-export,ada,,\n",
    )

    resolve(tmp_path)

    assert derived(tmp_path, "select file, export_id from core.exports order by 1") == [
        ("bo/my-export", "bo/linkedin/2024-01-05"),
        ("noor/my-export", "ada/linkedin/2024-01-02"),
    ]


@pytest.mark.parametrize(
    ("contacts", "owner", "owners"),
    [
        (knows("ann", "1", "2"), "ann", ["ann"]),
        ([*knows("ann", "1"), *knows("bo", "2")], None, ["ann", "bo"]),
        ([], None, []),
    ],
    ids=["one", "several", "none"],
)
def test_neutral_export_makes_the_owners_it_names_and_its_folder_none(
    tmp_path: Path, contacts: list[Any], owner: str | None, owners: list[str]
) -> None:
    said = [("e1", "2024-01-01", "1", "2", "message")]
    files = {"contacts": contacts} if contacts else {}
    neutral(tmp_path / "inbox" / "team" / "crm-2024-01-31", interactions=said, **files)

    resolve(tmp_path)

    label = owner or "team"
    assert derived(tmp_path, "select export_id, owner from core.exports") == [
        (f"{label}/crm/2024-01-31", owner)
    ]
    assert derived(tmp_path, "select owner, person_id from core.owners order by 1") == [
        (name, f"crm:{name}") for name in owners
    ]
    assert derived(tmp_path, "select owner, from_person from core.events") == [(owner, "crm:1")]
