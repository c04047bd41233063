"""What taking in a large mailbox costs, against the plain parse of the standard library.

`python -m benchmarks.readers.mail [--bytes N] [--crlf]` writes a mailbox of invented people into
the inbox of a new home, has the night's own step take it in (hash, read, admit, load), and has
`mailbox.mbox` with the library's header parser go over the same bytes, each in a process of its
own. It prints a Markdown table: seconds by the clock, seconds of processor, messages a second by
the clock, and the memory the process took at most; and how many times as fast as the library, which
only parses headers, the step is. The database is made before the clock starts.
"""

import argparse
import mailbox
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from email.parser import BytesHeaderParser
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from benchmarks.readers.mailboxes import write_mailbox
from netgraph import pipeline
from netgraph.store.connect import writer

AS_OF = date(2026, 1, 1)
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


def take_in(night: pipeline.Night) -> int:
    """What a night does with the mailbox in its inbox, which is new."""
    return pipeline.ingest(night).counts["new"]


def taken_in(night: pipeline.Night) -> int:
    """How many messages of it the store knows."""
    with writer(night.database) as con:
        return sum(n for (n,) in con.execute("select rows_read from raw.files").fetchall())


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
        night = pipeline.start(Path(folder), None, AS_OF)
        night.inbox.mkdir()
        path = night.inbox / "All mail.mbox"
        count = write_mailbox(path, given.bytes, given.crlf)
        pipeline.begin(night)
        ours = alone(partial(take_in, night))._replace(messages=taken_in(night))
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
    print(f"\n{theirs.seconds / ours.seconds:.1f} times as fast as the library.")
    print(f"Allowed: {RATE:,} a second and {PEAK} MB.")
    raise SystemExit(not kept)


if __name__ == "__main__":
    main()
