from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.heights import heights
from netgraph.strategy.strength import tie_terms

START = date(2020, 1, 1)
ONE = 5 * 10**9  # one message, in fifths of billionths
DAYS = {
    "owner": pl.String,
    "person_id": pl.String,
    "day": pl.Date,
    "sent": pl.Int64,
    "received": pl.Int64,
}
Exchange = tuple[int, int, int]  # days after the start, messages sent, received


def height(*exchanges: Exchange, half_life: float = 180.0) -> dict[str, Any]:
    rows = [("me", "p", START + timedelta(n), s * ONE, r * ONE) for n, s, r in exchanges]
    ties = pl.DataFrame({"owner": ["me"], "person_id": ["p"], "half_life_days": [half_life]})
    return heights(pl.DataFrame(rows, schema=DAYS, orient="row"), ties).row(0, named=True)


def strength(exchanges: list[Exchange], on: int, half_life: float) -> tuple[float | None, int]:
    """Of the terms as the nights compute them, had the night been on that day."""
    seen = [e for e in exchanges if e[0] <= on]
    sent, received = (
        sum(e[side] * 2 ** (-(on - e[0]) / half_life) for e in seen) for side in (1, 2)
    )
    row = {
        "owner": "me",
        "person_id": "p",
        "as_of": START + timedelta(on),
        "sent": sent,
        "received": received,
        "half_life_days": half_life,
        "half_life_basis": "default",
        "median_gap_days": None,
        "contact_days": len(seen),
        "decayed_contact_days": 1.0,
        "channels": 1,
        "first_contact_on": START,
        "last_contact_on": START + timedelta(max(e[0] for e in seen)),
    }
    return tie_terms(pl.DataFrame([row], infer_schema_length=None))["strength"][0], on


def test_one_exchange_each_way_on_a_day_is_worked_out_by_hand() -> None:
    # b = 2 * 1 * 1 / 2 = 1, k = 1 / (1 - 2 ** (-91.3125 / 180)) = 3.375
    found = height((10, 1, 1))

    assert found["height"] == pytest.approx(1 / (1 + 1 / (1 - 2 ** (-91.3125 / 180))), rel=1e-8)
    assert found["height_on"] == START + timedelta(10)


def test_a_height_stays_when_contact_dies_away() -> None:
    busy = [(n, 1, 1) for n in range(0, 100, 7)]

    found = height(*busy, (1500, 0, 1), (2500, 1, 0))

    assert found["height"] == height(*busy)["height"]
    assert found["height_on"] == START + timedelta(98)


def test_without_an_answer_there_is_no_height() -> None:
    assert height((0, 3, 0), (40, 2, 0))["height"] is None
    assert height((0, 3, 0), (40, 2, 0))["height_on"] is None


def test_of_equal_days_the_first_is_told_and_fifty_years_overflow_nothing() -> None:
    found = height((0, 1, 1), (50 * 365, 1, 1), half_life=60.0)

    assert found["height_on"] == START
    assert found["height"] == pytest.approx(1 / (1 + 1 / (1 - 2 ** (-91.3125 / 60))), rel=1e-8)


exchange = st.tuples(st.integers(0, 3000), st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(
    st.lists(exchange, min_size=1, max_size=8, unique_by=lambda e: e[0]),
    st.sampled_from([60.0, 180.0, 730.0]),
)
def test_a_height_is_the_best_that_a_night_of_any_day_would_have_told(
    exchanges: list[Exchange], half_life: float
) -> None:
    told = [strength(exchanges, day, half_life) for day, *_ in sorted(exchanges)]
    known = [s for s, _ in told if s is not None]

    found = height(*exchanges, half_life=half_life)

    assert found["height"] == (pytest.approx(max(known), rel=1e-6) if known else None)
