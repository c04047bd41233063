import polars as pl
import pytest

from netgraph.history import Holding
from tests.history.timeline import history, inputs, people, work_out

FIRST, SECOND, THIRD = "2023-01-31", "2023-02-28", "2023-03-31"


def test_an_absent_list_removes_nobody() -> None:
    found = history({FIRST: people(30), SECOND: None, THIRD: people(30)})

    assert found.standing() == {FIRST: "effective", SECOND: "absent", THIRD: "effective"}
    assert found.spells["ended"].null_count() == 30
    assert found.said() == []


def test_an_export_without_the_list_removes_nobody() -> None:
    found = history({FIRST: people(30), SECOND: {}})

    assert found.standing() == {FIRST: "effective"}
    assert found.spells["ended"].null_count() == 30


def test_an_absent_list_keeps_the_reason_why_it_cannot_be_used() -> None:
    found = history({FIRST: None})

    assert found.standings["reason"].to_list() == ["damaged"]
    assert found.standings.select("members", "lost").row(0) == (None, None)


@pytest.mark.parametrize("before", [1, 20, 400])
def test_an_emptied_list_is_held_however_short_it_was(before: int) -> None:
    found = history({FIRST: people(before), SECOND: []})

    assert found.standing()[SECOND] == "held"
    assert found.spells["ended"].null_count() == before


def test_a_held_list_says_how_many_are_missing() -> None:
    found = history({FIRST: people(100), SECOND: people(60)})

    row = found.standings.row(1, named=True)
    assert (row["standing"], row["members"], row["lost"]) == ("held", 60, 40)
    assert row["reason"] == "40 of 100 members are missing"


@pytest.mark.parametrize(
    ("before", "lost", "standing"),
    [
        (100, 20, "effective"),
        (100, 21, "held"),
        (133, 20, "effective"),
        (134, 20, "effective"),
        (134, 21, "held"),  # 15 % are 20.1
        (140, 21, "effective"),
        (140, 22, "held"),
        (200, 30, "effective"),
        (200, 31, "held"),
        (21, 20, "effective"),
        (22, 21, "held"),
        (20, 20, "held"),  # emptied
    ],
)
def test_a_list_may_lose_20_or_15_percent_whichever_is_more(
    before: int, lost: int, standing: str
) -> None:
    found = history({FIRST: people(before), SECOND: people(before - lost, start=lost)})

    assert found.standing()[SECOND] == standing


def test_newcomers_do_not_make_up_for_a_loss() -> None:
    found = history({FIRST: people(100), SECOND: people(100, start=21)})

    assert found.standing()[SECOND] == "held"


@pytest.mark.parametrize(
    ("holding", "lost", "standing"),
    [
        (Holding(members=3, share=0.0), 3, "effective"),
        (Holding(members=3, share=0.0), 4, "held"),
        (Holding(members=0, share=0.35), 63, "effective"),  # 0.35 * 180 < 63 in binary
        (Holding(members=0, share=0.35), 64, "held"),
        (Holding(members=1000, share=1.0), 179, "effective"),
        (Holding(members=1000, share=1.0), 180, "held"),  # emptied
    ],
)
def test_what_is_suspicious_can_be_set(holding: Holding, lost: int, standing: str) -> None:
    left = people(180 - lost, start=lost)

    assert (
        history({FIRST: people(180), SECOND: left}, holding=holding).standing()[SECOND] == standing
    )


@pytest.mark.parametrize("first", [[], people(5)])
def test_the_first_list_is_never_held(first: list[str]) -> None:
    assert history({FIRST: first}).standing() == {FIRST: "effective"}


def test_a_list_that_stays_empty_is_not_held_again() -> None:
    found = history({FIRST: people(5), SECOND: [], THIRD: []}, verdicts=[(SECOND, "accept")])

    assert found.standing() == {FIRST: "effective", SECOND: "effective", THIRD: "effective"}


def test_the_next_list_is_compared_with_the_last_effective_one_not_the_held_one() -> None:
    found = history({FIRST: people(100), SECOND: people(10), THIRD: people(95)})

    assert found.standing() == {FIRST: "effective", SECOND: "held", THIRD: "effective"}
    assert found.standings["lost"].to_list() == [0, 90, 5]
    assert found.spells.filter(pl.col("spell") > 1).is_empty()


def test_a_loss_that_persists_stays_held_until_somebody_decides() -> None:
    found = history({FIRST: people(100), SECOND: people(10), THIRD: people(10)})

    assert found.standing() == {FIRST: "effective", SECOND: "held", THIRD: "held"}


def test_accepting_makes_a_list_effective_and_the_next_is_compared_with_it() -> None:
    found = history(
        {FIRST: people(100), SECOND: [], THIRD: people(30)}, verdicts=[(SECOND, "accept")]
    )

    assert found.standing() == {FIRST: "effective", SECOND: "effective", THIRD: "effective"}
    assert found.spells["ended"].drop_nulls().to_list() == ["vanished"] * 100


def test_rejecting_a_list_is_as_if_it_were_absent() -> None:
    rejected = history({FIRST: people(9), SECOND: people(8)}, verdicts=[(SECOND, "reject")])
    absent = history({FIRST: people(9), SECOND: None})

    assert rejected.standing()[SECOND] == "absent"
    assert rejected.standings["reason"].to_list() == [None, "rejected by decision"]
    assert rejected.spells.equals(absent.spells)


def test_accepting_what_is_absent_does_not_bring_it_back() -> None:
    found = history({FIRST: people(3), SECOND: None}, verdicts=[(SECOND, "accept")])

    assert found.standing()[SECOND] == "absent"


@pytest.mark.parametrize(
    ("verdicts", "standing"),
    [(["accept", "reject"], "absent"), (["reject", "accept"], "effective")],
)
def test_of_several_verdicts_the_last_counts(verdicts: list[str], standing: str) -> None:
    found = history({FIRST: people(9), SECOND: []}, verdicts=[(SECOND, v) for v in verdicts])

    assert found.standing()[SECOND] == standing


def test_a_verdict_on_another_list_or_day_changes_nothing() -> None:
    exports = {FIRST: people(9), SECOND: []}

    found = history(exports, verdicts=[(FIRST, "accept"), (SECOND, "accept", "followers")])

    assert found.standing()[SECOND] == "held"


def test_lists_of_one_export_are_judged_apart() -> None:
    found = history(
        {
            FIRST: {"friends": people(9), "followers": people(9)},
            SECOND: {"friends": [], "followers": people(9)},
        }
    )

    by_list = found.standings.filter(pl.col("exported_on").cast(pl.String) == SECOND)
    assert dict(by_list.select("list", "standing").rows()) == {
        "friends": "held",
        "followers": "effective",
    }


def test_an_older_export_that_arrives_late_can_release_a_held_list() -> None:
    first, last = people(100), people(70, start=30)
    before = history({FIRST: first, THIRD: last})

    after = history({FIRST: first, SECOND: people(85, start=15), THIRD: last})

    assert before.standing() == {FIRST: "effective", THIRD: "held"}
    assert after.standing() == {FIRST: "effective", SECOND: "effective", THIRD: "effective"}


def test_an_older_export_that_arrives_late_can_make_a_list_suspicious() -> None:
    assert history({SECOND: people(10)}).standing() == {SECOND: "effective"}

    found = history({FIRST: people(100), SECOND: people(10)})

    assert found.standing() == {FIRST: "effective", SECOND: "held"}


def test_a_broken_export_that_arrives_late_between_two_good_ones_removes_nobody() -> None:
    good = {FIRST: people(100), THIRD: people(100)}

    found = history({**good, SECOND: people(12)})

    assert found.standing() == {FIRST: "effective", SECOND: "held", THIRD: "effective"}
    assert found.spells.equals(history(good).spells)


def test_an_account_that_one_list_shows_twice_counts_once() -> None:
    found = history({FIRST: [*people(3), "p000"], SECOND: people(2)})

    assert found.standings.select("members", "lost").rows() == [(3, 0), (2, 1)]


def test_owners_and_networks_have_their_own_chains() -> None:
    mine = inputs({FIRST: people(9), SECOND: []})
    theirs = inputs({FIRST: people(9), SECOND: people(9)})
    for name in ("lists", "members", "exports"):
        other = getattr(theirs, name).with_columns(owner=pl.lit("you"))
        elsewhere = getattr(theirs, name).with_columns(source=pl.lit("x"))
        setattr(mine, name, pl.concat([getattr(mine, name), other, elsewhere]))

    found = work_out(mine).standings.filter(pl.col("exported_on").cast(pl.String) == SECOND)

    assert found.select("owner", "source", "standing").rows() == [
        ("me", "facebook", "held"),
        ("me", "x", "effective"),
        ("you", "facebook", "effective"),
    ]
