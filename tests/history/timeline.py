"""Histories in shorthand: what a few exports list, and what the whole room makes of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from netgraph.history import Holding, changes_between, growth, standing_lists, tie_spells

LISTS = {
    "owner": pl.String,
    "source": pl.String,
    "exported_on": pl.Date,
    "list": pl.String,
    "state": pl.String,
    "reason": pl.String,
}
MEMBERS = {
    "owner": pl.String,
    "source": pl.String,
    "exported_on": pl.Date,
    "list": pl.String,
    "kind": pl.String,
    "since": pl.Date,
    "makes_contact": pl.Boolean,
    "account_id": pl.String,
}
VERDICTS = {
    "owner": pl.String,
    "source": pl.String,
    "exported_on": pl.Date,
    "list": pl.String,
    "verdict": pl.String,
}
REMOVALS = {
    "owner": pl.String,
    "source": pl.String,
    "account_id": pl.String,
    "ended_on": pl.Date,
    "exported_on": pl.Date,
}
FACTS = {
    "owner": pl.String,
    "source": pl.String,
    "exported_on": pl.Date,
    "account_id": pl.String,
    "seen_at": pl.Datetime("us"),
    "name": pl.String,
    "handle": pl.String,
    "company": pl.String,
    "position": pl.String,
}

OWNER, SOURCE, LIST = "me", "facebook", "friends"
Member = str | tuple[str | None, str | None]  # account, or account (None: nameless) and since
Listing = Sequence[Member] | None  # None: the list is absent


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def people(n: int, start: int = 0) -> list[str]:
    return [f"p{i:03}" for i in range(start, start + n)]


@dataclass
class Inputs:
    """The frames that the room is given."""

    lists: pl.DataFrame
    members: pl.DataFrame
    verdicts: pl.DataFrame
    removals: pl.DataFrame
    facts: pl.DataFrame
    exports: pl.DataFrame
    holding: Holding


@dataclass
class History:
    """What the room makes of them."""

    standings: pl.DataFrame
    members: pl.DataFrame
    spells: pl.DataFrame
    changes: pl.DataFrame
    growth: pl.DataFrame

    def standing(self) -> dict[str, str]:
        return {str(r["exported_on"]): r["standing"] for r in self.standings.to_dicts()}

    def spells_of(self, account: str) -> list[tuple[Any, ...]]:
        """(spell, first seen, last seen, ended, ended on, first absent on), days as text."""
        rows = self.spells.filter(pl.col("account_id") == account).select(
            "spell", "first_seen_on", "last_seen_on", "ended", "ended_on", "first_absent_on"
        )
        return [tuple(str(v) if isinstance(v, date) else v for v in row) for row in rows.rows()]

    def said(self, *changes: str) -> list[tuple[str, ...]]:
        """(day, account, change, detail) of these kinds of change, or of all."""
        rows = self.changes.select("exported_on", "account_id", "change", "detail").rows()
        return [(str(d), a, c, t) for d, a, c, t in rows if not changes or c in changes]

    def grew(self, *columns: str) -> dict[str, Any]:
        """By day, the values of these columns of growth (one alone, several as a tuple)."""
        rows = self.growth.select("exported_on", *columns).rows()
        return {str(d): v[0] if len(columns) == 1 else tuple(v) for d, *v in rows}


def inputs(
    exports: Mapping[str, Listing | Mapping[str, Listing]],
    *,
    verdicts: Iterable[tuple[str, ...]] = (),
    removals: Iterable[tuple[str, str, str]] = (),
    facts: Iterable[Mapping[str, Any]] = (),
    holding: Holding | None = None,
    others: Mapping[str, bool] | None = None,
) -> Inputs:
    """Frames of one owner's exports of one network.

    Args:
        exports: By day, the members of the list of friends, or of several lists by name; an empty
            mapping is an export without any list.
        verdicts: (day, verdict) or (day, verdict, list), in the order they were taken.
        removals: (account, ended on, told in the export of).
        facts: Rows of FACTS; `on` and `account` are needed, `seen` is that day unless given.
        holding: What is suspicious.
        others: Whether the members of lists other than friends are contacts; else they are not.
    """
    lists, members = [], []
    for on, held in exports.items():
        named = held if isinstance(held, Mapping) else {LIST: held}
        for name, listing in named.items():
            state = "absent" if listing is None else "nonempty" if listing else "empty"
            reason = "damaged" if listing is None else None
            lists.append((OWNER, SOURCE, day(on), name, state, reason))
            contact = True if name == LIST else (others or {}).get(name, False)
            for member in listing or ():
                account, since = (member, None) if isinstance(member, str) else member
                members.append((OWNER, SOURCE, day(on), name, name, day(since), contact, account))
    return Inputs(
        lists=_frame(lists, LISTS),
        members=_frame(members, MEMBERS),
        verdicts=_frame([_verdict(*verdict) for verdict in verdicts], VERDICTS),
        removals=_frame([(OWNER, SOURCE, a, day(e), day(t)) for a, e, t in removals], REMOVALS),
        facts=_frame([_fact(**f) for f in facts], FACTS),
        exports=_frame([(OWNER, SOURCE, day(on)) for on in exports], dict(list(LISTS.items())[:3])),
        holding=holding or Holding(),
    )


def work_out(given: Inputs) -> History:
    standings, members = standing_lists(given.lists, given.members, given.verdicts, given.holding)
    spells = tie_spells(standings, members, given.removals)
    changes = changes_between(standings, members, spells, given.facts)
    grown = growth(given.exports, standings, spells, changes, given.holding)
    return History(standings, members, spells, changes, grown)


def history(exports: Mapping[str, Any], **more: Any) -> History:
    return work_out(inputs(exports, **more))


def _frame(rows: list[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")


def _verdict(on: str, verdict: str, name: str = LIST) -> tuple[Any, ...]:
    return (OWNER, SOURCE, day(on), name, verdict)


def _fact(on: str, account: str, seen: str | None = None, **said: str | None) -> tuple[Any, ...]:
    told = [said.pop(c, None) for c in ("name", "handle", "company", "position")]
    assert not said
    return (OWNER, SOURCE, day(on), account, datetime.fromisoformat(seen or on), *told)
