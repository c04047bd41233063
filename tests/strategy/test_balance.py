"""Diversity by hand, and what does not change it."""

import math
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.balance import diversity

TRAITS = {
    "owner": pl.String, "attribute": pl.String, "among": pl.String, "person_id": pl.String,
    "value": pl.String, "strength": pl.Float64,
}  # fmt: skip
OWN = {"owner": pl.String, "attribute": pl.String, "value": pl.String}

People = list[tuple[str | None, float | None]]


def spread(people: People, own: str | None = None) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = [
        ("noor", "company", "contacts", f"p{i:02}", value, strength)
        for i, (value, strength) in enumerate(people)
    ]
    mine = [("noor", "company", own)] if own else []
    return diversity(
        pl.DataFrame(rows, schema=TRAITS, orient="row"),
        pl.DataFrame(mine, schema=OWN, orient="row"),
    )


def index(people: People, weighted_by: str = "count", own: str | None = None) -> dict[str, Any]:
    found, _ = spread(people, own)
    return found.filter(weighted_by=weighted_by).row(0, named=True)


HALVES: People = [("Initech", 0.9), ("Initech", None), ("Globex", 0.1), ("Globex", None)]


def test_two_equal_halves_by_count() -> None:
    found = index([*HALVES, (None, 0.5)], own="Initech")

    assert found | {
        "people": 4, "groups": 2, "blau": 0.5, "entropy": 1.0, "ei": 0.0, "own": "Initech",
        "top": "Globex", "top_share": 0.5, "unknown_share": 0.2,
    } == found  # fmt: skip


def test_by_strength_a_person_counts_by_it_and_an_unknown_one_not_at_all() -> None:
    found = index([*HALVES, (None, 1.0)], "strength", own="Initech")
    entropy = -(0.9 * math.log(0.9) + 0.1 * math.log(0.1)) / math.log(2)

    assert found["people"] == 2
    assert found["blau"] == pytest.approx(1 - 0.81 - 0.01)
    assert found["entropy"] == pytest.approx(entropy)
    assert found["ei"] == pytest.approx(0.1 - 0.9)
    assert (found["top"], found["top_share"], found["unknown_share"]) == ("Initech", 0.9, 0.5)


def test_three_groups_by_hand() -> None:
    people: People = [("a", None)] * 3 + [("b", None)] * 2 + [("c", None)]

    found = index(people, own="c")

    assert found["blau"] == pytest.approx(1 - (9 + 4 + 1) / 36)
    assert found["ei"] == pytest.approx((5 - 1) / 6)
    assert found["entropy"] == pytest.approx(
        -(0.5 * math.log(1 / 2) + math.log(1 / 3) / 3 + math.log(1 / 6) / 6) / math.log(3)
    )


def test_one_group_is_no_diversity_and_its_evenness_is_not_defined() -> None:
    found = index([("a", None), ("a", None)])

    assert (found["blau"], found["entropy"]) == (0.0, None)


def test_where_nothing_is_known_nothing_is_said() -> None:
    found = index([(None, 0.5), (None, 0.5)], own="a")

    assert found["unknown_share"] == 1.0
    assert (found["people"], found["blau"], found["top"], found["ei"]) == (0, None, None, None)


def test_an_owner_outside_every_group_meets_only_others() -> None:
    assert index(HALVES, own="Hooli")["ei"] == 1.0
    assert index(HALVES)["ei"] is None


def test_groups_are_told_largest_first_with_their_share_of_strength() -> None:
    _, groups = spread([*HALVES, ("Globex", 0.0)])

    assert groups.select("value", "people", "share", "strength_share").rows() == [
        ("Globex", 3, 0.6, 0.1),
        ("Initech", 2, 0.4, 0.9),
    ]


def test_without_any_strength_its_share_is_not_known() -> None:
    _, groups = spread([("a", None), ("b", None)])

    assert groups["strength_share"].to_list() == [None, None]


people = st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), st.just(0.5)), min_size=1)


@given(people)
@settings(derandomize=True, database=None, deadline=None, max_examples=25)
def test_new_names_and_another_order_change_no_index(rows: People) -> None:
    renamed: People = [(v and {"a": "z", "b": "y", "c": "x"}[v], s) for v, s in reversed(rows)]

    before, after = index(rows), index(renamed)
    for column in ("blau", "entropy", "unknown_share", "groups", "people"):
        one, other = before[column], after[column]
        assert one == pytest.approx(other) if one is not None else other is None


@given(people)
@settings(derandomize=True, database=None, deadline=None, max_examples=25)
def test_equal_strengths_give_what_counting_gives(rows: People) -> None:
    found, _ = spread(rows)
    counted, weighed = (
        found.filter(weighted_by=w).row(0, named=True) for w in ("count", "strength")
    )
    for column in ("blau", "entropy", "unknown_share"):
        one, other = counted[column], weighed[column]
        assert one == pytest.approx(other) if one is not None else other is None
