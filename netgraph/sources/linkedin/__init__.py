"""LinkedIn: the zip of tables that `Get a copy of your data` gives, of every year."""

from dataclasses import dataclass
from typing import Final

import polars as pl

from netgraph.schemas import (
    ACCOUNTS,
    AUDIENCES,
    EVENTS,
    FILES,
    JOBS,
    LINKS,
    LISTS,
    NOTES,
    OWNERS,
    REJECTS,
    THREADS,
    TIES,
    Frame,
)
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin.api import Answers, read_answers
from netgraph.sources.linkedin.files import Plan, claims, plan
from netgraph.sources.linkedin.part import Part
from netgraph.sources.linkedin.reading import read_parts


@dataclass(frozen=True, slots=True)
class LinkedIn:
    """Reader of LinkedIn's exports."""

    name: str = "linkedin"

    def claims(self, archive: Archive) -> bool:
        """Whether this package is LinkedIn's, by headers and names of its tables; never raises."""
        return claims(archive)

    def read(self, archive: Archive) -> Snapshot:
        """All that the package says; see `netgraph.sources.contract.Source.read`.

        A file that is damaged, cut off or of an unknown layout is named and not used at all; if
        it is Connections.csv, the list is absent.
        """
        planned = plan(archive)
        answers = read_answers(archive, planned.answers)
        return _snapshot(archive, planned, answers, read_parts(archive, planned, answers))


LINKEDIN: Final = LinkedIn()


def _snapshot(archive: Archive, planned: Plan, answers: Answers, parts: list[Part]) -> Snapshot:
    def united(frame: Frame) -> pl.DataFrame:
        frames: list[pl.DataFrame] = [getattr(part, frame.name) for part in parts]
        return pl.concat([frame.empty(), *frames])

    notes = [
        {"file": part.file, "note": note}
        for part in parts
        for note in (*part.notes, *((part.failure,) if part.failure else ()))
    ]
    notes += [
        {"file": file, "note": f"Domains that are not used: {', '.join(sorted(domains))}."}
        for file, domains in answers.unused.items()
    ]
    notes += [{"file": file, "note": why} for file, why in answers.failures.items()]
    return Snapshot(
        source=LINKEDIN.name,
        owners=united(OWNERS),
        accounts=united(ACCOUNTS),
        lists=united(LISTS),
        ties=united(TIES),
        links=LINKS.empty(),
        events=united(EVENTS),
        audiences=united(AUDIENCES).unique(maintain_order=True),  # files share some
        threads=united(THREADS),
        jobs=united(JOBS),
        files=_files(archive, planned, answers, parts),
        rejects=united(REJECTS),
        notes=NOTES.of(notes).sort("file", "note"),
    )


def _files(archive: Archive, planned: Plan, answers: Answers, parts: list[Part]) -> pl.DataFrame:
    rows: list[dict[str, object]] = []
    counts = {file: [0, 0] for file in answers.files}  # read, rejected
    for part in parts:
        for file, count in part.spread if part.spread is not None else [(part.file, part.rows)]:
            counts.setdefault(file, [0, 0])[0] += count
        for (file,) in part.rejects.select("file").iter_rows():
            counts[file][1] += 1
        if part.failure and part.spread is None:
            del counts[part.file]
            rows.append({"file": part.file, "status": "ignored", "reason": part.failure})
    rows += [
        {
            "file": file,
            "status": "read",
            "rows_read": read,
            "rows_kept": read - lost,
            "rows_rejected": lost,
        }
        for file, (read, lost) in counts.items()
    ]
    ignored = planned.ignored | answers.failures
    rows += [{"file": f, "status": "ignored", "reason": why} for f, why in ignored.items()]
    rows += [{"file": f, "status": "unknown", "reason": "not known"} for f in planned.unknown]
    columns = ("file", "status", "reason", "rows_read", "rows_kept", "rows_rejected")
    return FILES.of(
        [
            {"sha256": archive.sha256(str(row["file"])), **dict.fromkeys(columns), **row}
            for row in rows
        ]
    ).sort("file")
