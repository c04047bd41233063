"""A team's contacts as one network."""

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.graph import Measures, Options, Team, measure_team, prepare
from tests.graph.conftest import LINKS

Measured = Callable[..., Measures]
Edges = list[tuple[str, str]]
PEOPLE = [f"p{i}" for i in range(9)]
EDGES = st.lists(
    st.tuples(st.sampled_from([*PEOPLE, "me"]), st.sampled_from(PEOPLE)).filter(
        lambda edge: edge[0] < edge[1]
    ),
    unique=True,
)
FEW = Options(stability_runs=3)


def of(edges: Edges, owners: list[str], contacts: list[str]) -> Team:
    rows = [(a, b, 1.0, None, True) for a, b in edges]
    pool = prepare(pl.DataFrame(rows, schema=LINKS, orient="row"))
    ids = (pl.Series(people, dtype=pl.String) for people in (owners, contacts))
    return measure_team(pool, *ids, FEW)


def told(team: Team) -> dict[str, tuple[Any, ...]]:
    return {person: tuple(rest) for person, *rest in team.people.iter_rows()}


@settings(max_examples=40, deadline=None)
@given(edges=EDGES, contacts=st.lists(st.sampled_from(PEOPLE), unique=True))
def test_a_team_of_one_is_that_owner(measured: Measured, edges: Edges, contacts: list[str]) -> None:
    alone = measured(edges, {"me": contacts}, options=FEW)
    team = of(edges, ["me"], contacts)

    assert team.clusters.equals(alone.clusters.drop("owner"))
    theirs = alone.reach.join(alone.people, on=["owner", "person_id"]).join(
        alone.cluster_members, on=["owner", "person_id"], how="left"
    )
    assert team.people.equals(theirs.select(team.people.columns))


def test_whoever_one_of_us_knows_is_nobody_behind_another() -> None:
    edges = [("ann", "bob"), ("bob", "cy"), ("ann", "far"), ("ann", "noor"), ("cy", "sem")]

    team = told(of(edges, ["noor", "sem"], ["ann", "bob", "cy", "ann", "noor"]))

    assert team == {"ann": ("c1", 1, 1), "bob": ("c1", 2, 0), "cy": ("c1", 1, 0)}


def test_who_is_linked_to_us_alone_leads_to_nobody_that_is_known() -> None:
    team = told(of([("ann", "noor"), ("ann", "sem")], ["noor", "sem"], ["ann"]))

    assert team == {"ann": (None, 0, None)}


@pytest.mark.parametrize("owners", [[], ["noor", "sem"]])
def test_without_contacts_there_is_nothing_to_measure(owners: list[str]) -> None:
    team = of([("ann", "noor")], owners, [])

    assert team.clusters.is_empty()
    assert team.people.is_empty()
