"""Mail that no person wrote to a person: newsletters, machines, bounces, spam, notes to oneself."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zlib import crc32

from netgraph.sample.mail import Letter, date_text, number_of
from netgraph.sample.names import NONSENSE
from netgraph.sample.world import World, utc

_BEGIN = utc(2022, 12, 5, 6, 30)  # of everything periodic

Fields = tuple[tuple[str, str], ...]

_NEWSLETTER: Fields = (
    ("List-Id", "Eastlight Weekly <weekly.eastlight.example>"),
    ("List-Unsubscribe", "<https://eastlight.example/out>, <mailto:out@eastlight.example>"),
    ("Precedence", "bulk"),
)
_CAMPAIGN: Fields = (
    ("List-Unsubscribe", "<https://news.vantry.example/u/8871>"),
    ("Feedback-ID", "8871:campaign:vantry"),
)
_GENERATED: Fields = (("Auto-Submitted", "auto-generated"),)
_REPORT: Fields = (
    ("Auto-Submitted", "auto-replied"),
    ("Content-Type", 'multipart/report; report-type=delivery-status; boundary="_r_"'),
)
# from, days between, how many, further header fields, labels
_PERIODIC: tuple[tuple[str, int, int, Fields, str], ...] = (
    ("Eastlight Weekly <hello@eastlight.example>", 30, 11, _NEWSLETTER, "Inbox,Unread"),
    ("Vantry Motors <offers@news.vantry.example>", 75, 4, _CAMPAIGN, "Trash,Unread"),
    ("Silverbirch Trust <no-reply@silverbirch.example>", 60, 5, (), "Inbox,Opened"),
    ("noreply@tickets.copperline.example", 110, 3, (), "Archived,Opened"),
    ("Desk <notifications@helpdesk.example>", 90, 3, _GENERATED, "Inbox,Opened"),
)
_SPAMMERS = (
    "Grand Prize <winner@lucky-draw.example>",
    "Dr. Doubloon <dr.doubloon@postbox.example>",
)


def letters(world: World, owner: int, moment: datetime) -> list[Letter]:
    """What every mailbox also holds, until a moment."""
    address = world.people[owner].email
    found = [*_periodic(address), *_spam(address), _bounce(address), _note(address)]
    return [letter for letter in found if letter.at <= moment]


def _letter(at: datetime, salt: int, who: tuple[str, str], labels: str, fields: Fields) -> Letter:
    """A letter from an address to an address; the words differ by its salt."""
    words = NONSENSE[salt % len(NONSENSE)]
    sender, to = who
    number = number_of(at, salt << 10 | crc32(to.encode()) & 0x3FF)  # each copy has its own
    bare = sender.rpartition("<")[2].rstrip(">")
    headers = [
        ("Delivered-To", to),
        ("Return-Path", f"<{bare}>" if "MAILER" not in sender else "<>"),
        ("From", sender),
        ("To", to),
        ("Date", date_text(at, salt)),
        ("Message-ID", f"<{number:x}@{bare.partition('@')[2]}>"),
        ("Subject", f"News of the {words}"),
        ("MIME-Version", "1.0"),
        *fields,
    ]
    if not any(name == "Content-Type" for name, _ in fields):
        headers.append(("Content-Type", "text/plain; charset=UTF-8"))
    return Letter(at, number, number, labels, tuple(headers), f"All about the {words}.\n")


def _periodic(address: str) -> Iterator[Letter]:
    for row, (sender, days, count, fields, labels) in enumerate(_PERIODIC):
        for i in range(count):
            at = _BEGIN + timedelta(days=days * i, minutes=row)
            yield _letter(at, 100 * row + i, (sender, address), labels, fields)


def _spam(address: str) -> Iterator[Letter]:
    for i in range(6):
        at = utc(2023, 3, 4, 3, 33) + timedelta(days=37 * i)
        yield _letter(at, 900 + i, (_SPAMMERS[i % 2], address), "Spam,Unread", ())


def _bounce(address: str) -> Letter:
    """Mail to somebody that came back, with that mail inside."""
    sender = f"Mail Delivery Subsystem <MAILER-DAEMON@{address.partition('@')[2]}>"
    at = utc(2023, 5, 11, 15, 2, 9)
    report = _letter(at, 990, (sender, address), "Inbox,Opened", _REPORT)
    inner = f"From: {address}\nTo: nobody@gone.example\nSubject: {NONSENSE[3]}\n\nHello?\n"
    body = f"--_r_\n\nNo such person.\n--_r_\nContent-Type: message/rfc822\n\n{inner}\n--_r_--\n"
    return Letter(at, report.number, report.thread, report.labels, report.headers, body)


def _note(address: str) -> Letter:
    at = utc(2023, 2, 19, 21, 14, 55)
    return _letter(at, 995, (address, address), "Inbox,Sent,Opened", ())
