"""Lists beside the connections: old address books, followed members, uploaded contacts, notes."""

from pathlib import Path

import pytest

from netgraph.sources.addressbook import ADDRESSBOOK
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin import LINKEDIN
from tests.sources.linkedin_tables import BO, KEY, URLS, read, reasons, table
from tests.sources.packing import make_folder

OUTLOOK = "First Name,Last Name,E-mail Address,Company,Job Title,Notes"
YAHOO = "First,Last,Email,Title,Company,Comments"
FOLLOWS = "Date,Status,FullName"
UPLOADED = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
    "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
)
NOTED = (
    "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On,Edited On"
)


def book(path: Path, *rows: tuple[str, ...], program: str = "microsoft_outlook") -> Snapshot:
    name = f"linkedin_connections_export_{program}"
    return read(path, **{name: table(YAHOO if program == "yahoo" else OUTLOOK, *rows)})


def keys(said: Snapshot) -> list[str]:
    return said.ties["key"].to_list()


def test_an_old_address_book_is_the_list_of_connections_without_days(tmp_path: Path) -> None:
    said = book(tmp_path, ("Bo", "Li", "Bo@Example.org", "Fabrikam", "Sales", "private words"))

    assert said.ties.select("list", "key", "kind", "since").rows() == [
        ("connections", "linkedin:~bo li|", "connection", None)
    ]
    account = said.accounts.select("name", "email", "company", "position", "alias").row(0)
    assert account[:4] == ("Bo Li", "bo@example.org", "Fabrikam", "Sales")
    assert account[4] == "linkedin:~bo li|bo@example.org"


def test_the_books_of_all_programs_say_the_same(tmp_path: Path) -> None:
    outlook = book(tmp_path / "1", ("Bo", "Li", "bo@example.org", "Fabrikam", "Sales", ""))
    express = book(
        tmp_path / "2",
        ("Bo", "Li", "bo@example.org", "Fabrikam", "Sales", ""),
        program="outlook_express",
    )
    yahoo = book(
        tmp_path / "3", ("Bo", "Li", "bo@example.org", "Sales", "Fabrikam", ""), program="yahoo"
    )

    assert outlook.accounts.equals(express.accounts)
    assert outlook.accounts.equals(yahoo.accounts)


def test_namesakes_in_a_book_are_told_apart_by_e_mail_whatever_their_order(tmp_path: Path) -> None:
    rows = [("Ann", "Ode", f"{n}@example.org", "", "", "") for n in "ab"]
    one, other = book(tmp_path / "1", *rows), book(tmp_path / "2", *reversed(rows))

    assert set(keys(one)) == set(keys(other))
    assert set(keys(one)) == {f"linkedin:~ann ode|{n}@example.org" for n in "ab"}


def test_a_later_list_shows_the_second_key_of_a_book(tmp_path: Path) -> None:
    row = ("Bo", "Li", BO, "Bo@Example.org", "", "", "01 Feb 2018")
    said = read(tmp_path, Connections=table(URLS, row))

    assert said.accounts.select("key", "alias").rows() == [
        (KEY + "bo-li", "linkedin:~bo li|2018-02-01"),
        (KEY + "bo-li", "linkedin:~bo li|bo@example.org"),
    ]


def test_a_book_that_cannot_be_used_makes_the_list_absent(tmp_path: Path) -> None:
    said = book(tmp_path, ("", "", "no address", "Contoso", "", ""))

    assert said.lists.select("list", "state").rows() == [("connections", "absent")]
    assert said.ties.is_empty()


def test_a_book_that_is_cut_is_not_used(tmp_path: Path) -> None:
    name = "linkedin_connections_export_yahoo"
    said = read(tmp_path, **{name: f"{YAHOO}\nBo,Li,bo@example.org,Sales,Fabrikam,\nZo"})

    assert said.lists["state"].to_list() == ["absent"]
    assert said.files["status"].to_list() == ["ignored"]


def test_of_rows_of_one_followed_name_the_newest_decides(tmp_path: Path) -> None:
    rows = [
        ("2022-01-01 00:00:00 UTC", "Active", "Bo Li"),
        ("2023-01-01 00:00:00 UTC", "Unfollow", "Bo Li"),
        ("2023-01-01 00:00:00 UTC", "Unfollow", "Zoe B"),
        ("2024-01-01 00:00:00 UTC", "Active", "Zoe B"),
    ]
    said = read(tmp_path, Member_Follows=table(FOLLOWS, *rows), Votes="Date,Link,OptionText\n")

    assert said.ties.select("key", "kind").rows() == [("linkedin:?zoe b", "subscription")]
    assert said.ties["since"].cast(str).to_list() == ["2024-01-01"]
    assert [line for line, _ in reasons(said)] == [1, 2, 3]


def test_followed_members_are_read_below_a_preamble_and_in_any_order_of_columns(
    tmp_path: Path,
) -> None:
    text = 'Notes:\n"A sentence."\n\nFull Name,Date,Status\nBo Li,2024-01-01 00:00:00 UTC,Active\n'
    said = read(tmp_path, Member_Follows=text, Votes="Date,Link,OptionText\n")

    assert keys(said) == ["linkedin:?bo li"]


def uploaded(path: Path, **cells: str) -> Snapshot:
    return read(path, ImportedContacts=table(UPLOADED, cells))


def test_an_uploaded_contact_has_the_key_that_the_card_has_in_an_address_book(
    tmp_path: Path,
) -> None:
    said = uploaded(tmp_path, FirstName="Bo", LastName="Li", Emails="bo@example.org")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Li\nEMAIL:Bo@example.org\nEND:VCARD\n"
    with open_archive(make_folder(tmp_path / "cards", {"me.vcf": card})) as archive:
        own = ADDRESSBOOK.read(archive)

    assert keys(said) == own.ties["key"].to_list()
    assert said.ties.select("list", "kind").rows() == [("imported_contacts", "imported")]


def test_a_job_in_an_uploaded_contact_is_as_old_as_the_upload_or_not_kept(tmp_path: Path) -> None:
    who = {"FirstName": "Bo", "LastName": "Li", "Companies": "Fabrikam"}
    dated = uploaded(tmp_path / "1", **who, CreatedAt="3/14/19, 2:37 PM")
    undated = uploaded(tmp_path / "2", **who, CreatedAt="sometime")

    assert dated.accounts["company"].to_list() == ["Fabrikam"]
    assert dated.accounts["seen_at"].cast(str).str.slice(0, 10).to_list() == ["2019-03-14"]
    assert undated.accounts["company"].to_list() == [None]


@pytest.mark.parametrize(
    "emails",
    ["a@example.org, b@example.org", "a@example.org;b@example.org", "a@example.org b@example.org"],
)
def test_several_addresses_of_a_cell_are_several(tmp_path: Path, emails: str) -> None:
    said = uploaded(tmp_path, FirstName="Bo", Emails=emails)

    assert said.accounts["email"].to_list() == ["a@example.org", "b@example.org"]
    assert len(keys(said)) == 1


def test_a_row_of_junk_is_rejected(tmp_path: Path) -> None:
    said = uploaded(tmp_path, Emails="none", Sites="-", Companies="Contoso")

    assert reasons(said) == [(1, "neither name, e-mail, phone nor link")]
    assert said.lists["state"].to_list() == ["empty"]


def test_a_note_tells_an_address_and_not_a_word(tmp_path: Path) -> None:
    rows = [
        ("Bo", "Li", BO, "private words", "2026-02-03 04:05:06 UTC", ""),
        ("Zoe", "B", "", "private words", "2026-02-03 04:05:06 UTC", ""),
    ]
    said = read(tmp_path, Notes=table(NOTED, *rows))

    account = said.accounts.select("key", "name", "seen_at").row(0)
    assert account[:2] == (KEY + "bo-li", "Bo Li")
    assert str(account[2]) == "2026-02-03 04:05:06"
    assert reasons(said) == [(2, "no profile address")]
    assert said.events.is_empty()
    assert said.ties.is_empty()


def test_a_file_beside_that_cannot_be_read_spoils_nothing_else(tmp_path: Path) -> None:
    row = ("Bo", "Li", BO, "", "", "", "01 Feb 2018")
    files = {
        "Connections.csv": table(URLS, row),
        "Member_Follows.csv": "Whom,When\nBo,2024\n",
        "ImportedContacts.csv": f'{UPLOADED}\nM,"Bo',
        "Notes.csv": "Text\nprivate\n",
        "Endorsement_Given_Info.csv": "",
    }
    with open_archive(make_folder(tmp_path / "export", files)) as archive:
        said = LINKEDIN.read(archive)

    assert dict(said.lists.select("list", "state").rows()) == {
        "connections": "nonempty",
        "member_follows": "absent",
        "imported_contacts": "absent",
    }
    assert said.files["status"].to_list() == ["read", *["ignored"] * 4]
    assert said.files["reason"].null_count() == 1
