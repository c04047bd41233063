"""Questions people put to the published database, and the decisions they take on it."""

import re
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.identity.keys import identifier_of_url
from netgraph.pipeline.decisions import Decided, take_down
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.files import sql_files
from netgraph.store.query import run, select, set_variables
from netgraph.strategy.strength import tie_terms
from netgraph.text import nearest

#: What to tell where there is no owner to ask about.
NO_OWNER = "no owner's contacts are in; an export with a list of contacts makes one"
_NAME = re.compile(r"[\w.-]*")
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


def questions() -> dict[str, str]:
    """The SQL of every question that has a name, by name, sorted."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sql_files("adhoc")}


def named() -> pl.DataFrame:
    """One row per question that has a name: question, answers (its first comment line)."""
    rows = [(name, sql.splitlines()[0].removeprefix("-- ")) for name, sql in questions().items()]
    return pl.DataFrame(rows, schema=["question", "answers"], orient="row")


def ask(home: Path, what: str, owner: str | None, of: str | None) -> pl.DataFrame:
    """Rows of a named question or of one select.

    Args:
        home: The home whose published database is read.
        what: A name of sql/adhoc, or a select.
        owner: `getvariable('owner')` in the SQL; null for the only owner there is, else for all.
        of: `getvariable('of')`: what a question is about.

    Raises:
        UsageError: No such name or owner, the SQL is wrong, or takes no such variable.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        return answer(con, what, owner, of)


def answer(con: Connection, what: str, owner: str | None, of: str | None) -> pl.DataFrame:
    """The same of a published database that is open."""
    known = questions()
    sql = known.get(what.removesuffix(".sql"), what)
    if sql == what and _NAME.fullmatch(what):
        raise UsageError(
            f"no question {what!r}.{nearest(what, known)} `netgraph sql` lists them all. "
            'Or write a select, such as "from contacts limit 10".'
        )
    for name, value in (("owner", owner), ("of", of)):
        if value is not None and f"getvariable('{name}')" not in sql:
            raise UsageError(
                f"--{name} changes nothing here: the SQL does not use getvariable('{name}')"
            )
    set_variables(con, {"owner": meant_owner(con, owner), "of": of})
    return select(con, sql)


def ask_each(
    home: Path, parts: Mapping[str, str], owner: str | None
) -> tuple[str | None, dict[str, pl.DataFrame]]:
    """Rows of several questions, all of one published night.

    Args:
        home: The home whose published database is read.
        parts: A name of sql/adhoc or a select, by the name of what it tells.
        owner: As for `ask`.

    Returns:
        The owner who is meant (null: all), and the rows by name.

    Raises:
        UsageError: No such owner.
        StoreError: Nothing is published yet.
    """
    known = questions()
    with reader(home / PUBLISHED) as con:
        meant = meant_owner(con, owner)
        set_variables(con, {"owner": meant, "of": None})
        return meant, {part: select(con, known.get(what, what)) for part, what in parts.items()}


def meant_owner(con: Connection, owner: str | None) -> str | None:
    """The owner that is named, else the only one there is; null when several could be."""
    owners = [o for (o,) in con.execute("select owner from core.owners order by 1").fetchall()]
    if owner is not None and owner not in owners:
        told = nearest(owner, owners) if owners else f" There is none: {NO_OWNER}."
        raise UsageError(f"no owner {owner!r}.{told}")
    return owner or (owners[0] if len(owners) == 1 else None)


def one_owner(con: Connection, owner: str | None) -> str:
    """The owner that is named, else the only one there is.

    Raises:
        UsageError: No such owner, several and none named, or none at all; says what to do.
    """
    meant = meant_owner(con, owner)
    if meant is None:
        names = [o for (o,) in con.execute("select owner from core.owners order by 1").fetchall()]
        if not names:
            raise UsageError(f"whose network? {NO_OWNER.capitalize()}")
        raise UsageError(f"whose network? There are {', '.join(names)}: say --owner NAME")
    return meant


def status(home: Path) -> dict[str, pl.DataFrame]:
    """The last nights, every export, and what waits for a decision.

    Returns:
        runs (newest first); held and refused: what a person should look at, and why; exports, those
        first that are held or refused.
    """
    with reader(home / PUBLISHED) as con:
        runs = select(
            con,
            "select run_id, as_of, started_at, round(seconds, 1) as seconds, outcome "
            "from main.runs order by started_at desc limit 10",
        )
        exports = select(
            con,
            "from main.exports "
            "order by coalesce(list_position(['held', 'refused'], status), 3), file",
        )
        outcome = run(con, "outcome")
    held = outcome.filter(pl.col("what") == "held").drop("what")
    refused = outcome.filter(pl.col("what") == "refused")
    return {
        "runs": runs,
        "held": held.rename({"subject": "export_id"}),
        "refused": refused.select(pl.col("subject").alias("file"), "reason"),
        "exports": exports,
    }


def person(home: Path, search: str, owner: str | None) -> dict[str, pl.DataFrame]:
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
            raise UsageError(f"nobody matches {search!r}")
        if people.height > 1:
            return {"people": people}
        who = {"person_id": people["person_id"][0], "owner": owner}
        found = {part: run(con, f"person_{part}", **who) for part in _TOLD_OF_ONE}
    terms = tie_terms(found["exchanges"])
    strength = {"exchanges": terms.select(_EXCHANGES), "strength": terms.select(_STRENGTH)}
    order = ("people", "contacts", "ranking", *strength, *found)
    told = {"people": people} | found | strength
    return {part: told[part] for part in dict.fromkeys(order)}


def decide_list(home: Path, export_id: str, name: str | None, verdict: str) -> Decided:
    """Record that a list is to be taken as true (accept) or as absent (reject).

    Args:
        home: The home.
        export_id: owner/source/date, or the id of a pooled export.
        name: The list; of a pooled export, that of the owners for whom it is held, if it is for
            any. Null for every held list of the export.
        verdict: accept or reject.

    Raises:
        UsageError: No such export or list, nothing of it is held, or it was never readable.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        lists = run(con, "lists_of_export", export_id=export_id)
        known = [
            e for (e,) in con.execute("select distinct export_id from core.exports").fetchall()
        ]
    if lists.is_empty():
        raise UsageError(
            f"{export_id} has no list to decide on; `netgraph status` says what it waits for"
            if export_id in known
            else f"no export {export_id!r}.{nearest(export_id, known)} `netgraph status` has them."
        )
    chosen = _waiting(lists, name)
    if chosen.is_empty():
        there = lists["list"].unique().sort().to_list()
        raise UsageError(
            f"{export_id}: nothing is held. Its lists: {', '.join(there)}; name the one you mean."
            if name is None
            else f"{export_id} has no list {name!r}.{nearest(name, there)}"
        )
    if chosen["unreadable"].any():
        reasons = "; ".join(chosen["reason"].drop_nulls().unique().sort())
        raise UsageError(
            f"{export_id} {name}: the list is not there to decide on ({reasons or 'absent'})"
        )
    columns = ("owner", "source", "exported_on", "list")
    lines = [
        {k: str(v) for k, v in row.items()} | {"verdict": verdict}
        for row in chosen.select(columns).iter_rows(named=True)
    ]
    says = "\n".join(f"{verdict}: {export_id} {line['owner']} {line['list']}" for line in lines)
    return take_down(home, "accepted", says, lines)


def _waiting(lists: pl.DataFrame, name: str | None) -> pl.DataFrame:
    named = lists if name is None else lists.filter(pl.col("list") == name)
    held = named.filter(pl.col("standing") == "held")
    return held if name is None or held.height else named
