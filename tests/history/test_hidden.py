import pytest

from tests.history.timeline import history

FIRST, SECOND, THIRD = "2023-01-31", "2023-02-28", "2023-03-31"
FOURTH, FIFTH = "2023-04-30", "2023-05-31"
SINCE = "2019-05-04"
ANN, BO, NAMELESS = ("ann", SINCE), ("bo", SINCE), (None, SINCE)
OTHERS = [("cy", "2020-01-01"), ("di", "2020-01-02")]


def test_who_is_missing_while_a_nameless_row_of_that_day_is_there_has_hidden_not_left() -> None:
    found = history({FIRST: [ANN, *OTHERS], SECOND: [NAMELESS, *OTHERS]})

    assert found.spells_of("ann") == [(1, FIRST, SECOND, None, None, None)]
    assert found.said() == [(SECOND, "ann", "hidden", None)]
    assert found.grew("size", "removed") == {FIRST: (3, None), SECOND: (3, 0)}


@pytest.mark.parametrize("other", [(None, "2019-05-05"), (None, None)])
def test_a_nameless_row_of_another_day_or_of_none_protects_nobody(
    other: tuple[None, str | None],
) -> None:
    found = history({FIRST: [ANN, *OTHERS], SECOND: [other, *OTHERS]})

    assert found.spells_of("ann") == [(1, FIRST, FIRST, "vanished", None, SECOND)]


def test_a_nameless_row_without_a_day_does_not_protect_a_member_without_one() -> None:
    found = history({FIRST: ["ann", *OTHERS], SECOND: [(None, None), *OTHERS]})

    assert found.spells_of("ann")[0][3] == "vanished"


def test_nobody_can_tell_which_of_two_hid_so_both_stay() -> None:
    found = history({FIRST: [ANN, BO, *OTHERS], SECOND: [NAMELESS, *OTHERS]})

    assert found.said() == [(SECOND, "ann", "hidden", None), (SECOND, "bo", "hidden", None)]


def test_several_who_hide_on_their_own_days_all_stay() -> None:
    days = [f"2019-05-{n:02}" for n in range(1, 31)]
    members = [(f"p{d}", d) for d in days]

    found = history({FIRST: [*members, *OTHERS], SECOND: [*((None, d) for d in days), *OTHERS]})

    assert found.standing()[SECOND] == "effective"  # nobody is lost, so nothing is suspicious
    assert [s[1:] for s in found.said("hidden")] == [(f"p{d}", "hidden", None) for d in days]
    assert found.grew("size") == {FIRST: 32, SECOND: 32}


def test_a_list_of_nothing_but_nameless_rows_is_not_emptied() -> None:
    found = history({FIRST: [ANN, BO], SECOND: [NAMELESS, NAMELESS]})

    assert found.standing()[SECOND] == "effective"


def test_nameless_rows_create_nobody() -> None:
    found = history({FIRST: [NAMELESS, *OTHERS], SECOND: [NAMELESS, *OTHERS]})

    assert found.spells["account_id"].to_list() == ["cy", "di"]
    assert found.grew("size") == {FIRST: 2, SECOND: 2}


def test_who_goes_on_hiding_is_said_to_hide_once() -> None:
    found = history({FIRST: [ANN], SECOND: [NAMELESS], THIRD: [NAMELESS]})

    assert found.spells_of("ann") == [(1, FIRST, THIRD, None, None, None)]
    assert found.said() == [(SECOND, "ann", "hidden", None)]


def test_who_shows_up_again_has_not_returned_and_may_hide_again() -> None:
    found = history(
        {FIRST: [ANN], SECOND: [NAMELESS], THIRD: [ANN], FOURTH: [NAMELESS], FIFTH: [ANN]}
    )

    assert found.spells_of("ann") == [(1, FIRST, FIFTH, None, None, None)]
    assert found.said() == [(SECOND, "ann", "hidden", None), (FOURTH, "ann", "hidden", None)]


def test_who_hides_is_gone_when_the_nameless_row_is() -> None:
    found = history({FIRST: [ANN, *OTHERS], SECOND: [NAMELESS, *OTHERS], THIRD: OTHERS})

    assert found.spells_of("ann") == [(1, FIRST, SECOND, "vanished", None, THIRD)]
    assert found.grew("size", "removed")[THIRD] == (2, 1)


def test_a_hidden_member_counts_when_the_next_loss_is_judged() -> None:
    many = [(f"p{n}", SINCE) for n in range(30)]

    found = history({FIRST: [*many, *OTHERS], SECOND: [NAMELESS, *OTHERS], THIRD: OTHERS})

    assert found.standing() == {FIRST: "effective", SECOND: "effective", THIRD: "held"}
    assert found.standings["lost"].to_list() == [0, 0, 30]


def test_nameless_rows_of_a_held_list_hide_nobody() -> None:
    many = [(f"p{n}", "2020-02-02") for n in range(30)]

    found = history({FIRST: [ANN, *many], SECOND: [NAMELESS], THIRD: many})

    assert found.standing() == {FIRST: "effective", SECOND: "held", THIRD: "effective"}
    assert found.said() == [(THIRD, "ann", "removed", None)]


# Members of unknown days: LinkedIn's address books of before 2017.


def test_whoever_an_old_list_shows_without_a_day_may_be_behind_a_row_of_any_day_before_it() -> None:
    found = history({FIRST: ["ann", *OTHERS], SECOND: [NAMELESS, *OTHERS]})

    assert found.spells_of("ann") == [(1, FIRST, SECOND, None, None, None)]
    assert found.said() == [(SECOND, "ann", "hidden", None)]


@pytest.mark.parametrize(
    "second",
    [
        [(None, "2023-02-01"), *OTHERS],  # connected after the old list was made
        [NAMELESS, *OTHERS, ("cy", "2020-01-01")],  # no row is left for the second
    ],
)
def test_where_not_all_can_have_hidden_nobody_is_thought_to_have(
    second: list[tuple[str | None, str | None]],
) -> None:
    found = history({FIRST: ["ann", "bo", *OTHERS], SECOND: second})

    assert found.spells_of("ann")[0][3] == "vanished"
    assert found.spells_of("bo")[0][3] == "vanished"


def test_a_row_that_may_be_somebody_of_its_very_day_is_no_row_for_others() -> None:
    found = history({FIRST: [ANN, "bo", *OTHERS], SECOND: [NAMELESS, *OTHERS]})

    assert found.said() == [(SECOND, "ann", "hidden", None), (SECOND, "bo", "removed", None)]
