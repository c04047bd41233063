import os
import stat
import struct
import unicodedata
import zipfile
from datetime import date
from pathlib import Path

import pytest

from netgraph.errors import ExportError
from netgraph.sources.archive import LIMITS, Limits, open_archive
from tests.sources.packing import make_folder, make_zip, member

MEMBERS = {"data/follower.js": b"[1]", "data/following.js": b"[2]", "index.html": b"<p>"}


def fingerprint(path: Path, only: set[str] | None = None) -> str:
    with open_archive(path, only=only) as archive:
        return archive.fingerprint


def read_all(path: Path, limits: Limits) -> None:
    with open_archive(path, limits) as archive:
        for inner in archive.paths:
            archive.read(inner)


def refusal(path: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(ExportError) as caught:
        read_all(path, limits)
    assert str(caught.value).startswith(path.name)
    return str(caught.value)


def test_zip_and_folder_show_the_same_members(tmp_path: Path) -> None:
    packages = make_zip(tmp_path / "x.zip", MEMBERS), make_folder(tmp_path / "x", MEMBERS)

    for package in packages:
        with open_archive(package) as archive:
            assert archive.paths == ("data/follower.js", "data/following.js", "index.html")
            assert {p: archive.read(p) for p in archive.paths} == MEMBERS
            assert [archive.size(p) for p in archive.paths] == [3, 3, 3]
            assert archive.head("index.html", 2) == b"<p"
            assert archive.skipped == ()


def test_bare_file_is_a_package_with_one_member(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_bytes(b"a,b\n")

    with open_archive(path) as archive:
        assert archive.names == archive.paths == ("Connections.csv",)
        assert archive.read("Connections.csv") == b"a,b\n"
        assert archive.newest_inside is None


def test_fingerprint_is_of_the_content_alone(tmp_path: Path) -> None:
    turned = dict(reversed(MEMBERS.items()))
    wrapped = {f"some/top/{path}": content for path, content in MEMBERS.items()}
    littered = MEMBERS | {"__MACOSX/._index.html": b"x", "data/.DS_Store": b"y", "Thumbs.db": b"z"}
    windows = {path.replace("/", "\\"): content for path, content in MEMBERS.items()}

    prints = {
        fingerprint(make_zip(tmp_path / "plain.zip", MEMBERS)),
        fingerprint(make_zip(tmp_path / "later.zip", MEMBERS, (2025, 1, 1, 0, 0, 0))),
        fingerprint(make_zip(tmp_path / "turned.zip", turned)),
        fingerprint(make_zip(tmp_path / "wrapped.zip", wrapped)),
        fingerprint(make_zip(tmp_path / "littered.zip", littered)),
        fingerprint(make_zip(tmp_path / "windows.zip", windows)),
        fingerprint(make_folder(tmp_path / "folder", littered)),
        fingerprint(make_folder(tmp_path / "deeper", wrapped)),
    }

    assert len(prints) == 1
    assert (
        fingerprint(make_zip(tmp_path / "other.zip", MEMBERS | {"index.html": b"!"})) not in prints
    )
    assert fingerprint(make_zip(tmp_path / "moved.zip", {"a.js": b"[1]"})) not in prints


def test_one_file_bare_zipped_or_in_a_folder_is_one_export(tmp_path: Path) -> None:
    one = {"Connections.csv": b"a,b\n"}
    folder = make_folder(tmp_path / "folder", one)

    assert (
        fingerprint(folder / "Connections.csv")
        == fingerprint(folder)
        == fingerprint(make_zip(tmp_path / "a.zip", {"top/Connections.csv": b"a,b\n"}))
    )


def test_only_the_given_entries_of_a_folder_belong_to_the_package(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "noor", {**MEMBERS, "extra/data/follower.js": b"[3]"})

    with open_archive(folder, only={"data"}) as archive:
        assert archive.paths == ("data/follower.js", "data/following.js")
    assert fingerprint(folder, {"data", "index.html"}) == fingerprint(
        make_zip(tmp_path / "x.zip", MEMBERS)
    )


@pytest.mark.parametrize(
    ("members", "names"),
    [
        ({"a.csv": b"1", "b.csv": b"2"}, ("x.zip",)),
        ({"top/a.csv": b"1", "top/in/b.csv": b"2"}, ("x.zip", "top")),
        ({"top/a.csv": b"1", "b.csv": b"2"}, ("x.zip",)),
        ({"one/a.csv": b"1", "two/b.csv": b"2"}, ("x.zip",)),
    ],
)
def test_names_are_of_the_file_and_of_a_single_top_folder(
    tmp_path: Path, members: dict[str, bytes], names: tuple[str, ...]
) -> None:
    with open_archive(make_zip(tmp_path / "x.zip", members)) as archive:
        assert archive.names == names


def test_names_in_any_encoding_are_read(tmp_path: Path) -> None:
    unflagged = tmp_path / "unflagged.zip"
    spelled = unicodedata.normalize("NFD", "Zoë/é.csv")
    make_zip(unflagged, {spelled: b"1", "plain.csv": b"2"})
    # The flag that says UTF-8, gone: as the macOS Finder writes it.
    raw = unflagged.read_bytes()
    unflagged.write_bytes(raw.replace(b"PK\1\2\x14\x03\x14\0\0\x08", b"PK\1\2\x14\x03\x14\0\0\0"))

    with zipfile.ZipFile(unflagged) as plain:
        assert spelled not in plain.namelist()
    with open_archive(unflagged) as archive:
        assert archive.paths == ("Zoë/é.csv", "plain.csv")


def test_newest_time_inside_a_zip_counts_only_if_plausible(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member("a", (1980, 1, 1, 0, 0, 0)), b"1")
        archive.writestr(member("b", (2023, 10, 21, 0, 0, 0)), b"2")
        archive.writestr(member("c", (2022, 10, 21, 0, 0, 0)), b"3")
    unknown = make_zip(tmp_path / "unknown.zip", {"a": b"1"}, (1980, 1, 1, 0, 0, 0))

    with open_archive(path) as opened:
        assert opened.newest_inside == date(2023, 10, 21)
    with open_archive(unknown) as opened:
        assert opened.newest_inside is None


@pytest.mark.parametrize(
    "name",
    [
        "../out.csv",
        "a/../../out.csv",
        "..\\out.csv",
        "/etc/passwd",
        "\\\\server\\share",
        "C:\\out.csv",
        "c:out.csv",
    ],
)
def test_path_that_leads_out_refuses_the_zip(tmp_path: Path, name: str) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.csv": b"1", name: b"2"})

    assert "leads out of the package" in refusal(path)


def test_nul_in_a_name_refuses_the_zip(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.csvQ.exe": b"1"})
    path.write_bytes(path.read_bytes().replace(b"csvQ", b"csv\0"))

    assert "is not the name of a file" in refusal(path)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_link_or_device_refuses_the_zip(tmp_path: Path, kind: int) -> None:
    path = tmp_path / "x.zip"
    info = member("friends.json")
    info.external_attr = (kind | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(info, b"/etc/passwd")

    assert "'friends.json' is a link or a device" in refusal(path)


def test_links_in_a_folder_are_skipped_and_said(tmp_path: Path) -> None:
    outside = make_folder(tmp_path / "outside", {"secret.csv": b"1"})
    folder = make_folder(tmp_path / "x", {"a.csv": b"1"})
    (folder / "file.csv").symlink_to(outside / "secret.csv")
    (folder / "folder").symlink_to(outside)
    os.mkfifo(folder / "pipe")

    with open_archive(folder) as archive:
        assert archive.paths == ("a.csv",)
        assert [path for path, _ in archive.skipped] == ["file.csv", "folder", "pipe"]
        assert "links are not followed" in archive.skipped[0][1]


def test_file_that_became_a_link_after_listing_is_not_followed(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "x", {"a.csv": b"1"})

    with open_archive(folder) as archive:
        (folder / "a.csv").unlink()
        (folder / "a.csv").symlink_to("/etc/hostname")
        with pytest.raises(ExportError, match="is damaged"):
            archive.read("a.csv")


def test_link_itself_is_refused(tmp_path: Path) -> None:
    make_zip(tmp_path / "real.zip", MEMBERS)
    link = tmp_path / "link.zip"
    link.symlink_to(tmp_path / "real.zip")

    assert "links are not followed" in refusal(link)


def test_names_that_are_no_text_are_skipped_and_said(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "x", {"a.csv": b"1"})
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.csv")).write_bytes(b"2")

    with open_archive(folder) as archive:
        assert archive.paths == ("a.csv",)
        assert archive.skipped[0][0] == "caf?.csv"


def test_archives_inside_are_never_opened(tmp_path: Path) -> None:
    members = {"a.csv": b"1", "more.zip": b"PK", "media/b.tar.gz": b"2"}

    with open_archive(make_zip(tmp_path / "x.zip", members)) as archive:
        assert archive.paths == ("a.csv",)
        assert [path for path, _ in archive.skipped] == ["media/b.tar.gz", "more.zip"]
        assert "an archive inside an archive" in archive.skipped[0][1]
    assert "Unpack the archives" in refusal(make_zip(tmp_path / "y.zip", {"more.zip": b"PK"}))


@pytest.mark.parametrize(
    ("limits", "what"),
    [
        (Limits(members=2), "more than 2 files"),
        (Limits(member_bytes=4_999), "too large at 'b'"),
        (Limits(total_bytes=9_999), "too large at 'c'"),
        (Limits(ratio=10, ratio_floor=1_000), "expected at most 10 times"),
    ],
)
def test_package_beyond_the_limits_is_refused(tmp_path: Path, limits: Limits, what: str) -> None:
    members = {"a": b"1", "b": b"2" * 5_000, "c": b"3" * 5_000}

    assert what in refusal(make_zip(tmp_path / "x.zip", members), limits)
    if "times" not in what:
        assert what in refusal(make_folder(tmp_path / "x", members), limits)


def test_overlapping_members_count_as_a_whole(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {f"{n}": os.urandom(1_000) for n in range(3)})
    raw = bytearray(path.read_bytes())
    at = raw.index(b"PK\1\2")
    for _ in range(3):
        struct.pack_into("<II", raw, at + 20, 3_000, 20_000)
        at = raw.find(b"PK\1\2", at + 1)
    path.write_bytes(raw)

    assert "to 60,000 bytes" in refusal(path, Limits(ratio=10, ratio_floor=1_000))


def test_size_that_lies_is_found_while_reading(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.csv": b"1" * 5_000})
    raw = path.read_bytes()
    for declared in (10, 50_000):
        path.write_bytes(raw.replace(struct.pack("<I", 5_000), struct.pack("<I", declared)))
        assert "'a.csv'" in refusal(path)


def test_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "x", {"a.csv": b"1"})

    with open_archive(folder) as archive:
        (folder / "a.csv").write_bytes(b"12")
        with pytest.raises(ExportError, match="not as long as declared"):
            archive.read("a.csv")


def test_encrypted_zip_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.csv": b"1"})
    path.write_bytes(path.read_bytes().replace(b"\x14\0\0\0\x08\0", b"\x14\0\1\0\x08\0"))

    assert "is encrypted" in refusal(path)


def test_unusual_compression_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a.csv", b"1")

    assert "compression method 12" in refusal(path)


def test_truncated_zip_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", MEMBERS)
    path.write_bytes(path.read_bytes()[:-30])

    assert "not downloaded to its end" in refusal(path)


def test_page_saved_as_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("<html>Log in to download</html>")

    assert "not a whole zip" in refusal(path)


def test_damaged_member_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("good.csv", b"fine")
        archive.writestr("bad.csv", b"unharmed")
    path.write_bytes(path.read_bytes().replace(b"unharmed", b"harmed!!"))

    with open_archive(path) as opened:
        assert opened.read("good.csv") == b"fine"
        with pytest.raises(ExportError, match=r"x.zip: 'bad.csv' is damaged .*Bad CRC"):
            opened.read("bad.csv")
        assert opened.sha256("bad.csv") is None
        assert opened.head("bad.csv", 2) == b""
        assert len(opened.fingerprint) == 64


def test_two_members_of_one_name_refuse_the_zip(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "x.zip", {"a.csv": b"1", "b.csv": b"2"})
    path.write_bytes(path.read_bytes().replace(b"b.csv", b"a.csv"))

    assert "holds 'a.csv' twice" in refusal(path)


@pytest.mark.parametrize("members", [{}, {"folder/": b""}, {"__MACOSX/._a": b"1"}])
def test_empty_package_is_refused(tmp_path: Path, members: dict[str, bytes]) -> None:
    assert "holds no files" in refusal(make_zip(tmp_path / "x.zip", members))
    folder = make_folder(tmp_path / "x", {})
    assert "holds no files" in refusal(folder)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("export.zip.crdownload", "still downloading"),
        ("export.zip.part", "still downloading"),
        ("export.zip.download", "still downloading"),
        ("Unconfirmed 1.tmp", "still downloading"),
        ("takeout.tgz", "only zip archives"),
        ("takeout.tar.gz", "only zip archives"),
    ],
)
def test_file_that_is_no_package_yet_is_refused(tmp_path: Path, name: str, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\3\4")

    assert what in refusal(path)


def test_empty_and_missing_files_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "export.zip"
    empty.touch()

    assert "empty" in refusal(empty)
    assert "neither" in refusal(tmp_path / "gone.zip")


def test_unknown_member_is_an_error_that_names_it(tmp_path: Path) -> None:
    with open_archive(make_folder(tmp_path / "x", {"a": b"1"})) as archive:
        with pytest.raises(ExportError, match="holds no 'b'"):
            archive.read("b")
        assert archive.head("b") == b""
