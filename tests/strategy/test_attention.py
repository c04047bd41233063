from typing import Any

import polars as pl

from netgraph.strategy.attention import attention

RHYTHMS = {
    "owner": pl.String, "person_id": pl.String, "name": pl.String, "strength": pl.Float64,
    "median_gap_days": pl.Float64, "silence_days": pl.Int64,
}  # fmt: skip


def layers(*ties: tuple[str, float | None, int], strength: float = 0.5) -> dict[str, Any]:
    """By rhythm; each tie is a name, its usual gap and its silence."""
    rows = [("noor", name, name.title(), strength, gap, silence) for name, gap, silence in ties]
    found = attention(pl.DataFrame(rows, schema=RHYTHMS, orient="row"))
    return {row["rhythm"]: row for row in found.to_dicts()}


def people(found: dict[str, Any]) -> list[int]:
    return [row["people"] for row in found.values()]


def test_each_layer_holds_those_inside_it() -> None:
    found = layers(("ann", 7, 3), ("bo", 30, 10), ("cy", 90, 100), ("di", 365, 20), ("ed", 800, 9))

    assert list(found) == ["weekly", "monthly", "half-yearly", "yearly"]
    assert people(found) == [1, 2, 3, 4]
    assert [row["names"] for row in found.values()] == ["Ann", "Bo", "Cy", "Di"]


def test_a_silence_beyond_two_gaps_is_the_pace() -> None:
    assert people(layers(("ann", 7, 14))) == [1, 1, 1, 1]
    assert people(layers(("ann", 7, 20))) == [0, 1, 1, 1]
    assert people(layers(("ann", 7, 400))) == [0, 0, 0, 0]


def test_a_tie_of_one_day_is_at_best_yearly() -> None:
    assert people(layers(("ann", None, 2))) == [0, 0, 0, 1]
    assert people(layers(("ann", None, 500))) == [0, 0, 0, 0]


def test_days_of_contact_add_up_and_shares_are_of_the_outermost() -> None:
    found = layers(("ann", 7.305, 1), ("bo", 365.25, 1))

    assert found["weekly"]["contacts_a_year"] == 50
    assert found["yearly"]["contacts_a_year"] == 51
    assert found["weekly"]["attention_share"] == round(50 / 51, 9)
    assert found["yearly"]["attention_share"] == 1.0


def test_whoever_is_in_touch_with_nobody_has_no_share() -> None:
    found = layers(("ann", 7, 4000))

    assert {row["attention_share"] for row in found.values()} == {None}
    assert {row["contacts_a_year"] for row in found.values()} == {0.0}


def test_the_order_of_ties_changes_nothing() -> None:
    ties = [(f"p{i}", float(3 + i * 7), i) for i in range(30)]

    assert layers(*ties) == layers(*reversed(ties))
