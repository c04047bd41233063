"""How a value looks to a reader: numbers, days, shares, and the words for what the data calls."""

import math
from datetime import date

from netgraph.text import NETWORKS, clean

UNKNOWN = "–"

_JOINERS = "\u200c\u200d "  # kept by clean inside a word; alone they show nothing

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: Sections of a page, as a finding leads to them.
SECTIONS = {
    "twelve": "your twelve",
    "roles": "roles",
    "contacts": "contacts",
    "closeness": "closeness",
    "worlds": "worlds",
    "bridges": "bridges",
    "reconnect": "write again",
    "pruning": "what if",
    "change": "change",
    "balance": "balance",
}

EVIDENCE = {
    "declared": "listed as connected",
    "interaction": "wrote to, met or mentioned one another",
    "copresence": "seen together in a thread, meeting or group",
    "affiliation": "worked in the same place at the same time",
}

TIERS = {
    "A": "a written recommendation, in either direction",
    "B": "repeated two-way exchanges and a meeting, or some while working at the same place",
    "C": "a two-way exchange, one to one",
    "D": "connected, no exchange seen",
}

STATES = {
    "live": "silent for less than twice the usual gap",
    "cooling": "less than four times",
    "fading": "less than eight times",
    "lapsed": "more",
    "dormant": "three years and more",
    "unknown": "no exchange both ways is seen",
}

CHANGES = {  # in the order they are told
    "removed": "gone",
    "returned": "back again",
    "added": "new",
    "job_change": "with a new job",
    "renamed": "with a new name",
    "hidden": "hiding their profile",
}

_COMPONENTS = {  # by how the name of a weight begins
    "strength": ("Strength", "how close you are, from dated exchanges"),
    "bridg": ("Bridging", "joins worlds that otherwise hardly meet"),
    "exclusive": ("Exclusive reach", "people whom only this contact is seen to know"),
    "reach": ("Reach", "people you could meet through this contact"),
    "refer": ("Referenceability", "how well you can vouch for each other"),
}


def plain(value: object) -> str | None:
    """Any value of a report as text for people, not yet escaped for a format.

    Args:
        value: Text, a number, a day, a truth or null.

    Returns:
        Text without control and direction characters; null for null, for what is no number and
        for a text of which nothing can be read.
    """
    match value:
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number(value) if math.isfinite(value) else None
        case date():
            return day(value)
        case str():
            shown = clean(value) or ""
            return shown if not value or shown.strip(_JOINERS) else None
    return None if value is None else str(value)


def number(value: float | int) -> str:
    """A number for people: thousands separated, three significant digits below a hundred.

    Args:
        value: Any finite number.

    Returns:
        Whole numbers in full; "<0.001" for what would look like zero and is not.
    """
    size = abs(value)
    if isinstance(value, int) or size == 0 or size >= 99.95:
        return f"{value:,.0f}"
    if size < 0.0005:
        return "<0.001" if value > 0 else ">-0.001"
    if size < 0.09995:
        return f"{value:.3g}"
    return f"{value:.{3 if size < 0.9995 else 2 if size < 9.995 else 1}f}"


def score(value: float | None) -> str | None:
    """A score of 0 to 1 with three decimals, so that those of a column can be compared."""
    if value is None:
        return None
    return "<0.001" if 0 < value < 0.0005 else f"{value:.3f}"


def share(value: float | None) -> str | None:
    """A share of 0 to 1 in whole percent, never "0%" or "100%" for what is only near it."""
    if value is None or not math.isfinite(value):
        return None
    if 0 < value < 0.005:
        return "<1%"
    if 0.995 <= value < 1:
        return ">99%"
    return f"{value:.0%}"


def day(value: date) -> str:
    """A day as English readers of every country understand it: 4 Mar 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def network(source: str) -> str:
    """The network's own spelling of its name; an unknown one as it came."""
    return NETWORKS.get(source, source)


def networks(sources: str | None) -> str | None:
    """Networks given as text with commas, spelled as they spell themselves."""
    return ", ".join(network(s.strip()) for s in sources.split(",")) if sources else None


def component(weight: str) -> tuple[str, str]:
    """What a component of the score is called and measures; an unknown one by its own name."""
    known = (words for start, words in _COMPONENTS.items() if weight.startswith(start))
    return next(known, (weight.replace("_", " ").capitalize(), ""))


def steadiness(stability: float | None) -> str:
    """A cluster's stability in a word, by the cuts of Hennig (2007).

    Args:
        stability: 0 to 1; null where a cluster is too small to be judged.
    """
    if stability is None:
        return "too small to judge"
    return "steady" if stability >= 0.75 else "likely" if stability >= 0.6 else "uncertain"


def counted(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 person", "1,204 people"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"
