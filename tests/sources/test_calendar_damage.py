"""Nothing in a calendar stops its reader: what is broken is named, and the rest is told."""

import random
import time
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.calendar import CALENDAR, meetings
from netgraph.sources.contract import Snapshot
from tests.sources.calendars import (
    ADA,
    BO,
    CY,
    calendar,
    clock,
    event,
    guest,
    notes,
    people,
    read,
    read_files,
    reasons,
    times,
)

OPEN = event(uid="open").replace("\nEND:VEVENT", "")
NOT_CLOSED = "broken: not closed before the next one begins"
CUT_OFF = "broken: the file ends in the middle of it"


def test_an_entry_that_is_not_closed_costs_no_other(tmp_path: Path) -> None:
    snapshot = read(tmp_path, event("20240304T090000Z"), OPEN, event("20240305T090000Z", uid="two"))
    assert times(snapshot) == ["2024-03-04 09:00", "2024-03-05 09:00"]
    assert reasons(snapshot) == [(2, NOT_CLOSED)]


def test_a_file_that_ends_in_the_middle_is_told_so_far(tmp_path: Path) -> None:
    whole = calendar(event("20240304T090000Z"), event("20240305T090000Z", uid="two"))
    snapshot = read_files(tmp_path, {"a.ics": whole[: whole.rindex(b"ATTENDEE") + 10]})
    assert times(snapshot) == ["2024-03-04 09:00"]
    assert reasons(snapshot) == [(2, CUT_OFF)]
    assert "Ends in the middle" in notes(snapshot)


def test_several_calendars_in_one_file_are_all_read(tmp_path: Path) -> None:
    cancelled = calendar(event(uid="gone"), head=("METHOD:CANCEL",))
    two = calendar(event("20240305T090000Z", uid="two"))
    snapshot = read_files(tmp_path, {"a.ics": calendar(event()) + cancelled + two})
    assert times(snapshot) == ["2024-03-04 09:00", "2024-03-05 09:00"]
    assert [line for line, _ in reasons(snapshot)] == [2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n\r\n"])
def test_lines_end_as_they_like(tmp_path: Path, end: str) -> None:
    content = calendar(event()).decode().replace("\r\n", end).encode()
    assert times(read_files(tmp_path, {"a.ics": content})) == ["2024-03-04 09:00"]


@pytest.mark.parametrize("fold", ["\r\n ", "\n\t", "\n ", "\r\n\r\n "])
def test_folded_lines_are_one_even_within_a_letter(tmp_path: Path, fold: str) -> None:
    line = guest(CY, CN="Zoë Okonkwo").encode()
    for at in range(9, len(line)):
        folded = line[:at] + fold.encode() + line[at:]
        whole = calendar(event("20240304T090000Z", "X-HERE:")).replace(b"X-HERE:", folded)
        snapshot = read_files(tmp_path / str(at), {"a.ics": whole})
        assert people(snapshot) == [ADA, BO, CY]
        named = snapshot.accounts.filter(pl.col("email") == CY)["name"].to_list()
        assert named == ["Zoë Okonkwo"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
def test_names_are_read_in_what_they_are_written_in(tmp_path: Path, encoding: str) -> None:
    text = calendar(event("20240304T090000Z", guest(CY, CN="Zoë Okonkwo"))).decode()
    snapshot = read_files(tmp_path, {"a.ics": text.encode(encoding)})
    assert "Zoë Okonkwo" in snapshot.accounts["name"].to_list()


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE",
        "ATTENDEE;PARTSTAT=ACCEPTED",
        "ATTENDEE;;;:::",
        'ATTENDEE;CN="',
        "RDATE:" + "x," * 50,
        "EXDATE;TZID=:1",
        "SEQUENCE:-99999999999999999999999",
        "DTSTAMP:",
        "\0\0\0",
        ":",
        "=" * 10_000,
        "X" * 3_000_000,
        "ATTENDEE:" + "X" * 3_000_000,
        'ATTENDEE;CN="' + '"' * 100_001,
        "ATTENDEE" + ";A=B" * 50_000,
        "BEGIN:VALARM\n" * 50_000,
        "END:VALARM\n" * 50_000,
    ],
)
def test_a_hostile_line_costs_nothing_but_itself(tmp_path: Path, line: str) -> None:
    started = time.process_time()
    snapshot = read(tmp_path, event("20240304T090000Z", line), event("20240305T090000Z", uid="two"))
    assert "2024-03-05 09:00" in times(snapshot)
    assert snapshot.files["rows_read"].to_list() == [2]
    assert time.process_time() - started < 5


def test_lines_that_cannot_be_read_are_counted(tmp_path: Path) -> None:
    lines = ("ATTENDEE;PARTSTAT=ACCEPTED", "RDATE:someday", guest(CY))
    snapshot = read(tmp_path, event("20240304T090000Z", *lines))
    assert people(snapshot) == [ADA, BO, CY]
    assert "Lines that cannot be read and are left out: 2." in notes(snapshot)


def test_endless_names_and_addresses_are_kept_within_bounds(tmp_path: Path) -> None:
    long = "y" * 10_000
    lines = (guest(CY, CN=long), guest(f"{long}@example.org"), guest("a b@example.org"))
    snapshot = read(tmp_path, event("20240304T090000Z", *lines, uid=long))
    assert people(snapshot) == [ADA, BO, CY, None, None]
    assert snapshot.accounts["name"].str.len_chars().max() == 500


@pytest.mark.parametrize("address", ["~/ada@example.org", "?ada@example.org"])
def test_an_address_cannot_pass_for_another_kind_of_key(tmp_path: Path, address: str) -> None:
    assert people(read(tmp_path, event(people=(ADA, BO, address)))) == [ADA, BO, None]


def test_components_inside_components_cost_what_follows_them_there(tmp_path: Path) -> None:
    deep = "\n".join(f"BEGIN:X-{n}" for n in range(2_000))
    snapshot = read(tmp_path, event("20240304T090000Z", deep), event(uid="two"))
    assert reasons(snapshot) == [(1, "fewer than two people took part")]
    assert snapshot.events.height == 1


def test_many_endless_series_are_told_within_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "_MOST", 10_000)
    lines = ("RRULE:FREQ=DAILY", "DTSTAMP:20991231T000000Z")
    snapshot = read(tmp_path, *[event(":19700101T080000Z", *lines, uid=str(n)) for n in range(4)])
    assert snapshot.events.height == 10_000
    assert [reason for _, reason in reasons(snapshot)] == [
        "repeats more often than this version counts in one package"
    ] * 2


def test_rules_that_never_come_true_are_not_all_walked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "_MOST", 4_000)
    lines = ("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "DTSTAMP:20240101T000000Z")
    snapshot = read(tmp_path, *[event(":19700101T080000Z", *lines, uid=str(n)) for n in range(3)])
    assert times(snapshot) == ["1970-01-01 08:00"] * 2
    assert [line for line, _ in reasons(snapshot)] == [3]


WEEKLY = "RRULE:FREQ=WEEKLY"
STAMP = "DTSTAMP:20240401T000000Z"
COMPONENTS = [
    event(";TZID=Europe/Berlin:20240304T090000", WEEKLY, STAMP, "EXDATE;VALUE=DATE:20240401"),
    event(";TZID=Europe/Berlin:20240312T090000", "RECURRENCE-ID:20240311T080000Z", guest(CY)),
    event("20240319T080000Z", "RECURRENCE-ID;RANGE=THISANDFUTURE:20240318T080000Z"),
    event("20240304T090000Z", "STATUS:CANCELLED", uid="b"),
    event("20240304T100000Z", "SEQUENCE:1", guest(CY, CN="Cy"), uid="c"),
    event("20240304T110000Z", "SEQUENCE:2", guest(CY, CN="Cy O."), uid="c"),
    event("20240304T120000Z", uid=None),
    event("20240304T130000Z", guest(BO, "DECLINED"), people=(ADA,), uid="d"),
    event("20240304T140000", "RDATE:20240305T140000", uid="e"),
    event(kind="VTODO", uid="f"),
]
seeded = settings(derandomize=True, database=None, deadline=None, max_examples=40)


def said(folder: Path, *files: list[str]) -> Snapshot:
    head = ("X-WR-CALNAME:ada@example.org",)
    named = {f"{n}.ics": calendar(*part, head=head) for n, part in enumerate(files)}
    for path in folder.glob("*.ics"):
        path.unlink()
    return read_files(folder, named)


@seeded
@given(st.permutations(COMPONENTS), st.integers(0, len(COMPONENTS)))
def test_the_order_of_entries_and_files_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, shuffled: list[str], at: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "order"
    whole = said(folder, COMPONENTS)
    parted = said(folder, shuffled[:at], shuffled[at:])
    for name in ("owners", "accounts", "events", "audiences"):
        assert_frame_equal(whole.frames()[name], parted.frames()[name])
    assert sorted(whole.rejects["reason"]) == sorted(parted.rejects["reason"])
    assert whole.files["rows_kept"].sum() == parted.files["rows_kept"].sum()


def mutated(content: bytes, seed: int) -> bytes:
    """A calendar cut, or with a few bytes changed, doubled or taken out."""
    rng = random.Random(seed)
    damaged = bytearray(content)
    for _ in range(rng.randrange(1, 6)):
        at = rng.randrange(40, len(damaged))
        piece = damaged[at : at + rng.randrange(60)]
        damaged[at : at + len(piece)] = rng.choice(
            [b"", piece + piece, piece[::-1], bytes(rng.randbytes(3)), b'"', b":", b"\r\n"]
        )
    return bytes(damaged[: rng.choice([len(damaged), rng.randrange(40, len(damaged))])])


@settings(derandomize=True, database=None, deadline=None, max_examples=75)
@given(st.integers(0, 10**6))
def test_damage_never_stops_the_reader_and_rows_add_up(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damage"
    folder.mkdir(exist_ok=True)
    (folder / "a.ics").write_bytes(mutated(calendar(*COMPONENTS, head=("NAME:Team",)), seed))
    with open_archive(folder) as archive:
        snapshot = admit(CALENDAR.read(archive))  # admit refuses rows that do not add up
    read, kept, rejected = snapshot.files.select(pl.col("^rows_.*$")).row(0)
    assert read == kept + rejected
    assert rejected == snapshot.rejects.height
    assert snapshot.events["occurred_at"].is_between(clock("1970-01-01"), clock("2101-01-02")).all()
