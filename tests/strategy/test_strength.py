from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.strength import tie_strength

TODAY = date(2023, 11, 20)
HALF_LIFE = 180.0
EXCHANGES = {
    "owner": pl.String,
    "person_id": pl.String,
    "sent": pl.Float64,
    "received": pl.Float64,
    "n_sent": pl.Int64,
    "n_received": pl.Int64,
    "private_sent": pl.Int64,
    "private_received": pl.Int64,
    "meetings": pl.Int64,
    "recommendations": pl.Int64,
    "contact_days": pl.Int64,
    "median_gap_days": pl.Float64,
    "first_contact_on": pl.Date,
    "last_contact_on": pl.Date,
}


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    """Exchanges with one person per row; what is not given is none, last contact today."""
    none = dict.fromkeys(EXCHANGES, 0) | {"median_gap_days": None, "first_contact_on": None}
    told = [
        {**none, "owner": "me", "person_id": f"p{n}", "last_contact_on": TODAY, **row}
        for n, row in enumerate(rows)
    ]
    return pl.DataFrame(told, schema=EXCHANGES)


def of(half_life: float = HALF_LIFE, **exchange: Any) -> dict[str, Any]:
    return tie_strength(frame(exchange), TODAY, half_life).row(0, named=True)


def steady(every: float, half_life: float = HALF_LIFE, weight: float = 1.0) -> float:
    """What contact every so many days adds up to just after contact, summed event by event."""
    return sum(weight * 2 ** (-every * k / half_life) for k in range(10_000))


QUARTER = 365.25 / 4


@pytest.mark.parametrize(
    ("every", "settles_at"), [(7, 37.6), (30, 9.2), (QUARTER, 3.4), (365, 1.3)]
)
def test_the_steady_states_are_those_of_the_methods_page(every: float, settles_at: float) -> None:
    b = steady(every)

    assert round(b, 1) == settles_at
    assert of(sent=b, received=b)["strength"] == pytest.approx(b / (b + steady(QUARTER)), abs=1e-9)


@pytest.mark.parametrize("half_life", [60.0, 180.0, 365.0, 730.0])
def test_one_exchange_a_quarter_both_ways_is_one_half(half_life: float) -> None:
    b = steady(QUARTER, half_life)

    assert of(half_life, sent=b, received=b)["strength"] == pytest.approx(0.5, abs=1e-9)


@pytest.mark.parametrize(
    ("sent", "received", "strength"),
    [
        # b = 2 o i / (o + i); k = 1 / (1 - 2^(-91.3125 / 180)) = 3.373158...
        (1.0, 1.0, 1 / (1 + 3.373158)),
        (3.0, 1.0, 1.5 / (1.5 + 3.373158)),
        (1000.0, 1.0, 1.998002 / (1.998002 + 3.373158)),
    ],
)
def test_two_sided_weight_is_the_harmonic_mean(
    sent: float, received: float, strength: float
) -> None:
    assert of(sent=sent, received=received)["strength"] == pytest.approx(strength, abs=1e-6)
    assert (
        of(sent=received, received=sent)["strength"] == of(sent=sent, received=received)["strength"]
    )


@pytest.mark.parametrize(
    ("sent", "received"),
    [(5.0, 0.0), (0.0, 5.0), (5.0, None), (None, 5.0), (0.0, 0.0), (None, None)],
)
def test_what_one_side_did_alone_is_no_strength(sent: float | None, received: float | None) -> None:
    found = of(sent=sent, received=received)

    assert found["strength"] is None
    assert found["state"] == "unknown"


@pytest.mark.parametrize(
    ("sent", "received", "reciprocity"),
    [(1.0, 1.0, 1.0), (3.0, 1.0, 0.5), (1.0, 3.0, 0.5), (4.0, 0.0, 0.0), (None, 2.0, 0.0)],
)
def test_reciprocity_is_the_lesser_share_twice(
    sent: float | None, received: float | None, reciprocity: float
) -> None:
    assert of(sent=sent, received=received)["reciprocity"] == reciprocity


@pytest.mark.parametrize("nothing", [0.0, None])
def test_without_events_reciprocity_is_not_known(nothing: float | None) -> None:
    assert of(sent=nothing, received=nothing)["reciprocity"] is None


def test_strength_is_between_nothing_and_one_and_grows_with_both_sides() -> None:
    weights = [0.001, 0.1, 1.0, 10.0, 1000.0]

    found = [of(sent=w, received=w)["strength"] for w in weights]

    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1


# States.


def state(silent: int, **exchange: Any) -> str:
    last = TODAY - timedelta(days=silent)
    return str(of(sent=1.0, received=1.0, last_contact_on=last, **exchange)["state"])


@pytest.mark.parametrize(
    ("silent", "expected"),
    [
        (0, "live"),
        (59, "live"),
        (60, "cooling"),
        (119, "cooling"),
        (120, "fading"),
        (239, "fading"),
        (240, "lapsed"),
        (1000, "lapsed"),
    ],
)
def test_the_state_is_the_silence_in_the_ties_own_rhythm(silent: int, expected: str) -> None:
    assert state(silent, contact_days=9, median_gap_days=30.0) == expected


@pytest.mark.parametrize(("contact_days", "expected"), [(3, "cooling"), (4, "lapsed")])
def test_a_rhythm_takes_four_days_of_contact(contact_days: int, expected: str) -> None:
    # 200 days are 8 gaps of 25; without a rhythm of its own, 3.3 of 60, a third of the half-life
    assert state(200, contact_days=contact_days, median_gap_days=25.0) == expected


@pytest.mark.parametrize(
    ("gap", "silent", "expected"),
    [
        (1.0, 39, "live"),  # a daily tie is not lapsed after eight days: 20 at least
        (1.0, 40, "cooling"),
        (1.0, 160, "lapsed"),
        (365.0, 485, "live"),  # a yearly friend is not cold after a year: 243 at most
        (365.0, 486, "cooling"),
    ],
)
def test_the_rhythm_is_kept_within_bounds(gap: float, silent: int, expected: str) -> None:
    assert state(silent, contact_days=9, median_gap_days=gap) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2020, 11, 20), "dormant"),
        (date(2020, 11, 21), "lapsed"),
        (date(2003, 1, 1), "dormant"),
    ],
)
def test_after_three_years_a_tie_is_dormant(last: date, expected: str) -> None:
    assert of(sent=1.0, received=1.0, last_contact_on=last)["state"] == expected


def test_three_years_before_a_leap_day_are_counted_from_the_day_before() -> None:
    rows = frame({"sent": 1.0, "received": 1.0, "last_contact_on": date(2021, 2, 28)})

    assert tie_strength(rows, date(2024, 2, 28), HALF_LIFE)["state"].to_list() == ["dormant"]
    assert tie_strength(rows, date(2024, 2, 27), HALF_LIFE)["state"].to_list() == ["lapsed"]


def test_what_was_only_ever_in_copy_has_no_state() -> None:
    found = of(sent=0.2, received=0.2, last_contact_on=None)

    assert found["strength"] is not None
    assert found["state"] == "unknown"


def test_there_is_one_row_per_owner_and_person_whatever_their_order() -> None:
    rows = [
        {"owner": owner, "person_id": f"p{n}", "sent": 1.0 + n, "received": 2.0}
        for owner in ("me", "you")
        for n in range(4)
    ]

    forth = tie_strength(frame(*rows), TODAY, HALF_LIFE)
    back = tie_strength(frame(*reversed(rows)), TODAY, HALF_LIFE)

    assert forth.height == len(rows)
    assert forth.sort("owner", "person_id").equals(back.sort("owner", "person_id"))


def test_nobody_gives_nobody() -> None:
    assert tie_strength(frame(), TODAY, HALF_LIFE).is_empty()
