"""What reading a calendar costs, against the plain parse of icalendar.

`python -m benchmarks.readers.calendar [--entries N] [--series N]` writes calendars of invented
people to temporary files, reads them once with each and prints a Markdown table: seconds of
processor, entries a second, and the memory the process took for it. icalendar only parses, and
recurring-ical-events only tells the instances of series; the reader also hashes, judges who took
part, unites copies and makes the frames.
"""

import argparse
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import recurring_ical_events

from benchmarks.readers.measure import measure
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.calendar import CALENDAR

PLAIN = 5_000  # icalendar reads no more entries than this, and its time is linear
START = datetime(2005, 1, 3, 8, tzinfo=UTC)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Europe/Berlin\r\n"
END = "END:VCALENDAR\r\n"


def entries(count: int, weekly: bool) -> Iterator[str]:
    """Entries of two decades as Google writes them, with one to seven guests.

    Args:
        count: How many.
        weekly: Each is a series of a year.
    """
    rng = random.Random(1)
    for n in range(count):
        start = START + timedelta(days=n * 7_300 // count, hours=rng.randrange(10))
        guests = "".join(
            f'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN="Fam{who}, Giv'
            f'en\r\n {who}";X-NUM-GUESTS=0:mailto:p{who}@example.org\r\n'
            for who in rng.sample(range(800), rng.randrange(1, 8))
            for answer in ["ACCEPTED" if rng.random() < 0.7 else "NEEDS-ACTION"]
        )
        yield (
            f"BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}\r\n"
            f"DTEND;TZID=Europe/Berlin:{start + timedelta(hours=1):%Y%m%dT%H%M%S}\r\n"
            f"{'RRULE:FREQ=WEEKLY;COUNT=52' if weekly else 'CLASS:PUBLIC'}\r\n"
            "DTSTAMP:20260101T080000Z\r\nORGANIZER;CN=Given Own:mailto:own@example.org\r\n"
            f"UID:{n:026x}@example.com\r\n{guests}CREATED:20050101T080000Z\r\n"
            f"DESCRIPTION:{'a text that nobody reads ' * 2}\r\n"
            + f" {'and more of it ' * 4}\r\n" * 4
            + f"LAST-MODIFIED:{start:%Y%m%dT%H%M%SZ}\r\nLOCATION:Room {n % 40}\r\nSEQUENCE:0\r\n"
            "STATUS:CONFIRMED\r\nSUMMARY:a title\r\nTRANSP:OPAQUE\r\nBEGIN:VALARM\r\n"
            "ACTION:DISPLAY\r\nDESCRIPTION:Reminder\r\nTRIGGER:-P0DT0H10M0S\r\nEND:VALARM\r\n"
            "END:VEVENT\r\n"
        )  # fmt: skip


def read_all(path: Path) -> int:
    """Read a file as the night does; how many meetings it holds."""
    with open_archive(path) as archive:
        return admit(CALENDAR.read(archive)).events.height


def parse_plainly(path: Path) -> int:
    """Parse the first `PLAIN` entries with icalendar alone; how many those are."""
    text = path.read_bytes().decode()
    end = "END:VEVENT\r\n"
    first = "".join(entry + end for entry in text.split(end)[:-1][:PLAIN])
    whole = icalendar.Calendar.from_ical(first + END)
    return len(whole.events)


def tell_plainly(path: Path) -> int:
    """Parse with icalendar and tell every instance; how many those are."""
    whole = icalendar.Calendar.from_ical(path.read_bytes())
    after = START + timedelta(days=9_000)
    return len(recurring_ical_events.of(whole).between(START - timedelta(days=9), after))


def main() -> None:
    """Write the calendars, read them with both, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.calendar")
    parser.add_argument("--entries", type=int, default=50_000, help="single ones")
    parser.add_argument("--series", type=int, default=400, help="of 52 instances")
    given = parser.parse_args()
    print("| what | found | processor s | found/s | MB |", "|---|---|---|---|---|", sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        single, series = Path(folder) / "single.ics", Path(folder) / "series.ics"
        for path, count in ((single, given.entries), (series, given.series)):
            with path.open("w", newline="") as out:
                out.writelines([HEAD, *entries(count, path == series), END])
        for name, job, path in (
            ("single, icalendar, parse alone", parse_plainly, single),
            ("single, netgraph, all", read_all, single),
            ("series, icalendar and recurring-ical-events", tell_plainly, series),
            ("series, netgraph, all", read_all, series),
        ):
            found, seconds, grown = measure(job, path)
            print(f"| {name} | {found:,} | {seconds:.1f} | {found / seconds:,.0f} | {grown:.0f} |")
        print(f"\nThe file of single entries: {single.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
