"""What taking in a large mailbox costs, against the plain parse of the standard library.

`python -m benchmarks.readers.mail [--bytes N] [--crlf]` writes a mailbox of invented people to a
temporary file, takes it in as a night does (hash, read, admit, load into a new database), and has
`mailbox.mbox` with the library's header parser go over the same bytes, each in a process of its
own. It prints a Markdown table: seconds by the clock, seconds of processor, messages a second by
the clock, and the memory the process took at most. The library only parses headers.
"""

import argparse
import mailbox
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from email.parser import BytesHeaderParser
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.readers.mailboxes import write_mailbox
from netgraph.sources import parts_of
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.dating import newest_row
from netgraph.store.connect import writer
from netgraph.store.load import load_package

RATE, PEAK = 8_000, 500  # messages a second at least, MB at most


class Cost(NamedTuple):
    """What one way over the mailbox costs."""

    messages: int
    seconds: float
    processor: float
    peak_mb: float


def measured(task: Callable[[], int]) -> Cost:
    """What a task costs; it tells how many messages it saw."""
    start, busy = perf_counter(), process_time()
    messages = task()
    seconds, processor = perf_counter() - start, process_time() - busy
    unit = 1 << (20 if sys.platform == "darwin" else 10)
    return Cost(
        messages, seconds, processor, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    )


def take_in(path: Path, database: Path) -> int:
    """All that a night does with a mailbox that is new."""
    messages = 0
    with open_archive(path) as archive, writer(database) as con:
        for source, part in parts_of(archive):
            snapshot = admit(source.read(part))
            package = {
                "package_id": part.fingerprint,
                "source": snapshot.source,
                "neutral": snapshot.neutral,
                "manifest_on": snapshot.manifest_on,
                "newest_on": newest_row(snapshot),
                "reader": "benchmark",
            }
            load_package(con, package, snapshot.frames())
            messages += snapshot.files["rows_read"].sum()
    return messages


def parse(path: Path) -> int:
    """The same bytes with the standard library, headers alone."""
    parser = BytesHeaderParser()
    box = mailbox.mbox(path, factory=parser.parse, create=False)
    return sum(1 for message in box if message)


def alone(task: Callable[[], int]) -> Cost:
    """Measure a task in a fresh process."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=fresh) as pool:
        return pool.submit(measured, task).result()


def main() -> None:
    """Print the table; 1 when the bounds are not kept."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.mail", description=__doc__)
    parser.add_argument("--bytes", type=int, default=500_000_000)
    parser.add_argument("--crlf", action="store_true", help="lines end as on Windows")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "All mail.mbox"
        count = write_mailbox(path, given.bytes, given.crlf)
        ours = alone(partial(take_in, path, Path(folder) / "writer.duckdb"))
        theirs = alone(partial(parse, path))
    print("| what | messages | seconds | of processor | a second | MB |")
    print("| --- | --: | --: | --: | --: | --: |")
    for what, cost in (("netgraph, into the database", ours), ("mailbox.mbox, parsed", theirs)):
        print(
            f"| {what} | {cost.messages:,} | {cost.seconds:.1f} | {cost.processor:.1f} "
            f"| {cost.messages / cost.seconds:,.0f} | {cost.peak_mb:.0f} |"
        )
    if ours.messages != count:
        raise SystemExit(f"{ours.messages:,} of {count:,} messages were read")
    kept = ours.messages / ours.seconds >= RATE and ours.peak_mb < PEAK
    print(f"\nAllowed: {RATE:,} a second and {PEAK} MB.")
    raise SystemExit(not kept)


if __name__ == "__main__":
    main()
