from collections.abc import Mapping

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.tracking import SAME, Tracked, track

SIZED = {"owner": pl.String, "cluster_id": pl.String, "size": pl.Int64}
PAIR = {"owner": pl.String, "before": pl.String, "now": pl.String}

Clusters = Mapping[str, str]  # cluster to its people, a letter each


def sized(clusters: Clusters) -> pl.DataFrame:
    rows = [("me", cluster, len(people)) for cluster, people in clusters.items()]
    return pl.DataFrame(rows, schema=SIZED, orient="row")


def shared(before: Clusters, now: Clusters) -> list[tuple[str, str, int, float]]:
    """What two nights have in common, by hand: before, now, shared, overlap."""
    there = set("".join(before.values())) & set("".join(now.values()))
    rows = []
    for old, were in before.items():
        for new, are in now.items():
            a, b = set(were) & there, set(are) & there
            if a & b:
                rows.append((old, new, len(a & b), len(a & b) / len(a | b)))
    return rows


def tracked(before: Clusters, now: Clusters, same: Mapping[str, str], highest: int = 9) -> Tracked:
    """Follow clusters from one night to the next; `same` says which is which."""
    rows = [("me", *row) for row in shared(before, now)]
    counts = {"shared": pl.Int64, "overlap": pl.Float64}
    return track(
        sized(before),
        sized(now),
        pl.DataFrame(rows, schema=PAIR | counts, orient="row"),
        pl.DataFrame([("me", *p) for p in same.items()], schema=PAIR, orient="row"),
        pl.DataFrame({"owner": ["me"], "highest": [highest]}),
    )


def names(found: Tracked) -> dict[str, str]:
    return dict(found.names.select("now", "cluster_id").iter_rows())


def told(found: Tracked) -> list[tuple[str, str, str | None, str | None]]:
    return found.changes.select("change", "cluster_id", "from_id", "to_id").rows()


def test_a_first_night_numbers_by_size_as_measured() -> None:
    found = tracked({}, {"c1": "abc", "c2": "de", "c10": "f"}, {}, highest=0)

    assert names(found) == {"c1": "c1", "c2": "c2", "c10": "c3"}
    assert found.highest.rows() == [("me", 3)]
    assert told(found) == [("born", c, None, c) for c in ("c1", "c2", "c3")]


def test_a_cluster_keeps_its_id_though_another_has_outgrown_it() -> None:
    before = {"c1": "abcdef", "c2": "uvwx"}
    now = {"c1": "uvwxyz123", "c2": "abcdef"}

    found = tracked(before, now, {"c1": "c2", "c2": "c1"})

    assert names(found) == {"c1": "c2", "c2": "c1"}
    assert told(found) == [("grown", "c2", "c2", "c2")]
    assert found.changes.row(0, named=True) == {
        "owner": "me",
        "change": "grown",
        "cluster_id": "c2",
        "from_id": "c2",
        "from_size": 4,
        "to_id": "c2",
        "to_size": 9,
        "overlap": 1.0,
    }


def test_nothing_is_said_of_what_stays_as_it_was() -> None:
    clusters = {"c3": "abcdefghijk", "c5": "uvw"}
    grown = {"c1": "abcdefghijkl", "c2": "uvw"}  # by less than a tenth

    found = tracked(clusters, grown, {"c3": "c1", "c5": "c2"})

    assert told(found) == []
    assert names(found) == {"c1": "c3", "c2": "c5"}


def test_new_people_are_born_as_a_cluster_and_people_who_left_let_one_die() -> None:
    found = tracked({"c1": "abc", "c2": "uvw"}, {"c1": "abc", "c2": "xyz"}, {"c1": "c1"})

    assert told(found) == [("born", "c10", None, "c10"), ("died", "c2", "c2", None)]


def test_a_cluster_that_another_takes_in_has_merged() -> None:
    before = {"c1": "abcdefgh", "c2": "uvwx"}

    found = tracked(before, {"c1": "abcdefghuvwx"}, {"c1": "c1"})

    assert told(found) == [("grown", "c1", "c1", "c1"), ("merged", "c2", "c2", "c1")]


def test_a_small_cluster_swallowed_by_a_large_one_has_merged_not_died() -> None:
    large = "abcdefghijklmnopqrst"

    found = tracked({"c1": large, "c2": "uv"}, {"c1": f"{large}uv"}, {"c1": "c1"})

    [(change, cluster, _, into)] = [row for row in told(found) if row[1] == "c2"]
    assert (change, cluster, into) == ("merged", "c2", "c1")
    assert found.changes.filter(pl.col("cluster_id") == "c2")["overlap"].item() < SAME


def test_a_part_that_goes_its_own_way_has_split() -> None:
    before = {"c4": "abcdefgh"}

    found = tracked(before, {"c1": "abcde", "c2": "fgh"}, {"c4": "c1"})

    assert names(found) == {"c1": "c4", "c2": "c10"}
    assert told(found) == [("shrunk", "c4", "c4", "c4"), ("split", "c10", "c4", "c10")]


def test_a_cluster_in_four_even_parts_has_split_into_all_and_none_is_the_old_one() -> None:
    before = {"c1": "abcdefghijkl"}
    now = {"c1": "abc", "c2": "def", "c3": "ghi", "c4": "jkl"}

    found = tracked(before, now, {})

    assert told(found) == [("split", f"c{n}", "c1", f"c{n}") for n in (10, 11, 12, 13)]


def test_three_that_become_one_have_merged_into_it() -> None:
    before = {"c1": "abc", "c2": "def", "c3": "ghi"}

    found = tracked(before, {"c1": "abcdefghi"}, {"c1": "c1"})

    assert [row for row in told(found) if row[0] == "merged"] == [
        ("merged", "c2", "c2", "c1"),
        ("merged", "c3", "c3", "c1"),
    ]


def test_a_part_that_goes_over_to_another_has_split_off_though_nothing_is_new() -> None:
    before = {"c1": "abcdefgh", "c2": "uvwx"}
    now = {"c1": "abcd", "c2": "efghuvwx"}

    found = tracked(before, now, {"c1": "c1", "c2": "c2"})

    assert ("split", "c2", "c1", "c2") in told(found)


def test_newcomers_make_a_cluster_new_though_one_who_was_there_has_joined_it() -> None:
    found = tracked({"c1": "abcd"}, {"c1": "abc", "c2": "dxyz"}, {"c1": "c1"})

    assert ("born", "c10", None, "c10") in told(found)


def test_a_new_cluster_is_born_though_a_small_one_went_into_it() -> None:
    found = tracked({"c1": "abcd", "c2": "uv"}, {"c1": "uvwxyz", "c2": "abcd"}, {"c1": "c2"})

    assert told(found) == [("born", "c10", None, "c10"), ("merged", "c2", "c2", "c10")]


def test_a_pair_that_parts_into_two_clusters_is_no_part_of_either() -> None:
    found = tracked({"c1": "abcdef", "c2": "uv"}, {"c1": "abcdefu"}, {"c1": "c1"})

    assert ("died", "c2", "c2", None) in told(found)


def test_a_number_is_never_given_twice() -> None:
    found = tracked({"c1": "abc"}, {"c1": "xyz"}, {}, highest=7)

    assert names(found) == {"c1": "c8"}
    assert found.highest.rows() == [("me", 8)]


def test_no_cluster_is_lost_and_the_highest_number_stays() -> None:
    found = tracked({"c3": "abc"}, {}, {}, highest=7)

    assert told(found) == [("died", "c3", "c3", None)]
    assert found.highest.rows() == [("me", 7)]
    assert found.names.is_empty()


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(st.sampled_from(" 1234"), st.sampled_from(" 1234")), max_size=24))
def test_every_cluster_that_comes_or_goes_is_accounted_for(places: list[tuple[str, str]]) -> None:
    before: dict[str, str] = {}
    now: dict[str, str] = {}
    for person, (a, b) in zip("abcdefghijklmnopqrstuvwx", places, strict=False):
        for clusters, place in ((before, a), (now, b)):
            if place != " ":
                clusters[f"c{place}"] = clusters.get(f"c{place}", "") + person
    same: dict[str, str] = {}
    for old, new, _, overlap in sorted(shared(before, now), key=lambda row: -row[3]):
        if overlap >= SAME and old not in same and new not in same.values():
            same[old] = new

    found = tracked(before, now, same)

    given_names = names(found)
    assert len(set(given_names.values())) == len(now)
    assert {old: given_names[new] for old, new in same.items()} == {old: old for old in same}
    came = {to for _, _, _, to in told(found) if to not in same}
    went = {of for _, _, of, _ in told(found) if of not in same}
    assert came - {None} == set(given_names.values()) - set(same)
    assert went - {None} >= set(before) - set(same)
    assert found.changes["overlap"].is_between(0, 1).all() or found.changes["overlap"].null_count()


@pytest.mark.parametrize("turned", [False, True])
def test_the_order_of_rows_changes_nothing(turned: bool) -> None:
    before, now = {"c1": "abcdefgh", "c2": "uvwx"}, {"c1": "abcde", "c2": "fghu", "c3": "vwx"}
    frames = [
        sized(before),
        sized(now),
        pl.DataFrame(
            [("me", *row) for row in shared(before, now)],
            schema=PAIR | {"shared": pl.Int64, "overlap": pl.Float64},
            orient="row",
        ),
        pl.DataFrame([("me", "c1", "c1"), ("me", "c2", "c3")], schema=PAIR, orient="row"),
        pl.DataFrame({"owner": ["me"], "highest": [2]}),
    ]

    found = track(*(frame.reverse() if turned else frame for frame in frames))

    assert names(found) == {"c1": "c1", "c2": "c3", "c3": "c2"}
    assert [row[:2] for row in told(found)] == [
        ("shrunk", "c1"),
        ("shrunk", "c2"),
        ("split", "c3"),
    ]
