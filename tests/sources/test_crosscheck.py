"""What a package says of itself is compared, and told as counts where it does not agree."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin import LINKEDIN
from tests.sources import facebook_exports as facebook
from tests.sources.linkedin_tables import ME, PROFILE, TALK, URLS, said, table
from tests.sources.packing import make_folder
from tests.sources.x_scripts import (
    ACCOUNT,
    NOOR,
    at,
    manifest,
    members,
    mention,
    post,
    read,
    script,
    talk,
    wrote,
)

STRANGERS = "{} of {} people written with one to one are in no list of this export"


def told(snapshot: Snapshot, words: str = "written with") -> list[str]:
    return [note for note in snapshot.notes["note"] if words in note]


def of_x(people: int, listed: int, **more: bytes) -> Snapshot:
    ids = [str(7_200_000_000 + n) for n in range(people)]
    talks = [talk(f"{NOOR}-{i}", wrote(f"1{i}", i, at(1), NOOR)) for i in ids]
    files = {
        "account.js": script("account", ACCOUNT),
        "following.js": script("following", members("following", "1", *ids[:listed:2])),
        "follower.js": script("follower", members("follower", "1", *ids[1:listed:2])),
        "direct-messages.js": script("direct_messages", talks),
    }
    return read(files | {f"{name}.js": data for name, data in more.items()})


@pytest.mark.parametrize(
    ("people", "listed", "strangers"),
    [(20, 10, 10), (12, 2, 10), (20, 11, 0), (41, 31, 0), (9, 0, 0), (20, 20, 0)],
)
def test_many_people_written_with_who_are_in_no_list_are_told_as_a_count(
    people: int, listed: int, strangers: int
) -> None:
    notes = told(of_x(people, listed))
    assert len(notes) == bool(strangers)
    if strangers:
        assert notes[0].startswith(STRANGERS.format(strangers, people))


def test_nothing_is_told_where_a_list_is_cut_or_the_owner_unknown() -> None:
    cut = script("follower", members("follower", "1"))[:-3]
    assert not told(of_x(20, 0, follower=cut))
    assert not told(of_x(20, 0, account=script("account", [])))


def test_nothing_is_told_where_no_list_makes_contacts() -> None:
    mute = script("mute", members("muting", "1"))
    nobody = script("following", [])
    assert not told(of_x(20, 0, mute=mute, following=nobody))


def test_people_of_groups_are_not_written_with_one_to_one() -> None:
    ids = [str(7_200_000_000 + n) for n in range(20)]
    group = talk("14", *(wrote(f"1{i}", i, at(1)) for i in ids))
    snapshot = of_x(0, 0, **{"direct-messages-group": script("direct_messages_group", [group])})
    assert not told(snapshot)


def linkedin(root: Path, files: Mapping[str, str]) -> Snapshot:
    data = {name: text.encode() for name, text in files.items()}
    with open_archive(make_folder(root, data)) as archive:
        return admit(LINKEDIN.read(archive))


def test_a_contact_of_linkedin_is_known_by_address_or_by_name(tmp_path: Path) -> None:
    people = [(f"Given Fam{n}", f"https://www.linkedin.com/in/p{n}") for n in range(30)]
    rows = [
        {"First Name": "Given", "Last Name": f"Fam{n}", "Connected On": "07 Jun 2021"}
        | ({"URL": people[n][1]} if n < 5 else {})
        for n in range(10)
    ]
    files = {
        "Connections.csv": table(URLS, *rows),
        "Profile.csv": table(PROFILE, {"First Name": "Noor", "Last Name": "Haddad"}),
        "messages.csv": table(TALK, *(said(str(n), who, [ME]) for n, who in enumerate(people))),
    }
    assert told(linkedin(tmp_path / "some", files))[0].startswith(STRANGERS.format(20, 30))
    files["messages.csv"] = table(TALK, *(said(w[0], w, [ME]) for w in people[:10]))
    assert not told(linkedin(tmp_path / "all", files))


def test_a_friend_of_facebook_is_known_by_name_and_so_is_who_was_removed(tmp_path: Path) -> None:
    def item(n: int) -> dict[str, object]:
        return {"name": f"Given Fam{n}", "timestamp": facebook.NOON + n}

    names = [f"Given Fam{n}" for n in range(30)]
    threads = {
        f"{facebook.INBOX}/fam{n}_{n}/message_1.json": {
            "participants": [{"name": name}, {"name": facebook.NOOR}],
            "messages": [{"sender_name": name, "timestamp_ms": 1_600_000_000_000 + n}],
            "title": name,
        }
        for n, name in enumerate(names)
    }
    files = {
        facebook.FRIENDS: {"friends_v2": [item(n) for n in range(10)]},
        facebook.REMOVED: {"deleted_friends_v2": [item(n) for n in range(10, 15)]},
        facebook.PROFILE: {"profile_v2": {"name": {"full_name": facebook.NOOR}}},
        **threads,
    }
    snapshot = facebook.read(facebook.export(tmp_path / "facebook", files))
    assert told(snapshot)[0].startswith(STRANGERS.format(15, 30))


def test_events_after_the_day_of_the_manifest_are_told() -> None:
    files = {
        "manifest.js": manifest({}, "2023-02-16T09:30:00.123Z"),
        "account.js": script("account", ACCOUNT),
        "tweets.js": script("tweets", [post("1", mention("7100000003", "ines"))]),
    }
    assert told(read(files), "later than 2023-02-16")[0].startswith("1 events")
    files["manifest.js"] = manifest({}, "2023-02-17T09:30:00.123Z")
    assert not told(read(files), "later than")


def test_no_name_is_in_a_note(tmp_path: Path) -> None:
    assert "7200000" not in " ".join(of_x(20, 0).notes["note"])
