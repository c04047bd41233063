"""Which accounts of several networks are one human."""

import pytest

from tests.identity.exports import Export, resolved

JAN, FEB = "2022-01-31", "2022-02-28"
ANN, BO = "linkedin:in/ann", "linkedin:in/bo"
MAIL = "ann@ode.example"


def linkedin(*rows: dict[str, str], on: str = JAN, owner: str = "me", **more: object) -> Export:
    return Export(on, rows, owner=owner, **more)


def crm(*rows: dict[str, str], on: str = JAN, source: str = "crm", **more: object) -> Export:
    return Export(on, rows, source=source, **more)


# Strong keys.


@pytest.mark.parametrize("written", [MAIL, " Ann@Ode.Example ", "ANN@ODE.EXAMPLE"])
def test_the_same_e_mail_is_the_same_person(written: str) -> None:
    found = resolved(linkedin({"key": ANN, "email": MAIL}), crm({"key": "crm:1", "email": written}))

    assert found.same(ANN, "crm:1")
    assert found.row("crm:1")["matched_by"] == found.row(ANN)["matched_by"] == "same e-mail"


@pytest.mark.parametrize("email", ["n/a", "-", "none", "@", "see notes", "ann@", "@ode.example"])
def test_what_is_no_e_mail_joins_nobody(email: str) -> None:
    found = resolved(linkedin({"key": ANN, "email": email}), crm({"key": "crm:1", "email": email}))

    assert not found.same(ANN, "crm:1")


def test_a_link_to_a_profile_is_the_person_whose_profile_it_is() -> None:
    url = "https://www.linkedin.com/in/Ann/?trk=x"

    found = resolved(linkedin({"key": ANN, "name": "Ann"}), crm({"key": "crm:1", "url": url}))

    assert found.same(ANN, "crm:1")
    assert found.row("crm:1")["matched_by"] == "same profile link"


def test_a_link_to_a_profile_that_no_export_shows_still_joins_those_who_have_it() -> None:
    url = "https://example.org/people/42"

    found = resolved(
        crm({"key": "crm:1", "url": url}), crm({"key": "hr:1", "url": url}, source="hr")
    )

    assert found.same("crm:1", "hr:1")


@pytest.mark.parametrize("url", ["https://acme.example", "http://www.acme.example/"])
def test_a_bare_site_joins_nobody(url: str) -> None:
    found = resolved(
        crm({"key": "crm:1", "url": url}), crm({"key": "hr:1", "url": url}, source="hr")
    )

    assert not found.same("crm:1", "hr:1")


@pytest.mark.parametrize("url", ["https://twitter.com/Ann", "x.com/@ann"])
def test_a_link_to_x_is_the_account_that_bears_the_handle(url: str) -> None:
    x = Export(JAN, [{"key": "x:7", "handle": "ANN"}], source="x")

    assert resolved(x, crm({"key": "crm:1", "url": url})).same("x:7", "crm:1")


def test_a_contacts_x_handle_in_another_networks_record_is_that_contact() -> None:
    x = Export(JAN, mentioned=["x:@ann"], told=[{"key": "x:@ann", "handle": "ann"}], source="x")

    assert resolved(x, crm({"key": "crm:1", "url": "https://x.com/ann"})).same("x:@ann", "crm:1")


def test_the_same_name_alone_joins_nobody_across_networks() -> None:
    job = {"name": "Ann Ode", "company": "Acme", "location": "Oslo"}

    found = resolved(linkedin({"key": ANN, **job}), crm({"key": "crm:1", **job}))

    assert not found.same(ANN, "crm:1")
    assert found.row(ANN)["matched_by"] is None


def test_an_e_mail_that_is_no_longer_shown_still_joins() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}),
        linkedin({"key": ANN}, on=FEB),
        crm({"key": "crm:1", "email": MAIL}, on=FEB),
    )

    assert found.same(ANN, "crm:1")


def test_persons_are_joined_through_a_chain_of_keys() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}),
        crm({"key": "crm:1", "email": MAIL, "url": "https://x.com/ann"}),
        Export(JAN, [{"key": "x:7", "handle": "ann"}], source="x"),
    )

    assert found.same(ANN, "crm:1", "x:7")


# Who is never one person.


def test_an_e_mail_given_to_two_accounts_in_one_export_joins_nobody() -> None:
    info = "info@acme.example"

    found = resolved(
        linkedin({"key": ANN, "email": info}, {"key": BO, "email": info}),
        crm({"key": "crm:1", "email": info}),
    )

    assert len({found.person(k) for k in (ANN, BO, "crm:1")}) == 3
    assert {found.row(k)["matched_by"] for k in (ANN, BO, "crm:1")} == {None}


def test_an_e_mail_given_to_two_accounts_by_different_exports_joins_nobody_either() -> None:
    # both are known to be two: the second export shows them side by side
    info = "info@acme.example"

    found = resolved(
        linkedin({"key": ANN, "email": info}),
        linkedin({"key": ANN}, {"key": BO, "email": info}, on=FEB),
        crm({"key": "aa:1", "email": info}, source="aa"),
    )

    assert len({found.person(k) for k in (ANN, BO, "aa:1")}) == 3


def test_a_profile_link_given_to_two_accounts_in_one_export_joins_nobody() -> None:
    url = "https://www.linkedin.com/in/ann"

    found = resolved(
        linkedin({"key": ANN}), crm({"key": "crm:1", "url": url}, {"key": "crm:2", "url": url})
    )

    assert len({found.person(k) for k in (ANN, "crm:1", "crm:2")}) == 3


def test_two_accounts_of_one_export_are_not_joined_through_a_third_either() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": "a@ode.example"}, {"key": BO, "email": "b@ode.example"}),
        crm({"key": "crm:1", "email": "a@ode.example", "url": "https://hr.example/people/1"}),
        crm(
            {"key": "hr:1", "email": "b@ode.example", "url": "https://hr.example/people/1"},
            source="hr",
        ),
    )

    assert not found.same(ANN, BO)
    # the e-mails come first; the link between the two pairs is what gives way
    assert found.same(ANN, "crm:1")
    assert found.same(BO, "hr:1")


def test_evidence_that_gave_way_is_no_reason() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}), crm({"key": "crm:1", "email": MAIL}),
        decisions=[(ANN, "crm:1", "different")],
    )  # fmt: skip

    assert not found.same(ANN, "crm:1")
    assert found.row(ANN)["matched_by"] is None


def test_accounts_that_a_list_does_not_show_count_as_two_when_an_export_mentions_both() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}, mentioned=[BO]),
        linkedin({"key": BO, "email": MAIL}, on=FEB),
    )

    assert not found.same(ANN, BO)


def test_two_accounts_that_no_export_shows_together_may_be_one_person() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}), linkedin({"key": BO, "email": MAIL}, on=FEB)
    )

    assert found.same(ANN, BO)


# Decisions.

TWO = (linkedin({"key": ANN, "name": "Ann"}), crm({"key": "crm:1", "name": "Ann"}))


def test_a_decision_joins_what_no_rule_would() -> None:
    found = resolved(*TWO, decisions=[("crm:1", ANN, "same")])

    assert found.same(ANN, "crm:1")
    assert found.row(ANN)["matched_by"] == "decision"


def test_a_decision_joins_even_two_accounts_of_one_export() -> None:
    found = resolved(linkedin({"key": ANN}, {"key": BO}), decisions=[(ANN, BO, "same")])

    assert found.same(ANN, BO)


def test_a_decision_parts_what_a_rule_joins() -> None:
    mail = (linkedin({"key": ANN, "email": MAIL}), crm({"key": "crm:1", "email": MAIL}))

    assert resolved(*mail).same(ANN, "crm:1")
    assert not resolved(*mail, decisions=[("crm:1", ANN, "different")]).same(ANN, "crm:1")


def test_a_decision_to_part_holds_through_third_accounts() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}),
        crm({"key": "crm:1", "email": MAIL, "url": "https://x.com/ann"}),
        Export(JAN, [{"key": "x:7", "handle": "ann"}], source="x"),
        decisions=[(ANN, "x:7", "different")],
    )

    assert not found.same(ANN, "x:7")
    assert found.same(ANN, "crm:1")  # an e-mail is believed before a link


@pytest.mark.parametrize(
    ("verdicts", "same"),
    [(["same", "different"], False), (["different", "same"], True), (["same"] * 2, True)],
)
def test_of_contradictory_decisions_the_last_stands(verdicts: list[str], same: bool) -> None:
    pairs = [(ANN, "crm:1"), ("crm:1", ANN)]

    found = resolved(*TWO, decisions=[(*p, v) for p, v in zip(pairs, verdicts, strict=True)])

    assert found.same(ANN, "crm:1") is same


def test_a_decision_on_any_key_of_an_account_is_about_the_account() -> None:
    alias, former = "linkedin:~ann ode|2015-03-01", "linkedin:in/ann-former"
    exports = (
        linkedin({"key": former, "alias": alias, "name": "Ann Ode"}),
        linkedin({"key": ANN, "alias": alias, "name": "Ann Ode"}, on=FEB),
        crm({"key": "crm:1"}),
    )
    on_alias = ("linkedin:~me/ann ode|2015-03-01", "crm:1")

    assert resolved(*exports, decisions=[(former, "crm:1", "same")]).same(ANN, "crm:1")
    assert resolved(*exports, decisions=[(*on_alias, "same")]).same(ANN, "crm:1")
    taken_back = [(former, "crm:1", "same"), (ANN, "crm:1", "different")]
    assert not resolved(*exports, decisions=taken_back).same(ANN, "crm:1")


def test_taking_a_decision_back_undoes_it_exactly() -> None:
    exports = (
        linkedin({"key": ANN, "email": MAIL}, {"key": BO}),
        crm({"key": "crm:1", "email": MAIL}, {"key": "crm:2"}),
    )
    before = resolved(*exports)

    resolved(*exports, decisions=[(BO, "crm:2", "same"), (ANN, "crm:1", "different")])
    after = resolved(*exports)

    assert all(a.equals(b) for a, b in zip(before.frames, after.frames, strict=True))


def test_a_decision_on_unknown_keys_or_on_one_account_changes_nothing() -> None:
    decisions = [("crm:99", ANN, "same"), (ANN, ANN, "different"), ("crm:98", "crm:99", "same")]

    decided, plain = resolved(*TWO, decisions=decisions), resolved(*TWO)

    assert all(a.equals(b) for a, b in zip(decided.frames, plain.frames, strict=True))


def test_three_decisions_that_cannot_all_hold_keep_the_two_apart() -> None:
    exports = (*TWO, crm({"key": "hr:1"}, source="hr"))
    decisions = [(ANN, "crm:1", "same"), ("crm:1", "hr:1", "same"), (ANN, "hr:1", "different")]

    found = resolved(*exports, decisions=decisions)

    assert not found.same(ANN, "hr:1")
    assert len({found.person(k) for k in (ANN, "crm:1", "hr:1")}) == 2


# Owners who list each other.


def noor_and_bo(noor_sees: str, bo_sees: str, *more: dict[str, str]) -> tuple[Export, Export]:
    """Each lists the other by name since a day; neither export has an address of its owner."""
    seen = {"key": BO, "name": "Bo Ash", "alias": f"linkedin:~bo ash|{noor_sees}"}
    back = {"key": "linkedin:in/noor", "name": "Noor H", "alias": f"linkedin:~noor h|{bo_sees}"}
    noor = linkedin(seen, *more, owner="noor", own=[("linkedin:?noor h", "Noor H", "profile")])
    bo = linkedin(back, owner="bo", own=[("linkedin:?bo ash", "BO ASH", "profile")])
    return noor, bo


def test_owners_who_list_each_other_since_the_same_day_know_who_the_other_is() -> None:
    found = resolved(*noor_and_bo("2019-05-04", "2019-05-04"))

    assert found.person(BO) == found.owners["bo"]
    assert found.person("linkedin:in/noor") == found.owners["noor"]
    assert found.row(BO)["matched_by"] == "same friendship, seen from both sides"


def test_owners_who_list_a_namesake_since_another_day_do_not() -> None:
    found = resolved(*noor_and_bo("2019-05-04", "2019-05-05"))

    assert found.person(BO) != found.owners["bo"]


def test_one_owner_who_lists_the_other_is_not_enough() -> None:
    noor, bo = noor_and_bo("2019-05-04", "2019-05-04")
    silent = linkedin(owner="bo", own=bo.own)

    assert resolved(noor, silent).person(BO) != resolved(noor, silent).owners["bo"]


def test_owners_on_facebook_know_each_other_by_the_second() -> None:
    def friends(owner: str, other: str, own: str, second: int) -> Export:
        row = {"key": f"facebook:~{second}|{other.lower()}", "name": other}
        mine = [(f"facebook:?{own.lower()}", own, "profile")]
        return Export(JAN, [row], own=mine, owner=owner, source="facebook")

    found = resolved(
        friends("noor", "Bo Ash", "Noor H", 1384712345),
        friends("bo", "Noor H", "Bo Ash", 1384712345),
    )

    assert found.person("facebook:~1384712345|bo ash", "noor") == found.owners["bo"]
    assert found.person("facebook:~1384712345|noor h", "bo") == found.owners["noor"]


def test_where_two_are_listed_under_that_name_since_that_day_nobody_is_meant() -> None:
    namesake = {"key": "linkedin:~bo ash|2019-05-04|2", "name": "Bo Ash"}
    noor, bo = noor_and_bo("2019-05-04", "2019-05-04", namesake)

    found = resolved(noor, bo)

    assert found.person(BO) != found.owners["bo"]
    assert found.person("linkedin:~bo ash|2019-05-04|2", "noor") != found.owners["bo"]


def test_where_two_owners_bear_that_name_nobody_is_meant() -> None:
    noor, bo = noor_and_bo("2019-05-04", "2019-05-04")
    other = linkedin(*bo.rows, owner="bo2", own=bo.own)

    found = resolved(noor, bo, other)

    assert len({found.person(BO), found.owners["bo"], found.owners["bo2"]}) == 3


# What is said of a person.


def test_the_person_is_called_by_the_smallest_account() -> None:
    found = resolved(
        linkedin({"key": ANN, "email": MAIL}), crm({"key": "crm:1", "email": MAIL}),
        Export(JAN, [{"key": "x:7"}], source="x"), decisions=[("x:7", ANN, "same")],
    )  # fmt: skip

    assert {found.person(k) for k in (ANN, "crm:1", "x:7")} == {"crm:1"}


def test_an_id_calls_the_account_before_a_handle_and_before_what_one_list_shows() -> None:
    found = resolved(
        Export(JAN, [{"key": "x:7", "handle": "ann"}], mentioned=["x:@ann"], source="x"),
        linkedin({"key": "linkedin:~ann|2015-03-01", "name": "Ann"}),
        linkedin({"key": "linkedin:in/zz", "name": "Ann"}, on=FEB),
    )

    assert found.account("x:@ann") == "x:7"
    assert found.account("linkedin:~ann|2015-03-01") == "linkedin:in/zz"


def test_the_newest_word_on_each_fact_counts_and_a_silent_export_takes_nothing_back() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode", "company": "Acme", "email": MAIL}),
        linkedin({"key": ANN, "name": "Ann Pike", "company": "Zeta"}, on=FEB),
        linkedin({"key": ANN, "name": "Old Ann", "seen": "2011-01-01"}, on="2022-12-31"),
    )

    row = found.row(ANN)
    assert (row["name"], row["company"], row["email"]) == ("Ann Pike", "Zeta", MAIL)


def test_of_one_export_the_list_knows_the_name_better_than_a_message() -> None:
    alias = "linkedin:~ann ash|2015-03-01"

    found = resolved(
        linkedin(
            {"key": ANN, "alias": alias, "name": "Ann Ash"}, told=[{"key": ANN, "name": "Ann Zed"}]
        )
    )

    assert found.row(ANN)["name"] == "Ann Ash"


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        ([{"key": "x:7", "handle": "ann"}], "@ann"),
        ([{"key": "x:7", "email": MAIL}], MAIL),
        ([{"key": "x:7", "url": "https://x.com/i/user/7"}], "x.com/i/user/7"),
        ([{"key": "x:7"}], "X account 7"),
    ],
)
def test_who_has_no_name_is_called_by_what_is_known(rows: list[dict[str, str]], name: str) -> None:
    assert resolved(Export(JAN, rows, source="x")).human("x:7")["name"] == name


def test_a_name_is_taken_from_linkedin_before_facebook_before_others() -> None:
    names = {"crm:1": "Crm", "x:7": "X", ANN: "LinkedIn", "facebook:~1|f": "Facebook"}
    exports = [
        Export(JAN, [{"key": k, "name": n, "email": MAIL}], source=k.split(":")[0])
        for k, n in names.items()
    ]

    assert resolved(*exports).human(ANN)["name"] == "LinkedIn"
    assert resolved(*exports[:2], exports[3]).human("x:7")["name"] == "Facebook"
    assert resolved(*exports[:2]).human("x:7")["name"] == "Crm"


def test_owners_are_marked_as_owners() -> None:
    found = resolved(
        linkedin({"key": ANN}, own=[("linkedin:in/me", "Me M", "conversations")]),
    )

    assert dict(found.people.select("person_id", "is_owner").rows()) == {
        ANN: False,
        "linkedin:in/me": True,
    }
    assert found.human("linkedin:in/me")["name"] == "Me M"
