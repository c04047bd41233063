"""Google's tables, old and new, whatever columns the data needed."""

from pathlib import Path

import pytest

from tests.sources.cards import NEW, OLD, names, people, read, table


def row(header: str, **cells: str) -> dict[str, str]:
    """A row whose cells are named as the columns are, but for blanks and hyphens."""
    folded = {"".join(filter(str.isalnum, c)): c for c in header.split(",")}
    return {folded[name]: value for name, value in cells.items()}


def test_old_and_new_tables_say_the_same(tmp_path: Path) -> None:
    shared = {
        "Email1Value": "Zoe@Brandt.example ::: zb@example.org",
        "Email2Value": "zoe@example.net",
        "Phone1Value": "+49 171 39200013:::0171 39200014",
        "Address1City": "Vienna",
        "Address1Country": "Austria",
        "Website1Value": "http://www.linkedin.com/in/zoe",
    }
    old = row(
        OLD,
        Name="Zoë Brandt",
        GivenName="Z",
        Organization1Name="Brandt & Co",
        Organization1Title="Owner",
        **shared,
    )
    new = row(
        NEW,
        FirstName="Zoë",
        LastName="Brandt",
        OrganizationName="Brandt & Co",
        OrganizationTitle="Owner",
        **shared,
    )

    before = read(tmp_path / "1", {"contacts.csv": table(OLD, old)})
    after = read(tmp_path / "2", {"contacts.csv": table(NEW, new)})

    assert (
        people(before)
        == people(after)
        == [
            (
                "Zoë Brandt",
                ["zb@example.org", "zoe@brandt.example", "zoe@example.net"],
                ["+49 171 39200013", "0171 39200014"],
                ["https://www.linkedin.com/in/zoe"],
            )
        ]
    )
    facts = before.accounts.select("company", "position", "location").unique().rows()
    assert facts == [("Brandt & Co", "Owner", "Vienna, Austria")]
    assert before.accounts.equals(after.accounts)


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"FirstName": "Zoë", "MiddleName": "Maria", "LastName": "Brandt"}, "Zoë Maria Brandt"),
        ({"LastName": "Brandt"}, "Brandt"),
        ({"FileAs": "Brandt, Zoë", "Nickname": "Z"}, None),
        ({"OrganizationName": "Ferngate Retail"}, None),
    ],
)
def test_a_name_of_the_new_table_is_given_middle_and_last(
    tmp_path: Path, cells: dict[str, str], name: str | None
) -> None:
    rows = table(NEW, row(NEW, Email1Value="a@example.org", **cells))

    assert names(read(tmp_path, {"x.csv": rows})) == [name]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";"])
def test_tables_saved_again_by_a_spreadsheet_are_read(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    text = table(NEW, row(NEW, FirstName="Jörg", Email1Value="j@example.org"))

    said = read(tmp_path, {"x.csv": text.replace(",", separator).encode(encoding)})

    assert names(said) == ["Jörg"]


def test_columns_come_in_any_number_and_order(tmp_path: Path) -> None:
    wide = ",".join(f"E-mail {n} - Label,E-mail {n} - Value" for n in (10, 2, 1))
    header = f"Labels,{wide},Custom Field 1 - Value,File As,Last Name,First Name"
    cells = {"E-mail 10 - Value": "x@example.org", "E-mail 1 - Value": "a@example.org"}
    rows = table(header, cells | {"First Name": "Bo", "Custom Field 1 - Value": "secret"})

    said = read(tmp_path, {"x.csv": rows})

    assert people(said) == [("Bo", ["a@example.org", "x@example.org"], [], [])]
    assert "secret" not in said.accounts.write_csv()


@pytest.mark.parametrize(
    "label", ["* otherContacts", "* Other Contacts", "Friends ::: *otherContacts"]
)
@pytest.mark.parametrize(("header", "column"), [(OLD, "Group Membership"), (NEW, "Labels")])
def test_whom_google_collected_is_in_the_list_and_counted(
    tmp_path: Path, header: str, column: str, label: str
) -> None:
    rows = table(
        header,
        {column: label, "E-mail 1 - Value": "shop@example.org"},
        {column: "* myContacts", "E-mail 1 - Value": "noor@example.org"},
    )
    said = read(tmp_path, {"x.csv": rows})

    assert said.ties.height == 2
    assert said.notes["note"].to_list() == ["Collected from mail by Google, not by the owner: 1."]


def test_rows_that_reach_nobody_are_rejected_by_their_number(tmp_path: Path) -> None:
    rows = table(
        NEW,
        row(NEW, FirstName="Noor"),
        row(NEW, Notes="a note", Labels="* myContacts"),
        row(NEW, Phone1Value="123"),
    )
    said = read(tmp_path, {"x.csv": rows})

    assert said.rejects.rows() == [("x.csv", 2, "neither name, e-mail, phone nor link")]
    assert said.files.select("rows_read", "rows_kept", "rows_rejected").rows() == [(3, 2, 1)]


def test_a_cut_table_removes_nobody(tmp_path: Path) -> None:
    rows = table(NEW, row(NEW, FirstName="Noor"), row(NEW, FirstName="Bo", Notes='"'))
    said = read(tmp_path, {"x.csv": rows[: rows.index("Bo") + 1]})

    assert said.lists["state"].to_list() == ["absent"]
    assert said.accounts.is_empty()
    assert said.files["status"].to_list() == ["ignored"]
