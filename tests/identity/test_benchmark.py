"""The labelled set in small: precision and recall by tier; the large one is benchmarks/identity."""

import polars as pl
import pytest

from benchmarks.identity import ours
from benchmarks.identity.figures import measured
from benchmarks.identity.people import records


def test_the_same_seed_gives_the_same_people_and_another_one_others() -> None:
    assert records(300, 5).equals(records(300, 5))
    assert not records(300, 5).equals(records(300, 6))


@pytest.mark.parametrize("seed", [2, 3])
def test_what_is_automatic_is_certain_and_most_of_the_rest_is_asked_about(seed: int) -> None:
    found = records(2_000, seed)
    persons, offered, _ = ours.resolved(found)

    figures = measured(found.select("key", "person"), persons, offered)

    assert figures.automatic > 250
    assert (figures.automatic_precision or 0) >= 0.995
    assert (figures.both_recall or 0) >= 0.85
    assert (figures.review_precision or 0) >= 0.85


def test_figures_count_pairs_of_records_and_of_people() -> None:
    truth = pl.DataFrame({"key": list("abcde"), "person": ["p", "p", "p", "q", "q"]})
    persons = pl.DataFrame({"key": list("abcde"), "person_id": ["a", "a", "c", "c", "e"]})
    offered = pl.DataFrame({"person_a": ["a", "a"], "person_b": ["c", "e"]})

    figures = measured(truth, persons, offered)

    # a-b is right, c-d wrong; a-c and b-c are offered, d-e is missed
    assert (figures.true_pairs, figures.automatic, figures.review) == (4, 2, 2)
    assert (figures.automatic_precision, figures.automatic_recall) == (0.5, 0.25)
    assert (figures.review_precision, figures.both_recall) == (0.5, 0.75)
