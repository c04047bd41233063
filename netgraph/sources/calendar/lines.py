r"""One line of a calendar, taken apart: a name, parameters and a value (RFC 5545 3.1, RFC 6868).

icalendar looks at each letter in Python, which for a calendar of ten years takes most of the time,
and refuses names with stray quotes; tests hold the two against each other.
"""

import re
from dataclasses import dataclass, field

from icalendar.parser import rfc_6868_unescape

# Quoted texts may hold any of the signs that part a line. Nothing here can be read in two ways, so
# nothing is read twice, however long and broken a line is.
_LINE = re.compile(
    r'\s*+([\w-]++)\s*+((?:;[^=:;"]++=(?:"[^"]*+"|[^":;]++)*+)*+):(.*)', re.DOTALL | re.ASCII
)
_PARAMETER = re.compile(r';([^=:;"]++)=((?:"[^"]*+"|[^":;]++)*+)')
_MAILTO = re.compile(r"(?i)[:;]\s*(mailto:[^\s:;]+)\s*$")
_ANSWERS = re.compile(r"(?i);\s*(PARTSTAT|CUTYPE|ROLE)\s*=\s*\"?([A-Za-z-]+)")
_ESCAPED = re.compile(r"\\([\\;,])")


@dataclass(frozen=True, slots=True)
class Property:
    """A line; several values of one parameter stay joined by commas."""

    name: str  # upper case
    value: str
    parameters: dict[str, str] = field(default_factory=dict)  # names in upper case

    def word(self, parameter: str) -> str:
        """A parameter in upper case; empty when it is not given."""
        return self.parameters.get(parameter, "").strip().upper()

    @property
    def text(self) -> str:
        """The value of a property that is a text, without its escapes."""
        return _ESCAPED.sub(r"\1", self.value).strip()


def parse(line: str) -> Property | None:
    """A line taken apart.

    Args:
        line: Unfolded.

    Returns:
        Its parts; null where it follows no grammar. A person's line with broken parameters keeps
        its address and answer, without the name.
    """
    found = _LINE.fullmatch(line)
    if not found:
        return _mended(line)
    name, given, value = found.groups()
    parameters = {key.strip().upper(): _said(said) for key, said in _PARAMETER.findall(given)}
    return Property(name.upper(), value, parameters)


def _said(value: str) -> str:
    bare = value.replace('"', "").strip()
    return rfc_6868_unescape(bare) if "^" in bare else bare


def _mended(line: str) -> Property | None:
    address = _MAILTO.search(line)
    name = re.match(r"\s*([A-Za-z-]+)", line)
    if not address or not name:
        return None
    said = {key.upper(): word for key, word in _ANSWERS.findall(line)}
    return Property(name[1].upper(), address[1], said)
