"""Mail: mailboxes (mbox, as Gmail's Takeout, Thunderbird and Apple Mail write them) and .eml files.

Only headers are read, and of them who, to whom, when and in which thread: bodies are passed over
while the file streams by, subjects are left where they are. A Takeout of many gigabytes is read in
the memory that its people and threads take.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import polars as pl

from netgraph.errors import ExportError
from netgraph.schemas import FILES, LINKS, LISTS, NOTES, REJECTS, THREADS, TIES
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.mail import fields, verdicts
from netgraph.sources.mail.forms import Form, form_of, is_mailbox, why_unread
from netgraph.sources.mail.frames import account_rows, event_rows, owner_rows
from netgraph.sources.mail.intake import Intake
from netgraph.sources.mail.labels import marks_of_path
from netgraph.sources.mail.scan import Raw, mailbox, single
from netgraph.sources.mail.verdicts import Judged, judge

__all__ = ["MAIL", "Mail", "is_mailbox"]

_AHEAD = 64  # messages
# What a reader of the report should not wonder about: mail that nobody wrote to anybody.
_NOT_PEOPLE = (
    *(fields.LIST, fields.BULK, fields.AUTOMATIC),
    *(verdicts.MACHINE, verdicts.DESK, verdicts.BLASTS),
)


@dataclass(frozen=True, slots=True)
class Mail:
    """Reader of mail; see `netgraph.sources.contract.Source`."""

    name: str = "mail"

    def claims(self, archive: Archive) -> bool:
        """Whether any file of the package is mail; see `is_mailbox`."""
        return any(is_mailbox(archive, path) for path in archive.paths)

    def read(self, archive: Archive) -> Snapshot:
        """Who wrote to whom and when, and which addresses are the owner's.

        A file that is damaged or cut off is read as far as it goes: messages stand for themselves.
        """
        intake, ledger = Intake(), _Ledger(archive)
        for path in archive.paths:
            form = form_of(archive, path)
            if form is None:
                ledger.leave(path)
            else:
                ledger.count(path, *_take(intake, archive, path, form, len(ledger.read)))
        return _snapshot(intake, ledger)


MAIL: Final = Mail()


class _Ledger:
    """What became of each file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.read: dict[str, int] = {}  # messages by file, in the order of the intake's numbers
        self._left: dict[str, tuple[str, str]] = {}
        self._faults: dict[str, str] = {}

    def count(self, path: str, messages: int, fault: str | None) -> None:
        """A file has been read, as far as it goes."""
        self.read[path] = messages
        if fault:
            self._faults[path] = fault

    def leave(self, path: str) -> None:
        """A file is no mail."""
        reason = why_unread(self._archive, path)
        self._left[path] = ("ignored", reason) if reason else ("unknown", "not known")

    def files(self, rejects: pl.DataFrame) -> pl.DataFrame:
        """FILES."""
        rejected = dict(rejects.group_by("file").len().iter_rows())
        rows: list[dict[str, object]] = [
            {
                "file": path,
                "status": "read",
                "reason": None,
                "rows_read": n,
                "rows_kept": n - rejected.get(number, 0),
                "rows_rejected": rejected.get(number, 0),
            }
            for number, (path, n) in enumerate(self.read.items())
        ]
        rows += [
            {"file": path, "status": status, "reason": reason}
            for path, (status, reason) in self._left.items()
        ]
        columns = ("file", "status", "reason", "rows_read", "rows_kept", "rows_rejected")
        whole = [
            {"sha256": self._archive.sha256(str(row["file"])), **dict.fromkeys(columns), **row}
            for row in rows
        ]
        return FILES.of(whole).sort("file")

    def rejects(self, rejects: pl.DataFrame) -> pl.DataFrame:
        """REJECTS, with the names of the files."""
        names = pl.Series("name", list(self.read), dtype=pl.String)
        rows = rejects.select(names.gather(rejects["file"]).alias("file"), "line", "reason")
        return REJECTS.of(rows).sort("file", "line")

    def notes(self, judged: Judged) -> pl.DataFrame:
        """NOTES: damage by file, and how much of the mail is no contact."""
        notes: list[tuple[str | None, str]] = [
            (path, f"Read up to where it is damaged, {self.read[path]:,} messages: {fault}")
            for path, fault in sorted(self._faults.items())
        ]
        if n := judged.rejects["reason"].is_in(_NOT_PEOPLE).sum():
            notes.append((None, f"Messages of mailing lists and machines, not contact: {n:,}."))
        if judged.left_out:
            notes.append(
                (
                    None,
                    "Addresses of machines and mailing lists left out where they are among others: "
                    f"{judged.left_out:,}.",
                )
            )
        if own := judged.own["address"].n_unique():
            notes.append((None, f"Own addresses found: {own:,}."))
        else:
            notes.append(
                (
                    None,
                    "No own address found: no folder or label of sent mail, no Delivered-To. "
                    "Name yours in decisions/owners.csv.",
                )
            )
        return NOTES.of([{"file": file, "note": note} for file, note in notes])


def _take(
    intake: Intake, archive: Archive, path: str, form: Form, file: int
) -> tuple[int, str | None]:
    """Read one file into the intake.

    Returns:
        How many messages it holds, and what is wrong with it.
    """
    marks, line = marks_of_path(path), 0
    try:
        with archive.open(path) as stream:
            messages = mailbox(stream) if form == "mbox" else [single(stream, form == "emlx")]
            for line, raw in enumerate(_some_ahead(messages), start=1):
                intake.take(raw, file, line, marks)
    except ExportError as ex:
        return line, str(ex)
    return line, None


def _some_ahead(messages: Iterable[Raw]) -> Iterator[Raw]:
    """The same, looked for by the dozen.

    Between two looks through megabytes of bodies a core forgets how a message is taken in: one by
    one, that takes a third longer.
    """
    ahead: list[Raw] = []
    try:
        for raw in messages:
            ahead.append(raw)
            if len(ahead) == _AHEAD:
                yield from ahead
                ahead.clear()
    except ExportError:
        yield from ahead
        raise
    yield from ahead


def _snapshot(intake: Intake, ledger: _Ledger) -> Snapshot:
    judged = judge(intake)
    events, audiences = event_rows(judged)
    accounts = account_rows(judged, intake.envelopes.parties())
    return Snapshot(
        source=MAIL.name,
        owners=owner_rows(judged, accounts),
        accounts=accounts,
        lists=LISTS.empty(),
        ties=TIES.empty(),
        links=LINKS.empty(),
        events=events,
        audiences=audiences,
        threads=THREADS.empty(),
        files=ledger.files(judged.rejects),
        rejects=ledger.rejects(judged.rejects),
        notes=ledger.notes(judged),
    )
