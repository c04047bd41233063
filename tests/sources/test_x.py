"""X's archives are read in every layout since 2018, and a cut list never removes anybody."""

import gc
from collections.abc import Mapping
from datetime import date

import pytest

from netgraph.sources.x.files import part_of
from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    NOOR,
    TOMAS,
    at,
    claimed,
    manifest,
    members,
    mention,
    post,
    read,
    reasons,
    renamed,
    script,
    states,
    talk,
    utc,
    wrote,
)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"follower.js": script("follower", [])}, True),
        ({"x/data/manifest.js": manifest({})}, True),
        ({"a (1).js": b"\xef\xbb\xbf  window.YTD.like.part0 = [ ]"}, True),
        ({"a.js": "window.YTD.like.part0 = [ ]".encode("utf-16")}, True),
        ({"assets/js/main.js": script("follower", [])}, False),
        ({"follower.js": b"module.exports = []"}, False),
        ({"twitter-2023-01-01-abc/data/follower.txt": script("follower", [])}, False),
        ({"tweets.csv": b"tweet_id,text\n"}, False),
    ],
)
def test_a_package_is_claimed_by_how_its_scripts_begin(
    files: Mapping[str, bytes], expected: bool
) -> None:
    assert claimed(files) is expected


@pytest.mark.parametrize(
    "data",
    [
        b'window.YTD.follower.part0 = [{"follower": {"accountId": "7100000002"}}]',
        b'window.YTD.follower.part0=[{"follower":{"accountId":"7100000002"}}];\r\n;\n',
        b'\xef\xbb\xbfwindow.YTD.x_follower_2.part0 = [{"follower":{"accountId":"7100000002"}}]',
        'window.YTD.follower.part0 = [{"follower":{"accountId":"7100000002"}}]'.encode("utf-16"),
        b'window.YTD.follower.part0 = [{"follower":{"accountId":7100000002}}]',
        b'[{"follower": {"accountId": "7100000002", "userLink": "https://x.com/a=b"}}]',
    ],
)
def test_a_list_is_read_however_its_script_was_saved(data: bytes) -> None:
    snapshot = read({"follower.js": data})
    assert snapshot.ties.select("list", "key", "kind").rows() == [
        ("followers", f"x:{TOMAS}", "follower")
    ]
    assert snapshot.accounts["url"].to_list() == [f"https://x.com/i/user/{TOMAS}"]
    assert snapshot.owners.is_empty()


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        ("data/follower.js", "follower", 0),
        ("DATA/Follower-Part12.JS", "follower", 12),
        ("follower (1).js", "follower", 0),
        ("follower copy 2.js", "follower", 0),
        ("tweet.js", "tweets", 0),
        ("tweet_part3.js", "tweets", 3),
        ("direct message.js", "directmessages", 0),
        ("direct-messages-group-part1.js", "directmessagesgroup", 1),
        ("data/direct-message-group-headers.js", "directmessagegroupheaders", 0),
    ],
)
def test_names_are_matched_with_case_and_separators_folded(
    name: str, kind: str, number: int
) -> None:
    part = part_of(name)
    assert part is not None
    assert (part.kind, part.number) == (kind, number)


def test_a_renamed_file_is_known_by_the_variable_it_sets() -> None:
    assert states(read({"mine.js": script("following", [])})) == {"following": "empty"}


def test_an_empty_list_is_empty_and_not_absent() -> None:
    snapshot = read({"data/follower.js": b"window.YTD.follower.part0 = [ ]"})
    assert states(snapshot) == {"followers": "empty"}
    assert snapshot.files["rows_read"].to_list() == [0]


@pytest.mark.parametrize(
    "data",
    [
        script("follower", members("follower", TOMAS, INES))[:-10],
        script("follower", {"follower": {}}),
        b"window.YTD.follower.part0 = ",
        b"\x00\x01\x02",
        script("follower", [*members("follower", TOMAS), {"follower": {}}]),
        script("follower", [*members("follower", TOMAS), {"advertisement": {}}]),
        script("follower", members("follower", TOMAS, 1.5)),
        script("follower", members("follower", TOMAS, "-1")),
        script("follower", [*members("follower", TOMAS), None]),
    ],
)
def test_a_list_that_is_not_understood_to_its_last_row_is_absent(data: bytes) -> None:
    snapshot = read({"follower.js": data, "following.js": script("following", [])})
    assert states(snapshot) == {"followers": "absent", "following": "empty"}
    assert snapshot.ties.is_empty()
    assert snapshot.lists["reason"].to_list()[0]
    assert snapshot.files.filter(file="follower.js")["status"].item() == "ignored"


def test_a_damaged_list_is_named_in_the_notes_without_its_content() -> None:
    data = script("follower", members("follower", TOMAS, INES))[:-10]
    snapshot = read({"follower.js": data})
    note = snapshot.notes["note"].item()
    assert "follower.js" in note
    assert "cut off" in note
    assert TOMAS not in note


def test_an_id_twice_in_a_list_is_one_tie_and_one_reject() -> None:
    snapshot = read({"follower.js": script("follower", members("follower", TOMAS, INES, TOMAS))})
    assert snapshot.ties["key"].to_list() == [f"x:{TOMAS}", f"x:{INES}"]
    assert snapshot.rejects.rows() == [("follower.js", 3, "copy")]


def test_two_copies_of_a_file_are_read_once() -> None:
    one, two = script("follower", members("follower", TOMAS)), script("follower", [])
    snapshot = read({"data/follower.js": one, "data/follower copy.js": two})
    assert snapshot.files.select("file", "status", "reason").rows() == [
        ("data/follower copy.js", "read", None),
        ("data/follower.js", "ignored", "copy"),
    ]


def test_parts_are_one_list() -> None:
    snapshot = read(
        {
            "data/follower.js": script("follower", members("follower", TOMAS)),
            "data/follower-part1.js": script("follower", members("follower", INES, TOMAS), 1),
        }
    )
    assert snapshot.ties.height == 2
    assert reasons(snapshot) == ["copy"]


@pytest.mark.parametrize("here", [("-part1",), ("", "-part2")])
def test_a_gap_in_the_parts_makes_the_list_absent(here: tuple[str, ...]) -> None:
    files = {f"data/follower{p}.js": script("follower", members("follower", TOMAS)) for p in here}
    snapshot = read(files)
    assert states(snapshot) == {"followers": "absent"}
    assert "missing: part" in snapshot.lists["reason"].item()


@pytest.mark.parametrize(
    ("counts", "state", "expected"),
    [
        ({"follower.js": "2"}, "nonempty", 2),
        ({"follower.js": 2}, "nonempty", 2),
        ({"follower.js": "3"}, "absent", 3),
        ({"follower.js": "2", "follower-part1.js": "5"}, "absent", 7),
        ({"follower.js": "many"}, "nonempty", None),
        ({}, "nonempty", None),
    ],
)
def test_the_manifest_counts_decide_whether_a_list_is_whole(
    counts: Mapping[str, object], state: str, expected: int | None
) -> None:
    followers = script("follower", members("follower", TOMAS, INES))
    snapshot = read({"data/manifest.js": manifest(counts), "data/follower.js": followers})
    assert snapshot.lists.select("state", "expected").row(0) == (state, expected)
    assert snapshot.ties.height == (2 if state == "nonempty" else 0)


def test_a_list_that_only_the_manifest_knows_is_absent() -> None:
    snapshot = read({"data/manifest.js": manifest({"follower.js": "300"})})
    assert states(snapshot) == {"followers": "absent"}
    assert "data/follower.js" in snapshot.lists["reason"].item()


def test_more_rows_than_promised_are_kept_and_noted() -> None:
    followers = script("follower", members("follower", TOMAS, INES))
    snapshot = read(
        {"data/manifest.js": manifest({"follower.js": "1"}), "data/follower.js": followers}
    )
    assert states(snapshot) == {"followers": "nonempty"}
    assert "the manifest promises 1" in snapshot.notes["note"].item()


def test_the_manifest_dates_the_export_and_names_the_owner() -> None:
    snapshot = read({"data/manifest.js": manifest({}, isPartialArchive=True)})
    assert snapshot.manifest_on == date(2023, 3, 4)
    assert snapshot.owners.select("key", "name", "evidence").rows() == [
        (f"x:{NOOR}", "Noor", "account")
    ]
    assert "partial" in snapshot.notes["note"].item()


def test_a_damaged_manifest_is_noted_and_the_rest_is_read() -> None:
    files = {
        "data/manifest.js": manifest({})[:-9],
        "data/follower.js": script("follower", members("follower", TOMAS)),
    }
    snapshot = read(files)
    assert snapshot.manifest_on is None
    assert snapshot.ties.height == 1
    assert snapshot.notes["file"].to_list() == ["data/manifest.js"]


def test_a_manifest_of_another_account_is_doubted() -> None:
    other = [{"account": {"accountId": TOMAS, "username": "tomas_samplesson"}}]
    snapshot = read({"manifest.js": manifest({}), "account.js": script("account", other)})
    assert snapshot.owners["key"].to_list() == [f"x:{TOMAS}"]
    assert "another account" in snapshot.notes["note"].item()


def test_the_own_account_has_its_handle_address_and_place() -> None:
    told = {
        "accountId": NOOR,
        "username": "noor_exampleton",
        "accountDisplayName": "Noor &amp; Co",
        "email": "noor@example.org",
    }
    files = {
        "account.js": script("account", [{"account": told}]),
        "profile.js": script("profile", [{"profile": {"description": {"location": " Leiden "}}}]),
    }
    columns = ("key", "name", "handle", "email", "location", "seen_at")
    assert read(files).accounts.select(columns).rows() == [
        (f"x:{NOOR}", "Noor & Co", "noor_exampleton", "noor@example.org", "Leiden", None)
    ]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("data/note-tweet.js", "ignored"),
        ("data/deleted-tweets.js", "ignored"),
        ("data/lists-member.js", "ignored"),
        ("data/Ad-Impressions-part2.js", "ignored"),
        ("data/tweets_media/1-a.jpg", "ignored"),
        ("assets/js/main.js", "ignored"),
        ("Your archive.html", "ignored"),
        ("tweets.csv", "ignored"),
        ("data/js/tweets/2014_05.js", "ignored"),
        ("data/new-thing.js", "unknown"),
        ("notes.txt", "unknown"),
    ],
)
def test_every_other_file_is_listed_with_a_reason_or_as_unknown(path: str, status: str) -> None:
    snapshot = read({path: b"anything", "data/following.js": script("following", [])})
    row = snapshot.files.filter(file=path)
    assert row["status"].item() == status
    assert (row["reason"].item() is None) == (status == "unknown")


def test_no_word_that_people_wrote_is_in_any_frame() -> None:
    snapshot = read(
        {
            "account.js": script("account", ACCOUNT),
            "tweets.js": script(
                "tweets", [post("1", mention(INES, "ines"), full_text="secret words")]
            ),
            "direct-messages.js": script(
                "direct_messages", [talk(f"{NOOR}-{INES}", wrote("1", INES, at(1), NOOR))]
            ),
        }
    )
    for name, frame in snapshot.frames().items():
        assert "secret" not in frame.write_csv(), name


def test_reading_leaves_the_collector_as_it_was() -> None:
    read({"follower.js": script("follower", [])})
    assert gc.isenabled()


def test_blocked_and_muted_accounts_are_lists_of_their_own() -> None:
    files = {
        "data/block.js": script("block", members("blocking", TOMAS)),
        "data/mute-part1.js": script("mute", members("muting", INES), 1),
        "data/mute.js": script("mute", members("muting", TOMAS)),
    }
    assert read(files).ties.select("list", "key", "kind").rows() == [
        ("blocked", f"x:{TOMAS}", "blocked"),
        ("muted", f"x:{TOMAS}", "muted"),
        ("muted", f"x:{INES}", "muted"),
    ]
    del files["data/mute.js"]
    assert states(read(files)) == {"blocked": "nonempty", "muted": "absent"}


def test_old_handles_of_the_owner_are_seen_until_they_were_changed() -> None:
    changes = [renamed("noor_e", "noor_exampleton", "2019-07-01T08:30:00.000Z")]
    snapshot = read(
        {
            "account.js": script("account", ACCOUNT),
            "screen-name-change.js": script("screen_name_change", changes),
        }
    )
    assert snapshot.accounts.select("key", "handle", "seen_at").rows() == [
        (f"x:{NOOR}", "noor_e", utc(2019, 7, 1, 8, 29, 59)),
        (f"x:{NOOR}", "noor_exampleton", utc(2019, 7, 1, 8, 30)),
        (f"x:{NOOR}", "noor_exampleton", None),
    ]


def test_handles_of_another_account_are_rejects() -> None:
    change = [renamed("noor_e", "noor_exampleton", "2019-07-01T08:30:00.000Z")]
    files = {"screen-name-change.js": script("screen_name_change", change)}
    assert reasons(read(files)) == ["of another account"]


def uploaded(*entries: object) -> bytes:
    return script("contact", [{"contact": entry} for entry in entries])


def test_an_uploaded_address_book_tells_which_addresses_are_one_persons() -> None:
    data = uploaded(
        {"emails": ["T@example.org", "tomas@example.com"], "phoneNumbers": ["+31 20 1"]},
        {"emails": ["tomas@example.com"]},
        {"emails": [], "phoneNumbers": ["+31 20 2"]},
        {"emails": None},
    )
    snapshot = read({"contact.js": data})
    first, second = snapshot.ties["key"].unique().sort().to_list()
    assert snapshot.ties.select("list", "kind").unique().rows() == [
        ("imported_contacts", "imported")
    ]
    shown = snapshot.accounts.drop_nulls("email").select("key", "email").rows()
    other = second if shown[0][0] == first else first
    assert {email for _, email in shown} == {"t@example.org", "tomas@example.com"}
    assert len({key for key, _ in shown}) == 1
    assert other in snapshot.accounts.filter(phone="+31 20 2")["key"]
    assert reasons(snapshot) == ["copy", "neither name, e-mail, phone nor link"]


def test_an_entry_has_the_key_of_the_same_card_in_an_address_book() -> None:
    snapshot = read({"contact.js": uploaded({"emails": ["t@example.org"]})})
    assert snapshot.ties["key"].str.starts_with("addressbook:~").all()
