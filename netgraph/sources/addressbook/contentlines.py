r"""vCard text into cards and their content lines: all that comes before the grammar of a line.

Of the libraries at hand none reads what address books write. vobject 0.9.9 gives up a whole file
for one bad card, cuts `FN:Okonkwo, Ines` at the comma, and its expression for a line takes time
exponential in the length of a hostile one. icalendar 7.3 has the grammar of parameters and values,
but neither vCard 2.1 nor cards. So cards and lines are found here, and icalendar reads what is in
them (`netgraph.sources.addressbook.properties`).

Sources: vCard 2.1 (versit, 1996) sections 2.1.2 and 2.1.3; RFC 2425, 5.8.1; RFC 6350, 3.2.
"""

import codecs
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO

CUT = "cut off before its end"
HEADLESS = "its beginning is missing"
HEAD = 4096  # bytes that tell the encoding
_CHUNK = 1 << 20
_MAX_LINE = 1 << 16  # bytes kept of a physical line: a picture may be a line of megabytes
_MAX_PIECES = 500  # of one content line; no name or address has that many
_NAME = re.compile(rb"(?:[\w-]+\.)*([\w-]+)[ \t]*[;:]")
_MARK = re.compile(rb"(?:\xef\xbb\xbf)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_MARK_BEGINS = frozenset((b"B", b"b", b"E", b"e", b"\xef"))
_BLANKS = (b" ", b"\t")
_ENDS = b"\r\0\x1a"  # \x1a: the end of a text under DOS
_BEGIN, _END, _CUT = "BEGIN", "END", "CUT"  # what a line is besides a property; CUT: no line


@dataclass(slots=True)
class RawCard:
    """One card as it stands in the text."""

    lines: list[bytes] = field(default_factory=list)  # unfolded; those of wanted properties
    damage: str | None = None  # CUT, HEADLESS; null: it begins, and ends or another one begins


def read_cards(stream: IO[bytes], head: bytes, wanted: Collection[bytes]) -> Iterator[RawCard]:
    """The cards of a file, in order; a card inside a card (AGENT) is passed over.

    Args:
        stream: The file from its beginning; it is read as it is needed.
        head: Its first `HEAD` bytes.
        wanted: Names of properties, in capitals; lines of others are not kept.

    Yields:
        Every card that begins or ends. The last one is cut when the text does not end with the end
        of a card.
    """
    card: RawCard | None = None
    inside = 0  # cards inside the card
    agent = loose = False  # whether a card may begin inside the card; lines outside of any card
    for mark, line in _content_lines(_physical_lines(stream, head), {*wanted, b"AGENT"}):
        if mark is None:
            loose = card is None
            if card and not inside:
                card.lines.append(line)
        elif mark == _CUT:
            yield RawCard(card.lines if card else [], CUT)
            card = None
        elif mark == _BEGIN:
            inside = inside + 1 if card and agent else 0
            if not inside:
                if card:
                    yield card
                card = RawCard()
        elif inside:
            inside -= 1
        elif card or loose:
            yield card or RawCard(damage=HEADLESS)
            card, loose = None, False
        agent = line[:6].upper() == b"AGENT:" and not line[6:].strip()
    if card:
        yield card


def _physical_lines(stream: IO[bytes], head: bytes) -> Iterator[bytes]:
    """Lines without their ends; of one that is far too long, its beginning and its end."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    marked = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    wide = None
    if marked or max(even, odd) > len(head) // 8:
        little = head[:2] == b"\xff\xfe" or (not marked and odd > even)
        wide = codecs.getincrementaldecoder("utf-16-le" if little else "utf-16-be")("replace")
    lone_cr = b"\r" in head and b"\n" not in head  # old Macintoshes
    rest = b""
    while True:
        chunk = stream.read(_CHUNK)
        text = wide.decode(chunk, final=not chunk).encode() if wide else chunk
        *lines, rest = (rest + (text.replace(b"\r", b"\n") if lone_cr else text)).split(b"\n")
        yield from lines
        if not chunk:
            yield rest
            return
        rest = rest[:_MAX_LINE]


def _content_lines(
    physical: Iterable[bytes], wanted: Collection[bytes]
) -> Iterator[tuple[str | None, bytes]]:
    """Unfolded lines of wanted properties, and every beginning and end of a card.

    Folded lines continue behind a blank; quoted-printable ones behind a `=` at the end of the line
    before, whatever they begin with. Both are joined as bytes: folds cut characters.
    """
    pieces: list[bytes] = []  # of the line under way; none: it is passed over
    soft = False  # the line under way goes on whatever the next one is
    last = None
    for raw in physical:
        line = raw.rstrip(_ENDS)
        first = line[:1]
        if first in _BLANKS and not soft:
            _add(pieces, line[1:])
            continue
        mark = _mark(line) if first in _MARK_BEGINS else None
        if mark or line.strip():
            last = mark
        if soft and not mark:  # a stray = at the end of a value joins no next card
            soft = line.endswith(b"=")
            _add(pieces, line[:-1] if soft else line)
            continue
        if pieces:
            yield None, b"".join(pieces)
        pieces, soft = [], False
        if mark:
            yield mark, line
        elif name := _NAME.match(line):
            if line.endswith(b"="):
                soft = b"QUOTED-PRINTABLE" in line.partition(b":")[0].upper()
            if name[1].upper() in wanted:
                pieces = [line[:-1] if soft else line]
    if pieces:
        yield None, b"".join(pieces)
    if last != _END:
        yield _CUT, b""


def _mark(line: bytes) -> str | None:
    found = _MARK.fullmatch(line)
    return found and found[1].decode().upper()


def _add(pieces: list[bytes], more: bytes) -> None:
    if pieces and len(pieces) < _MAX_PIECES:
        pieces.append(more)
