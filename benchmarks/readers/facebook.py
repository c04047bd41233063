"""What reading an archive of Facebook's messages costs, against the plain parse of its files.

`python -m benchmarks.readers.facebook [--mb N] [--pages N]` writes archives of invented people to
temporary zips, reads each once with both and prints a Markdown table: seconds of processor,
messages and MB a second, and the memory the process took for it. json and html.parser only parse;
the reader also unpacks, hashes, judges every message, numbers them and makes the frames.
"""

import argparse
import json
import random
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.readers.measure import measure
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.facebook import FACEBOOK

ROOT = "your_facebook_activity/messages/inbox"
NOW = 1_700_000_000_000
SIZES = (40_000_000, 10_000_000, *[2_000_000] * 5, *[200_000] * 50)  # of threads, in turn
WORDS = ["and so", "w\\u00c3\\u00b6rter", "\\u00e2\\u009d\\u00a4", "maybe", "the day after", "ok"]
OWN = "Given Own"


def thread(rng: random.Random, number: int, size: int, page: bool) -> Iterator[str]:
    """The text of one message file of about this many characters."""
    people = [OWN, *(f"Given Fam{rng.randrange(900)}" for _ in range(rng.choice([1, 1, 1, 4])))]
    yield (_PAGE_HEAD if page else _HEAD).format(", ".join(_named(p, page) for p in people))
    written, ms = 0, NOW - number
    while written < size:
        ms -= rng.randrange(5_000, 4_000_000)
        sender, words = rng.choice(people), " ".join(rng.choices(WORDS, k=rng.randrange(1, 12)))
        text = _page_row(sender, words, ms) if page else _row(sender, words, ms, rng)
        lead = "" if page or not written else ",\n"
        written += len(text)
        yield lead + text
    yield _PAGE_END if page else _END


_HEAD = '{{\n  "participants": [{}],\n  "messages": [\n'
_END = '\n  ],\n  "title": "x",\n  "is_still_participant": true\n}\n'
_PAGE_HEAD = (
    '<!DOCTYPE html><html><head><title>x</title></head><body><div class="_a706" role="main">'
    '<div class="pam _a6-g uiBoxWhite noborder"><div class="_a6-h">Participants: {}</div></div>'
)
_PAGE_END = "</div></body></html>"


def _named(name: str, page: bool) -> str:
    return name if page else f'{{"name": "{name}"}}'


def _row(sender: str, words: str, ms: int, rng: random.Random) -> str:
    liked = (
        ',\n      "reactions": [\n        {\n          "reaction": "\\u00e2\\u009d\\u00a4",\n'
        f'          "actor": "{OWN}"\n        }}\n      ]'
        if rng.random() < 0.1
        else ""
    )
    return (
        f'    {{\n      "sender_name": "{sender}",\n      "timestamp_ms": {ms},\n'
        f'      "content": "{words}",\n      "is_geoblocked_for_viewer": false,\n'
        f'      "is_unsent_image_by_messenger_kid_parent": false{liked}\n    }}'
    )


def _page_row(sender: str, words: str, ms: int) -> str:
    at = datetime.fromtimestamp(ms // 1000, UTC).strftime("%b %-d, %Y %-I:%M:%S %p").lower()
    return (
        f'<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h">'
        f'{sender}</div><div class="_3-95 _a6-p"><div><div></div><div>{words}</div><div></div>'
        f'<div></div></div></div><div class="_3-94 _a6-o"><div class="_a72d">{at}</div></div></div>'
    )


def write(path: Path, size: int, page: bool) -> None:
    """A zip with about this many bytes of messages."""
    rng, left, number = random.Random(1), size, 0
    end = "html" if page else "json"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        while left > 0:
            length = min(SIZES[number % len(SIZES)], left)
            text = "".join(thread(rng, number, length, page)).encode()
            archive.writestr(f"{ROOT}/x_{number + 1}/message_1.{end}", text)
            left, number = left - len(text), number + 1


def read_all(path: Path) -> int:
    """Read an archive as the night does; how many messages it holds."""
    with open_archive(path) as archive:
        return admit(FACEBOOK.read(archive)).events.height


def parse_json(path: Path) -> int:
    """Parse each file with json alone; how many messages they hold."""
    with zipfile.ZipFile(path) as archive:
        return sum(len(json.loads(archive.read(name))["messages"]) for name in archive.namelist())


def parse_html(path: Path) -> int:
    """Parse each page with html.parser alone; how many messages they hold."""
    found = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            HTMLParser().feed(text)
            found += text.count("_a72d")
    return found


def main() -> None:
    """Write the archives, read them with both, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.facebook")
    parser.add_argument("--mb", type=int, default=200, help="of JSON")
    parser.add_argument("--pages", type=int, default=50, help="MB of HTML")
    given = parser.parse_args()
    print(
        "| what | messages | processor s | messages/s | MB/s | MB |",
        "|---|---|---|---|---|---|",
        sep="\n",
    )
    jobs: tuple[tuple[str, int, bool, Callable[[Path], int]], ...] = (
        ("JSON, json, parse alone", given.mb, False, parse_json),
        ("JSON, netgraph, all", given.mb, False, read_all),
        ("HTML, html.parser, parse alone", given.pages, True, parse_html),
        ("HTML, netgraph, all", given.pages, True, read_all),
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, size, page, job in jobs:
            path = Path(folder) / f"facebook-2024-01-31-{page}.zip"
            if size and not path.exists():
                write(path, size * 1_000_000, page)
            if size:
                found, seconds, grown = measure(job, path)
                rates = f"{found / seconds:,.0f} | {size / seconds:,.0f}"
                print(f"| {name} | {found:,} | {seconds:.1f} | {rates} | {grown:.0f} |")


if __name__ == "__main__":
    main()
