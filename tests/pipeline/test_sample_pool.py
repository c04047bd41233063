"""What five owners of data/sample share, against what their zips say to plain Python."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SAMPLE
from tests.pipeline.nights import published

OWNERS = ("dev", "ines", "jonas", "mara", "priya")


def members(pattern: str, ending: str) -> Iterator[tuple[str, str]]:
    """Owner and text of every member of this name, over the zips that match and can be opened."""
    for path in sorted((SAMPLE / "inbox").glob(pattern)):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if f"/{name}".endswith(f"/{ending}"):
                        yield path.parent.name, archive.read(name).decode()


def test_message_on_x_is_one_however_many_archives_hold_it(sample_night: Path) -> None:
    seen: Counter[str] = Counter()
    for name in ("direct-messages.js", "direct-messages-group.js"):
        for _, text in members("*/twitter-*.zip", name):
            seen.update(re.findall(r'"messageCreate"\s*:\s*\{[^{}]*?"id"\s*:\s*"(\d+)"', text))

    rows = published(
        sample_night,
        "select distinct event_id from interactions where source = 'x' and kind = 'message'",
    )

    assert max(seen.values()) > 1
    assert {event for (event,) in rows} == {f"x:dm:{number}" for number in seen}


def test_conversation_of_two_owners_on_linkedin_is_one(sample_night: Path) -> None:
    said: Counter[tuple[str, str]] = Counter()
    owners: dict[str, set[str]] = {}
    for owner, text in members("*/*_LinkedInDataExport_*.zip", "messages.csv"):
        lines = csv.DictReader(io.StringIO(text[text.index("CONVERSATION ID,") :], newline=""))
        here: Counter[tuple[str, str]] = Counter()
        for line in lines:
            owners.setdefault(line["CONVERSATION ID"], set()).add(owner)
            here[line["CONVERSATION ID"], line["DATE"]] += 1
        said |= here
    shared = {thread for thread, of in owners.items() if len(of) > 1}

    rows = published(
        sample_night,
        "select replace(thread_id, 'linkedin:', ''), "
        "strftime(occurred_at, '%Y-%m-%d %H:%M:%S UTC'), count(distinct event_id) "
        "from interactions where source = 'linkedin' group by all",
    )

    assert shared
    assert {row[:2]: row[2] for row in rows if row[0] in shared} == {
        line: n for line, n in said.items() if line[0] in shared
    }


def test_colleagues_who_pool_are_linked_and_lead_to_each_others_contacts(
    sample_night: Path,
) -> None:
    assert published(sample_night, "select owner from owner_metrics order by 1") == [
        (owner,) for owner in OWNERS
    ]
    assert published(
        sample_night,
        "with us as (select person_id from owner_metrics) select count(*) from links "
        "where evidence = 'declared' and person_a in (from us) and person_b in (from us)",
    ) == [(10,)]
    rows = published(
        sample_night,
        "select owner, count(distinct person_id) from second_degree "
        "where introducer_id in (select person_id from owner_metrics) group by owner order by 1",
    )
    assert [owner for owner, _ in rows] == list(OWNERS)
    assert all(people > 500 for _, people in rows)


def test_reach_of_everybody_agrees_with_the_view(sample_night: Path) -> None:
    differing = published(
        sample_night,
        "with paths as (select owner, introducer_id, "
        "count(*) over (partition by owner, person_id) as ways from second_degree), "
        "counted as (select owner, introducer_id as person_id, count(*) as people, "
        "count(*) filter (where ways = 1) as alone from paths group by all) "
        "select owner, person_id from reach left join counted using (owner, person_id) "
        "where coalesce(reach.reach, 0) != coalesce(people, 0) "
        "or coalesce(reach.exclusive_reach, 0) != coalesce(alone, 0)",
    )

    assert differing == []


def test_every_size_follows_from_the_one_before(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select size, lag(size) over (partition by owner, source order by exported_on) + added "
        "+ returned - removed from growth qualify added is not null",
    )

    assert len(rows) > 10
    assert all(size == expected for size, expected in rows)


def test_two_parts_of_one_day_are_one_export(sample_night: Path) -> None:
    assert published(
        sample_night, "select status from exports where export_id = 'ines/facebook/2023-07-08'"
    ) == [("loaded",), ("loaded",)]


def test_bare_file_is_named_and_dated_by_its_rows(sample_night: Path) -> None:
    assert published(
        sample_night,
        "select owner, status, dated_by from exports where file = 'priya/Connections.csv'",
    ) == [("priya", "loaded", "rows")]


def test_every_link_tells_which_owners_exports_show_it(sample_night: Path) -> None:
    unknown = published(
        sample_night,
        "select person_a, person_b, evidence from links anti join core.link_origins "
        "using (person_a, person_b, evidence)",
    )
    strange = published(
        sample_night,
        "select export_id from core.link_origins anti join exports using (export_id, owner)",
    )

    assert unknown == []
    assert strange == []
