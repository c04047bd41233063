"""Calendars of invented people, as programs write them, for the tests of their reader."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import polars as pl

from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.calendar import CALENDAR
from netgraph.sources.contract import Snapshot
from tests.sources.packing import make_folder

ADA, BO, CY = "ada@example.org", "bo@example.org", "cy@example.org"
BERLIN = "TZID=Europe/Berlin"


def guest(address: str, answer: str = "ACCEPTED", **parameters: str) -> str:
    """An ATTENDEE line."""
    said = {"PARTSTAT": answer, **parameters}
    given = "".join(f";{name.replace('_', '-')}={value}" for name, value in said.items() if value)
    return f"ATTENDEE{given}:mailto:{address}"


def event(
    start: str = "20240304T090000Z",
    *lines: str,
    uid: str | None = "one",
    people: tuple[str, ...] = (ADA, BO),
    kind: str = "VEVENT",
) -> str:
    """A component: when, who accepted, and any other lines."""
    colon = "" if ":" in start else ":"
    given = [f"UID:{uid}"] if uid else []
    if start:
        given.append(f"DTSTART{colon}{start}")
    accepted = [guest(address) for address in people]
    return "\n".join([f"BEGIN:{kind}", *given, *lines, *accepted, f"END:{kind}"])


def calendar(*components: str, head: tuple[str, ...] = ()) -> bytes:
    """A file of one calendar."""
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *components, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def read(folder: Path, *components: str, head: tuple[str, ...] = ()) -> Snapshot:
    """What the store would get of one calendar."""
    return read_files(folder, {"Calendar.ics": calendar(*components, head=head)})


def read_files(folder: Path, files: Mapping[str, bytes]) -> Snapshot:
    """What the store would get of a package."""
    with open_archive(make_folder(folder, dict(files))) as archive:
        return admit(CALENDAR.read(archive))


def clock(text: str) -> datetime:
    """A time without a zone, as frames hold it: `2024-03-04 09:00`."""
    return datetime.fromisoformat(text)


def times(snapshot: Snapshot) -> list[str]:
    """When the meetings were, `2024-03-04 09:00`."""
    return sorted(snapshot.events["occurred_at"].dt.strftime("%Y-%m-%d %H:%M"))


def people(snapshot: Snapshot, event: int = 0) -> list[str | None]:
    """Addresses of those who took part in an event; null: not named."""
    audience = snapshot.events.sort("occurred_at")["audience"][event]
    keys = snapshot.audiences.filter(pl.col("audience") == audience)["key"]
    return keys.str.strip_prefix("calendar:").sort(nulls_last=True).to_list()


def reasons(snapshot: Snapshot) -> list[tuple[int, str]]:
    """Which entries are no meetings, and why."""
    return snapshot.rejects.sort("file", "line").select("line", "reason").rows()


def notes(snapshot: Snapshot) -> str:
    """All remarks."""
    return "\n".join(snapshot.notes["note"])
