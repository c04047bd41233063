"""Uploaded address books tell who is who; they are never ties, and hold no contact."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    CARA,
    FRIENDS,
    NOON,
    export,
    file,
    friends,
    item,
    mojibake,
    read,
    reasons,
    state,
)

BOOK = "about_you/your_address_book.json"
OTHER = "personal_information/other_personal_information"
OLD_PAGE = (
    "<html><body><div class='contents'><h1>Noor Haddad</h1>"
    "<table><tr><th>Emails</th><td>noor@example.org</td></tr></table>"
    "<table><tr><th>Name</th><th>Contacts</th></tr>{}</table></div></body></html>"
)


def entry(name: object, *points: str, second: int = NOON) -> dict[str, object]:
    details = [{"contact_point": point} for point in points]
    return {"name": name, "details": details, "updated_timestamp": second}


def book(*entries: object, key: str = "address_book_v2") -> dict[str, object]:
    return {key: {"address_book": list(entries)}}


def labelled(**pairs: object) -> list[dict[str, object]]:
    return [
        {"label": label.replace("_", " "), "timestamp_value" if type(v) is int else "value": v}
        for label, v in pairs.items()
    ]


def known(path: Path) -> list[tuple[object, ...]]:
    rows = read(path).accounts.select("name", "email", "phone")
    return sorted(rows.rows(), key=str)


@pytest.mark.parametrize("key", ["address_book", "address_book_v2"])
def test_card_is_evidence_and_no_contact(tmp_path: Path, key: str) -> None:
    cards = book(
        entry(mojibake("Zoë"), "zoe@EXAMPLE.org", "+49 30 1234567", "z@example.com"), key=key
    )

    snapshot = read(export(tmp_path, {BOOK: cards}))

    assert snapshot.ties.select("list", "kind").rows() == [("imported_contacts", "imported")]
    assert state(snapshot, "imported_contacts") == ("nonempty", None)
    assert snapshot.accounts.select("name", "email", "phone").rows() == [
        ("Zoë", "z@example.com", None),
        ("Zoë", "zoe@example.org", "+49 30 1234567"),
    ]
    assert (
        snapshot.accounts["seen_at"].to_list()
        == [datetime.fromisoformat("2020-09-13T12:26:40")] * 2
    )
    assert "zo" not in snapshot.ties["key"].item().removeprefix("facebook:~book/")


def test_every_form_since_2021_is_read(tmp_path: Path) -> None:
    before = {
        "label_values": [
            {
                "label": "Contacts",
                "vec": [
                    {
                        "dict": [
                            {"label": "user_id", "value": "1000000001"},
                            *labelled(Contact_point="anna@example.org", Time=NOON, Name=ANNA),
                        ]
                    }
                ],
            }
        ]
    }
    imported = [
        {"label_values": labelled(Contact_name=BEN, Contact_point="+49301234567"), "fbid": "2"}
    ]
    phone = [{"label_values": labelled(Nome=CARA, Upload_time=NOON), "fbid": "3"}, "odd"]
    files = {
        f"{OTHER}/contacts_uploaded_before_2021.json": before,
        f"{OTHER}/your_imported_contacts.json": imported,
        f"{OTHER}/contacts_uploaded_from_your_phone.json": phone,
        FRIENDS: friends(),
    }

    snapshot = read(export(tmp_path, files))

    assert sorted(snapshot.accounts.select("name", "email", "phone").rows(), key=str) == [
        (ANNA, "anna@example.org", None),
        (BEN, None, "+49301234567"),
        (CARA, None, None),
    ]
    assert reasons(snapshot) == ["neither name, address nor number"]


def test_old_page_lists_contacts_beside_the_owners_own_addresses(tmp_path: Path) -> None:
    row = "<tr><td>{}</td><td><span class='meta'><ul><li>contact: {}</li></ul></span></td></tr>"
    rows = row.format(ANNA, "anna&#064;example.org") + row.format(BEN, "+49 30 1234567")

    snapshot = read(export(tmp_path, {"html/contact_info.htm": OLD_PAGE.format(rows)}))

    cards = snapshot.accounts.filter(snapshot.accounts["key"].str.contains("~book"))
    assert sorted(cards.select("name", "email", "phone").rows()) == [
        (ANNA, "anna@example.org", None),
        (BEN, None, "+49 30 1234567"),
    ]


def test_same_card_twice_is_a_copy(tmp_path: Path) -> None:
    snapshot = read(
        export(tmp_path, {BOOK: book(entry(ANNA, "a@example.org"), entry("Anna", "A@example.org"))})
    )

    assert len(snapshot.ties) == 1
    assert reasons(snapshot) == ["copy"]


def test_card_keeps_its_key_from_export_to_export(tmp_path: Path) -> None:
    one = read(export(tmp_path / "1", {BOOK: book(entry(ANNA, "a@example.org", "030 1234567"))}))
    two = read(
        export(tmp_path / "2", {BOOK: book(entry("Anna B.", "030 1234567", "a@example.org"))})
    )

    assert one.ties["key"].equals(two.ties["key"])


@pytest.mark.parametrize("content", ["{", "{}", "[", '{"address_book_v2": 1}'])
def test_book_that_cannot_be_read_is_absent(tmp_path: Path, content: str) -> None:
    files = {
        BOOK: content,
        f"{OTHER}/your_imported_contacts.json": [{"label_values": labelled(Name=ANNA)}],
        FRIENDS: friends(item(ANNA)),
    }

    snapshot = read(export(tmp_path, files))

    assert state(snapshot, "imported_contacts")[0] == "absent"
    assert snapshot.ties["list"].to_list() == ["friends"]
    assert file(snapshot, BOOK)["status"] == "ignored"
    assert reasons(snapshot) == ["another part of the address book cannot be read"]


def test_empty_book_is_empty(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {BOOK: json.dumps(book()), FRIENDS: friends()}))

    assert state(snapshot, "imported_contacts") == ("empty", None)
