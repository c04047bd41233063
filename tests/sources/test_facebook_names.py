"""Facebook's names are repaired, and the owner is found among them."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netgraph.sources.facebook.names import Names, repair
from netgraph.text import clean
from tests.sources import facebook_pages as pages
from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    CARA,
    FRIENDS,
    INBOX,
    NOOR,
    PROFILE,
    export,
    friends,
    item,
    mojibake,
    profile,
    read,
    said,
    thread,
)


@pytest.mark.parametrize(
    ("exported", "right"),
    [
        (mojibake("Zoë Åkesson"), "Zoë Åkesson"),
        (mojibake("Łukasz 🎈"), "Łukasz 🎈"),
        ("Anna Bright", "Anna Bright"),
        ("valid café", "valid café"),  # Latin-1 that is no UTF-8
        ("Łukasz Ã©", "Łukasz Ã©"),  # a character beyond a byte: already right
        (mojibake(mojibake("é")), mojibake("é")),  # once, not until it looks right
        ("\ud83d", "\ud83d"),
        ("", ""),
    ],
)
def test_mojibake_is_repaired_once_and_only_where_it_is(exported: str, right: str) -> None:
    assert repair(exported) == right


def test_names_and_titles_are_repaired_everywhere(tmp_path: Path) -> None:
    zoe = mojibake("Zoë Åkesson")
    group = thread((NOOR, BEN, zoe), said(zoe), title=mojibake("Fête 🎈"))
    files = {
        FRIENDS: friends(item(zoe)),
        PROFILE: profile(mojibake("Noël Haddad")),
        f"{INBOX}/fete_123/message_1.json": group,
    }

    snapshot = read(export(tmp_path, files))

    assert "Zoë Åkesson" in snapshot.accounts["name"].to_list()
    assert snapshot.events["from_key"].item() == "facebook:?zoë åkesson"
    assert snapshot.threads["title"].to_list() == ["Fête 🎈"]
    assert snapshot.owners["name"].to_list() == ["Noël Haddad"]


ONCE = st.text(st.characters(blacklist_categories=("Cs",)), max_size=12)


@given(ONCE)
def test_what_was_spoilt_is_as_it_was(text: str) -> None:
    assert repair(mojibake(text)) == text


@given(ONCE)
def test_spoilt_twice_is_repaired_once(text: str) -> None:
    assert repair(mojibake(mojibake(text))) == mojibake(text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.from_regex(r"\A[A-Zäöüßéèñøłžя]{1,6} [a-zÀ-ÿŁłЖя]{1,6}[🎈❤]?\Z"))
def test_every_name_is_repaired_once_wherever_it_stands(tmp_path: Path, name: str) -> None:
    """Spoilt in JSON, right on pages: the same name comes out of all of them."""
    spoilt = mojibake(name)
    like = {"reaction": {"reaction": "LIKE", "actor": "Noor Haddad"}}
    title = f"Noor Haddad likes {spoilt}'s post."
    files = {
        FRIENDS: friends(item(spoilt)),
        PROFILE: profile(NOOR),
        "connections/friends/removed_friends.html": pages.listed("x", [(name, "Nov 5, 2017")]),
        f"{INBOX}/a_1/message_1.json": thread((NOOR, spoilt), said(spoilt)),
        f"{INBOX}/b_2/message_1.html": pages.chat(
            "x", [(name, "hi", "Sep 13, 2020, 12:26 PM")], people=f"Participants: {name} and {NOOR}"
        ),
        "likes_and_reactions_1.json": [{"timestamp": 5, "data": [like], "title": title}],
        "about_you/your_address_book.json": {
            "address_book_v2": {"address_book": [{"name": spoilt}]}
        },
    }
    root = tmp_path / hashlib.sha256(name.encode()).hexdigest()

    snapshot = read(export(root, files))

    assert set(snapshot.accounts["name"]) == {clean(name), NOOR}
    assert len(snapshot.events) == 3


def test_of_several_spellings_one_is_shown() -> None:
    names = Names()

    keys = {names.of("anna  bright"), names.of("Anna Bright"), names.of("ANNA BRIGHT")}

    assert keys == {"facebook:?anna bright"}
    assert names.shown == {"facebook:?anna bright": "ANNA BRIGHT"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (PROFILE, profile(NOOR)),
        (
            "profile_information/profile_information.json",
            {"profile_v2": {"name": {"first_name": "Noor", "last_name": "Haddad"}}},
        ),
        ("profile_information/profile_information.json", {"profile": {"name": NOOR}}),
        (
            "profile_information/profile_information.json",
            {"profile": {"name": {"full_name": NOOR}}},
        ),
    ],
)
def test_the_profile_names_the_owner(tmp_path: Path, path: str, content: object) -> None:
    snapshot = read(export(tmp_path, {path: content}))

    assert snapshot.owners.select("owner", "key", "name", "evidence").rows() == [
        (None, "facebook:?noor haddad", NOOR, "profile")
    ]
    assert snapshot.accounts["key"].to_list() == ["facebook:?noor haddad"]


def test_without_a_profile_the_name_in_every_conversation_is_the_owner(tmp_path: Path) -> None:
    files = {
        f"{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), said(ANNA)),
        f"{INBOX}/trip_2/message_1.json": thread((BEN, ANNA, NOOR), said(BEN)),
        f"{INBOX}/cara_3/message_1.json": thread((CARA, NOOR), said(NOOR)),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.owners.select("key", "evidence").rows() == [
        ("facebook:?noor haddad", "conversations")
    ]


def test_one_conversation_does_not_tell_the_owner(tmp_path: Path) -> None:
    files = {f"{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), said(ANNA))}

    assert read(export(tmp_path, files)).owners.is_empty()


def test_a_profile_with_another_name_than_the_conversations_gives_two_accounts(
    tmp_path: Path,
) -> None:
    files = {
        PROFILE: profile("Noor Amal Haddad"),
        f"{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), said(ANNA)),
        f"{INBOX}/ben_2/message_1.json": thread((BEN, NOOR), said(BEN)),
    }

    snapshot = read(export(tmp_path, files))

    assert sorted(snapshot.owners["evidence"].to_list()) == ["conversations", "profile"]
    assert snapshot.audiences.group_by("audience").len()["len"].to_list() == [2, 2]


def test_a_profile_of_another_form_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {PROFILE: {"profile_v9": {}}, FRIENDS: friends(item(ANNA))}))

    assert snapshot.owners.is_empty()
    assert len(snapshot.ties) == 1
    assert "decisions/owners.csv" in snapshot.notes["note"].item()
