import os
from pathlib import Path

import pytest

from netgraph.errors import ExportError
from netgraph.sources import parts_of
from netgraph.sources.archive import open_archive
from netgraph.sources.inbox import find_packages
from tests.sources.packing import make_folder, make_zip

NEUTRAL: dict[str, bytes | str] = {
    "netgraph.json": '{"format": 1, "network": "crm", "exported_on": "2026-03-31"}',
    "contacts.csv": "owner,id,kind\nada,bo,client\n",
}
LINKEDIN: dict[str, bytes | str] = {
    "Connections.csv": (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Bo,Berg,https://www.linkedin.com/in/bo-berg,,,,07 Jun 2023\n"
    )
}
X: dict[str, bytes | str] = {
    "data/follower.js": 'window.YTD.follower.part0 = [ {"follower": {"accountId": "7"}} ]',
    "data/account.js": 'window.YTD.account.part0 = [ {"account": {"accountId": "1"}} ]',
    "assets/app.js": "let it = be",
    "Your archive.html": "<p>",
}
FACEBOOK: dict[str, bytes | str] = {
    "friends/friends.json": '{"friends": [{"name": "Bo Berg", "timestamp": 1384712345}]}',
    "photos_and_videos/1.jpg": b"x",
    "likes/pages.json": "{}",
}


def found(inbox: Path) -> list[tuple[str, str]]:
    """File and owner of each package."""
    return [(p.file, p.filed_under) for p in find_packages(inbox, "me")]


def readers(inbox: Path) -> list[str]:
    """Who claims each package, or why nobody does."""
    names = []
    for package in find_packages(inbox, "me"):
        try:
            with open_archive(package.path, only=package.only) as archive:
                names += [source.name for source, _ in parts_of(archive)]
        except ExportError as ex:
            names.append(str(ex).partition(": ")[2].partition(" (")[0])
    return names


def test_empty_or_missing_inbox_has_no_packages(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox", {".DS_Store": b"x", ".hidden": b"y", "desktop.ini": b"z"})

    assert found(tmp_path / "inbox") == []
    assert found(tmp_path / "missing") == []


@pytest.mark.parametrize("members", [NEUTRAL, LINKEDIN, X, FACEBOOK], ids=str)
def test_inbox_that_is_itself_one_export(tmp_path: Path, members: dict[str, bytes | str]) -> None:
    inbox = make_folder(tmp_path / "export 2026-03-31", members)

    assert found(inbox) == [("export 2026-03-31", "me")]
    assert find_packages(inbox, "me")[0].only is None


@pytest.mark.parametrize("members", [NEUTRAL, LINKEDIN, X, FACEBOOK], ids=str)
def test_export_in_one_wrapper_folder(tmp_path: Path, members: dict[str, bytes | str]) -> None:
    make_folder(tmp_path / "inbox" / "facebook-2026-03-31" / "inner", members)

    assert found(tmp_path / "inbox") == [("facebook-2026-03-31", "me")]


def test_flat_inbox_belongs_to_the_default_owner(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_zip(inbox / "Basic_LinkedInDataExport_10-21-2023.zip", LINKEDIN)
    make_folder(inbox / "twitter-2023-02-18-abc", X)
    make_folder(inbox / "crm", NEUTRAL)
    make_folder(inbox, {"notes.txt": "remember the milk"})

    assert found(inbox) == [
        ("Basic_LinkedInDataExport_10-21-2023.zip", "me"),
        ("crm", "me"),
        ("notes.txt", "me"),
        ("twitter-2023-02-18-abc", "me"),
    ]
    assert readers(inbox) == ["linkedin", "neutral", "no reader knows this", "x"]


def test_folders_are_owners_and_their_entries_packages(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_zip(inbox / "noor" / "linkedin 2023-10-21.zip", LINKEDIN)
    make_zip(inbox / "noor" / "linkedin 2024-01-21.zip", LINKEDIN)
    make_folder(inbox / "noor" / "facebook-noor", FACEBOOK)
    make_folder(inbox / "Ed van Damme" / "x-2023-02-18", X)
    make_folder(inbox / "nobody", {})

    assert found(inbox) == [
        ("Ed van Damme/x-2023-02-18", "Ed van Damme"),
        ("noor/facebook-noor", "noor"),
        ("noor/linkedin 2023-10-21.zip", "noor"),
        ("noor/linkedin 2024-01-21.zip", "noor"),
    ]


def test_packages_beside_owners_belong_to_the_default_owner(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_zip(inbox / "noor" / "export.zip", LINKEDIN)
    make_zip(inbox / "Zoë's export.zip", LINKEDIN)
    make_folder(inbox / "facebook-2023-02-18", FACEBOOK)

    assert found(inbox) == [
        ("Zoë's export.zip", "me"),
        ("facebook-2023-02-18", "me"),
        ("noor/export.zip", "noor"),
    ]


def test_loose_files_of_an_owner_are_one_package(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_folder(inbox / "noor", LINKEDIN | {"messages.csv": "x", "notes.txt": "y"})
    make_zip(inbox / "noor" / "old.zip", LINKEDIN)
    make_folder(inbox / "noor" / "twitter", X)
    make_folder(inbox / "noor" / "Rich_Media", {"a.jpg": b"x"})

    packages = find_packages(inbox, "me")

    assert [p.file for p in packages] == ["noor", "noor/old.zip", "noor/twitter"]
    assert packages[0].only == ("Connections.csv", "Rich_Media", "messages.csv", "notes.txt")
    assert readers(inbox) == ["linkedin", "linkedin", "x"]
    assert {p.filed_under for p in packages} == {"noor"}


def test_unpacked_export_in_an_owners_folder_is_one_package(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox" / "noor", X)

    assert found(tmp_path / "inbox") == [("noor", "noor")]


def test_loose_files_in_the_inbox_are_one_package_beside_zips_and_owners(tmp_path: Path) -> None:
    inbox = make_folder(tmp_path / "inbox", LINKEDIN)
    make_zip(inbox / "facebook.zip", FACEBOOK)
    make_folder(inbox / "noor", X)

    assert found(inbox) == [("Connections.csv", "me"), ("facebook.zip", "me"), ("noor", "noor")]
    assert find_packages(inbox, "me")[0].only == ("Connections.csv",)


def test_dated_files_are_packages_of_their_own(tmp_path: Path) -> None:
    table = LINKEDIN["Connections.csv"]
    names = ["Connections 2023-10-21.csv", "Connections 2024-01-21.csv", "Connections.csv"]
    make_folder(tmp_path / "inbox" / "noor", dict.fromkeys(names, table))

    assert found(tmp_path / "inbox") == [
        ("noor/Connections.csv", "noor"),
        ("noor/Connections 2023-10-21.csv", "noor"),
        ("noor/Connections 2024-01-21.csv", "noor"),
    ]


def test_single_file_of_an_owner_is_named_not_the_folder(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox" / "noor", LINKEDIN)

    assert found(tmp_path / "inbox") == [("noor/Connections.csv", "noor")]


def test_loose_files_of_two_networks_are_two_packages(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_folder(inbox / "noor", LINKEDIN | {"data/follower.js": X["data/follower.js"]})

    assert found(inbox) == [("noor/Connections.csv", "noor"), ("noor/data", "noor")]
    assert readers(inbox) == ["linkedin", "x"]


def test_folders_that_only_sort_are_opened(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_zip(inbox / "noor" / "linkedin" / "2023" / "a.zip", LINKEDIN)
    make_zip(inbox / "noor" / "linkedin" / "2024" / "b.zip", LINKEDIN)
    make_zip(inbox / "facebook" / "part1.zip", FACEBOOK)
    make_zip(inbox / "facebook" / "part2.zip", FACEBOOK)

    assert found(inbox) == [
        ("facebook/part1.zip", "me"),
        ("facebook/part2.zip", "me"),
        ("noor/linkedin/2023/a.zip", "noor"),
        ("noor/linkedin/2024/b.zip", "noor"),
    ]


def test_what_no_reader_knows_is_refused_by_name(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    make_folder(inbox / "noor" / "holiday", {"1.jpg": b"x", "deep/2.jpg": b"y"})
    make_folder(inbox / "linkedin 2023", {"index.html": "<p>"})
    make_folder(inbox / "noor", {"half.zip.crdownload": b"PK"})

    assert found(inbox) == [
        ("linkedin 2023", "me"),
        ("noor/half.zip.crdownload", "noor"),
        ("noor/holiday", "noor"),
    ]
    assert readers(inbox) == [
        "no reader knows this",
        "still downloading. Wait for it, or download it again.",
        "no reader knows this",
    ]


def test_links_are_refused_and_never_followed(tmp_path: Path) -> None:
    make_folder(tmp_path / "elsewhere", LINKEDIN)
    inbox = tmp_path / "inbox"
    make_folder(inbox / "noor", {})
    (inbox / "ed").symlink_to(tmp_path / "elsewhere")
    (inbox / "noor" / "Connections.csv").symlink_to(tmp_path / "elsewhere" / "Connections.csv")

    assert found(inbox) == [("ed", "me"), ("noor/Connections.csv", "noor")]
    assert all(reason.startswith("a link") for reason in readers(inbox))


def test_inbox_may_be_a_link_itself(tmp_path: Path) -> None:
    make_zip(tmp_path / "real" / "noor" / "a.zip", LINKEDIN)
    (tmp_path / "inbox").symlink_to(tmp_path / "real")

    assert found(tmp_path / "inbox") == [("noor/a.zip", "noor")]


def test_folder_named_like_a_zip_is_a_package(tmp_path: Path) -> None:
    make_folder(tmp_path / "inbox" / "export.zip", LINKEDIN)

    assert found(tmp_path / "inbox") == [("export.zip", "me")]
    assert readers(tmp_path / "inbox") == ["linkedin"]


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    inbox = make_folder(tmp_path / "inbox", {})
    Path(os.fsdecode(os.fsencode(inbox) + b"/caf\xe9.zip")).write_bytes(b"PK")

    assert found(inbox) == [("caf?.zip", "me")]
    assert readers(inbox) == ["not a whole zip"]


def test_package_two_readers_claim_is_refused_by_name(tmp_path: Path) -> None:
    make_zip(tmp_path / "inbox" / "mixed.zip", LINKEDIN | X)

    assert readers(tmp_path / "inbox")[0].startswith("linkedin and x claim this")


def test_finding_changes_nothing(tmp_path: Path) -> None:
    inbox = make_folder(tmp_path / "inbox", LINKEDIN)
    before = {path: path.stat().st_mtime_ns for path in inbox.rglob("*")}

    assert find_packages(inbox, "me") == find_packages(inbox, "me")
    assert {path: path.stat().st_mtime_ns for path in inbox.rglob("*")} == before


LETTER = "From: a@x.example\nTo: b@x.example\nDate: Mon, 4 Mar 2024 09:00:00 +0000\n\nHello\n"
MBOX = f"From 1@xxx Mon Mar 04 11:20:34 +0000 2024\n{LETTER}"
ICS = "BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n"
VCF = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Li\nEMAIL:bo@x.example\nEND:VCARD\n"
TAKEOUT = {
    "Takeout/Mail/All mail.mbox": MBOX,
    "Takeout/Calendar/Home.ics": ICS,
    "Takeout/Contacts/All Contacts/All Contacts.vcf": VCF,
}


@pytest.mark.parametrize("name", ["noor/takeout-20240331T081500Z-001", "Takeout"])
def test_unpacked_takeout_is_one_package_of_several_networks(tmp_path: Path, name: str) -> None:
    make_folder(tmp_path / "inbox" / name, TAKEOUT)

    assert found(tmp_path / "inbox") == [(name, "noor" if "/" in name else "me")]
    assert sorted(readers(tmp_path / "inbox")) == ["addressbook", "calendar", "mail"]


def test_folder_of_exports_of_several_days_is_no_takeout(tmp_path: Path) -> None:
    exports = tmp_path / "inbox" / "noor" / "exports"
    for day in ("2023-01-31", "2024-01-31"):
        make_folder(exports / f"calendar-{day}", {"Home.ics": ICS})

    assert [file for file, _ in found(tmp_path / "inbox")] == [
        f"noor/exports/calendar-{day}" for day in ("2023-01-31", "2024-01-31")
    ]


@pytest.mark.parametrize("below", ["", "Post/"])
def test_folders_of_a_mail_program_are_one_export(tmp_path: Path, below: str) -> None:
    files = {f"{below}{box}/1.eml": LETTER for box in ("Inbox", "Sent", "Junk")}
    make_folder(tmp_path / "inbox" / "noor", files)

    (package,) = find_packages(tmp_path / "inbox", "me")
    with open_archive(package.path, only=package.only) as archive:
        assert len(archive.paths) == 3
        assert any("Sent/" in path for path in archive.paths)


def test_loose_files_go_to_their_readers_and_leave_the_rest_its_own(tmp_path: Path) -> None:
    files = {**LINKEDIN, "mine.mbox": MBOX, "cal.ics": ICS, "people.vcf": VCF, "more.vcf": VCF}
    make_folder(tmp_path / "inbox" / "noor", files)

    assert sorted(readers(tmp_path / "inbox")) == ["addressbook", "calendar", "linkedin", "mail"]


def test_card_that_somebody_sent_is_a_file_of_the_export_it_lies_in(tmp_path: Path) -> None:
    sent = {"messages/inbox/bo_1/files/bo.vcf": VCF, "messages/inbox/bo_1/files/day.ics": ICS}
    make_folder(tmp_path / "inbox" / "noor" / "facebook-noor-2024-03-31", FACEBOOK | sent)

    assert readers(tmp_path / "inbox") == ["facebook"]
