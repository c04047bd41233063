"""An event is one event, however many exports show it, and as many people as took part."""

from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.nights import decide, derive, derived, knows, neutral, resolve
from tests.sources import facebook_exports as facebook
from tests.sources import linkedin_tables as linkedin
from tests.sources import x_scripts as x
from tests.sources.linkedin_tables import ME, TALK, YOU, table
from tests.sources.packing import make_folder

MS = facebook.NOON * 1000


def events(home: Path, columns: str = "event_id") -> list[Any]:
    rows = derived(home, f"select {columns} from core.events order by event_id")
    return [row[0] for row in rows] if "," not in columns else rows


def recipients(home: Path) -> list[tuple[Any, ...]]:
    return derived(home, "select from_person, to_person from main.interactions order by all")


# LinkedIn ----------------------------------------------------------------------------------------


def linkedin_export(home: Path, owner: str, day: str, *rows: dict[str, str]) -> None:
    folder = home / "inbox" / owner / f"linkedin-{day}"
    make_folder(folder, {"messages.csv": table(TALK, *rows)})


def test_linkedin_conversation_in_two_owners_exports_is_one(tmp_path: Path) -> None:
    talk = [
        linkedin.said("t1", ME, [YOU], "2024-01-01 10:00:00"),
        linkedin.said("t1", YOU, [ME], "2024-01-01 10:05:00"),
    ]
    linkedin_export(tmp_path, "noor", "2024-01-31", *talk)
    linkedin_export(
        tmp_path, "bo", "2024-03-31", *talk, linkedin.said("t1", ME, [YOU], "2024-02-01 09:00:00")
    )

    resolve(tmp_path)

    both = ["bo/linkedin/2024-03-31", "noor/linkedin/2024-01-31"]
    assert events(tmp_path, "owner, export_ids, participants") == [
        ("bo", both, 2),
        ("bo", both, 2),
        ("bo", both[:1], 2),
    ]
    assert recipients(tmp_path) == [
        ("linkedin:in/bo-li", "linkedin:in/noor"),
        ("linkedin:in/noor", "linkedin:in/bo-li"),
        ("linkedin:in/noor", "linkedin:in/bo-li"),
    ]


def test_message_of_the_old_era_and_of_the_new_is_one_event(tmp_path: Path) -> None:
    """Until early 2023 recipients had no address."""
    old = linkedin.said("t1", ME, [("Bo Li", "")], "2023-01-01 10:00:00")
    new = linkedin.said("t1", ME, [YOU], "2023-01-01 10:00:00")
    late = linkedin.said("t1", YOU, [ME], "2023-12-01 10:00:00")
    linkedin_export(tmp_path, "noor", "2023-01-31", old)
    linkedin_export(tmp_path, "noor", "2024-01-31", new, late)

    resolve(tmp_path)

    assert events(tmp_path, "from_person, export_ids, participants") == [
        ("linkedin:in/noor", ["noor/linkedin/2024-01-31"], 2),
        ("linkedin:in/bo-li", ["noor/linkedin/2024-01-31"], 2),
    ]
    assert recipients(tmp_path)[1] == ("linkedin:in/noor", "linkedin:in/bo-li")


def test_member_who_left_linkedin_counts_as_somebody(tmp_path: Path) -> None:
    gone = ("LinkedIn Member", "")
    linkedin_export(
        tmp_path,
        "noor",
        "2024-01-31",
        linkedin.said("t1", ME, [YOU, gone], "2024-01-01 10:00:00"),
        linkedin.said("t1", gone, [ME, YOU], "2024-01-01 11:00:00"),
    )

    resolve(tmp_path)

    assert events(tmp_path, "from_person, participants") == [("linkedin:in/noor", 3), (None, 3)]
    assert recipients(tmp_path) == [
        ("linkedin:in/noor", "linkedin:in/bo-li"),
        ("linkedin:in/noor", None),
        (None, "linkedin:in/bo-li"),
        (None, "linkedin:in/noor"),
    ]


def test_export_that_says_the_same_on_a_later_day_doubles_nobody(tmp_path: Path) -> None:
    gone = ("LinkedIn Member", "")
    line = linkedin.said("t1", ME, [YOU, gone], "2024-01-01 10:00:00")
    for day in ("2024-01-31", "2024-02-29"):
        linkedin_export(tmp_path, "noor", day, line)

    resolve(tmp_path)

    assert events(tmp_path, "export_ids, participants") == [(["noor/linkedin/2024-02-29"], 3)]


# X -----------------------------------------------------------------------------------------------


def x_export(home: Path, owner: str, account: str, day: int, *records: object) -> None:
    files = {
        "data/account.js": x.script(
            "account", [{"account": {"accountId": account, "username": owner}}]
        ),
        "data/direct-messages-group.js": x.script("direct_messages_group", records),
    }
    make_folder(home / "inbox" / owner / f"twitter-2024-01-{day}", files)


def test_x_message_in_two_owners_archives_is_one(tmp_path: Path) -> None:
    here = x.talk(
        f"{x.NOOR}-{x.INES}",
        x.wrote("5", x.NOOR, x.at(1), x.INES),
        x.wrote("6", x.INES, x.at(2), x.NOOR),
    )
    x_export(tmp_path, "noor", x.NOOR, 10, here)
    x_export(tmp_path, "ines", x.INES, 20, here)

    resolve(tmp_path)

    assert events(tmp_path, "event_id, owner, participants") == [
        ("x:dm:5", "ines", 2),
        ("x:dm:6", "ines", 2),
    ]
    assert recipients(tmp_path) == [(f"x:{x.NOOR}", f"x:{x.INES}"), (f"x:{x.INES}", f"x:{x.NOOR}")]


# Facebook ----------------------------------------------------------------------------------------


def facebook_export(home: Path, name: str, friends: dict[str, int], **threads: object) -> None:
    """What this person exports; friends by the second of the friendship, threads by folder."""
    owner = name.split()[0].lower()
    files = {
        facebook.PROFILE: facebook.profile(name),
        facebook.FRIENDS: facebook.friends(*(facebook.item(n, at) for n, at in friends.items())),
        **{f"{facebook.INBOX}/{folder}/message_1.json": talk for folder, talk in threads.items()},
    }
    facebook.export(home / "inbox" / owner / "facebook-2024-01-31", files)


NOOR_, ANNA, BEN, CARA = facebook.NOOR, facebook.ANNA, facebook.BEN, facebook.CARA
TALKED = facebook.thread(
    (NOOR_, BEN), facebook.said(NOOR_, MS), facebook.said(BEN, MS + 1), facebook.said(BEN, MS + 1)
)


def test_facebook_message_in_two_owners_exports_is_one_by_its_millisecond(tmp_path: Path) -> None:
    facebook_export(tmp_path, NOOR_, {BEN: 100_000_000}, ben_111=TALKED)
    facebook_export(tmp_path, BEN, {NOOR_: 100_000_000}, noor_222=TALKED)

    resolve(tmp_path)

    assert events(tmp_path, "event_id, owner, participants") == [
        (f"facebook:~ben/222|{MS}|1", "ben", 2),
        (f"facebook:~ben/222|{MS + 1}|1", "ben", 2),
        (f"facebook:~ben/222|{MS + 1}|2", "ben", 2),
    ]
    assert {tuple(ids) for ids in events(tmp_path, "export_ids")} == {
        ("ben/facebook/2024-01-31", "noor/facebook/2024-01-31")
    }


def test_equal_moments_of_strangers_are_two_events(tmp_path: Path) -> None:
    facebook_export(tmp_path, NOOR_, {}, ben_111=TALKED)
    facebook_export(tmp_path, BEN, {}, noor_222=TALKED)

    resolve(tmp_path)

    assert len(events(tmp_path)) == 6


def test_group_of_three_owners_is_one_although_two_of_them_are_not_friends(
    tmp_path: Path,
) -> None:
    talk = facebook.thread((NOOR_, BEN, ANNA), facebook.said(BEN, MS))
    facebook_export(tmp_path, NOOR_, {BEN: 100_000_000}, group_1=talk)
    facebook_export(tmp_path, BEN, {NOOR_: 100_000_000, ANNA: 200_000_000}, group_2=talk)
    facebook_export(tmp_path, ANNA, {BEN: 200_000_000}, group_3=talk)

    resolve(tmp_path)

    assert events(tmp_path) == [f"facebook:~anna/3|{MS}|1"]


def test_group_that_grew_between_two_exports_is_still_one(tmp_path: Path) -> None:
    talk = facebook.thread((NOOR_, BEN, ANNA), facebook.said(BEN, MS))
    grown = facebook.thread((NOOR_, BEN, ANNA, CARA), facebook.said(BEN, MS))
    facebook_export(tmp_path, NOOR_, {BEN: 100_000_000}, group_1=talk)
    facebook_export(tmp_path, BEN, {NOOR_: 100_000_000}, group_2=grown)

    resolve(tmp_path)

    assert events(tmp_path, "event_id, participants") == [(f"facebook:~ben/2|{MS}|1", 4)]


def test_private_word_and_one_to_a_group_in_the_same_second_are_two_events(tmp_path: Path) -> None:
    private = facebook.thread((NOOR_, BEN), facebook.said(BEN, MS))
    group = facebook.thread((NOOR_, BEN, ANNA), facebook.said(BEN, MS))
    facebook_export(tmp_path, NOOR_, {BEN: 100_000_000}, ben_1=private, group_2=group)
    facebook_export(tmp_path, BEN, {NOOR_: 100_000_000}, noor_3=private, group_4=group)

    resolve(tmp_path)

    assert events(tmp_path, "event_id, participants") == [
        (f"facebook:~ben/3|{MS}|1", 2),
        (f"facebook:~ben/4|{MS}|1", 3),
    ]


def test_name_of_one_friend_is_that_friend(tmp_path: Path) -> None:
    talk = facebook.thread((NOOR_, ANNA), facebook.said(ANNA, MS))
    facebook_export(tmp_path, NOOR_, {ANNA: 100_000_000}, anna_1=talk)

    resolve(tmp_path)

    (friend,) = derived(tmp_path, "select person_id from core.ties")[0]
    assert events(tmp_path, "from_person, participants") == [(friend, 2)]


def test_name_of_two_friends_is_nobodys_and_makes_no_third(tmp_path: Path) -> None:
    talk = facebook.thread((NOOR_, ANNA), facebook.said(ANNA, MS), facebook.said(NOOR_, MS + 1))
    owner = tmp_path / "inbox" / "noor" / "facebook-2024-01-31"
    twins = facebook.friends(facebook.item(ANNA, 100_000_000), facebook.item(ANNA, 200_000_000))
    path = f"{facebook.INBOX}/anna_1/message_1.json"
    facebook.export(
        owner, {facebook.PROFILE: facebook.profile(NOOR_), facebook.FRIENDS: twins, path: talk}
    )

    derive(tmp_path)

    assert derived(tmp_path, "select count(*) from core.people") == [(3,)]
    me = derived(tmp_path, "select person_id from core.owners")[0][0]
    assert events(tmp_path, "from_person, participants") == [(None, 2), (me, 2)]
    assert recipients(tmp_path) == [(me, None), (None, me)]
    assert derived(tmp_path, "from core.links where evidence != 'declared'") == []


def test_everybody_whom_facebook_no_longer_names_is_counted(tmp_path: Path) -> None:
    gone = "Facebook user"
    talk = facebook.thread((NOOR_, ANNA, gone, gone), facebook.said(gone, MS))
    facebook_export(tmp_path, NOOR_, {ANNA: 100_000_000}, group_1=talk)

    resolve(tmp_path)

    assert events(tmp_path, "from_person, participants") == [(None, 4)]
    assert len(recipients(tmp_path)) == 3


# all networks ------------------------------------------------------------------------------------


def test_newest_export_of_an_owner_says_who_took_part(tmp_path: Path) -> None:
    early, late = ["1"], ["1", "2"]
    for day, members in (("2024-01-31", early), ("2024-02-29", late)):
        neutral(
            tmp_path / "inbox" / f"crm-{day}",
            day=day,
            contacts=knows("ann", "1"),
            interactions=[("e1", "2024-01-01", "ann", to, "call") for to in members],
        )

    resolve(tmp_path)

    assert events(tmp_path, "event_id, export_ids, participants") == [
        ("crm:e1", ["ann/crm/2024-02-29"], 3)
    ]


def test_events_of_two_networks_with_one_id_are_two(tmp_path: Path) -> None:
    said = [("e1", "2024-01-01", "1", "2", "call")]
    neutral(tmp_path / "inbox" / "crm-2024-01-31", interactions=said)
    neutral(tmp_path / "inbox" / "hr-2024-01-31", "hr", interactions=said)

    resolve(tmp_path)

    assert events(tmp_path) == ["crm:e1", "hr:e1"]


@pytest.mark.parametrize("decided", [False, True])
def test_sender_who_is_in_the_audience_under_another_account_is_not_counted_twice(
    tmp_path: Path, decided: bool
) -> None:
    if decided:
        decide(tmp_path, "identities", "a,b,verdict\ncrm:1,crm:2,same\n")
    said = [("e1", "2024-01-01", "1", to, "call") for to in ("2", "3")]
    neutral(tmp_path / "inbox" / "crm-2024-01-31", interactions=said)

    resolve(tmp_path)

    assert events(tmp_path, "participants") == [2 if decided else 3]
