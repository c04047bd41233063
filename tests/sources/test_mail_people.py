"""Whose mail it is, and who writes to so many that nobody is meant."""

import zipfile
from pathlib import Path

import pytest

from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.mail import MAIL
from netgraph.sources.mail.verdicts import BLAST, BLASTS, FAN_OUT
from tests.sources.mail_files import (
    INES,
    MARA,
    NOOR,
    TOMAS,
    mbox,
    message,
    people,
    read,
    reasons,
)

GAZETTE = "gazette@example.com"


def crowd(first: int, count: int) -> str:
    return ", ".join(f"p{n}@example.org" for n in range(first, first + count))


def own(files: dict[str, bytes] | bytes) -> list[tuple[str, str]]:
    rows = read(files).owners.select("key", "evidence").rows()
    return [(key.removeprefix("mail:"), evidence) for key, evidence in rows]


@pytest.mark.parametrize(
    "path", ["Sent", "Sent.mbox", "Gesendet.mbox/mbox", "INBOX.Enviados", "送信済みメール.mbox"]
)
def test_whoever_wrote_what_lies_among_sent_mail_is_the_owner(path: str) -> None:
    files = {path: mbox(message(f"Mara L. <{MARA}>", NOOR)), "Inbox": mbox(message(NOOR, MARA))}

    assert own(files) == [(MARA, "sent label")]
    assert read(files).owners["name"].to_list() == ["Mara L."]


@pytest.mark.parametrize(
    "labels", ["Sent", "Wichtig,Gesendet", '"a, b",Sent', "=?UTF-8?Q?Messages_envoy=C3=A9s?="]
)
def test_gmails_label_says_the_same(labels: str) -> None:
    assert own(mbox(message(MARA, NOOR, x_gmail_labels=labels))) == [(MARA, "sent label")]


def test_who_sends_in_anothers_name_is_not_the_other() -> None:
    letter = message("director@example.org", NOOR, sender=f"Mara <{MARA}>")

    assert own({"Sent": mbox(letter)}) == [(MARA, "sent label")]


def test_an_owner_may_have_several_addresses_and_a_desk() -> None:
    files = {"Sent": mbox(message(MARA, NOOR), message("sales@example.org", NOOR))}

    assert [address for address, _ in own(files)] == [MARA, "sales@example.org"]
    assert reasons(read(files)) == []


def test_mail_from_one_own_address_to_another_is_to_oneself() -> None:
    both = mbox(message(MARA, NOOR), message("m@example.com", NOOR), message(MARA, "m@example.com"))

    assert reasons(read({"Sent": both})) == ["to oneself"]


def test_the_topmost_delivered_to_of_ordinary_mail_is_the_owners() -> None:
    delivered = message(NOOR, MARA).replace(
        "From:", "Delivered-To: mara@mail.example.org\nDelivered-To: club@example.org\nFrom:", 1
    )

    assert own(mbox(delivered)) == [("mara@mail.example.org", "delivered-to")]


def test_lists_machines_and_rare_forwards_make_no_owner() -> None:
    ordinary = [message(NOOR, MARA, delivered_to=MARA, x_nr=str(n)) for n in range(40)]
    said = mbox(
        *ordinary,
        message(INES, "old@example.net", delivered_to="old@example.net"),
        message(INES, "dev@lists.example.org", delivered_to="dev@lists.example.org"),
        message(INES, MARA, list_id="<dev.lists.example.org>", delivered_to="x@example.org"),
        message("no-reply@shop.example.com", MARA, delivered_to="y@example.org"),
    )

    assert own(said) == [(MARA, "delivered-to")]


def test_without_sent_mail_nobody_is_the_owner_and_a_note_says_so() -> None:
    said = read(mbox(message()))

    assert said.owners.is_empty()
    assert "decisions/owners.csv" in said.notes["note"].item()


def test_one_mail_to_sixty_friends_is_an_event_like_any() -> None:
    said = read(mbox(message(INES, f"{MARA}, {crowd(0, 60)}"), message(INES, MARA)))

    assert reasons(said) == []
    assert said.audiences.height == 62


def test_blasts_of_one_who_writes_to_very_many_are_no_contact() -> None:
    blasts = [message(GAZETTE, crowd(n * 150, 150)) for n in range(FAN_OUT // 150 + 1)]
    said = read(mbox(*blasts, message(INES, MARA), message(INES, crowd(0, BLAST))))

    assert reasons(said) == [BLASTS] * len(blasts)
    assert GAZETTE not in people(said)


def test_blasts_to_the_same_circle_are_its_organisers() -> None:
    circle = crowd(0, FAN_OUT // 2)
    said = read(mbox(*[message(INES, circle, x_nr=str(n)) for n in range(5)]))

    assert reasons(said) == []


def test_neither_the_owner_nor_whom_the_owner_writes_to_is_a_sender_of_blasts() -> None:
    count = FAN_OUT // 150 + 1
    mine = [message(MARA, crowd(n * 150, 150)) for n in range(count)]
    theirs = [message(INES, crowd(n * 150, 150)) for n in range(count)]
    files = {"Sent": mbox(*mine, message(MARA, INES)), "Inbox": mbox(*theirs)}

    assert reasons(read(files)) == []


def test_a_few_blasts_among_much_other_mail_are_a_persons() -> None:
    blasts = [message(INES, crowd(n * 150, 150)) for n in range(FAN_OUT // 150 + 1)]
    letters = [message(INES, TOMAS, x_nr=str(n)) for n in range(len(blasts) + 1)]

    assert reasons(read(mbox(*blasts, *letters))) == []


def test_a_damaged_member_is_read_as_far_as_it_goes_and_named(tmp_path: Path) -> None:
    long = mbox(*[message(x_nr=str(n)).replace("kept.", "kept. " * 900) for n in range(500)])
    path = tmp_path / "takeout-20240304T000000Z-001.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Takeout/Mail/a.mbox", mbox(message()))
        archive.writestr("Takeout/Mail/b.mbox", long)
    data = path.read_bytes()
    spot = data.rindex(b"Nothing of this")
    path.write_bytes(data[:spot] + b"Nobody" + data[spot + 6 :])

    with open_archive(path) as package:
        said = admit(MAIL.read(package))

    files = dict(said.files.select("file", "rows_read").rows())
    assert files["Takeout/Mail/a.mbox"] == 1
    assert 0 < files["Takeout/Mail/b.mbox"] < 500
    assert said.files["sha256"].null_count() == 1
    note = said.notes.drop_nulls("file").row(0)
    assert note[0] == "Takeout/Mail/b.mbox"
    assert "damaged" in note[1]


def test_the_order_of_messages_and_files_makes_no_difference_to_people() -> None:
    letters = [message(NOOR, MARA), message(INES, MARA, cc=NOOR), message(MARA, INES)]
    one = read({"Sent": mbox(letters[2]), "Inbox": mbox(*letters[:2])})
    other = read({"A": mbox(letters[1], letters[0]), "Sent": mbox(letters[2])})

    for name in ("events", "accounts", "audiences", "owners"):
        assert one.frames()[name].equals(other.frames()[name]), name


def test_mails_to_thousands_are_read_in_no_time() -> None:
    """Sizes that a quadratic step would not survive."""
    said = read(mbox(*[message(INES, crowd(n * 4_000, 4_000)) for n in range(5)]))

    assert reasons(said) == [BLASTS] * 5


def test_own_address_with_a_tag_behind_a_plus_is_own() -> None:
    tagged = message(NOOR, MARA.replace("@", "+shop@")).replace(
        "From:", f"Delivered-To: {MARA}\nFrom:", 1
    )
    strangers = message(NOOR, "other+shop@example.org").replace(
        "From:", f"Delivered-To: {MARA}\nFrom:", 1
    )

    assert own(mbox(tagged, strangers)) == [
        (MARA.replace("@", "+shop@"), "delivered-to"),
        (MARA, "delivered-to"),
    ]
