from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.strength import tie_strength, tie_terms

TODAY = date(2023, 11, 20)
HALF_LIFE = 180.0
EXCHANGES = {
    "owner": pl.String,
    "person_id": pl.String,
    "as_of": pl.Date,
    "sent": pl.Float64,
    "received": pl.Float64,
    "contact_days": pl.Int64,
    "decayed_contact_days": pl.Float64,
    "channels": pl.Int64,
    "median_gap_days": pl.Float64,
    "half_life_days": pl.Float64,
    "half_life_basis": pl.String,
    "first_contact_on": pl.Date,
    "last_contact_on": pl.Date,
}
USUAL = {
    "owner": "me",
    "as_of": TODAY,
    "contact_days": 1,
    "decayed_contact_days": 1.0,
    "channels": 1,
    "half_life_days": HALF_LIFE,
    "half_life_basis": "default",
    "first_contact_on": TODAY,
    "last_contact_on": TODAY,
}


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    """Exchanges with one person per row; contact once and today, unless given otherwise."""
    told = [
        {**dict.fromkeys(EXCHANGES), **USUAL, "person_id": f"p{n}", **row}
        for n, row in enumerate(rows)
    ]
    return pl.DataFrame(told, schema=EXCHANGES)


def of(**exchange: Any) -> dict[str, Any]:
    return tie_terms(frame(exchange)).row(0, named=True)


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

    assert of(half_life_days=half_life, sent=b, received=b)["strength"] == pytest.approx(0.5)


@pytest.mark.parametrize(("every", "half_life"), [(7, 60.0), (30, 90.0), (365, 730.0)])
def test_more_than_quarterly_is_more_than_one_half_at_any_half_life(
    every: float, half_life: float
) -> None:
    b, k = steady(every, half_life), steady(QUARTER, half_life)
    found = of(half_life_days=half_life, sent=b, received=b)

    assert found["quarterly"] == pytest.approx(k)
    assert found["strength"] == pytest.approx(b / (b + k))
    assert (found["strength"] > 0.5) == (every < QUARTER)


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


# Warmth.


@pytest.mark.parametrize(
    ("days", "silent", "warmth"),
    [
        # k = 3.373158 at 180 days, and the usual gap is 60: d / (d + k (1 + silent / 60))
        (1.0, 0, 1 / (1 + 3.373158)),
        (0.5, 60, 0.5 / (0.5 + 2 * 3.373158)),
        (3.373158, 0, 0.5),
        (3.373158, 120, 0.25),
    ],
)
def test_warmth_is_days_of_contact_against_a_quarterly_tie_and_the_silence(
    days: float, silent: int, warmth: float
) -> None:
    last = TODAY - timedelta(days=silent)
    found = of(sent=1.0, decayed_contact_days=days, last_contact_on=last)

    assert found["warmth"] == pytest.approx(warmth, abs=1e-6)


def test_who_acts_does_not_matter_to_warmth() -> None:
    sides = [{"sent": 2.0}, {"received": 2.0}, {"sent": 1.0, "received": 1.0}]

    assert len({of(**side)["warmth"] for side in sides}) == 1
    assert [of(**side)["strength"] is None for side in sides] == [True, True, False]


def test_quarterly_contact_is_warm_by_one_half_on_the_day() -> None:
    for half_life in (60.0, 180.0, 730.0):
        days = steady(QUARTER, half_life)

        found = of(half_life_days=half_life, received=1.0, decayed_contact_days=days)

        assert found["warmth"] == pytest.approx(0.5)


# States.


def state(silent: int, half_life: float = 90.0, **exchange: Any) -> str:
    last = TODAY - timedelta(days=silent)
    terms = {"sent": 1.0, "received": 1.0, "last_contact_on": last, **exchange}
    return str(of(half_life_days=half_life, **terms)["state"])


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
    assert state(silent) == expected  # the usual gap is a third of 90 days


@pytest.mark.parametrize(
    ("half_life", "silent", "expected"),
    [
        (60.0, 39, "live"),  # a daily tie is not lapsed after eight days: its gap counts as 20
        (60.0, 40, "cooling"),
        (60.0, 160, "lapsed"),
        (730.0, 486, "live"),  # a yearly friend is not cold after a year
        (730.0, 487, "cooling"),
    ],
)
def test_the_bounds_of_the_half_life_bound_the_usual_gap(
    half_life: float, silent: int, expected: str
) -> None:
    assert state(silent, half_life) == expected


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
    tie = {"sent": 1.0, "received": 1.0, "last_contact_on": date(2021, 2, 28)}

    assert of(**tie, as_of=date(2024, 2, 28))["state"] == "dormant"
    assert of(**tie, as_of=date(2024, 2, 27))["state"] == "lapsed"


def test_what_was_only_ever_in_copy_has_no_state_no_warmth_and_no_duration() -> None:
    never = dict.fromkeys(("first_contact_on", "last_contact_on", "decayed_contact_days"))
    found = of(sent=0.2, received=0.2, contact_days=0, **never)

    assert found["strength"] is not None
    assert found["state"] == "unknown"
    silent = ("silence_days", "overdue", "warmth", "duration_days")
    assert [found[name] for name in silent] == [None] * 4


def test_duration_is_from_the_first_contact_to_the_last() -> None:
    assert of(first_contact_on=TODAY - timedelta(days=100))["duration_days"] == 100
    assert of()["duration_days"] == 0


@pytest.mark.parametrize(
    ("basis", "gap", "why"),
    [
        ("default", None, "as set: too few days of contact for a rhythm (1)"),
        ("rhythm", 30.0, "three times the median gap of 30 days"),
        ("rhythm", 30.5, "three times the median gap of 30.5 days"),
        ("shortest", 2.0, "three times the median gap of 2 days, raised to the shortest there is"),
        ("longest", 400.0, "three times the median gap of 400 days, cut to the longest there is"),
    ],
)
def test_a_half_life_says_where_it_comes_from(basis: str, gap: float | None, why: str) -> None:
    assert of(half_life_basis=basis, median_gap_days=gap)["half_life_why"] == why


def test_there_is_one_row_per_owner_and_person_whatever_their_order() -> None:
    rows = [
        {"owner": owner, "person_id": f"p{n}", "sent": 1.0 + n, "received": 2.0}
        for owner in ("me", "you")
        for n in range(4)
    ]

    forth = tie_strength(frame(*rows))
    back = tie_strength(frame(*reversed(rows)))

    assert forth.height == len(rows)
    assert forth.sort("owner", "person_id").equals(back.sort("owner", "person_id"))


def test_nobody_gives_nobody() -> None:
    assert tie_strength(frame()).is_empty()
    assert tie_terms(frame()).is_empty()
