"""Whose an address is: two owners never become one by what they share."""

from pathlib import Path

import pytest

from tests.pipeline.nights import decide, derive, derived
from tests.sources.packing import make_folder

DESK = "office@acme.example"


def letter(sender: str, to: str, label: str, **headers: str) -> str:
    fields = {"From": sender, "To": to, "X-Gmail-Labels": label, **headers}
    lines = "\n".join(f"{name.replace('_', '-')}: {value}" for name, value in fields.items())
    return (
        f"From 1@xxx Mon Mar 04 11:20:34 +0000 2024\n{lines}\n"
        f"Message-ID: <{sender}-{to}-{label}@x.example>\n"
        "Date: Mon, 04 Mar 2024 09:00:00 +0000\n\nHello\n\n"
    )


def calendar(name: str) -> str:
    return (
        f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:{name}\nBEGIN:VEVENT\nUID:{name}\n"
        "DTSTAMP:20240331T080000Z\nDTSTART:20240320T110000Z\n"
        f"ORGANIZER:mailto:{name}\nATTENDEE;PARTSTAT=ACCEPTED:mailto:{name}\n"
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:guest@y.example\nEND:VEVENT\nEND:VCALENDAR\n"
    )


def put(home: Path, owner: str, **files: str) -> None:
    named = {
        f"{name}-2024-03-31.{'ics' if name == 'cal' else 'mbox'}": t for name, t in files.items()
    }
    make_folder(home / "inbox" / owner, named)


def owners(home: Path) -> dict[str, str]:
    derive(home)
    return dict(derived(home, "select owner, person_id from core.owners order by 1"))


def own_mail(owner: str) -> str:
    me = f"{owner}@x.example"
    return letter(me, "bo@y.example", "Sent") + letter("bo@y.example", me, "Inbox", Delivered_To=me)


def test_desk_from_which_two_owners_send_is_neither(tmp_path: Path) -> None:
    for owner in ("ann", "zed"):
        put(tmp_path, owner, mine=own_mail(owner) + letter(DESK, "cy@y.example", "Sent"))

    assert owners(tmp_path) == {"ann": "mail:ann@x.example", "zed": "mail:zed@x.example"}


def test_list_at_which_the_mail_of_two_owners_arrives_is_neither(tmp_path: Path) -> None:
    for owner in ("ann", "zed"):
        shared = letter(
            "cy@y.example", "all@acme.example", "Inbox", Delivered_To="all@acme.example"
        )
        put(tmp_path, owner, mine=own_mail(owner) + shared)

    assert owners(tmp_path) == {"ann": "mail:ann@x.example", "zed": "mail:zed@x.example"}


def test_calendar_of_a_third_that_two_owners_hold_is_neither(tmp_path: Path) -> None:
    for owner in ("ann", "zed"):
        put(tmp_path, owner, mine=own_mail(owner), cal=calendar("boss@acme.example"))

    assert owners(tmp_path) == {"ann": "mail:ann@x.example", "zed": "mail:zed@x.example"}


def test_calendar_named_after_ones_own_address_is_ones_own(tmp_path: Path) -> None:
    put(tmp_path, "ann", mine=own_mail("ann"), cal=calendar("ann@x.example"))

    owner = owners(tmp_path)["ann"]

    accounts = derived(
        tmp_path, f"select account_id from core.accounts where person_id = '{owner}' order by 1"
    )
    assert accounts == [("calendar:ann@x.example",), ("mail:ann@x.example",)]


@pytest.mark.parametrize("written", ["Ann@X.example", "mailto:ann@x.example", "mail:ANN@x.example"])
def test_address_that_a_person_writes_down_is_meant_however_it_is_written(
    tmp_path: Path, written: str
) -> None:
    put(tmp_path, "ann", mine=letter("ann@x.example", "bo@y.example", "Inbox"))
    decide(tmp_path, "owners", f"owner,source,account\nann,mail,{written}\n")

    assert owners(tmp_path) == {"ann": "mail:ann@x.example"}


def test_mail_with_a_list_in_copy_is_nothing_between_two(tmp_path: Path) -> None:
    posted = letter(
        "cy@y.example", "crew@lists.example", "Inbox", List_Post="<mailto:crew@lists.example>"
    )
    put(
        tmp_path,
        "ann",
        mine=own_mail("ann")
        + posted
        + letter("ann@x.example", "dan@y.example", "Sent", Cc="crew@lists.example")
        + letter("ann@x.example", "eve@y.example", "Sent", Cc="support@y.example"),
    )
    derive(tmp_path)

    told = derived(
        tmp_path,
        "select to_person, participants from main.interactions "
        "where from_person = 'mail:ann@x.example' and to_person is not null order by 1",
    )
    assert told == [("mail:bo@y.example", 2), ("mail:dan@y.example", 3), ("mail:eve@y.example", 3)]
    private = derived(
        tmp_path, "select person_id from core.exchanges where private_sent > 0 order by 1"
    )
    assert private == [("mail:bo@y.example",)]
