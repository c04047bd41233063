"""The ledger of contact is the same in whatever order, over however many nights, events come."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.store.query import run
from tests.pipeline.exchanging import PEOPLE, Store, days_ago, did
from tests.pipeline.nights import Row
from tests.pipeline.test_incremental import LEDGER, PLANTED
from tests.sql.tables import empty


@pytest.fixture(scope="module")
def emptied() -> Iterator[Store]:
    with empty() as con:
        store = Store(con)
        store.exchanges()  # takes down what day it is
        yield store


@st.composite
def tellings(draw: st.DrawFn) -> list[Row]:
    """One event of a few; a number may come twice, and is then told otherwise."""
    number = draw(st.integers(0, 9))
    sender = draw(st.sampled_from(PEOPLE))
    others = draw(st.sets(st.sampled_from([p for p in PEOPLE if p != sender]), min_size=1))
    kind = draw(st.sampled_from(["email", "meeting", "comment", "recommendation"]))
    at = days_ago(draw(st.integers(0, 3)))[0]
    roles = st.sampled_from(["to", "to", "cc", "bcc"])
    return [(f"e{number}", at, sender, p, kind, draw(roles)) for p in sorted(others)]


def ledger_of(store: Store, told: Sequence[list[Row]]) -> tuple[list[Any], list[Any]]:
    """The ledger, and the marks, of a night that knows these events; the last telling stands."""
    last = {rows[0][0]: rows for rows in told}
    store.forget()
    if last:
        store.holds([row for rows in last.values() for row in rows])
    run(store.con, "exchange_days")
    marks = "from state.counted_events order by all"
    return store.con.execute(LEDGER).fetchall(), store.con.execute(marks).fetchall()


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(st.lists(st.lists(tellings(), max_size=4), min_size=1, max_size=5))
def test_nights_one_after_the_other_give_the_ledger_of_one_night(
    emptied: Store, nights: list[list[list[Row]]]
) -> None:
    ledger_of(emptied, [])
    told: list[list[Row]] = []
    for night in nights:
        told += night
        found = ledger_of(emptied, told)

    assert ledger_of(emptied, []) == ([], [])
    assert ledger_of(emptied, told) == found


def test_thirds_and_fifths_add_up_exactly_whatever_comes_first(emptied: Store) -> None:
    events = [
        did(f"e{n}", "email", "ann", "b", "c", cc="d", at=days_ago(n % 2)[0]) for n in range(60)
    ]
    found = []
    for step in (60, 23, 7):
        ledger_of(emptied, [])
        for end in range(step, 60 + step, step):
            ledger = ledger_of(emptied, events[:end])[0]
        found.append(ledger)

    weight = round(1e9 / 3)
    assert {(row[1], row[7]) for row in found[0]} == {
        ("b", 30 * 5 * weight),
        ("c", 30 * 5 * weight),
        ("d", 30 * weight),
    }
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_other_rules_begin_the_ledger_again(emptied: Store) -> None:
    ledger = ledger_of(emptied, [did("e1", "call", "ann", "b")])[0]
    emptied.con.execute(PLANTED)

    run(emptied.con, "exchange_days", rules=None)
    kept = emptied.con.execute(LEDGER).fetchall()
    run(emptied.con, "exchange_days", rules="others")

    assert len(kept) == len(ledger) + 1
    assert emptied.con.execute(LEDGER).fetchall() == ledger
