import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.settings import SCORE_WEIGHTS
from netgraph.strategy.removal import removal_order
from tests.strategy.pruned import CONTACTS, PATHS, Network

ANY = settings(derandomize=True, database=None, deadline=None, max_examples=25)


def ordered(network: Network, **more: pl.DataFrame) -> pl.DataFrame:
    return removal_order(network.contacts, network.paths, SCORE_WEIGHTS, **more)


def contact(person_id: str, rank: int, **given: object) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(CONTACTS)
    return row | {"owner": "ana", "person_id": person_id, "rank": rank} | given


@pytest.mark.parametrize("seed", range(25))
def test_at_each_step_the_one_goes_whom_brute_force_misses_least(seed: int) -> None:
    network = Network(seed)
    left = set(network.ids)
    holding = {r["person_id"] for r in network.rows(left) if r["is_cut_point"]}

    for person, _, loss, value in ordered(network).drop("owner").iter_rows():
        worth = network.worth(left, SCORE_WEIGHTS)
        losses = {i: worth - network.worth(left - {i}, SCORE_WEIGHTS) for i in left}
        missed = {i: losses[i] + (i in holding) / len(network.ids) for i in left}
        assert missed[person] == pytest.approx(min(missed.values()), abs=2e-8)
        assert loss == pytest.approx(losses[person], abs=2e-8)
        left.remove(person)
        assert value == pytest.approx(network.worth(left, SCORE_WEIGHTS) if left else 0, abs=2e-8)


def test_an_order_worked_out_by_hand() -> None:
    contacts = pl.DataFrame(
        [
            contact("ben", 1),  # opens v and w
            contact("cleo", 2),  # opens v as well, not so well
            contact("dora", 3, strength=0.5),  # the only tie of known strength
            contact("emil", 4),  # nothing is known of him
        ],
        schema=CONTACTS,
    )
    paths = pl.DataFrame(
        [("ana", "ben", "v", 0.5), ("ana", "ben", "w", 0.5), ("ana", "cleo", "v", 0.25)],
        schema=PATHS,
        orient="row",
    )

    order = removal_order(contacts, paths, SCORE_WEIGHTS)

    # emil and cleo cost nothing while ben is there; then strength weighs 0.30, the doors 0.35
    assert order["person_id"].to_list() == ["emil", "cleo", "dora", "ben"]
    assert order["loss"].to_list() == pytest.approx([0, 0, 0.30 / 0.65, 0.35 / 0.65])
    assert order["value"].to_list() == pytest.approx([1, 1, 0.35 / 0.65, 0])


def test_who_is_needed_once_others_are_gone_goes_later_than_his_own_reach_tells() -> None:
    contacts = pl.DataFrame([contact(i, r) for r, i in enumerate("abc", 1)], schema=CONTACTS)
    paths = pl.DataFrame(
        [("ana", "a", "v", 0.5), ("ana", "b", "v", 0.5), ("ana", "c", "w", 0.25)],
        schema=PATHS,
        orient="row",
    )

    order = removal_order(contacts, paths, SCORE_WEIGHTS)

    # a and b open one door: one of them costs nothing, the other more than c
    assert order["person_id"].to_list() == ["b", "c", "a"]


def test_whom_the_owner_named_goes_last() -> None:
    network = Network(3)
    first = ordered(network)["person_id"][0]
    named = pl.DataFrame({"owner": ["ana"], "person_id": [first]})

    assert ordered(network, named=named)["person_id"][-1] == first


def test_who_alone_holds_others_goes_after_those_who_cost_as_little() -> None:
    contacts = pl.DataFrame(
        [contact("a", 1), contact("b", 2), contact("c", 3, is_cut_point=True)], schema=CONTACTS
    )

    order = removal_order(contacts, pl.DataFrame(schema=PATHS), SCORE_WEIGHTS)

    assert order["person_id"].to_list() == ["b", "a", "c"]
    assert order["loss"].to_list() == [0, 0, 0]  # nothing that is a share of anything


def test_of_equal_contacts_the_worst_ranked_goes_first() -> None:
    contacts = pl.DataFrame([contact(i, r) for i, r in zip("abc", (2, 3, 1), strict=True)])
    paths = pl.DataFrame(schema=PATHS)

    order = removal_order(contacts.cast(CONTACTS), paths, SCORE_WEIGHTS)

    assert order["person_id"].to_list() == ["b", "a", "c"]
    assert order["value"].to_list() == [None, None, None]  # nothing is known of anybody


def test_nobody_is_put_in_no_order() -> None:
    none = removal_order(pl.DataFrame(schema=CONTACTS), pl.DataFrame(schema=PATHS), SCORE_WEIGHTS)

    assert none.is_empty()
    assert none.columns == ["owner", "person_id", "n", "loss", "value"]


@ANY
@given(st.integers(0, 200))
def test_an_order_depends_neither_on_rows_nor_on_other_owners(seed: int) -> None:
    network, other = Network(seed), Network(seed + 1, owner="zoe")
    both = Network(seed)
    shuffle = seed * 7 + 1
    both.contacts = pl.concat([other.contacts, network.contacts]).sample(
        fraction=1, shuffle=True, seed=shuffle
    )
    both.paths = pl.concat([other.paths, network.paths]).sample(
        fraction=1, shuffle=True, seed=shuffle
    )

    assert ordered(both).filter(owner="ana").equals(ordered(network))


@ANY
@given(st.integers(0, 200))
def test_other_ids_in_the_same_sequence_change_nothing(seed: int) -> None:
    network, renamed = Network(seed), Network(seed)
    name = pl.col("person_id").replace({i: f"x:{i}" for i in network.ids})
    renamed.contacts = network.contacts.with_columns(name)
    renamed.paths = network.paths.with_columns(
        pl.format("x:{}", "introducer_id").alias("introducer_id")
    )

    assert ordered(renamed).equals(ordered(network).with_columns(name))
