from datetime import date
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.rebuild import rebuild_curve, removed_people

JAN, FEB, MAR = date(2023, 1, 31), date(2023, 2, 28), date(2023, 3, 28)
RESETS = {"owner": pl.String, "source": pl.String, "before_on": pl.Date, "reset_on": pl.Date}
DAYS = {"owner": pl.String, "source": pl.String, "exported_on": pl.Date}
TIES = {
    "owner": pl.String, "as_of": pl.Date, "person_id": pl.String, "strength": pl.Float64,
    "referenceability": pl.String, "last_contact_on": pl.Date,
}  # fmt: skip
ASKED = {
    "owner": pl.String, "source": pl.String, "person_id": pl.String, "invited_on": pl.Date,
    "direction": pl.String,
}  # fmt: skip


def frame(rows: list[Any], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")


def given(source: str | None = "x", asked: list[Any] | None = None) -> tuple[pl.DataFrame, ...]:
    """Of ann, bo, cy and di, di stays, ann and bo come back with eve; bo was the closest."""
    there = {JAN: "ann bo cy di", FEB: "di", MAR: "ann bo di eve"}
    return (
        frame([("noor", source, JAN, FEB)], RESETS),
        frame([("noor", source, d) for d in there], DAYS),
        frame(
            [("noor", source, d, who) for d, names in there.items() for who in names.split()],
            DAYS | {"person_id": pl.String},
        ),
        frame(
            [
                ("noor", JAN, "ann", 0.1, "D", JAN),
                ("noor", JAN, "bo", 0.6, "A", JAN),
                ("noor", JAN, "cy", 0.3, "C", JAN),
                ("noor", MAR, "ann", 0.2, "B", MAR),
                ("noor", MAR, "eve", 0.8, "C", MAR),
                ("noor", MAR, "di", None, "D", MAR),
            ],
            TIES,
        ),
        frame(asked or [], ASKED),
    )


@pytest.mark.parametrize("source", ["x", None])
def test_a_loss_and_what_came_back_by_hand(source: str | None) -> None:
    found = rebuild_curve(*given(source)).to_dicts()

    assert [row["exported_on"] for row in found] == [FEB, MAR]
    assert found[0] | {
        "days": 0, "size_before": 4, "size": 1, "removed": 3, "removed_back": 0, "regret": 0.0,
        "back": 1, "rebuilt": 0.25, "rebuilt_strength": 0.0, "new_people": 0,
    } == found[0]  # fmt: skip
    assert found[1] | {
        "days": 28, "size": 4, "removed": 3, "removed_back": 2, "regret": 0.666666667,
        "back": 3, "rebuilt": 0.75, "rebuilt_strength": 0.7, "new_people": 1,
        "strengths_before": 3, "mean_strength_before": 0.333333333, "strengths": 2,
        "mean_strength": 0.5, "referenceable_before": 0.25, "referenceable": 0.25,
    } == found[1]  # fmt: skip


def test_without_any_invitation_nobody_can_say_who_asked() -> None:
    assert rebuild_curve(*given())["invited_me"].to_list() == [None, None]


def test_the_first_invitation_since_the_loss_tells_who_came_by_themselves() -> None:
    asked = [
        ("noor", "x", "ann", date(2023, 1, 3), "sent"),  # long before
        ("noor", "x", "ann", date(2023, 3, 3), "received"),
        ("noor", "x", "ann", date(2023, 3, 9), "sent"),
        ("noor", "x", "bo", date(2023, 3, 4), "sent"),
        ("noor", "x", "bo", date(2023, 4, 4), "received"),  # after the export
        ("noor", "x", "eve", date(2023, 3, 5), "received"),  # new, not back
    ]

    last = rebuild_curve(*given("x", asked)).to_dicts()[-1]

    assert (last["invited_me"], last["invited_by_me"]) == (1, 1)


def test_invitations_of_another_network_do_not_tell() -> None:
    asked = [("noor", "linkedin", "ann", date(2023, 3, 3), "received")]

    assert rebuild_curve(*given("x", asked))["invited_me"].to_list() == [None, None]
    assert rebuild_curve(*given(None, asked))["invited_me"].to_list() == [None, 1]


def test_of_each_person_taken_it_is_known_whether_and_when_they_came_back() -> None:
    asked = [("noor", "x", "ann", date(2023, 3, 3), "received")]

    rows = removed_people(*given("x", asked)).to_dicts()

    assert [(r["person_id"], r["is_back"], r["back_on"], r["invited_by"]) for r in rows] == [
        ("ann", True, MAR, "them"),
        ("bo", True, MAR, None),
        ("cy", False, None, None),
    ]
    assert [r["strength"] for r in rows] == [0.1, 0.6, 0.3]


def test_without_a_loss_there_are_no_rows() -> None:
    _, *others = given()
    none = pl.DataFrame(schema=RESETS)

    assert rebuild_curve(none, *others).is_empty()
    assert removed_people(none, *others).is_empty()


def test_the_order_of_rows_changes_nothing() -> None:
    shuffled = tuple(rows.reverse() for rows in given())

    assert rebuild_curve(*shuffled).equals(rebuild_curve(*given()))
    assert removed_people(*shuffled).equals(removed_people(*given()))
