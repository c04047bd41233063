"""Whether what is said of ties tells which of them go on (benchmarks/strength)."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.strength.__main__ import MEASURES, PUBLIC, RIVALS, accuracy
from benchmarks.strength.accuracy import average_precision, roc_auc
from benchmarks.strength.hindsight import read_events, ties
from netgraph.errors import ExportError, UsageError
from tests.pipeline.nights import neutral


def judged(active: str, *scores: float) -> tuple[Any, Any]:
    """'+' for who is active, '-' for who is not, and their scores."""
    return np.array([a == "+" for a in active]), np.array(scores)


@pytest.mark.parametrize(
    ("active", "scores", "auc", "ap"),
    [
        ("++--", (4, 3, 2, 1), 1.0, 1.0),
        ("--++", (4, 3, 2, 1), 0.0, (1 / 3 + 2 / 4) / 2),
        ("+-+-", (4, 3, 2, 1), 3 / 4, (1 + 2 / 3) / 2),
        ("+-+-", (1, 1, 1, 1), 1 / 2, 1 / 2),
        ("+--+-", (3, 3, 2, 2, 1), (2.5 + 1.5) / 6, (1 / 2 + 2 / 4) / 2),
    ],
)
def test_accuracy_is_that_worked_out_by_hand(
    active: str, scores: tuple[float, ...], auc: float, ap: float
) -> None:
    assert roc_auc(*judged(active, *scores)) == pytest.approx(auc)
    assert average_precision(*judged(active, *scores)) == pytest.approx(ap)


def test_where_nothing_can_be_told_accuracy_is_not_known() -> None:
    assert roc_auc(*judged("++", 1, 2)) is None
    assert roc_auc(*judged("--", 1, 2)) is None
    assert average_precision(*judged("--", 1, 2)) is None


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=1, max_size=30))
def test_auc_is_the_chance_of_being_told_apart(rows: list[tuple[bool, int]]) -> None:
    wins = [(a > b) + (a == b) / 2 for is_a, a in rows for is_b, b in rows if is_a and not is_b]

    found = roc_auc(np.array([r[0] for r in rows]), np.array([r[1] for r in rows]))

    assert found == (pytest.approx(sum(wins) / len(wins)) if wins else None)


def test_an_unknown_strength_comes_after_every_known_one() -> None:
    scored = pl.DataFrame({"is_active": [True, False], "strength": [1e-9, None]}).with_columns(
        pl.lit(0.5).alias(name) for name in MEASURES if name != "strength"
    )

    figures = {name: auc for name, auc, _ in accuracy(scored).iter_rows()}

    assert figures["strength"] == 1.0
    assert {figures[name] for name in MEASURES if name != "strength"} == {0.5}


FIRST = date(2024, 1, 1)


def at(day: int) -> str:
    return f"{FIRST + timedelta(days=day)}T12:00:00Z"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A hundred days: ana and bo go on, ana and cy have ended, dee only ever gets copies."""
    rows = [
        *((f"b{n}", at(10 * n), *("ab" if n % 2 else "ba"), "message") for n in range(10)),
        *((f"c{n}", at(n), *("ac" if n % 2 else "ca"), "message") for n in range(4)),
        *((f"m{n}", at(20 + n), "x", to, "meeting") for n in range(2) for to in "bc"),
        ("d1", at(5), "a", "b", "email", "to"),
        ("d1", at(5), "a", "d", "email", "cc"),
        ("end", at(99), "a", "e", "email"),
    ]
    return neutral(tmp_path / "crm-2024-12-31", interactions=rows)


def test_ties_are_scored_by_what_was_seen_and_judged_by_what_followed(export: Path) -> None:
    told = read_events(export)
    as_of = told.last_visible(0.2)
    found = ties(told, as_of)

    assert as_of == date(2024, 3, 20)  # the eightieth day
    # ana and bo, ana and cy, bo and cy, bo and x, cy and x; nobody in copy, and not yet e
    assert found["frequency"].to_list() == [9.0, 4.0, 2.0, 2.0, 2.0]
    assert found["is_active"].to_list() == [True, False, False, False, False]
    assert found["recency"].to_list() == [-9.5, -76.5, -58.5, -58.5, -58.5]
    assert found["strength"].null_count() == 0
    assert accuracy(found)["roc_auc"].to_list() == [1.0] * len(MEASURES)


def test_a_file_alone_is_read_like_the_export_it_is_from(export: Path) -> None:
    whole, file = read_events(export), read_events(export / "interactions.csv")

    assert file.events.drop("thread").equals(whole.events.drop("thread"))
    assert file.rejected == 0


def test_what_cannot_be_divided_or_read_is_said(export: Path) -> None:
    told = read_events(export)
    for hide in (0.0, 1.0, -1.0, 0.001):
        with pytest.raises(UsageError, match="nothing is seen, or all is"):
            told.last_visible(hide)
    with pytest.raises(ExportError, match=r"without interactions\.csv"):
        read_events(neutral(export.parent / "other-2024-12-31", people=[("a", "Ana")]))


@pytest.mark.skipif(not PUBLIC.exists(), reason="no public mail events in ../shared/data")
def test_warmth_tells_better_than_the_obvious_measures_which_ties_of_a_mail_system_go_on() -> None:
    told = read_events(PUBLIC)

    figures = accuracy(ties(told, told.last_visible(0.2)))

    best = figures.filter(pl.col("measure").is_in(RIVALS)).select(
        pl.col("roc_auc", "average_precision").max()
    )
    warmth = figures.filter(pl.col("measure") == "warmth")
    assert warmth["roc_auc"][0] > best["roc_auc"][0] + 0.004
    assert warmth["average_precision"][0] > best["average_precision"][0] + 0.006
