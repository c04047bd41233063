from itertools import product

import pytest

from tests.history.timeline import history, people

JAN, FEB, MAR, APR = "2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"
OLD = "2012-06-01"
REST = people(3)


def friends(*members: str | tuple[str, str]) -> list[str | tuple[str, str]]:
    """Some who never go, and these: a list that is never suspicious."""
    return [*REST, *members]


def test_a_tie_lasts_from_the_first_list_that_shows_it_to_the_last() -> None:
    found = history({JAN: friends(), FEB: friends(("ann", "2023-02-03")), MAR: friends("ann")})

    assert found.spells_of("ann") == [(1, FEB, MAR, None, None, None)]


def test_who_is_missing_from_a_later_list_has_vanished_by_its_day() -> None:
    found = history({JAN: friends("ann"), FEB: friends("ann"), MAR: friends(), APR: friends()})

    assert found.spells_of("ann") == [(1, JAN, FEB, "vanished", None, MAR)]


def test_who_comes_back_begins_a_second_spell() -> None:
    found = history({JAN: friends("ann"), FEB: friends(), MAR: friends("ann")})

    assert found.spells_of("ann") == [
        (1, JAN, JAN, "vanished", None, FEB),
        (2, MAR, MAR, None, None, None),
    ]
    assert found.said() == [(FEB, "ann", "removed", None), (MAR, "ann", "returned", None)]


def test_every_return_is_a_spell() -> None:
    found = history({JAN: friends("ann"), FEB: friends(), MAR: friends("ann"), APR: friends()})

    assert [s[0] for s in found.spells_of("ann")] == [1, 2]
    assert found.spells_of("ann")[1] == (2, MAR, MAR, "vanished", None, APR)


@pytest.mark.parametrize("between", [None, {}, []])
def test_a_list_that_does_not_count_cuts_no_spell(between: object) -> None:
    found = history({JAN: friends("ann"), FEB: between, MAR: friends("ann")})

    assert found.spells_of("ann") == [(1, JAN, MAR, None, None, None)]


def test_the_last_word_on_since_and_kind_stands() -> None:
    found = history({JAN: [("ann", "2020-01-01")], FEB: [("ann", "2020-01-02")]})

    assert [str(d) for d in found.spells["since"]] == ["2020-01-02"]


# What an export says outright.


def test_a_stated_removal_says_how_and_when_the_tie_ended() -> None:
    found = history({JAN: friends("ann"), FEB: friends()}, removals=[("ann", "2023-02-10", FEB)])

    assert found.spells_of("ann") == [(1, JAN, JAN, "removed", "2023-02-10", FEB)]
    assert found.said() == [(FEB, "ann", "removed", None)]


@pytest.mark.parametrize("friends_list", [None, {}, []])
def test_a_stated_removal_counts_without_an_effective_list(friends_list: object) -> None:
    found = history({JAN: friends("ann"), FEB: friends_list}, removals=[("ann", "2023-02-10", FEB)])

    assert found.spells_of("ann") == [(1, JAN, JAN, "removed", "2023-02-10", FEB)]
    assert found.said() == [(FEB, "ann", "removed", None)]
    assert found.spells_of("p000") == [(1, JAN, JAN, None, None, None)]


def test_a_removal_that_is_told_later_than_the_list_shows_it_still_says_how_it_ended() -> None:
    found = history(
        {JAN: friends("ann"), FEB: friends(), MAR: friends()},
        removals=[("ann", "2023-02-10", MAR)],
    )

    assert found.spells_of("ann") == [(1, JAN, JAN, "removed", "2023-02-10", FEB)]


def test_a_removal_after_the_list_that_lacks_the_member_is_another_one() -> None:
    found = history(
        {JAN: friends("ann"), FEB: friends(), MAR: friends()},
        removals=[("ann", "2023-03-10", MAR)],
    )

    assert found.spells_of("ann") == [(1, JAN, JAN, "vanished", None, FEB)]


def test_306_old_removals_that_a_later_export_repeats_do_not_end_the_new_spells() -> None:
    was, back = people(306), people(149)
    removals = [(p, "2023-02-10", told) for p, told in product(was, (FEB, MAR, APR))]
    exports = {
        JAN: [(p, OLD) for p in was],
        FEB: [],
        MAR: [(p, "2023-03-05") for p in back],
        APR: [(p, "2023-03-05") for p in back],
    }

    found = history(exports, removals=removals, verdicts=[(FEB, "accept")])

    assert found.spells_of("p000") == [
        (1, JAN, JAN, "removed", "2023-02-10", FEB),
        (2, MAR, APR, None, None, None),
    ]
    assert found.spells_of("p300") == [(1, JAN, JAN, "removed", "2023-02-10", FEB)]
    assert found.grew("size") == {JAN: 306, FEB: 0, MAR: 149, APR: 149}
    assert found.grew("removed") == {JAN: None, FEB: 306, MAR: 0, APR: 0}


def test_removed_and_befriended_again_between_two_lists_is_two_spells() -> None:
    found = history(
        {JAN: friends(("ann", OLD)), FEB: friends(("ann", "2023-02-20"))},
        removals=[("ann", "2023-02-10", FEB)],
    )

    assert found.spells_of("ann") == [
        (1, JAN, JAN, "removed", "2023-02-10", FEB),
        (2, FEB, FEB, None, None, None),
    ]
    assert found.said() == [(FEB, "ann", "removed", None), (FEB, "ann", "returned", None)]
    assert found.grew("size", "added", "removed", "returned")[FEB] == (4, 0, 1, 1)


def test_removed_while_the_list_was_absent_and_back_since_is_two_spells() -> None:
    found = history(
        {JAN: friends(("ann", OLD)), FEB: None, MAR: friends(("ann", "2023-03-05"))},
        removals=[("ann", "2023-02-10", FEB), ("ann", "2023-02-10", MAR)],
    )

    assert found.spells_of("ann") == [
        (1, JAN, JAN, "removed", "2023-02-10", FEB),
        (2, MAR, MAR, None, None, None),
    ]
    assert found.grew("size") == {JAN: 4, FEB: 3, MAR: 4}


def test_a_removal_of_somebody_else_of_that_name_ends_nothing() -> None:
    # the listed friendship began before the removal and is there after it
    found = history(
        {JAN: friends(("ann", OLD)), FEB: friends(("ann", OLD))},
        removals=[("ann", "2023-02-10", FEB)],
    )

    assert found.spells_of("ann") == [(1, JAN, FEB, None, None, None)]


def test_a_removal_before_the_friendship_or_the_first_export_ends_nothing() -> None:
    found = history(
        {JAN: friends(("ann", "2022-07-01")), FEB: None},
        removals=[("ann", "2019-01-01", JAN), ("ann", "2022-06-30", FEB)],
    )

    assert found.spells_of("ann") == [(1, JAN, JAN, None, None, None)]


def test_an_export_that_lists_a_friend_and_his_removal_of_that_day_shows_him_back() -> None:
    found = history(
        {JAN: friends(("ann", JAN)), FEB: friends(("ann", JAN))}, removals=[("ann", JAN, JAN)]
    )

    assert found.spells_of("ann") == [(1, JAN, FEB, None, None, None)]


def test_a_removal_later_on_the_day_of_the_export_counts() -> None:
    found = history({JAN: friends(("ann", OLD)), FEB: friends()}, removals=[("ann", JAN, FEB)])

    assert found.spells_of("ann") == [(1, JAN, JAN, "removed", JAN, FEB)]


@pytest.mark.parametrize(("removed_on", "spells"), [("2023-02-27", 2), (FEB, 1)])
def test_where_no_day_is_known_a_removal_before_the_list_parts_and_one_on_its_day_does_not(
    removed_on: str, spells: int
) -> None:
    # the list of that day shows her, so a removal on that day came after it
    found = history(
        {JAN: friends("ann"), FEB: friends("ann"), MAR: friends()},
        removals=[("ann", removed_on, MAR)],
    )

    assert [s[3] for s in found.spells_of("ann")] == ["removed", "vanished"][:spells]


def test_one_removal_ends_one_spell() -> None:
    # removed and befriended again on the day of the second export; told by the third
    found = history(
        {JAN: friends(("ann", OLD)), FEB: friends(("ann", FEB)), MAR: None},
        removals=[("ann", FEB, MAR)],
    )

    assert [s[3] for s in found.spells_of("ann")] == ["removed", None]


def test_of_two_removals_between_two_lists_the_first_ended_the_tie() -> None:
    found = history(
        {JAN: friends(("ann", OLD)), FEB: None, MAR: friends()},
        removals=[("ann", "2023-03-10", MAR), ("ann", "2023-02-10", FEB)],
    )

    assert found.spells_of("ann") == [(1, JAN, JAN, "removed", "2023-02-10", FEB)]


def test_removed_twice_ends_both_spells() -> None:
    found = history(
        {JAN: friends(("ann", OLD)), FEB: friends(("ann", "2023-02-20")), MAR: friends()},
        removals=[
            ("ann", "2023-02-10", FEB),
            ("ann", "2023-02-10", MAR),
            ("ann", "2023-03-10", MAR),
        ],
    )

    assert found.spells_of("ann") == [
        (1, JAN, JAN, "removed", "2023-02-10", FEB),
        (2, FEB, FEB, "removed", "2023-03-10", MAR),
    ]


def test_a_removed_friend_may_go_on_following() -> None:
    found = history(
        {JAN: {"friends": friends("ann"), "followers": ["ann"]}, FEB: {"followers": ["ann"]}},
        removals=[("ann", "2023-02-10", FEB)],
    )

    by_list = found.spells.filter(account_id="ann").select("list", "ended").rows()
    assert dict(by_list) == {"friends": "removed", "followers": None}


def test_a_removal_of_somebody_who_was_never_listed_makes_nobody() -> None:
    found = history({JAN: friends(), FEB: friends()}, removals=[("eve", "2023-02-10", FEB)])

    assert found.spells_of("eve") == []


# Accounts, not names and addresses, are on lists: identity says which rows are one account.


def test_a_new_name_or_a_new_profile_address_of_the_same_account_is_no_coming_or_going() -> None:
    found = history(
        {JAN: friends("ann"), FEB: friends("ann")},
        facts=[
            {"on": JAN, "account": "ann", "name": "Ann Ode", "handle": "ann-ode"},
            {"on": FEB, "account": "ann", "name": "Ann Pike", "handle": "ann-pike"},
        ],
    )

    assert found.spells_of("ann") == [(1, JAN, FEB, None, None, None)]
    assert {change for _, _, change, _ in found.said()} == {"renamed"}
