import polars as pl
import pytest

from netgraph.strategy.paths import ASSUMED_STRENGTH, path_strength, willingness

ROWS = {"weight": [1.0, 0.5, 0.5, 1.0], "strength": [0.9, None, 0.2, None]}


def test_a_known_path_keeps_its_strength_and_an_unknown_one_is_taken_for_yearly_contact() -> None:
    q = path_strength(pl.DataFrame(ROWS))

    assert q.name == "path_strength"
    assert q.to_list() == pytest.approx([0.9, 0.5 * 0.1**0.5, 0.2, 0.1**0.5])


def test_a_path_is_a_share_and_never_null() -> None:
    nothing = pl.DataFrame(schema={"weight": pl.Float64, "strength": pl.Float64})

    assert path_strength(nothing).to_list() == []
    assert path_strength(pl.DataFrame({"weight": [1.0], "strength": [1.0000001]})).to_list() == [1]


def test_willingness_is_the_root_of_the_strength_or_of_the_assumed_one() -> None:
    contacts = pl.DataFrame({"strength": [0.25, None, 0.0]})

    assert willingness(contacts).to_list() == pytest.approx([0.5, ASSUMED_STRENGTH**0.5, 0.0])
