"""Who may be whom: what waits for a person's word, and the word itself."""

import shlex
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from netgraph.errors import UsageError
from netgraph.identity.keys import identifier_of_url
from netgraph.pipeline.ask import meant_owner
from netgraph.pipeline.decisions import Decided, read_decisions, take_down
from netgraph.pipeline.person import nearest_people
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run
from netgraph.text import VERDICTS

UNDECIDED = "undecided"


class NobodyError(UsageError):
    """A text means nobody whom the exports know."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a text means."""

    account_id: str
    person_id: str
    name: str

    def __str__(self) -> str:
        """The name, and the account where it says more."""
        return self.name if self.name == self.account_id else f"{self.name} ({self.account_id})"


def waiting(home: Path, owner: str | None, most: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Pairs of people who may be one, best first, and what is known of each of them.

    Args:
        home: The home whose published database is read.
        owner: Only pairs with somebody this owner knows; null for all.
        most: No more pairs than this.

    Returns:
        pairs: person_a, person_b, score (bits), reasons, account_a, account_b, waiting (how many
        there are in all), same and different (the commands that decide); people, one row per person
        in them: name, names, networks, accounts, handles, employers, positions, places, has_email,
        has_phone, known_to, since, first_seen_on, last_seen_on, last_event_on, wrote_last.

    Raises:
        UsageError: No such owner.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        if owner is not None:
            meant_owner(con, owner)
        pairs = run(con, "review_pairs", owner=owner, most=most)
        both = pl.concat([pairs["person_a"], pairs["person_b"]]).unique().sort()
        people = run(con, "review_people", people=both.to_list())
    accounts = list(pairs.select("account_a", "account_b").iter_rows())
    commands = (
        pl.Series(verdict, [_command(a, b, verdict) for a, b in accounts], dtype=pl.String)
        for verdict in VERDICTS
    )
    return pairs.with_columns(*commands), people


def _command(a: str, b: str, verdict: str) -> str:
    return f"netgraph decide {shlex.quote(a)} {shlex.quote(b)} {verdict}"


def decide(home: Path, a: str, b: str, verdict: str) -> Decided:
    """Record that two are one human (same), or two (different).

    Args:
        home: The home.
        a: Any key ever observed, a profile link, an e-mail, or a name that one person alone bears.
        b: The other.
        verdict: same or different.

    Raises:
        UsageError: Another verdict; a text means nobody or several; both mean one account.
        StoreError: Nothing is published yet.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"verdict {verdict!r}, expected {' or '.join(VERDICTS)}")
    with reader(home / PUBLISHED) as con:
        one, other = whom(con, a), whom(con, b)
    if one.account_id == other.account_id:
        raise UsageError(f"{a!r} and {b!r} are one account, {one}: there is nothing to decide")
    together = one.person_id == other.person_id
    effect = {
        ("same", True): f"{one} and {other} are one person already, and stay so.",
        ("same", False): f"{one} and {other} become one person.",
        ("different", True): f"{one} and {other} become two people.",
        ("different", False): f"{one} and {other} stay two people, and are not offered again.",
    }[verdict, together]
    line = {"a": one.account_id, "b": other.account_id, "verdict": verdict}
    return take_down(home, "identities", effect, [line])


def undo(home: Path, a: str, b: str) -> Decided:
    """Take back what was decided on two: a line says that nothing is, and the rules count again.

    Args:
        home: The home.
        a: As for `decide`.
        b: The other; all decisions between accounts of these two are meant.

    Raises:
        UsageError: A text means nobody or several, or nothing stands decided on the two.
        StoreError: Nothing is published yet.
    """
    decisions = read_decisions(home / "decisions")["identities"]
    with reader(home / PUBLISHED) as con:
        one, other = whom(con, a), whom(con, b)
        keys = con.sql("select key, account_id, person_id from core.keys").pl().drop_nulls()
    standing = _standing(decisions, keys)
    meant = standing.filter(_between(one, other))
    if meant.is_empty():
        about = [one.account_id, other.account_id]
        near = standing.filter(pl.any_horizontal(pl.col("account_a", "account_b").is_in(about)))
        there = "; ".join(" ".join(row) for row in near.select("a", "b", "verdict").iter_rows())
        raise UsageError(
            f"nothing is decided on {one} and {other}."
            + (f" Decided on one of them: {there}." if there else "")
        )
    decided = meant.select("a", "b", "verdict")
    back = "\n".join(f"taken back: {' '.join(row)}" for row in decided.iter_rows())
    lines = [row | {"verdict": UNDECIDED} for row in decided.iter_rows(named=True)]
    return take_down(home, "identities", back, lines)


def _standing(decisions: pl.DataFrame, keys: pl.DataFrame) -> pl.DataFrame:
    """The last word on each pair of accounts, where it is one."""
    sided = decisions.with_row_index("line")
    for end in "ab":
        of_end = {"key": end, "account_id": f"account_{end}", "person_id": f"person_{end}"}
        sided = sided.join(keys.rename(of_end), on=end)
    first = pl.min_horizontal("account_a", "account_b")
    second = pl.max_horizontal("account_a", "account_b")
    return (
        sided.sort("line")
        .unique(["line"], maintain_order=True)
        .with_columns(pl.concat_str(first, second, separator="\n").alias("pair"))
        .unique("pair", keep="last", maintain_order=True)
        .filter(pl.col("verdict") != UNDECIDED)
        .drop("pair")
    )


def _between(one: Named, other: Named) -> pl.Expr:
    """Whether a decision is between the two accounts or, where they are two, the two people."""

    def are(column: str, x: str, y: str) -> pl.Expr:
        a, b = pl.col(f"{column}_a"), pl.col(f"{column}_b")
        return ((a == x) & (b == y)) | ((a == y) & (b == x))

    accounts = are("account", one.account_id, other.account_id)
    if one.person_id == other.person_id:
        return accounts
    return accounts | are("person", one.person_id, other.person_id)


def whom(con: Connection, text: str, rather: Container[str] = ()) -> Named:
    """Whom a text means: any key ever observed, a profile link, an e-mail, or a whole name.

    Args:
        con: The published database.
        text: What somebody wrote.
        rather: The person_ids of whom one is meant if several people could be.

    Raises:
        NobodyError: It means nobody.
        UsageError: It is empty, or can mean several people.
    """
    wanted = text.strip()
    if not wanted:
        raise UsageError("whom? A key, a profile link, an e-mail or a whole name is expected")
    link = identifier_of_url(wanted) if "/" in wanted and "." in wanted else None
    if wanted.startswith("@"):
        link = f"x:{wanted.lower()}"
    found = [Named(*row) for row in run(con, "review_named", text=wanted, link=link).iter_rows()]
    nearer = [who for who in found if who.person_id in rather]
    if len(found) == 1 or len({who.person_id for who in nearer}) == 1:
        return (nearer or found)[0]
    if found:
        several = ", ".join(shlex.quote(who.account_id) for who in found[:5])
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise UsageError(f"{text!r} can be {several}{more}: name the one you mean")
    hint = nearest_people(con, wanted) or " `netgraph person` finds people by part of a name."
    raise NobodyError(f"nobody is {text!r}.{hint}")
