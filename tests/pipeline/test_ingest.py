"""Packages are hashed before they are read, or meanwhile: what the store holds is the same."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.mail import MAIL
from tests.pipeline.nights import Row, derived, steps_of
from tests.sources.mail_files import INES, MARA, NOOR, mbox, message
from tests.sources.packing import make_folder, make_zip

INGEST = import_module("netgraph.pipeline.ingest")  # the package has a function of that name
LETTERS = mbox(message(NOOR, MARA), message(INES, MARA, cc=NOOR), message(MARA, INES))
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Haddad\r\nEMAIL:noor@example.net\r\nEND:VCARD\r\n"
RAW = "select table_name from duckdb_tables() where schema_name = 'raw' order by 1"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the packages whose mail was read, as it happens."""
    names: list[str] = []
    real = type(MAIL).read

    def counted(source: type[MAIL], archive: Archive) -> Snapshot:
        names.append(archive.names[0])
        return real(source, archive)

    monkeypatch.setattr(type(MAIL), "read", counted)
    return names


@pytest.fixture
def any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every package is large enough to be hashed beside its reading."""
    monkeypatch.setattr(INGEST, "_LARGE", 0)


def take_in(home: Path) -> dict[str, int]:
    return steps_of(home, pipeline.begin, pipeline.ingest)[1].counts


def stored(home: Path) -> dict[str, list[Row]]:
    """Every row of every raw table; sightings without the times of files."""
    tables = [str(name) for (name,) in derived(home, RAW)]
    shown = {"sightings": "* exclude (stamp)"}
    return {
        name: [*derived(home, f"select {shown.get(name, '*')} from raw.{name} order by all")]
        for name in tables
    }


def inbox_of(home: Path) -> None:
    """A folder, a bare file, a Takeout, a mailbox that is cut, and a zip with a damaged member."""
    inbox = home / "inbox"
    make_folder(inbox / "mara" / "mail-2024-03-31", {"Sent": LETTERS, "Inbox": LETTERS[:300]})
    make_folder(inbox, {"letters.mbox": LETTERS + mbox(message(NOOR, INES))})
    whole = {"Takeout/Mail/All.mbox": LETTERS, "Takeout/Contacts/All.vcf": CARD}
    make_zip(inbox / "takeout-20240304T000000Z-001.zip", whole)
    path = make_zip(inbox / "takeout-20240305T000000Z-001.zip", whole)
    raw = path.read_bytes()
    path.write_bytes(raw[:120] + b"harmed!!" + raw[128:])


def test_hashed_before_or_meanwhile_the_store_holds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, meanwhile = tmp_path / "before", tmp_path / "meanwhile"
    for home in (before, meanwhile):
        inbox_of(home)
    counts = take_in(before)
    monkeypatch.setattr(INGEST, "_LARGE", 0)

    assert take_in(meanwhile) == counts == {"packages": 6, "new": 6, "refused": 0}
    assert stored(meanwhile) == stored(before)
    assert len(stored(before)["packages"]) == 5  # both Takeouts hold one card


@pytest.mark.usefixtures("any_size")
def test_two_copies_in_one_inbox_are_read_once(tmp_path: Path, reads: list[str]) -> None:
    make_folder(tmp_path / "inbox" / "mara" / "mail-2024-03-31", {"All.mbox": LETTERS})
    make_zip(tmp_path / "inbox" / "mail-2024-04-30.zip", {"All.mbox": LETTERS})

    assert take_in(tmp_path) == {"packages": 2, "new": 2, "refused": 0}
    assert reads == ["mail-2024-04-30.zip"]
    assert len(set(derived(tmp_path, "select package_id from raw.sightings"))) == 1


@pytest.mark.usefixtures("any_size")
def test_a_copy_that_comes_later_is_known_by_its_content(tmp_path: Path, reads: list[str]) -> None:
    first = make_zip(tmp_path / "inbox" / "mail-2024-03-31.zip", {"All.mbox": LETTERS})
    take_in(tmp_path)
    shutil.copy(first, tmp_path / "inbox" / "mail-2024-04-30.zip")
    other = LETTERS.replace(b"noor@", b"nora@")  # as long, and new
    make_zip(tmp_path / "inbox" / "mail-2024-05-31.zip", {"All.mbox": other})
    take_in(tmp_path)

    assert reads == ["mail-2024-03-31.zip", "mail-2024-05-31.zip"]
    assert derived(tmp_path, "select bytes from raw.packages") == [(len(LETTERS),)] * 2


@pytest.mark.usefixtures("any_size")
@pytest.mark.parametrize("failure", [ExportError("a.mbox: nothing in it"), ZeroDivisionError()])
def test_a_package_whose_reader_fails_is_refused_while_it_is_being_hashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    make_folder(tmp_path / "inbox", {"a.mbox": LETTERS, "b-2024-03-31.vcf": CARD})

    def broken(*_: object) -> None:
        raise failure

    monkeypatch.setattr(type(MAIL), "read", broken)

    assert take_in(tmp_path) == {"packages": 2, "new": 2, "refused": 1}
    assert derived(tmp_path, "select source from raw.packages") == [("addressbook",)]
