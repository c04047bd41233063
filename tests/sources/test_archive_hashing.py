"""A package that one thread hashes while others read it."""

import hashlib
import io
import random
import threading
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive, open_archive
from netgraph.sources.contents import PIECE, Contents, gather
from netgraph.sources.members import Limits, Member
from tests.sources.packing import make_folder, make_zip


def files(seed: int = 7) -> dict[str, bytes]:
    """Sixty files that hardly compress, so that reading them takes a moment."""
    draw = random.Random(seed)
    return {f"mail/{n:02}.eml": draw.randbytes(draw.randrange(300_000)) for n in range(60)}


def slow(opened: list[str], begun: threading.Event, go_on: threading.Event) -> Contents:
    """A package whose only file is given when it is told to; whoever opens it is counted."""

    def member() -> io.BufferedIOBase:
        opened.append("inbox")
        begun.set()
        go_on.wait(10)
        return io.BytesIO(b"From ")

    return gather("package", [Member("inbox", 5, member)], Limits())


def by_chunks(archive: Archive, path: str) -> bytes | str:
    """A member as a reader streams it; or what is wrong with it."""
    try:
        with archive.open(path) as stream:
            return b"".join(iter(lambda: stream.read(4_096), b""))
    except ExportError as ex:
        return str(ex)


@pytest.mark.parametrize("part", [lambda whole: whole, lambda whole: whole.only(["inbox"])])
def test_who_asks_for_a_hash_that_is_being_computed_waits_for_it(
    part: Callable[[Contents], Contents],
) -> None:
    opened: list[str] = []
    begun, go_on = threading.Event(), threading.Event()
    whole = slow(opened, begun, go_on)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(whole.sha256, "inbox")
        assert begun.wait(10)
        second = pool.submit(part(whole).sha256, "inbox")
        go_on.set()

    assert first.result() == second.result() == hashlib.sha256(b"From ").hexdigest()
    assert opened == ["inbox"]


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1])
def test_a_hash_is_of_all_bytes_wherever_pieces_end(tmp_path: Path, size: int) -> None:
    data = random.Random(size).randbytes(size)
    folder = make_folder(tmp_path / "x", {"a.mbox": data, "b.mbox": b"b"})

    with open_archive(folder) as archive:
        assert archive.sha256("a.mbox") == hashlib.sha256(data).hexdigest()


def test_threads_read_and_hash_one_zip_as_one_alone_does(tmp_path: Path) -> None:
    members = files()
    path = make_zip(tmp_path / "x.zip", members)
    raw = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        harmed = archive.getinfo("mail/33.eml").header_offset + 2_000
    path.write_bytes(raw[:harmed] + b"harmed!!" + raw[harmed + 8 :])
    with open_archive(path) as alone:
        print_alone = alone.fingerprint
        read_alone = {inner: by_chunks(alone, inner) for inner in alone.paths}

    with open_archive(path) as shared, ThreadPoolExecutor(5) as pool:
        hashing = pool.submit(lambda: shared.fingerprint)
        readings = [
            pool.submit(lambda: {inner: by_chunks(shared, inner) for inner in shared.paths})
            for _ in range(4)
        ]

    assert hashing.result() == print_alone
    assert all(reading.result() == read_alone for reading in readings)
    assert "is damaged" in str(read_alone.pop("mail/33.eml"))
    assert read_alone == {inner: data for inner, data in members.items() if inner in read_alone}
