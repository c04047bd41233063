"""Exports in shorthand, and who is who in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import polars as pl

from netgraph.identity import resolve_accounts, resolve_people

FACTS = ("alias", "name", "handle", "url", "email", "phone", "company", "position", "location")
OBSERVATIONS = {
    "export_id": pl.String,
    "source": pl.String,
    "owner": pl.String,
    "exported_on": pl.Date,
    "key": pl.String,
    **dict.fromkeys((*FACTS, "school"), pl.String),
    "seen_at": pl.Datetime("us"),
}
MENTIONS = {"export_id": pl.String, "owner": pl.String, "key": pl.String}
LISTED = {
    "owner": pl.String,
    "source": pl.String,
    "exported_on": pl.Date,
    "list": pl.String,
    "kind": pl.String,
    "key": pl.String,
    "since": pl.Date,
    "ended_on": pl.Date,
    "makes_contact": pl.Boolean,
}
OWN = {
    "owner": pl.String,
    "key": pl.String,
    "name": pl.String,
    "evidence": pl.String,
    "exported_on": pl.Date,
}
DECISIONS = {"a": pl.String, "b": pl.String, "verdict": pl.String}


@dataclass(frozen=True)
class Export:
    """What one export lists, mentions and tells of its owner, with keys as readers write them."""

    on: str
    rows: Sequence[dict[str, str]] = ()  # members of the list: key, alias, name, email, ...
    told: Sequence[dict[str, str]] = ()  # others it describes
    mentioned: Sequence[str] = ()  # keys it uses without a word on them
    own: Sequence[tuple[str, str | None, str]] = ()  # key, name, evidence
    owner: str = "me"
    source: str = "linkedin"

    @property
    def export_id(self) -> str:
        return f"{self.owner}/{self.source}/{self.on}"


def local(key: str | None, owner: str) -> str | None:
    """A key as it holds beyond one owner's list (core.localised)."""
    if key is None:
        return None
    source, rest = key.split(":", 1)
    return f"{source}:{rest[0]}{owner}/{rest[1:]}" if rest[:1] in ("~", "?") else key


@dataclass
class Inputs:
    """The frames that the room is given."""

    mentions: pl.DataFrame
    observations: pl.DataFrame
    listed: pl.DataFrame
    own: pl.DataFrame
    decisions: pl.DataFrame
    region: str = ""


@dataclass
class Resolved:
    """Who is who."""

    keys: dict[str, str | None]
    mine: pl.DataFrame
    accounts: pl.DataFrame
    people: pl.DataFrame
    owners: dict[str, str]
    matches: pl.DataFrame
    frames: list[pl.DataFrame] = field(default_factory=list)

    def account(self, key: str, owner: str = "me") -> str | None:
        return self.keys[str(local(key, owner))]

    def person(self, key: str, owner: str = "me") -> str | None:
        of_account = dict(self.accounts.select("account_id", "person_id").rows())
        account = self.account(key, owner)
        return of_account[account] if account else None

    def same(self, *keys: str) -> bool:
        """Whether these keys of `me` are of one person, who is known."""
        persons = {self.person(key) for key in keys}
        return len(persons) == 1 and None not in persons

    def row(self, key: str) -> dict[str, Any]:
        return self.accounts.row(by_predicate=pl.col("account_id") == self.account(key), named=True)

    def human(self, key: str) -> dict[str, Any]:
        return self.people.row(by_predicate=pl.col("person_id") == self.person(key), named=True)

    def own(self, owner: str = "me") -> list[str]:
        return self.mine.filter(pl.col("owner") == owner)["key"].to_list()


def inputs(*exports: Export, decisions: Iterable[tuple[str, str, str]] = ()) -> Inputs:
    mentions, observations, listed, own = set(), [], [], []
    for e in exports:
        on = date.fromisoformat(e.on)
        for row in (*e.rows, *e.told):
            key = local(row["key"], e.owner)
            said = {c: row.get(c) for c in (*FACTS, "school")}
            said["alias"] = local(said["alias"], e.owner)
            seen = datetime.fromisoformat(row.get("seen", e.on))
            observations.append((e.export_id, e.source, e.owner, on, key, *said.values(), seen))
            mentions.add((e.export_id, e.owner, key))
        for row in e.rows:
            key = local(row["key"], e.owner)
            listed.append((e.owner, e.source, on, "contacts", "friend", key, None, None, True))
        for key, name, evidence in e.own:
            own.append((e.owner, local(key, e.owner), name, evidence, on))
            if evidence != "decision":
                mentions.add((e.export_id, e.owner, local(key, e.owner)))
        mentions |= {(e.export_id, e.owner, local(key, e.owner)) for key in e.mentioned}
    return Inputs(
        mentions=pl.DataFrame(sorted(mentions), schema=MENTIONS, orient="row"),
        observations=pl.DataFrame(observations, schema=OBSERVATIONS, orient="row").unique(),
        listed=pl.DataFrame(listed, schema=LISTED, orient="row").unique(),
        own=pl.DataFrame(own, schema=OWN, orient="row"),
        decisions=pl.DataFrame(list(decisions), schema=DECISIONS, orient="row"),
    )


def work_out(given: Inputs) -> Resolved:
    keys, mine = resolve_accounts(given.mentions, given.observations, given.listed, given.own)
    accounts, people, owners, matches = resolve_people(
        keys, mine, given.mentions, given.observations, given.decisions, given.region
    )
    return Resolved(
        keys=dict(keys.select("key", "account_id").rows()),
        mine=mine,
        accounts=accounts,
        people=people,
        owners=dict(owners.select("owner", "person_id").rows()),
        matches=matches,
        frames=[keys, mine, accounts, people, owners, matches],
    )


def resolved(*exports: Export, decisions: Iterable[tuple[str, str, str]] = ()) -> Resolved:
    return work_out(inputs(*exports, decisions=decisions))
