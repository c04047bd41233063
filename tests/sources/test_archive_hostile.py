"""Whatever bytes arrive: a package is read, or refused by name; nothing else happens."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netgraph.errors import ExportError
from netgraph.sources import SOURCES
from netgraph.sources.archive import Limits, open_archive
from tests.sources.packing import member

TIGHT = Limits(members=20, member_bytes=1 << 16, total_bytes=1 << 18, ratio_floor=1 << 12)
PARTS = ["..", ".", "", "a", "B:", "\\", "__MACOSX", "x.zip"]
KNOWN = ["netgraph.json", "Connections.csv", "data/follower.js", "friends/friends.json"]
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12),
    st.lists(st.sampled_from(PARTS), max_size=4).map("/".join),
    st.sampled_from(KNOWN),
)
CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.integers(0, 1 << 17).map(bytes),
    st.sampled_from([b'{"format": 1, "network": "crm"}', b"window.YTD.follower.part0 = [", b"{"]),
)
FILES = st.lists(st.tuples(NAMES, CONTENTS, st.integers(0, 2**32 - 1)), max_size=5)


def zip_bytes(files: list[tuple[str, bytes, int]], attributes: bool) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content, external in files:
            info = member(name)
            if info.filename not in archive.namelist():
                info.external_attr = external if attributes else 0
                archive.writestr(info, content)
    return buffer.getvalue()


def explore(path: Path) -> str:
    """Everything that a night does with a package; what came of it."""
    try:
        with open_archive(path, TIGHT) as archive:
            assert all(".." not in p.split("/") and not p.startswith("/") for p in archive.paths)
            assert sum(archive.size(p) for p in archive.paths) <= TIGHT.total_bytes
            assert archive.fingerprint == archive.fingerprint
            for source in SOURCES:
                if source.claims(archive):
                    source.read(archive)
            for inner in archive.paths:
                assert len(archive.read(inner)) == archive.size(inner)
    except ExportError as ex:
        return str(ex)
    return "read"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "hostile.zip"


HOSTILE = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@HOSTILE
@given(files=FILES, attributes=st.booleans())
def test_hostile_names_and_sizes_are_refused_or_read(
    target: Path, files: list[tuple[str, bytes, int]], attributes: bool
) -> None:
    target.write_bytes(zip_bytes(files, attributes))

    assert explore(target)


@HOSTILE
@given(files=FILES, cut=st.integers(0, 2_000))
def test_zip_cut_at_any_byte_is_refused(
    target: Path, files: list[tuple[str, bytes, int]], cut: int
) -> None:
    whole = zip_bytes(files, attributes=False)
    target.write_bytes(whole[: min(cut, len(whole) - 1)])

    assert explore(target) != "read"


@HOSTILE
@given(
    files=FILES,
    flips=st.lists(st.tuples(st.integers(0, 1_500), st.integers(1, 255)), min_size=1, max_size=6),
)
def test_zip_with_changed_bytes_is_refused_or_read(
    target: Path, files: list[tuple[str, bytes, int]], flips: list[tuple[int, int]]
) -> None:
    raw = bytearray(zip_bytes(files, attributes=False))
    for at, change in flips:
        raw[-1 - at % len(raw)] ^= change
    target.write_bytes(raw)

    assert explore(target)
