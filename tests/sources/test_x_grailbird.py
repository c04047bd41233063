"""Archives until August 2018 hold posts alone, by month and in a table, which count once."""

from collections.abc import Mapping
from datetime import date

import pytest

from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    KWAME,
    NOOR,
    TOMAS,
    claimed,
    mention,
    month,
    month_post,
    post,
    read,
    reasons,
    script,
    table,
    told_to,
    utc,
)

USER = b'var user_details =  {"screen_name" : "noor_exampleton", "id" : "7100000001"}'
ANSWER = ("7", "70", INES, "2014-06-20 09:30:12 +0000", "@ines @kwame yes", "", "")


def index(*months: tuple[int, int, int]) -> bytes:
    entries = ", ".join(
        f'{{"file_name": "data/js/tweets/{y}_{m:02}.js", "year": {y}, "month": {m}, '
        f'"var_name": "tweets_{y}_{m:02}", "tweet_count": {n}}}'
        for y, m, n in months
    )
    return f"var tweet_index =  [ {entries} ]".encode()


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"data/js/tweets/2014_06.js": month("2014_06")}, True),
        ({"june.js": month("2014_06")}, True),
        ({"tweets.csv": table()}, True),
        ({"my posts.csv": table()}, True),
        ({"tweets.csv": table().decode().encode("utf-16")}, True),
        ({"tweets.csv": b"tweet_id,text\n"}, False),
        ({"data/js/user_details.js": USER}, False),
    ],
)
def test_a_package_is_claimed_by_a_month_or_by_the_columns_of_the_table(
    files: Mapping[str, bytes], expected: bool
) -> None:
    assert claimed(files) is expected


def test_a_post_of_then_is_the_same_event_as_in_later_archives() -> None:
    told = {"in_reply_to_user_id_str": TOMAS, "in_reply_to_screen_name": "tomas"}
    people = (mention(TOMAS, "tomas"), mention(INES, "ines"), mention(KWAME, "kwame"))
    then = read(
        {
            "data/js/tweets/2014_06.js": month("2014_06", month_post("7", *people, **told)),
            "data/js/user_details.js": USER,
        }
    )
    moment = "Fri Jun 20 09:30:12 +0000 2014"
    later = read(
        {
            "account.js": script("account", ACCOUNT),
            "tweets.js": script("tweets", [post("7", *people, at=moment, **told)]),
        }
    )

    assert then.events.equals(later.events)
    assert then.audiences.equals(later.audiences)
    assert then.events.height == 2
    assert set(then.events["occurred_at"]) == {utc(2014, 6, 20, 9, 30, 12)}


def test_no_list_is_in_them_so_none_is_said_to_be_there() -> None:
    snapshot = read({"data/js/tweets/2014_06.js": month("2014_06", month_post("7"))})
    assert snapshot.lists.is_empty()
    assert snapshot.ties.is_empty()


def test_the_details_tell_the_day_and_the_owner() -> None:
    payload = b'var payload_details = {"tweets": 1, "created_at": "2015-04-07 10:35:22 +0000"}'
    snapshot = read(
        {
            "data/js/tweets/2014_06.js": month("2014_06", month_post("7")),
            "data/js/user_details.js": USER,
            "data/js/payload_details.js": payload,
        }
    )
    assert snapshot.manifest_on == date(2015, 4, 7)
    assert snapshot.owners["key"].to_list() == [f"x:{NOOR}"]


def test_posts_of_two_authors_tell_no_owner() -> None:
    other = {"user": {"id_str": TOMAS, "screen_name": "tomas"}}
    posts = month_post("7", mention(INES, "ines")), month_post("8", **other)
    snapshot = read({"data/js/tweets/2014_06.js": month("2014_06", *posts)})
    assert snapshot.owners.is_empty()
    assert snapshot.events["from_key"].to_list() == [None]


def test_a_retweet_is_known_by_what_it_repeats() -> None:
    repeated = {"id_str": "70", "user": {"id_str": INES, "screen_name": "ines"}}
    told = month_post("7", mention(INES, "ines"), text="words", retweeted_status=repeated)
    snapshot = read({"data/js/tweets/2014_06.js": month("2014_06", told)})
    assert reasons(snapshot) == ["retweet"]


def test_months_and_table_are_counted_once() -> None:
    answered = {"in_reply_to_user_id_str": INES, "in_reply_to_screen_name": "ines"}
    told = month_post("7", mention(INES, "ines"), mention(KWAME, "kwame"), **answered)
    months = {"data/js/tweets/2014_06.js": month("2014_06", told), "data/js/user_details.js": USER}
    both = read({**months, "tweets.csv": table(ANSWER)})

    assert both.events.equals(read(months).events)
    row = both.files.filter(file="tweets.csv")
    assert row.select("status", "rows_read").row(0) == ("ignored", None)


@pytest.mark.parametrize(
    ("months", "fault"),
    [
        (index((2014, 6, 1), (2014, 5, 3)), "1 of 2 files missing: data/js/tweets/2014_05.js"),
        (index((2014, 6, 2)), "1 rows, the manifest promises 2"),
    ],
)
def test_what_the_months_lack_is_told_and_the_table_has_it(months: bytes, fault: str) -> None:
    lost = ("6", "", TOMAS, "2014-05-20 09:30:12 +0000", "@tomas no", "", "")
    snapshot = read(
        {
            "data/js/tweets/2014_06.js": month("2014_06", month_post("7", mention(INES, "ines"))),
            "data/js/user_details.js": USER,
            "data/js/tweet_index.js": months,
            "tweets.csv": table(ANSWER, lost),
        }
    )
    assert fault in " ".join(snapshot.notes["note"])
    assert snapshot.events["event"].to_list() == ["tweet:6:reply", "tweet:7:mention"]
    assert reasons(snapshot) == ["copy"]


def test_months_need_not_follow_each_other() -> None:
    files = {
        f"data/js/tweets/{name}.js": month(name, month_post(number))
        for name, number in (("2014_06", "7"), ("2009_01", "8"))
    }
    assert read(files).notes.is_empty()


def test_a_table_names_by_id_whom_a_post_answers_and_others_by_handle() -> None:
    snapshot = read({"tweets.csv": table(ANSWER), "data/js/user_details.js": USER})
    assert told_to(snapshot) == {"tweet:7:mention": ["x:@kwame"], "tweet:7:reply": [f"x:{INES}"]}


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        (("8", "", KWAME, "2014-06-21 09:30:12 +0000", "@Kwame yes", "", ""), True),
        (("8", "", "", "2014-06-21 09:30:12 +0000", "RT @kwame: w", "70", KWAME), True),
        (("8", "", KWAME, "2014-06-21 09:30:12 +0000", "@kwame @ines yes", "", ""), False),
        (("8", "", NOOR, "2014-06-21 09:30:12 +0000", "@kwame yes", "", ""), False),
    ],
)
def test_a_handle_is_an_ids_where_the_table_shows_it(row: tuple[str, ...], seen: bool) -> None:
    snapshot = read({"tweets.csv": table(ANSWER, row), "data/js/user_details.js": USER})
    expected = f"x:{KWAME}" if seen else "x:@kwame"
    assert told_to(snapshot)["tweet:7:mention"] == [expected]


def test_a_table_without_its_owner_gives_no_handle_to_anybody() -> None:
    mine = ("8", "", NOOR, "2014-06-21 09:30:12 +0000", "@kwame yes", "", "")
    snapshot = read({"tweets.csv": table(mine)})
    assert f"x:{NOOR}" not in snapshot.accounts.filter(handle="kwame")["key"].to_list()


def test_ids_that_a_spreadsheet_rounded_are_rejects_and_new_columns_are_named() -> None:
    data = table(("4.80E+17", "", INES, "2014-06-20 09:30:12 +0000", "@ines yes", "", ""))
    header, _, rows = data.partition(b"\n")
    snapshot = read({"tweets.csv": header + b',"mood"\n' + rows.strip() + b',"good"\n'})
    assert reasons(snapshot) == ["no id"]
    assert "mood" in snapshot.notes["note"].item()
    assert "good" not in snapshot.notes["note"].item()
