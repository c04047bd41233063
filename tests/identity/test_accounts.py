"""Which keys are one account of one network."""

import polars as pl
import pytest

from tests.identity.exports import Export, inputs, resolved, work_out

JAN, FEB, MAR = "2021-01-31", "2022-02-28", "2023-03-31"
ANN_15, ANN_18 = "linkedin:~ann ode|2015-03-01", "linkedin:~ann ode|2018-07-09"
LINK = "linkedin:in/ann-ode"


def old(*keys: str, name: str = "Ann Ode", on: str = JAN, **more: object) -> Export:
    """A LinkedIn export of the years without addresses: name and day are the key."""
    return Export(on, [{"key": k, "alias": k, "name": name} for k in keys], **more)


def new(*rows: tuple[str, str | None], name: str = "Ann Ode", on: str = FEB) -> Export:
    """A LinkedIn export with addresses; the alias is null where the reader found it shared."""
    return Export(on, [{"key": k, "name": name} | ({"alias": a} if a else {}) for k, a in rows])


# Ids and aliases.


def test_a_row_without_address_and_the_later_row_with_one_are_one_account_by_name_and_day() -> None:
    found = resolved(old(ANN_15), new((LINK, ANN_15)))

    assert found.account(ANN_15) == found.account(LINK) == LINK


def test_a_new_address_under_the_same_name_and_day_is_the_same_account() -> None:
    found = resolved(new(("linkedin:in/zz-old", ANN_15)), new((LINK, ANN_15), on=MAR))

    assert found.account("linkedin:in/zz-old") == found.account(LINK) == LINK


def test_a_new_name_under_the_same_address_is_the_same_account() -> None:
    pike = "linkedin:~ann pike|2015-03-01"

    found = resolved(new((LINK, ANN_15)), new((LINK, pike), name="Ann Pike", on=MAR))

    assert found.account(ANN_15) == found.account(pike) == LINK
    assert found.human(LINK)["name"] == "Ann Pike"


def test_an_alias_under_which_one_export_shows_two_keys_joins_nobody_and_is_nobodys() -> None:
    found = resolved(new(("linkedin:in/a", ANN_15), ("linkedin:in/b", ANN_15)))

    assert found.account("linkedin:in/a") == "linkedin:in/a"
    assert found.account("linkedin:in/b") == "linkedin:in/b"
    assert found.account(ANN_15) is None
    assert found.people.height == 2 + 1  # and the owner's stand-in


def test_a_void_alias_stays_void_in_every_export() -> None:
    found = resolved(
        new(("linkedin:in/a", ANN_15), ("linkedin:in/b", ANN_15)),
        new(("linkedin:in/a", ANN_15), on=MAR),
        old(ANN_15),
    )

    assert found.account(ANN_15) == "linkedin:~me/ann ode|2015-03-01"  # a row of its own


def test_keys_of_one_owners_list_mean_nothing_in_anothers() -> None:
    found = resolved(old(ANN_15), old(ANN_15, owner="you"))

    assert found.account(ANN_15, "me") != found.account(ANN_15, "you")


def test_two_addresses_in_one_export_are_never_one_account() -> None:
    found = resolved(
        new(("linkedin:in/old", ANN_15)),
        # the old address still stands in messages of the later export
        Export(
            MAR, [{"key": LINK, "alias": ANN_15, "name": "Ann Ode"}], mentioned=["linkedin:in/old"]
        ),
    )

    assert found.account("linkedin:in/old") != found.account(LINK)


# Names, where one only can be meant.


def test_a_row_without_address_is_the_one_address_of_that_name_whatever_the_day() -> None:
    found = resolved(old(ANN_15), new((LINK, ANN_18)))

    assert found.account(ANN_15) == LINK


def test_an_address_known_from_messages_alone_is_enough() -> None:
    export = Export(
        JAN,
        [{"key": ANN_15, "alias": ANN_15, "name": "Ann Ode"}],
        told=[{"key": LINK, "name": "ANN ODE"}],
    )

    assert resolved(export).account(ANN_15) == LINK


def test_a_row_without_address_is_nobody_elses_where_two_addresses_bear_the_name() -> None:
    found = resolved(
        old(ANN_15), new(("linkedin:in/a", None)), new(("linkedin:in/b", None), on=MAR)
    )

    assert found.account(ANN_15) == "linkedin:~me/ann ode|2015-03-01"


def test_where_one_export_shows_two_of_a_name_only_the_day_tells_them_apart() -> None:
    found = resolved(old(ANN_15, ANN_18), new(("linkedin:in/a", ANN_15), ("linkedin:in/b", ANN_18)))

    assert found.account(ANN_15) == "linkedin:in/a"
    assert found.account(ANN_18) == "linkedin:in/b"


def test_namesakes_in_one_export_are_never_one_account() -> None:
    found = resolved(old(ANN_15, ANN_18), new((LINK, None)))

    assert len({found.account(ANN_15), found.account(ANN_18), found.account(LINK)}) == 3


def test_a_row_without_address_beside_one_with_an_address_is_somebody_else() -> None:
    mixed = Export(
        JAN, [{"key": LINK, "name": "Ann Ode"}, {"key": ANN_18, "name": "Ann Ode", "alias": ANN_18}]
    )

    found = resolved(mixed, old(ANN_18, on=FEB))

    assert found.account(ANN_18) != found.account(LINK) == LINK


def test_namesakes_of_another_owner_do_not_disturb() -> None:
    yours = old(ANN_15, ANN_18, owner="you")

    assert resolved(old(ANN_15), new((LINK, None)), yours).account(ANN_15) == LINK


def test_a_contact_who_bears_the_owners_name_is_not_the_owner() -> None:
    me = ("linkedin:in/ann-the-owner", "Ann Ode", "conversations")
    export = Export(
        JAN,
        [{"key": ANN_15, "alias": ANN_15, "name": "Ann Ode"}],
        told=[{"key": me[0], "name": "Ann Ode"}],
        own=[me, ("linkedin:?ann ode", "Ann Ode", "profile")],
    )

    found = resolved(export)

    assert found.account(ANN_15) == "linkedin:~me/ann ode|2015-03-01"
    assert found.person(ANN_15) != found.owners["me"]


# Facebook.

FRIEND, AGAIN = "facebook:~1384712345|ann ode", "facebook:~1676000000|ann ode"
SECOND = "facebook:~1384712345"


def friend(key: str, on: str, name: str = "Ann Ode", alias: str | None = None) -> Export:
    row = {"key": key, "name": name} | ({"alias": alias} if alias else {})
    return Export(on, [row], source="facebook")


def test_a_friend_with_a_new_name_is_known_by_the_friendships_second() -> None:
    pike = "facebook:~1384712345|ann pike"

    found = resolved(
        friend(FRIEND, JAN, alias=SECOND), friend(pike, FEB, name="Ann Pike", alias=SECOND)
    )

    assert found.account(FRIEND) == found.account(pike)


def test_a_friend_who_left_and_came_back_is_known_by_the_name() -> None:
    found = resolved(friend(FRIEND, JAN), friend(AGAIN, FEB))

    assert found.account(FRIEND) == found.account(AGAIN)


def test_two_friends_of_one_name_in_one_export_stay_two_in_all() -> None:
    both = Export(
        FEB,
        [{"key": FRIEND, "name": "Ann Ode"}, {"key": AGAIN, "name": "Ann Ode"}],
        source="facebook",
    )

    found = resolved(friend(FRIEND, JAN), both, friend("facebook:~1700000000|ann ode", MAR))

    accounts = {found.account(k) for k in (FRIEND, AGAIN, "facebook:~1700000000|ann ode")}
    assert len(accounts) == 3


# Names in threads.


def thread(*names: str, rows: tuple[str, ...] = (FRIEND,)) -> Export:
    listed = [{"key": key, "name": "Ann Ode"} for key in rows]
    told = [{"key": name, "name": name.removeprefix("facebook:?")} for name in names]
    return Export(JAN, listed, told=told, source="facebook")


PAGE = "facebook:~2013-11-17|ann ode"  # the day of FRIEND, as a page shows it


@pytest.mark.parametrize("day", ["2013-11-16", "2013-11-17", "2013-11-18"])
def test_a_friend_whom_a_page_tells_by_the_day_is_that_of_the_second(day: str) -> None:
    page = f"facebook:~{day}|ann ode"

    found = resolved(friend(FRIEND, JAN), friend(page, FEB))

    assert found.account(page) == found.account(FRIEND)


def test_a_friend_told_by_day_and_second_in_one_export_is_one_and_no_namesake() -> None:
    both = Export(
        JAN,
        [{"key": k, "name": "Ann Ode"} for k in (FRIEND, PAGE)],
        source="facebook",
        mentioned=["facebook:?ann ode"],
    )

    found = resolved(both)

    assert found.account(PAGE) == found.account(FRIEND) == found.account("facebook:?ann ode")


def test_namesakes_on_a_page_are_told_apart_by_their_days() -> None:
    other = "facebook:~2023-02-10|ann ode"
    seconds = Export(
        JAN, [{"key": k, "name": "Ann Ode"} for k in (FRIEND, AGAIN)], source="facebook"
    )
    days = Export(FEB, [{"key": k, "name": "Ann Ode"} for k in (PAGE, other)], source="facebook")

    found = resolved(seconds, days)

    assert found.account(PAGE) == found.account(FRIEND)
    assert found.account(other) == found.account(AGAIN)
    assert found.account(PAGE) != found.account(other)


def test_where_two_friends_of_a_name_and_day_could_be_meant_nobody_is_joined() -> None:
    near = "facebook:~1384716000|ann ode"
    seconds = Export(
        JAN, [{"key": k, "name": "Ann Ode"} for k in (FRIEND, near)], source="facebook"
    )

    found = resolved(seconds, friend(PAGE, FEB))

    assert len({found.account(k) for k in (FRIEND, near, PAGE)}) == 3


def test_a_name_in_a_thread_is_the_one_listed_account_of_that_name() -> None:
    found = resolved(thread("facebook:?ann ode"))

    assert found.account("facebook:?ann ode") == found.account(FRIEND)


def test_a_name_of_several_listed_accounts_is_nobody_and_creates_nobody() -> None:
    found = resolved(thread("facebook:?ann ode", rows=(FRIEND, AGAIN)))

    assert found.account("facebook:?ann ode") is None
    assert not any("?" in account for account in found.accounts["account_id"])


def test_a_name_that_nobody_listed_bears_is_an_account_of_its_own() -> None:
    found = resolved(thread("facebook:?zoe far"))

    assert found.account("facebook:?zoe far") == "facebook:?me/zoe far"
    assert found.human("facebook:?zoe far")["name"] == "zoe far"


def test_a_name_in_an_old_thread_is_who_bore_it_then() -> None:
    # renamed since; the old export still shows the old name in its threads
    found = resolved(
        thread("facebook:?ann ode"),
        friend("facebook:~1384712345|ann pike", FEB, name="Ann Pike", alias=SECOND),
        friend(FRIEND, JAN, alias=SECOND),
    )

    assert found.account("facebook:?ann ode") == found.account("facebook:~1384712345|ann pike")


def test_a_name_that_one_listed_account_bore_and_another_bears_is_nobody() -> None:
    found = resolved(
        friend(FRIEND, JAN, alias=SECOND),
        Export(
            FEB,
            [
                {"key": "facebook:~1384712345|ann pike", "alias": SECOND, "name": "Ann Pike"},
                {"key": AGAIN, "name": "Ann Ode"},
            ],
            mentioned=["facebook:?ann ode"],
            source="facebook",
        ),
    )

    assert found.account("facebook:?ann ode") is None


def test_names_are_looked_up_in_the_lists_of_that_owner_and_network_alone() -> None:
    found = resolved(
        thread("facebook:?bo ash"),
        Export(
            JAN, [{"key": "facebook:~1|bo ash", "name": "Bo Ash"}], owner="you", source="facebook"
        ),
        new(("linkedin:in/bo", None), name="Bo Ash"),
    )

    assert found.account("facebook:?bo ash") == "facebook:?me/bo ash"


def test_the_owners_name_in_a_thread_is_the_owner() -> None:
    export = Export(
        JAN,
        [{"key": FRIEND, "name": "Ann Ode"}],
        mentioned=["facebook:?me myself"],
        own=[("facebook:?me myself", "Me Myself", "profile")],
        source="facebook",
    )

    found = resolved(export)

    assert found.person("facebook:?me myself") == found.owners["me"]


# X.


def on_x(on: str, *bearers: tuple[str, str], mentioned: tuple[str, ...] = ()) -> Export:
    rows = [{"key": key, "handle": handle} for key, handle in bearers]
    return Export(on, rows, mentioned=mentioned, source="x")


def test_a_handle_without_id_is_the_one_account_that_ever_bore_it() -> None:
    found = resolved(on_x(JAN, ("x:7", "Ann")), on_x(FEB, ("x:7", "ode"), mentioned=("x:@ann",)))

    assert found.account("x:@ann") == "x:7"


def test_a_handle_that_went_to_another_account_is_an_account_of_its_own() -> None:
    found = resolved(on_x(JAN, ("x:7", "ann")), on_x(FEB, ("x:8", "ann"), mentioned=("x:@ann",)))

    assert found.account("x:@ann") == "x:@ann"


# The owner's own accounts.


def owning(*own: tuple[str, str | None, str], source: str = "linkedin") -> Export:
    return Export(JAN, [{"key": f"{source}:in/friend", "name": "Fay"}], own=own, source=source)


def test_an_owner_whose_account_is_not_known_gets_a_stand_in_per_listed_network() -> None:
    found = resolved(owning())

    assert found.own() == ["linkedin:~me/self"]
    assert found.owners["me"] == "linkedin:~me/self"


def test_name_and_address_of_the_owner_are_one_account() -> None:
    found = resolved(
        owning(("linkedin:?me m", "Me M", "profile"), ("linkedin:in/me-m", "Me M", "conversations"))
    )

    assert found.account("linkedin:?me m") == found.account("linkedin:in/me-m")
    assert found.account("linkedin:in/me-m") == "linkedin:in/me-m"


@pytest.mark.parametrize(
    ("stated", "own"),
    [
        (("conversations", "profile"), ["linkedin:in/b"]),
        (("decision", "profile"), ["linkedin:in/a"]),
        (("decision", "conversations"), ["linkedin:in/a"]),
        (("conversations", "invitations"), ["linkedin:in/a", "linkedin:in/b"]),
        (("decision", "decision"), ["linkedin:in/a", "linkedin:in/b"]),
    ],
)
def test_a_decision_beats_the_profile_and_the_profile_beats_guesses(
    stated: tuple[str, str], own: list[str]
) -> None:
    found = resolved(owning(("linkedin:in/a", None, stated[0]), ("linkedin:in/b", None, stated[1])))

    assert found.own() == own


def test_a_guess_that_a_decision_beats_is_somebody_else() -> None:
    found = resolved(
        owning(("linkedin:in/me", None, "decision"), ("linkedin:in/bo", None, "conversations"))
    )

    assert found.person("linkedin:in/bo") != found.owners["me"]


def test_a_decided_handle_beats_any_other_account_of_that_network() -> None:
    found = resolved(owning(("x:@right", None, "decision"), ("x:7", None, "account"), source="x"))

    assert found.own() == ["x:@right"]


def test_that_a_decision_tells_the_address_does_not_make_the_profiles_name_a_stranger() -> None:
    found = resolved(
        owning(("linkedin:in/me", None, "decision"), ("linkedin:?me m", "Me M", "profile"))
    )

    assert found.person("linkedin:?me m") == found.owners["me"]


def test_a_decision_by_name_beats_the_profiles_name() -> None:
    found = resolved(
        owning(
            ("facebook:?me m", None, "decision"), ("facebook:?bo a", "Bo A", "profile"),
            source="facebook",
        )
    )  # fmt: skip

    assert found.own() == ["facebook:?me/me m"]


def test_an_owners_x_handle_in_the_linkedin_profile_is_the_account_of_the_x_export() -> None:
    linkedin = owning(("linkedin:?me m", "Me M", "profile"), ("x:@MeM".lower(), None, "profile"))
    x = Export(JAN, [{"key": "x:9"}], own=[("x:7", "Me M", "account")], source="x")

    found = resolved(linkedin, x)

    assert found.account("x:@mem") == found.account("x:7") == "x:7"
    assert found.person("x:7") == found.person("linkedin:?me m") == found.owners["me"]


def test_two_owners_are_two_people() -> None:
    found = resolved(
        owning(("linkedin:in/me", None, "conversations")),
        Export(JAN, own=[("linkedin:in/you", None, "conversations")], owner="you"),
    )

    assert found.owners == {"me": "linkedin:in/me", "you": "linkedin:in/you"}


# LinkedIn's address books of before 2017, and addresses harvested from other files.

BOOK, MAILED = "linkedin:~ann ode|", "linkedin:~ann ode|ann@example.org"


def book(*rows: tuple[str, str | None], on: str = "2016-01-31") -> Export:
    """A list without days: a key, and a second one where the row shows an e-mail."""
    return Export(
        on, [{"key": k, "name": "Ann Ode"} | ({"alias": a} if a else {}) for k, a in rows]
    )


def test_a_row_of_an_address_book_is_the_later_row_of_the_only_one_of_the_name() -> None:
    found = resolved(book((BOOK, None)), old(ANN_15), new((LINK, ANN_15)))

    assert found.account(BOOK) == found.account(ANN_15) == LINK


def test_of_namesakes_in_an_address_book_the_e_mail_tells_which_is_which() -> None:
    other = "linkedin:~ann ode|other@example.com"
    later = Export(
        FEB,
        [
            {"key": "linkedin:in/a", "name": "Ann Ode", "alias": MAILED},
            {"key": "linkedin:in/b", "name": "Ann Ode"},
        ],
    )

    found = resolved(book((MAILED, MAILED), (other, other)), later)

    assert found.account(MAILED) == "linkedin:in/a"
    assert found.account(other) == "linkedin:~me/ann ode|other@example.com"


def test_namesakes_of_a_later_list_leave_the_row_of_an_address_book_alone() -> None:
    found = resolved(book((BOOK, None)), new(("linkedin:in/a", ANN_15), ("linkedin:in/b", ANN_18)))

    assert found.account(BOOK) == "linkedin:~me/ann ode|"


def test_an_address_that_changed_is_still_the_one_of_the_name() -> None:
    found = resolved(
        book((BOOK, None)),
        new(("linkedin:in/zz-old", ANN_15)),
        new((LINK, ANN_15), on=MAR),
    )

    assert found.account(BOOK) == found.account("linkedin:in/zz-old") == LINK


def test_two_addresses_of_one_name_that_nothing_joins_are_nobodys_of_the_two() -> None:
    found = resolved(
        book((BOOK, None)), new(("linkedin:in/a", ANN_15)), new(("linkedin:in/b", ANN_18), on=MAR)
    )

    assert found.account(BOOK) == "linkedin:~me/ann ode|"


def test_an_address_that_only_an_observation_tells_is_the_listed_rows() -> None:
    given = inputs(old(ANN_15), Export(FEB, told=[{"key": LINK, "name": "Ann Ode"}]))
    given.mentions = given.mentions.filter(pl.col("key") != LINK)  # as a note about her is

    found = work_out(given)

    assert found.account(ANN_15) == LINK
    assert found.people.height == 1 + 1  # and the owner's stand-in


def test_an_address_that_only_an_observation_tells_makes_nobody_by_itself() -> None:
    given = inputs(old(ANN_15), Export(FEB, told=[{"key": "linkedin:in/zoe", "name": "Zoe Far"}]))
    given.mentions = given.mentions.filter(pl.col("key") != "linkedin:in/zoe")

    assert "linkedin:in/zoe" not in work_out(given).keys


# Address books that a network hands out again.

CARD = "addressbook:~6cfc8925c2928f35b54d93a9c"


def test_an_uploaded_contact_of_the_name_is_no_row_of_the_list() -> None:
    export = Export(
        JAN,
        [
            {"key": ANN_15, "alias": ANN_15, "name": "Ann Ode"},
            {"key": CARD, "name": "Ann Ode", "email": "ann@example.org"},
        ],
        mentioned=["linkedin:?ann ode"],
    )

    found = resolved(export, new((LINK, None)))

    assert found.account(ANN_15) == LINK == found.account("linkedin:?ann ode")
    assert found.account(CARD) != LINK


def test_an_uploaded_contact_and_a_connection_with_its_e_mail_are_one_person() -> None:
    export = Export(
        JAN,
        [
            {"key": LINK, "name": "Ann Ode", "email": "ann@example.org"},
            {"key": CARD, "name": "Annie Ode", "email": "ann@example.org"},
        ],
    )

    assert resolved(export).same(LINK, CARD)
