"""Likes of X count where the archive shows whose post was liked, and nowhere else."""

import pytest

from netgraph.sources.contract import Snapshot
from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    NOOR,
    TOMAS,
    mention,
    month,
    month_post,
    post,
    read,
    script,
    told_to,
    utc,
)

LIKED = "1619990000000000001"
POSTED = utc(2023, 1, 30, 9, 24, 48, 615000)


def like(number: object, link: object = None) -> dict[str, object]:
    told = {"tweetId": number, "fullText": "secret words"}
    return {"like": {**told, "expandedUrl": link or f"https://twitter.com/i/web/status/{number}"}}


def likes(
    *records: object,
    posts: tuple[object, ...] = (),
    account: object = ACCOUNT,
    months: bytes = month("2014_06"),
) -> Snapshot:
    return read(
        {
            "account.js": script("account", account),
            "tweets.js": script("tweets", list(posts)),
            "like.js": script("like", list(records)),
            "data/js/tweets/2014_06.js": months,
        }
    )


def refused(snapshot: Snapshot) -> list[str]:
    return snapshot.rejects.filter(file="like.js")["reason"].to_list()


def quoting(link: str) -> dict[str, object]:
    told = post("1", mention(INES, "Ines"))
    told["tweet"]["entities"]["urls"] = [{"expanded_url": link}]  # type: ignore[index]
    return told


@pytest.mark.parametrize(
    ("record", "author"),
    [
        (post("1", in_reply_to_user_id_str=TOMAS, in_reply_to_status_id_str=LIKED), TOMAS),
        (quoting(f"https://twitter.com/iNES/status/{LIKED}"), INES),
        (quoting(f"https://x.com/ines/status/{LIKED}?s=20"), INES),
        (quoting(f"http://mobile.twitter.com/ines/statuses/{LIKED}/photo/1"), INES),
    ],
)
def test_a_like_of_a_post_that_the_owner_answered_or_quoted_is_a_reaction(
    record: object, author: str
) -> None:
    snapshot = likes(like(LIKED), posts=(record,))
    reaction = snapshot.events.filter(kind="reaction")
    assert reaction.select("event", "scope", "occurred_at", "from_key").rows() == [
        (f"like:{NOOR}:{LIKED}", "network", POSTED, f"x:{NOOR}")
    ]
    assert told_to(snapshot)[f"like:{NOOR}:{LIKED}"] == [f"x:{author}"]
    assert snapshot.notes["note"].to_list() == [
        "Likes dated by their posts, since X writes no time of a like: 1."
    ]


def test_a_picture_taken_from_a_post_tells_its_author() -> None:
    told = post("1")
    media = [{"source_status_id_str": LIKED, "source_user_id_str": INES}]
    told["tweet"]["entities"]["media"] = media  # type: ignore[index]
    assert told_to(likes(like(LIKED), posts=(told,))) == {f"like:{NOOR}:{LIKED}": [f"x:{INES}"]}


def test_a_post_that_was_repeated_until_2018_tells_its_author() -> None:
    repeated = {"id_str": LIKED, "user": {"id_str": INES, "screen_name": "ines"}}
    old = month("2014_06", month_post("7", text="RT @ines: words", retweeted_status=repeated))
    snapshot = likes(like(LIKED), months=old)
    assert told_to(snapshot) == {f"like:{NOOR}:{LIKED}": [f"x:{INES}"]}


def test_a_link_of_the_like_itself_tells_the_author_where_the_handle_has_one_id() -> None:
    link = f"https://twitter.com/ines/status/{LIKED}"
    one = (post("1", mention(INES, "ines")),)
    two = (*one, post("2", mention(TOMAS, "ines")))
    assert f"like:{NOOR}:{LIKED}" in told_to(likes(like(LIKED, link), posts=one))
    assert refused(likes(like(LIKED, link), posts=two)) == ["whose post was liked is not known"]
    assert refused(likes(like(LIKED, link))) == ["whose post was liked is not known"]


OWN = post(LIKED, in_reply_to_user_id_str=NOOR, in_reply_to_status_id_str="1619980000000000001")
ANSWER = post("1", in_reply_to_user_id_str=TOMAS, in_reply_to_status_id_str=LIKED)
OLD = post("1", in_reply_to_user_id_str=TOMAS, in_reply_to_status_id_str="29700859246")


@pytest.mark.parametrize(
    ("records", "posts", "reason"),
    [
        ([like(LIKED)], (), "whose post was liked is not known"),
        ([like(LIKED)], (quoting(f"https://x.com/i/status/{LIKED}"),), "whose post was liked"),
        ([like("1619980000000000001")], (OWN,), "of the owner's own post"),
        ([like("29700859246")], (OLD,), "no date"),
        ([like(-1)], (), "no id"),
        ([None], (), "no id"),
        ([like(LIKED), like(LIKED)], (ANSWER,), "copy"),
    ],
)
def test_any_other_like_is_a_reject_with_its_reason(
    records: list[object], posts: tuple[object, ...], reason: str
) -> None:
    snapshot = likes(*records, posts=posts)
    assert len(refused(snapshot)) == 1
    assert refused(snapshot)[0].startswith(reason)


def test_a_post_that_two_are_said_to_have_written_is_nobodys() -> None:
    other = post("2", in_reply_to_user_id_str=INES, in_reply_to_status_id_str=LIKED)
    assert refused(likes(like(LIKED), posts=(ANSWER, other)))[0].startswith("whose post")


def test_a_like_never_comes_before_its_owners_account() -> None:
    made = [{"account": {"accountId": NOOR, "createdAt": "2023-02-01T10:00:00.000Z"}}]
    snapshot = likes(like(LIKED), posts=(ANSWER,), account=made)
    reaction = snapshot.events.filter(kind="reaction")
    assert reaction["occurred_at"].to_list() == [utc(2023, 2, 1, 10)]


def test_likes_of_nobody_known_are_rejects() -> None:
    snapshot = likes(like(LIKED), posts=(ANSWER,), account=[])
    assert refused(snapshot) == ["the archive does not say whose likes these are"]


def test_no_word_of_a_liked_post_is_kept() -> None:
    for name, frame in likes(like(LIKED), posts=(ANSWER,)).frames().items():
        assert "secret" not in frame.write_csv(), name
