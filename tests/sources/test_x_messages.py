"""Direct messages of X reach those who were in the conversation when they were written."""

import pytest

from netgraph.sources.contract import Snapshot
from tests.sources.x_scripts import (
    ACCOUNT,
    INES,
    KWAME,
    NOOR,
    TOMAS,
    at,
    read,
    reasons,
    script,
    talk,
    talks,
    told_to,
    utc,
    wrote,
)


def test_a_direct_message_reaches_both_of_its_conversation() -> None:
    first = wrote("11", NOOR, "2022-01-27T15:58:52.744Z", INES)
    second = wrote("12", INES, "2022-01-27T16:00:00Z", NOOR)
    snapshot = talks(talk(f"{NOOR}-{INES}", second, first), file="direct-messages")
    assert told_to(snapshot) == {"dm:11": [f"x:{INES}"], "dm:12": [f"x:{NOOR}"]}
    assert snapshot.events["occurred_at"].min() == utc(2022, 1, 27, 15, 58, 52, 744000)
    assert set(snapshot.events["thread"]) == {f"dm:{NOOR}-{INES}"}
    assert snapshot.threads.is_empty()


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"reactionCreate": {"id": "5"}}, "not a message between people"),
        ({"welcomeMessageCreate": {"id": "5"}}, "not a message between people"),
        (None, "not a message between people"),
        (wrote("", INES, "2022-01-27T15:58:52.744Z"), "no id"),
        (wrote("5", INES, ""), "no date"),
        (wrote("5", INES, "1997-01-01T00:00:00.000Z"), "impossible date"),
        (wrote("1", INES, "2022-01-27T15:58:52.744Z"), "copy"),
    ],
)
def test_an_entry_that_is_no_message_is_a_reject_with_its_reason(
    entry: object, reason: str
) -> None:
    first = wrote("1", INES, "2022-01-27T15:58:52.744Z", NOOR)
    snapshot = talks(talk(f"{NOOR}-{INES}", first, entry), file="direct-messages")
    assert snapshot.rejects.rows() == [("data/direct-messages.js", 2, reason)]
    assert snapshot.events.height == 1


@pytest.mark.parametrize("record", [None, {}, talk(""), {"dmConversation": {"messages": []}}])
def test_a_record_that_is_no_conversation_is_one_reject(record: object) -> None:
    assert reasons(talks(record)) == ["not a conversation"]


def test_a_message_to_oneself_is_a_reject() -> None:
    note = wrote("1", NOOR, "2022-01-27T15:58:52.744Z", NOOR)
    assert reasons(talks(talk(f"{NOOR}-{NOOR}", note), file="direct-messages")) == ["to oneself"]


def test_a_group_message_reaches_the_members_of_its_moment() -> None:
    snapshot = talks(
        talk(
            "14",
            wrote("9", TOMAS, at(20)),
            {
                "participantsJoin": {
                    "initiatingUserId": NOOR,
                    "userIds": [KWAME],
                    "createdAt": at(19),
                }
            },
            wrote("7", NOOR, at(17)),
            {"participantsLeave": {"userIds": [INES], "createdAt": at(16)}},
            wrote("4", INES, at(14)),
        )
    )
    assert told_to(snapshot) == {
        "dm:4": [f"x:{NOOR}", f"x:{TOMAS}"],
        "dm:7": [f"x:{TOMAS}"],
        "dm:9": [f"x:{NOOR}", f"x:{KWAME}"],
    }
    assert snapshot.events.sort("occurred_at")["audience"].to_list() == [
        "dm:14",
        "dm:14#2",
        "dm:14#3",
    ]
    assert snapshot.rejects.is_empty()


def test_the_snapshot_at_joining_says_who_is_there_and_a_writer_always_is() -> None:
    joined = {"initiatingUserId": TOMAS, "participantsSnapshot": [INES], "createdAt": at(13)}
    snapshot = talks(
        talk(
            "14", wrote("5", KWAME, at(15)), wrote("4", INES, at(14)), {"joinConversation": joined}
        )
    )
    assert told_to(snapshot) == {
        "dm:4": [f"x:{NOOR}", f"x:{TOMAS}"],
        "dm:5": [f"x:{NOOR}", f"x:{TOMAS}", f"x:{INES}"],
    }


def test_one_membership_is_one_audience_for_all_messages() -> None:
    entries = [wrote(str(n), (TOMAS, INES)[n % 2], at(n)) for n in range(1, 20)]
    snapshot = talks(talk("14", *entries))
    assert set(snapshot.events["audience"]) == {"dm:14"}
    assert snapshot.audiences.height == 3


@pytest.mark.parametrize(
    ("more", "title"),
    [({"name": "Tree &amp; hedge"}, "Tree & hedge"), ({}, "Hedges"), ({"name": ""}, "Hedges")],
)
def test_a_group_has_the_name_it_has_now_or_got_last(more: dict[str, object], title: str) -> None:
    renamed = [
        {"conversationNameUpdate": {"initiatingUserId": INES, "name": n, "createdAt": at(d)}}
        for n, d in (("Hedges", 9), ("Trees", 8))
    ]
    snapshot = talks(talk("14", *renamed, wrote("1", TOMAS, at(7)), **more))
    assert snapshot.threads.rows() == [("dm:14", title)]


def test_a_conversation_of_two_has_no_title() -> None:
    snapshot = talks(talk("14", wrote("1", TOMAS, at(7)), name="Just us"))
    assert snapshot.threads.is_empty()


def test_a_conversation_in_two_records_is_one() -> None:
    snapshot = talks(talk("14", wrote("1", TOMAS, at(7))), talk("14", wrote("2", INES, at(8))))
    assert set(snapshot.events["audience"]) == {"dm:14"}
    assert told_to(snapshot)["dm:1"] == [f"x:{NOOR}", f"x:{INES}"]


def headers_and(whole: bytes | None) -> Snapshot:
    both = [wrote("1", INES, at(1), NOOR), wrote("2", INES, at(2), NOOR)]
    files = {
        "data/account.js": script("account", ACCOUNT),
        "data/direct-message-headers.js": script(
            "direct_message_headers", [talk(f"{NOOR}-{INES}", *both)]
        ),
    }
    return read(files | ({"data/direct-messages.js": whole} if whole else {}))


def test_headers_are_passed_over_beside_the_whole_messages() -> None:
    record = talk(f"{NOOR}-{INES}", wrote("1", INES, at(1), NOOR))
    snapshot = headers_and(script("direct_messages", [record]))
    assert snapshot.events["event"].to_list() == ["dm:1"]
    assert (
        snapshot.files.filter(file="data/direct-message-headers.js")["status"].item() == "ignored"
    )


@pytest.mark.parametrize("whole", [None, b"window.YTD.direct_messages.part0 = [{"])
def test_headers_stand_in_for_whole_messages_that_are_missing_or_damaged(
    whole: bytes | None,
) -> None:
    assert headers_and(whole).events["event"].to_list() == ["dm:1", "dm:2"]


def test_headers_complete_messages_of_which_a_part_is_missing() -> None:
    record = talk(f"{NOOR}-{INES}", wrote("1", INES, at(1), NOOR))
    files = {
        "data/direct-messages-part1.js": script("direct_messages", [record], 1),
        "data/direct-message-headers.js": script(
            "direct_message_headers",
            [talk(f"{NOOR}-{INES}", *(wrote(n, INES, at(1), NOOR) for n in "12"))],
        ),
    }
    snapshot = read(files)
    assert snapshot.events["event"].to_list() == ["dm:1", "dm:2"]
    assert reasons(snapshot) == ["copy"]
    assert "missing" in snapshot.notes["note"].item()


@pytest.mark.parametrize("order", [1, -1])
def test_a_leave_without_a_date_came_after_what_stands_before_it(order: int) -> None:
    entries = [
        wrote("9", TOMAS, at(20)),
        {"participantsLeave": {"userIds": [INES]}},
        wrote("4", INES, at(14)),
    ]
    snapshot = talks(talk("14", *entries[::order]))
    assert told_to(snapshot) == {
        "dm:4": [f"x:{NOOR}", f"x:{TOMAS}"],
        "dm:9": [f"x:{NOOR}"],
    }
    assert snapshot.rejects.is_empty()


def test_a_leave_before_everything_that_has_a_date_is_a_reject() -> None:
    entries = [wrote("4", INES, at(14)), {"participantsLeave": {"userIds": [TOMAS]}}]
    assert reasons(talks(talk("14", *entries))) == ["no date"]
