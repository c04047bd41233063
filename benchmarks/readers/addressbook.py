"""What reading an address book costs, against the plain parse of vobject.

`python -m benchmarks.readers.addressbook [--cards N] [--picture BYTES]` writes vCards of invented
people to a temporary file, reads them once with each and prints a Markdown table: seconds of
processor, cards a second, and the memory the process took for it. vobject only parses, from a text
in memory; the reader hashes, parses, merges repeated cards and makes the frames.
"""

import argparse
import base64
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import vobject

from benchmarks.readers.measure import measure
from netgraph.sources.addressbook import ADDRESSBOOK
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive

PLAIN = 10_000  # vobject reads no more than this, and its time is linear


def cards(count: int, picture: int) -> Iterator[str]:
    """Cards of version 3.0 as Apple writes them.

    Args:
        count: How many.
        picture: Bytes of the picture in each; 0 for none.
    """
    data = base64.b64encode(random.Random(1).randbytes(picture)).decode()
    folded = "\r\n ".join(data[i : i + 74] for i in range(0, len(data), 74))
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}\r\n" if picture else ""
    for n in range(count):
        yield (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Invented//EN\r\n"
            f"N:Family{n % 9973};Given{n};;;\r\nFN:Given{n} Family{n % 9973}\r\n"
            f"ORG:Firm {n % 500};Department\r\nTITLE:Title {n % 90}\r\n"
            f"EMAIL;type=INTERNET;type=WORK;type=pref:p{n}@example.org\r\n"
            f"item1.EMAIL;type=INTERNET:q{n}@example.net\r\nitem1.X-ABLabel:_$!<Other>!$_\r\n"
            f"TEL;type=CELL;type=VOICE:+49 171 39{n:06d}\r\n"
            f"item2.ADR;type=HOME:;;Street {n}\\, 2;Town;;12345;Country\r\n"
            "NOTE:a note that is folded\\nbecause it is far too long for a line of seventy-five\r\n"
            "  letters\r\n"
            f"item3.URL:https\\://www.linkedin.com/in/p{n}\r\nUID:{n:032x}\r\n"
            f"REV:2024-01-0{n % 9 + 1}T00:00:00Z\r\n{photo}END:VCARD\r\n"
        )


def read_all(path: Path) -> int:
    """Read a file as the night does; how many people it lists."""
    with open_archive(path) as archive:
        return admit(ADDRESSBOOK.read(archive)).ties.height


def parse_plainly(path: Path) -> int:
    """Parse the first `PLAIN` cards with vobject alone; how many those are."""
    text = path.read_bytes().decode()
    end = "END:VCARD\r\n"
    first = "".join(card + end for card in text.split(end)[:-1][:PLAIN])
    return sum(1 for _ in vobject.readComponents(first, allowQP=True))


def main() -> None:
    """Write the cards, read them with both, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readers.addressbook")
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--picture", type=int, default=0, help="bytes of each card's picture")
    given = parser.parse_args()
    print("| what | cards | processor s | cards/s | MB |", "|---|---|---|---|---|", sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards-2024-01-31.vcf"
        with path.open("w", newline="") as out:
            out.writelines(cards(given.cards, given.picture))
        for name, job in (("vobject, parse alone", parse_plainly), ("netgraph, all", read_all)):
            found, seconds, grown = measure(job, path)
            print(f"| {name} | {found:,} | {seconds:.1f} | {found / seconds:,.0f} | {grown:.0f} |")
        print(f"\nThe file: {path.stat().st_size / 1e6:.0f} MB.")


if __name__ == "__main__":
    main()
