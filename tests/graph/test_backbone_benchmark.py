"""A comparison is worth what its parts are: the rival filter, the invented worlds, the figures."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest

from benchmarks.graph.backbone.__main__ import FORTY, agreement, found, judged
from benchmarks.graph.backbone.crowds import Gathering, Setting, together, world
from benchmarks.graph.backbone.rivals import (
    everything,
    netgraph,
    noise_corrected,
    plain_disparity,
    plain_noise_corrected,
)


def noise_corrected_by_plain_python(
    weights: dict[tuple[int, int], int], pair: tuple[int, int]
) -> tuple[float, float]:
    """Coscia & Neffke's score and its deviation, in fractions, step by step as in the paper."""
    total = 2 * sum(weights.values())
    a, b = (sum(w for p, w in weights.items() if end in p) for end in pair)
    n = Fraction(weights[pair])
    mean = Fraction(a * b, total**2)
    variance = Fraction(a * b * (total - a) * (total - b), total**4 * (total - 1))
    alpha = mean**2 / variance * (1 - mean) - mean
    beta = mean / variance * (1 - mean**2) - (1 - mean)
    posterior = (n + alpha) / (n + alpha + total - n + beta)
    of_count = total * posterior * (1 - posterior)
    kappa = Fraction(total, a * b)
    derived = Fraction(1, a * b) - total * Fraction(a + b, (a * b) ** 2)
    of_score = of_count * (2 * (kappa + n * derived) / (kappa * n + 1) ** 2) ** 2
    return float((kappa * n - 1) / (kappa * n + 1)), sqrt(of_score)


def test_lift_worked_by_hand() -> None:
    u, v = np.array([0, 0, 1]), np.array([1, 2, 2])

    lift, _ = noise_corrected(3, u, v, np.ones(3))

    assert lift == pytest.approx([0.2] * 3)  # 6 / (2 * 2) = 1.5 times what is expected


@pytest.mark.parametrize("seed", range(4))
def test_noise_corrected_equals_plain_python(seed: int) -> None:
    draw = np.random.default_rng(seed)
    pairs = sorted(
        {(int(min(p)), int(max(p))) for p in draw.integers(0, 8, (20, 2)) if p[0] != p[1]}
    )
    weights = {
        pair: int(w) for pair, w in zip(pairs, draw.integers(1, 30, len(pairs)), strict=True)
    }
    u, v = np.array(pairs).T

    lift, deviation = noise_corrected(8, u, v, np.array(list(weights.values()), dtype=float))

    expected = [noise_corrected_by_plain_python(weights, pair) for pair in pairs]
    assert list(zip(lift, deviation, strict=True)) == [pytest.approx(e) for e in expected]


def test_a_gathering_of_n_gives_each_pair_one_part_in_n_minus_one() -> None:
    links = together(9, [Gathering(np.array([7, 2, 5]), 1.0), Gathering(np.array([5, 7]), 0.25)])

    assert list(zip(links.u, links.v, links.copresence, strict=True)) == [
        (2, 5, pytest.approx(0.5)),
        (2, 7, pytest.approx(0.5)),
        (5, 7, pytest.approx(0.75)),
    ]


def test_a_world_is_its_seeds_and_crowds_only_add_to_it() -> None:
    one, other = world(Setting(), 3), world(Setting(), 3)
    clean = set(zip(one.clean.u.tolist(), one.clean.v.tolist(), strict=True))

    assert one.links.copresence.tolist() == other.links.copresence.tolist()
    assert clean < set(zip(one.links.u.tolist(), one.links.v.tolist(), strict=True))
    assert set(one.seen) <= set(range(Setting().people))


def test_agreement_is_one_for_the_same_parts_and_near_nothing_for_unrelated_ones() -> None:
    parts, draw = np.repeat(np.arange(10), 20), np.random.default_rng(1)

    assert agreement(parts, 9 - parts) == (pytest.approx(1), pytest.approx(1))
    assert agreement(parts, draw.permutation(parts))[0] == pytest.approx(0, abs=0.05)


def test_the_published_filter_alone_takes_clean_teams_apart() -> None:
    drawn = world(FORTY, 1)

    stays = plain_disparity(0.05)(drawn.n, drawn.clean)
    alone = found(drawn.n, drawn.clean, stays)[drawn.seen]

    assert len(set(alone)) == len(drawn.seen)
    assert netgraph(drawn.n, drawn.clean).all()


def test_netgraphs_backbone_finds_the_teams_where_the_others_do_not() -> None:
    old = Setting(
        people=30, extra=30, teams=(5,), threads=0.67, thread=(3, 4), most_messages=1, cross=0.0,
        crowds=1, crowd=(60, 61), crowd_days=1,
    )  # fmt: skip
    rivals = (netgraph, everything, plain_noise_corrected(1.64))

    ours, *theirs = (judged(world(old, 2), choose)[0] for choose in rivals)

    assert ours == 1
    assert max(theirs) < 0.95
