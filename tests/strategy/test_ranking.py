from datetime import date
from math import log
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.settings import SCORE_WEIGHTS
from netgraph.strategy.ranking import rank_contacts

FACTS = {
    "owner": pl.String,
    "person_id": pl.String,
    "strength": pl.Float64,
    "reciprocity": pl.Float64,
    "referenceability": pl.String,
    "referenceability_why": pl.String,
    "betweenness": pl.Float64,
    "participation": pl.Float64,
    "clusters_joined": pl.Int64,
    "is_cut_point": pl.Boolean,
    "reach": pl.Int64,
    "exclusive_reach": pl.Int64,
    "state": pl.String,
    "last_contact_on": pl.Date,
}
PARTS = ("strength", "bridging", "reach", "exclusive_reach", "referenceability")
LAST = date(2023, 3, 4)


def facts(*rows: dict[str, Any]) -> pl.DataFrame:
    """One contact of `me` per row; what is not given is not known."""
    return pl.DataFrame(
        [{"owner": "me", "person_id": f"p{n}", **row} for n, row in enumerate(rows)],
        schema=FACTS,
    )


def ranked(*rows: dict[str, Any], weights: dict[str, float] | None = None) -> list[dict[str, Any]]:
    found = rank_contacts(facts(*rows), weights or SCORE_WEIGHTS)
    return found.sort("person_id").to_dicts()


def one(weights: dict[str, float] | None = None, **row: Any) -> dict[str, Any]:
    return ranked(row, weights=weights)[0]


def weighing(**weights: float) -> dict[str, float]:
    return dict.fromkeys(PARTS, 0.0) | weights


KNOWN = {"strength": 0.4, "betweenness": 0.0, "participation": 0.6, "referenceability": "B"}


# Components.


@pytest.mark.parametrize(("tier", "value"), [("A", 0.75), ("B", 0.5), ("C", 0.25), ("D", 0.0)])
def test_a_tier_of_referenceability_is_worth_this(tier: str, value: float) -> None:
    assert one(referenceability=tier)["referenceability"] == value


def test_reach_counts_by_its_logarithm_against_the_owners_best() -> None:
    found = ranked(
        {"reach": 0, "exclusive_reach": 0}, {"reach": 9, "exclusive_reach": 3}, {"reach": 99}
    )

    assert [row["reach"] for row in found] == [0.0, 0.5, 1.0]  # ln 10 / ln 100
    assert [row["exclusive_reach"] for row in found] == [0.0, 1.0, None]


def test_where_nobody_opens_anything_reach_is_zero_and_not_unknown() -> None:
    found = ranked({"reach": 0, "exclusive_reach": 0}, {"reach": None})

    assert [row["reach"] for row in found] == [0.0, None]
    assert found[0]["exclusive_reach"] == 0.0


def test_bridging_is_the_mean_of_betweennesss_percentile_and_participation() -> None:
    found = ranked(
        *({"betweenness": b, "participation": p} for b, p in ((0, 0.0), (5, 0.4), (9, 0.8)))
    )

    assert [row["bridging"] for row in found] == [0.0, 0.45, 0.9]


def test_equal_betweenness_is_an_equal_place_and_none_is_none() -> None:
    found = ranked(*({"betweenness": b, "participation": 0.0} for b in (0, 0, 7, 7, 7)))

    assert [row["bridging"] for row in found] == [0.0, 0.0, *[0.375] * 3]  # place 3 of 0..4, halved


def test_without_participation_bridging_is_not_known() -> None:
    assert one(betweenness=3.0)["bridging"] is None


def test_a_lone_contact_with_participation_has_a_bridging() -> None:
    assert one(betweenness=None, participation=0.5)["bridging"] == 0.5


def test_every_owner_is_measured_against_the_own_best() -> None:
    rows = facts({"reach": 9}, {"reach": 99}, {"owner": "you", "reach": 9})

    found = rank_contacts(rows, SCORE_WEIGHTS)

    assert found.filter(pl.col("owner") == "you")["reach"].to_list() == [1.0]


# Scores.


def test_the_score_is_the_weighted_mean_of_the_components() -> None:
    row = one(**KNOWN, reach=5, exclusive_reach=0)

    expected = 0.3 * 0.4 + 0.2 * 0.3 + 0.15 * 1.0 + 0.2 * 0.0 + 0.15 * 0.5
    assert row["score"] == pytest.approx(expected, abs=1e-9)


def test_what_is_not_known_drops_out_and_its_weight_is_shared() -> None:
    row = one(**KNOWN)

    assert row["reach"] is row["exclusive_reach"] is None
    expected = (0.3 * 0.4 + 0.2 * 0.3 + 0.15 * 0.5) / (0.3 + 0.2 + 0.15)
    assert row["score"] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("missing", PARTS)
def test_any_component_can_be_the_one_that_is_not_known(missing: str) -> None:
    known = {**KNOWN, "reach": 5, "exclusive_reach": 3}
    left = {k: v for k, v in known.items() if k != missing}
    if missing == "bridging":
        del left["participation"]

    row = one(**left)

    values = {c: row[c] for c in PARTS if row[c] is not None}
    assert set(PARTS) - set(values) == {missing}
    weight = sum(SCORE_WEIGHTS[c] for c in values)
    expected = sum(SCORE_WEIGHTS[c] * v for c, v in values.items()) / weight
    assert row["score"] == pytest.approx(expected, abs=1e-9)


def test_weights_need_not_add_up_to_one() -> None:
    doubled = {c: 2 * w for c, w in SCORE_WEIGHTS.items()}

    assert one(doubled, **KNOWN)["score"] == one(**KNOWN)["score"]


def test_what_weighs_nothing_counts_nothing() -> None:
    weights = weighing(strength=1.0)

    assert one(weights, **KNOWN)["score"] == 0.4
    assert one(weights, participation=0.9)["score"] is None


@pytest.mark.parametrize(
    ("row", "weights"), [({}, SCORE_WEIGHTS), (KNOWN, weighing()), ({"strength": None}, weighing())]
)
def test_without_anything_that_is_known_and_weighs_there_is_no_score(
    row: dict[str, Any], weights: dict[str, float]
) -> None:
    assert one(weights, **row)["score"] is None


# Ranks.


def test_contacts_rank_by_score_and_those_without_one_come_last() -> None:
    found = ranked({}, {"strength": 0.1}, {"strength": 0.9}, {"strength": 0.0}, {})

    assert [row["rank"] for row in found] == [4, 2, 1, 3, 5]


def test_equal_scores_fall_to_the_smaller_id() -> None:
    rows = [{"person_id": p, "strength": 0.5} for p in ("x:9", "x:10", "crm:1")]

    found = rank_contacts(facts(*rows), SCORE_WEIGHTS).sort("rank")

    assert found["person_id"].to_list() == ["crm:1", "x:10", "x:9"]


def test_scores_that_differ_only_beyond_nine_digits_are_equal() -> None:
    rows = [{"person_id": "b", "strength": 0.5 + 1e-12}, {"person_id": "a", "strength": 0.5}]

    found = rank_contacts(facts(*rows), SCORE_WEIGHTS).sort("rank")

    assert found["person_id"].to_list() == ["a", "b"]


def test_every_owner_has_the_own_ranks() -> None:
    rows = facts(*({"owner": o, "strength": n / 10} for n, o in enumerate(["me", "you"] * 3)))

    found = rank_contacts(rows, SCORE_WEIGHTS)

    for _, of in found.group_by("owner"):
        assert sorted(of["rank"]) == [1, 2, 3]


unit = st.none() | st.floats(0, 1)
contacts = st.fixed_dictionaries(
    {
        "strength": unit,
        "participation": unit,
        "betweenness": st.none() | st.floats(0, 1e6),
        "reach": st.none() | st.integers(0, 5000),
        "exclusive_reach": st.none() | st.integers(0, 50),
        "referenceability": st.none() | st.sampled_from("ABCD"),
        "clusters_joined": st.none() | st.integers(0, 3),
        "is_cut_point": st.none() | st.booleans(),
        "state": st.sampled_from(["unknown", "live", "cooling", "fading", "lapsed", "dormant"]),
        "last_contact_on": st.none() | st.just(LAST),
        "owner": st.sampled_from(["me", "you"]),
    }
)
weights = st.fixed_dictionaries({c: st.sampled_from([0.0, 0.2, 1.0]) for c in PARTS})


@settings(max_examples=60, deadline=None)
@given(st.lists(contacts, min_size=1, max_size=8), weights, st.integers(0, 10**6))
def test_whoever_they_are_ranks_are_unique_scores_fall_and_order_changes_nothing(
    rows: list[dict[str, Any]], weights: dict[str, float], seed: int
) -> None:
    told = facts(*rows)

    found = rank_contacts(told, weights)
    mixed = rank_contacts(told.sample(fraction=1, shuffle=True, seed=seed), weights)

    assert found.equals(mixed)
    for _, of in found.sort("owner", "rank").group_by("owner"):
        assert of["rank"].to_list() == list(range(1, of.height + 1))
        scores = of["score"].to_list()
        known = [s for s in scores if s is not None]
        assert known == sorted(known, reverse=True)
        assert scores == known + [None] * (of.height - len(known))
        assert all(0 <= s <= 1 for s in known)
    assert found["why"].null_count() == 0
    assert found["why"].str.contains(r"^[A-Z].*\.$").all()
    assert not found["why"].str.contains(r"null|  |;;|\.\.|, \.").any()


# Reasons, read as the owner of the network reads them.

ALL = {
    "strength": 0.6,
    "reciprocity": 0.9,
    "state": "live",
    "last_contact_on": LAST,
    "referenceability": "C",
    "betweenness": 0.0,
    "participation": 0.0,
    "clusters_joined": 1,
    "is_cut_point": False,
    "reach": 0,
    "exclusive_reach": 0,
}


def why(**row: Any) -> str:
    return str(one(**{**ALL, **row})["why"])


@pytest.mark.parametrize(
    ("strength", "state", "reason"),
    [
        (0.5, "live", "You are in close touch."),
        (0.49, "live", "You are in touch now and then."),
        (0.1, "live", "You are in touch now and then."),
        (0.09, "live", "You are seldom in touch."),
        (0.6, "cooling", "You are in close touch, last on 4 Mar 2023."),
        (0.05, "cooling", "You are seldom in touch, last on 4 Mar 2023."),
        (0.6, "fading", "You were in close touch until 4 Mar 2023, and the tie is fading."),
        (0.2, "lapsed", "You were in touch until 4 Mar 2023, and the tie has lapsed."),
        (0.001, "dormant", "You were in touch until 4 Mar 2023, and the tie is dormant."),
    ],
)
def test_why_says_how_close_you_are_or_were(strength: float, state: str, reason: str) -> None:
    assert why(strength=strength, state=state) == reason


def test_why_says_when_all_was_in_copy_without_a_day() -> None:
    assert why(strength=0.2, state="unknown", last_contact_on=None) == (
        "You are in touch now and then."
    )


def test_why_says_that_only_one_of_you_wrote() -> None:
    assert why(strength=None, reciprocity=0.0, state="unknown") == (
        "Contact has been one-way so far, last on 4 Mar 2023. Not known, so not counted: strength."
    )


def test_why_says_when_contact_was_too_long_ago_to_weigh() -> None:
    assert why(strength=None, reciprocity=None, state="unknown").startswith(
        "You were last in touch on 4 Mar 2023. "
    )


@pytest.mark.parametrize(
    ("tier", "earned", "reason"),
    [
        ("A", "wrote a recommendation on 3 May 2022", "Wrote a recommendation on 3 May 2022; you"),
        ("B", "4 two-way exchanges and 1 meeting", "4 two-way exchanges and 1 meeting; you"),
        ("C", "in touch one to one", "You"),
        ("D", None, "You"),
    ],
)
def test_why_says_what_a_reference_could_rest_on(
    tier: str, earned: str | None, reason: str
) -> None:
    told = why(referenceability=tier, referenceability_why=earned)

    assert told == f"{reason} are in close touch."


@pytest.mark.parametrize(
    ("clusters", "cut", "reason"),
    [
        (1, False, ""),
        (0, False, ""),
        (2, False, "; joins 2 of your worlds"),
        (3, True, "; joins 3 of your worlds and alone ties some of your contacts to the rest"),
        (1, True, "; alone ties some of your contacts to the rest"),
        (None, None, ""),
    ],
)
def test_why_says_which_worlds_are_joined(
    clusters: int | None, cut: bool | None, reason: str
) -> None:
    assert why(clusters_joined=clusters, is_cut_point=cut) == f"You are in close touch{reason}."


@pytest.mark.parametrize(
    ("reach", "exclusive", "reason"),
    [
        (0, 0, ""),
        (1, 0, "; can introduce you to 1 person, as others can too"),
        (13, 0, "; can introduce you to 13 people, as others can too"),
        (1, 1, "; can introduce you to 1 person whom nobody else can"),
        (2, 2, "; can introduce you to 2 people whom nobody else can"),
        (401, 251, "; can introduce you to 401 people, and nobody else can to 251 of them"),
        (
            12_004,
            1_200,
            "; can introduce you to 12,004 people, and nobody else can to 1,200 of them",
        ),
    ],
)
def test_why_says_whom_you_could_meet(reach: int, exclusive: int, reason: str) -> None:
    assert why(reach=reach, exclusive_reach=exclusive) == f"You are in close touch{reason}."


def test_why_names_what_is_not_known_and_reach_once() -> None:
    assert why(participation=None, reach=None, exclusive_reach=None) == (
        "You are in close touch. Not known, so not counted: bridging, reach."
    )


def test_why_does_not_miss_what_weighs_nothing() -> None:
    row = one(weighing(strength=1.0, exclusive_reach=1.0), strength=0.6, state="live")

    assert row["why"] == "You are in close touch. Not known, so not counted: exclusive reach."


def test_why_of_somebody_of_whom_nothing_is_known_says_so() -> None:
    assert one(state="unknown", referenceability="D")["why"] == (
        "Connected, and nothing more is seen. Not known, so not counted: strength, bridging, reach."
    )


def test_logarithms_are_what_they_seem() -> None:
    found = ranked({"reach": 3}, {"reach": 1000})

    assert found[0]["reach"] == pytest.approx(log(4) / log(1001), abs=1e-9)
