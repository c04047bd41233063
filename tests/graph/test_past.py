from datetime import date
from typing import Any

import networkx as nx
import numpy as np
import polars as pl
import pytest

from netgraph.graph import Options, own_history
from netgraph.graph.past import _random_pairs

JAN, FEB, MAR = date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 31)
PEOPLE = {"owner": pl.String, "measured_on": pl.Date, "person_id": pl.String, "is_observed": bool}
LINKS = {"owner": pl.String, "measured_on": pl.Date, "person_a": pl.String, "person_b": pl.String}


def measured(days: dict[date, tuple[str, list[str]]], **options: Any) -> list[dict[str, Any]]:
    """By day, the contacts as letters and their links as two letters each."""
    people = [
        ("noor", day, who, any(who in pair for pair in links))
        for day, (there, links) in days.items()
        for who in there
    ]
    pairs = [("noor", day, a, b) for day, (_, links) in days.items() for a, b in links]
    return own_history(
        pl.DataFrame(people, schema=PEOPLE, orient="row"),
        pl.DataFrame(pairs, schema=LINKS, orient="row"),
        Options(**options),
    ).to_dicts()


def test_each_day_has_the_figures_of_its_own_network() -> None:
    days = {JAN: ("abcd", ["ab", "cd"]), FEB: ("abcde", ["ab", "ac", "bc", "de"])}

    found = measured(days)

    for row, (there, links) in zip(found, days.values(), strict=True):
        graph = nx.Graph([*map(tuple, links), *(("noor", who) for who in there)])
        assert row["constraint"] == pytest.approx(nx.constraint(graph, ["noor"])["noor"])
        assert row["effective_size"] == pytest.approx(nx.effective_size(graph, ["noor"])["noor"])
        assert (row["contacts"], row["links_among"]) == (len(there), len(links))


def test_a_day_is_compared_with_the_known_days_before_it() -> None:
    found = measured(
        {
            JAN: ("abcd", ["ab", "cd"]),
            FEB: ("abcdefghij", ["ab"]),  # a fifth is seen linked: nothing is said
            MAR: ("abcd", ["ab", "ac", "bc", "cd"]),
        }
    )

    assert [row["earlier"] for row in found] == [0, 0, 1]
    assert [row["constraint_higher_than"] for row in found] == [None, None, 1]
    assert [row["effective_size_higher_than"] for row in found] == [None, None, 0]
    assert (found[1]["constraint"], found[1]["coverage"]) == (None, 0.2)


def test_chance_is_told_of_the_last_day_alone_and_is_the_same_again() -> None:
    days = {JAN: ("abcdef", ["ab", "cd"]), FEB: ("abcdef", ["ab", "cd", "ef", "ac"])}

    one, other = measured(days), measured(days)

    assert one == other
    assert one[0]["random_constraint"] is None
    assert one[1]["random_least"] <= one[1]["random_constraint"] <= one[1]["random_most"]


def test_where_every_pair_is_linked_chance_can_do_nothing_else() -> None:
    [row] = measured({JAN: ("abcd", ["ab", "ac", "ad", "bc", "bd", "cd"])})

    assert row["random_least"] == row["random_most"] == row["constraint"]


def test_a_hub_constrains_more_than_chance() -> None:
    star = [f"a{who}" for who in "bcdefghijklmnopq"]

    [row] = measured({JAN: ("abcdefghijklmnopq", star)})

    assert row["constraint"] > row["random_most"]


@pytest.mark.parametrize(("n", "m"), [(2, 1), (5, 10), (5, 3), (60, 40), (3000, 9000), (4, 0)])
def test_random_links_are_different_pairs_of_different_people(n: int, m: int) -> None:
    u, v = _random_pairs(np.random.default_rng(7), n, m)

    pairs = set(zip(u.tolist(), v.tolist(), strict=True))
    assert len(pairs) == m
    assert all(0 <= a < b < n for a, b in pairs)


def test_every_pair_is_as_likely_as_any_other() -> None:
    rng = np.random.default_rng(3)
    seen = np.zeros((6, 6))
    for _ in range(3000):
        seen[_random_pairs(rng, 6, 3)] += 1

    counts = seen[np.triu_indices(6, 1)]
    assert counts.min() > 500  # 600 are expected of each
    assert counts.max() < 700


def test_the_order_of_rows_changes_nothing() -> None:
    people = pl.DataFrame(
        [("noor", JAN, who, True) for who in "abcdef"], schema=PEOPLE, orient="row"
    )
    links = pl.DataFrame(
        [("noor", JAN, a, b) for a, b in ("ab", "bc", "ef")], schema=LINKS, orient="row"
    )

    whole = own_history(people, links, Options())
    assert own_history(people.reverse(), links.reverse(), Options()).equals(whole)
