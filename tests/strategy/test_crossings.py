from typing import Any

import polars as pl
import pytest

from netgraph.strategy.crossings import cluster_pairs, cut_points, weak_ties

CONTACTS: dict[str, Any] = {
    "owner": pl.String,
    "person_id": pl.String,
    "name": pl.String,
    "rank": pl.Int64,
    "cluster_id": pl.String,
    "cluster_label": pl.String,
    "strength": pl.Float64,
    "reach": pl.Int64,
    "exclusive_reach": pl.Int64,
    "common_contacts": pl.Int64,
}
PAIR = {"cluster_a": pl.String, "cluster_b": pl.String}
PAIRS: dict[str, Any] = {"owner": pl.String, **PAIR} | dict.fromkeys(
    ("links", "joiners", "ways", "firm_ways", "evidence"), pl.Int64
)
JOINERS: dict[str, Any] = {
    "owner": pl.String,
    **PAIR,
    "person_id": pl.String,
    "evidence": pl.Int64,
}
LOOSE: dict[str, Any] = {
    "owner": pl.String,
    "person_id": pl.String,
    "loose_id": pl.String,
    "piece": pl.Int64,
}
BEYOND: dict[str, Any] = {
    "owner": pl.String,
    "introducer_id": pl.String,
    "who": pl.String,
    "weight": pl.Float64,
}


def frame(schema: dict[str, Any], *rows: Any) -> pl.DataFrame:
    """Rows of the owner me, as tuples without it or as dictionaries."""
    filled = [
        {"owner": "me"}
        | (row if isinstance(row, dict) else dict(zip([*schema][1:], row, strict=False)))
        for row in rows
    ]
    return pl.DataFrame([{k: row.get(k) for k in schema} for row in filled], schema=schema)


def people(worlds: dict[str, str], **more: Any) -> pl.DataFrame:
    """One letter is one contact; ranked in order of the letters, named by capitals."""
    of = {p: world for world, members in worlds.items() for p in members}
    rows = [
        {"person_id": p, "name": p.upper(), "rank": n, "cluster_id": of[p], "cluster_label": of[p]}
        for n, p in enumerate(sorted(of), start=1)
    ]
    return frame(CONTACTS, *(row | more for row in rows))


ALONE = {k: v for k, v in JOINERS.items() if k != "evidence"}


def test_a_pair_tells_who_joins_it_by_evidence_and_then_by_rank() -> None:
    joiners = [("x", "y", p, e) for p, e in zip("abcdef", (3, 1, 2, 1, 1, 1), strict=True)]

    found = cluster_pairs(
        frame(PAIRS, ("x", "y", 6, 6, 3, 2, 1)),
        frame(JOINERS, *joiners),
        frame(ALONE),
        frame(LOOSE),
        people({"x": "abc", "y": "def"}),
    ).row(0, named=True)

    assert found["joined_by"] == "B, D, E, F, C"
    assert found["evidence"] == "declared"
    assert (found["keystones"], found["keystone_names"], found["is_parted"]) == ([], None, None)


@pytest.mark.parametrize(
    ("loose", "is_parted"),
    [
        ([], False),  # nobody is a cut point: there is a longer way round
        ([("a", "c", 1), ("a", "d", 1)], True),  # y comes loose as a whole
        ([("a", "d", 1)], False),  # a part of y does, the rest stays joined to x
        ([("a", "b", 1), ("a", "c", 1)], False),  # what comes loose still holds both
        ([("a", "b", 1), ("a", "c", 2)], False),
        ([("a", "b", 1), ("a", "c", 2), ("a", "d", 2)], True),
    ],
)
def test_two_worlds_are_parted_when_no_piece_holds_members_of_both(
    loose: list[tuple[str, str, int]], is_parted: bool
) -> None:
    found = cluster_pairs(
        frame(PAIRS, ("x", "y", 2, 3, 1, 1, 2)),
        frame(JOINERS, ("x", "y", "a", 2), ("x", "y", "c", 2)),
        frame(ALONE, ("x", "y", "a")),
        frame(LOOSE, *loose),
        people({"x": "abe" if loose[-1:] == [("a", "c", 2)] else "ab", "y": "cd"}),
    ).row(0, named=True)

    assert found["keystones"] == ["a"]
    assert found["keystone_names"] == "A"
    assert found["is_parted"] == is_parted


def test_where_either_end_would_do_both_are_named() -> None:
    found = cluster_pairs(
        frame(PAIRS, ("x", "y", 1, 2, 1, 0, 3)),
        frame(JOINERS, ("x", "y", "b", 3), ("x", "y", "c", 3)),
        frame(ALONE, ("x", "y", "b"), ("x", "y", "c")),
        frame(LOOSE),
        people({"x": "ab", "y": "cd"}),
    ).row(0, named=True)

    assert found["keystones"] == ["b", "c"]
    assert found["keystone_names"] == "B or C"


def test_a_loss_is_told_in_a_sentence() -> None:
    contacts = people({"x": "abcdefg", "y": "h"}).with_columns(
        pl.when(pl.col("person_id") == "a").then(1200).alias("exclusive_reach")
    )
    beyond = [("a", f"Far {n}", n / 10) for n in range(7)]

    loose = frame(LOOSE, *(("a", p, 1 if p < "h" else 2) for p in "cdefgh"), ("b", "c", 1))

    found = cut_points(loose, contacts, frame(BEYOND, *beyond)).to_dicts()

    assert found[0] | {"why": ""} == {
        "owner": "me",
        "person_id": "a",
        "loose": 6,
        "pieces": 2,
        "loose_names": "C, D, E, F, G",
        "clusters": 2,
        "cluster_labels": "x, y",
        "exclusive_reach": 1200,
        "exclusive_names": "Far 6, Far 5, Far 4, Far 3, Far 2",
        "why": "",
    }
    assert [row["why"] for row in found] == [
        "6 contacts come loose from the rest: C, D, E, F, G and 1 more; nobody else is seen to "
        "know 1,200 people further out.",
        "1 contact comes loose from the rest: C.",
    ]


# Weak ties.


def carrying(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    named = [{"person_id": f"p{n}", "name": f"P{n}"} | row for n, row in enumerate(rows)]
    return weak_ties(frame(CONTACTS, *named)).to_dicts()


def test_only_known_and_loose_ties_that_alone_open_something_are_told() -> None:
    open_ = {"reach": 9, "exclusive_reach": 4}

    found = carrying(
        {"strength": 0.49, **open_},
        {"strength": 0.5, **open_},
        {"strength": None, **open_},
        {"strength": 0.2, "reach": 9, "exclusive_reach": 0},
        {"strength": 0.2},
    )

    assert [row["person_id"] for row in found] == ["p0"]
    assert found[0]["why"] == "Opens the way to 9 people, and alone to 4 of them."


def test_the_weakest_is_never_last_for_being_weak() -> None:
    found = carrying(
        {"strength": 0.4, "reach": 3, "exclusive_reach": 3},
        {"strength": 0.001, "reach": 8, "exclusive_reach": 8},
        {"strength": 0.3, "reach": 1, "exclusive_reach": 1},
        {"strength": 0.002, "reach": 3, "exclusive_reach": 3},
    )

    assert [(row["person_id"], row["band"]) for row in found] == [
        ("p1", "weak"),
        ("p0", "moderate"),
        ("p3", "weak"),
        ("p2", "moderate"),
    ]


def test_of_equals_the_one_with_some_in_common_is_first() -> None:
    same = {"strength": 0.2, "reach": 1, "exclusive_reach": 1}

    found = carrying(*({**same, "common_contacts": c} for c in (0, 9, 4, None)))

    assert [(row["person_id"], row["common_band"]) for row in found] == [
        ("p2", "some"),
        ("p0", "few"),
        ("p1", "many"),
        ("p3", None),
    ]
    assert found[2]["why"] == "Alone opens the way to 1 person; 9 contacts in common."


def test_bands_are_of_each_owner() -> None:
    tie = {"reach": 1, "exclusive_reach": 1}
    found = carrying(
        *({"owner": o, "strength": s, **tie} for o, s in (("me", 0.1), ("me", 0.2))),
        *({"owner": o, "strength": s, **tie} for o, s in (("you", 0.3), ("you", 0.4))),
    )

    assert [row["band"] for row in found] == ["weak", "moderate"] * 2
