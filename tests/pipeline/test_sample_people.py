"""Who is who in data/sample: one human over six networks, namesakes, and those who are nobody's."""

import mailbox
import zipfile
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

import pytest

from netgraph.pipeline.person import known_of
from netgraph.sample.names import NONSENSE
from netgraph.settings import Settings
from tests.pipeline.nights import published

INBOX = Path(__file__).resolve().parents[2] / "data" / "sample" / "inbox"
KEIRA = "keira.copperdale.184@cindermillpaper.example"
LENAS = ("linkedin:in/lena-bruckwald-6f78de", "linkedin:in/lena-bruckwald-4de51e")


def person_of(home: Path, account: str) -> str:
    ((person,),) = published(home, f"select person_id from accounts where account_id = '{account}'")
    return str(person)


def test_one_person_is_behind_five_networks_by_strong_keys(sample_night: Path) -> None:
    person = person_of(sample_night, f"mail:{KEIRA}")

    accounts = published(
        sample_night,
        f"select source, matched_by from accounts where person_id = '{person}' order by source",
    )
    assert [source for source, _ in accounts] == [
        "addressbook",
        "calendar",
        "linkedin",
        "mail",
        "x",
    ]
    assert all(reason in ("same e-mail", "same profile link") for _, reason in accounts)


def test_the_sixth_is_offered_for_review_because_a_name_alone_never_merges(
    sample_night: Path,
) -> None:
    person = person_of(sample_night, f"mail:{KEIRA}")

    offered = published(
        sample_night,
        "select account_a, account_b, reasons from matches "
        f"where '{person}' in (person_a, person_b) and 'facebook:~mara/1452798367' "
        "in (account_a, account_b)",
    )
    assert len(offered) == 1
    assert "name" in offered[0][2]


def test_two_namesakes_stay_two_though_one_writes_and_both_are_in_address_books(
    sample_night: Path,
) -> None:
    one, other = (person_of(sample_night, lena) for lena in LENAS)

    assert one != other
    found = published(
        sample_night,
        f"select person_id, list(source order by source) from accounts "
        f"where person_id in ('{one}', '{other}') group by 1",
    )
    assert dict(found) == {
        one: ["addressbook", "calendar", "linkedin", "mail"],
        other: ["addressbook", "linkedin"],
    }


@pytest.mark.parametrize("name", ["Lewis Tarnley", "Alessia Malvarosa", "Nandini Gokulnath"])
def test_who_was_only_in_copy_or_never_answered_is_no_contact_by_mail(
    sample_night: Path, name: str
) -> None:
    told = published(
        sample_night,
        "select count(*) from ties join people using (person_id) "
        f"where kind = 'correspondent' and name = '{name}'",
    )
    assert told == [(0,)]


def people_in(message: Message, *fields: str) -> set[str]:
    found = getaddresses([value for field in fields for value in message.get_all(field, [])])
    return {address.lower() for _, address in found}


def test_correspondents_are_those_who_wrote_and_were_written_to(
    sample_night: Path, tmp_path: Path
) -> None:
    """Against the mailbox as the standard library reads it."""
    with zipfile.ZipFile(next(INBOX.glob("mara/takeout-*.zip"))) as archive:
        (path,) = (name for name in archive.namelist() if name.endswith(".mbox"))
        box = mailbox.mbox(archive.extract(path, tmp_path))
    marks = ("List-Id", "List-Unsubscribe", "Precedence", "Auto-Submitted", "Feedback-ID")
    sent: set[str] = set()
    received: set[str] = set()
    for message in box:
        labels = str(make_header(decode_header(message.get("X-Gmail-Labels", ""))))
        everybody = people_in(message, "From", "To", "Cc", "Bcc")
        if "Spam" in labels or "Drafts" in labels or any(message.get(mark) for mark in marks):
            continue
        if len(everybody) > Settings().group_cap:
            continue
        if "Sent" in labels:
            sent |= people_in(message, "To")
        elif people_in(message, "Delivered-To") & people_in(message, "To"):
            received |= people_in(message, "From")
    box.close()

    ties = published(
        sample_night,
        "select person_id from ties where owner = 'mara' and kind = 'correspondent'",
    )
    assert len(sent & received) > 40
    assert {person for (person,) in ties} == {
        person_of(sample_night, f"mail:{address}") for address in sent & received
    }
    assert len(ties) == 53


def test_mail_and_meetings_of_two_owners_are_counted_once(sample_night: Path) -> None:
    counted = published(
        sample_night,
        "select kind, count(distinct event_id) from interactions "
        "where source in ('mail', 'calendar') group by 1 order by 1",
    )
    assert counted == [("email", 790), ("meeting", 124)]


def test_what_is_not_used_is_counted_with_its_reason(sample_night: Path) -> None:
    told = published(
        sample_night,
        "select source, rows_read, rejects from exports "
        "where owner = 'mara' and source in ('addressbook', 'calendar', 'mail') order by 1",
    )
    assert told == [("addressbook", 101, 1), ("calendar", 74, 17), ("mail", 770, 47)]


def test_no_word_of_any_letter_meeting_or_card_is_kept(sample_night: Path) -> None:
    files = [path for path in sample_night.rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes()
        assert not any(phrase.encode() in content for phrase in NONSENSE), path.name
    assert len(files) > 10


def test_person_is_found_by_any_address_with_every_term_of_the_strength(
    sample_night: Path,
) -> None:
    told = known_of(sample_night, KEIRA, "mara")

    assert told["people"]["name"].to_list() == ["Keira Copperdale"]
    assert told["accounts"].height == 5
    terms = told["strength"].row(0, named=True)
    b, k = terms["two_sided"], terms["quarterly"]
    assert terms["strength"] == pytest.approx(b / (b + k), abs=1e-8)
    assert told["exchange_terms"]["kind"].unique().sort().to_list() == [
        *("email", "meeting", "message", "reply")
    ]
