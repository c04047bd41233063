"""Who could introduce an owner, or somebody of a team, to a person, a company or a cluster."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from netgraph.pipeline import introduced, introduction_words
from netgraph.pipeline.aim import Aim, aim
from netgraph.pipeline.ask import NO_OWNER, meant_owner
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run
from netgraph.strategy.introductions import links_both_ways, possible_ways, ways_to
from netgraph.strategy.paths import willingness

_PAIR = ("owner", "person_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Introductions:
    """An answer: sentences for people, and frames by name."""

    says: list[str]
    kind: str  # person, company, cluster; candidates where the target could be several
    name: str
    parts: dict[str, pl.DataFrame] = field(default_factory=dict)

    @property
    def is_ambiguous(self) -> bool:
        """Whether the target could be several, so that nothing is answered."""
        return self.kind == "candidates"


def introduce(home: Path, target: str, owner: str | None, limit: int) -> Introductions:
    """The best ways to a person, a company or a cluster, of at most three steps.

    Args:
        home: The home whose published database is read.
        target: As `netgraph.pipeline.aim.aim` reads it.
        owner: Who wants to be introduced; null for the only owner, else for the whole team: who of
            us knows somebody there best.
        limit: No more rows of each part than this.

    Returns:
        target: what is known of it. team: one row per owner who has a way there, the best first;
        only of several owners. known: who is there and a contact already. introducers: one row per
        owner and contact to ask, with the best way over him, and to how many of the people asked
        for he leads. possible: the same of contacts who were with somebody there at one employer at
        the same time and of whom no more is seen; without strengths, for it is not verified. Or
        candidates alone, where the target could be several.

    Raises:
        UsageError: The target means nothing, or there is no such owner.
        StoreError: Nothing is published yet.
    """
    with reader(home / PUBLISHED) as con:
        who = meant_owner(con, owner)
        meant = aim(con, target, who)
        if meant.kind == "candidates":
            says = introduction_words.several(meant)
            parts = {"candidates": meant.candidates}
            return Introductions(says=says, kind=meant.kind, name=meant.name, parts=parts)
        found = _answer(con, meant, who, limit)
        first, *others = found.says
        return replace(found, says=[first, *_remarks(con, meant, who), *others])


def _answer(con: Connection, meant: Aim, owner: str | None, limit: int) -> Introductions:
    contacts = run(con, "intro_contacts", owner=owner)
    blocked = run(con, "intro_blocked", owner=owner)["person_id"].to_list()
    if meant.kind != "person":  # who asks for a person by name gets an answer
        meant = replace(meant, people=_without(meant.people, blocked, "person_id", but=[]))
    asked = meant.people["person_id"].to_list()
    steps = links_both_ways(run(con, "intro_links", targets=asked))
    steps = _without(steps, blocked, "from_id", "to_id", but=asked)
    us = con.sql("select person_id from core.owners order by 1").pl()["person_id"].to_list()
    if owner is not None and asked and set(asked) <= set(contacts["owner_id"]):
        says = [f"{meant.name} is {owner}, whose network this is."]
        return Introductions(says=says, kind=meant.kind, name=meant.name)
    if owner is None:  # whom a colleague knows he tells under his own name
        steps = _without(steps, us, "from_id", "to_id", but=asked if meant.kind == "person" else [])
        contacts = _without(contacts, us, "person_id", but=asked if meant.kind == "person" else [])
    known = contacts.with_columns(willingness(contacts)).join(meant.people, on="person_id")
    every = ways_to(contacts, steps, meant.people)
    guesses = possible_ways(contacts, _steps_to(steps, meant), every)
    ways = _worthwhile(every, known, meant.kind).join(meant.people, on="person_id")
    possible = guesses.join(known, on=_PAIR, how="anti").join(meant.people, on="person_id")
    seen = (known["person_id"], ways["introducer_id"], ways["between_id"])
    ids = pl.concat([*seen, ways["person_id"], possible["introducer_id"], pl.Series(asked)])
    people = run(con, "intro_people", people=ids.drop_nulls().unique().sort().to_list())
    named = people.select("person_id", pl.coalesce("name", "person_id").alias("name"))
    is_cluster = meant.kind == "cluster"
    parts = {
        "target": introduced.target(meant, people, known),
        "team": introduced.team(known, ways, named) if owner is None else pl.DataFrame(),
        "known": introduced.known_there(known, named),
        "introducers": introduced.introducers(ways, contacts, named, most_first=is_cluster),
        "possible": introduced.introducers(possible, contacts, named, most_first=is_cluster).drop(
            "tie", "path", "path_strength", "weakest"
        ),
    }
    says = introduction_words.sentences(meant, owner, parts, ways, people)
    if not us:
        says = [says[0], f"No path can be seen: {NO_OWNER}."]
    shown = {name: rows.head(limit) for name, rows in parts.items()}
    return Introductions(says=says, kind=meant.kind, name=meant.name, parts=shown)


def _remarks(con: Connection, meant: Aim, owner: str | None) -> list[str]:
    """Whom or what else the target could be."""
    said = introduction_words.or_company(meant)
    if meant.kind == "person":
        people = meant.people["person_id"].to_list()
        said += introduction_words.may_be_known(
            run(con, "intro_namesakes", owner=owner, people=people)
        )
    return said


def _steps_to(steps: pl.DataFrame, meant: Aim) -> pl.DataFrame:
    there = meant.people.select(pl.col("person_id").alias("to_id"))
    return steps.join(there, on="to_id", how="semi")


def _without(rows: pl.DataFrame, people: list[str], *columns: str, but: list[str]) -> pl.DataFrame:
    """Rows in which none of these people stands, but for those asked for."""
    gone = [person for person in people if person not in but]
    return rows.filter(~pl.any_horizontal(pl.col(columns).is_in(gone)))


def _worthwhile(ways: pl.DataFrame, known: pl.DataFrame, kind: str) -> pl.DataFrame:
    """The ways that lead further than the owner's own ties do.

    To a person all of them: who else could vouch. At a company whoever is a contact needs no
    introduction; in a cluster one helps where the way is stronger than the tie.
    """
    own = known.select(*_PAIR, pl.col("willingness").alias("own"))
    beside = ways.join(own, on=list(_PAIR), how="left")
    if kind == "company":
        beside = beside.filter(pl.col("own").is_null())
    elif kind == "cluster":
        beside = beside.filter(pl.col("path_strength") > pl.col("own").fill_null(0.0))
    return beside.drop("own")
