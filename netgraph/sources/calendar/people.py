"""Who took part in a meeting: those who said yes, and who convened it."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import unquote

from netgraph.sources.calendar.lines import Property
from netgraph.text import clean

SOURCE = "calendar"
_MAILTO = re.compile(r"(?i)mailto:")
# ~ and ? in front would change what a key means (netgraph.schemas).
_ADDRESS = re.compile(r"(?![~?])[^\s\x00-\x1f\x7f@<>()\[\],;:\"\\]+@[^\W_](?:[\w.-]*\w)?")
_LONGEST = 254  # of an address, RFC 5321
_THINGS = {"ROOM", "RESOURCE", "GROUP"}
_MACHINE = re.compile(
    r"(?:^|[._+-])(?:no|do-?not|not|ne|keine)[._-]?(?:reply|answer|respond|responder|antwort\w*)"
    r"(?:$|[._+-])|^(?:nicht[._-]?antworten|mailer-daemon|postmaster|calendar-notification)$"
)
# Google's calendars of rooms, groups, holidays and imports have addresses here.
_PLACES = "calendar.google.com"


@dataclass(frozen=True, slots=True)
class Guest:
    """One ATTENDEE or ORGANIZER line."""

    address: str | None  # lower case; null: not given as an e-mail address
    name: str | None
    answer: str  # PARTSTAT; empty: not given
    is_person: bool  # who can be there himself: no room, resource, group or machine


@dataclass(frozen=True, slots=True)
class Company:
    """The people who took part in one meeting."""

    addresses: frozenset[str]
    unnamed: int  # accepted, without an e-mail address
    convener: str | None  # the organizer, if he took part; null: he did not, or is not known
    answered: int  # whose answer is known at all: of two copies of an entry the better has more

    @property
    def size(self) -> int:
        """How many took part."""
        return len(self.addresses) + self.unnamed


def guest(line: Property) -> Guest:
    """What a line says of a person."""
    address = address_in(line.value) or address_in(line.parameters.get("EMAIL", ""))
    name = clean(line.parameters.get("CN", "").strip(" '"))  # Outlook puts some into quotes
    if name and (address_in(name) or _MAILTO.match(name)):
        name = None  # a name that is just the address says nothing
    person = (
        line.word("CUTYPE") not in _THINGS
        and line.word("ROLE") != "NON-PARTICIPANT"
        and not (address and is_machine(address))
    )
    return Guest(address, name, line.word("PARTSTAT"), person)


def company(guests: Collection[Guest], organizer: Guest | None) -> Company:
    """Who took part.

    Args:
        guests: From the ATTENDEE lines. Only an ACCEPTED counts; of several lines of one address
            one is enough.
        organizer: He took part unless his own line says otherwise, or that he is no participant.

    Returns:
        The people; rooms, resources, groups and machines are nobody.
    """
    came = [g for g in guests if g.is_person and g.answer == "ACCEPTED"]
    addresses = {g.address for g in came if g.address}
    convener = None
    if organizer and organizer.address and organizer.is_person:
        lines = [g for g in guests if g.address == organizer.address]
        silent = all(g.is_person and not g.answer for g in lines)
        if silent or organizer.address in addresses:
            convener = organizer.address
            addresses.add(convener)
    return Company(
        addresses=frozenset(addresses),
        unnamed=sum(g.address is None for g in came),
        convener=convener,
        answered=sum(g.answer not in ("", "NEEDS-ACTION") for g in guests),
    )


def address_in(text: str) -> str | None:
    """The e-mail address that a text is, with or without `mailto:`; null: it is none.

    Percent-decoded and in lower case, which is what makes two writings of it one.
    """
    if len(text) > 4 * _LONGEST:
        return None
    bare = _MAILTO.split(text.strip())[-1].partition("?")[0]
    address = unicodedata.normalize("NFC", unquote(bare)).strip().lower()
    fits = len(address) <= _LONGEST and _ADDRESS.fullmatch(address)
    return address if fits else None


def is_machine(address: str) -> bool:
    """Whether nobody reads what is sent there: rooms, group calendars, no-reply senders."""
    local, _, host = address.rpartition("@")
    return host == _PLACES or host.endswith("." + _PLACES) or bool(_MACHINE.search(local))


def own_address(titles: Iterable[str | None]) -> str | None:
    """Whose calendar it is: the first of its names that is a person's address."""
    told = (address_in(title) for title in titles if title)
    return next((a for a in told if a and not is_machine(a)), None)


def key_of(address: str) -> str:
    """The account that an address stands for."""
    return f"{SOURCE}:{address}"
