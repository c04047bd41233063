from datetime import date
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.grading import grade

AS_OF = date(2024, 6, 30)
SCHEMA: dict[str, Any] = {
    "person_id": pl.String,
    "strength": pl.Float64,
    "reciprocity": pl.Float64,
    "state": pl.String,
    "last_contact_on": pl.Date,
    "as_of": pl.Date,
    "referenceability": pl.String,
    "referenceability_why": pl.String,
    "cluster_id": pl.String,
    "cluster_label": pl.String,
    "clusters_joined": pl.Int64,
    "is_cut_point": pl.Boolean,
    "rank": pl.Int64,
}
NO_PATHS = pl.DataFrame(schema={"introducer_id": pl.String, "person_id": pl.String})


def one(paths: pl.DataFrame = NO_PATHS, **given: Any) -> tuple[str, str]:
    """The grade of a contact of whom nothing is known but what is given."""
    named = {k: given.pop(k) for k in ("key_people", "roles") if k in given}
    rows = [
        {"person_id": "ana", "as_of": AS_OF, "state": "unknown", "rank": 1} | given,
        {"person_id": "ben", "as_of": AS_OF, "state": "unknown", "rank": 2, "cluster_id": "c2"},
    ]
    leaver = pl.Series(["ana"])
    _, graded, why = grade(leaver, pl.DataFrame(rows, schema=SCHEMA), paths, **named).row(0)
    return graded, why


@pytest.mark.parametrize(
    ("given", "grade_of", "why"),
    [
        ({}, "let sleep", "Connected, and nothing more is seen."),
        (
            {"strength": 0.75, "state": "live", "reciprocity": 1.0},
            "keep",
            "You are in close touch.",
        ),
        (
            {"referenceability": "A", "referenceability_why": "wrote a recommendation"},
            "keep",
            "Wrote a recommendation.",
        ),
        ({"is_cut_point": True}, "keep", "Alone ties some of your contacts to the rest."),
        ({"clusters_joined": 2}, "ask before", "Joins 2 of your worlds."),
        (
            {"strength": 0.2, "state": "cooling", "last_contact_on": date(2024, 2, 1)},
            "ask before",
            "You are in touch now and then, last on 1 Feb 2024.",
        ),
        (
            {"reciprocity": 0.0, "last_contact_on": date(2024, 2, 1)},
            "ask before",
            "Contact has been one-way so far, last on 1 Feb 2024.",
        ),
        (
            {"reciprocity": 0.0, "last_contact_on": date(2020, 2, 1)},
            "let sleep",
            "Contact has been one-way so far, last on 1 Feb 2020.",
        ),
        (
            {"strength": 0.2, "state": "dormant", "last_contact_on": date(2020, 2, 1)},
            "let sleep",
            "You were in touch until 1 Feb 2020, and the tie is dormant.",
        ),
    ],
)
def test_a_grade_has_its_reason(given: dict[str, Any], grade_of: str, why: str) -> None:
    assert one(**given) == (grade_of, why)


def test_whom_nobody_else_leads_to_is_asked_for_before() -> None:
    paths = pl.DataFrame({"introducer_id": ["ana", "ana", "ben"], "person_id": ["v", "w", "w"]})

    assert one(paths) == (
        "ask before",
        "Leads to 1 person to whom nobody who stays does.",
    )


def test_two_who_leave_together_are_both_said_to_open_their_door() -> None:
    rows = [{"person_id": i, "as_of": AS_OF, "state": "unknown", "rank": 1} for i in "ab"]
    paths = pl.DataFrame({"introducer_id": ["a", "b"], "person_id": ["v", "v"]})

    graded = grade(pl.Series(["a", "b"]), pl.DataFrame(rows, schema=SCHEMA), paths)

    assert graded["grade"].to_list() == ["ask before", "ask before"]


def test_a_world_that_ends_is_named() -> None:
    rows = [
        {"person_id": i, "as_of": AS_OF, "state": "unknown", "rank": 1}
        | {"cluster_id": "c1", "cluster_label": "Choir"}
        for i in "ab"
    ]
    frame = pl.DataFrame(rows, schema=SCHEMA)

    both = grade(pl.Series(["a", "b"]), frame, NO_PATHS)
    one_of_them = grade(pl.Series(["a"]), frame, NO_PATHS)

    assert both["why"].unique().to_list() == ["Is among the last you have in the world “Choir”."]
    assert one_of_them["grade"].to_list() == ["let sleep"]


def test_a_key_person_and_the_holder_of_a_role_are_kept_whatever_else_is_seen() -> None:
    dozen = pl.DataFrame({"person_id": ["ana"], "position": [3]})
    roles = pl.DataFrame({"person_id": ["ana"], "role": ["Mentor"]})

    assert one(key_people=dozen, roles=roles) == (
        "keep",
        "Is number 3 of your key people and is your Mentor.",
    )


def test_nobody_is_ever_to_be_deleted() -> None:
    rows = [{"person_id": f"p{i}", "as_of": AS_OF, "rank": i} for i in range(5)]
    graded = grade(pl.Series(["p1", "p3"]), pl.DataFrame(rows, schema=SCHEMA), NO_PATHS)

    assert graded["person_id"].to_list() == ["p1", "p3"]
    assert set(graded["grade"]) <= {"keep", "ask before", "let sleep"}
