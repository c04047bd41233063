"""Who stands in an address field: addresses made comparable, and the names beside them."""

import re
from email import utils
from functools import lru_cache
from typing import NamedTuple

from netgraph.sources.mail.fields import NAMING, Fields, decoded, text_of
from netgraph.text import clean

_LONGEST = 254  # characters of an address (RFC 5321)
_LONG = 2_000  # bytes of a field that is not kept for the next time it comes
_ADDRESS = re.compile(
    r"(?P<local>[\w.!#$%&'*+/=?^`{|}~-]+|\"[^\"\\\x00-\x1f\x7f]+\")"
    r"@(?P<domain>(?:\w(?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{0,61}\w)\.?"
)
_NESTED = re.compile(rb"[(\\:;\[]")  # where a comma need not be the end of an address
_MAILBOX = re.compile(rb'(?:"[^"]*"|[^",])+')
_LIST_ADDRESS = re.compile(
    rb"(?:mailto:|[<\s]|^)([^\s<>:@?;]+@[^\s<>?;,]+)|<([^\s<>@]+\.[^\s<>@]+)>"
)
# Some programs put an address before the address, without the quotes that it needs there.
_BESIDE = re.compile(r"(^|[,;])\s{0,4}([^,;:<>()\\]{1,99}@[^,;:<>()\\]{1,99}?)\s{0,4}<")
_ATOM = re.compile(r"\"([\w!#$%&'*+/=?^`{|}~.-]+)\"")
# Newer versions of the library give up a whole field for one mistake, unless told not to.
_LOOSE = {"strict": False} if getattr(utils, "supports_strict_parsing", False) else {}


class Party(NamedTuple):
    """An address and the name beside it."""

    address: str
    name: str | None  # null: none, or the address again


def parties(value: bytes) -> tuple[Party, ...]:
    """Everybody in an address field (RFC 5322), in order.

    Comments, quoted names and local parts, groups and encoded words (RFC 2047) are read; what is
    no address on the Internet (`undisclosed-recipients:;`, an Exchange path, a bare login) is not.

    Args:
        value: The field's value as it stands.
    """
    if b"," not in value or _NESTED.search(value):
        return _one(value)
    # The same people stand in ever other company: each of them is parsed once.
    return tuple(party for mailbox in _MAILBOX.findall(value) for party in _one(mailbox))


def lists_named(fields: Fields) -> set[str]:
    """Addresses of the lists that a message of a list names; a List-Id names one, too."""
    values = [value for name in NAMING for value in fields.get(name, ()) if len(value) < 1_000]
    return set[str]().union(*map(_list_addresses, values))


def address_of(text: str) -> str | None:
    """An address as it is compared: lower case, NFC, domains in Unicode; null when it is none."""
    plain = (clean(text) or "").strip("'")
    found = _ADDRESS.fullmatch(plain)
    if not found or len(plain) > _LONGEST:
        return None
    local, domain = found["local"], found["domain"]
    if quoted := _ATOM.fullmatch(local):
        local = quoted[1]
    if local[0] in "~?":  # which mean something else at the start of a key
        local = f'"{local}"'
    return f"{local}@{_in_unicode(domain)}".lower()


def name_of(text: str) -> str | None:
    """A display name fit to store; null when there is none, it is unreadable, or an address."""
    name = clean(decoded(text))
    if name and name[0] == name[-1] and name[0] in "'\"" and len(name) > 1:
        name = clean(name[1:-1])
    unreadable = name is None or "?=" in name or "=?" in name
    return None if unreadable or address_of(name or "") else name


def _one(value: bytes) -> tuple[Party, ...]:
    return _parties(value) if len(value) > _LONG else _kept(value)


def _parties(value: bytes) -> tuple[Party, ...]:
    text = text_of(value)
    if "@" in text.partition("<")[0] and '"' not in text:
        text = _BESIDE.sub(r'\1 "\2" <', text)
    try:
        pairs = utils.getaddresses([text], **_LOOSE)
    except (RecursionError, ValueError, IndexError):  # nested beyond any real field
        return ()
    found = ((address_of(address), name) for name, address in pairs)
    return tuple(Party(address, name_of(name)) for address, name in found if address)


@lru_cache(4096)
def _list_addresses(value: bytes) -> frozenset[str]:
    named = (a or list_id.replace(b".", b"@", 1) for a, list_id in _LIST_ADDRESS.findall(value))
    return frozenset(found for a in named if (found := address_of(text_of(a.lower()))))


_kept = lru_cache(1 << 15)(_parties)


def _in_unicode(domain: str) -> str:
    """A domain with its labels as they are read (`xn--mnchen-3ya` is `münchen`)."""
    if "xn--" not in domain.lower():
        return domain
    try:
        return domain.encode("ascii").decode("idna")
    except UnicodeError:
        return domain
