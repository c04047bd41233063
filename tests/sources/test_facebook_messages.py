"""Facebook's conversations: each exchange once, and nothing that is none."""

import json
from datetime import datetime
from pathlib import Path

import polars as pl
import pytest

from netgraph.sources.facebook.layout import thread_id
from netgraph.sources.facebook.verdicts import verdict
from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    CARA,
    INBOX,
    NOON,
    NOOR,
    PROFILE,
    export,
    file,
    profile,
    read,
    reasons,
    said,
    thread,
)


@pytest.mark.parametrize(
    "root",
    [
        "messages/inbox",
        "messages/archived_threads",
        "messages/e2ee_cutover",
        "your_activity_across_facebook/messages/inbox",
        INBOX,
        "facebook-noor-2024-05-01-x1/" + INBOX,
        "messages",  # spring 2018
    ],
)
def test_messages_are_read_from_every_root(tmp_path: Path, root: str) -> None:
    files = {f"{root}/anna_77/message_1.json": thread((ANNA, NOOR), said(ANNA, NOON * 1000 + 7))}

    snapshot = read(export(tmp_path, files))

    columns = ("event", "scope", "occurred_at", "kind", "from_key")
    assert snapshot.events.select(columns).rows() == [
        (
            f"77|{NOON * 1000 + 7}|1",
            "owner",
            datetime.fromisoformat("2020-09-13T12:26:40.007"),
            "message",
            "facebook:?anna bright",
        )
    ]
    assert snapshot.audiences.rows() == [
        ("77", "facebook:?anna bright", "to"),
        ("77", "facebook:?noor haddad", "to"),
    ]
    assert snapshot.threads.is_empty()


def test_spring_2018_had_seconds_and_left_the_owner_out(tmp_path: Path) -> None:
    old = {"sender_name": ANNA, "timestamp": NOON, "content": "hello"}
    mine = {"sender_name": NOOR, "timestamp": NOON + 1, "content": "hi"}
    files = {
        "profile_information/profile_information.json": {"profile": {"name": NOOR}},
        "messages/anna_1a2b/message.json": thread((ANNA,), old, mine),
        "messages/trip_3c4d/message.json": thread((BEN, CARA), {**old, "sender_name": BEN}),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["occurred_at"].min() == datetime.fromisoformat("2020-09-13T12:26:40")
    members = snapshot.audiences.group_by("audience").agg(pl.col("key").sort()).sort("audience")
    assert members["key"].list.len().to_list() == [2, 3]
    assert all("facebook:?noor haddad" in keys for keys in members["key"])


def test_twelve_parts_are_one_thread_whatever_their_numbers(tmp_path: Path) -> None:
    files: dict[str, object] = {}
    for number in range(1, 13):
        newest = NOON * 1000 - number * 10
        files[f"{INBOX}/trip_9/message_{number}.json"] = thread(
            (NOOR, ANNA, BEN), said(ANNA, newest), said(BEN, newest - 1), title="Trip"
        )

    snapshot = read(export(tmp_path, files))

    assert len(snapshot.events) == 24
    assert snapshot.threads.rows() == [("9", "Trip")]
    assert snapshot.files["rows_kept"].to_list() == [2] * 12


def test_messages_of_one_millisecond_are_counted_from_the_oldest(tmp_path: Path) -> None:
    ms = NOON * 1000
    old, new = said(ANNA, ms, content="1"), said(BEN, ms, content="2")
    before, after = said(NOOR, ms - 1), said(NOOR, ms + 1)
    people = (NOOR, ANNA, BEN)
    whole = {f"{INBOX}/trip_9/message_1.json": thread(people, after, new, old, before)}
    reversed_ = {f"{INBOX}/trip_9/message_1.json": thread(people, before, old, new, after)}
    parts = {
        f"{INBOX}/trip_9/message_2.json": thread(people, after, new),
        f"{INBOX}/trip_9/message_10.json": thread(people, old, before),
    }

    ids = [
        dict(read(export(tmp_path / str(n), files)).events.select("event", "from_key").iter_rows())
        for n, files in enumerate((whole, reversed_, parts))
    ]

    assert ids[0] == ids[1] == ids[2]
    assert ids[0][f"9|{ms}|1"] == "facebook:?anna bright"
    assert ids[0][f"9|{ms}|2"] == "facebook:?ben okafor"


def test_an_unsent_message_leaves_the_numbers_of_others_alone(tmp_path: Path) -> None:
    ms = NOON * 1000
    newest, oldest = said(BEN, ms), said(ANNA, ms, is_unsent=True)
    files = {f"{INBOX}/anna_1/message_1.json": thread((ANNA, BEN), newest, oldest)}

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["event"].to_list() == [f"1|{ms}|2"]
    assert reasons(snapshot) == ["unsent"]


def test_overlapping_downloads_of_one_thread_count_each_message_once(tmp_path: Path) -> None:
    ms = NOON * 1000
    old = [said(ANNA, ms), said(ANNA, ms), said(NOOR, ms - 5)]  # said twice, in one millisecond
    files = {
        f"a/{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), said(NOOR, ms + 9), *old),
        f"b/{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), *old),
        f"c/{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), *old),
    }

    snapshot = read(export(tmp_path, files))

    assert len(snapshot.events) == 4
    assert reasons(snapshot) == ["copy"] * 3
    assert file(snapshot, f"c/{INBOX}/anna_1/message_1.json")["reason"] == "copy"


def test_a_damaged_part_leaves_the_other_parts_readable(tmp_path: Path) -> None:
    files = {
        f"{INBOX}/anna_1/message_1.json": thread((ANNA, NOOR), said(ANNA)),
        f"{INBOX}/anna_1/message_2.json": json.dumps(thread((ANNA, NOOR), said(NOOR)))[:-4],
        f"{INBOX}/ben_2/message_1.json": {"chat": []},
    }

    snapshot = read(export(tmp_path, files))

    assert len(snapshot.events) == 1
    assert snapshot.notes["file"].to_list() == sorted(files)[1:]
    assert "expected 'messages: list'" in snapshot.notes["note"].to_list()[1]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (said(ANNA), "message"),
        (said(ANNA, type="Share"), "message"),
        ({"sender_name": ANNA, "timestamp_ms": 1, "photos": [{}]}, "message"),
        (said(ANNA, content="She named the group"), "message"),
        (said(ANNA, content="You left the keys here"), "message"),
        (said(ANNA, type="Call", call_duration=61), "call"),
        (said(ANNA, call_duration=61), "call"),
        (said(ANNA, type="Call", call_duration=0, missed=True), "missed call"),
        (said(ANNA, call_duration=0), "missed call"),
        (said(ANNA, call_duration=None), "message"),
        (said(ANNA, type="Subscribe"), "system message"),
        (said(ANNA, type="Unsubscribe"), "system message"),
        (said(ANNA, content=f"{ANNA} named the group Trip."), "system message"),
        (said(NOOR, content="You named the group Trip."), "system message"),
        (said(ANNA, content=f"{ANNA} added {BEN} to the group."), "system message"),
        (said(ANNA, content=f"{ANNA} left the group."), "system message"),
        (said(ANNA, content=f"{ANNA} set the nickname for {BEN} to B."), "system message"),
        (said(ANNA, content="You are now connected on Messenger"), "system message"),
        (said(ANNA, content=f"Say hi to your new Facebook friend, {ANNA}."), "system message"),
        (said(None, content="You turned off member approval."), "system message"),
        (said(ANNA, content="You turned off the lights?"), "message"),
        (said(ANNA, is_unsent=True), "unsent"),
        (said(ANNA, is_unsent=False), "message"),
        ("hello", "not a record"),
    ],
)
def test_what_is_an_exchange_and_what_is_not(message: object, expected: str) -> None:
    assert verdict(message) == expected


def test_every_message_is_an_event_or_a_reject(tmp_path: Path) -> None:
    messages = [
        said(ANNA),
        said(ANNA, NOON * 1000 - 1, type="Call", call_duration=60),
        said(ANNA, NOON * 1000 - 2, type="Call", call_duration=0, missed=True),
        {"sender_name": ANNA},
        said(ANNA, 0),
        7,
    ]
    path = f"{INBOX}/anna_1/message_1.json"

    snapshot = read(export(tmp_path, {path: thread((ANNA, NOOR), *messages)}))

    assert sorted(snapshot.events["kind"]) == ["call", "message"]
    assert snapshot.rejects.select("line", "reason").rows() == [
        (3, "missed call"),
        (4, "no date"),
        (5, "no date"),
        (6, "not a record"),
    ]
    counts = file(snapshot, path)
    assert (counts["rows_read"], counts["rows_kept"], counts["rows_rejected"]) == (6, 2, 4)


def test_a_sender_who_left_belongs_to_the_group(tmp_path: Path) -> None:
    left = {**said(BEN, 5, type="Unsubscribe"), "users": [{"name": "Dan Moss"}]}
    group = thread((NOOR, ANNA), said(CARA), left, title="Trip")

    snapshot = read(export(tmp_path, {f"{INBOX}/trip_1/message_1.json": group}))

    assert snapshot.audiences["key"].to_list() == [
        "facebook:?anna bright",
        "facebook:?ben okafor",
        "facebook:?cara lindt",
        "facebook:?dan moss",
        "facebook:?noor haddad",
    ]


@pytest.mark.parametrize("sender", ["Facebook user", "", None, 7])
def test_a_sender_without_a_name_is_null(tmp_path: Path, sender: object) -> None:
    chat = thread((NOOR, ANNA), said(sender), title="Trip")

    snapshot = read(export(tmp_path, {f"{INBOX}/trip_1/message_1.json": chat}))

    assert snapshot.events["from_key"].to_list() == [None]
    assert snapshot.audiences["key"].null_count() == 1


@pytest.mark.parametrize("content", ["secret", "\ud83d"])
def test_no_body_reaches_a_frame(tmp_path: Path, content: str) -> None:
    chat = thread((NOOR, ANNA), said(ANNA, content=f"{content} 4711"), title="secret 4711")

    snapshot = read(export(tmp_path, {f"{INBOX}/anna_1/message_1.json": chat}))

    text = "".join(frame.write_csv() for frame in snapshot.frames().values())
    assert "4711" not in text
    assert len(snapshot.events) == 1


def test_no_name_enters_an_event(tmp_path: Path) -> None:
    chat = thread((NOOR, ANNA), said(ANNA))

    snapshot = read(export(tmp_path, {f"{INBOX}/annabright/message_1.json": chat}))

    assert "anna" not in snapshot.events["event"].item()


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("annabright_1029384756", "1029384756"),
        ("annabright_e5kFoZ4mMw", "e5kFoZ4mMw"),
        ("annabright_abcdefGHij", "abcdefGHij"),
        ("trip_to_rome_77", "77"),
        ("_77", "77"),
    ],
)
def test_the_thread_is_known_by_the_end_of_its_folder(folder: str, expected: str) -> None:
    assert thread_id(folder) == expected


def test_folders_without_an_id_differ_and_say_no_name() -> None:
    assert thread_id("anna_bright") != thread_id("ben_okafor")
    assert "bright" not in thread_id("anna_bright")


def test_a_thread_in_two_sections_is_one(tmp_path: Path) -> None:
    files = {
        f"{INBOX}/anna_1/message_1.json": thread((NOOR, ANNA), said(NOOR, 2)),
        f"{INBOX[:-5]}e2ee_cutover/anna_1/message_1.json": thread((NOOR, ANNA), said(ANNA, 1)),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["audience"].to_list() == ["1", "1"]
    assert len(snapshot.audiences) == 2


def test_filtered_threads_are_no_exchange(tmp_path: Path) -> None:
    path = "messages/filtered_threads/stranger_1/message_1.json"

    snapshot = read(export(tmp_path, {path: thread((NOOR, ANNA), said(ANNA), said(NOOR, 5))}))

    assert snapshot.events.is_empty()
    assert snapshot.audiences.is_empty()
    assert snapshot.accounts.is_empty()
    assert reasons(snapshot) == ["filtered thread"] * 2


def test_a_message_request_counts_once_it_is_answered(tmp_path: Path) -> None:
    root = "messages/message_requests"
    files = {
        f"{root}/anna_1/message_1.json": thread((NOOR, ANNA), said(ANNA), said(ANNA, 7)),
        f"{root}/ben_2/message_1.json": thread((NOOR, BEN), said(BEN), said(NOOR, 7)),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["thread"].to_list() == ["2", "2"]
    assert reasons(snapshot) == ["message request never answered"] * 2


def test_notes_to_oneself_reach_nobody(tmp_path: Path) -> None:
    files = {
        PROFILE: profile(NOOR),
        f"{INBOX}/noor_1/message_1.json": thread((NOOR, NOOR), said(NOOR)),
        f"{INBOX}/anna_2/message_1.json": thread((NOOR, ANNA), said(NOOR)),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["thread"].to_list() == ["2"]
    assert reasons(snapshot) == ["nobody else in the thread"]


def test_the_other_side_of_a_lone_stranger_is_not_named(tmp_path: Path) -> None:
    snapshot = read(
        export(tmp_path, {f"{INBOX}/anna_1/message_1.json": thread((ANNA,), said(ANNA))})
    )

    assert set(snapshot.audiences["key"]) == {None, "facebook:?anna bright"}


def test_the_other_side_of_a_lone_stranger_is_the_owner_where_known(tmp_path: Path) -> None:
    files = {
        PROFILE: profile(NOOR),
        f"{INBOX}/anna_1/message_1.json": thread((ANNA,), said(ANNA)),
    }

    snapshot = read(export(tmp_path, files))

    assert snapshot.audiences["key"].to_list() == ["facebook:?anna bright", "facebook:?noor haddad"]


def test_a_thread_without_messages_is_read_and_says_nothing(tmp_path: Path) -> None:
    path = f"{INBOX}/anna_1/message_1.json"

    snapshot = read(export(tmp_path, {path: thread((NOOR, ANNA))}))

    assert file(snapshot, path)["rows_read"] == 0
    assert snapshot.events.is_empty()
