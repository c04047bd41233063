from itertools import combinations

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.graph import overlaps, same_clusters

NIGHT = {"owner": pl.String, "cluster_id": pl.String, "person_id": pl.String}
PAIRS = {
    "owner": pl.String,
    "before": pl.String,
    "now": pl.String,
    "overlap": pl.Float64,
    "share": pl.Float64,
}

Clusters = dict[str, str]  # cluster to its people, a letter each


def night(clusters: Clusters, owner: str = "me") -> pl.DataFrame:
    rows = [(owner, cluster, person) for cluster, people in clusters.items() for person in people]
    return pl.DataFrame(rows, schema=NIGHT, orient="row")


def paired(*rows: tuple[str, str, float], least: float = 0.3) -> set[tuple[str, str]]:
    """The pairs that are one cluster, out of rows of before, now, overlap."""
    frame = pl.DataFrame([("me", *row, 1.0) for row in sorted(rows)], schema=PAIRS, orient="row")
    return set(same_clusters(frame, least, 0.1).select("before", "now").iter_rows())


def test_overlap_is_jaccard_of_those_who_are_in_a_cluster_both_times() -> None:
    before = night({"c1": "abcdxy", "c2": "efg"})  # x and y are in none later
    now = night({"c1": "abc", "c2": "defgz"})  # z was in none before

    found = overlaps(before, now)

    assert found.rows() == [
        ("me", "c1", "c1", 3, pytest.approx(3 / 4), pytest.approx(3 / 6)),
        ("me", "c1", "c2", 1, pytest.approx(1 / 7), pytest.approx(1 / 6)),
        ("me", "c2", "c2", 3, pytest.approx(3 / 4), pytest.approx(3 / 5)),
    ]


def test_owners_with_the_same_people_and_ids_are_kept_apart() -> None:
    before = pl.concat([night({"c1": "ab"}), night({"c1": "ac"}, "you")])
    now = pl.concat([night({"c1": "ab"}), night({"c1": "c", "c2": "ab"}, "you")])

    found = overlaps(before, now)

    assert found.select("owner", "before", "now", "overlap").rows() == [
        ("me", "c1", "c1", 1.0),
        ("you", "c1", "c1", 0.5),
        ("you", "c1", "c2", 0.5),
    ]


def test_nights_without_clusters_have_nothing_in_common() -> None:
    nobody = overlaps(night({}), night({"c1": "ab"}))

    assert nobody.is_empty()
    assert same_clusters(nobody, 0.3, 0.1).is_empty()


def test_the_largest_sum_beats_the_largest_overlap() -> None:
    """Greedy would pair a with x, and leave b and y without a partner."""
    rows = [("a", "x", 0.5), ("a", "y", 0.45), ("b", "x", 0.45)]

    assert paired(*rows) == {("a", "y"), ("b", "x")}


def test_pairs_below_the_least_overlap_are_not_one_cluster() -> None:
    assert paired(("a", "x", 0.3), ("b", "y", 0.2999)) == {("a", "x")}


def test_of_equal_parts_the_larger_cluster_is_the_old_one_beyond_nine_too() -> None:
    before, now = night({"c7": "abcd"}), night({"c10": "ab", "c2": "cdxyz"})

    found = same_clusters(overlaps(before, now), 0.3, 0.1)

    assert found.rows() == [("me", "c7", "c2")]


def test_two_who_were_a_cluster_do_not_give_its_name_to_a_crowd_that_joined_them() -> None:
    crowd = "".join(chr(ord("a") + n) for n in range(21))

    found = overlaps(night({"c1": "ab"}), night({"c1": crowd}))

    assert found["overlap"].item() == 1
    assert same_clusters(found, 0.3, 0.1).is_empty()
    assert same_clusters(overlaps(night({"c1": "abc"}), night({"c1": crowd})), 0.3, 0.1).height == 1


def test_of_two_equal_halves_the_one_that_comes_first_keeps_the_name() -> None:
    assert paired(("a", "x", 0.5), ("a", "y", 0.5)) == {("a", "x")}
    assert paired(("a", "x", 0.5), ("b", "x", 0.5)) == {("a", "x")}


WEIGHTS = st.dictionaries(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("uvwxy")),
    st.integers(30, 100),
    min_size=1,
    max_size=12,
)


def best_by_trial(weights: dict[tuple[str, str], int]) -> int:
    """The largest sum over all ways to pair."""
    return max(
        sum(weights[pair] for pair in some)
        for n in range(1, 6)
        for some in combinations(weights, n)
        if len({a for a, _ in some}) == len({b for _, b in some}) == n
    )


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(WEIGHTS)
def test_the_sum_of_overlaps_is_that_of_trial_and_of_networkx(
    weights: dict[tuple[str, str], int],
) -> None:
    chosen = paired(*((a, b, w / 100) for (a, b), w in weights.items()))

    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    theirs = sum(graph.edges[edge]["weight"] for edge in nx.max_weight_matching(graph))
    assert sum(weights[pair] for pair in chosen) == theirs == best_by_trial(weights)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30))
def test_the_order_of_rows_and_the_names_of_people_change_nothing(
    places: list[tuple[int, int]],
) -> None:
    rows = [("me", f"c{a}", f"c{b}", f"p{n:02}") for n, (a, b) in enumerate(places)]
    schema = {"owner": pl.String, "b": pl.String, "n": pl.String, "person_id": pl.String}
    whole = pl.DataFrame(rows, schema=schema, orient="row")
    other = whole.with_columns(person_id="q" + pl.col("person_id")).reverse()

    first, second = (
        overlaps(
            frame.select("owner", "person_id", cluster_id="b"),
            frame.select("owner", "person_id", cluster_id="n"),
        )
        for frame in (whole, other)
    )

    assert first.equals(second)
    assert same_clusters(first, 0.3, 0.1).equals(same_clusters(second, 0.3, 0.1))
