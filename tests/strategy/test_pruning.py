from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.settings import SCORE_WEIGHTS
from netgraph.strategy.pruning import pruning_curve
from netgraph.strategy.removal import removal_order
from tests.strategy.pruned import Network

ANY = settings(derandomize=True, database=None, deadline=None, max_examples=25)
DOZEN = pl.DataFrame({"owner": ["ana", "ana", "zoe"], "person_id": ["p0", "p1", "p2"]})


def curve_of(network: Network) -> pl.DataFrame:
    order = removal_order(network.contacts, network.paths, SCORE_WEIGHTS)
    return pruning_curve(order, network.contacts, network.paths, network.links, DOZEN)


@pytest.mark.parametrize("seed", range(25))
def test_every_step_equals_what_brute_force_counts(seed: int) -> None:
    network = Network(seed)
    curve = curve_of(network)
    left = set(network.ids)
    everybody = network.rows(left)

    for step in curve.iter_rows(named=True):
        left -= {step["person_id"]}
        rows, best = network.rows(left), network.best(left)
        assert step["contacts"] == len(left)
        assert step["reach"] == len(best)
        assert step["reach_lost"] == len(network.best(network.ids)) - len(best)
        assert step["path_strength"] == pytest.approx(sum(best.values()), abs=1e-8)
        for name, found in (("worlds", network.clusters), ("pairs", network.pairs)):
            is_known = network.clusters(network.ids)
            assert step[name] == (len(found(left)) if is_known else None)
        assert step["key_people"] == len(left & {"p0", "p1"})
        assert step["referenceable"] == sum(r["referenceability"] in "AB" for r in rows)
        for name in ("strength", "contact_days_a_year"):
            is_known = any(r[name] is not None for r in everybody)
            expected = sum(r[name] or 0.0 for r in rows)
            assert step[name] == (pytest.approx(expected, abs=1e-8) if is_known else None)


def test_the_curve_begins_with_everybody_and_ends_with_nobody() -> None:
    curve = curve_of(Network(5))

    assert curve["n"].to_list() == list(range(10))
    assert curve["person_id"].null_count() == 1
    assert curve.row(0, named=True)["value"] == 1
    last = curve.row(-1, named=True)
    assert (last["contacts"], last["reach"], last["value"], last["freed"]) == (0, 0, 0, 1)


@pytest.mark.parametrize("seed", range(25))
def test_no_door_is_the_last_step_that_costs_nothing_counted(seed: int) -> None:
    network = Network(seed)
    curve = curve_of(network)
    counts = ["reach", "worlds", "pairs", "key_people", "referenceable"]
    keep = {
        r["person_id"]
        for r in network.rows(network.ids)
        if r["is_cut_point"] or (r["strength"] or 0) >= 0.5
    }
    gone: set[str] = set()
    same = []
    for n, person, *now in curve.select("n", "person_id", *counts).iter_rows():
        gone |= {person}
        if n and tuple(now) == curve.select(counts).row(0) and not gone & keep:
            same.append(n)
    marked = curve.filter(pl.col("mark").str.contains("no door"))["n"].to_list()

    assert marked == same[-1:]


def test_the_shares_of_the_list_are_marked() -> None:
    curve = curve_of(Network(5, size=8))
    marks = dict(curve.drop_nulls("mark").select("n", "mark").iter_rows())

    assert "a quarter" in marks[2]
    assert "half" in marks[4]
    assert "three quarters" in marks[6]


def test_one_percent_spares_key_people_and_nearly_everybody_behind() -> None:
    curve = curve_of(Network(7))
    whole = curve.row(0, named=True)

    for row in curve.filter(pl.col("mark").str.contains("one percent")).iter_rows(named=True):
        assert row["reach"] >= 0.99 * whole["reach"]
        assert row["key_people"] == whole["key_people"]


def test_what_is_not_known_of_an_owner_stays_unknown() -> None:
    network = Network(5)
    nothing = network.contacts.with_columns(
        pl.lit(None, t).alias(n)
        for n, t in network.contacts.schema.items()
        if n not in ("owner", "person_id", "rank")
    )
    order = removal_order(nothing, network.paths.clear(), SCORE_WEIGHTS)
    curve = pruning_curve(order, nothing, network.paths.clear(), network.links, DOZEN.clear())

    known = {c.name for c in curve if c.count()}
    assert known == {"owner", "n", "person_id", "contacts", "mark"}


@ANY
@given(st.integers(0, 200))
def test_a_curve_depends_neither_on_rows_nor_on_other_owners(seed: int) -> None:
    alone, other, both = Network(seed), Network(seed + 1, owner="zoe"), Network(seed)
    for frame in ("contacts", "paths", "links"):
        rows = pl.concat([getattr(other, frame), getattr(alone, frame)])
        setattr(both, frame, rows.sample(fraction=1, shuffle=True, seed=seed))

    assert curve_of(both).filter(owner="ana").equals(curve_of(alone))


@ANY
@given(st.integers(0, 200))
def test_what_is_left_never_grows(seed: int) -> None:
    curve = curve_of(Network(seed)).select(pl.selectors.numeric()).drop("n", "reach_lost", "freed")

    assert all(
        earlier >= later - 1e-9
        for column in curve
        for earlier, later in pairwise(column)
        if earlier is not None
    )
