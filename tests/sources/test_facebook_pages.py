"""Facebook's HTML, of before spring 2018 and of after, says what JSON says, as far as it goes."""

import hashlib
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sources import facebook_pages as pages
from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    CARA,
    FRIENDS,
    INBOX,
    NOON,
    NOOR,
    PROFILE,
    export,
    file,
    friends,
    item,
    profile,
    read,
    reasons,
    said,
    state,
    thread,
)

FRIENDS_PAGE = "connections/friends/your_friends.html"
CHAT_PAGE = f"{INBOX}/anna_77/message_1.html"
OLD = "html/friends.htm"
ERAS = pytest.mark.parametrize("era", [2018, 2022, 2024])


@ERAS
def test_friends_are_read_from_a_page_of_any_layout(tmp_path: Path, era: int) -> None:
    page = pages.listed(
        "Your friends", [(ANNA, "Nov 5, 2017 2:05 PM"), ("Zoë & Co", "3. März 2021, 08:05")], era
    )

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page}))

    assert state(snapshot, "friends") == ("nonempty", None)
    assert snapshot.ties.select("key", "since").rows() == [
        ("facebook:~2017-11-05|anna bright", date(2017, 11, 5)),
        ("facebook:~2021-03-03|zoë & co", date(2021, 3, 3)),
    ]
    assert snapshot.accounts.select("name", "alias").rows() == [(ANNA, None), ("Zoë & Co", None)]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_names_of_classes_do_not_matter(tmp_path: Path) -> None:
    page = pages.listed("Your friends", [(ANNA, "Nov 5, 2017")])
    for word in ("_a706", "_a6-g", "_a6-h", "_a72d", "uiBoxWhite", "noborder", "pam", "_2ph-"):
        page = page.replace(word, "zz")

    assert len(read(export(tmp_path, {FRIENDS_PAGE: page})).ties) == 1


@pytest.mark.parametrize(
    ("path", "name", "kind"),
    [
        ("connections/friends/sent_friend_requests.html", "sent_requests", "request_sent"),
        (
            "friends_and_followers/friend_requests_received.html",
            "received_requests",
            "request_received",
        ),
        ("friends/rejected_friend_requests.html", "rejected_requests", "request_rejected"),
        ("connections/followers/who_you've_followed.html", "following", "subscription"),
        ("connections/followers/people_who_followed_you.html", "followers", "follower"),
        ("connections/friends/removed_friends.html", "removed_friends", "friend"),
    ],
)
def test_every_list_has_a_page(tmp_path: Path, path: str, name: str, kind: str) -> None:
    snapshot = read(
        export(tmp_path, {path: pages.listed("x", [(ANNA, "Nov 5, 2017")]), FRIENDS: friends()})
    )

    row = snapshot.ties.row(0, named=True)
    assert (row["list"], row["kind"], row["key"]) == (name, kind, "facebook:?anna bright")
    assert (row["since"] or row["ended_on"]) == date(2017, 11, 5)


def test_date_in_a_language_not_known_is_null_and_said(tmp_path: Path) -> None:
    page = pages.listed(
        "x", [(ANNA, "5 listopada 2017"), (BEN, "07/06/2024 05:44"), (CARA, "Nov 5, 2017")]
    )

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page}))

    assert snapshot.ties.select("key", "since").rows() == [
        ("facebook:?anna bright", None),
        ("facebook:?ben okafor", None),
        ("facebook:~2017-11-05|cara lindt", date(2017, 11, 5)),
    ]
    assert "not understood: 2" in snapshot.notes["note"].item()


def test_undated_namesakes_are_members_whom_nobody_can_tell_apart(tmp_path: Path) -> None:
    page = pages.listed("x", [(ANNA, ""), (ANNA, ""), (BEN, "")])

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page}))

    assert snapshot.ties["key"].to_list() == ["facebook:?ben okafor", None, None]


def test_namesakes_of_one_day_stay_apart_and_copies_do_not(tmp_path: Path) -> None:
    one, two = "Nov 5, 2017 2:05 PM", "Nov 5, 2017 2:06 PM"
    page = pages.listed("x", [(ANNA, one), (ANNA, two), (ANNA, one)])

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page}))

    assert snapshot.ties["key"].to_list() == [
        "facebook:~2017-11-05#2|anna bright",
        "facebook:~2017-11-05|anna bright",
    ]
    assert reasons(snapshot) == ["copy"]


def test_removal_without_a_day_ends_nothing(tmp_path: Path) -> None:
    page = pages.listed("x", [(ANNA, ""), (BEN, "Nov 5, 2017")])

    snapshot = read(export(tmp_path, {"friends/removed_friends.html": page, FRIENDS: friends()}))

    assert snapshot.ties["key"].to_list() == ["facebook:?ben okafor"]
    assert reasons(snapshot) == ["no date"]


@pytest.mark.parametrize("cut", [40, 200, 500, 900])
def test_page_that_is_cut_off_is_absent(tmp_path: Path, cut: int) -> None:
    page = pages.listed("x", [(ANNA, "Nov 5, 2017"), (BEN, "Nov 5, 2017")])

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page[:-cut], PROFILE: profile(NOOR)}))

    assert state(snapshot, "friends")[0] == "absent"
    assert "cut off" in str(state(snapshot, "friends")[1])
    assert snapshot.ties.is_empty()


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><p>Hi</p></body></html>", pages.listed("x", [])]
)
def test_page_without_entries_is_absent_and_not_empty(tmp_path: Path, page: str) -> None:
    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page, PROFILE: profile(NOOR)}))

    assert state(snapshot, "friends")[0] == "absent"
    assert file(snapshot, FRIENDS_PAGE)["status"] == "ignored"


def test_page_with_a_piece_missing_is_absent(tmp_path: Path) -> None:
    page = pages.listed("x", [(ANNA, "Nov 5, 2017"), (BEN, "Nov 5, 2017")]).replace("</h2>", "", 1)

    snapshot = read(export(tmp_path, {FRIENDS_PAGE: page, PROFILE: profile(NOOR)}))

    assert "do not close" in str(state(snapshot, "friends")[1])


def test_json_is_read_before_a_page_of_the_same_list(tmp_path: Path) -> None:
    files = {FRIENDS: friends(item(ANNA)), FRIENDS_PAGE: pages.listed("x", [(BEN, "Nov 5, 2017")])}

    snapshot = read(export(tmp_path, files))

    assert snapshot.accounts["name"].to_list() == [ANNA]
    assert file(snapshot, FRIENDS_PAGE)["status"] == "ignored"


def test_list_whose_json_is_damaged_is_absent_whatever_its_page_says(tmp_path: Path) -> None:
    files = {FRIENDS: "{", FRIENDS_PAGE: pages.listed("x", [(BEN, "Nov 5, 2017")])}

    assert state(read(export(tmp_path, files)), "friends")[0] == "absent"


WHOLE = {
    FRIENDS_PAGE: pages.listed("x", [(ANNA, "Nov 5, 2017"), (BEN, "Nov 6, 2017")]),
    OLD: pages.old_friends(NOOR, [("Friends", [f"{ANNA} (Nov 5, 2017)"]), ("Removed Friends", [])]),
    CHAT_PAGE: pages.chat(ANNA, [(ANNA, "hi", "Sep 13, 2020, 12:26 PM")]),
    "html/messages.htm": pages.old_messages(
        NOOR, [(f"{NOOR}, {ANNA}", [(ANNA, "hi", "Thursday, January 22, 2015 at 9:42am EST")])]
    ),
}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.floats(0, 0.1),
            st.sampled_from(["", "<", ">", "</div>", "<p>", "é"]),
        )
    ),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"]),
)
def test_page_spoilt_in_any_way_is_told_and_never_crashes(
    tmp_path: Path, path: str, cuts: list[tuple[float, float, str]], encoding: str
) -> None:
    page = WHOLE[path]
    for start, length, put in cuts:
        at_, end = int(start * len(page)), int((start + length) * len(page))
        page = page[:at_] + put + page[end:]
    name = hashlib.sha256(f"{path}{page}{encoding}".encode()).hexdigest()
    root = export(tmp_path / name, {path: page.encode(encoding, "replace"), PROFILE: profile(NOOR)})

    snapshot = read(root)

    assert sorted(snapshot.files["file"]) == sorted([path, PROFILE])
    ignored = snapshot.files.filter(pl.col("status") == "ignored")["file"]
    assert set(ignored) <= set(snapshot.notes["file"])
    lists = snapshot.lists.filter(pl.col("state") != "absent")["list"]
    assert set(snapshot.ties["list"]) <= set(lists)


# Before spring 2018 ------------------------------------------------------------------------------


def test_old_page_holds_every_list_under_its_heading(tmp_path: Path) -> None:
    sections = [
        (
            "Friends",
            [f"{ANNA} (Nov 5, 2017)", f"{BEN} (Mar 2)", "Cara (Caz) Lindt (Dec 31)", f"{CARA}"],
        ),
        ("Sent Friend Requests", ["Dan Moss (Nov 15, 2016)"]),
        ("Received Friend Requests", ["Eve Stone (Nov 15)"]),
        ("Removed Friends", ["Finn Gray (Jan 1, 2016)", "Gus Hill"]),
        ("Friend Peer Group", ["Established Adult Life"]),
    ]

    snapshot = read(export(tmp_path, {OLD: pages.old_friends(NOOR, sections)}))

    assert snapshot.manifest_on == date(2018, 4, 3)
    assert snapshot.ties.select("list", "key", "since", "ended_on").rows() == [
        ("friends", "facebook:?cara lindt", None, None),
        ("friends", "facebook:~2017-11-05|anna bright", date(2017, 11, 5), None),
        ("friends", "facebook:~2017-12-31|cara (caz) lindt", date(2017, 12, 31), None),
        ("friends", "facebook:~2018-03-02|ben okafor", date(2018, 3, 2), None),
        ("received_requests", "facebook:?eve stone", date(2017, 11, 15), None),
        ("removed_friends", "facebook:?finn gray", None, date(2016, 1, 1)),
        ("sent_requests", "facebook:?dan moss", date(2016, 11, 15), None),
    ]
    assert reasons(snapshot) == ["no date", "under a heading that is not known"]
    assert snapshot.owners.select("key", "evidence").rows() == [
        ("facebook:?noor haddad", "profile")
    ]
    row = file(snapshot, OLD)
    assert (row["rows_read"], row["rows_kept"], row["rows_rejected"]) == (9, 7, 2)


def test_friends_of_2014_have_no_date_and_some_an_address(tmp_path: Path) -> None:
    sections = [
        ("Freunde", [ANNA, f"{BEN} (ben@example.org)", f"{CARA} [cara@example.com] (2. März)"]),
        ("Schicke Freunden Anfragen", ["Dan Moss"]),
        ("Gelöschte Freunde", ["Finn Gray"]),
        ("Abonnenten", ["Gus Hill"]),
    ]
    footer = "Downloaded by Noor Haddad on Dienstag, 25. März 2014 um 10:41 UTC+01"

    snapshot = read(export(tmp_path, {OLD: pages.old_friends(NOOR, sections, footer)}))

    assert snapshot.manifest_on == date(2014, 3, 25)
    assert dict(snapshot.accounts.drop_nulls("email").select("name", "email").iter_rows()) == {
        BEN: "ben@example.org",
        CARA: "cara@example.com",
    }
    assert state(snapshot, "removed_friends")[0] == "absent"
    assert state(snapshot, "followers") == ("nonempty", None)
    assert snapshot.ties.filter(list="friends")["since"].to_list() == [None, None, date(2014, 3, 2)]


def test_old_page_whose_friends_are_not_told_is_absent(tmp_path: Path) -> None:
    page = pages.old_friends(NOOR, [("Buddies", [ANNA])], title="Friends")

    snapshot = read(export(tmp_path, {OLD: page}))

    assert state(snapshot, "friends")[0] == "absent"


# Messages ----------------------------------------------------------------------------------------


@ERAS
def test_messages_of_a_page_bear_the_wall_clock(tmp_path: Path, era: int) -> None:
    rows = [
        (NOOR, "bye", "Sep 13, 2020, 12:27 PM"),
        (ANNA, "two", "Sep 13, 2020, 12:26 PM"),
        (ANNA, "one", "Sep 13, 2020, 12:26 PM"),
        (ANNA, "hi", "Mar 16, 2020 2:28:48 am"),
    ]
    page = pages.chat(ANNA, rows, era, f"Participants: {ANNA} and {NOOR}")

    snapshot = read(export(tmp_path, {CHAT_PAGE: page}))

    assert snapshot.events.select("event", "occurred_at", "from_key", "clock").rows() == [
        (
            "77|2020-03-16T02:28:48|1",
            at("2020-03-16 02:28:48"),
            "facebook:?anna bright",
            "local second",
        ),
        (
            "77|2020-09-13T12:26|1",
            at("2020-09-13 12:26"),
            "facebook:?anna bright",
            "local minute",
        ),
        (
            "77|2020-09-13T12:26|2",
            at("2020-09-13 12:26"),
            "facebook:?anna bright",
            "local minute",
        ),
        (
            "77|2020-09-13T12:27|1",
            at("2020-09-13 12:27"),
            "facebook:?noor haddad",
            "local minute",
        ),
    ]
    assert snapshot.audiences["key"].to_list() == ["facebook:?anna bright", "facebook:?noor haddad"]


@pytest.mark.parametrize(
    "line",
    [
        f"Participants: {ANNA}, {BEN} and {NOOR}",
        f"Teilnehmer: {ANNA}, {BEN} und {NOOR}",
        f"Participants : {ANNA}, {BEN} et {NOOR}",
        f"Participantes: {ANNA}, {BEN} y {NOOR}",
        f"Participantes: {ANNA}, {BEN} e {NOOR}",
        f"Deelnemers: {ANNA}, {BEN} en {NOOR}",
    ],
)
def test_silent_members_are_in_the_first_line(tmp_path: Path, line: str) -> None:
    page = pages.chat("Trip", [(ANNA, "hi", "Sep 13, 2020, 12:26 PM")], 2022, line)

    snapshot = read(export(tmp_path, {CHAT_PAGE: page}))

    assert len(snapshot.audiences) == 3
    assert snapshot.threads["title"].to_list() == ["Trip"]


def test_first_line_in_a_language_not_known_names_nobody(tmp_path: Path) -> None:
    page = pages.chat(
        "Trip", [(ANNA, "hi", "Sep 13, 2020, 12:26 PM")], 2022, f"Uczestnicy: {BEN} i {NOOR}"
    )

    assert set(read(export(tmp_path, {CHAT_PAGE: page})).audiences["key"]) == {
        None,
        "facebook:?anna bright",
    }


def test_what_is_no_exchange_on_a_page_is_told(tmp_path: Path) -> None:
    rows = [
        (ANNA, f"{ANNA} named the group Trip.", "Sep 13, 2020, 12:20 PM"),
        (ANNA, f"You missed a call from {ANNA}.", "Sep 13, 2020, 12:21 PM"),
        (ANNA, f"{ANNA} called you.", "Sep 13, 2020, 12:22 PM"),
        (BEN, "Sorry, I missed a call. She called you.", "Sep 13, 2020, 12:23 PM"),
        (ANNA, "hi", "Sep 13, 2020"),
        (ANNA, "hi", "13 września 2020 12:23"),
        (ANNA, "hi", ""),
        ("", "hi", "Sep 13, 2020, 12:24 PM"),
    ]

    snapshot = read(export(tmp_path, {CHAT_PAGE: pages.chat(ANNA, rows)}))

    assert snapshot.events.select("kind", "from_key").rows() == [
        ("call", "facebook:?anna bright"),
        ("message", "facebook:?ben okafor"),
        ("message", None),
    ]
    assert reasons(snapshot) == [
        "date not understood",
        "date without a time of day",
        "missed call",
        "no date",
        "system message",
    ]


def test_words_reach_no_frame_even_without_a_sender(tmp_path: Path) -> None:
    rows = [
        ("", "secret 4711", "Sep 13, 2020, 12:24 PM"),
        (ANNA, "4711 <b>&amp;", "Sep 13, 2020, 12:24 PM"),
    ]

    snapshot = read(export(tmp_path, {CHAT_PAGE: pages.chat("4711", rows)}))

    assert "4711" not in "".join(frame.write_csv() for frame in snapshot.frames().values())
    assert len(snapshot.events) == 2


@ERAS
def test_words_of_an_entry_without_its_name_are_no_name(tmp_path: Path, era: int) -> None:
    page = pages.chat(ANNA, [("NOBODY", "secret 4711", "Sep 13, 2020, 12:24 PM")], era)
    for name in (
        '<h2 class="_2ph_ _a6-h">NOBODY</h2>',
        '<div class="_3-96 _2pio _2lek _2lel">NOBODY</div>',
    ):
        page = page.replace(name, "")

    snapshot = read(export(tmp_path, {CHAT_PAGE: page}))

    assert snapshot.events["from_key"].to_list() == [None]
    assert "4711" not in "".join(frame.write_csv() for frame in snapshot.frames().values())


def test_list_in_which_nobody_has_a_name_is_absent(tmp_path: Path) -> None:
    page = pages.listed("x", [("", "Nov 5, 2017"), ("", "Nov 6, 2017")])

    assert state(read(export(tmp_path, {FRIENDS_PAGE: page})), "friends")[0] == "absent"


def test_page_and_json_of_a_thread_are_both_read_for_the_night_to_unite(tmp_path: Path) -> None:
    page = pages.chat(ANNA, [(ANNA, "hi", "Sep 13, 2020, 12:26 PM")])
    files = {CHAT_PAGE: page, CHAT_PAGE.replace("html", "json"): thread((ANNA, NOOR), said(ANNA))}

    snapshot = read(export(tmp_path, files))

    assert snapshot.events["event"].to_list() == [f"77|{NOON * 1000}|1", "77|2020-09-13T12:26|1"]
    assert snapshot.events["audience"].unique().to_list() == ["77"]


def test_old_pages_name_threads_by_their_members(tmp_path: Path) -> None:
    talk = [
        (NOOR, "hi", "Thursday, January 22, 2015 at 9:43am EST"),
        (ANNA, "hi", "Thursday, January 22, 2015 at 9:42am EST"),
    ]
    trip = [(BEN, "hi", "Donnerstag, 22. Januar 2015 um 09:42 UTC+01")]
    whole = pages.old_messages(NOOR, [(f"{NOOR}, {ANNA}", talk), (f"{ANNA}, {BEN}, {NOOR}", trip)])
    parts = {
        "html/messages.htm": pages.old_links(NOOR, ["0", "5"]),
        "messages/0.html": pages.old_messages(NOOR, [(f"{ANNA}", talk)], alone=True),
        "messages/5.html": pages.old_messages(NOOR, [(f"{ANNA}, {BEN}", trip)], alone=True),
    }

    one = read(export(tmp_path / "one", {"html/messages.htm": whole}))
    two = read(export(tmp_path / "two", parts))

    assert one.events.equals(two.events)
    assert one.events.select("occurred_at", "clock").sort("occurred_at").rows() == [
        (at("2015-01-22 08:42"), "minute"),
        (at("2015-01-22 09:42"), "local minute"),
        (at("2015-01-22 09:43"), "local minute"),
    ]
    assert one.events["thread"].str.starts_with("~").all()
    assert not one.events["event"].str.contains("anna").any()
    assert one.audiences.sort("audience", "key").equals(two.audiences.sort("audience", "key"))


def test_an_account_that_is_a_number_is_not_named(tmp_path: Path) -> None:
    talk = [("100001234@facebook.com", "hi", "Thursday, January 22, 2015 at 9:43am UTC+01")]
    page = pages.old_messages(NOOR, [(f"{NOOR}, 100001234@facebook.com", talk)])

    snapshot = read(export(tmp_path, {"html/messages.htm": page}))

    assert snapshot.events["from_key"].to_list() == [None]


def test_a_thread_cut_into_two_on_an_old_page_is_one(tmp_path: Path) -> None:
    talk = [(ANNA, "hi", "Thursday, January 22, 2015 at 9:42am EST")]
    more = [(NOOR, "hi", "Thursday, January 22, 2014 at 9:42am EST")]
    page = pages.old_messages(NOOR, [(f"{NOOR}, {ANNA}", talk), (f"{ANNA}, {NOOR}", more)])

    snapshot = read(export(tmp_path, {"html/messages.htm": page}))

    assert snapshot.events["thread"].n_unique() == 1
    assert len(snapshot.events) == 2
    assert pl.Series(snapshot.files["rows_kept"]).to_list() == [2]
