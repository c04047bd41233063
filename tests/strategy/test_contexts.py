from typing import Any

import polars as pl
import pytest

from netgraph.strategy.contexts import (
    contexts,
    invitations_fare,
    network_overlap,
    network_uses,
)

SETTING = {"linkedin": "business", "facebook": "social", "x": "neither"}
CONTACTS = {
    "owner": pl.String, "person_id": pl.String, "sources": pl.String, "strength": pl.Float64
}  # fmt: skip
TERMS = {
    "owner": pl.String, "person_id": pl.String, "source": pl.String, "kind": pl.String,
    "decayed": pl.Float64,
}  # fmt: skip
TOUCH = {"owner": pl.String, "source": pl.String, "people": pl.Int64}


def frame(rows: list[Any], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame([("noor", *row) for row in rows], schema=schema, orient="row")


LISTED = frame(
    [("ann", "facebook, linkedin", 0.6), ("bo", "linkedin", 0.2), ("cy", "x", None)], CONTACTS
)
EXCHANGED = frame(
    [
        ("ann", "linkedin", "message", 3.0),
        ("ann", "facebook", "message", 1.0),
        ("ann", "x", "mention", 9.0),
        ("bo", "linkedin", "message", 2.0),
        ("cy", "x", "message", 1.0),
    ],
    TERMS,
)


def test_beta_is_the_share_on_business_channels_and_blur_its_distance_from_one_context() -> None:
    people, _ = contexts(LISTED, EXCHANGED, SETTING)

    ann, bo, cy = people.to_dicts()
    assert (ann["beta"], ann["blur"], ann["elsewhere"]) == (0.75, 0.75, 9.0)
    assert (bo["beta"], bo["blur"]) == (1.0, 0.0)
    assert (cy["beta"], cy["blur"], cy["elsewhere"]) == (None, None, 1.0)
    assert [p["is_on_business"] for p in (ann, bo, cy)] == [True, True, False]
    assert [p["is_on_social"] for p in (ann, bo, cy)] == [True, False, False]


def test_an_owners_blur_weighs_each_contact_by_strength() -> None:
    _, mix = contexts(LISTED, EXCHANGED, SETTING)

    found = mix.row(0, named=True)
    assert found | {
        "business_people": 2, "social_people": 1, "both_people": 1, "overlap_share": 1.0,
        "known_people": 2, "mixed_people": 1, "blur": round((0.6 * 0.75) / 0.8, 9),
    } == found  # fmt: skip


def test_without_contexts_nothing_blurs_and_nothing_is_claimed() -> None:
    _, mix = contexts(LISTED, EXCHANGED, {})

    found = mix.row(0, named=True)
    assert (found["overlap_share"], found["blur"], found["known_people"]) == (None, None, 0)


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("facebook", "linkedin"), (1, 2, 1, 1.0)),
        (("facebook", "x"), (1, 1, 0, 0.0)),
        (("linkedin", "x"), (2, 1, 0, 0.0)),
    ],
)
def test_overlap_is_the_share_of_the_smaller(
    pair: tuple[str, str], expected: tuple[object, ...]
) -> None:
    found = network_overlap(LISTED).filter(source_a=pair[0], source_b=pair[1])

    told = found.select("contacts_a", "contacts_b", "shared", "share_of_smaller").row(0)
    assert told == expected


def test_each_network_tells_what_it_is_used_for() -> None:
    touched = frame([("linkedin", 2)], TOUCH)

    found = {
        row["source"]: row for row in network_uses(LISTED, EXCHANGED, touched, SETTING).to_dicts()
    }

    assert found["linkedin"] | {
        "context": "business", "contacts": 2, "only_here": 1, "in_touch": 2,
        "attention_share": 5 / 16, "main_kind": "message", "main_kind_share": 1.0,
    } == found["linkedin"]  # fmt: skip
    assert (found["x"]["main_kind"], found["x"]["main_kind_share"]) == ("mention", 0.9)
    assert (found["x"]["context"], found["x"]["in_touch"]) == (None, 0)


def test_a_network_that_lists_nobody_can_carry_contact_and_the_other_way_round() -> None:
    listed = frame([("ann", "facebook", None)], CONTACTS)
    exchanged = frame([("ann", "mail", "email", 2.0)], TERMS)

    found = network_uses(listed, exchanged, frame([], TOUCH), SETTING)

    assert found.select("source", "contacts", "attention_share").rows() == [
        ("facebook", 1, None),
        ("mail", 0, 1.0),
    ]


def test_invitations_fare_by_direction_and_wording() -> None:
    given = frame(
        [
            ("sent", "personal", True, True),
            ("sent", "personal", False, False),
            ("sent", None, True, False),
            ("received", "none", False, True),
        ],
        {
            "owner": pl.String, "direction": pl.String, "wording": pl.String,
            "is_accepted": pl.Boolean, "is_answered": pl.Boolean,
        },
    )  # fmt: skip

    found = invitations_fare(given).drop("owner").rows()

    assert found == [
        ("received", "none", 1, 0, 0.0, 1, 1.0),
        ("sent", "personal", 2, 1, 0.5, 1, 0.5),
        ("sent", None, 1, 1, 1.0, 0, 0.0),
    ]
