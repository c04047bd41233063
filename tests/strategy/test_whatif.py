from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.arguments import gains, losses
from netgraph.strategy.whatif import Cost, cost_of
from tests.strategy.pruned import CONTACTS, LINKS, PATHS, Network

ANY = settings(derandomize=True, database=None, deadline=None, max_examples=25)


def cost(network: Network, removed: set[str], **more: Any) -> Cost:
    leavers = pl.Series("person_id", sorted(removed), dtype=pl.String)
    return cost_of(leavers, network.contacts, network.paths, network.links, **more)


def figures(of: Cost) -> dict[str, tuple[float | None, float | None]]:
    return {m: (b, a) for m, b, a in of.measures.select("measure", "before", "after").iter_rows()}


def by_hand() -> Network:
    """ben and cleo alone lead to v; ben alone to w; dora to nobody; emil's world is his own."""
    network = Network(0)
    rows = [
        ("ben", 0.75, "A", "c1", True, 10.0),
        ("cleo", 0.25, "D", "c1", False, 2.0),
        ("dora", None, "D", "c2", False, None),
        ("emil", 0.25, "D", "c3", False, 0.5),
    ]
    names = ("person_id", "strength", "referenceability", "cluster_id", "is_cut_point")
    network.contacts = pl.DataFrame(
        [dict(zip((*names, "contact_days_a_year"), row, strict=True)) for row in rows],
        schema={k: CONTACTS[k] for k in (*names, "contact_days_a_year")},
    )
    network.paths = pl.DataFrame(
        [
            ("ana", "ben", "v", 0.5),
            ("ana", "cleo", "v", 0.25),
            ("ana", "ben", "w", 0.125),
            ("ana", "emil", "x", 0.0625),
        ],
        schema=PATHS,
        orient="row",
    )
    network.links = pl.DataFrame(
        [("ana", "ben", "dora", True), ("ana", "cleo", "emil", False)], schema=LINKS, orient="row"
    )
    return network


def test_a_cost_worked_out_by_hand() -> None:
    network = by_hand()
    jobs = pl.DataFrame(
        {"person_id": ["v", "w", "dora", "ben"], "company_key": ["mill", "farm", "farm", "forge"]}
    )
    dozen = pl.DataFrame({"person_id": ["ben", "dora"], "position": [1, 2]})
    roles = pl.DataFrame(
        {"role": ["mentor", "mentor", "lover"], "person_id": ["ben", "dora", "ben"]}
    )

    found = cost(network, {"ben"}, employers=jobs, key_people=dozen, roles=roles)

    assert figures(found) == {
        "contacts": (4, 3),
        "reach": (3, 2),
        "path_strength": (0.6875, 0.3125),
        "companies": (3, 2),  # the forge is lost; dora is at the farm, cleo leads to the mill
        "worlds": (3, 3),
        "pairs": (2, 1),
        "cut_points": (1, 0),
        "loose_openers": (1, 1),  # emil
        "referenceable": (1, 0),
        "key_people": (2, 1),
        "roles": (2, 1),  # dora is a mentor still
        "strength": (1.25, 0.5),
        "contact_days_a_year": (12.5, 2.5),
    }
    assert found.unreachable.rows() == [("w", 0.125, "ben", 1)]
    assert found.weaker.rows() == [("v", 0.5, 0.25)]
    assert found.still_near.rows() == [("ben", 1)]  # through dora
    assert found.pairs.rows() == [("c1", "c2")]
    assert found.companies["company_key"].to_list() == ["forge"]


def test_two_who_share_a_door_cost_more_than_their_exclusive_reach() -> None:
    network = by_hand()
    alone = [figures(cost(network, {i}))["reach"] for i in ("ben", "cleo")]
    together = figures(cost(network, {"ben", "cleo"}))["reach"]

    assert alone == [(3, 2), (3, 3)]
    assert together == (3, 1)


def test_a_world_goes_with_its_last_contact_and_is_not_also_a_pair_cut() -> None:
    found = cost(by_hand(), {"emil"})

    assert found.worlds.rows() == [("c3", 1)]
    assert found.pairs.is_empty()
    assert figures(found)["pairs"] == (2, 1)


def test_both_arguments_in_words() -> None:
    found = cost(by_hand(), {"ben"})

    assert losses(found) == (
        "You lose 1 of 3 people one introduction away (33%), 1 of 1 who could vouch, 1 of 1 who "
        "alone hold others to the rest, the last way between 1 pair of worlds, the best "
        "path to 1 person who stays within reach and 60% of the strength of all your ties. Of "
        "those who leave, 1 stays one introduction away."
    )
    assert gains(found) == (
        "You gain a list of 3 instead of 4, and 10 of 12 days of contact a year (80% of what all "
        "your contacts take now, recent days counting most; not of the four layers under Balance)."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((900.0, 0.25), "and less than one of 900 days of contact a year (<1% of what"),
        ((0.25, 0.125), "and 33% of less than one day of contact a year."),
    ],
)
def test_time_that_rounds_to_nothing_is_not_nothing(days: tuple[float, float], said: str) -> None:
    network = by_hand()
    network.contacts = network.contacts.head(2).with_columns(pl.Series("contact_days_a_year", days))

    assert said in gains(cost(network, {"cleo"}))


def test_a_cut_point_is_never_nothing() -> None:
    network = by_hand()
    network.contacts = network.contacts.with_columns(
        pl.col("person_id").is_in(["dora"]).alias("is_cut_point"), cluster_id=pl.lit("c1")
    )

    said = losses(cost(network, {"dora"}))

    assert said.startswith("You lose 1 of 1 who alone hold others to the rest. All 3 people")


@ANY
@given(st.integers(0, 200), st.sets(st.sampled_from([f"p{i}" for i in range(9)])))
def test_nothing_is_lost_only_where_no_figure_falls(seed: int, removed: set[str]) -> None:
    found = cost(Network(seed), removed)
    fell = found.measures.filter(
        pl.col("lost") > 0, ~pl.col("measure").is_in(["contacts", "contact_days_a_year"])
    )

    assert ("nothing that is seen" in losses(found)) == fell.is_empty()


def test_who_costs_nothing_that_is_seen_is_said_to() -> None:
    found = cost(by_hand(), {"dora"})

    assert losses(found).startswith(
        "You lose 1 of 3 worlds. All 3 people one introduction away stay so."
    )
    assert gains(found).endswith("and no time: no contact with any of them is seen.")


def test_nobody_and_strangers_cost_nothing() -> None:
    found = cost(by_hand(), {"somebody else"})

    assert found.measures["lost"].drop_nulls().sum() == 0
    assert gains(found) == "You gain nothing: nobody leaves."


def test_what_is_not_known_is_not_zero() -> None:
    network = by_hand()
    network.contacts = network.contacts.with_columns(
        pl.lit(None, t).alias(n) for n, t in network.contacts.schema.items() if n != "person_id"
    )
    network.paths = network.paths.clear()

    found = cost(network, {"ben"})

    assert {m for m, (b, _) in figures(found).items() if b is not None} == {"contacts"}
    assert "is not known" in losses(found)
    assert "is not known" in gains(found)


@pytest.mark.parametrize("seed", range(30))
def test_a_set_costs_what_brute_force_finds(seed: int) -> None:
    network = Network(seed)
    removed = set(network.ids[: seed % 9])
    stay = set(network.ids) - removed
    before, after = network.best(network.ids), network.best(stay)

    found = cost(network, removed)

    of = figures(found)
    assert of["contacts"] == (9, len(stay))
    assert of["reach"] == (len(before), len(after))
    assert of["path_strength"] == (sum(before.values()), sum(after.values()))
    assert set(found.unreachable["person_id"]) == set(before) - set(after)
    assert {v for v, _, _ in found.weaker.iter_rows()} == {v for v in after if after[v] < before[v]}
    worlds = network.clusters(network.ids)
    assert set(found.worlds["cluster_id"]) == worlds - network.clusters(stay)
    if worlds:
        assert of["pairs"] == (len(network.pairs(network.ids)), len(network.pairs(stay)))
    near = {
        x
        for a, b, leads_on in network.links.drop("owner").iter_rows()
        for x, y in ((a, b), (b, a))
        if leads_on and x in removed and y in stay
    }
    assert set(found.still_near["person_id"]) == near


@ANY
@given(st.integers(0, 200), st.sets(st.sampled_from([f"p{i}" for i in range(9)])))
def test_a_cost_does_not_depend_on_the_order_of_rows(seed: int, removed: set[str]) -> None:
    straight, mixed = Network(seed), Network(seed)
    for frame in ("contacts", "paths", "links"):
        rows = getattr(mixed, frame).sample(fraction=1, shuffle=True, seed=seed)
        setattr(mixed, frame, rows)
    one, other = cost(straight, removed), cost(mixed, removed)

    for part in Cost.__slots__:
        assert getattr(one, part).equals(getattr(other, part)), part
