"""Golden exports of invented people: what each reader must say of them.

A case is a folder `golden/<source>/<case>/` with the unpacked `export/` and, in `expect/`, one CSV
for each frame that is not empty, and snapshot.csv; or refusal.txt, when the export is refused.

`python -m tests.sources.golden` writes what is missing and names what differs;
`--force` rewrites what differs, to be reviewed as a diff.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources import SOURCES
from netgraph.sources.admit import admit
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot, Source

GOLDEN = Path(__file__).parent / "golden"
REFUSAL = "refusal.txt"


@dataclass(frozen=True, slots=True)
class Case:
    """One golden export."""

    source: Source
    folder: Path

    @property
    def export(self) -> Path:
        return self.folder / "export"

    @property
    def expect(self) -> Path:
        return self.folder / "expect"

    @property
    def refused(self) -> bool:
        return (self.expect / REFUSAL).exists()

    def __str__(self) -> str:
        return f"{self.source.name}/{self.folder.name}"


def cases() -> list[Case]:
    """Every golden export of every reader."""
    return [
        Case(source, export.parent)
        for source in SOURCES
        for export in sorted((GOLDEN / source.name).glob("*/export"))
    ]


def read(source: Source, package: Path) -> Snapshot:
    """What the store would get of a package."""
    with open_archive(package) as archive:
        return admit(source.read(archive))


def produced(case: Case) -> dict[str, str]:
    """The files that belong into expect, by name."""
    with open_archive(case.export) as archive:
        try:
            said = case.source.read(archive)
        except ExportError as ex:
            return {REFUSAL: f"{ex}\n"}
    return written(admit(said))  # what this refuses is a mistake of the reader, never expected


def written(snapshot: Snapshot) -> dict[str, str]:
    """A snapshot as files, by name."""
    head = pl.DataFrame(
        {
            "source": [snapshot.source],
            "manifest_on": [snapshot.manifest_on],
            "neutral": [snapshot.neutral],
        }
    )
    frames = {"snapshot": head} | snapshot.frames()
    return {f"{name}.csv": f.write_csv() for name, f in frames.items() if not f.is_empty()}


def expected(case: Case) -> dict[str, str]:
    """The files that are in expect, by name."""
    return {path.name: path.read_bytes().decode() for path in sorted(case.expect.glob("*.*"))}


def main() -> int:
    """Bring every expect folder up to date; 1 when something differs and may not be rewritten."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="rewrite what differs")
    force = parser.parse_args().force
    differing = 0
    for case in cases():
        new, old = produced(case), expected(case)
        if new == old:
            continue
        if old and not force:
            changed = sorted(name for name in new | old if new.get(name) != old.get(name))
            sys.stdout.write(f"differs: {case}: {', '.join(changed)}\n")
            differing += 1
            continue
        case.expect.mkdir(exist_ok=True)
        for name in old.keys() - new.keys():
            (case.expect / name).unlink()
        for name, text in new.items():
            (case.expect / name).write_bytes(text.encode())
        sys.stdout.write(f"written: {case}\n")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
