from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from netgraph.strategy.survival import AGES, ENOUGH, tie_survival

DAY = date(2020, 1, 1)
TIES = {
    "owner": pl.String, "source": pl.String, "since": pl.Date, "first_seen_on": pl.Date,
    "last_seen_on": pl.Date, "ended_on": pl.Date, "first_absent_on": pl.Date,
    "is_first": pl.Boolean,
}  # fmt: skip
RESETS = {"owner": pl.String, "source": pl.String, "before_on": pl.Date, "reset_on": pl.Date}


def day(n: int | None) -> date | None:
    return None if n is None else DAY + timedelta(n)


def tie(
    since: int | None, first: int, last: int, absent: int | None = None, **more: Any
) -> dict[str, Any]:
    return {
        "owner": "noor", "source": "x", "since": day(since), "first_seen_on": day(first),
        "last_seen_on": day(last), "ended_on": None, "first_absent_on": day(absent),
        "is_first": first == 0,
    } | more  # fmt: skip


def survive(ties: list[dict[str, Any]], *resets: tuple[int, int], source: str | None = "x") -> Any:
    lost = [("noor", "x", day(before), day(on)) for before, on in resets]
    found = tie_survival(
        pl.DataFrame(ties, schema=TIES), pl.DataFrame(lost, schema=RESETS, orient="row")
    )
    assert found.height == 2 * len(AGES)
    return {
        row["age_days"]: row
        for row in found.filter(pl.col("source").eq_missing(pl.lit(source))).to_dicts()
    }


def test_ties_that_end_between_two_exports_end_somewhere_between() -> None:
    # forty ties begin on the first day; ten are gone at the export of day 365, last seen on day 100
    ties = [tie(0, 0, 365) for _ in range(30)] + [tie(0, 0, 100, 365) for _ in range(10)]

    found = survive(ties)

    assert found[91]["surviving_most"] == 1.0
    assert (found[183]["surviving_least"], found[183]["surviving_most"]) == (0.75, 1.0)
    assert (found[365]["surviving_least"], found[365]["surviving_most"]) == (0.75, 0.75)
    assert found[365] | {"ties": 40, "ended": 10, "by_reset": 0, "undated": 0} == found[365]


def test_a_day_that_an_export_tells_is_exact() -> None:
    ties = [tie(0, 0, 365) for _ in range(30)]
    ties += [tie(0, 0, 100, 365, ended_on=day(150)) for _ in range(10)]

    found = survive(ties)

    assert (found[183]["surviving_least"], found[183]["surviving_most"]) == (0.75, 0.75)


def test_too_few_under_watch_say_nothing() -> None:
    found = survive([tie(0, 0, 365) for _ in range(ENOUGH - 1)])

    assert {row["surviving_most"] for row in found.values()} == {None}
    assert found[30]["from_days"] is None
    assert found[30]["at_risk"] == ENOUGH - 1


def test_what_is_said_begins_where_enough_are_under_watch() -> None:
    # all are a year old when the first export shows them: nothing is known of younger ones
    found = survive([tie(-365, 0, 500) for _ in range(30)])

    assert found[183]["surviving_most"] is None
    assert found[731]["from_days"] == 365
    assert found[731]["surviving_most"] == 1.0


def test_a_great_loss_says_nothing_of_age() -> None:
    ties = [tie(0, 0, 100, 200) for _ in range(40)]

    found = survive(ties, (100, 200))

    assert found[91]["surviving_most"] == 1.0
    assert (found[91]["ended"], found[91]["by_reset"]) == (0, 40)


def test_ties_of_unknown_beginning_are_counted_and_left_out() -> None:
    ties = [tie(None, 0, 365) for _ in range(7)] + [tie(None, 10, 365) for _ in range(30)]

    found = survive(ties)

    assert (found[91]["undated"], found[91]["ties"]) == (7, 30)
    assert found[91]["at_risk"] == 30


def test_all_networks_together_are_one_more_row_an_age() -> None:
    ties = [tie(0, 0, 365, source=s) for s in ("x", "facebook") for _ in range(15)]
    none = pl.DataFrame(schema=RESETS)

    found = tie_survival(pl.DataFrame(ties, schema=TIES), none)

    assert found.filter(pl.col("source").is_null(), age_days=91)["surviving_most"].item() == 1.0
    assert found.filter(source="x", age_days=91)["surviving_most"].item() is None


def test_without_ties_there_is_nothing() -> None:
    none = tie_survival(pl.DataFrame(schema=TIES), pl.DataFrame(schema=RESETS))

    assert none.is_empty()
    assert none.schema["surviving_most"] == pl.Float64


@pytest.mark.parametrize("since", [5, 50])
def test_a_tie_dated_after_it_was_seen_is_of_no_negative_age(since: int) -> None:
    ties = [tie(0, 0, 365) for _ in range(25)] + [tie(since, 0, 3, 30)]

    found = survive(ties)

    assert 0.9 < found[91]["surviving_least"] <= found[91]["surviving_most"] <= 1.0
