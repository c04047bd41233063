"""Posts of X become replies and mentions, and tell which handle had which id when."""

import pytest

from tests.sources.x_scripts import (
    INES,
    KWAME,
    NOOR,
    TOMAS,
    mention,
    post,
    posts,
    read,
    script,
    told_to,
    utc,
)


def test_an_answer_is_one_reply_and_the_others_share_one_mention() -> None:
    snapshot = posts(
        post(
            "1",
            *(mention(TOMAS, "tomas"), mention(INES, "ines"), mention(KWAME, "kwame")),
            in_reply_to_user_id_str=TOMAS,
            in_reply_to_screen_name="tomas",
        )
    )
    assert told_to(snapshot) == {
        "tweet:1:mention": [f"x:{INES}", f"x:{KWAME}"],
        "tweet:1:reply": [f"x:{TOMAS}"],
    }
    assert set(snapshot.events["kind"]) == {"reply", "mention"}
    assert set(snapshot.events["scope"]) == {"network"}
    assert set(snapshot.events["from_key"]) == {f"x:{NOOR}"}
    assert set(snapshot.events["occurred_at"]) == {utc(2023, 2, 18, 12, 33, 11)}


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (post("2"), "mentions nobody"),
        (post("2", mention(NOOR, "noor_exampleton")), "mentions nobody"),
        (post("2", mention("-1", "Noor_Exampleton")), "mentions nobody"),
        (post("2", in_reply_to_user_id_str=NOOR), "mentions nobody"),
        (post("2", mention(INES, "ines"), full_text="RT @ines: words"), "retweet"),
        (post("2", mention(INES, "ines"), at="Wed Jan 01 00:00:00 +0000 1997"), "impossible date"),
        (post("2", mention(INES, "ines"), at="Mon Mar 20 23:59:59 +0000 2006"), "impossible date"),
        (post("2", mention(INES, "ines"), at="yesterday"), "no date"),
        (post("2", mention(INES, "ines"), at=None), "no date"),
        (post(None, mention(INES, "ines")), "no id"),
        (post("1", mention(INES, "ines")), "copy"),
        (None, "no id"),
        ({"tweet": 3}, "no id"),
    ],
)
def test_a_post_without_use_is_a_reject_with_its_reason(record: object, reason: str) -> None:
    snapshot = posts(post("1", mention(TOMAS, "tomas")), record)
    assert snapshot.rejects.rows() == [("data/tweets.js", 2, reason)]
    assert snapshot.events["event"].to_list() == ["tweet:1:mention"]


def test_an_answer_to_oneself_that_names_another_is_a_mention() -> None:
    snapshot = posts(post("1", mention(INES, "ines"), in_reply_to_user_id_str=NOOR))
    assert told_to(snapshot) == {"tweet:1:mention": [f"x:{INES}"]}


def test_the_weekday_does_not_matter() -> None:
    snapshot = posts(post("1", mention(INES, "ines"), at="Mon Feb 18 12:33:11 +0000 2023"))
    assert snapshot.events["occurred_at"].item() == utc(2023, 2, 18, 12, 33, 11)


def test_posts_of_2019_have_no_wrapper_and_numbers_may_be_numbers() -> None:
    bare = post(None, {"id": int(INES), "screen_name": "ines"})["tweet"]
    snapshot = posts({**bare, "id": 1620000000000000018})  # type: ignore[dict-item]
    assert told_to(snapshot) == {"tweet:1620000000000000018:mention": [f"x:{INES}"]}


def test_ids_keep_all_their_digits() -> None:
    big = "18446744073709551615"
    snapshot = posts(post("9007199254740993", mention(big, "big")))
    assert told_to(snapshot) == {"tweet:9007199254740993:mention": [f"x:{big}"]}


def test_a_handle_that_changes_is_two_observations_with_the_newest_time_each() -> None:
    snapshot = posts(
        post("1", mention(INES, "ines_old", "Inês"), at="Tue Mar 01 08:00:00 +0000 2022"),
        post("2", mention(INES, "ines_old", "Inês"), at="Wed Mar 02 08:00:00 +0000 2022"),
        post("3", mention(INES, "ines_new", "Inês"), at="Sat Dec 03 08:00:00 +0000 2022"),
    )
    seen = snapshot.accounts.filter(key=f"x:{INES}").sort("seen_at")
    assert seen.select("handle", "seen_at").rows() == [
        ("ines_old", utc(2022, 3, 2, 8)),
        ("ines_new", utc(2022, 12, 3, 8)),
    ]


@pytest.mark.parametrize(
    "record",
    [
        post("1", mention(INES, "ines", "Inês"), full_text="RT @ines: words"),
        post("1", mention(INES, "ines", "Inês"), in_reply_to_user_id_str=NOOR),
    ],
)
def test_retweets_and_answers_resolve_ids(record: object) -> None:
    seen = posts(record).accounts.filter(key=f"x:{INES}")
    assert seen.select("handle", "name").rows() == [("ines", "Inês")]


def test_posts_of_impossible_times_resolve_nothing() -> None:
    snapshot = posts(post("1", mention(INES, "ines"), at="Wed Jan 01 00:00:00 +0000 1997"))
    assert snapshot.accounts["key"].to_list() == [f"x:{NOOR}"]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (post("1", mention("-1", "Gone_Mock", "")), {"tweet:1:mention": ["x:@gone_mock"]}),
        (
            post(
                "1",
                mention("-1", "Gone_Mock"),
                in_reply_to_user_id_str="99",
                in_reply_to_screen_name="gone_mock",
            ),
            {"tweet:1:reply": ["x:99"]},
        ),
        (
            post("1", mention("99", "Mock"), in_reply_to_screen_name="mock"),
            {"tweet:1:reply": ["x:99"]},
        ),
        (post("1", in_reply_to_screen_name="mock"), {"tweet:1:reply": ["x:@mock"]}),
        (post("1", in_reply_to_user_id_str="99"), {"tweet:1:reply": ["x:99"]}),
    ],
)
def test_an_account_without_id_is_known_by_handle_until_the_post_tells_the_id(
    record: object, expected: dict[str, list[str]]
) -> None:
    assert told_to(posts(record)) == expected


def test_without_account_file_the_sender_is_unknown() -> None:
    snapshot = read({"tweets.js": script("tweets", [post("1", mention(INES, "ines"))])})
    assert snapshot.owners.is_empty()
    assert snapshot.events["from_key"].to_list() == [None]


def test_names_that_are_no_text_are_cleaned() -> None:
    snapshot = posts(post("1", mention(INES, "ines", "In\ud800ês\u202e\u0000  F")))
    assert snapshot.accounts.filter(key=f"x:{INES}")["name"].item() == "Inês F"
