"""What Facebook tells in several formats is one: a friend one account, a message one event."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.pipeline.nights import derive, derived
from tests.sources import facebook_exports as facebook
from tests.sources import facebook_pages as pages
from tests.sources.facebook_exports import ANNA, BEN, CARA, INBOX, NOOR, PROFILE

BERLIN = ZoneInfo("Europe/Berlin")
NOON = facebook.NOON  # 2020-09-13 14:26:40 in Berlin
LATE = int(datetime(2015, 6, 30, 22, 30, tzinfo=UTC).timestamp())  # 1 July in Berlin
FRIENDS_PAGE = "connections/friends/your_friends.html"


def shown(second: int, form: str = "%b %-d, %Y, %-I:%M %p") -> str:
    """A moment as a page in English shows it, in Berlin."""
    return datetime.fromtimestamp(second, BERLIN).strftime(form)


def put(home: Path, day: str, files: Mapping[str, object]) -> None:
    facebook.export(home / "inbox" / f"facebook-noor-{day}", files)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """JSON of October, pages of November with one message more, old pages of 2018, sealed chats."""
    home = tmp_path_factory.mktemp("home")
    (home / "netgraph.toml").write_text('time_zone = "Europe/Berlin"\n')
    second = [NOON, NOON + 5, NOON + 70]
    put(
        home,
        "2020-10-01",
        {
            PROFILE: facebook.profile(NOOR),
            facebook.FRIENDS: facebook.friends(
                facebook.item(ANNA, LATE),
                facebook.item(BEN, NOON - 9_000_000),
                facebook.item(BEN, NOON - 90_000_000),
                facebook.item(CARA, NOON - 5_000_000),
            ),
            f"{INBOX}/anna_77/message_1.json": facebook.thread(
                (ANNA, NOOR),
                *(facebook.said(ANNA, s * 1000 + 7) for s in second),
                facebook.said(NOOR, 1_430_000_000_123),
            ),
        },
    )
    rows = [
        (ANNA, "later", shown(NOON + 90_000)),
        *((ANNA, "hi", shown(s)) for s in reversed(second)),
    ]
    put(
        home,
        "2020-11-01",
        {
            FRIENDS_PAGE: pages.listed(
                "Your friends",
                [
                    (ANNA, shown(LATE)),
                    (BEN, shown(NOON - 9_000_000)),
                    (BEN, shown(NOON - 90_000_000)),
                ],
            ),
            f"{INBOX}/anna_77/message_1.html": pages.chat(
                ANNA, rows, people=f"Participants: {ANNA} and {NOOR}"
            ),
        },
    )
    old = shown(1_430_000_000, "%A, %B %-d, %Y at %-I:%M%p CEST")
    older = shown(1_420_000_000, "%A, %B %-d, %Y at %-I:%M%p UTC+01")
    put(
        home,
        "2018-04-03",
        {
            "html/friends.htm": pages.old_friends(
                NOOR, [("Friends", [f"{ANNA} ({shown(LATE, '%b %-d, %Y')})"])]
            ),
            "html/messages.htm": pages.old_messages(
                NOOR, [(f"{ANNA}, {NOOR}", [(NOOR, "hi", old), (ANNA, "first", older)])]
            ),
        },
    )
    put(  # of spring 2018: seconds, threads of another id, the owner not among the participants
        home,
        "2018-05-01",
        {
            "profile_information/profile_information.json": {"profile": {"name": NOOR}},
            "messages/anna_1a2b3c/message.json": facebook.thread(
                (ANNA,),
                {"sender_name": NOOR, "timestamp": 1_430_000_000, "content": "hi"},
                {"sender_name": ANNA, "timestamp": 1_420_000_000, "content": "first"},
            ),
            "comments/comments.json": {
                "comments": [
                    {
                        "timestamp": NOON,
                        "data": [{"comment": {"timestamp": NOON, "author": NOOR}}],
                        "title": f"{NOOR} commented on {ANNA}'s photo.",
                    }
                ]
            },
        },
    )
    sealed = {
        "participants": [NOOR, ANNA],
        "threadName": f"{ANNA}_1",
        "messages": [
            {"senderName": ANNA, "timestamp": NOON * 1000 + more, "text": "hi"} for more in (7, 9)
        ],
    }
    put(home, "2020-12-01", {f"{ANNA}_1.json": sealed})
    derive(home)
    return home


def test_friend_is_one_account_in_every_format(home: Path) -> None:
    ties = derived(
        home,
        "select people.name, cast(first_seen_on as varchar), cast(last_seen_on as varchar), ended "
        "from core.ties inner join core.people on ties.person_id = people.person_id "
        "where list = 'friends' order by all",
    )

    assert ties == [
        (ANNA, "2018-04-03", "2020-11-01", None),
        (BEN, "2020-10-01", "2020-11-01", None),
        (BEN, "2020-10-01", "2020-11-01", None),
        (CARA, "2020-10-01", "2020-10-01", "vanished"),
    ]


def test_message_is_one_event_in_every_format(home: Path) -> None:
    events = derived(
        home,
        "select epoch_ms(occurred_at), len(export_ids) from core.events where kind = 'message' "
        "order by occurred_at",
    )

    assert events == [
        (1_420_000_000_000, 2),
        (1_430_000_000_123, 3),
        (NOON * 1000 + 7, 3),
        (NOON * 1000 + 9, 1),
        *((s * 1000 + 7, 2) for s in (NOON + 5, NOON + 70)),
        ((NOON + 90_000) // 60 * 60_000, 1),
    ]


def test_messages_of_a_minute_remain_as_many_as_they_are(home: Path) -> None:
    within = derived(
        home,
        "select count(*) from core.events where kind = 'message' and "
        "date_trunc('minute', occurred_at) = timestamp '2020-09-13 12:26:00'",
    )

    assert within == [(3,)]


def test_comment_reaches_the_friend_of_that_name(home: Path) -> None:
    reached = derived(
        home,
        "select people.name from core.events as events "
        "inner join core.audiences on events.audience_id = audiences.audience_id "
        "inner join core.people on audiences.person_id = people.person_id "
        "where events.kind = 'comment' and participants = 2 "
        "and people.person_id in (select person_id from core.ties where list = 'friends')",
    )

    assert reached == [(ANNA,)]


def test_time_zone_that_fits_nothing_is_told(tmp_path: Path) -> None:
    seconds = [NOON + 3_600 * n for n in range(9)]
    chat = f"{INBOX}/anna_77/message_1"
    put(
        tmp_path,
        "2020-10-01",
        {
            f"{chat}.json": facebook.thread(
                (ANNA, NOOR), *(facebook.said(ANNA, s * 1000 + s % 7 * 60_000) for s in seconds)
            ),
            f"{chat}.html": pages.chat(
                ANNA,
                [(ANNA, "hi", shown(s + s % 7 * 60)) for s in seconds],
                people=f"Participants: {ANNA} and {NOOR}",
            ),
        },
    )

    derive(tmp_path)  # in UTC

    notes = derived(tmp_path, "select note from core.notes where note like '%time_zone%'")
    assert len(notes) == 1
    assert "is time_zone = UTC where" in notes[0][0]
    (tmp_path / "netgraph.toml").write_text('time_zone = "Europe/Berlin"\n')
    derive(tmp_path)
    assert derived(tmp_path, "select note from core.notes where note like '%time_zone%'") == []
    assert derived(tmp_path, "select count(*) from core.events") == [(9,)]
