from itertools import combinations
from math import dist, hypot

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.graph import team_layout

Ties = list[tuple[str, str]]
Place = tuple[float, float]
OWNERS = ["ana", "bo", "cy", "di"]
TIES = st.lists(
    st.tuples(st.sampled_from(OWNERS), st.sampled_from([f"p{i}" for i in range(30)])), unique=True
)


def placed(owners: list[str], ties: Ties) -> tuple[dict[str, Place], dict[str, Place]]:
    """Where the owners are, and where their contacts are."""
    frame = pl.DataFrame(ties, schema={"owner": pl.String, "person_id": pl.String}, orient="row")
    rows = team_layout(pl.Series(owners, dtype=pl.String), frame)
    return (
        {owner: (x, y) for owner, person, x, y in rows.iter_rows() if person is None},
        {person: (x, y) for _, person, x, y in rows.iter_rows() if person is not None},
    )


@settings(max_examples=60, deadline=None)
@given(ties=TIES)
def test_everybody_has_a_place_of_his_own_within_the_circle(ties: Ties) -> None:
    owners, people = placed(OWNERS, ties)

    assert sorted(owners) == OWNERS
    assert sorted(people) == sorted({person for _, person in ties})
    places = [*owners.values(), *people.values()]
    assert max(hypot(*place) for place in places) == pytest.approx(1, abs=1e-3)
    assert min(dist(a, b) for a, b in combinations(places, 2)) > 0.01


@settings(max_examples=20, deadline=None)
@given(ties=TIES, order=st.permutations(OWNERS))
def test_the_order_of_owners_changes_nothing(ties: Ties, order: list[str]) -> None:
    assert placed(order, ties) == placed(OWNERS, ties)


def test_the_closer_the_tie_the_nearer_to_the_owner() -> None:
    owners, people = placed(["ana", "bo"], [("ana", f"p{n}") for n in range(40)])

    away = [dist(owners["ana"], people[f"p{n}"]) for n in range(40)]
    assert away == sorted(away)
    assert max(away) < min(dist(owners["bo"], place) for place in people.values())


def test_whom_several_know_stand_between_those_and_in_the_middle_whom_all_know() -> None:
    ties = [(owner, f"{owner}{n}") for owner in OWNERS for n in range(9)]
    ties += [(owner, f"all{n}") for n in range(5) for owner in OWNERS]
    ties += [(owner, f"two{n}") for n in range(5) for owner in ("ana", "bo")]
    owners, people = placed(OWNERS, ties)

    assert max(hypot(*people[f"all{n}"]) for n in range(5)) < 0.3
    for n in range(5):
        near = sorted(OWNERS, key=lambda owner: dist(owners[owner], people[f"two{n}"]))
        assert sorted(near[:2]) == ["ana", "bo"]


def test_those_who_share_most_contacts_are_neighbours() -> None:
    six = [f"o{n}" for n in range(6)]
    ties = [(owner, f"{owner} {n}") for owner in six for n in range(9)]
    ties += [(owner, f"both{n}") for n in range(7) for owner in ("o1", "o4")]
    owners, _ = placed(six, ties)

    apart = dist(owners["o1"], owners["o4"])
    assert apart == pytest.approx(min(dist(owners["o1"], owners[o]) for o in six if o != "o1"), 0.3)


def test_whoever_is_closest_to_nobody_has_a_place_too() -> None:
    owners, people = placed(["ana", "bo", "cy"], [("ana", "p1"), ("bo", "p1"), ("cy", "p1")])

    assert sorted(owners) == ["ana", "bo", "cy"]
    assert people == {"p1": (0.0, 0.0)}
