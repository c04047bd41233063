"""The address books of the story, one for each format."""

import csv
import io
import quopri
from pathlib import Path

import phonenumbers

from netgraph.sample.people import phone_of
from netgraph.sample.roles import Roles
from netgraph.sample.world import World
from tests.sample.looking import TAKEOUT, blocks, member, values


def google(home: Path, label: str) -> list[list[str]]:
    return blocks(member(home, TAKEOUT, f"{label}/{label}.vcf"), "VCARD")


def server(home: Path) -> list[list[str]]:
    return blocks((home / "inbox/dev/contacts-2023-10-07.vcf").read_bytes(), "VCARD")


def table(home: Path) -> list[dict[str, str]]:
    text = (home / "inbox/ines/google-contacts-2023-11-11.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_cards_stand_in_two_files_of_takeout_and_bear_no_id(home: Path) -> None:
    every, own = google(home, "All Contacts"), google(home, "My Contacts")

    assert (len(every), len(own)) == (52, 49)
    assert [c for c in own if c not in every] == []
    assert [values(c, "UID") for c in every if values(c, "UID")] == []
    assert sum(values(c, "FN") == [":"] for c in every) == 2  # one with an e-mail, one with nothing


def test_whoever_was_only_copied_was_collected_without_a_name(
    home: Path, world: World, roles: Roles
) -> None:
    (card,) = (
        c for c in google(home, "All Contacts") if world.people[roles.copied].email in str(c)
    )

    assert values(card, "FN") == [":"]
    assert values(card, "CATEGORIES") == []


def test_one_telephone_of_a_couple_stands_on_two_cards(home: Path) -> None:
    cards = google(home, "All Contacts")
    numbers = [
        phonenumbers.format_number(
            phonenumbers.parse(v.partition(":")[2], "DE"), phonenumbers.PhoneNumberFormat.E164
        )
        for c in cards
        for v in values(c, "TEL")
    ]

    (shared,) = {n for n in numbers if numbers.count(n) > 1}
    assert len({str(values(c, "FN")) for c in cards if shared[-5:] in str(values(c, "TEL"))}) == 2
    assert len(numbers) > 25


def test_telephones_are_real_only_in_films(world: World) -> None:
    numbers = [phone_of(p.number) for p in world.people]

    assert len(set(numbers)) == len(numbers)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(n)) for n in numbers[::97] if n)
    assert phone_of(4999) is not None
    assert phone_of(5000) is None


def test_cards_of_a_server_name_each_other_by_id(home: Path) -> None:
    cards = server(home)
    ids = [values(c, "UID")[0].removeprefix(":") for c in cards]
    related = [v.partition(":")[2] for c in cards for v in values(c, "RELATED")]
    members = [v.removeprefix(":") for c in cards for v in values(c, "MEMBER")]

    assert len(set(ids)) == len(ids) == 17
    assert len(related) == 6
    assert len(members) == 3
    assert {*related, *members} <= {*ids}
    assert [values(c, "KIND") for c in cards].count([":group"]) == 1
    assert [values(c, "KIND") for c in cards].count([":org"]) == 1


def test_cards_of_an_old_telephone_are_quoted_printable(home: Path, world: World) -> None:
    data = (home / "inbox/priya/phone-2023-08-19.vcf").read_bytes()
    names = {f.name for p in world.people for _, f in p.faces}
    found = [
        quopri.decodestring(line.partition(b":")[2]).decode()
        for line in data.replace(b"=\r\n", b"").split(b"\r\n")
        if line.startswith(b"FN")
    ]

    assert data.count(b"BEGIN:VCARD") == 15
    assert len(found) == 14
    assert set(found) <= names
    assert b"TEL;CELL;PREF:" in data
    assert b"PHOTO;ENCODING=BASE64;JPEG:" in data


def test_google_table_has_groups_and_cells_of_several_values(
    home: Path, world: World, roles: Roles
) -> None:
    rows = table(home)

    assert len(rows) == 22
    assert sum(" ::: " in r["E-mail 1 - Value"] for r in rows) == 1
    assert sum(not r["Name"] for r in rows) == 2
    (lena,) = (r for r in rows if r["Name"] == "Lena Brückwald")
    assert lena["E-mail 1 - Value"] == world.people[roles.other_lena].email
