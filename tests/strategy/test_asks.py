from collections import Counter
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.asks import EQUAL_WORTH, QUARTERS, best_ways, openings, spread_asks

PATHS = {
    "owner": pl.String,
    "introducer_id": pl.String,
    "person_id": pl.String,
    "strength": pl.Float64,
    "path_strength": pl.Float64,
    "evidence": pl.String,
}


def paths(*rows: tuple[str, str, float | None], owner: str = "me") -> pl.DataFrame:
    """Introducer, person, strength; an unknown one counts 0.3."""
    full = [(owner, i, p, s, 0.3 if s is None else s, "declared") for i, p, s in rows]
    return pl.DataFrame(full, schema=PATHS, orient="row")


def asked(rows: pl.DataFrame, most: int = 3) -> list[tuple[str, int, str]]:
    return spread_asks(rows, most).select("person_id", "quarter", "introducer_id").rows()


def test_equals_take_turns() -> None:
    ways = paths(*((i, f"p{n}", 0.5) for i in "ab" for n in range(4)))

    assert asked(ways) == [("p0", 1, "a"), ("p1", 1, "b"), ("p2", 1, "a"), ("p3", 1, "b")]


def test_a_small_difference_makes_no_better_introducer_and_a_larger_one_does() -> None:
    ways = paths(
        ("a", "p0", 0.50), ("b", "p0", 0.46), ("a", "p1", 0.49), ("b", "p1", 0.45),
        ("a", "p2", 0.48), ("b", "p2", 0.40),
    )  # fmt: skip
    found = spread_asks(ways, 3)

    assert found.select("introducer_id", "equals", "best_id").rows() == [
        ("a", 2, "a"),
        ("b", 2, "a"),
        ("a", 1, "a"),
    ]


def test_nobody_is_asked_more_often_than_set_and_the_rest_waits_for_its_quarter() -> None:
    ways = paths(*(("a", f"p{n:02}", 1 - n / 100) for n in range(30)))

    found = asked(ways, 3)

    assert [p for p, _, _ in found] == [f"p{n:02}" for n in range(3 * QUARTERS)]
    assert Counter(q for _, q, _ in found) == {1: 3, 2: 3, 3: 3, 4: 3}


def test_who_has_been_asked_enough_is_passed_over_for_an_equal_but_not_for_a_lesser_one() -> None:
    ways = paths(
        ("a", "p0", 0.90), ("a", "p1", 0.89), ("b", "p1", 0.88), ("a", "p2", 0.80), ("c", "p2", 0.2)
    )

    assert asked(ways, 1) == [("p0", 1, "a"), ("p1", 1, "b"), ("p2", 2, "a")]


def test_a_listed_tie_is_no_equal_of_a_seen_one() -> None:
    ways = paths(("a", "p0", 0.3), ("b", "p0", None), ("b", "p1", None), ("c", "p1", None))
    found = spread_asks(ways, 3)

    assert found.select("person_id", "introducer_id", "strength", "equals").rows() == [
        ("p0", "a", 0.3, 1),
        ("p1", "b", None, 2),
    ]


def test_each_owner_asks_for_himself() -> None:
    both = pl.concat([paths(("a", "p0", 0.5), owner=o) for o in ("me", "you")])

    assert spread_asks(both, 1).select("owner", "quarter", "introducer_id").rows() == [
        ("me", 1, "a"),
        ("you", 1, "a"),
    ]


def test_without_ways_or_with_nobody_to_be_asked_there_are_no_asks() -> None:
    assert asked(paths()) == []
    assert asked(paths(("a", "p0", 0.5)), 0) == []


def test_the_best_way_is_told_with_how_many_others_there_are() -> None:
    ways = paths(("b", "p0", 0.5), ("a", "p0", 0.5), ("c", "p0", None))

    assert best_ways(ways).select("person_id", "introducer_id", "introducers").rows() == [
        ("p0", "a", 3)
    ]


rows = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from([f"p{n}" for n in range(9)]),
        st.sampled_from([None, 0.2, 0.5, 0.52, 0.9]),
    ),
    max_size=25,
    unique_by=lambda row: row[:2],
)
quick = settings(derandomize=True, database=None, deadline=None, max_examples=80)


@quick
@given(rows, st.integers(1, 3), st.randoms(use_true_random=False))
def test_asks_keep_their_promises_whatever_the_ways(
    network: list[Any], most: int, draw: Any
) -> None:
    ways = paths(*network)
    found = spread_asks(ways, most)

    load = Counter(found.select("quarter", "introducer_id").iter_rows())
    assert all(n <= most for n in load.values())
    assert found["person_id"].is_unique().all()
    worth: dict[str, dict[str, tuple[bool, float]]] = {}
    for i, p, s in network:
        worth.setdefault(p, {})[i] = (s is not None, 0.3 if s is None else s)
    equals = {
        p: {
            i
            for i, (seen, q) in by.items()
            if seen == max(by.values())[0] and q >= EQUAL_WORTH * max(by.values())[1]
        }
        for p, by in worth.items()
    }
    when = {p: (q, i) for p, q, i in found.select("person_id", "quarter", "introducer_id").rows()}
    for person, could in equals.items():
        quarter, introducer = when.get(person, (QUARTERS + 1, None))
        assert introducer in could | {None}
        # nobody waits while an equal of his introducer has room
        assert all(load[earlier, i] == most for earlier in range(1, quarter) for i in could)
    assert found.equals(spread_asks(paths(*draw.sample(network, len(network))), most))


def companies(**keys: str) -> pl.DataFrame:
    kinds = {"person_id": pl.String, "company": pl.String, "company_key": pl.String}
    told = [(p, k, k.split()[0].lower()) for p, k in keys.items()]
    return pl.DataFrame(told, schema=kinds, orient="row")


def test_a_company_opens_over_whom_knows_most_there_and_by_its_key_alone() -> None:
    ways = paths(
        ("a", "p0", 0.9), ("b", "p0", 0.2), ("b", "p1", 0.3), ("a", "p2", 0.8), ("a", "p3", 0.7)
    )
    there = companies(p0="Acme Ltd", p1="Acme Inc", p2="Acmeworks", p4="Acme Inc", c0="Acme Inc")
    own = pl.DataFrame({"owner": ["me", "me"], "person_id": ["c0", "a"]})

    found = openings(ways, own, there)

    assert found.drop("owner", "path_strength", "evidence").rows() == [
        (1, "acme", "Acme Inc", 2, 1, "b", 2, 0.3),
        (2, "acmeworks", "Acmeworks", 1, 0, "a", 1, 0.8),
    ]
