"""Mail as it lies in one mailbox: Takeout's mbox, or one .eml for each."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from email.quoprimime import header_encode

from netgraph.sample.bodies import content
from netgraph.sample.world import Face, Mail, World

# What a Mail can be besides a letter of a person to persons.
ODDITIES = {
    "draft": "never sent",
    "automatic": "an answer that a program gave: out of office",
    "numberless": "no Message-ID",
    "undated": "a Date that nobody can read",
    "two digits": "a Date whose year has two digits, in a zone with a name",
    "twice": "lies twice in the mailbox",
    "list": "went through a mailing list",
    "to list": "sent to a mailing list, besides to persons",
}
CLUB = "touren@nordgrat-club.example"  # the mailing list
# minutes east of Greenwich, and what some programs write behind it
_ZONES = ((60, ""), (0, " (UTC)"), (-300, ""), (330, " (IST)"), (120, ""))
_LABELS = ("Inbox,Opened", "Inbox,Important,Opened", "Archived,Opened,Category Personal")
_OWN_LABEL = "Inbox,Opened,=?UTF-8?Q?Bergh=C3=BCtte?="


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in one mailbox."""

    at: datetime
    number: int  # Gmail's id; higher = later
    thread: int  # Gmail's id of the first of the thread
    labels: str
    headers: tuple[tuple[str, str], ...]  # as they are written, without folding
    body: str


def number_of(at: datetime, salt: int) -> int:
    """Gmail's id of a mail."""
    return int(at.timestamp() * 1000) << 20 | salt & 0xFFFFF


def encoded(text: str, style: int) -> str:
    """A name as header programs write it: base64, quoted-printable, or the bare letters."""
    if text.isascii() or style % 11 == 2:  # RFC 6532
        return f'"{text}"' if set(text) & set(",.()@") else text
    try:
        latin = text.encode("iso-8859-1")
    except UnicodeEncodeError:
        latin = b""
    if latin and style % 2:
        return header_encode(latin, "iso-8859-1")
    return f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def mailbox(world: World, person: int, day: date) -> str:
    """A person in a From or To: most with the name, some surname first, some as an address only."""
    them = world.people[person]
    face, address = them.face(day), them.address(day)
    if person % 13 == 3:
        address = address.title().replace(".Example", ".example")
    if person % 7 == 5:
        return address
    return f"{encoded(_shown(face, person), person)} <{address}>"


def _shown(face: Face, person: int) -> str:
    surname_first = person % 7 == 1 and face.first and face.last
    return f"{face.last}, {face.first}" if surname_first else face.name


def listed(world: World, people: Sequence[int], day: date) -> str:
    """Several people in one header."""
    return ", ".join(mailbox(world, n, day) for n in people)


def message_id(world: World, mail: Mail) -> str:
    """A mail's own id, in brackets."""
    domain = world.people[mail.sender].email.partition("@")[2]
    return f"<{number_of(mail.at, mail.salt):x}.{mail.sender}@mail.{domain}>"


def date_text(at: datetime, zone: int) -> str:
    """A moment as a Date header, in the zone of a person's number."""
    minutes, name = _ZONES[zone % len(_ZONES)]
    there = at.astimezone(timezone(timedelta(minutes=minutes)))
    return f"{there:%a}, {there.day} {there:%b %Y %H:%M:%S %z}{name}"


def letters(world: World, owner: int, moment: datetime) -> list[Letter]:
    """What people wrote to an owner, and the owner to them, until a moment."""
    held = [m for m in world.mails[owner] if m.at <= moment]
    found = [_letter(world, owner, mail) for mail in held]
    again = [
        _letter(world, owner, m, copy=True)
        for m in held
        if m.oddity == "twice" and m.sender != owner
    ]
    return found + again


def _letter(world: World, owner: int, mail: Mail, copy: bool = False) -> Letter:
    day, sent = mail.at.date(), mail.sender == owner
    headers = _arrival(world, owner, mail) if not sent else []
    headers += [("From", mailbox(world, mail.sender, day))]
    headers += _written(mail)
    headers += [] if mail.oddity == "numberless" else [("Message-ID", message_id(world, mail))]
    headers += _answering(world, mail)
    headers += [("Subject", _subject(mail))]
    to = CLUB if mail.oddity == "list" else listed(world, mail.to, day)
    headers += [("To", to or "undisclosed-recipients:;")]
    cc = [listed(world, mail.cc, day)] if mail.cc else []
    cc += [CLUB] if mail.oddity == "to list" else []
    headers += [("Cc", ", ".join(cc))] if cc else []
    if mail.bcc and sent:  # only the sender's own copy tells
        headers += [("Bcc", listed(world, mail.bcc, day))]
    if mail.oddity == "automatic":
        headers += [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")]
    if mail.oddity == "list":
        headers += _club()
    kind, body = content(world, mail)
    headers += [("MIME-Version", "1.0"), *kind]
    if mail.oddity == "draft":
        labels = "Draft,Opened"
    else:
        labels = "Sent,Opened" if sent else _received_label(mail)
    number = number_of(mail.at, mail.salt + copy)
    return Letter(
        mail.at, number, number_of(mail.first.at, mail.first.salt), labels, tuple(headers), body
    )


def _received_label(mail: Mail) -> str:
    own = len(mail.to) > 1 and mail.salt % 5 == 0
    return _OWN_LABEL if own else _LABELS[mail.salt % len(_LABELS)]


def _arrival(world: World, owner: int, mail: Mail) -> list[tuple[str, str]]:
    address = world.people[owner].email
    return_path = world.people[mail.sender].address(mail.at.date())
    host = return_path.partition("@")[2]
    return [
        ("Delivered-To", address),
        ("Return-Path", f"<{return_path if mail.oddity != 'automatic' else ''}>"),
        (
            "Received",
            f"from mail.{host} ([2001:db8::{mail.salt % 9999:x}]) by mx.postbox.example "
            f"for <{address}>; {date_text(mail.at + timedelta(seconds=4), 2)}",
        ),
    ]


def _written(mail: Mail) -> list[tuple[str, str]]:
    if mail.oddity == "undated":
        return [("Date", "the day after the storm")]
    if mail.oddity == "two digits":
        return [("Date", f"{mail.at:%d %b %y %H:%M} GMT")]
    return [("Date", date_text(mail.at, mail.sender))]


def _answering(world: World, mail: Mail) -> list[tuple[str, str]]:
    """References hold the whole way back, the first mail first."""
    chain, before = [], mail.answers
    while before:
        chain.append(message_id(world, before))
        before = before.answers
    if not chain:
        return []
    return [("In-Reply-To", chain[0]), ("References", " ".join(reversed(chain)))]


def _subject(mail: Mail) -> str:
    words = mail.first.text.partition("~")[0].strip()
    return f"Re: {words}" if mail.answers else words


def _club() -> list[tuple[str, str]]:
    return [
        ("List-Id", "Nordgrat Touren <touren.nordgrat-club.example>"),
        ("List-Post", f"<mailto:{CLUB}>"),
        ("Precedence", "list"),
    ]


def _folded(name: str, value: str) -> str:
    """A header field in lines of 78 where there is a space to break at."""
    lines, line = [], f"{name}:"
    for word in value.split(" "):
        if len(line) + len(word) > 77 and line.strip() not in (f"{name}:", ""):
            lines.append(line)
            line = ""
        line += f" {word}"
    return "\n".join([*lines, line])


def _headers(letter: Letter) -> str:
    return "\n".join(_folded(*field) for field in letter.headers)


def mbox(letters: Iterable[Letter]) -> bytes:
    """Takeout's mailbox, newest first: separators with Gmail's id, and Gmail's fields on top."""
    parts = []
    for one in sorted(letters, key=lambda o: (o.number, o.labels, o.headers), reverse=True):
        body = "\n".join(f">{ln}" if ln.startswith("From ") else ln for ln in one.body.split("\n"))
        parts.append(
            f"From {one.number}@xxx {one.at:%a %b %d %H:%M:%S} +0000 {one.at:%Y}\n"
            f"X-GM-THRID: {one.thread}\nX-Gmail-Labels: {one.labels}\n"
            f"{_headers(one)}\n\n{body}\n\n"
        )
    return "".join(parts).replace("\n", "\r\n").encode()


def eml(letter: Letter) -> bytes:
    """One mail as a file of its own, as mail programs save it."""
    return f"{_headers(letter)}\n\n{letter.body}\n".replace("\n", "\r\n").encode()
