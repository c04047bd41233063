"""What is certain, what a human is asked, and what is neither."""

import re
from typing import Any

import polars as pl
import pytest

from tests.identity.exports import Export, Resolved, resolved

JAN, FEB = "2022-01-31", "2022-02-28"
ANN, BO, FRIEND = "linkedin:in/ann-ode", "linkedin:in/bo-ash", "facebook:~1384712345|ann ode"
MAIL = "ann@ode.example"
Row = dict[str, str]


def linkedin(*rows: Row, on: str = JAN, owner: str = "me") -> Export:
    return Export(on, rows, owner=owner)


def facebook(*names: str, on: str = JAN, owner: str = "me") -> Export:
    rows = [
        {"key": f"facebook:~{1384712345 + i}|{n.lower()}", "name": n} for i, n in enumerate(names)
    ]
    return Export(on, rows, owner=owner, source="facebook")


def mail(**names: str | None) -> Export:
    """Addresses at ode.example, and what they are called."""
    rows = [
        {"key": f"mail:{local}@ode.example", "email": f"{local}@ode.example"}
        | ({"name": name} if name else {})
        for local, name in names.items()
    ]
    return Export(JAN, told=rows, source="mail")


def calendar(address: str, name: str | None = None) -> Export:
    row = {"key": f"calendar:{address}", "email": address} | ({"name": name} if name else {})
    return Export(JAN, told=[row], source="calendar")


def cards(*rows: Row, on: str = JAN, owner: str = "me") -> Export:
    """Address-book cards; a card told twice has two addresses."""
    return Export(on, rows, owner=owner, source="addressbook")


def card(n: int, **facts: str) -> Row:
    return {"key": f"addressbook:~{n:08x}", **facts}


def asked(found: Resolved) -> list[set[str]]:
    """The pairs of people a human is asked about, best first."""
    pairs = found.matches.filter(pl.col("tier") == "review")
    return [set(pair) for pair in pairs.select("person_a", "person_b").iter_rows()]


def people(found: Resolved) -> int:
    """How many there are, without owners of whom nothing is known."""
    ids = found.accounts.filter(~pl.col("account_id").str.ends_with("/self"))["person_id"]
    return ids.n_unique()


def why(found: Resolved, tier: str = "review") -> str:
    rows = found.matches.filter(pl.col("tier") == tier)
    assert rows.height == 1
    return str(rows["reasons"][0])


# Certain.


def test_a_card_joins_its_addresses_and_its_profile_links() -> None:
    book = cards(
        card(1, name="Ann Ode", email=MAIL, url="https://www.linkedin.com/in/ann-ode"),
        card(1, name="Ann Ode", email="ann.ode@work.example", url="https://x.com/annode"),
    )
    work = Export(JAN, told=[{"key": "mail:ann.ode@work.example"}], source="mail")
    x = Export(JAN, [{"key": "x:7", "handle": "AnnOde", "name": "pixel acorn"}], source="x")
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode"}), book, mail(ann=None), work, x, calendar(MAIL)
    )

    keys = (ANN, f"mail:{MAIL}", "mail:ann.ode@work.example", f"calendar:{MAIL}", "x:7")
    assert found.same("addressbook:~00000001", *keys)
    assert asked(found) == []


def test_two_addresses_of_one_mailbox_stay_two_people_until_something_says_otherwise() -> None:
    found = resolved(mail(ann="Ann Ode", a="Ann Ode"))

    assert not found.same(f"mail:{MAIL}", "mail:a@ode.example")
    assert asked(found) == [{f"mail:{MAIL}", "mail:a@ode.example"}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Ode", None),
        ("Ann Ode", "Ann Pike"),  # married
        ("Ann Ode", "A. Ode"),
        ("William Ode", "Bill Ode"),
        ("Zoë Ode", "Zoe Ode"),
        ("Ann Ode", "Mum"),
    ],
)
def test_one_address_is_one_human_unless_the_names_contradict(one: str, other: str | None) -> None:
    book = cards(card(1, email=MAIL) | ({"name": other} if other else {}))

    found = resolved(linkedin({"key": ANN, "name": one, "email": MAIL}), book)

    assert found.same(ANN, "addressbook:~00000001")
    assert why(found, "automatic").startswith("same e-mail +20")


@pytest.mark.parametrize("other", ["Bob Ode", "Bob Pike"])
def test_an_address_under_contradicting_names_is_asked_about(other: str) -> None:
    book = cards(card(1, name=other, email=MAIL))

    found = resolved(linkedin({"key": ANN, "name": "Ann Ode", "email": MAIL}), book)

    assert not found.same(ANN, "addressbook:~00000001")
    assert asked(found) == [{ANN, "addressbook:~me/00000001"}]
    assert "other" in why(found)


def test_a_nameless_account_does_not_chain_two_people_through_their_common_address() -> None:
    # the address is nameless in the mail; the cards of two owners give it to two people
    found = resolved(
        cards(card(1, name="Ann Ode", email=MAIL)),
        cards(card(2, name="Bob Ode", email=MAIL), owner="you"),
        mail(ann=None),
    )

    assert people(found) == 3
    assert len(asked(found)) == 3


def test_a_nameless_account_does_not_chain_two_people_through_two_addresses() -> None:
    # a nameless card holds the addresses of both
    both = [card(3, email=MAIL), card(3, email="bob@ode.example")]
    found = resolved(cards(*both, owner="you"), mail(ann="Ann Ode", bob="Bob Ode"))

    assert not found.same(f"mail:{MAIL}", "mail:bob@ode.example")
    assert people(found) == 2


def test_an_address_that_writes_under_two_names_is_two_peoples() -> None:
    ours = Export(
        JAN,
        told=[
            {"key": "mail:ode@ode.example", "email": "ode@ode.example", "name": name}
            for name in ("Ann Ode", "Bob Ode")
        ],
        source="mail",
    )
    found = resolved(
        ours, linkedin({"key": ANN, "name": "Ann Ode", "email": "ode@ode.example"}),
        calendar("ode@ode.example"),
    )  # fmt: skip

    assert not found.same(ANN, "mail:ode@ode.example")
    assert found.same("calendar:ode@ode.example", "mail:ode@ode.example")  # the same address
    assert len(asked(found)) == 1


def test_the_address_of_an_office_makes_nobody_one() -> None:
    info = "info@ode.example"
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode", "email": info}), mail(info=None), calendar(info)
    )

    assert not found.same(ANN, f"mail:{info}")
    assert found.same(f"calendar:{info}", f"mail:{info}")


def test_a_phone_joins_only_where_the_names_agree() -> None:
    def known(second: str | None) -> Resolved:
        named = {"name": second} if second else {}
        return resolved(
            cards(card(1, name="Ann Ode", phone="+49 30 901820")),
            cards(card(2, phone="tel:+49-30-90-1820", **named), owner="you"),
        )

    same = {n: people(known(n)) == 1 for n in
            ("Ann Ode", "A. Ode", "Ann Pike", "Bob Ode", None)}  # fmt: skip
    assert same == {
        "Ann Ode": True, "A. Ode": True, "Ann Pike": False, "Bob Ode": False, None: False,
    }  # fmt: skip
    assert len(asked(known("Bob Ode"))) == 1


def test_cards_of_one_address_book_stay_apart_and_share_no_address() -> None:
    found = resolved(
        cards(card(1, name="Ann Ode", email=MAIL), card(2, name="Ann Ode", email=MAIL)),
        mail(ann="Ann Ode"),
    )

    assert not found.same("addressbook:~00000001", "addressbook:~00000002")
    assert people(found) == 3


# To be asked.


def test_a_bare_name_never_merges_but_is_asked_about() -> None:
    found = resolved(linkedin({"key": ANN, "name": "Ann Ode"}), facebook("Ann Ode"))

    assert not found.same(ANN, FRIEND)
    assert asked(found) == [{"facebook:~me/1384712345|ann ode", ANN}]


def test_two_namesakes_are_never_offered_as_one_person() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode"}, {"key": BO, "name": "Ann Ode"}),
        facebook("Ann Ode", "Ann Ode"),
        mail(ann="Ann Ode"),
    )

    networks = [{key.split(":")[0] for key in pair} for pair in asked(found)]
    assert all(len(both) == 2 for both in networks)
    assert people(found) == 5


def test_the_more_bear_a_name_the_less_it_says() -> None:
    def weight(namesakes: int) -> int:
        many = [{"key": f"linkedin:in/a{i}", "name": "Ann Ode"} for i in range(namesakes)]
        matches = resolved(linkedin(*many), facebook("Ann Ode")).matches
        return int(matches["score"].max() or 0) if matches.height else -99

    assert weight(1) > 5 > weight(2) > weight(8) == -99


def test_a_rare_name_says_more_than_a_common_one() -> None:
    others = [
        {"key": f"linkedin:in/o{i}", "name": f"{given} {surname}"}
        for i, (given, surname) in enumerate((g, s) for g in ("Ann", "Bo", "Cy") for s in
                                             ("Elm", "Fir", "Yew", "Ivy", "Box"))
    ]  # fmt: skip
    many = [o for o in others if o["name"] != "Ann Elm"]
    known = linkedin(*many, {"key": ANN, "name": "Ann Elm"}, {"key": BO, "name": "Dot Oak"})
    found = resolved(known, facebook("Ann Elm", "Dot Oak"))

    scores = dict(found.matches.select("account_a", "score").rows())
    assert scores["facebook:~me/1384712346|dot oak"] > scores["facebook:~me/1384712345|ann elm"]


def test_employer_and_place_add_and_another_address_takes_away() -> None:
    job = {"company": "Halden Pike Ltd", "location": "Oslo, Norway"}

    def asked_of(one: Row, other: Row) -> tuple[int, str]:
        row = {"key": "crm:1", "name": "Ann Ode", **other}
        known = linkedin({"key": ANN, "name": "Ann Ode", **one})
        matches = resolved(known, Export(JAN, [row], source="crm")).matches
        return int(matches["score"][0]), str(matches["reasons"][0])

    plain = asked_of({}, {})
    same_job = asked_of(job, job | {"company": "HALDEN PIKE"})
    other_address = asked_of({"email": MAIL}, {"email": "x@y.example"})

    assert other_address[0] == plain[0] - 1
    assert same_job[0] > plain[0]
    assert "both at" in same_job[1]
    assert "other e-mail −1" in other_address[1]


def test_an_address_without_a_name_is_known_by_its_letters_and_its_firm() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Okonkwo", "company": "Halden Pike GmbH"}),
        Export(JAN, told=[{"key": "mail:ann.okonkwo@haldenpike.example"}], source="mail"),
    )

    assert asked(found) == [{ANN, "mail:ann.okonkwo@haldenpike.example"}]
    assert "handle spells the name" in why(found)
    assert "an address at Halden Pike GmbH" in why(found)


def test_tags_and_dots_in_an_address_are_a_hint_and_no_proof() -> None:
    found = resolved(
        cards(card(1, name="Ann Ode", email="ann.ode+news@gmail.com")),
        Export(JAN, told=[{"key": "mail:annode@gmail.com"}], source="mail"),
    )

    assert not found.same("addressbook:~00000001", "mail:annode@gmail.com")
    assert "same mailbox but for dots or a tag +12" in why(found)


def test_a_name_in_another_script_or_form_is_found_too() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Łukasz Młyn"}, {"key": BO, "name": "William Ode"}),
        facebook("Mlyn Lukasz", "Bill Ode"),
    )

    assert len(asked(found)) == 2


def test_who_has_nothing_in_common_is_not_asked_about() -> None:
    found = resolved(linkedin({"key": ANN, "name": "Ann Ode"}), facebook("Bob Pike", "Ann Pike"))

    assert found.matches.is_empty()


def test_the_weights_in_the_reasons_add_up_to_the_score() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode", "email": MAIL, "company": "Acme"}),
        cards(card(1, name="Bob Ode", email=MAIL, company="Acme Inc.")),
        facebook("Ann Ode"),
        mail(ann="Ann Ode"),
    )

    assert found.matches.height >= 3
    for row in found.matches.iter_rows(named=True):
        bits = [int(b.replace("−", "-")) for b in re.findall(r"([+−]\d+)(?:;|$)", row["reasons"])]
        assert sum(bits) == row["score"]


def test_pairs_are_sorted_and_each_is_there_once() -> None:
    found = resolved(
        linkedin({"key": ANN, "name": "Ann Ode"}, {"key": BO, "name": "Bo Ash"}),
        facebook("Ann Ode", "Bo Ash"), mail(ann="Ann Ode", bo="Ash, Bo"),
    )  # fmt: skip

    rows: list[dict[str, Any]] = found.matches.to_dicts()
    assert rows == sorted(
        rows, key=lambda r: (r["tier"], -r["score"], r["person_a"], r["person_b"])
    )
    pairs = found.matches.select("person_a", "person_b")
    assert pairs.is_unique().all()
    assert (pairs["person_a"] < pairs["person_b"]).all()


# A human's word.

ASK = (linkedin({"key": ANN, "name": "Ann Ode"}), facebook("Ann Ode"), mail(ann="Ann Ode"))
PAIR = (ANN, "facebook:~me/1384712345|ann ode")


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_is_decided_is_not_asked_again(verdict: str) -> None:
    before, after = resolved(*ASK), resolved(*ASK, decisions=[(*PAIR, verdict)])

    assert set(PAIR) in asked(before)
    assert set(PAIR) not in asked(after)


def test_a_decision_taken_back_leaves_no_trace() -> None:
    plain = resolved(*ASK)
    back = resolved(*ASK, decisions=[(*PAIR, "same"), (*reversed(PAIR), "undecided")])
    again = resolved(*ASK, decisions=[(*PAIR, "undecided"), (*PAIR, "same")])

    assert all(a.equals(b) for a, b in zip(plain.frames, back.frames, strict=True))
    assert again.same(ANN, FRIEND)


def test_people_decided_to_be_two_are_not_offered_through_their_other_accounts() -> None:
    exports = (*ASK, cards(card(1, name="Ann Ode", email=MAIL)))
    found = resolved(*exports, decisions=[(ANN, f"mail:{MAIL}", "different")])

    one, two = found.person(ANN), found.person("addressbook:~00000001")
    assert {str(one), str(two)} not in asked(found)


def test_whom_a_human_calls_one_may_bear_two_names() -> None:
    exports = (
        linkedin({"key": ANN, "name": "Ann Ode"}),
        cards(card(1, name="Bea Pike", email=MAIL)),
        mail(ann="Bea Pike"),
    )
    found = resolved(*exports, decisions=[(ANN, "addressbook:~me/00000001", "same")])

    assert found.same(ANN, "addressbook:~00000001", f"mail:{MAIL}")


# An owner's addresses.


def test_an_owner_has_several_addresses_and_each_is_an_account() -> None:
    own = [(f"mail:{a}", None, "sent label") for a in ("me@a.example", "me@b.example")]
    found = resolved(
        Export(JAN, own=own, source="mail"),
        Export(JAN, own=[("linkedin:in/me", "Me M", "profile")]),
    )

    assert found.owners["me"] == "linkedin:in/me"
    assert found.same("mail:me@a.example", "mail:me@b.example", "linkedin:in/me")
    assert found.account("mail:me@a.example") != found.account("mail:me@b.example")


def test_an_address_book_is_no_account_of_its_owner() -> None:
    own = Export(JAN, own=[("linkedin:in/me", "Me M", "profile")])

    assert resolved(own, cards(card(1, name="Ann Ode"))).own() == ["linkedin:in/me"]
    assert resolved(cards(card(1, name="Ann Ode"))).own() == ["addressbook:~me/self"]
