"""Header blocks out of mailboxes of any size: bodies are passed over, never held or decoded.

A mailbox (RFC 4155) is messages one after the other, each under a separator line
`From <sender> <date>`. Programs differ in everything else: line ends, zones in the separator,
whether a body's own `From ` is quoted. So a separator counts only after an empty line, or at the
start, and with a time and a year in it.
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO, NamedTuple

from netgraph.errors import ExportError

CHUNK = 1 << 18  # no larger: beyond what a core's cache holds, scanning takes twice as long
HEAD = 1 << 18  # bytes of a header block: ten thousand recipients; real ones have 2 to 20 kB
LINE = 256  # bytes of a separator line
CUT, TOO_LARGE, NO_START = (
    "cut off in its headers",
    f"headers larger than {HEAD:,} bytes",
    "not a message: no separator line before it",
)
FIELD_NAME = rb"[!-9;-~]+[ \t]*:"

_EMPTY = re.compile(rb"\n\r?\n")
_START = re.compile(rb"(?:%s)?\s*" % re.escape(codecs.BOM_UTF8))
_SEPARATOR = re.compile(rb"From \S+ .*?\d\d:\d\d")
_YEAR = re.compile(rb"\d{4}")
_COUNT = re.compile(rb"\d+[ \t]*\r?\n")
_NEXT = b"\nFrom "
_BEFORE = 3 + len(_NEXT)  # bytes that tell whether a separator begins at the end of a chunk


class Raw(NamedTuple):
    """One message as it lies in its file, without its body."""

    separator: bytes  # its separator line; empty in a file of one message
    head: bytes  # its header block with the line end before it; empty where there is a fault
    fault: str | None = None


def is_separator(line: bytes) -> bool:
    """Whether a line is the `From ` line before a message."""
    found = _SEPARATOR.match(line)
    return found is not None and _YEAR.search(line, found.end()) is not None


def first_line(data: bytes) -> int:
    """Where text begins, after a byte order mark and empty lines."""
    found = _START.match(data)
    return found.end() if found else 0


def single(stream: IO[bytes], counted: bool) -> Raw:
    """The message of a file that holds one.

    Args:
        stream: The file (RFC 5322).
        counted: Apple's form: the first line is the number of bytes that follow.

    Returns:
        Its headers. A file without a body need not have an empty line, only whole lines.
    """
    data = stream.read(2 * HEAD)
    start = first_line(data)
    if counted and (count := _COUNT.match(data, start)):
        start = count.end()
    head = b"\n" + data[start : start + HEAD]
    if end := _EMPTY.search(head):
        return Raw(b"", head[: end.end()])
    if len(data) - start > HEAD:
        return Raw(b"", b"", TOO_LARGE)
    return Raw(b"", head) if head.endswith(b"\n") else Raw(b"", b"", CUT)


def mailbox(stream: IO[bytes]) -> Iterator[Raw]:
    """Every message of a mailbox, in order.

    Args:
        stream: The mailbox; at most a chunk and a header block of it are held.

    Raises:
        ExportError: The stream broke, after all messages before that were given.
    """
    window = _Window(stream)
    begun = window.data[2:]
    if begun.strip() and not is_separator(begun[:LINE].partition(b"\n")[0]):
        yield Raw(b"", b"", NO_START)
    at = 0
    while (found := window.separator(at)) is not None:
        start, at = found
        separator = window.data[start:at]
        try:
            head, at, fault = window.head(at)
        except ExportError:
            yield Raw(separator, b"", CUT)
            raise
        yield Raw(separator, head, fault)


class _Window:
    """The part of a stream that is being looked at, as if an empty line stood before the stream."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._ended = stream, False
        first = stream.read(max(CHUNK, LINE))
        self.data = b"\n\n" + first[first_line(first) :]

    def separator(self, at: int) -> tuple[int, int] | None:
        """Start and end of the first separator line from `at` on; null when there is none."""
        while True:
            found = self.data.find(_NEXT, at)
            if found < 0:
                if self._ended:
                    return None
                at = self._move(max(len(self.data) - _BEFORE, 0), at)
                continue
            start = found + 1
            if not self._after_empty_line(found):
                at = start
                continue
            end = self.data.find(b"\n", start, start + LINE)
            if end < 0 and len(self.data) < start + LINE and not self._ended:
                at = self._move(max(found - 2, 0), found)
                continue
            end = min(start + LINE, len(self.data)) if end < 0 else end
            if is_separator(self.data[start:end]):
                return start, end
            at = start

    def head(self, at: int) -> tuple[bytes, int, str | None]:
        """The header block from the line end at `at`, where the body begins, and what is wrong."""
        while True:
            limit = at + HEAD
            if end := _EMPTY.search(self.data, at, limit):
                # the empty line may be the one before the next separator, too
                return self.data[at : end.end()], end.end() - 1, None
            if len(self.data) >= limit:
                return b"", limit, TOO_LARGE
            if self._ended:
                return b"", len(self.data), CUT
            at = self._move(at, at)

    def _move(self, start: int, at: int) -> int:
        """Forget what lies before `start`, read on, and tell where `at` has moved to."""
        self.data = self.data[start:]
        more = self._stream.read(CHUNK)
        self.data, self._ended = self.data + more, not more
        return max(at - start, 0)

    def _after_empty_line(self, found: int) -> bool:
        return self.data[found - 1 : found] == b"\n" or self.data[found - 2 : found] == b"\n\r"
