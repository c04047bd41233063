"""Mail: who wrote to whom and when, and what is no contact between people."""

from email.message import EmailMessage

import polars as pl
import pytest

from netgraph.sources.mail import MAIL, is_mailbox
from tests.sources.mail_files import (
    INES,
    MARA,
    NOOR,
    TOMAS,
    mbox,
    message,
    package,
    people,
    read,
    reasons,
    roles,
)


def test_a_message_is_an_event_from_its_sender_to_its_audience() -> None:
    said = read(mbox(message(f"Noor Dijkzicht <{NOOR}>", MARA, cc=INES, bcc=TOMAS)))

    event = said.events.row(0, named=True)
    assert (event["kind"], event["scope"], event["clock"]) == ("email", "network", None)
    assert event["from_key"] == f"mail:{NOOR}"
    assert event["occurred_at"].isoformat() == "2024-03-04T11:20:34"
    assert roles(said) == {MARA: "to", INES: "cc", TOMAS: "bcc"}
    assert said.lists.is_empty()
    assert said.ties.is_empty()


def test_somebody_addressed_twice_has_the_strongest_role() -> None:
    said = read(mbox(message(to=MARA, cc=f"{MARA.upper()}, {INES}", bcc=f"{INES}, {TOMAS}")))

    assert roles(said) == {MARA: "to", INES: "cc", TOMAS: "bcc"}


def test_messages_to_the_same_people_share_an_audience() -> None:
    said = read(
        mbox(
            message(NOOR, f"{MARA}, {INES}", date="Mon, 4 Mar 2024 08:00:00 +0000"),
            message(NOOR, f"Ines <{INES}>, {MARA}", date="Tue, 5 Mar 2024 08:00:00 +0000"),
            message(NOOR, MARA, cc=INES),
        )
    )

    assert said.events.height == 3
    assert said.events["audience"].n_unique() == 2


def test_nothing_of_subject_or_body_is_kept() -> None:
    said = read(mbox(message(subject="a secret word", message_id="<noor.secret@example.net>")))

    for frame in said.frames().values():
        written = frame.write_csv()
        assert "secret" not in written
        assert "Nothing of this" not in written
    assert said.threads.is_empty()


def test_both_owners_of_a_thread_call_its_messages_and_the_thread_the_same() -> None:
    first = message(NOOR, MARA, message_id="<root@a>")
    second = message(MARA, NOOR, message_id="<two@b>", in_reply_to="<root@a>")
    third = message(NOOR, MARA, message_id="<three@a>", references="<root@a>\n <two@b>")
    hers = read(mbox(first, second, third))
    his = read({"Sent": mbox(third, first), "Inbox": mbox(second)})

    assert hers.events.drop("audience").equals(his.events.drop("audience"))
    assert hers.events["thread"].n_unique() == 1
    assert hers.events["event"].n_unique() == 3


def test_a_message_in_several_folders_is_one_event() -> None:
    once = message()
    said = read({"Inbox.mbox": mbox(once), "Project.mbox": mbox(once, once)})

    assert said.events.height == 1
    assert said.rejects.rows() == [
        ("Project.mbox", 1, "another copy"),
        ("Project.mbox", 2, "another copy"),
    ]


def test_of_a_message_in_spam_and_in_the_inbox_the_one_in_the_inbox_counts() -> None:
    once = message()
    said = read({"Inbox.mbox": mbox(once), "Again.mbox": mbox(once), "A/Spam.mbox": mbox(once)})

    assert said.events.height == 1
    assert reasons(said) == ["spam", "another copy"]


def test_messages_without_an_id_are_told_apart_by_date_and_people() -> None:
    def one(**fields: str) -> str:
        return message(message_id=None, **fields)

    said = read(mbox(one(), one(**{"from": INES}), one(date="4 Mar 2024 11:20:35 +0000"), one()))

    assert said.events.height == 3
    assert reasons(said) == ["another copy"]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"list_id": "<dev.lists.example.org>"}, "mailing list"),
        ({"list_post": "<mailto:dev@lists.example.org>"}, "mailing list"),
        ({"precedence": "List"}, "mailing list"),
        ({"mailing_list": "contact dev-help@lists.example.org"}, "mailing list"),
        ({"delivered_to": "mailing list dev@lists.example.org"}, "mailing list"),
        ({"precedence": "bulk"}, "bulk mail"),
        ({"precedence": "junk"}, "bulk mail"),
        ({"list_unsubscribe": "<https://letters.example.com/u>"}, "bulk mail"),
        ({"feedback_id": "1:2:3:letters"}, "bulk mail"),
        ({"auto_submitted": "auto-generated"}, "automatic"),
        ({"auto_submitted": "auto-replied (vacation)"}, "automatic"),
        ({"return_path": "<>"}, "automatic"),
        ({"x_auto_response_suppress": "All"}, "automatic"),
        ({"x_autoreply": "yes"}, "automatic"),
        ({"content_type": "multipart/report; report-type=delivery-status"}, "automatic"),
        ({"x_gmail_labels": "Spam"}, "spam"),
        ({"x_gmail_labels": "Important,Drafts"}, "draft"),
        ({"x_gmail_labels": "=?UTF-8?Q?Entw=C3=BCrfe?="}, "draft"),
        ({"x_unsent": "1"}, "draft"),
        ({"x_mozilla_status": "0009"}, "deleted"),
        ({"sender": "Documents <comments-noreply@docs.example.com>"}, "machine"),
        ({"from": None}, "no sender"),
        ({"to": None}, "no recipient"),
        ({"to": "undisclosed-recipients:;"}, "no recipient"),
        ({"to": NOOR}, "to oneself"),
        ({"to": f"{NOOR}, support@example.com"}, "no person addressed"),
        ({"date": "1 Mar 1901 10:00 GMT"}, None),  # the separator line knows better
    ],
)
def test_what_is_no_contact_is_rejected_with_the_reason(
    fields: dict[str, str], reason: str | None
) -> None:
    said = read(mbox(message(**fields)))

    assert reasons(said) == ([reason] if reason else [])
    assert said.files.select("rows_read", "rows_kept", "rows_rejected").row(0) == (
        (1, 0, 1) if reason else (1, 1, 0)
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"auto_submitted": "no"},
        {"precedence": "first-class"},
        {"x_auto_response_suppress": "DR, OOF, AutoReply"},  # Exchange, of a group of colleagues
        {"return_path": f"<{NOOR}>"},
        {"content_type": "multipart/related"},
        {"x_gmail_labels": "Inbox,Sent to print,Spam club"},
        {"sender": NOOR},
        {"x_mozilla_status": "0011"},
    ],
)
def test_mail_between_people_is_not_taken_for_a_machines(fields: dict[str, str]) -> None:
    assert reasons(read(mbox(message(**fields)))) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("Mail/Drafts.mbox", "draft"),
        ("Entwürfe", "draft"),
        ("INBOX.Brouillons", "draft"),
        ("Drafts.sbd/2019", "draft"),
        ("[Gmail].sbd/下書き", "draft"),
        ("Courrier indésirable.mbox/mbox", "spam"),
        ("Junk E-mail/1.mbox", "spam"),
        ("Нежелательная почта.mbox", "spam"),
        ("All mail Including Spam and Trash.mbox", None),
        ("Alle E-Mails einschließlich Spam-Nachrichten und E.mbox", None),
        ("Projects/Draft contracts.mbox", None),
    ],
)
def test_folders_of_drafts_and_spam_are_known_by_name_in_many_languages(
    path: str, reason: str | None
) -> None:
    assert reasons(read({path: mbox(message())})) == ([reason] if reason else [])


def test_machines_and_lists_among_the_recipients_are_left_out_and_counted() -> None:
    to_list = message(INES, "dev@lists.example.org", list_post="<mailto:dev@lists.example.org>")
    mixed = message(NOOR, MARA, cc="dev@lists.example.org, no-reply@shop.example.com")
    said = read(mbox(mixed, to_list))

    assert roles(said) == {MARA: "to", "?": "cc"}  # somebody reads what goes to a list
    assert people(said) == {NOOR, MARA}
    assert any(n.endswith("among others: 2.") for n in said.notes["note"])
    assert "Messages of mailing lists and machines, not contact: 1." in list(said.notes["note"])


def test_whoever_writes_ordinary_mail_is_no_list_whatever_a_list_says() -> None:
    said = read(
        mbox(
            message("letters@example.com", MARA, list_post=f"<mailto:{INES}>"),
            message(NOOR, f"{MARA}, {INES}"),
            message(INES, MARA),
        )
    )

    assert {INES, NOOR, MARA} == people(said)


def test_who_wrote_only_what_is_rejected_is_nobody() -> None:
    said = read(mbox(message(), message("stranger@example.com", MARA, x_gmail_labels="Spam")))

    assert people(said) == {NOOR, MARA}


def test_an_account_is_an_address_and_a_name_as_of_the_newest_message() -> None:
    said = read(
        mbox(
            message(f"Noor D. <{NOOR}>", MARA, date="4 Mar 2022 10:00 +0000"),
            message(f"Noor D. <{NOOR}>", MARA, date="4 Mar 2020 10:00 +0000"),
            message(MARA, f'"Dijkzicht, Noor" <{NOOR}>', date="4 Mar 2023 10:00 +0000"),
            message(NOOR, MARA, date="4 Mar 2024 10:00 +0000"),
        )
    )

    noor = said.accounts.filter(pl.col("key") == f"mail:{NOOR}").sort("name")
    assert noor.select("name", "email", pl.col("seen_at").dt.year()).rows() == [
        ("Dijkzicht, Noor", NOOR, 2023),
        ("Noor D.", NOOR, 2022),
    ]
    assert said.accounts.filter(pl.col("key") == f"mail:{MARA}")["name"].to_list() == [None]


def test_any_mail_program_of_any_name_is_recognised_by_content() -> None:
    one = message().encode()
    files = {
        "Inbox": mbox(message()),
        "INBOX.mbox/mbox": b"\xef\xbb\xbf\r\n" + mbox(message()).replace(b"\n", b"\r\n"),
        "inbox.old": b"From 1774@xxx Mon Mar 04 11:20:34 +0000 2024\nX-GM-THRID: 1\n" + one,
        "a.eml": one,
        "b.EML": mbox(message()),
        "42.emlx": f"{len(one)}\n".encode() + one,
        "damaged.mbox": b"\x00\x01",
    }
    others = {
        "letter": b"From the desk of Ines, Monday 11:20 2024\n\nDear all,\n",
        "notes.txt": b"From: nobody\n",
        "index.json": mbox(message()),
        "picture.jpg": b"\xff\xd8",
        "empty": b"",
    }
    archive = package(files | others)

    assert {path for path in archive.paths if is_mailbox(archive, path)} == set(files)
    assert MAIL.claims(archive)
    assert not MAIL.claims(package(others))


def test_a_message_of_the_standard_library_reads_as_written() -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Käthe Möllenkamp <kaethe@example.org>", f"Jörg <{MARA}>, {INES}"
    mail["Date"], mail["Message-ID"] = "Mon, 04 Mar 2024 11:20:34 +0100", "<k@example.org>"
    mail["Subject"] = "Grüße"
    mail.set_content("Grüße aus Husum")
    mail.add_attachment(b"\0" * 5_000, maintype="image", subtype="png")

    said = read({"x.eml": mail.as_bytes()})

    assert said.accounts["name"].to_list() == [None, "Käthe Möllenkamp", "Jörg"]
    assert roles(said) == {MARA: "to", INES: "to"}


def test_a_file_of_two_messages_is_a_mailbox_even_if_it_is_called_eml() -> None:
    said = read({"x.eml": mbox(message(), message(INES))})

    assert said.files["rows_read"].to_list() == [2]
