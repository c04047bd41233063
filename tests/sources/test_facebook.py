"""Facebook's packages are told apart, read in any wrapping, and every file is accounted for."""

import json
import zipfile
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netgraph.sources.facebook.layout import place
from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    FRIENDS,
    INBOX,
    NOOR,
    PROFILE,
    REMOVED,
    claimed,
    export,
    file,
    friends,
    item,
    profile,
    read,
    said,
    thread,
)


def test_a_part_with_messages_alone_has_no_lists(tmp_path: Path) -> None:
    snapshot = read(
        export(tmp_path, {f"{INBOX}/anna_1/message_1.json": thread((NOOR, ANNA), said(ANNA))})
    )

    assert snapshot.lists.is_empty()
    assert len(snapshot.events) == 1


def test_folder_zip_top_folder_and_order_say_the_same(tmp_path: Path) -> None:
    files: dict[str, object] = {
        FRIENDS: friends(item(ANNA), item(BEN, 9)),
        PROFILE: profile(NOOR),
        f"{INBOX}/anna_1/message_1.json": thread((NOOR, ANNA), said(ANNA), said(NOOR, 5)),
        "ads_information/ads.json": {},
    }
    folder = export(tmp_path / "plain", files)
    wrapped = export(tmp_path / "more", {f"facebook-noor/{p}": c for p, c in files.items()})
    upper = export(tmp_path / "upper", {p.replace("Your_", "YOUR "): c for p, c in files.items()})
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as packed:
        for path in sorted(files, reverse=True):
            packed.writestr(path.replace("/", "\\"), json.dumps(files[path]))

    snapshots = [read(p) for p in (folder, folder, wrapped, upper, tmp_path / "export.zip")]

    for name in ("owners", "accounts", "lists", "ties", "events", "audiences", "threads"):
        frames = [s.frames()[name] for s in snapshots]
        assert all(frame.equals(frames[0]) for frame in frames), name


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("photos_and_videos/a.jpg", "ignored", "media"),
        (f"{INBOX}/anna_1/files/12345", "ignored", "media"),
        ("friends/no-data.txt", "ignored", "category is empty"),
        ("ads_information/advertisers_you've_interacted_with.json", "ignored", "advertising"),
        ("your_facebook_activity/groups/your_groups.json", "ignored", "nobody who takes part"),
        ("your_facebook_activity/events/your_event_responses.json", "ignored", "nobody who"),
        ("comments_and_reactions/pages.json", "ignored", "pages"),
        ("connections/friends/people_you_may_know.json", "ignored", "suggests"),
        ("logged_information/search/your_search_history.json", "ignored", "searches"),
        ("messages/stickers_used/1.json", "ignored", "settings"),
        ("messages/autofill_information.json", "ignored", "settings"),
        ("something/entirely/new.json", "unknown", None),
        (f"{INBOX}/anna_1/odd.json", "unknown", None),
        ("start_here.html", "ignored", "click"),
        ("friends/friends.html", "ignored", "another file"),
        ("your_facebook_activity/posts/posts_1.html", "ignored", "not read from HTML"),
    ],
)
def test_every_other_file_is_listed(
    tmp_path: Path, path: str, status: str, words: str | None
) -> None:
    snapshot = read(export(tmp_path, {FRIENDS: friends(item(ANNA)), path: {}}))

    row = file(snapshot, path)
    assert row["status"] == status
    assert (words in str(row["reason"])) if words else row["reason"] is None
    assert row["rows_read"] is None


@pytest.mark.parametrize(
    "path",
    [
        "html/friends.htm",
        "html/messages.htm",
        "messages/12.html",
        "friends/friends.html",
        "connections/friends/your_friends.html",
        "your_friends.html",
        f"{INBOX}/anna_1/message_1.html",
        "your_facebook_activity/posts/posts_1.html",
    ],
)
def test_an_export_in_html_is_claimed(tmp_path: Path, path: str) -> None:
    root = export(tmp_path, {path: "<html></html>", "index.html": "<html></html>"})

    assert claimed(root)
    assert read(root).ties.is_empty()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("your_friends.json", friends(item(ANNA))),
        ("friends.json", {"friends": []}),
        ("followers.json", {"followers_v2": []}),
        (FRIENDS, b""),
        ("friends/friends.json", {"friends_v7": []}),
        (PROFILE, profile(NOOR)),
        (f"{INBOX}/anna_1/message_1.json", b""),
        ("facebook/photos_and_videos/album/0.json", {}),
    ],
)
def test_facebook_is_told_by_paths_and_content(tmp_path: Path, path: str, content: object) -> None:
    assert claimed(export(tmp_path, {path: content, "other.txt": "x"}))


def test_a_list_saved_as_utf_16_is_told_and_read(tmp_path: Path) -> None:
    text = json.dumps(friends(item(ANNA))).encode("utf-16")

    assert len(read(export(tmp_path, {"your_friends.json": text})).ties) == 1


@pytest.mark.parametrize(
    "files",
    [
        {
            "followers_and_following/followers.json": {"relationships_followers": []},
            "messages/inbox/anna_1/message_1.json": thread((ANNA, NOOR), said(ANNA)),
        },
        {"connections/followers_and_following/following.json": {"relationships_following": []}},
        {"your_instagram_activity/messages/inbox/anna_1/message_1.json": thread((ANNA,))},
        {"followers.json": {"relationships_followers": []}},
        {"following.json": {"relationships_following": [{"title": "following"}]}},
        {"data/follower.js": "window.YTD.follower.part0 = []"},
        {"Connections.csv": "First Name,Last Name"},
        {"json/friends.json": {"Friends": []}},
        {"netgraph.json": {"format": 1}},
        {"messages/c12/messages.json": []},
    ],
)
def test_other_networks_are_not_claimed(tmp_path: Path, files: dict[str, object]) -> None:
    assert not claimed(export(tmp_path, files))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "friends_v2",
                    "deleted_friends_v2",
                    "name",
                    "timestamp",
                    "messages",
                    "participants",
                    "sender_name",
                    "timestamp_ms",
                    "content",
                    "type",
                    "users",
                    "call_duration",
                    "title",
                    "profile_v2",
                    "full_name",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
PATHS = [FRIENDS, REMOVED, PROFILE, f"{INBOX}/anna_1/message_1.json", "messages/x/message.json"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(PATHS), JUNK, min_size=1), st.integers(0, 40))
def test_junk_in_place_of_any_file_is_told_and_never_crashes(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, object], cut: int
) -> None:
    written = {path: json.dumps(content) for path, content in files.items()}
    first = min(written)
    written[first] = written[first][: len(written[first]) - cut] if cut < 20 else written[first]
    root = export(tmp_path_factory.mktemp("junk"), dict(written))

    snapshot = read(root)

    assert sorted(snapshot.files["file"]) == sorted(files)
    ignored = snapshot.files.filter(pl.col("status") == "ignored")["file"]
    assert set(ignored) <= set(snapshot.notes["file"].to_list())


def test_each_path_is_one_thing() -> None:
    assert place(f"{INBOX}/anna_1/message_10.json").role == "thread"
    assert place("x/Your Friends.JSON").detail == "friends"
    assert place("x/Removed-Friends.json").detail == "removed_friends"
    assert place("connections/followers/who_you’ve_followed.json").detail == "following"
