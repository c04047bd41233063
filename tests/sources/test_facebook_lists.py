"""Facebook's lists of people are read whole, in every layout since 2018, or not at all."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    CARA,
    FRIENDS,
    INBOX,
    NOON,
    NOOR,
    REMOVED,
    export,
    file,
    friends,
    item,
    read,
    said,
    state,
    thread,
)


@pytest.mark.parametrize(
    ("path", "key", "name", "kind"),
    [
        ("friends/friends.json", "friends", "friends", "friend"),
        ("friends_and_followers/friends.json", "friends_v2", "friends", "friend"),
        (FRIENDS, "friends_v2", "friends", "friend"),
        ("friends/removed_friends.json", "deleted_friends", "removed_friends", "friend"),
        (REMOVED, "deleted_friends_v2", "removed_friends", "friend"),
        ("friends/sent_friend_requests.json", "sent_requests", "sent_requests", "request_sent"),
        (
            "friends_and_followers/friend_requests_sent.json",
            "sent_requests_v2",
            "sent_requests",
            "request_sent",
        ),
        (
            "friends_and_followers/friend_requests_received.json",
            "received_requests_v2",
            "received_requests",
            "request_received",
        ),
        (
            "connections/friends/rejected_friend_requests.json",
            "rejected_requests_v2",
            "rejected_requests",
            "request_rejected",
        ),
        (
            "connections/followers/who_you've_followed.json",
            "following_v3",
            "following",
            "subscription",
        ),
        (
            "connections/followers/who_you_ve_followed.json",
            "following_v3",
            "following",
            "subscription",
        ),
        (
            "friends_and_followers/who_you_follow.json",
            "following_v2",
            "following",
            "subscription",
        ),
        ("friends_and_followers/followers.json", "followers_v2", "followers", "follower"),
    ],
)
def test_every_list_of_every_era_is_read(
    tmp_path: Path, path: str, key: str, name: str, kind: str
) -> None:
    snapshot = read(export(tmp_path, {path: {key: [item(ANNA)]}}))

    assert snapshot.ties.select("list", "kind").rows() == [(name, kind)]
    assert state(snapshot, name) == ("nonempty", None)
    assert file(snapshot, path)["rows_kept"] == 1


def test_a_friend_is_known_by_second_and_name(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA))}))

    assert snapshot.ties.select("key", "since", "ended_on").rows() == [
        (f"facebook:~{NOON}|anna bright", date(2020, 9, 13), None)
    ]
    assert snapshot.accounts.select("key", "alias", "name").rows() == [
        (f"facebook:~{NOON}|anna bright", f"facebook:~{NOON}", ANNA)
    ]


def test_friends_of_one_second_keep_keys_of_their_own_and_no_alias(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA), item(BEN), item(CARA, 5))}))

    assert snapshot.ties["key"].n_unique() == 3
    aliases = dict(snapshot.accounts.select("name", "alias").iter_rows())
    assert aliases == {ANNA: None, BEN: None, CARA: "facebook:~5"}


def test_namesakes_with_different_seconds_are_two_friends(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA, 1), item(ANNA, 2))}))

    assert snapshot.ties["key"].n_unique() == 2


def test_the_same_row_twice_is_a_copy(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA), item("ANNA  Bright"))}))

    assert len(snapshot.ties) == 1
    assert snapshot.rejects.select("line", "reason").rows() == [(2, "copy")]


@pytest.mark.parametrize("name", ["Facebook user", "Facebook-Nutzer", "", "  ", None])
def test_a_deactivated_friend_is_a_tie_without_key(tmp_path: Path, name: object) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(name), item(name), item(ANNA))}))

    assert snapshot.ties["key"].null_count() == 2
    assert snapshot.ties["since"].null_count() == 0
    assert snapshot.accounts["name"].to_list() == [ANNA]
    assert snapshot.accounts["alias"].to_list() == [None]  # the second is shared


def test_a_removed_friend_ends_on_the_day_of_the_removal(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {REMOVED: {"deleted_friends_v2": [item(ANNA)]}}))

    row = snapshot.ties.row(0, named=True)
    assert (row["key"], row["since"], row["ended_on"]) == (
        "facebook:?anna bright",
        None,
        date(2020, 9, 13),
    )
    assert snapshot.accounts.select("key", "name").rows() == [("facebook:?anna bright", ANNA)]


def test_a_friend_removed_twice_is_told_twice(tmp_path: Path) -> None:
    twice = {"deleted_friends_v2": [item(ANNA), item(ANNA, 86_400)]}

    snapshot = read(export(tmp_path, {REMOVED: twice}))

    assert snapshot.ties["ended_on"].to_list() == [date(1970, 1, 2), date(2020, 9, 13)]


def test_an_empty_list_is_empty_and_not_absent(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends()}))

    assert state(snapshot, "friends") == ("empty", None)
    assert snapshot.ties.is_empty()


def test_a_list_that_is_not_in_the_package_has_no_row(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {REMOVED: {"deleted_friends_v2": []}}))

    assert snapshot.lists["list"].to_list() == ["removed_friends"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps(friends(item(ANNA)))[:-9], "cut off"),
        ("", "empty"),
        (b"\xff\xfe\xff", "UTF-16"),
        ({"friends_v9": [item(ANNA)]}, "found 'friends_v9: list'; expected 'friends_v2: list'"),
        ({"friends_v2": {"people": 1}}, "found 'friends_v2: dict'"),
        ({}, "found 'dict'"),
        ([item(ANNA)], "found 'list'"),
        (friends(item(ANNA, "Nov 5, 2017")), "None of the 1 items could be read"),
    ],
)
def test_a_list_that_cannot_be_read_is_absent_and_removes_nobody(
    tmp_path: Path, content: object, words: str
) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: content, REMOVED: {"deleted_friends_v2": []}}))

    now, reason = state(snapshot, "friends")
    assert now == "absent"
    assert reason is not None
    assert words in reason
    assert snapshot.ties.is_empty()
    assert file(snapshot, FRIENDS)["status"] == "ignored"
    assert snapshot.notes["file"].to_list() == [FRIENDS]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Anna", "not a record"),
        (None, "not a record"),
        ({"name": BEN}, "no date"),
        (item(BEN, 0), "no date"),
        (item(BEN, True), "no date"),
        (item(BEN, 10**14), "no date"),
        (item(["Ben"]), "name is not text"),
        (item(7), "name is not text"),
    ],
)
def test_a_row_that_is_not_understood_is_rejected_by_its_number(
    tmp_path: Path, row: object, reason: str
) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA), row)}))

    assert snapshot.rejects.rows() == [(FRIENDS, 2, reason)]
    counts = file(snapshot, FRIENDS)
    assert (counts["rows_read"], counts["rows_kept"], counts["rows_rejected"]) == (2, 1, 1)


def test_fields_nobody_knows_are_named(tmp_path: Path) -> None:
    files = {
        FRIENDS: friends({**item(ANNA), "closeness": 3}),
        f"{INBOX}/anna_1/message_1.json": thread((NOOR, ANNA), said(ANNA, mood="glad")),
    }

    snapshot = read(export(tmp_path, files))

    assert "'closeness', 'mood'" in snapshot.notes["note"].item()


def test_a_second_download_of_a_list_is_a_copy(tmp_path: Path) -> None:
    again = "connections/friends/your_friends (1).json"

    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA)), again: friends(item(ANNA))}))

    assert len(snapshot.ties) == 1
    assert {row["status"]: row["reason"] for row in snapshot.files.iter_rows(named=True)} == {
        "read": None,
        "ignored": "copy",
    }


def test_a_second_list_of_one_name_that_differs_is_said(tmp_path: Path) -> None:
    old = "old/friends/friends.json"

    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA)), old: {"friends": []}}))

    assert state(snapshot, "friends")[0] == "nonempty"
    assert FRIENDS in str(file(snapshot, old)["reason"])
    assert snapshot.notes["file"].to_list() == [old]
