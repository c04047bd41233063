"""A mailbox of invented people, as large as wanted: the same bytes for the same size."""

import base64
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime
from itertools import count
from pathlib import Path

from netgraph.sample.names import NAMES

OWN = "mara.lindqvist@example.org"
PEOPLE = 1_500
START = datetime(2012, 1, 2, 8, tzinfo=UTC)


def write_mailbox(path: Path, size: int, crlf: bool = False) -> int:
    """Write a mailbox as Takeout does: people, threads, groups, newsletters, machines, spam.

    Args:
        path: Where to; what is there is replaced.
        size: Bytes to reach.
        crlf: Lines end as on Windows.

    Returns:
        How many messages it holds; about 15 kB each.
    """
    messages = written = 0
    with path.open("wb") as out:
        for message in _messages(random.Random(11)):
            written += out.write(message.replace(b"\n", b"\r\n") if crlf else message)
            messages += 1
            if written >= size:
                break
    return messages


def _people(rng: random.Random) -> list[str]:
    """Mailboxes as they stand in headers: plain, quoted, encoded, bare."""
    cultures = sorted(NAMES)
    found = []
    for n in range(PEOPLE):
        given, surnames = NAMES[cultures[n % len(cultures)]]
        first, last = rng.choice(given), rng.choice(surnames)
        address = f"p{n}.{rng.choice('abcdefgh')}@example.{rng.choice(('org', 'com', 'net'))}"
        name = f"{last}, {first}" if n % 5 == 0 else f"{first} {last}"
        if not name.isascii():
            name = Header(name, "utf-8").encode()
        elif "," in name:
            name = f'"{name}"'
        found.append(address if n % 9 == 0 else f"{name} <{address}>")
    return found


def _bodies(rng: random.Random) -> list[bytes]:
    """Texts with quoted `>From ` lines, half of them with an attachment in base64."""
    words = ("lorem", "ipsum", "dolor", "sit", "amet", "consectetur", "From", "adipiscing", "elit")
    texts, files = [], []
    for _ in range(40):
        lines = [" ".join(rng.choices(words, k=11)) for _ in range(rng.randrange(20, 90))]
        texts.append(re.sub("^From ", ">From ", "\n".join(lines), flags=re.M).encode())
        files.append(base64.encodebytes(rng.randbytes(rng.randrange(4_000, 23_000))))
    return [text + b"\n\n" + file for text, file in zip(texts, files, strict=True)] + texts


def _messages(rng: random.Random) -> Iterator[bytes]:
    """A life of mail: a quarter sent, a third from machines, lists and spam, the rest received."""
    people, bodies = _people(rng), _bodies(rng)
    circle, own = people[:300], f"Mara Lindqvist <{OWN}>"
    at, last = START, ""
    for n in count(1):
        at += timedelta(seconds=rng.randrange(60, 20_000))
        ident = f"<{n:x}.{rng.randrange(10**9):x}@mail.example.org>"
        roll = rng.random()
        sender, to, extra, labels = rng.choice(circle), [own], "", "Inbox,Important"
        if roll < 0.25:
            sender, to, labels = own, [rng.choice(circle)], "Sent"
        elif roll < 0.35:
            to = [own, *rng.sample(circle[:40], rng.randrange(2, 6))]
        elif roll < 0.55:
            sender = f"Fen Gazette <news@letters{n % 40}.example.com>"
            extra = f"List-Id: <gazette{n % 40}.example.com>\nPrecedence: bulk\n"
            extra += f"List-Unsubscribe: <https://letters.example.com/u/{n:x}>\n"
        elif roll < 0.65:
            sender = f"Account <no-reply@shop{n % 60}.example.com>"
        elif roll < 0.68:
            labels = "Spam"
        copies = rng.choices(people, k=rng.randrange(0, 3)) if roll < 0.35 else []
        if last and rng.random() < 0.5:
            extra += f"In-Reply-To: {last}\nReferences: {last}\n"
        last = ident
        extra += f"From: {sender}\nMessage-ID: {ident}\nTo: {_folded(to)}\n"
        extra += f"Cc: {_folded(copies)}\n" if copies else ""
        yield _head(n, at, labels, extra) + rng.choice(bodies) + b"\n\n"


def _folded(mailboxes: list[str]) -> str:
    return ",\n ".join(mailboxes)


def _head(n: int, at: datetime, labels: str, fields: str) -> bytes:
    """A header block with the ballast of servers and signatures, about 2 kB."""
    day = format_datetime(at)
    mark = f"{n * 2654435761 % 2**64:016x}" * 12
    signature = "\n        ".join(mark[i : i + 64] for i in range(0, len(mark), 64))
    hops = "".join(
        f"Received: from mx{hop}.example.net (mx{hop}.example.net [192.0.2.{hop}])\n"
        f"        by mail{hop}.example.org with ESMTPS id {mark[: 20 + hop]}\n"
        f"        for <{OWN}>\n"
        "        (version=TLS1_3 cipher=TLS_AES_128_GCM_SHA256 bits=128/128);\n"
        f"        {day}\n"
        for hop in range(1, 4)
    )
    return (
        f"From {n}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}\n"
        f"X-GM-THRID: {1700000000000000000 + n}\nX-Gmail-Labels: {labels}\n"
        f"Delivered-To: {OWN}\n{hops}"
        f"ARC-Seal: i=1; a=rsa-sha256; t={n}; cv=none;\n"
        f"        d=example.net; s=arc;\n        b={signature}\n"
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\n        d=example.org; s=s1;\n"
        f"        h=from:to:cc:date:message-id:subject;\n        b={signature}\n"
        f"MIME-Version: 1.0\n{fields}Date: {day}\nSubject: invented subject {n}\n"
        f'Content-Type: multipart/mixed; boundary="{mark[:28]}"\n\n'
    ).encode()
