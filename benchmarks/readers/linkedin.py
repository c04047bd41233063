"""What reading LinkedIn's tables costs, against the plain parse of the same bytes.

`python -m benchmarks.readers.linkedin [--connections N] [--messages N]` writes tables of invented
people to temporary files, reads each once with Python's csv (as a dict per row, what json gives of
the other networks), with Polars and with netgraph, and prints a Markdown table: seconds of
processor, rows and MB a second, and the memory the process took for it. The first two only cut the
text into cells; the reader also hashes, knows people by address and name, judges rows and parses
days, and all brings what it found into one order besides.
"""

import argparse
import csv
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

from benchmarks.readers.measure import measure
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.linkedin import LINKEDIN

START = datetime(2006, 1, 1, 8, tzinfo=UTC)
IN = "https://www.linkedin.com/in/"
NOTES = 'Notes:\n"A sentence about e-mail addresses that are missing, as long as LinkedIn\'s."\n\n'
MEMBERS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
TALK = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,"
    "SUBJECT,CONTENT,FOLDER,ATTACHMENTS\n"
)
PRAISE = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
    "Endorsement Status\n"
)
SKIPPED = {"Connections.csv": 3}  # lines of the preamble


def connections(count: int) -> Iterator[str]:
    """Rows of two decades; a tenth with letters beyond ASCII, a twentieth with an e-mail."""
    rng = random.Random(1)
    yield NOTES + MEMBERS
    for n in range(count):
        day = START + timedelta(days=n * 7_000 // count)
        first = f"Giv{rng.randrange(3_000)}" if n % 10 else f"Zoë{rng.randrange(300)}"
        slug = f"{first.lower().replace('ë', '%C3%AB')}-fam{n}-{n:x}"
        email = f"p{n}@example.org" if n % 20 == 0 else ""
        yield (
            f'{first},Fam{n},{IN}{slug},{email},"Company {rng.randrange(20_000)}, Inc.",'
            f"Position {rng.randrange(9_000)},{day:%d %b %Y}\n"
        )


def messages(count: int) -> Iterator[str]:
    """Conversations of ten messages with one of 5,000 people each, every tenth with three."""
    rng = random.Random(1)
    yield TALK
    for n in range(count):
        talk, who = n // 10, (n // 10) % 5_000
        others = [who] if talk % 10 else [who, (who + 1) % 5_000, (who + 2) % 5_000]
        people = [("Own Name", f"{IN}own"), *((f"Giv Fam{p}", f"{IN}giv-fam{p}") for p in others)]
        sender = rng.choice(people)
        to = [person for person in people if person != sender]
        at = START + timedelta(seconds=n * 600_000_000 // count)
        names, urls = ", ".join(name for name, _ in to), ",".join(url for _, url in to)
        yield (
            f'2-{talk:032x}==,,{sender[0]},{sender[1]},"{names}","{urls}",'
            f"{at:%Y-%m-%d %H:%M:%S} UTC,,"
            f'"{"some words that nobody reads, " * rng.randrange(1, 12)}",INBOX,\n'
        )


def endorsements(count: int) -> Iterator[str]:
    """One of 5,000 people endorses one of forty skills."""
    rng = random.Random(1)
    yield PRAISE
    for n in range(count):
        at, who = START + timedelta(hours=n), rng.randrange(5_000)
        yield (
            f"{at:%Y/%m/%d %H:%M:%S} UTC,skill {n % 40},Giv,Fam{who},"
            f"www.linkedin.com/in/giv-fam{who},ACCEPTED\n"
        )


def read_alone(path: Path) -> int:
    """Read a file; how many rows of it were kept."""
    with open_archive(path) as archive:
        return int(LINKEDIN.read(archive).files["rows_kept"].sum())


def read_all(path: Path) -> int:
    """Read a file as the night does, into one order of rows; how many of it were kept."""
    with open_archive(path) as archive:
        return int(admit(LINKEDIN.read(archive)).files["rows_kept"].sum())


def parse_as_dicts(path: Path) -> int:
    """Cut the same bytes into a dict per row with Python's csv; how many rows those are."""
    with path.open(encoding="utf-8", newline="") as text:
        for _ in range(SKIPPED.get(path.name, 0)):
            next(text)
        return sum(1 for _ in csv.DictReader(text))


def parse_as_columns(path: Path) -> int:
    """Cut the same bytes into cells with Polars alone; how many rows those are."""
    return pl.read_csv(path.read_bytes(), skip_rows=SKIPPED.get(path.name, 0)).height


JOBS = {
    "csv.DictReader alone": parse_as_dicts,
    "Polars alone": parse_as_columns,
    "netgraph, the reader": read_alone,
    "netgraph, all": read_all,
}


def main() -> None:
    """Write the tables, read them in each way, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.linkedin")
    parser.add_argument("--connections", type=int, default=300_000)
    parser.add_argument("--messages", type=int, default=300_000)
    parser.add_argument("--endorsements", type=int, default=50_000)
    given = parser.parse_args()
    tables = {
        "Connections.csv": connections(given.connections),
        "messages.csv": messages(given.messages),
        "Endorsement_Received_Info.csv": endorsements(given.endorsements),
    }
    head = "| what | rows | processor s | rows/s | MB/s | MB more |"
    print(head, "|---|---|---|---|---|---|", sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in tables.items():
            path = Path(folder, name)
            with path.open("w", encoding="utf-8", newline="") as out:
                out.writelines(rows)
            size = path.stat().st_size / 1e6
            for who, job in JOBS.items():
                found, seconds, grown = measure(job, path)
                print(
                    f"| {name} ({size:.0f} MB), {who} | {found:,} | {seconds:.2f} "
                    f"| {found / seconds:,.0f} | {size / seconds:.0f} | {grown:.0f} |"
                )


if __name__ == "__main__":
    main()
