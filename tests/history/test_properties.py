"""What must hold of any history, and an oracle that works it out person by person.

Every example is a home of several owners: the room works them out at once, and must not mix them.
"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.history import Holding
from tests.history import oracle
from tests.history.timeline import Inputs, inputs, work_out

DAYS = [date(2023, 1, 1) + timedelta(days=10 * n) for n in range(6)]
SINCE = [None, *(date(2022, 12, 25) + timedelta(days=5 * n) for n in range(14))]
ACCOUNTS = ["ann", "bo", "cy", "di", "eve"]
HOLDING = Holding(members=2, share=0.5)


@st.composite
def listings(draw: st.DrawFn, on: date) -> oracle.Listing:
    """A list of that day: absent, or some of few people, with days on which ties began."""
    if draw(st.integers(0, 5)) == 0:
        return None
    past = st.sampled_from([d for d in SINCE if d is None or d <= on])
    named = draw(st.lists(st.sampled_from(ACCOUNTS), unique=True))
    nameless = draw(st.lists(past, max_size=2))
    return [*((a, draw(past)) for a in named), *((None, since) for since in nameless)]


@st.composite
def histories(draw: st.DrawFn) -> dict[str, Any]:
    """Lists by day, verdicts, and removals told by exports of these days."""
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, unique=True))
    removals = st.tuples(
        st.sampled_from(ACCOUNTS),
        st.sampled_from([d for d in SINCE if d]),
        st.sampled_from(days),
    ).filter(lambda removal: removal[1] <= removal[2])
    verdicts = draw(st.dictionaries(st.sampled_from(days), st.sampled_from(["accept", "reject"])))
    return {
        "lists": {on: draw(listings(on)) for on in days},
        "verdicts": verdicts,
        "removals": draw(st.lists(removals, max_size=6)),
    }


HOMES = st.lists(histories(), min_size=1, max_size=6)
FRAMES = ("lists", "members", "verdicts", "removals", "facts", "exports")


def frames(home: list[dict[str, Any]]) -> Inputs:
    """The home's owners, called 0, 1, ..., in one."""
    of_owners = [_frames(case) for case in home]
    together = {
        name: pl.concat(
            getattr(one, name).with_columns(owner=pl.lit(str(n))) for n, one in enumerate(of_owners)
        )
        for name in FRAMES
    }
    return replace(of_owners[0], **together)


def _frames(case: dict[str, Any]) -> Inputs:
    def text(on: date | None) -> str | None:
        return on.isoformat() if on else None

    return inputs(
        {
            on.isoformat(): None if listing is None else [(a, text(d)) for a, d in listing]
            for on, listing in case["lists"].items()
        },
        verdicts=[(on.isoformat(), verdict) for on, verdict in case["verdicts"].items()],
        removals=[(a, text(e), text(t)) for a, e, t in case["removals"]],
        holding=HOLDING,
    )


@settings(max_examples=25, deadline=None)
@given(HOMES)
def test_a_plain_oracle_agrees_on_every_standing_spell_and_size(home: list[dict[str, Any]]) -> None:
    found = work_out(frames(home))

    for n, case in enumerate(home):
        standing, effective = oracle.chain(
            case["lists"], case["verdicts"], HOLDING.members, HOLDING.share
        )
        spells = oracle.spells(effective, case["removals"])
        mine = {
            name: getattr(found, name).filter(pl.col("owner") == str(n))
            for name in ("standings", "spells", "growth")
        }

        assert dict(mine["standings"].select("exported_on", "standing").rows()) == standing
        assert [
            tuple(row)
            for row in mine["spells"].rename({"account_id": "account"}).select(COLUMNS).rows()
        ] == [tuple(getattr(spell, c) for c in COLUMNS) for of in spells.values() for spell in of]
        days = mine["growth"]["exported_on"].to_list()
        there = oracle.contacts(days, spells)
        for on, size in mine["growth"].select("exported_on", "size").rows():
            known = standing[on] != "held" and bool(effective) and on >= effective[0].on
            assert size == (len(there[on]) if known else None)


COLUMNS = (
    "account",
    "first_seen_on",
    "last_seen_on",
    "since",
    "ended",
    "ended_on",
    "first_absent_on",
)


@settings(max_examples=10, deadline=None)
@given(HOMES)
def test_size_is_size_before_plus_added_plus_returned_minus_removed(
    home: list[dict[str, Any]],
) -> None:
    grown = work_out(frames(home)).growth

    for before, row in pairwise(grown.sort("owner", "exported_on").rows(named=True)):
        known = (before["size"], row["added"], row["returned"], row["removed"])
        if before["owner"] == row["owner"] and None not in known:
            assert row["size"] == sum(known[:3]) - known[3]


@settings(max_examples=10, deadline=None)
@given(HOMES, st.integers(0, 10**6))
def test_the_order_of_rows_changes_nothing(home: list[dict[str, Any]], seed: int) -> None:
    random = Random(seed)
    told = frames(home)
    told.facts = pl.concat([told.facts, *(_gossip(n, case, random) for n, case in enumerate(home))])
    mixed = replace(
        told,
        **{
            name: getattr(told, name).sample(fraction=1, shuffle=True, seed=seed)
            for name in FRAMES
            if name != "verdicts"  # the last one counts
        },
    )

    first, second = work_out(told), work_out(mixed)

    for name in ("standings", "members", "spells", "changes", "growth"):
        ordered = [sorted(map(repr, getattr(h, name).rows())) for h in (first, second)]
        assert ordered[0] == ordered[1]
        if name != "members":
            assert getattr(first, name).equals(getattr(second, name))


def _gossip(owner: int, case: dict[str, Any], random: Random) -> pl.DataFrame:
    """What exports might say of everybody, twice over."""
    facts = [
        {"on": str(on), "account": account, "name": random.choice("AB"), "company": company}
        for on in case["lists"]
        for account in ACCOUNTS
        for company in random.sample(["Acme", "Zeta", None], 2)
    ]
    return inputs({}, facts=facts).facts.with_columns(owner=pl.lit(str(owner)))


@settings(max_examples=10, deadline=None)
@given(HOMES)
def test_spells_of_an_account_do_not_overlap_and_end_as_they_say(
    home: list[dict[str, Any]],
) -> None:
    spells = work_out(frames(home)).spells

    for _, of in spells.group_by("owner", "list", "account_id", maintain_order=True):
        rows = of.rows(named=True)
        assert [row["spell"] for row in rows] == list(range(1, len(rows) + 1))
        for row in rows:
            assert row["first_seen_on"] <= row["last_seen_on"]
            assert (row["ended"] is None) == (row["first_absent_on"] is None)
            assert (row["ended"] == "removed") == (row["ended_on"] is not None)
            assert row["ended"] is None or row["last_seen_on"] < row["first_absent_on"]
        for row, after in pairwise(rows):
            assert row["ended"]
            assert row["first_absent_on"] <= after["first_seen_on"]
