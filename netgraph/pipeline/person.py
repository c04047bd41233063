"""Everything known of one person, and who is meant by what somebody typed."""

import difflib
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.identity.keys import identifier_of_url
from netgraph.pipeline.ask import meant_owner
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run
from netgraph.strategy.strength import tie_terms
from netgraph.text import fold

_TOLD_OF_ONE = (
    "contacts", "ranking", "exchanges", "exchange_terms", "accounts", "ties", "links", "observed",
)  # fmt: skip
_EXCHANGES = (
    "owner", "n_sent", "n_received", "private_sent", "private_received", "meetings",
    "recommendations", "contact_days", "channels", "first_contact_on", "last_contact_on",
    "duration_days",
)  # fmt: skip
_STRENGTH = (
    "owner", "as_of", "strength", "sent", "received", "two_sided", "quarterly", "reciprocity",
    "half_life_days", "half_life_why", "state", "silence_days", "median_gap_days",
    "usual_gap_days", "overdue", "warmth", "decayed_contact_days",
)  # fmt: skip


def known_of(home: Path, search: str, owner: str | None) -> dict[str, pl.DataFrame]:
    """Everything known of the people who match, and from where.

    Args:
        home: The home whose published database is read.
        search: Part of a name, a handle, e-mail, link, or any key ever observed.
        owner: Only this owner's ties; null for all.

    Returns:
        people; and when it is one: contacts, ranking, exchanges (counts), strength (its terms),
        exchange_terms (the weights by network, kind, direction and role that sum to sent and
        received), accounts, ties, links, observed.

    Raises:
        UsageError: Nothing to search for, nobody matches, or no such owner.
        StoreError: Nothing is published yet.
    """
    wanted = search.strip().removeprefix("@").strip()
    if not wanted:
        raise UsageError("whom? Part of a name, a handle, an e-mail, a link or an id is expected")
    link = identifier_of_url(wanted) if "/" in wanted and "." in wanted else None
    with reader(home / PUBLISHED) as con:
        if owner is not None:
            meant_owner(con, owner)
        people = run(con, "person_search", search=wanted, link=link, by_site=True)
        if people.is_empty():
            raise UsageError(f"nobody matches {search!r}.{nearest_people(con, wanted)}")
        if people.height > 1:
            return {"people": people}
        who = {"person_id": people["person_id"][0], "owner": owner}
        found = {part: run(con, f"person_{part}", **who) for part in _TOLD_OF_ONE}
    terms = tie_terms(found["exchanges"])
    strength = {"exchanges": terms.select(_EXCHANGES), "strength": terms.select(_STRENGTH)}
    order = ("people", "contacts", "ranking", *strength, *found)
    told = {"people": people} | found | strength
    return {part: told[part] for part in dict.fromkeys(order)}


def nearest_people(con: Connection, text: str) -> str:
    """Who could have been meant, as a sentence that follows another.

    Args:
        con: A published database.
        text: A name, or an id (with a colon), as somebody wrote it; case and accents do not matter.

    Returns:
        The names or ids of up to three people, with a space before; the empty string when there is
        no telling.
    """
    people = run(con, "person_names")
    if ":" in text:
        told = {person: [person] for person in people["person_id"]}
    else:
        told = _by_words(people["name"].drop_nulls().unique(maintain_order=True))
    wanted = text if ":" in text else fold(text)
    close = difflib.get_close_matches(wanted, [*told], n=3, cutoff=0.6 if " " in wanted else 0.75)
    names = [name for match in close for name in told[match]][:3]
    return f" Did you mean {' or '.join(dict.fromkeys(names))}?" if names else ""


def _by_words(names: pl.Series) -> dict[str, list[str]]:
    """The names by what somebody may have typed of them: all of it, or one word."""
    told: dict[str, list[str]] = {}
    for name in names:
        whole = fold(name)
        for part in dict.fromkeys((whole, *whole.split())):
            told.setdefault(part, []).append(name)
    return told
