"""Connections.csv of every era is one list: nonempty, empty or absent, never half-read."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.errors import ExportError
from netgraph.sources.linkedin import connections
from netgraph.text import fold
from tests.sources.linkedin_tables import (
    BO,
    IN,
    KEY,
    PLAIN,
    URLS,
    ZOE,
    read,
    reasons,
    table,
)

GOLDEN = Path(__file__).parent / "golden" / "linkedin"


def test_people_have_the_key_of_their_address_and_the_alias_of_name_and_day(
    tmp_path: Path,
) -> None:
    rows = ("Zoë", "Brandt", ZOE + "/", "Zoe@Example.org", "Contoso", "Pilot", "07 Jun 2024")
    snapshot = read(tmp_path, Connections=table(URLS, rows))
    account = snapshot.accounts.row(0, named=True)
    assert account["key"] == KEY + "zoë-brandt"
    assert account["alias"] == "linkedin:~zoë brandt|2024-06-07"
    assert account["url"] == IN + "zoë-brandt"
    assert account["email"] == "zoe@example.org"
    assert snapshot.ties.row(0, named=True)["since"] == date(2024, 6, 7)


def test_without_address_name_and_day_are_the_key_and_namesakes_of_a_day_are_counted(
    tmp_path: Path,
) -> None:
    ana = ("Ana", "Costa", "", "", "", "01 Feb 2018")
    snapshot = read(tmp_path, Connections=table(PLAIN, ana, ana, ("Bo", "Li", *ana[2:])))
    assert snapshot.accounts.select("key", "alias").rows() == [
        ("linkedin:~ana costa|2018-02-01", None),
        ("linkedin:~ana costa|2018-02-01|2", None),
        ("linkedin:~bo li|2018-02-01", "linkedin:~bo li|2018-02-01"),
    ]


def test_an_alias_that_two_addresses_share_joins_neither(tmp_path: Path) -> None:
    rows = [("Ana", "Costa", IN + slug, "", "", "", "01 Feb 2018") for slug in ("a1", "a2")]
    snapshot = read(tmp_path, Connections=table(URLS, *rows))
    assert snapshot.accounts["key"].to_list() == [KEY + "a1", KEY + "a2"]
    assert snapshot.accounts["alias"].null_count() == 2


def test_members_who_hide_are_ties_without_key_and_no_accounts(tmp_path: Path) -> None:
    hidden = ("", "", "", "", "", "", "02 Oct 2023")
    snapshot = read(tmp_path, Connections=table(URLS, hidden, hidden))
    assert snapshot.ties.select("key", "since").rows() == [(None, date(2023, 10, 2))] * 2
    assert snapshot.accounts.is_empty()
    assert "2" in snapshot.notes["note"][0]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Wren", "Hale, PhD", "Wren Hale, PhD"),
        ("Sam 🚀", "", "Sam 🚀"),
        ("李", "雷", "李 雷"),
        ("", "Cher", "Cher"),
        ("Jo\u200b", "  O’Neil ", "Jo O’Neil"),
    ],
)
def test_names_stay_as_people_write_them(tmp_path: Path, first: str, last: str, name: str) -> None:
    snapshot = read(tmp_path, Connections=table(PLAIN, (first, last, "", "", "", "01 Feb 2018")))
    assert snapshot.accounts["name"].to_list() == [name]
    assert snapshot.accounts["key"].to_list() == [f"linkedin:~{fold(name)}|2018-02-01"]


def test_a_list_with_a_header_only_is_empty_and_not_absent(tmp_path: Path) -> None:
    snapshot = read(tmp_path, Connections="Notes:\n\n" + table(URLS).rstrip("\n"))
    assert snapshot.lists.select("list", "state").rows() == [("connections", "empty")]


def test_rows_that_cannot_be_used_are_rejected_with_a_reason(tmp_path: Path) -> None:
    bo = ("Bo", "Li", BO, "", "", "", "01 Feb 2018")
    rows = [bo, ("No", "Day", "", "", "", "", "31 Foo 2024"), bo]
    snapshot = read(tmp_path, Connections=table(URLS, *rows))
    assert reasons(snapshot) == [(2, "no address and no readable day"), (3, "repeated address")]
    counts = snapshot.files.select("rows_read", "rows_kept", "rows_rejected").row(0)
    assert counts == (3, 1, 2)


def test_somebody_with_an_address_is_kept_without_a_readable_day(tmp_path: Path) -> None:
    snapshot = read(tmp_path, Connections=table(URLS, ("Bo", "Li", BO, "", "", "", "04/05/2021")))
    assert snapshot.ties.select("key", "since").rows() == [(KEY + "bo-li", None)]
    assert snapshot.accounts["alias"].to_list() == [None]


def test_a_list_of_which_no_row_can_be_used_is_absent_and_not_empty(tmp_path: Path) -> None:
    snapshot = read(tmp_path, Connections=table(PLAIN, ("Bo", "Li", "", "", "", "04/05/2021")))
    assert snapshot.lists.select("state").item() == "absent"
    assert "07 Jun 2026" in snapshot.lists["reason"].item()
    assert snapshot.ties.is_empty()


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    header = URLS + ",Shoe Size,First Name"
    rows = ("Bo", "Li", BO, "", "", "", "01 Feb 2018", "44", "Bob")
    snapshot = read(tmp_path, Connections=table(header, rows))
    assert "Shoe Size, First Name (2)" in snapshot.notes["note"].item()
    assert snapshot.accounts["name"].to_list() == ["Bo Li"]


@pytest.mark.parametrize(
    "header",
    [
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    ],
)
def test_a_header_in_another_language_is_read_when_every_column_is_known(
    tmp_path: Path, header: str
) -> None:
    row = f"Bo,Li,{BO},bo@example.org,Contoso,Pilot,12 mar 2023\n"
    snapshot = read(tmp_path, Connections=f"{header}\n{row}")
    account = snapshot.accounts.select("name", "email", "company", "position").row(0)
    assert account == ("Bo Li", "bo@example.org", "Contoso", "Pilot")
    assert snapshot.ties["since"].to_list() == [date(2023, 3, 12)]


@pytest.mark.parametrize("strange", ["Data di collegamento", "Poste occupé"])
def test_a_header_in_another_language_is_refused_by_name_when_a_column_is_not_known(
    tmp_path: Path, strange: str
) -> None:
    header = "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion"
    known = "Date de connexion" if strange.startswith("Data") else "Poste"
    snapshot = read(
        tmp_path, Connections=f"{header.replace(known, strange)}\nBo,Li,{BO},,,,12 mars 2023\n"
    )
    assert snapshot.lists["state"].item() == "absent"
    assert strange in snapshot.lists["reason"].item()
    assert snapshot.accounts.is_empty()


def test_a_hidden_member_cut_before_the_day_is_not_taken_for_an_empty_line() -> None:
    whole = table(URLS, ("Bo", "Li", BO, "", "", "", "01 Feb 2018"), ("",) * 6 + ("02 Oct 2023",))
    with pytest.raises(ExportError, match="cut off"):
        connections.read(whole.removesuffix("02 Oct 2023\n").encode(), "Connections.csv")


CUT = (
    GOLDEN
    / "connections_of_2024_with_url_hidden_and_namesakes"
    / "export/Basic_LinkedInDataExport_06-30-2024/Connections.csv"
).read_bytes()


@settings(deadline=None)
@given(st.integers(0, len(CUT)), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_a_list_cut_anywhere_is_whole_to_its_last_row_or_not_used_at_all(
    at: int, encoding: str
) -> None:
    whole = CUT.decode().encode(encoding, "replace")
    at = len(whole) * at // len(CUT)
    try:
        part = connections.read(whole[:at], "Connections.csv")
    except ExportError:
        return
    left = whole[at:].decode(encoding, "ignore").lstrip("\ufeff\0")
    ended = whole[:at].decode(encoding).endswith("\n")
    assert not left or ended or left.startswith("\n")
    text = whole[:at].decode(encoding)
    assert part.rows == len(list(csv.reader(io.StringIO(text[text.index("First Name") :])))) - 1
