"""What must hold whoever the exports show."""

from dataclasses import fields, replace
from typing import Any

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.identity.exports import Export, Inputs, inputs, work_out

NAMES = ["Ann Ode", "Bo Ash", "Cy Elm"]
DAYS = ["2015-03-01", "2018-07-09"]
MAILS = [None, None, "a@ode.example", "b@ash.example", "info@acme.example"]
PHONE = st.sampled_from([None, "+49 30 901820", "+49 30 901821"])
LINKS = [None, None, "https://x.com/ann", "linkedin.com/in/s1", "https://hr.example/people/1"]


@st.composite
def rows(draw: st.DrawFn, source: str) -> dict[str, str]:
    """One account as an export of this network might show it."""
    name, on = draw(st.sampled_from(NAMES)), draw(st.sampled_from(DAYS))
    row: dict[str, str | None] = {"name": name, "email": draw(st.sampled_from(MAILS))}
    alias = f"linkedin:~{name.lower()}|{on}"
    match source:
        case "linkedin":
            slug = draw(st.sampled_from([None, "s1", "s2", "s3"]))
            row |= {"key": f"linkedin:in/{slug}" if slug else alias, "alias": alias}
        case "facebook":
            second = draw(st.sampled_from(["1384712345", "1676000000"]))
            row |= {"key": f"facebook:~{second}|{name.lower()}", "alias": f"facebook:~{second}"}
        case "addressbook":
            row |= {"key": f"addressbook:~{draw(st.integers(1, 4)):08x}", "phone": draw(PHONE)}
        case "mail":
            row |= {"key": f"mail:{row['email'] or 'c@elm.example'}"}
        case "x":
            row |= {"key": f"x:{draw(st.integers(1, 4))}", "handle": name.split()[0]}
        case _:
            row |= {"key": f"crm:{draw(st.integers(1, 4))}", "url": draw(st.sampled_from(LINKS))}
    return {k: v for k, v in row.items() if v is not None}


@st.composite
def exports(draw: st.DrawFn) -> Export:
    source = draw(st.sampled_from(["linkedin", "facebook", "x", "crm", "mail", "addressbook"]))
    listed = draw(st.lists(rows(source), max_size=4, unique_by=lambda row: row["key"]))
    bare = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    named = (
        [f"{source}:?{name.lower()}" for name in bare] if source in ("linkedin", "facebook") else []
    )
    own = draw(st.sampled_from([[], [(f"{source}:me", "Me M", "account")]]))
    return Export(
        on=draw(st.sampled_from(["2021-01-31", "2022-02-28", "2023-03-31"])),
        rows=listed,
        mentioned=[*named, *(["x:@ann"] if source == "x" else [])],
        own=own,
        owner=draw(st.sampled_from(["me", "you"])),
        source=source,
    )


@st.composite
def homes(draw: st.DrawFn) -> Inputs:
    told = draw(st.lists(exports(), min_size=1, max_size=5))
    plain = inputs(*told)
    keys = plain.mentions["key"].to_list()
    if not keys:
        return plain
    pair = st.tuples(
        st.sampled_from(keys), st.sampled_from(keys), st.sampled_from(["same", "different"])
    )
    return inputs(*told, decisions=draw(st.lists(pair, max_size=3)))


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes(), st.integers(0, 10**6))
def test_the_order_of_rows_and_exports_changes_nothing(home: Inputs, seed: int) -> None:
    mixed = replace(
        home,
        **{
            f.name: getattr(home, f.name).sample(fraction=1, shuffle=True, seed=seed)
            for f in fields(home)
            if f.name not in ("decisions", "region")  # of decisions the last one counts
        },
    )

    first, second = work_out(home), work_out(mixed)

    assert all(a.equals(b) for a, b in zip(first.frames, second.frames, strict=True))


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_every_key_ever_observed_finds_its_person_or_is_the_name_of_several(home: Inputs) -> None:
    found = work_out(home)

    observed = {
        *home.mentions["key"],
        *home.observations["alias"].drop_nulls(),
        *home.own["key"],
    }
    assert observed <= set(found.keys)
    persons = dict(found.accounts.select("account_id", "person_id").rows())
    people = set(found.people["person_id"])
    for key, account in found.keys.items():
        if account is None:
            assert ":?" in key or ":~" in key  # what is good in one list alone
        else:
            assert persons[account] in people
            assert found.keys[account] == account
            assert key.split(":")[0] == account.split(":")[0]


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_the_person_is_called_by_the_smallest_account_and_every_account_has_one_row(
    home: Inputs,
) -> None:
    accounts = work_out(home).accounts

    assert accounts["account_id"].is_unique().all()
    smallest = accounts.group_by("person_id").agg(pl.col("account_id").min())
    assert (smallest["person_id"] == smallest["account_id"]).all()


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_without_a_decision_two_accounts_of_one_export_are_never_one_person(home: Inputs) -> None:
    found = work_out(replace(home, decisions=home.decisions.clear()))
    own = set(found.mine["key"])

    persons = dict(found.accounts.select("account_id", "person_id").rows())
    for (export, _), of in home.mentions.group_by("export_id", "owner"):
        shown: dict[tuple[Any, ...], set[str]] = {}
        for key in of["key"]:
            account = found.keys[key]
            if account and key not in own:
                network = account.split(":")[0]
                if network != "mail":  # one human has several addresses
                    shown.setdefault((persons[account], network), set()).add(account)
        assert all(len(accounts) == 1 for accounts in shown.values()), export


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_the_rows_of_one_list_are_as_many_accounts(home: Inputs) -> None:
    found = work_out(home)

    for _, of in home.listed.group_by("owner", "source", "exported_on", "list"):
        rows = set(of["key"]) - set(found.mine["key"])
        assert len({found.keys[key] for key in rows}) == len(rows)


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_what_is_decided_to_be_two_is_two(home: Inputs) -> None:
    found = work_out(home)

    accounts = dict(found.accounts.select("account_id", "person_id").rows())
    last: dict[frozenset[str | None], str] = {}
    for a, b, verdict in home.decisions.rows():
        last[frozenset((found.keys[a], found.keys[b]))] = verdict
    for pair, verdict in last.items():
        if verdict == "different" and len(pair) == 2 and None not in pair:
            assert len({accounts[str(account)] for account in pair}) == 2


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_what_is_told_twice_counts_once(home: Inputs) -> None:
    twice = replace(
        home,
        observations=pl.concat([home.observations, home.observations]),
        mentions=pl.concat([home.mentions, home.mentions]),
        decisions=pl.concat([home.decisions, home.decisions]),
    )

    first, second = work_out(home), work_out(twice)

    assert all(a.equals(b) for a, b in zip(first.frames, second.frames, strict=True))


@settings(max_examples=12, deadline=None, derandomize=True, database=None)
@given(homes())
def test_only_people_are_offered_of_whom_nothing_says_that_they_are_two(home: Inputs) -> None:
    found = work_out(home)

    persons = dict(found.accounts.select("account_id", "person_id").rows())
    two = set()
    for (_, _), of in home.mentions.group_by("export_id", "owner"):
        shown = {a for key in of["key"] if (a := found.keys[key]) and not a.startswith("mail:")}
        two |= {frozenset((persons[a], persons[b])) for a in shown for b in shown if a != b}
    last = {}
    for a, b, verdict in home.decisions.rows():
        last[frozenset((found.keys[a], found.keys[b]))] = verdict
    parted = {pair for pair, verdict in last.items() if verdict == "different" and None not in pair}
    two |= {frozenset(persons[str(a)] for a in pair) for pair in parted}
    offered = found.matches.filter(pl.col("tier") == "review")
    assert offered.filter(pl.col("person_a") >= pl.col("person_b")).is_empty()
    for a, b in offered.select("person_a", "person_b").iter_rows():
        assert frozenset((a, b)) not in two
    certain = found.matches.filter(pl.col("tier") == "automatic")
    assert (certain["person_a"] == certain["person_b"]).all()
