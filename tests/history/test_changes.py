from dataclasses import replace

import polars as pl
import pytest

from tests.history.timeline import History, history, inputs, people, work_out

JAN, FEB, MAR = "2023-01-31", "2023-02-28", "2023-03-31"
THERE = {JAN: ["ann"], FEB: ["ann"], MAR: ["ann"]}


def told(*facts: dict[str, str | None], exports: dict[str, object] | None = None) -> History:
    """A history of ann, of whom the exports say this."""
    return history(exports or THERE, facts=[{"account": "ann", **fact} for fact in facts])


def test_nobody_is_added_by_the_first_list() -> None:
    assert history({JAN: people(3)}).said() == []


def test_nobody_is_added_by_the_first_list_that_is_there() -> None:
    assert history({JAN: None, FEB: people(3)}).said() == []


def test_who_is_on_the_list_for_the_first_time_is_added() -> None:
    assert history({JAN: people(3), FEB: people(4)}).said() == [(FEB, "p003", "added", None)]


def test_after_an_empty_first_list_everybody_is_added() -> None:
    found = history({JAN: [], FEB: people(2)})

    assert found.said() == [(FEB, "p000", "added", None), (FEB, "p001", "added", None)]


def test_a_held_list_adds_and_removes_nobody() -> None:
    found = history({JAN: people(30), FEB: [*people(2), "new"]})

    assert found.said() == []


def test_ties_that_make_no_contact_change_nothing() -> None:
    found = history(
        {JAN: {"followers": ["ann"]}, FEB: {"followers": ["bo"]}},
        facts=[
            {"on": JAN, "account": "bo", "name": "Bo Ash"},
            {"on": FEB, "account": "bo", "name": "Bo Elm"},
        ],
    )

    assert found.said() == []


# Names and jobs.


def test_a_new_name_is_told_with_the_old_one() -> None:
    found = told({"on": JAN, "name": "Ann Ode"}, {"on": FEB, "name": "Ann Pike"})

    assert found.said() == [(FEB, "ann", "renamed", "Ann Ode → Ann Pike")]


def test_a_new_handle_is_a_new_name() -> None:
    found = told({"on": JAN, "handle": "ode"}, {"on": FEB, "handle": "pike"})

    assert found.said() == [(FEB, "ann", "renamed", "ode → pike")]


def test_the_first_name_ever_told_is_no_new_name() -> None:
    assert (
        told({"on": JAN, "name": None, "company": "Acme"}, {"on": FEB, "name": "Ann"}).said() == []
    )


def test_a_name_that_only_changes_case_is_no_new_name() -> None:
    assert told({"on": JAN, "name": "ann ode"}, {"on": FEB, "name": "Ann Ode"}).said() == []


def test_a_name_is_compared_with_the_last_export_that_told_one() -> None:
    found = told({"on": JAN, "name": "Ann Ode"}, {"on": MAR, "name": "Ann Pike"})

    assert found.said() == [(MAR, "ann", "renamed", "Ann Ode → Ann Pike")]


def test_a_name_that_changes_twice_is_told_twice() -> None:
    found = told({"on": JAN, "name": "A"}, {"on": FEB, "name": "B"}, {"on": MAR, "name": "A"})

    assert [s[3] for s in found.said()] == ["A → B", "B → A"]


def test_two_spellings_in_one_export_are_no_new_name() -> None:
    found = told(
        {"on": JAN, "name": "Ann Ode, PhD", "company": "Acme"},  # the list
        {"on": JAN, "name": "Ann Ode"},  # a message
        {"on": FEB, "name": "Ann Ode"},
        {"on": MAR, "name": "Ann Ode, PhD", "company": "Acme"},
        {"on": MAR, "name": "Ann Ode"},
    )

    assert found.said() == []


def test_of_two_spellings_without_a_list_the_one_that_stays_is_no_new_name() -> None:
    found = told(
        {"on": JAN, "name": "Ann Ode"},
        {"on": JAN, "name": "Ann Ode-Pike"},
        {"on": FEB, "name": "Ann Ode"},
    )

    assert found.said() == []


def test_a_new_name_on_the_list_counts_although_messages_still_show_the_old_one() -> None:
    found = told(
        {"on": JAN, "name": "Ann Zed", "company": "Acme"},
        {"on": FEB, "name": "Ann Ash", "company": "Acme"},
        {"on": FEB, "name": "Ann Zed"},
        {"on": MAR, "name": "Ann Ash", "company": "Acme"},
        {"on": MAR, "name": "Ann Zed"},
    )

    assert found.said() == [(FEB, "ann", "renamed", "Ann Zed → Ann Ash")]


def test_a_new_employer_is_a_job_change() -> None:
    found = told(
        {"on": JAN, "position": "Engineer", "company": "Acme"},
        {"on": FEB, "position": "Engineer", "company": "Zeta"},
    )

    assert found.said() == [(FEB, "ann", "job_change", "Engineer, Acme → Engineer, Zeta")]


@pytest.mark.parametrize(
    ("before", "after", "detail"),
    [
        (("Engineer", "Acme"), ("Lead", "Acme"), "Engineer, Acme → Lead, Acme"),
        (("Engineer", "Acme"), (None, "Zeta"), "Engineer, Acme → Zeta"),
        ((None, "Acme"), (None, "Zeta"), "Acme → Zeta"),
        (("Engineer", None), ("Lead", "Zeta"), "Engineer → Lead, Zeta"),
        (("Engineer", "Acme"), (None, "Acme"), None),  # no longer told is not left
        (("Engineer", "Acme"), (None, None), None),
        ((None, "Acme"), ("Engineer", "Acme"), None),  # now told is not new
        ((None, None), ("Engineer", "Acme"), None),
        (("Engineer", None), (None, "Acme"), None),
    ],
)
def test_only_what_is_known_of_both_days_can_differ(
    before: tuple[str | None, str | None], after: tuple[str | None, str | None], detail: str | None
) -> None:
    found = told(
        *(
            {"on": on, "position": job[0], "company": job[1]}
            for on, job in ((JAN, before), (FEB, after))
        )
    )

    assert [s[3] for s in found.said()] == ([detail] if detail else [])


def test_an_old_recommendation_is_no_news_about_a_job() -> None:
    found = told(
        {"on": JAN, "position": "Lead", "company": "Zeta"},
        {"on": JAN, "position": "Intern", "company": "Acme", "seen": "2015-06-01T10:00:00"},
        # the next export holds the recommendations and not the list
        {"on": FEB, "position": "Intern", "company": "Acme", "seen": "2015-06-01T10:00:00"},
        {"on": MAR, "position": "Lead", "company": "Zeta"},
    )

    assert found.said() == []


def test_the_newest_word_of_an_export_counts() -> None:
    found = told(
        {"on": JAN, "handle": "old", "seen": "2022-01-01"},
        {"on": FEB, "handle": "old", "seen": "2022-01-01"},
        {"on": FEB, "handle": "new", "seen": "2023-02-01"},
    )

    assert found.said() == [(FEB, "ann", "renamed", "old → new")]


def test_an_export_that_knows_only_older_words_tells_nothing_new() -> None:
    found = told(
        {"on": JAN, "handle": "new", "seen": "2022-05-01"},
        {"on": FEB, "handle": "old", "seen": "2021-01-01"},
        {"on": MAR, "handle": "new", "seen": "2022-05-01"},
    )

    assert found.said() == []


def test_a_mention_that_a_later_export_renders_anew_is_a_new_name() -> None:
    found = told(
        {"on": JAN, "handle": "old", "seen": "2022-01-01"},
        {"on": FEB, "handle": "new", "seen": "2022-01-01"},
    )

    assert found.said() == [(FEB, "ann", "renamed", "old → new")]


def test_who_has_left_has_no_news_until_the_return() -> None:
    found = told(
        {"on": JAN, "name": "Ann Ode"},
        {"on": FEB, "name": "Ann Pike"},
        {"on": MAR, "name": "Ann Pike"},
        exports={JAN: ["ann", "bo"], FEB: ["bo"], MAR: ["ann", "bo"]},
    )

    assert found.said("renamed", "returned") == [
        (MAR, "ann", "renamed", "Ann Ode → Ann Pike"),
        (MAR, "ann", "returned", None),
    ]


def test_an_export_whose_list_is_absent_can_still_tell_a_new_name() -> None:
    found = told(
        {"on": JAN, "name": "Ann Ode"},
        {"on": FEB, "name": "Ann Pike"},
        exports={JAN: ["ann"], FEB: None},
    )

    assert found.said() == [(FEB, "ann", "renamed", "Ann Ode → Ann Pike")]


def test_what_an_export_of_several_owners_tells_is_news_to_each_who_lists_the_account() -> None:
    facts = [{"on": on, "account": "ann", "company": c} for on, c in ((JAN, "Acme"), (FEB, "Zeta"))]
    mine, yours = (inputs(THERE, facts=facts) for _ in range(2))
    theirs = inputs({JAN: ["bo"], FEB: ["bo"]})
    pooled = replace(
        mine,
        facts=mine.facts.with_columns(owner=pl.lit(None, pl.String)),
        **{
            name: pl.concat(
                getattr(home, name).with_columns(owner=pl.lit(owner))
                for owner, home in (("me", mine), ("you", yours), ("they", theirs))
            )
            for name in ("lists", "members", "exports")
        },
    )

    changes = work_out(pooled).changes

    assert changes.select("owner", "account_id", "change", "detail").rows() == [
        ("me", "ann", "job_change", "Acme → Zeta"),
        ("you", "ann", "job_change", "Acme → Zeta"),
    ]


# Two lists of one network that both make contacts (settable).


def test_a_contact_on_two_lists_goes_when_the_last_of_them_does() -> None:
    found = history(
        {
            JAN: {"friends": ["ann", "bo"], "followers": ["ann", "bo"]},
            FEB: {"friends": ["bo"], "followers": ["ann", "bo"]},
            MAR: {"friends": ["bo"], "followers": ["bo"]},
        },
        others={"followers": True},
    )

    assert found.said() == [(MAR, "ann", "removed", None)]


def test_a_contact_who_moves_from_one_list_to_the_other_stays() -> None:
    found = history(
        {
            JAN: {"friends": ["ann", "bo"], "followers": ["bo"]},
            FEB: {"friends": ["bo"], "followers": ["ann", "bo"]},
        },
        others={"followers": True},
    )

    assert found.said() == []
