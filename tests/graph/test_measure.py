import math
import re
from collections.abc import Callable
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.errors import NetgraphError
from netgraph.graph import Measures, Options, measure, prepare

Measured = Callable[..., Measures]

QUICK = Options(stability_runs=0)
LINKS = ["person_a", "person_b", "weight", "copresence", "reaches"]
PEOPLE = [f"p{i}" for i in range(9)]
EDGES = st.sets(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)).filter(lambda e: e[0] < e[1])
)
EXACT = ("is_cut_point", "betweenness", "links", "observed")


def exact(found: Measures, names: dict[str, str]) -> tuple[dict[str, Any], set[frozenset[str]]]:
    """All that relabelling must not change, with people under their original names."""
    rows = found.people.join(found.reach, on=["owner", "person_id"])
    values = {
        f"{names[row['person_id']]} {column}": row[column]
        for row in rows.iter_rows(named=True)
        for column in (*EXACT, "reach", "exclusive_reach")
    }
    bridges = {frozenset((names[a], names[b])) for _, a, b in found.bridge_ties.iter_rows()}
    values |= found.owner_metrics.drop("owner").row(0, named=True)
    return {what: math.nan if v is None else v for what, v in values.items()}, bridges


@settings(max_examples=60, deadline=None)
@given(edges=EDGES, contacts=st.sets(st.sampled_from(PEOPLE)), labels=st.permutations(PEOPLE))
def test_relabelling_people_changes_no_exact_measure(
    measured: Measured, edges: set[tuple[str, str]], contacts: set[str], labels: list[str]
) -> None:
    to = dict(zip(PEOPLE, labels, strict=True))

    before = measured(edges, {"me": contacts}, options=QUICK)
    after = measured(
        [(to[a], to[b]) for a, b in edges], {"me": [to[c] for c in contacts]}, options=QUICK
    )

    values, bridges = exact(before, {p: p for p in PEOPLE})
    values_after, bridges_after = exact(after, {to[p]: p for p in PEOPLE})
    assert values_after == pytest.approx(values, rel=1e-9, abs=1e-9, nan_ok=True)
    assert bridges_after == bridges


@settings(max_examples=60, deadline=None)
@given(edges=EDGES, contacts=st.sets(st.sampled_from(PEOPLE), min_size=1))
def test_measures_stay_in_their_range_and_an_unseen_contact_only_adds_one(
    measured: Measured, edges: set[tuple[str, str]], contacts: set[str]
) -> None:
    everything = Options(stability_runs=2, min_coverage=0.0)

    before = measured(edges, {"me": contacts}, options=everything)
    after = measured(edges, {"me": [*contacts, "unseen"]}, options=everything)

    was, now = (m.owner_metrics.row(0, named=True) for m in (before, after))
    n, t = was["contacts"], was["links_among"]
    assert (now["contacts"], now["links_among"]) == (n + 1, t)
    assert now["effective_size"] == pytest.approx(n + 1 - 2 * t / (n + 1))
    assert now["second_degree"] == was["second_degree"]
    assert after.clusters.equals(before.clusters)
    assert after.people.filter(pl.col("person_id") != "unseen").equals(before.people)
    assert 1 - 1e-12 <= was["effective_size"] <= n
    assert 0 < was["constraint"] <= 1.125 + 1e-12
    assert was["hierarchy"] is None or 0 <= was["hierarchy"] <= 1
    assert before.people.select(pl.col("participation").is_between(0, 1).all()).item()


def pooled() -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Owners, contacts and links of a small team whose members know each other."""
    graph = nx.relabel_nodes(nx.gnm_random_graph(40, 160, seed=2), lambda n: f"p{n}")
    owners = [f"p{i}" for i in range(6)]
    contacts = [(o, c) for o in owners for c in graph[o]]
    links = [(a, b, 1.0 + i % 3, None, i % 5 > 0) for i, (a, b) in enumerate(graph.edges)]
    return (
        pl.DataFrame({"owner": owners, "person_id": owners}),
        pl.DataFrame(contacts, schema=["owner", "person_id"], orient="row"),
        pl.DataFrame(links, schema=LINKS, orient="row"),
    )


def test_batches_of_owners_put_together_equal_one_batch_of_all() -> None:
    owners, contacts, links = pooled()
    pool = prepare(links)

    whole = measure(pool, owners, contacts)
    parts = [measure(pool, batch, contacts) for batch in owners.iter_slices(2)]

    for name, frame in whole.frames().items():
        assert frame.equals(pl.concat([part.frames()[name] for part in parts])), name
        assert frame["owner"].is_sorted(), name


@pytest.mark.parametrize("seed", range(3))
def test_the_order_and_direction_of_rows_change_nothing(seed: int) -> None:
    owners, contacts, links = pooled()
    turned = links.rename({"person_a": "person_b", "person_b": "person_a"})

    sorted_in = measure(prepare(links), owners, contacts)
    shuffled_in = measure(
        prepare(turned.sample(fraction=1, shuffle=True, seed=seed).select(links.columns)),
        owners.sample(fraction=1, shuffle=True, seed=seed),
        contacts.sample(fraction=1, shuffle=True, seed=seed),
    )

    for name, frame in sorted_in.frames().items():
        assert frame.equals(shuffled_in.frames()[name]), name


def test_a_batch_without_owners_and_a_world_without_links_give_frames_of_the_same_shape() -> None:
    owners, contacts, links = pooled()

    nobody = measure(prepare(links), owners.head(0), contacts)
    unlinked = measure(prepare(links.head(0)), owners, contacts)

    assert all(frame.is_empty() for frame in nobody.frames().values())
    assert len(unlinked.people) == len(contacts)
    assert unlinked.owner_metrics["coverage"].unique().to_list() == [0.0]
    assert unlinked.owner_metrics["second_degree"].null_count() == len(owners)
    for name, frame in nobody.frames().items():
        assert frame.schema == unlinked.frames()[name].schema, name


def test_an_owner_is_never_their_own_contact_and_repeated_contacts_count_once(
    measured: Measured,
) -> None:
    found = measured([("me", "a"), ("a", "b")], {"me": ["a", "a", "me", "b"]})

    assert found.people["person_id"].to_list() == ["a", "b"]
    assert found.owner_metrics["contacts"].item() == 2


def test_an_owner_unknown_as_a_person_or_known_as_two_is_measured_all_the_same() -> None:
    links = pl.DataFrame({"person_a": ["a", "a"], "person_b": ["me", "alias of me"]})
    pool = prepare(links.with_columns(weight=1.0, copresence=None, reaches=True))
    contacts = pl.DataFrame({"owner": ["me"], "person_id": ["a"]})
    own = ["me", "alias of me"]
    owners = pl.DataFrame({"owner": ["me", "me"], "person_id": own})

    unknown = measure(
        pool, owners.head(1).with_columns(person_id=pl.lit(None, pl.String)), contacts
    )
    two = measure(pool, owners, contacts)

    assert unknown.reach.rows() == [("me", "a", 2, 2)]
    assert two.reach.rows() == [("me", "a", None, None)]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (("b", "a", 1.0, None, True), "'twice': 2"),
        (("c", "c", 1.0, None, True), "'loops': 2"),
        (("c", "d", 0.0, None, True), "'weightless': 2"),
        (("c", "d", None, None, True), "'weightless': 2"),
        (("c", "d", float("nan"), None, True), "'weightless': 2"),
        (("c", "d", 1.0, 0.0, True), "'misweighed': 2"),
        (("c", "d", 1.0, float("inf"), True), "'misweighed': 2"),
        (("c", "d", 1.0, None, None), "'incomplete': 2"),
        (("c", None, 1.0, None, True), "'incomplete'"),
    ],
)
def test_links_that_cannot_be_measured_are_refused_with_their_fault(
    row: tuple[Any, ...], fault: str
) -> None:
    links = pl.DataFrame([("a", "b", 1.0, None, True), row], schema=LINKS, orient="row")

    with pytest.raises(NetgraphError, match=re.escape(fault)):
        prepare(links)
