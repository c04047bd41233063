"""The day an export counts for; never by the file system's times, which any copy changes."""

import re
from dataclasses import dataclass
from datetime import date

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot

YEARS = range(1995, 2100)
# In the order of a calendar: X, Meta and ours; LinkedIn (American); Takeout and Mastodon.
FORMS = re.compile(
    r"(?<!\d)(?:"
    r"(?P<y1>\d{4})[-_.](?P<m1>\d{2})[-_.](?P<d1>\d{2})"
    r"|(?P<m2>\d{2})[-_.](?P<d2>\d{2})[-_.](?P<y2>\d{4})"
    r"|(?P<y3>\d{4})(?P<m3>\d{2})(?P<d3>\d{2})(?:T?\d{6}Z?)?"
    r")(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """The day of an export and what says so."""

    on: date
    basis: str  # manifest, name, archive, rows
    warning: str | None = None


def date_in(name: str) -> date | None:
    """The first possible day written in a name, in any form that a network uses; null if none."""
    at = 0
    while match := FORMS.search(name, at):
        part = {key[0]: int(value) for key, value in match.groupdict().items() if value}
        try:
            day = date(part["y"], part["m"], part["d"])
        except ValueError:
            day = None
        if day and day.year in YEARS:
            return day
        at = match.start() + 1
    return None


def date_of(archive: Archive, manifest_on: date | None, newest_on: date | None) -> Dated:
    """The day a package counts for, unless a line of decisions/exports.csv says otherwise.

    Args:
        archive: The package, for its names and the times inside a zip: they may differ between
            two packages of one content.
        manifest_on: The day the export's own manifest names.
        newest_on: From `newest_row`.

    Returns:
        The day by the first of: manifest, name, newest time inside the zip, newest row about
        something past. The last is a lower bound and bears a warning.

    Raises:
        ExportError: Nothing tells the day.
    """
    named = next((day for day in map(date_in, archive.names) if day), None)
    firm = [(manifest_on, "manifest"), (named, "name"), (archive.newest_inside, "archive")]
    for day, basis in firm:
        if day:
            return Dated(day, basis)
    if newest_on:
        return Dated(
            newest_on,
            "rows",
            f"Nothing in it tells its day; dated {newest_on} by its newest "
            "row. If it is younger, add a line to decisions/exports.csv.",
        )
    raise ExportError(
        f"{archive.names[0]}: nothing tells its day: no manifest, no date in its name, no time "
        "inside a zip, no dated row. Put the day into its name, as in "
        "contacts-2024-03-31.vcf, or add a line to decisions/exports.csv."
    )


def newest_row(snapshot: Snapshot) -> date | None:
    """Newest day of something past (a meeting may lie ahead); null when nothing is dated."""
    events = snapshot.events.filter(pl.col("kind") != "meeting")
    days = [
        *snapshot.ties.select(pl.col("since").max(), pl.col("ended_on").max()).row(0),
        events.select(pl.col("occurred_at").dt.date().max()).item(),
        snapshot.accounts.select(pl.col("seen_at").dt.date().max()).item(),
    ]
    return max((day for day in days if day), default=None)
