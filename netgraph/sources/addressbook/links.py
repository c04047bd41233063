"""Profile links of a card, from whatever property and form they come in."""

import re

from netgraph.sources.addressbook.properties import Property

# RFC 6350 URL and IMPP; RFC 9554 SOCIALPROFILE; Apple and Android write the others.
LINKS = ("URL", "SOCIALPROFILE", "X-SOCIALPROFILE", "IMPP", "X-TWITTER")
_X_HANDLE = re.compile(r"@?([A-Za-z0-9_]{1,15})")
_IN = re.compile(r"/?(in/[^\s/?#]+)/?")
_ADDRESS = re.compile(r"(?:https?:)?//|[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)", re.IGNORECASE)


def link_of(said: Property) -> str | None:
    """The address that a property gives, or that its handle on a known network has.

    Returns:
        As written, still to be tidied (`netgraph.sources.addressbook.book`); null when it leads
        nowhere: a telephone, a handle on a network where handles are not addresses.
    """
    value = said.text.strip().removeprefix("x-apple:")
    if _ADDRESS.match(value):
        return value
    if said.name in ("URL", "IMPP"):
        return None
    network = said.words("SERVICE-TYPE", "X-SERVICE-TYPE", "TYPE")
    if said.name == "X-TWITTER" or network & {"twitter", "x"}:
        handle = _X_HANDLE.fullmatch(value)
        return f"https://x.com/{handle[1]}" if handle else None
    if "linkedin" in network and (path := _IN.fullmatch(value)):
        return f"https://www.linkedin.com/{path[1]}"
    return None
