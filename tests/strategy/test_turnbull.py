"""Survival against published values, hand-worked cases and the product-limit estimates."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.turnbull import turnbull

INF = math.inf

# Finkelstein, Wolfe (1985), Biometrics 41, 933-945: months to breast retraction, radiotherapy
# alone; "46-" was last seen at 46 months.
RADIOTHERAPY = (
    "45- 6,10 0,7 46- 46- 7,16 17- 7,14 37,44 0,8 4,11 15- 11,15 22- 46- 46- 25,37 46- 26,40 46- "
    "27,34 36,44 46- 36,48 37- 40- 17,25 46- 11,18 38- 5,12 37- 0,5 18- 24- 36- 5,11 19,35 17,25 "
    "24- 32- 33- 19,26 37- 34- 36-"
)
# Freireich et al. (1963): weeks of remission under 6-MP; "+" was still in remission.
REMISSION = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"


def steps(rows: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """(after, until, mass) of the steps that have any."""
    found = turnbull(*(np.array(column, dtype=float) for column in zip(*rows, strict=True)))
    return [
        (float(a), float(b), float(m))
        for a, b, m in zip(found.after, found.until, found.mass, strict=True)
        if m > 1e-6
    ]


def most(rows: list[tuple[float, float, float]], *ages: float) -> list[float]:
    found = turnbull(*(np.array(column, dtype=float) for column in zip(*rows, strict=True)))
    return [float(s) for s in found.most(np.array(ages, dtype=float))]


def test_interval_censored_times_give_the_published_estimate() -> None:
    # as published for these data, among others by the package `interval` for R (Fay, Shaw 2010)
    rows = []
    for text in RADIOTHERAPY.split():
        low, _, high = text.removesuffix("-").partition(",")
        rows.append((0.0, float(low), float(high) if high else INF))

    found = [(a, b, round(m, 4)) for a, b, m in steps(rows)]

    assert found == [
        (4, 5, 0.0463), (6, 7, 0.0334), (7, 8, 0.0887), (11, 12, 0.0708), (24, 25, 0.0926),
        (33, 34, 0.0818), (38, 40, 0.1209), (46, 48, 0.4656),
    ]  # fmt: skip


def test_exact_times_give_the_published_estimate_of_kaplan_and_meier() -> None:
    rows = [
        (0.0, float(t[:-1]), INF) if t.endswith("+") else (0.0, float(t) - 1, float(t))
        for t in REMISSION.split()
    ]

    found = most(rows, 6, 7, 10, 13, 16, 22, 23)

    assert [round(s, 3) for s in found] == [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]


def test_who_comes_under_watch_late_does_not_count_before() -> None:
    # by hand: at 2 one of {a, b} ends, at 5 one of {b, c, d} with c and d under watch from 3 on
    rows = [(0.0, 1.0, 2.0), (0.0, 4.0, 5.0), (3.0, 7.0, INF), (3.0, 6.0, INF)]

    assert most(rows, 1, 2, 4, 5, 9) == pytest.approx([1, 1 / 2, 1 / 2, 1 / 3, 1 / 3], abs=1e-6)


def test_within_a_step_the_least_and_the_most_differ() -> None:
    found = turnbull(np.zeros(2), np.array([10.0, 30.0]), np.array([20.0, INF]))
    ages = np.array([10.0, 15.0, 20.0])

    assert list(found.most(ages)) == pytest.approx([1, 1, 0.5])
    assert list(found.least(ages)) == pytest.approx([1, 0.5, 0.5])


def test_without_data_nobody_ends() -> None:
    none = np.zeros(0)

    assert list(turnbull(none, none, none).most(np.array([5.0]))) == [1.0]


exact = st.lists(
    st.tuples(st.integers(0, 8), st.integers(1, 6), st.booleans()), min_size=1, max_size=25
)


@given(exact)
@settings(derandomize=True, database=None, deadline=None, max_examples=60)
def test_exact_times_with_late_entry_give_the_product_limit(
    people: list[tuple[int, int, bool]],
) -> None:
    # all under watch from 0 but for those with an entry; somebody always is, so it is defined
    rows = [(0.0, 20.0, INF)]
    rows += [
        (float(entry), float(entry + stay - 1), float(entry + stay) if ended else INF)
        for entry, stay, ended in people
    ]
    expected, survival = [], 1.0
    for t in range(1, 16):
        at_risk = sum(entry < t and (low >= t or high == t) for entry, low, high in rows)
        ends = sum(high == t for _, _, high in rows)
        survival *= 1 - ends / at_risk if at_risk else 1.0
        expected.append(survival)

    assert most(rows, *range(1, 16)) == pytest.approx(expected, abs=2e-3)


@given(st.permutations([(0.0, 4.0, 9.0), (2.0, 5.0, INF), (0.0, 1.0, 3.0), (1.0, 6.0, 8.0)]))
@settings(derandomize=True, database=None, deadline=None, max_examples=24)
def test_the_order_of_the_ties_changes_nothing(rows: list[tuple[float, float, float]]) -> None:
    assert most(rows, 2, 4, 8, 9) == pytest.approx(most(sorted(rows), 2, 4, 8, 9), abs=1e-9)
