"""Facebook's names are repaired, and the owner is found among them."""

from pathlib import Path

import pytest

from netgraph.sources.facebook.names import Names, repair
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
