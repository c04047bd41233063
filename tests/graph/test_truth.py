"""The scores of benchmarks/graph/truth.py, and what they say of public graphs."""

from collections.abc import Callable
from math import log

import igraph
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.graph import truth

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=40)
on_public_graphs = pytest.mark.skipif(
    not truth.TRUTH.is_dir(), reason="needs the research graphs and truth in ../shared/data"
)


def labelled(labels: list[int]) -> dict[str, object]:
    return {f"p{n}": label for n, label in enumerate(labels)}


def test_information_of_a_hand_worked_case() -> None:
    """Four people in two and two; the other cuts one pair: I = ln 2, H = ln 2 and 1.5 ln 2."""
    one, other = labelled([0, 0, 1, 1]), labelled([0, 0, 1, 2])

    assert truth.nmi(one, other) == pytest.approx(2 * log(2) / (log(2) + 1.5 * log(2)))
    assert truth.nmi(one, one) == 1
    assert truth.nmi(one, labelled([0, 1, 0, 1])) == pytest.approx(0)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(LABELS)
def test_information_and_rand_index_are_those_of_igraph(places: list[tuple[int, int]]) -> None:
    one, other = ([place[n] for place in places] for n in (0, 1))
    assume(not len(set(one)) == len(set(other)) in (1, len(places)))  # igraph divides 0 by 0

    mine = (
        truth.nmi(labelled(one), labelled(other)),
        truth.adjusted_rand(labelled(one), labelled(other)),
    )

    theirs = [igraph.compare_communities(one, other, method=m) for m in ("nmi", "adjusted_rand")]
    assert mine == pytest.approx(theirs, abs=1e-9)


def test_average_f1_of_a_hand_worked_case() -> None:
    circles = [set("abcd"), set("de")]  # circles overlap
    found = [set("abc"), set("def")]

    to_circles = (2 * 3 / 7 + 2 * 2 / 5) / 2
    assert truth.average_f1(found, circles) == pytest.approx(to_circles)  # the same both ways
    assert truth.average_f1(circles, circles) == 1
    assert truth.average_f1([set("abcde")], circles) == pytest.approx(
        (8 / 9 + (8 / 9 + 4 / 7) / 2) / 2
    )


@on_public_graphs
def test_circles_are_found_as_well_as_by_louvain() -> None:
    ours, clusters = truth.circle_score(truth.by_netgraph, 1)

    theirs, _ = truth.circle_score(truth.by_louvain, 1)
    assert ours > theirs - 0.02
    assert ours > 0.47
    assert 3 <= clusters <= 15


@on_public_graphs
@pytest.mark.parametrize(("rival", "margin"), [(truth.by_louvain, -0.03), (truth.by_labels, 0.3)])
def test_departments_are_found_as_well_as_by_louvain_and_better_than_by_label_propagation(
    rival: Callable[..., truth.Partition], margin: float
) -> None:
    ours, rand, clusters = truth.department_score(truth.by_netgraph, 1)

    assert ours > truth.department_score(rival, 1)[0] + margin
    assert ours > 0.55
    assert rand > 0.25
    assert 3 <= clusters <= 15
