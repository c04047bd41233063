"""What every reader keeps, held against every golden export."""

import random
import zipfile
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from netgraph.sources import SOURCES, parts_of
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from tests.sources.golden import Case, cases, expected, produced, read, written
from tests.sources.invariants import assert_kept
from tests.sources.packing import make_folder, make_zip, member, members_of

CASES = cases()
READABLE = [case for case in CASES if not case.refused]
every_case = pytest.mark.parametrize("case", CASES, ids=str)
every_readable = pytest.mark.parametrize("case", READABLE, ids=str)


@cache
def said(case: Case) -> Snapshot:
    return read(case.source, case.export)


def assert_same(one: Snapshot, other: Snapshot) -> None:
    assert (one.source, one.manifest_on) == (other.source, other.manifest_on)
    for name, frame in one.frames().items():
        assert_frame_equal(frame, other.frames()[name])


def without_folder(snapshot: Snapshot, folder: str) -> dict[str, pl.DataFrame]:
    """The frames, as if the export had no extra folder around it."""
    if not folder:
        return snapshot.frames()
    texts = pl.selectors.string()
    return {
        name: frame.with_columns(texts.str.replace_all(folder, "", literal=True))
        for name, frame in snapshot.frames().items()
    }


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_reader_has_golden_exports(source: object) -> None:
    assert any(case.source is source for case in READABLE)


@every_case
def test_export_is_claimed_by_its_own_reader_alone(case: Case) -> None:
    with open_archive(case.export) as archive:
        assert [source for source, _ in parts_of(archive)] == [case.source]


@every_case
def test_export_says_what_is_expected_of_it(case: Case) -> None:
    says = produced(case) if case.refused else written(said(case))
    assert says == expected(case), "python -m tests.sources.golden --force, then review"


@every_readable
def test_reading_twice_says_the_same(case: Case) -> None:
    assert_same(said(case), read(case.source, case.export))


@every_readable
def test_all_that_it_holds_is_accounted_for_once_and_clean(case: Case) -> None:
    with open_archive(case.export) as archive:
        assert_kept(said(case), archive)


@every_readable
def test_zip_folder_and_repacked_export_say_the_same(case: Case, tmp_path: Path) -> None:
    members = members_of(case.export)
    wrapped = {f"top folder/{path}": content for path, content in members.items()}
    packages = [
        (shuffled_on_windows(tmp_path / "shuffled.zip", members), ""),
        (make_folder(tmp_path / "wrapped", wrapped), "top folder/"),
    ]
    with open_archive(case.export) as archive:
        fingerprint = archive.fingerprint

    for package, folder in packages:
        with open_archive(package) as archive:
            assert [source for source, _ in parts_of(archive)] == [case.source]
            assert archive.fingerprint == fingerprint
        for name, frame in without_folder(read(case.source, package), folder).items():
            assert_frame_equal(frame, said(case).frames()[name])


def shuffled_on_windows(path: Path, members: dict[str, bytes]) -> Path:
    """The members in another order, with backslashes, and with what a Mac leaves behind."""
    litter = {f"__MACOSX/{name}/._x": b"\0" for name in members} | {".DS_Store": b"\0"}
    shuffled = list((members | litter).items())
    random.Random(7).shuffle(shuffled)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in shuffled:
            entry = member(name)
            entry.filename = name.replace("/", "\\")  # a constructor would turn them
            archive.writestr(entry, content)
    return path


@every_readable
def test_case_of_names_does_not_matter(case: Case, tmp_path: Path) -> None:
    members = members_of(case.export)
    named = {path: path.rpartition("/") for path in members}
    shouted = {f"{top}{slash}{name.upper()}": path for path, (top, slash, name) in named.items()}
    loud = make_zip(tmp_path / "loud.zip", {name: members[path] for name, path in shouted.items()})

    for name, frame in read(case.source, loud).frames().items():
        if name not in ("files", "rejects", "notes"):
            expected_frame = said(case).frames()[name].drop("reason", strict=False)
            assert_frame_equal(frame.drop("reason", strict=False), expected_frame)


@every_readable
def test_damaged_picture_spoils_nothing(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members_of(case.export).items():
            archive.writestr(member(name), content)
        archive.writestr(zipfile.ZipInfo("data/tweets_media/spoiled.jpg"), b"unharmed")
    path.write_bytes(path.read_bytes().replace(b"unharmed", b"harmed!!"))

    spoiled = read(case.source, path)

    assert_frame_equal(spoiled.ties, said(case).ties)
    picture = spoiled.files.filter(pl.col("file").str.ends_with("spoiled.jpg"))
    assert picture.select("sha256", "rows_read").rows() == [(None, None)]
