"""Whatever stands in an archive of X, nothing crashes and no list shrinks unseen."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.sources.contract import Snapshot
from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    KWAME,
    NOON,
    NOOR,
    TOMAS,
    at,
    claimed,
    manifest,
    members,
    mention,
    month,
    month_post,
    post,
    read,
    renamed,
    script,
    states,
    table,
    talk,
    wrote,
)

BOOK = script("contact", [{"contact": {"emails": ["tomas@example.org"]}}])
# Every file of one archive, each to be put out of order in its turn.
WHOLE = {
    "data/manifest.js": manifest({"follower.js": "2", "tweets.js": "1"}),
    "data/account.js": script("account", ACCOUNT),
    "data/profile.js": script("profile", [{"profile": {"description": {"location": "Leiden"}}}]),
    "data/follower.js": script("follower", members("follower", TOMAS, INES)),
    "data/following.js": script("following", members("following", INES)),
    "data/tweets.js": script(
        "tweets", [post("1", mention(INES, "ines"), in_reply_to_user_id_str=TOMAS)]
    ),
    "data/direct-messages.js": script(
        "direct_messages", [talk(f"{NOOR}-{INES}", wrote("1", INES, at(1), NOOR))]
    ),
    "data/direct-messages-group.js": script(
        "direct_messages_group", [talk("14", wrote("2", INES, at(1)), wrote("3", TOMAS, at(2)))]
    ),
    "data/direct-message-headers.js": script("direct_message_headers", []),
    "data/block.js": script("block", members("blocking", KWAME)),
    "data/mute.js": script("mute", members("muting", KWAME)),
    "data/contact.js": BOOK,
    "data/like.js": script("like", [{"like": {"tweetId": "1619990000000000001"}}]),
    "data/screen-name-change.js": script("screen_name_change", [renamed("noor", "noor_e", at(1))]),
    "data/community-tweet.js": script("community_tweet", [post("5", mention(TOMAS, "tomas"))]),
    "data/js/tweets/2014_06.js": month("2014_06", month_post("7", mention(INES, "ines"))),
    "data/js/user_details.js": b'var user_details = {"id": "7100000001", "screen_name": "noor"}',
    "data/js/payload_details.js": b'var payload_details = {"created_at": "2014-07-01 10:00:00"}',
    "data/js/tweet_index.js": b'var tweet_index = [{"year": 2014, "month": 6, "tweet_count": 1}]',
}
MEMBERS = {
    "followers": [f"x:{TOMAS}", f"x:{INES}"],
    "following": [f"x:{INES}"],
    "blocked": [f"x:{KWAME}"],
    "muted": [f"x:{KWAME}"],
    "imported_contacts": read({"contact.js": BOOK}).ties["key"].to_list(),
}
TABLE = table(("7", "1619990000000000001", INES, "2014-06-20 09:30:12 +0000", "@ines yes", "", ""))
FIELDS = st.sampled_from(
    [
        "tweet",
        "id_str",
        "id",
        "created_at",
        "full_text",
        "entities",
        "user_mentions",
        "screen_name",
        "name",
        "like",
        "tweetId",
        "expandedUrl",
        "contact",
        "emails",
        "phoneNumbers",
        "blocking",
        "screenNameChange",
        "changedAt",
        "changedFrom",
        "retweeted_status",
        "user",
        "urls",
        "expanded_url",
        "in_reply_to_status_id_str",
        "year",
        "month",
        "tweet_count",
        "account",
        "accountId",
        "username",
        "follower",
        "following",
        "dmConversation",
        "conversationId",
        "messages",
        "messageCreate",
        "senderId",
        "recipientId",
        "createdAt",
        "participantsJoin",
        "userIds",
        "joinConversation",
        "participantsSnapshot",
        "conversationNameUpdate",
        "in_reply_to_user_id_str",
        "archiveInfo",
        "generationDate",
        "dataTypes",
        "files",
        "fileName",
        "count",
        "userInfo",
        "profile",
        "description",
        "location",
    ]
)
ODD = (NOOR, INES, "-1", NOON, at(1), f"{NOOR}-{INES}", "14", "data/follower-part3.js")
ODD_TIMES = (
    "Sat Feb 18 12:33:11 +0000 262143",
    "xxx Feb 30 99:33:11 +9999 2023",
    "9999-12-31T23:59:59-23:00",
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=8),
    st.sampled_from((*ODD, *ODD_TIMES)),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=12,
)


def assert_sound(snapshot: Snapshot) -> None:
    """Every list is as it was or absent, and admitted frames add up."""
    for name, state in states(snapshot).items():
        ties = snapshot.ties.filter(list=name)["key"].to_list()
        assert state in ("nonempty", "empty", "absent")
        assert bool(ties) == (state == "nonempty")
    rejected = snapshot.files["rows_rejected"].sum()
    assert rejected == snapshot.rejects.height


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 2000))
def test_a_file_cut_anywhere_never_changes_a_list_it_still_has(path: str, cut: int) -> None:
    snapshot = read({**WHOLE, path: WHOLE[path][:cut]})
    assert_sound(snapshot)
    for name, state in states(snapshot).items():
        ties = snapshot.ties.filter(list=name)["key"].to_list()
        assert state == "absent" or sorted(ties) == sorted(MEMBERS[name])


@settings(max_examples=35, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), VALUES)
def test_any_json_in_place_of_any_file_is_rejects_or_an_absent_list(
    path: str, value: object
) -> None:
    head = WHOLE[path][: WHOLE[path].index(b"=") + 1]
    assert_sound(read({**WHOLE, path: head + json.dumps(value).encode()}))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=80))
def test_any_bytes_in_place_of_any_file_are_never_a_crash(path: str, data: bytes) -> None:
    files = {**WHOLE, path: data}
    assert claimed(files)
    assert_sound(read(files))


RECORDS = {
    "data/follower.js": st.fixed_dictionaries({"follower": VALUES}),
    "data/tweets.js": st.fixed_dictionaries(
        {
            "tweet": st.fixed_dictionaries(
                {"id_str": st.sampled_from(["1", "2", 3]), "created_at": st.just(NOON) | SCALARS},
                optional={
                    "entities": st.fixed_dictionaries({"user_mentions": st.lists(VALUES)}),
                    "in_reply_to_user_id_str": SCALARS,
                    "in_reply_to_screen_name": SCALARS,
                },
            )
        }
    ),
    "data/like.js": st.fixed_dictionaries({"like": VALUES}),
    "data/contact.js": st.fixed_dictionaries({"contact": VALUES}),
    "data/screen-name-change.js": st.fixed_dictionaries({"screenNameChange": VALUES}),
    "data/js/tweets/2014_06.js": VALUES,
    "data/js/tweet_index.js": VALUES,
    "data/direct-messages-group.js": st.builds(
        lambda *entries: talk("14", *entries),
        *(
            st.dictionaries(
                st.sampled_from(["messageCreate", "participantsJoin", "participantsLeave"]),
                st.dictionaries(FIELDS, SCALARS | st.lists(SCALARS, max_size=3), max_size=6),
            )
            for _ in range(3)
        ),
    ),
}


@settings(max_examples=35, deadline=None)
@given(st.data(), st.sampled_from(sorted(RECORDS)))
def test_records_of_any_content_add_up(data: st.DataObject, path: str) -> None:
    records = data.draw(st.lists(RECORDS[path], max_size=5))
    head = WHOLE[path][: WHOLE[path].index(b"=") + 1]
    assert_sound(read({**WHOLE, path: head + json.dumps(records).encode()}))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(TABLE)), st.binary(max_size=20))
def test_a_table_cut_or_damaged_anywhere_is_told_and_never_a_crash(cut: int, data: bytes) -> None:
    snapshot = read({"tweets.csv": TABLE[:cut] + data, "account.js": WHOLE["data/account.js"]})
    assert_sound(snapshot)
    told = snapshot.files.filter(file="tweets.csv")
    assert told["status"].item() == "read" or told["reason"].item()
