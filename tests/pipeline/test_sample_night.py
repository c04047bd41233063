"""One night over data/sample against what the standard library alone reads out of its zips."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from netgraph.report import columns
from tests.pipeline.nights import published

INBOX = Path(__file__).resolve().parents[2] / "data" / "sample" / "inbox"
DAYS = ("2023-09-02", "2023-10-21", "2023-11-18")


def member(pattern: str, ending: str) -> str:
    """The text of the one member with this ending, over the zips that match."""
    for path in sorted(INBOX.glob(pattern)):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(ending):
                    return archive.read(name).decode()
    raise AssertionError(f"no {ending} in {pattern}")


def on_linkedin(day: str) -> set[str]:
    year, month, number = day.split("-")
    text = member(f"mara/*LinkedIn*{month}-{number}-{year}.zip", "Connections.csv")
    rows = csv.DictReader(io.StringIO(text[text.index("First Name,") :]))
    return {row["URL"] for row in rows}


def on_facebook(day: str) -> list[str]:
    text = member(f"mara/facebook-mara-{day}-*.zip", "your_friends.json")
    return [friend["name"] for friend in json.loads(text)["friends_v2"]]


def on_x(day: str) -> set[str]:
    text = member(f"mara/twitter-{day}-*.zip", "following.js")
    return {row["following"]["accountId"] for row in json.loads(text[text.index("[") :])}


def growth(home: Path, source: str) -> list[tuple[object, ...]]:
    return published(
        home,
        "select cast(exported_on as varchar), size, added, removed, returned, rebuilt from growth "
        f"where owner = 'mara' and source = '{source}' order by exported_on",
    )


@pytest.mark.parametrize(
    ("source", "reads", "sizes"),
    [("linkedin", on_linkedin, (401, 0, 120)), ("x", on_x, (486, 0, 482))],
)
def test_growth_of_the_reset_equals_sets_read_by_hand(
    sample_night: Path, source: str, reads: Callable[[str], set[str]], sizes: tuple[int, ...]
) -> None:
    before, none, after = (reads(day) for day in DAYS)

    assert (len(before), len(none), len(after)) == sizes
    back = len(before & after)
    assert growth(sample_night, source) == [
        (DAYS[0], len(before), None, None, None, None),
        (DAYS[1], 0, 0, len(before), 0, 0.0),
        (DAYS[2], len(after), len(after - before), 0, back, float(f"{back / len(before):.9g}")),
    ]


def test_facebook_friends_of_the_reset_come_back_by_name_unless_it_is_shared(
    sample_night: Path,
) -> None:
    before, none, after = (on_facebook(day) for day in DAYS)
    unique = {name for name in before if before.count(name) == 1}
    back = sum(name in unique for name in after if after.count(name) == 1)

    assert (len(before), len(none), len(after)) == (306, 0, 180)
    assert growth(sample_night, "facebook") == [
        (DAYS[0], 306, None, None, None, None),
        (DAYS[1], 0, 0, 306, 0, 0.0),
        (DAYS[2], 180, 180 - back, 0, back, float(f"{back / 306:.9g}")),
    ]


def test_removed_friends_are_removed_on_the_day_that_facebook_says(sample_night: Path) -> None:
    text = member(f"mara/facebook-mara-{DAYS[1]}-*.zip", "removed_friends.json")
    said = json.loads(text)["deleted_friends_v2"]

    ended = published(
        sample_night,
        "select ended, count(*), count(ended_on) from contact_history where owner = 'mara' "
        "and source = 'facebook' and spell = 1 and ended is not null group by ended order by ended",
    )

    assert len(said) == 306
    names = [row["name"] for row in said]
    told = sum(names.count(name) == 1 for name in names)
    assert ended == [("removed", told, told), ("vanished", 306 - told, 0)]


def test_damaged_zip_is_named_and_the_doubtful_list_stays_held(sample_night: Path) -> None:
    [(file, reason)] = published(
        sample_night, "select file, reason from exports where status = 'refused'"
    )
    assert file == "dev/Complete_LinkedInDataExport_11-05-2023.zip"
    assert "download it again" in reason

    held = published(sample_night, "select export_id from exports where status = 'held'")
    assert held == [("jonas/linkedin/2023-10-14",)]
    assert published(
        sample_night,
        "select size from growth where owner = 'jonas' and exported_on = '2023-10-14'",
    ) == [(None,)]


def test_same_export_twice_counts_once(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select status from exports where export_id = 'priya/linkedin/2023-08-19' order by file",
    )

    assert rows == [("loaded",), ("duplicate",)]


def test_night_ends_with_its_outcome_and_what_each_step_cost(sample_night: Path) -> None:
    [(outcome, steps)] = published(sample_night, "select outcome, steps from runs")

    assert outcome == "attention"
    assert [step["step"] for step in steps] == [
        "begin", "ingest", "resolve", "connect", "measure", "rank", "advise", "report", "publish",
    ]  # fmt: skip
    assert all(step["seconds"] >= 0 and step["peak_mb"] > 0 for step in steps)


def test_each_owner_has_the_documents_the_readme_names(sample_night: Path) -> None:
    reports = sample_night / "reports" / "latest"

    assert (reports / "index.html").exists()
    for owner in ("dev", "ines", "jonas", "mara", "priya"):
        assert {path.name for path in (reports / owner).iterdir()} == {
            "index.html", "strategic-network.md", *(f"{t.name}.csv" for t in columns.FILES)
        }  # fmt: skip


def test_pairs_of_worlds_that_meet_are_the_same_under_bridges_and_what_if(
    sample_night: Path,
) -> None:
    met = "select owner, count(*) from cluster_pairs group by owner order by owner"
    curve = "select owner, pairs from pruning where n = 0 and pairs > 0 order by owner"

    assert published(sample_night, met) == published(sample_night, curve) != []
