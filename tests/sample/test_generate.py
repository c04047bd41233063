"""The same bytes on every run, small, of invented people."""

import zipfile
from pathlib import Path

from netgraph.sample import generate
from netgraph.sample.cast import NAMESAKES, OWNERS
from netgraph.sample.names import NAMES
from tests.sample.looking import connections, contents, unpacked

COMMITTED = Path(__file__).parents[2] / "data" / "sample"


def test_two_runs_write_the_same_bytes(home: Path, tmp_path: Path) -> None:
    generate(tmp_path)

    assert contents(tmp_path) == contents(home)


def test_another_seed_tells_the_same_story_of_other_people(home: Path, tmp_path: Path) -> None:
    generate(tmp_path, seed=2)

    assert contents(tmp_path).keys() == contents(home).keys()
    theirs, ours = (connections(d, "mara/*_09-02-2023.zip") for d in (tmp_path, home))
    assert len(theirs) == len(ours) == 401
    assert theirs != ours


def test_the_committed_sample_is_what_the_generator_writes(home: Path) -> None:
    committed = contents(COMMITTED)
    fresh = contents(home)

    assert committed.keys() == fresh.keys()
    # Packed bytes may differ where Python was built with another zlib; what is inside may not.
    differing = [
        path
        for path in fresh
        if committed[path] != fresh[path] and unpacked(committed[path]) != unpacked(fresh[path])
    ]
    assert [p for p in differing if "11-05-2023" not in p] == []  # the zip that was cut short


def test_the_committed_sample_is_small() -> None:
    assert sum(len(data) for data in contents(COMMITTED).values()) < 2_000_000


def test_every_name_comes_from_the_invented_lists(home: Path) -> None:
    given = {n for names, _ in NAMES.values() for n in names}
    family = {n for _, names in NAMES.values() for n in names}
    chosen = {tuple(name.split()) for name in NAMESAKES} | {name for name, _ in OWNERS.values()}

    rows = [
        row
        for path in sorted((home / "inbox").glob("*/*_LinkedInDataExport_0[79]-*-2023.zip"))
        for row in connections(home, str(path.relative_to(home / "inbox")))
    ]

    strangers = [
        r
        for r in rows
        if (r["First Name"], r["Last Name"]) not in chosen
        and not (r["First Name"] in given and r["Last Name"] in family)
    ]
    assert len(rows) > 800
    assert strangers == []


def test_all_members_of_a_zip_bear_the_moment_of_its_export(home: Path) -> None:
    for path in sorted((home / "inbox").glob("*/*.zip")):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as package:
                times = {info.date_time for info in package.infolist()}
            assert len(times) == 1
            (time,) = times
            day = f"{time[0]}-{time[1]:02d}-{time[2]:02d}"
            names = (day, f"{day[5:]}-{day[:4]}", day.replace("-", ""))
            assert any(name in path.name for name in names)
