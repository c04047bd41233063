"""Mara's mailbox of Takeout and ines' folder of mails, read with the standard library."""

import re
from collections import Counter
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from netgraph.sample.roles import Roles
from netgraph.sample.world import World
from tests.sample.looking import SEPARATOR, TAKEOUT, addresses, mailbox, member, office

EVERYBODY = ("From", "To", "Cc", "Bcc")


def kind(mail: Message, seen: set[str]) -> str:
    """What a reader is to make of a mail."""
    number = str(mail["Message-ID"] or "")
    again = number in seen
    seen.add(number) if number else None
    (sender,) = addresses(mail, "From")
    others = {*addresses(mail, "To", "Cc", "Bcc")} - {sender, "touren@nordgrat-club.example"}
    labels = str(mail["X-Gmail-Labels"])
    reasons = {
        "draft": "Draft" in labels,
        "spam": "Spam" in labels,
        "list": bool(mail["List-Id"] or mail["Feedback-ID"]),
        "automatic": bool(mail["Auto-Submitted"]),
        "no reply": re.match("no-?reply@", sender) is not None,
        "nobody": not others,
        "again": again,
    }
    return next((reason for reason, holds in reasons.items() if holds), "kept")


def test_mailbox_holds_letters_and_what_every_mailbox_also_holds(home: Path) -> None:
    seen: set[str] = set()
    kinds = Counter(kind(mail, seen) for mail in mailbox(home))

    assert kinds == {
        "kept": 723, "list": 20, "no reply": 8, "automatic": 7, "spam": 6, "draft": 3,
        "nobody": 2, "again": 1,
    }  # fmt: skip


def test_lines_of_bodies_do_not_look_like_separators(home: Path) -> None:
    data = member(home, TAKEOUT, "All mail Including Spam and Trash.mbox")

    starts = re.findall(rb"(?m)^From .*$", data)

    assert len(starts) == len(SEPARATOR.findall(data)) == len(mailbox(home))
    assert len(re.findall(rb"(?m)^>From ", data)) > 20
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_every_mail_has_a_date_but_one_and_an_id_but_one(home: Path) -> None:
    mails = mailbox(home)
    years = Counter(
        parsedate_to_datetime(str(m["Date"])).year for m in mails if "storm" not in str(m["Date"])
    )

    assert sum("storm" in str(m["Date"]) for m in mails) == 1
    assert sum(m["Message-ID"] is None for m in mails) == 1
    assert sum(years.values()) == len(mails) - 1
    assert set(years) <= set(range(2017, 2024))


def test_answers_name_the_whole_way_back(home: Path) -> None:
    answers = [m for m in mailbox(home) if m["In-Reply-To"]]
    known = {str(m["Message-ID"]) for m in mailbox(home)}

    for mail in answers:
        chain = str(mail["References"]).split()
        assert chain[-1] == mail["In-Reply-To"]
        assert set(chain) <= known
    assert len(answers) > 150
    assert max(len(str(m["References"]).split()) for m in answers) >= 6


def test_one_mail_went_to_sixty_people(home: Path, world: World, roles: Roles) -> None:
    sizes = Counter(len({*addresses(m, "To", "Cc")}) for m in mailbox(home))
    (large,) = (m for m in mailbox(home) if len(addresses(m, "To")) > 20)

    assert sizes[60] == 1
    assert max(size for size in sizes if size != 60) == 6
    assert addresses(large, "From") == [world.people[roles.crowd[0]].email]


def test_some_are_seen_in_cc_or_bcc_alone(home: Path, world: World, roles: Roles) -> None:
    def fields(person: int) -> dict[str, int]:
        address = world.people[person].email
        counts = {f: sum(address in addresses(m, f) for m in mails) for f in EVERYBODY}
        return {field: count for field, count in counts.items() if count}

    mails = [*mailbox(home), *office(home)]

    assert fields(roles.copied) == {"Cc": 14}
    assert fields(roles.blind) == {"Bcc": 2}
    assert fields(roles.caller) == {"From": 1}
    for owner in ("dev", "ines", "jonas", "mara", "priya"):
        for kinds in (k for o, k in world.ties if o == world.owners[owner]):
            people = {t.person for t in world.ties[world.owners[owner], kinds]}
            assert not people & {roles.copied, roles.blind, roles.caller, *roles.penfriends}


def test_names_are_written_in_all_the_ways_of_mail_programs(home: Path, world: World) -> None:
    names = {
        a: {f.name for _, f in p.faces}
        for p in world.people
        for a in {p.email, *(p.before or ())[1:]}
    }
    raw = [str(m["From"]) for m in mailbox(home)]
    forms = {
        "base64": sum("=?UTF-8?B?" in f for f in raw),
        "quoted": sum("=?iso-8859-1?q?" in f for f in raw),
        "surname first": sum(f.startswith('"') for f in raw),
        "address alone": sum("<" not in f for f in raw),
    }
    assert min(forms.values()) > 4, forms

    for header in raw:
        ((name, address),) = getaddresses([header])
        shown = str(make_header(decode_header(name)))
        if shown and address.lower() in names:
            first_last = " ".join(reversed(shown.split(", ")))
            assert {shown, first_last} & names[address.lower()], header


@pytest.mark.parametrize(
    ("rhythm", "people", "least", "most"),
    [("everywhere", 1, 15, 40), ("lena", 1, 10, 40), ("penfriends", 3, 4, 60)],
)
def test_some_write_both_ways(
    home: Path, world: World, roles: Roles, rhythm: str, people: int, least: int, most: int
) -> None:
    part = getattr(roles, rhythm)
    persons = part if isinstance(part, tuple) else (part,)
    mails = mailbox(home)

    for person in persons:
        address = world.people[person].email
        written = sum(addresses(m, "From") == [address] for m in mails)
        received = sum(addresses(m, "To") == [address] for m in mails)
        assert min(written, received) > 0
        assert least <= written + received <= most
    assert len(persons) == people


def test_ines_saved_a_hundred_mails_and_some_of_them_are_maras_too(home: Path) -> None:
    mails, others = office(home), {str(m["Message-ID"]) for m in mailbox(home)}
    ids = [str(m["Message-ID"]) for m in mails]
    times = [parsedate_to_datetime(str(m["Date"])) for m in mails]

    assert len(mails) == 100
    assert len(set(ids)) == len(ids)
    assert len(set(ids) & others) == 11
    assert times[0].year == 2023
    assert all(a <= b for a, b in pairwise(times))
    assert {*addresses(mails[0], "Delivered-To")} <= {"ines.caldeirinha.2@haldenpike.example"}
    delivered = [m for m in mails if m["Delivered-To"]]
    sent = [m for m in mails if addresses(m, "From")[0].startswith("ines.")]
    assert len(delivered) + len(sent) >= len(mails)
