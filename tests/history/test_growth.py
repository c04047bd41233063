import pytest

from netgraph.history import Holding
from tests.history.timeline import history, inputs, people, work_out

JAN, FEB, MAR, APR = "2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"
ALL = ("size", "added", "removed", "returned", "retention", "rebuilt")


def test_of_a_first_export_only_the_size_is_known() -> None:
    assert history({JAN: people(401)}).grew(*ALL) == {JAN: (401, None, None, None, None, None)}


def test_two_exports_say_who_came_who_went_and_how_many_stayed() -> None:
    found = history({JAN: people(10), FEB: people(12, start=2)})

    assert found.grew(*ALL)[FEB] == (12, 4, 2, 0, 0.8, None)


def test_a_reset_and_what_was_rebuilt_of_it() -> None:
    exports = {JAN: people(401), FEB: [], MAR: people(120, start=297)}

    found = history(exports, verdicts=[(FEB, "accept")])

    assert found.grew(*ALL) == {
        JAN: (401, None, None, None, None, None),
        FEB: (0, 0, 401, 0, 0.0, 0.0),
        MAR: (120, 16, 0, 104, None, pytest.approx(104 / 401, abs=1e-9)),
    }


def test_while_a_list_is_held_nothing_is_known() -> None:
    found = history({JAN: people(100), FEB: people(10), MAR: people(101)})

    assert found.grew(*ALL) == {
        JAN: (100, None, None, None, None, None),
        FEB: (None, None, None, None, None, None),
        MAR: (101, 1, 0, 0, 1.0, None),
    }


@pytest.mark.parametrize("friends", [None, {}])
def test_where_the_list_is_absent_the_size_stands_and_nothing_was_compared(friends: object) -> None:
    found = history({JAN: people(5), FEB: friends, MAR: people(6)})

    assert found.grew(*ALL) == {
        JAN: (5, None, None, None, None, None),
        FEB: (5, None, None, None, None, None),
        MAR: (6, 1, 0, 0, 1.0, None),
    }


def test_before_the_first_list_no_size_is_known() -> None:
    found = history({JAN: {}, FEB: people(5)})

    assert found.grew(*ALL) == {
        JAN: (None, None, None, None, None, None),
        FEB: (5, None, None, None, None, None),
    }


def test_an_empty_first_list_is_a_size_of_zero() -> None:
    found = history({JAN: [], FEB: people(2)})

    assert found.grew(*ALL) == {
        JAN: (0, None, None, None, None, None),
        FEB: (2, 2, 0, 0, None, None),
    }


def test_retention_is_null_without_contacts_before_and_zero_without_any_left() -> None:
    found = history({JAN: people(3), FEB: people(3, start=3), MAR: people(3, start=3)}, verdicts=[])

    assert found.grew("retention") == {JAN: None, FEB: 0.0, MAR: 1.0}


def test_an_accepted_emptied_list_is_a_reset_however_short_it_was() -> None:
    found = history({JAN: people(4), FEB: [], MAR: people(3)}, verdicts=[(FEB, "accept")])

    assert found.grew("rebuilt") == {JAN: None, FEB: 0.0, MAR: 0.75}


@pytest.mark.parametrize(("lost", "rebuilt"), [(20, None), (21, 0.79)])
def test_a_loss_beyond_the_holding_rule_is_a_reset(lost: int, rebuilt: float | None) -> None:
    left = people(100 - lost)

    found = history({JAN: people(100), FEB: left, MAR: left}, verdicts=[(FEB, "accept")])

    assert found.grew("rebuilt")[MAR] == rebuilt


def test_after_a_second_reset_rebuilt_counts_from_that_one() -> None:
    found = history(
        {JAN: people(40), FEB: [], MAR: people(10), APR: []},
        verdicts=[(FEB, "accept"), (APR, "accept")],
    )

    assert found.grew("rebuilt") == {JAN: None, FEB: 0.0, MAR: 0.25, APR: 0.0}


def test_returned_are_not_added() -> None:
    found = history({JAN: people(5), FEB: people(4), MAR: people(6)})

    assert found.grew("added", "removed", "returned")[MAR] == (1, 0, 1)


def test_only_contacts_count() -> None:
    found = history(
        {
            JAN: {"friends": people(5), "followers": people(50)},
            FEB: {"friends": people(5), "followers": people(20)},
        }
    )

    assert found.standing()[FEB] in ("effective", "held")
    assert found.grew("size", "removed")[FEB] == (5, 0)  # a held list of followers is no matter


def test_who_is_on_two_lists_of_contacts_counts_once() -> None:
    found = history(
        {
            JAN: {"friends": ["ann", "bo"], "followers": ["bo", "cy"]},
            FEB: {"friends": ["bo"], "followers": ["bo", "cy"]},
        },
        others={"followers": True},
    )

    assert found.grew("size", "added", "removed") == {JAN: (3, None, None), FEB: (2, 0, 1)}


def test_with_the_first_export_of_a_second_list_nothing_can_be_compared() -> None:
    found = history(
        {
            JAN: {"friends": ["ann"]},
            FEB: {"friends": ["ann"], "followers": ["bo", "cy"]},
            MAR: {"friends": ["ann"], "followers": ["bo", "cy", "di"]},
        },
        others={"followers": True},
    )

    assert found.grew("size", "added") == {JAN: (1, None), FEB: (3, None), MAR: (4, 1)}


def test_an_owner_who_never_had_a_contact_has_no_growth() -> None:
    assert history({JAN: {"followers": ["ann"]}}).growth.is_empty()


def test_a_home_without_any_list_has_no_history() -> None:
    given = inputs({JAN: {}}, holding=Holding())

    found = work_out(given)

    assert found.standings.is_empty()
    assert found.spells.is_empty()
    assert found.changes.is_empty()
    assert found.growth.is_empty()
