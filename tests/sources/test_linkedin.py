"""LinkedIn's packages are known by content, and every file in them is accounted for."""

from pathlib import Path

import pytest

from netgraph.sources.archive import open_archive
from netgraph.sources.linkedin import LINKEDIN
from tests.sources.linkedin_tables import (
    BO,
    HELD,
    ME,
    PROFILE,
    SHE,
    TALK,
    URLS,
    YOU,
    said,
    table,
)
from tests.sources.packing import make_folder, make_zip

GOLDEN = Path(__file__).parent / "golden" / "linkedin"

LIST = table(URLS, ("Bo", "Li", BO, "", "", "", "01 Feb 2018"))
CHAT = table(TALK, said("a", ME, [YOU]), said("b", ME, [SHE]))


@pytest.mark.parametrize(
    "files",
    [
        {"Connections.csv": LIST},
        {"Connections (1).csv": LIST},
        {"my network.csv": LIST},
        {"Basic/sub/connections.CSV": LIST},
        {"messages.csv": CHAT},
        {"Connections.csv": f"Nome,Cognome\nBo,{BO}\n"},
        {"Profile.csv": table(PROFILE)},
        {"Positions.csv": table(HELD)},
        {"jobs.csv": table(HELD)},
        {"Connections.csv": "cut", "messages.csv": "cut"},
        {"Ad_Targeting.csv": "", "Rich Media.csv": ""},
    ],
)
def test_linkedin_claims_what_bears_its_names_or_headers(
    tmp_path: Path, files: dict[str, str]
) -> None:
    with open_archive(make_zip(tmp_path / "x.zip", files)) as archive:
        assert LINKEDIN.claims(archive)
        assert LINKEDIN.read(archive).files.height == len(files)


@pytest.mark.parametrize(
    "files",
    [
        {"people.csv": "id,name\n", "contacts.csv": "owner,id,kind\n", "links.csv": "a,b\n"},
        {"Contacts.csv": "", "Events.csv": "", "Notes.csv": ""},
        {"Connections.csv": "from,to\na,b\n"},
        {"Positions.csv": "id,x,y\n", "Skills.csv": "Name\n"},
        {"data/follower.js": "window.YTD", "messages/message_1.json": "{}"},
        {"_chat.txt": "[01.01.24, 10:00] Bo: First Name"},
    ],
)
def test_linkedin_leaves_the_packages_of_others_alone(
    tmp_path: Path, files: dict[str, str]
) -> None:
    with open_archive(make_zip(tmp_path / "x.zip", files)) as archive:
        assert not LINKEDIN.claims(archive)


def test_a_bare_file_a_folder_and_a_zip_say_the_same(tmp_path: Path) -> None:
    bare = tmp_path / "Connections.csv"
    bare.write_text(LIST, encoding="utf-8")
    folder = make_folder(tmp_path / "folder", {"Connections.csv": LIST})
    zipped = make_zip(tmp_path / "x.zip", {"Connections.csv": LIST})
    snapshots = []
    for path in (bare, folder, zipped):
        with open_archive(path) as archive:
            snapshots.append(LINKEDIN.read(archive).frames())
    for name, frame in snapshots[0].items():
        assert frame.equals(snapshots[1][name])
        assert frame.equals(snapshots[2][name])


def test_every_file_is_read_or_ignored_for_a_reason_or_unknown(tmp_path: Path) -> None:
    files = {
        "Connections.csv": LIST,
        "copy/Connections.csv": LIST,
        "Comments_34875879.csv": "Date\n",
        "guide_messages.csv": table(TALK),
        "Articles/one.html": "",
        "New Idea.csv": "",
        "blob.bin": "",
    }
    with open_archive(make_folder(tmp_path / "export", files)) as archive:
        found = dict(LINKEDIN.read(archive).files.select("file", "status").iter_rows())
    assert found == {
        "Connections.csv": "read",
        "copy/Connections.csv": "ignored",
        "Comments_34875879.csv": "ignored",
        "guide_messages.csv": "ignored",
        "Articles/one.html": "ignored",
        "New Idea.csv": "unknown",
        "blob.bin": "unknown",
    }


@pytest.mark.parametrize("case", sorted(p.name for p in GOLDEN.iterdir()))
def test_no_word_of_a_message_an_invitation_or_a_recommendation_gets_into_a_frame(
    case: str,
) -> None:
    with open_archive(GOLDEN / case / "export") as archive:
        frames = LINKEDIN.read(archive).frames()
    written = "\n".join(frame.write_csv() for frame in frames.values())
    for words in ("invented", "never sent", "three", "private"):
        assert words not in written.replace("Articles/invented.html", "")
