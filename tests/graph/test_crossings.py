"""What joins clusters and what hangs on one person, against networkx and by removing people."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.graph import Crossings, crossings

EVIDENCE = 1
Link = tuple[Any, ...]


def found(worlds: dict[str, str], links: Iterable[Link]) -> Crossings:
    """Worlds by name with their members as letters; links as pairs, evidence 1 unless given."""
    members = [(p, world) for world, people in worlds.items() for p in people]
    rows = [(*sorted(link[:2]), *(link[2:] or (EVIDENCE,))) for link in links]
    return crossings(
        pl.DataFrame(
            members, schema={"person_id": pl.String, "cluster_id": pl.String}, orient="row"
        ),
        pl.DataFrame(
            rows,
            schema={"person_a": pl.String, "person_b": pl.String, "evidence": pl.Int64},
            orient="row",
        ),
    )


def pair(of: Crossings, a: str = "a", b: str = "b") -> dict[str, Any]:
    return of.pairs.filter(cluster_a=a, cluster_b=b).row(0, named=True)


def alone(of: Crossings) -> list[str]:
    return of.alone.filter(cluster_a="a", cluster_b="b")["person_id"].to_list()


# Two worlds: a is 1 2 3, b is 6 7 8, each a triangle.
WORLDS = {"a": "123", "b": "678"}
INSIDE = ["12", "13", "23", "67", "68", "78"]


@pytest.mark.parametrize(
    ("between", "ways", "on_all"),
    [
        (["16"], 1, ["1", "6"]),  # either end
        (["16", "17", "18"], 1, ["1"]),  # a star hangs on its middle
        (["16", "27"], 2, []),
        (["16", "17", "26"], 2, []),
        (["16", "17", "27", "28", "38"], 3, []),
    ],
)
def test_links_between_two_worlds_that_share_a_person_are_one_way(
    between: list[str], ways: int, on_all: list[str]
) -> None:
    of = found(WORLDS, [*INSIDE, *between])

    assert pair(of)["ways"] == pair(of)["firm_ways"] == ways
    assert pair(of)["links"] == len(between)
    assert pair(of)["joiners"] == len(set("".join(between)))
    assert alone(of) == on_all


def test_somebody_of_a_third_world_joins_two_of_them() -> None:
    of = found({**WORLDS, "c": "59"}, [*INSIDE, "59", "15", "25", "56", "57"])

    assert pair(of) == {
        "cluster_a": "a",
        "cluster_b": "b",
        "links": 0,
        "joiners": 1,
        "ways": 1,
        "firm_ways": 1,
        "evidence": 1,
    }
    assert alone(of) == ["5"]


def test_a_third_world_and_a_link_are_two_ways_unless_they_share_an_end() -> None:
    third = {**WORLDS, "c": "59"}
    apart = found(third, [*INSIDE, "59", "15", "56", "27"])
    shared = found(third, [*INSIDE, "59", "15", "56", "17"])

    assert (pair(apart)["ways"], alone(apart)) == (2, [])
    assert (pair(shared)["ways"], alone(shared)) == (1, ["1"])


def test_worlds_that_nobody_joins_have_no_row() -> None:
    of = found({**WORLDS, "c": "59"}, [*INSIDE, "59", "56"])

    assert of.pairs.select("cluster_a", "cluster_b").rows() == [("b", "c")]


def test_the_best_way_tells_its_weaker_class_and_what_is_less_than_firm_counts_apart() -> None:
    of = found({**WORLDS, "c": "59"}, [*INSIDE, ("1", "6", 3), "59", "25", ("5", "7", 2)])

    assert pair(of)["evidence"] == 2
    assert (pair(of)["ways"], pair(of)["firm_ways"]) == (2, 1)
    assert of.joiners.filter(cluster_a="a", cluster_b="b").select(
        "person_id", "evidence"
    ).rows() == [
        ("1", 3),
        ("5", 2),
        ("6", 3),
    ]


def test_without_a_cut_point_all_but_the_largest_piece_comes_loose() -> None:
    links = ["12", "13", "23", "34", "35", "56", "47", "48", "78"]  # 3 holds 5-6 and 4-7-8

    of = found({"a": "12345678"}, links)

    told = {c: sorted(rows["loose_id"]) for (c,), rows in of.loose.group_by("person_id")}
    assert told == {"3": ["1", "2", "5", "6"], "4": ["7", "8"], "5": ["6"]}
    assert of.loose.filter(person_id="3").rows() == [
        ("3", "1", 1),
        ("3", "2", 1),
        ("3", "5", 2),
        ("3", "6", 2),
    ]


def test_nothing_comes_loose_of_what_holds_together_and_nothing_is_nothing() -> None:
    assert found(WORLDS, INSIDE).loose.is_empty()
    nobody = found({}, [])
    assert nobody.pairs.is_empty()
    assert nobody.loose.is_empty()


# Brute force over random graphs.

PEOPLE = "abcdefghij"


@st.composite
def networks(draw: Any) -> tuple[dict[str, str], list[Link]]:
    possible = list(combinations(PEOPLE, 2))
    links = draw(st.lists(st.sampled_from(possible), unique=True, min_size=1, max_size=16))
    evidence = draw(st.lists(st.integers(1, 4), min_size=len(links), max_size=len(links)))
    linked = sorted({p for link in links for p in link})
    of = draw(st.lists(st.sampled_from("ABC"), min_size=len(linked), max_size=len(linked)))
    worlds = {w: "".join(p for p, o in zip(linked, of, strict=True) if o == w) for w in set(of)}
    return worlds, [(*link, e) for link, e in zip(links, evidence, strict=True)]


def ways_between(a: str, b: str, links: list[Link], without: str = "") -> nx.DiGraph:
    """From s over a, perhaps one other, and b to t; a person's capacity is one."""
    flow = nx.DiGraph([("s", "t")])
    flow.remove_edge("s", "t")
    for p in PEOPLE:
        flow.add_edge((p, "in"), (p, "out"), capacity=0 if p in without else 1)
    flow.add_edges_from([("s", (p, "in")) for p in a] + [((p, "out"), "t") for p in b])
    for x, y, *_ in links:
        for p, q in ((x, y), (y, x)):
            # never back into the world a way began in, nor on from where it ends
            if q not in a and p not in b and (p in a or q in b):
                flow.add_edge((p, "out"), (q, "in"))
    return flow


@settings(max_examples=120, derandomize=True, database=None, deadline=None)
@given(networks())
def test_ways_are_what_a_flow_through_people_finds(
    network: tuple[dict[str, str], list[Link]],
) -> None:
    worlds, links = network
    of = found(worlds, links)

    told = {(p["cluster_a"], p["cluster_b"]): p for p in of.pairs.to_dicts()}
    for a, b in combinations(sorted(worlds), 2):
        flows = [
            nx.maximum_flow_value(ways_between(worlds[a], worlds[b], some), "s", "t")
            for some in (links, [link for link in links if link[2] <= 2])
        ]
        if not flows[0]:
            assert (a, b) not in told
            continue
        assert [told[a, b]["ways"], told[a, b]["firm_ways"]] == flows
        on_all = [
            p
            for p in PEOPLE
            if nx.maximum_flow_value(ways_between(worlds[a], worlds[b], links, p), "s", "t") == 0
        ]
        listed = of.alone.filter(cluster_a=a, cluster_b=b)["person_id"].to_list()
        assert listed == (on_all if flows[0] == 1 else [])


@settings(max_examples=120, derandomize=True, database=None, deadline=None)
@given(networks())
def test_who_comes_loose_is_what_removing_a_person_shows(
    network: tuple[dict[str, str], list[Link]],
) -> None:
    worlds, links = network
    of = found(worlds, links)

    whole = nx.Graph([link[:2] for link in links])
    for person in whole:
        part = nx.node_connected_component(whole, person) - {person}
        pieces = sorted(
            nx.connected_components(whole.subgraph(part)), key=lambda c: (-len(c), min(c))
        )
        expected = [
            (p, nth) for nth, piece in enumerate(pieces[1:], start=1) for p in sorted(piece)
        ]
        assert of.loose.filter(person_id=person).select("loose_id", "piece").rows() == expected


@settings(max_examples=30, derandomize=True, database=None, deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_ids_changes_no_figure(
    network: tuple[dict[str, str], list[Link]], draw: Any
) -> None:
    worlds, links = network
    names = dict(zip(PEOPLE, draw.sample(PEOPLE, len(PEOPLE)), strict=True))
    mixed = draw.sample(links, len(links))
    renamed = [(names[x], names[y], e) for x, y, e in mixed]
    moved = {w: "".join(names[p] for p in people) for w, people in worlds.items()}

    one, other = found(worlds, links), found(moved, renamed)

    assert one.pairs.equals(other.pairs)
    back = {new: old for old, new in names.items()}
    assert one.alone.rows() == sorted((a, b, back[p]) for a, b, p in other.alone.rows())
