from datetime import date, timedelta
from math import log
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.reconnect import reconnect

AS_OF = date(2024, 6, 30)
CONTACTS: dict[str, Any] = {
    "owner": pl.String,
    "person_id": pl.String,
    "state": pl.String,
    "first_contact_on": pl.Date,
    "last_contact_on": pl.Date,
    "referenceability": pl.String,
    "referenceability_why": pl.String,
    "cluster_id": pl.String,
    "common_contacts": pl.Int64,
    "exclusive_reach": pl.Int64,
    "contact_days_a_year": pl.Float64,
}
TIES: dict[str, Any] = {
    "owner": pl.String,
    "person_id": pl.String,
    "as_of": pl.Date,
    "half_life_days": pl.Float64,
    "half_life_basis": pl.String,
    "median_gap_days": pl.Float64,
    "last_sent_on": pl.Date,
    "last_written_on": pl.Date,
    "gave_on": pl.Date,
    "got_on": pl.Date,
    "changed_on": pl.Date,
    "job_change": pl.String,
    "is_elsewhere": pl.Boolean,
    "new_company": pl.String,
    "new_company_on": pl.Date,
}
HEIGHTS: dict[str, Any] = {
    "owner": pl.String,
    "person_id": pl.String,
    "height": pl.Float64,
    "height_on": pl.Date,
}
QUIET = {
    "owner": "me",
    "state": "fading",
    "first_contact_on": date(2019, 2, 3),
    "last_contact_on": date(2023, 1, 15),
    "referenceability": "D",
    "as_of": AS_OF,
    "half_life_days": 180.0,
    "half_life_basis": "default",
    "height": 0.5,
    "height_on": date(2022, 5, 1),
}


def ranked(*given: dict[str, Any]) -> list[dict[str, Any]]:
    """Contacts by what differs from QUIET; without a state they are no ties gone quiet."""
    rows = [QUIET | {"person_id": f"p{n}"} | row for n, row in enumerate(given)]
    contacts, ties, heights = (
        pl.DataFrame([{k: row.get(k) for k in schema} for row in rows], schema=schema)
        for schema in (CONTACTS, TIES, HEIGHTS)
    )
    quiet = contacts.filter(pl.col("state").is_in(["fading", "lapsed", "dormant"]))
    ties = ties.join(quiet, on=["owner", "person_id"], how="semi")
    return reconnect(ties, heights, contacts).to_dicts()


def one(**row: Any) -> dict[str, Any]:
    return ranked(row)[0]


# What the value is made of.


def test_a_value_is_trust_times_novelty_times_reach_worked_out_by_hand() -> None:
    # the owner gives 6 of 8 days of contact to c1, 2 to c2; the other contacts have 9 in common
    found = ranked(
        {"person_id": "a", "height": 0.6, "referenceability": "B", "cluster_id": "c2"}
        | {"common_contacts": 0, "exclusive_reach": 3, "is_elsewhere": True},
        {"person_id": "b", "state": "live", "cluster_id": "c1", "contact_days_a_year": 6.0}
        | {"common_contacts": 9, "exclusive_reach": 15},
        {"person_id": "c", "state": "live", "cluster_id": "c2", "contact_days_a_year": 2.0}
        | {"common_contacts": 9, "exclusive_reach": 0},
    )

    assert len(found) == 1
    trust = 1 - (1 - 0.6) * (1 - 0.5)
    novelty = (0.75 + 1 + 1) / 3
    reach = log(4) / log(16)
    assert found[0]["trust"] == pytest.approx(trust)
    assert found[0]["novelty"] == pytest.approx(novelty)
    assert found[0]["reach_score"] == pytest.approx(reach)
    expected = trust * (0.2 + 0.8 * novelty) * (0.5 + 0.5 * reach)
    assert found[0]["value"] == pytest.approx(expected, rel=1e-8)


def test_of_two_equally_trusted_the_one_in_the_other_world_is_written_to() -> None:
    live = {"person_id": "z", "state": "live", "contact_days_a_year": 9.0, "cluster_id": "c1"}

    found = ranked({"cluster_id": "c1", "height": 0.6}, {"cluster_id": "c2", "height": 0.55}, live)

    assert [(row["person_id"], row["rank"], row["comfort_rank"]) for row in found] == [
        ("p1", 1, 2),
        ("p0", 2, 1),
    ]


def test_another_employer_is_news_the_same_is_none_and_an_unknown_one_counts_for_neither() -> None:
    known = {"cluster_id": "c1", "contact_days_a_year": 1.0}
    found = ranked(
        {"is_elsewhere": True, **known}, {"is_elsewhere": False, **known}, {**known},
        {"state": "live", "cluster_id": "c2", "contact_days_a_year": 3.0},
    )  # fmt: skip

    assert {row["person_id"]: row["novelty"] for row in found} == {
        "p0": pytest.approx((0.5 + 1) / 2),
        "p1": pytest.approx((0.5 + 0) / 2),
        "p2": pytest.approx(0.5),
    }


def test_what_is_not_known_counts_like_the_middle_of_the_others_and_is_said() -> None:
    found = ranked(
        {"exclusive_reach": 0}, {"exclusive_reach": 2}, {"exclusive_reach": 30}, {}
    )  # fmt: skip

    order = [row["person_id"] for row in found]
    assert order == ["p2", "p1", "p3", "p0"]  # equal to the middle one; ids break the tie
    unknown = found[2]
    assert unknown["value"] == found[1]["value"]
    assert unknown["reach_score"] is None
    assert unknown["why"].endswith(
        " Not known, so counted like the middle of the others: novelty, exclusive reach."
    )


def test_a_friend_who_opens_no_door_is_still_worth_a_letter() -> None:
    found = ranked({"exclusive_reach": 0, "height": 0.9}, {"exclusive_reach": 1, "height": 0.1})

    assert [row["person_id"] for row in found] == ["p0", "p1"]
    assert all(row["value"] > 0 for row in found)


def test_only_ties_gone_quiet_are_ranked_and_each_owner_has_the_own_ranks() -> None:
    found = ranked(
        *({"state": s} for s in ("live", "cooling", "unknown", "fading", "lapsed", "dormant")),
        {"owner": "you", "state": "dormant"},
    )

    assert [(r["owner"], r["person_id"], r["rank"]) for r in found] == [
        ("me", "p3", 1),
        ("me", "p4", 2),
        ("me", "p5", 3),
        ("you", "p6", 1),
    ]


# Reasons to write.

NEWS = {
    "changed_on": date(2024, 4, 30),
    "job_change": "Editor, Initech → Partner, Globex",
}
OWED = {"last_written_on": date(2023, 1, 15), "last_sent_on": date(2022, 12, 1)}


@pytest.mark.parametrize(
    ("row", "kind", "on", "said"),
    [
        (
            NEWS | OWED,
            "job_change",
            date(2024, 4, 30),
            "New job: Editor, Initech → Partner, Globex (seen 30 Apr 2024).",
        ),
        (
            {"new_company": "Globex", "new_company_on": date(2023, 9, 1)},
            "job_change",
            date(2023, 9, 1),
            "Now with Globex (seen 1 Sep 2023).",
        ),
        (
            OWED | {"got_on": date(2020, 1, 2)},
            "answer",
            date(2023, 1, 15),
            "Wrote to you on 15 Jan 2023, and no answer is seen.",
        ),
        (
            {"got_on": date(2020, 1, 2)},
            "recommendation",
            date(2020, 1, 2),
            "Recommended you on 2 Jan 2020; you never did in return.",
        ),
        (
            {"first_contact_on": date(2014, 7, 10)},
            "anniversary",
            date(2024, 7, 10),
            "10 years on 10 Jul 2024 since you were first in touch.",
        ),
        (
            {"half_life_basis": "rhythm", "median_gap_days": 60.0},
            "rhythm",
            date(2023, 3, 16),
            "You were in touch every 60 days; the next time was due on 16 Mar 2023.",
        ),
        ({}, None, None, None),
    ],
)
def test_a_reason_to_write_is_the_best_there_is(
    row: dict[str, Any], kind: str | None, on: date | None, said: str | None
) -> None:
    found = one(**row)

    assert (found["occasion_kind"], found["occasion_on"], found["occasion"]) == (kind, on, said)


@pytest.mark.parametrize(
    "row",
    [
        {"last_written_on": date(2023, 1, 15), "last_sent_on": date(2023, 1, 15)},
        {"got_on": date(2020, 1, 2), "gave_on": date(2021, 1, 2)},
        {"half_life_basis": "rhythm", "median_gap_days": 60.0, "state": "lapsed"},
        {"half_life_basis": "default", "median_gap_days": 60.0},
        {"half_life_basis": "shortest", "median_gap_days": 0.0},
    ],
)
def test_what_was_answered_returned_or_is_no_rhythm_is_no_reason(row: dict[str, Any]) -> None:
    assert one(**row)["occasion"] is None


@pytest.mark.parametrize(
    ("first", "on"),
    [
        (AS_OF - timedelta(366 + 7), AS_OF - timedelta(7)),
        (AS_OF - timedelta(366 + 8), None),
        (date(2023, 7, 30), date(2024, 7, 30)),
        (date(2023, 7, 31), None),
        (date(2024, 6, 25), None),  # the first contact itself is no anniversary
    ],
)
def test_an_anniversary_is_near_and_a_year_old(first: date, on: date | None) -> None:
    assert one(first_contact_on=first)["occasion_on"] == on


def test_an_anniversary_is_found_across_new_year_and_on_a_leap_day() -> None:
    across = one(as_of=date(2024, 12, 20), first_contact_on=date(2020, 1, 5))
    leap = one(as_of=date(2023, 3, 1), first_contact_on=date(2020, 2, 29))

    assert across["occasion_on"] == date(2025, 1, 5)
    assert leap["occasion_on"] == date(2023, 2, 28)


def test_why_says_what_was_and_what_is_new() -> None:
    found = ranked(
        {"height": 0.7, "referenceability": "A", "cluster_id": "c2", "is_elsewhere": True}
        | {"referenceability_why": "wrote a recommendation on 3 May 2022"}
        | {"common_contacts": 0, "exclusive_reach": 4},
        {"state": "live", "cluster_id": "c1", "contact_days_a_year": 9.0, "common_contacts": 5},
    )

    assert found[0]["why"] == (
        "You were in close touch in May 2022; wrote a recommendation on 3 May 2022; in a world "
        "that hardly any of your contact goes to now; with another employer since; no contacts "
        "in common; alone opens the way to 4 people."
    )


unit = st.none() | st.floats(0, 1)
quiet = st.fixed_dictionaries(
    {
        "owner": st.sampled_from(["me", "you"]),
        "state": st.sampled_from(["live", "fading", "lapsed", "dormant"]),
        "height": unit,
        "referenceability": st.sampled_from("ABCD"),
        "cluster_id": st.none() | st.sampled_from(["c1", "c2"]),
        "common_contacts": st.none() | st.integers(0, 5),
        "exclusive_reach": st.none() | st.integers(0, 50),
        "contact_days_a_year": st.none() | st.floats(0, 60),
        "is_elsewhere": st.none() | st.booleans(),
        "got_on": st.none() | st.just(date(2021, 1, 1)),
    }
)


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(st.lists(quiet, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_whoever_they_are_ranks_are_whole_values_fall_and_order_changes_nothing(
    rows: list[dict[str, Any]], draw: Any
) -> None:
    named = [row | {"person_id": f"p{n}"} for n, row in enumerate(rows)]

    found = ranked(*named)

    assert ranked(*draw.sample(named, len(named))) == found
    for owner in ("me", "you"):
        own = [row for row in found if row["owner"] == owner]
        whole = list(range(1, len(own) + 1))
        assert [row["rank"] for row in own] == whole
        assert sorted(row["comfort_rank"] for row in own) == whole
        values = [row["value"] for row in own]
        assert values == sorted(values, reverse=True)
        assert all(0 <= value <= 1 for value in values)
    assert all(row["why"][0].isupper() and row["why"].endswith(".") for row in found)
