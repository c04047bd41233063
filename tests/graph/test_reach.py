import random
from collections.abc import Callable
from typing import Any

import pytest

from netgraph.graph import Measures

Contacts = Callable[..., dict[str, dict[str, Any]]]

Facts = dict[tuple[str, str], tuple[int | None, int | None]]


def reach_by_plain_sets(
    edges: set[tuple[str, str]], contacts: dict[str, set[str]]
) -> tuple[dict[str, int | None], Facts]:
    """Second-degree people of each owner; reach and exclusive reach of each contact."""
    knows: dict[str, set[str]] = {}
    for a, b in edges:
        knows.setdefault(a, set()).add(b)
        knows.setdefault(b, set()).add(a)
    totals: dict[str, int | None] = {}
    facts: Facts = {}
    for owner, mine in contacts.items():
        beyond = {c: knows.get(c, set()) - mine - {owner} for c in mine}
        seen = {c for c in mine if knows.get(c, set()) - {owner}}
        totals[owner] = len(set().union(*beyond.values())) if seen else None
        for c in mine:
            others = set().union(*(beyond[o] for o in mine - {c}))
            known = (len(beyond[c]), len(beyond[c] - others)) if c in seen else (None, None)
            facts[owner, c] = known
    return totals, facts


@pytest.mark.parametrize("seed", range(8))
def test_reach_and_exclusive_reach_equal_plain_sets_for_several_owners(
    measured: Callable[..., Measures], seed: int
) -> None:
    draw = random.Random(seed)
    people = [f"p{i}" for i in range(50)]
    pairs = [draw.sample(people, 2) for _ in range(60 + 15 * seed)]
    contacts = {o: set(draw.sample(people[5:], 4 + seed)) for o in people[:5]}
    pairs += [[o, c] for o, mine in contacts.items() for c in mine]
    edges = {(min(pair), max(pair)) for pair in pairs}

    found = measured(edges, contacts)

    totals, facts = reach_by_plain_sets(edges, contacts)
    rows = found.reach.iter_rows()
    assert dict(found.owner_metrics.select("owner", "second_degree").iter_rows()) == totals
    assert {(o, c): (reach, alone) for o, c, reach, alone in rows} == facts


def test_reach_is_unknown_when_no_link_to_others_is_seen(per_contact: Contacts) -> None:
    found = per_contact([("a", "x"), ("a", "b"), ("c", "me")], ["a", "b", "c", "d"])

    assert [found[p]["reach"] for p in "abcd"] == [1, 0, None, None]
    assert [found[p]["exclusive_reach"] for p in "abcd"] == [1, 0, None, None]


def test_affiliation_counts_for_structure_but_leads_to_nobody(
    measured: Callable[..., Measures], per_contact: Contacts
) -> None:
    edges, affiliations = [("a", "x")], [("a", "b"), ("b", "y"), ("a", "z")]

    found = per_contact(edges, ["a", "b"], affiliations=affiliations)
    owner = measured(edges, {"me": ["a", "b"]}, affiliations=affiliations).owner_metrics

    assert [found[p]["links"] for p in "ab"] == [1, 1]
    assert [found[p]["observed"] for p in "ab"] == [True, True]
    assert [found[p]["reach"] for p in "ab"] == [1, None]
    assert owner.select("second_degree", "coverage").row(0) == (1, 1.0)


def test_other_owners_are_people_like_any(measured: Callable[..., Measures]) -> None:
    edges = [("me", "a"), ("you", "a"), ("you", "b")]

    found = measured(edges, {"me": ["a"], "you": ["a", "b"]})

    assert found.owner_metrics.select("owner", "second_degree").rows() == [("me", 1), ("you", 1)]
    assert found.reach.rows() == [("me", "a", 1, 1), ("you", "a", 1, 1), ("you", "b", None, None)]
