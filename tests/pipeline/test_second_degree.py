"""Whom an owner can reach with one introduction: the view against plain sets."""

import random
from collections import defaultdict
from pathlib import Path

import pytest

from tests.pipeline.nights import MEASURING, derived, knows, neutral, steps_of

PEOPLE = [f"p{n:02}" for n in range(40)]
OWNERS = PEOPLE[:3]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three owners who know some of forty people, and links of every class among those."""
    draw = random.Random(5)
    home = tmp_path_factory.mktemp("second")
    contacts = [
        row
        for owner in OWNERS
        for row in knows(owner, *sorted(set(draw.sample(PEOPLE, 8)) - {owner}))
    ]
    pairs = draw.sample([(a, b) for a in PEOPLE for b in PEOPLE if a < b], 60)
    classes = ("declared", "interaction", "copresence", "affiliation")
    links = [(*pair, draw.choice(classes), draw.choice([0.25, 1, 3])) for pair in pairs]
    again = [(a, b, "declared", 0.5) for a, b, _, _ in links[:6]]
    said = [(f"e{n}", "2024-06-01", *draw.sample(PEOPLE, 2), "call") for n in range(20)]
    neutral(
        home / "inbox" / "crm-2024-01-31",
        contacts=contacts,
        links=[*links, *again],
        interactions=said,
    )
    steps_of(home, *MEASURING)
    return home


def bare(*columns: str) -> str:
    return ", ".join(f"replace({c}, 'crm:', '')" for c in columns)


def by_hand(home: Path) -> dict[str, dict[str, set[str]]]:
    """Per owner and contact, the people behind that contact."""
    rows = derived(
        home,
        f"select {bare('person_a', 'person_b')} from core.links where evidence != 'affiliation'",
    )
    linked: dict[str, set[str]] = defaultdict(set)
    for a, b in rows:
        linked[a].add(b)
        linked[b].add(a)
    contacts: dict[str, set[str]] = defaultdict(set)
    for owner, person in derived(home, f"select owner, {bare('person_id')} from core.contacts"):
        contacts[owner].add(person)
    return {
        owner: {c: linked[c] - known - {owner} for c in known} for owner, known in contacts.items()
    }


def test_view_holds_every_path_to_somebody_new_and_nothing_else(home: Path) -> None:
    paths = derived(home, f"select owner, {bare('person_id', 'introducer_id')} from second_degree")

    assert len(paths) == len(set(paths)) > 20
    assert set(paths) == {
        (owner, person, contact)
        for owner, behind in by_hand(home).items()
        for contact, people in behind.items()
        for person in people
    }


def test_best_class_of_a_path_is_told(home: Path) -> None:
    classes = defaultdict(set)
    for a, b, evidence in derived(home, "select person_a, person_b, evidence from core.links"):
        classes[frozenset((a, b))].add(evidence)

    order = ("declared", "interaction", "copresence")
    for person, introducer, evidence in derived(
        home, "select person_id, introducer_id, evidence from second_degree"
    ):
        seen = classes[frozenset((person, introducer))]
        assert evidence == next(e for e in order if e in seen)


def test_strength_of_a_path_is_that_of_both_its_steps(home: Path) -> None:
    rows = derived(
        home,
        "select paths.strength, sqrt(contacts.strength) * max(least(1, links.weight) * "
        "case links.evidence when 'declared' then 1 when 'interaction' then 0.9 else 0.5 end) "
        "from second_degree as paths join core.contacts as contacts "
        "on paths.owner = contacts.owner and paths.introducer_id = contacts.person_id "
        "join core.links as links on links.person_a = least(paths.person_id, paths.introducer_id) "
        "and links.person_b = greatest(paths.person_id, paths.introducer_id) "
        "where links.evidence != 'affiliation' "
        "group by paths.owner, paths.person_id, paths.introducer_id, paths.strength, "
        "contacts.strength",
    )

    for strength, expected in rows:
        assert strength == (expected if expected is None else pytest.approx(expected))


def test_reach_counts_the_paths_of_the_view(home: Path) -> None:
    """NULL where nothing that could lead on is seen, 0 where it leads to nobody new."""
    observed = derived(
        home,
        "select distinct owner, contacts.person_id from core.contacts as contacts "
        "join core.owners as owners using (owner) join core.links as links "
        "on contacts.person_id in (person_a, person_b) "
        "where evidence != 'affiliation' and owners.person_id not in (person_a, person_b)",
    )
    hand = by_hand(home)
    expected = {}
    for owner, behind in hand.items():
        for contact, people in behind.items():
            others = set().union(*(p for c, p in behind.items() if c != contact))
            seen = (owner, f"crm:{contact}") in observed
            counts = (len(people), len(people - others)) if seen else (None, None)
            expected[owner, f"crm:{contact}"] = counts

    rows = derived(home, "select owner, person_id, reach, exclusive_reach from core.reach")

    assert {(o, p): (reach, alone) for o, p, reach, alone in rows} == expected
    assert {None, 0} <= {reach for reach, _ in expected.values()}


def test_second_degree_of_an_owner_is_the_union_of_all_paths(home: Path) -> None:
    rows = derived(home, "select owner, second_degree from core.owner_metrics")

    assert dict(rows) == {
        owner: len(set().union(*behind.values())) for owner, behind in by_hand(home).items()
    }
