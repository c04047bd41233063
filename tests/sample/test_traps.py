"""What makes the exports of the story hard to read, on purpose."""

import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tests.sample.looking import connections, friends, member, unpacked


def test_the_last_list_of_jonas_has_lost_three_fifths(home: Path) -> None:
    before = connections(home, "jonas/*_06-24-2023.zip")
    after = connections(home, "jonas/*_10-14-2023.zip")

    assert len(after) < 0.45 * len(before)


def test_one_download_of_dev_was_cut_short(home: Path) -> None:
    (path,) = (home / "inbox" / "dev").glob("*_11-05-2023.zip")

    assert path.read_bytes()[:2] == b"PK"
    assert not zipfile.is_zipfile(path)


def test_an_x_archive_of_dev_lacks_a_part_that_its_manifest_names(home: Path) -> None:
    (path,) = (home / "inbox" / "dev").glob("twitter-2023-10-07-*.zip")
    files = unpacked(path.read_bytes())

    assert isinstance(files, dict)
    assert b"data/following-part1.js" in files["data/manifest.js"]
    assert "data/following-part1.js" not in files


def test_an_export_of_priya_came_twice_and_one_holds_messages_alone(home: Path) -> None:
    inbox = home / "inbox" / "priya"
    once, again = sorted(inbox.glob("Complete_LinkedInDataExport_08-19-2023*.zip"))
    messages = unpacked((inbox / "Basic_LinkedInDataExport_11-04-2023.zip").read_bytes())

    assert once.read_bytes() == again.read_bytes()
    assert isinstance(messages, dict)
    assert list(messages) == ["messages.csv"]


def test_a_file_of_priya_was_saved_again_by_a_spreadsheet(home: Path) -> None:
    data = (home / "inbox" / "priya" / "Connections.csv").read_bytes()

    rows = list(csv.reader(io.StringIO(data.decode("cp1252"), newline=""), delimiter=";"))

    assert rows[3] == ["First Name", "Last Name", "Email Address", "Company", "Position",
                       "Connected On"]  # fmt: skip
    assert datetime.strptime(rows[4][5], "%d-%b-%y").year == 2022  # noqa: DTZ007
    with pytest.raises(UnicodeDecodeError):
        data.decode()


def test_an_old_export_of_dev_has_neither_preamble_nor_addresses(home: Path) -> None:
    data = member(home, "dev/Basic_LinkedInDataExport_03-12-2021.zip", "Connections.csv")

    assert data.startswith(b"First Name,Last Name,Email Address,Company,Position,Connected On\n")


def test_some_connections_of_ines_hide_and_some_change_name_or_address(home: Path) -> None:
    before = connections(home, "ines/*_07-08-2023.zip")
    after = connections(home, "ines/*_11-11-2023.zip")
    names = {r["URL"]: r["Last Name"] for r in before}
    known = {(r["First Name"], r["Last Name"], r["Connected On"]): r["URL"] for r in before}

    hidden = [r for r in after if not r["First Name"]]
    renamed = [r for r in after if names.get(r["URL"], r["Last Name"]) != r["Last Name"]]
    moved = [
        r
        for r in after
        if known.get((r["First Name"], r["Last Name"], r["Connected On"]), r["URL"]) != r["URL"]
    ]

    assert (len(hidden), len(renamed), len(moved)) == (5, 3, 2)


def test_friends_of_jonas_change_their_name_but_not_their_time(home: Path) -> None:
    old = json.loads(member(home, "jonas/facebook-jonas-2022-*.zip", "friends.json"))["friends_v2"]
    new = json.loads(member(home, "jonas/facebook-jonas-2023-*.zip", "your_friends.json"))
    names = {f["timestamp"]: f["name"] for f in old}

    renamed = [f for f in new["friends_v2"] if names.get(f["timestamp"], f["name"]) != f["name"]]

    assert len(renamed) == 3


def test_two_friends_of_mara_share_a_name_that_a_thread_bears(home: Path) -> None:
    double = "Tomás Quintela".encode().decode("latin-1")  # as Facebook writes it
    (path,) = (home / "inbox" / "mara").glob("facebook-mara-2023-11-18-*.zip")
    files = unpacked(path.read_bytes())
    assert isinstance(files, dict)

    titles = [json.loads(d)["title"] for n, d in files.items() if n.endswith("message_1.json")]

    assert sum(f["name"] == double for f in friends(home, "11-18")) == 2
    assert titles.count(double) == 1


@pytest.mark.parametrize(
    ("one", "other", "file"),
    [
        ("mara/*_11-18-2023.zip", "ines/*_11-11-2023.zip", "messages.csv"),
        ("mara/twitter-2023-09-02-*.zip", "priya/twitter-2023-08-19-*.zip", "direct-messages.js"),
    ],
)
def test_what_two_owners_wrote_to_each_other_is_in_both_exports(
    home: Path, one: str, other: str, file: str
) -> None:
    def conversations(pattern: str) -> set[str]:
        text = member(home, pattern, file).decode()
        if file.endswith(".csv"):
            return {r["CONVERSATION ID"] for r in csv.DictReader(io.StringIO(text, newline=""))}
        records = json.loads(text[text.index("[") :])
        return {r["dmConversation"]["conversationId"] for r in records}

    assert conversations(one) & conversations(other)


def test_what_mara_and_jonas_wrote_on_facebook_bears_the_same_milliseconds(home: Path) -> None:
    def times(pattern: str, other: str) -> set[int]:
        (path,) = (home / "inbox").glob(pattern)
        files = unpacked(path.read_bytes())
        assert isinstance(files, dict)
        (thread,) = (json.loads(d) for n, d in files.items() if f"/{other}_" in n)
        return {m["timestamp_ms"] for m in thread["messages"]}

    his = times("jonas/facebook-jonas-2023-06-24-*.zip", "maraoyelaran")

    assert len(his) > 5
    assert his < times("mara/facebook-mara-2023-11-18-*.zip", "jonasellerbeck")
