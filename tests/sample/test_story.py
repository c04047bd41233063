"""The story of the reset: its sizes, who comes back."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from netgraph.sample.cast import OWNERS
from tests.sample.looking import DAYS, connections, friends, ids, member


@pytest.mark.parametrize(("day", "size"), list(zip(DAYS, (401, 0, 120), strict=True)))
def test_mara_has_as_many_linkedin_connections_as_the_story_says(
    home: Path, day: str, size: int
) -> None:
    assert len(connections(home, f"mara/*_LinkedInDataExport_{day}-2023.zip")) == size


@pytest.mark.parametrize(("day", "size"), list(zip(DAYS, (306, 0, 180), strict=True)))
def test_mara_has_as_many_facebook_friends_as_the_story_says(
    home: Path, day: str, size: int
) -> None:
    assert len(friends(home, day)) == size


@pytest.mark.parametrize(("day", "size"), list(zip(DAYS, (486, 0, 482), strict=True)))
def test_mara_follows_as_many_on_x_as_the_story_says(home: Path, day: str, size: int) -> None:
    pattern = f"mara/twitter-2023-{day}-*.zip"
    manifest = member(home, pattern, "data/manifest.js").decode()
    promised = json.loads(manifest[manifest.index("{") :])["dataTypes"]["following"]["files"]

    assert len(set(ids(home, pattern, "following"))) == size
    assert [f["count"] for f in promised] == [str(size)]


def test_most_linkedin_connections_come_back_with_their_address_and_a_new_day(home: Path) -> None:
    before = {r["URL"]: r for r in connections(home, "mara/*_09-02-2023.zip")}
    after = {r["URL"]: r for r in connections(home, "mara/*_11-18-2023.zip")}

    back = before.keys() & after.keys()

    assert len(back) == 104
    assert {after[u]["Connected On"][3:] for u in back} <= {"Oct 2023", "Nov 2023"}


def test_most_x_accounts_come_back_with_their_id(home: Path) -> None:
    before, after = (ids(home, f"mara/twitter-2023-{d}-*.zip", "following") for d in DAYS[::2])

    assert len(set(before) & set(after)) == 455


def test_most_friends_come_back_by_name_with_a_new_time(home: Path) -> None:
    before, after = friends(home, "09-02"), friends(home, "11-18")

    names = {f["name"] for f in before}

    assert sum(f["name"] in names for f in after) == 151
    assert not {f["timestamp"] for f in before} & {f["timestamp"] for f in after}


def test_facebook_lists_every_friend_that_mara_removed_in_october(home: Path) -> None:
    data = member(home, "mara/facebook-mara-2023-10-21-*.zip", "removed_friends.json")
    removed = json.loads(data)["deleted_friends_v2"]

    months = {datetime.fromtimestamp(r["timestamp"], UTC).strftime("%Y-%m") for r in removed}

    assert sorted(r["name"] for r in removed) == sorted(
        str(f["name"]) for f in friends(home, "09-02")
    )
    assert months == {"2023-10"}


def test_maras_followers_stay(home: Path) -> None:
    counts = [len(ids(home, f"mara/twitter-2023-{d}-*.zip", "follower")) for d in DAYS]

    assert min(counts) > 300
    assert max(counts) - min(counts) < 20


def test_the_four_colleagues_are_connections_of_mara_before_and_after(home: Path) -> None:
    colleagues = {" ".join(name) for name, _ in OWNERS.values()} - {"Mara Oyelaran"}

    for day in DAYS[::2]:
        rows = connections(home, f"mara/*_{day}-2023.zip")
        assert colleagues <= {f"{r['First Name']} {r['Last Name']}" for r in rows}


def test_the_emptied_lists_are_accepted_and_nothing_else(home: Path) -> None:
    rows = list(csv.DictReader((home / "decisions" / "accepted.csv").read_text().splitlines()))

    assert [(r["owner"], r["source"], r["exported_on"], r["list"], r["verdict"]) for r in rows] == [
        ("mara", "facebook", "2023-10-21", "friends", "accept"),
        ("mara", "linkedin", "2023-10-21", "connections", "accept"),
        ("mara", "x", "2023-10-21", "following", "accept"),
    ]
