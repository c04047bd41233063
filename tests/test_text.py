"""Spellings of one company or role are one, and no employer is nobody's colleague."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.text import employer_key, fold_company, role_key


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("ACME, Inc.", "acme"),
        ("Acme Co., Ltd.", "acme"),
        ("acme", "acme"),
        ("Acme (formerly Apex) GmbH", "acme"),
        ("Acme S.A.", "acme"),
        ("Acme Sp. z o.o.", "acme"),
        ("Acme A/S", "acme"),
        ("Halden Pike GmbH & Co. KG", "halden pike"),
        ("Halden Pike SE & Co. KG", "halden pike"),
        ("Pike & Sons Pty Ltd", "pike & sons"),
        ("Pike and Company", "pike"),
        ("Société Pike S.A.R.L.", "société pike"),
        ("E.ON SE", "e.on"),
        ("Pike.", "pike"),
        ("AB", "ab"),
        ("Co., Inc.", "co"),
        ("(Pike)", "(pike)"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_company_is_the_same_without_its_legal_form(name: str | None, folded: str) -> None:
    assert fold_company(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme Germany", "Acme"), ("Limited Brands", "Brands"), ("Acme & Pike", "Acme")],
)
def test_what_may_be_two_companies_stays_two(one: str, other: str) -> None:
    assert fold_company(one) != fold_company(other)


@pytest.mark.parametrize(
    "name",
    [
        "Self-employed", "Self employed (Contract)", "Freelance", "Freelance Designer",
        "Selbstständig", "Freiberufler", "Indépendant", "Autónomo", "Libero professionista",
        "ZZP'er", "Independent Consultant", "Stealth Startup", "Stealth Mode Startup - AI",
        "Retired", "Student", "N/A", "none", "-", "???", "Confidential",
        "Looking for new opportunities", "Open to work", "2020", "", None,
    ],
)  # fmt: skip
def test_what_names_no_employer_has_no_key(name: str | None) -> None:
    assert employer_key(name) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Home Depot", "home depot"),
        ("Private Bank AG", "private bank"),
        ("Freelancer.com", "freelancer.com"),
        ("The Independent", "the independent"),
        ("No Isolation AS", "no isolation"),
        ("Students for Liberty", "students for liberty"),
        ("Self Magazine", "self magazine"),
        ("3M", "3m"),
        ("株式会社リンデン", "株式会社リンデン"),
    ],
)
def test_a_name_that_begins_like_none_is_an_employer(name: str, key: str) -> None:
    assert employer_key(name) == key


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(st.sampled_from(["Acme", "Pike", "Inc.", "Ltd", "&", "Co.", "(old)", "S.A."])))
def test_folding_a_folded_company_changes_nothing(words: list[str]) -> None:
    once = fold_company(" ".join(words))
    assert fold_company(once) == once


@pytest.mark.parametrize(
    "spelling",
    [
        "truth sayer", "Truth-Sayer", "TRUTH SAYER", " truth -  sayer ", "-truth-sayer-",
        "truth\u2011sayer", "truth \u2013 sayer", "truth\u00a0sayer", "\uff54ruth sayer",
    ],
)  # fmt: skip
def test_spellings_of_one_role_are_one(spelling: str) -> None:
    assert role_key(spelling) == "truth sayer"


def test_other_roles_are_other_roles_and_no_name_is_none() -> None:
    assert role_key("truthsayer") != role_key("truth sayer")
    assert role_key("Straße") == role_key("STRASSE")
    assert [role_key(name) for name in (None, "", " - ", "\u2013")] == [""] * 4


@settings(derandomize=True, database=None, deadline=None)
@given(st.text(st.sampled_from("aZß-\u2013 \u00a0\t")))
def test_the_key_of_a_role_is_its_own_key(name: str) -> None:
    assert role_key(role_key(name)) == role_key(name)
