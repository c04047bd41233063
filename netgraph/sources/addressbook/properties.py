"""The grammar of one content line: its name, its parameters, its value as text.

icalendar reads quoted and escaped parameters and values; added is what vCard 2.1 has besides:
parameters without a name, quoted-printable, base64 and character sets.
"""

import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from icalendar.parser import (
    q_split,
    rfc_6868_unescape,
    split_on_unescaped_semicolon,
    unescape_backslash,
)

_HEAD = re.compile(rb'(?:[^":]|"[^"]*")*')
_MAX_HEAD = 1000  # bytes; no writer needs that many parameters
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT"}
# Not every codec of Python's is a character set: some unpack, some warn.
_CHARSETS = re.compile(
    r"(us-)?ascii|utf-?8|iso[-_]?8859[-_]\d+|latin-?\d|(windows-|cp)\d+|koi8-[ru]|mac[-_\w]+"
    r"|shift[-_]?jis|euc[-_](jp|kr)|iso-2022-(jp|kr)|gb\w+|big5",
    re.IGNORECASE,
)
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Property(NamedTuple):
    """One property of a card."""

    name: str  # in capitals, without group
    parameters: Mapping[str, tuple[str, ...]]  # by name in capitals; bare ones are TYPE or ENCODING
    raw: str  # the value, decoded, still escaped

    @property
    def text(self) -> str:
        r"""The value without escapes: `\\,` `\\;` `\\:` and `\\n`."""
        return unescape_backslash(self.raw) if "\\" in self.raw else self.raw

    @property
    def components(self) -> list[str]:
        """The parts of a structured value (N, ORG, ADR), without escapes."""
        if "\\;" in self.raw:
            return split_on_unescaped_semicolon(self.raw)
        parts = self.raw.split(";")
        return [unescape_backslash(part) for part in parts] if "\\" in self.raw else parts

    def words(self, *parameters: str) -> set[str]:
        """The values of these parameters, in lower case."""
        return {word.lower() for name in parameters for word in self.parameters.get(name, ())}


def read_property(line: bytes) -> Property:
    """A content line apart.

    Args:
        line: Unfolded, with a name and a colon.

    Returns:
        What the line says; bytes that are no text of the character set named, nor of UTF-8, are
        taken as Windows-1252, and parameters are left out where they are too many to be meant.
    """
    end = line.find(b":")
    if b'"' in line[:end]:
        quoted = _HEAD.match(line)
        end = quoted.end() if quoted and line[quoted.end() :][:1] == b":" else end
    head = line[:end]
    name, parameters = _read_head(head) if len(head) <= _MAX_HEAD else (_name(head), _NONE)
    return Property(name, parameters, _decode(line[end + 1 :], parameters))


@lru_cache(maxsize=4096)
def _read_head(head: bytes) -> tuple[str, Mapping[str, tuple[str, ...]]]:
    """Name and parameters; a book has few different ones."""
    _, semicolon, rest = head.partition(b";")
    if not semicolon:
        return _name(head), _NONE
    found: dict[str, tuple[str, ...]] = {}
    for part in q_split(_text(rest), ";"):
        if "=" not in part:  # vCard 2.1: TEL;CELL;PREF
            word = part.strip().upper()
            part = f"{'ENCODING' if word in _ENCODINGS else 'TYPE'}={word}"
        key, _, values = part.partition("=")
        several = [rfc_6868_unescape(value.strip(' "')) for value in q_split(values, ",")]
        found[key.strip().upper()] = (*found.get(key.strip().upper(), ()), *several)
    return _name(head), MappingProxyType(found)


def _name(head: bytes) -> str:
    return head.partition(b";")[0].rpartition(b".")[2].strip().decode("ascii", "replace").upper()


def _decode(value: bytes, parameters: Mapping[str, tuple[str, ...]]) -> str:
    if not parameters:
        return _text(value)
    encodings = {encoding.upper() for encoding in parameters.get("ENCODING", ())}
    charset = next(iter(parameters.get("CHARSET", ())), None)
    if "QUOTED-PRINTABLE" in encodings:
        return _text(binascii.a2b_qp(value), charset)
    if encodings & {"BASE64", "B"}:
        try:
            return _text(binascii.a2b_base64(value), charset)
        except binascii.Error:
            return ""
    return _text(value, charset)


def _text(value: bytes, charset: str | None = None) -> str:
    named = (charset,) if charset and _CHARSETS.fullmatch(charset) else ()
    for encoding in (*named, "utf-8"):
        try:
            return value.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return value.decode("cp1252", "replace")
