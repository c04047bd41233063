"""The contract that every reader of a network keeps."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import Protocol

import polars as pl

from netgraph import schemas
from netgraph.sources.archive import Archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What one package (an archive, a folder, a bare file) of one network says.

    A function of the package's content alone: the owner it was filed under, the day it counts for
    and what other packages say are joined later. Frames follow `netgraph.schemas`.
    """

    source: str  # the network
    manifest_on: date | None = None  # the day the export's own manifest names
    neutral: bool = (
        False  # came in the neutral format: every kind of its contacts file is a contact
    )
    owners: pl.DataFrame
    accounts: pl.DataFrame
    lists: pl.DataFrame
    ties: pl.DataFrame
    links: pl.DataFrame
    events: pl.DataFrame
    audiences: pl.DataFrame
    threads: pl.DataFrame
    jobs: pl.DataFrame = field(default_factory=schemas.JOBS.empty)
    files: pl.DataFrame
    rejects: pl.DataFrame
    notes: pl.DataFrame

    def frames(self) -> dict[str, pl.DataFrame]:
        """The frames by name, in the order of `schemas.SNAPSHOT_FRAMES`."""
        known = {f.name for f in fields(self)}
        return {f.name: getattr(self, f.name) for f in schemas.SNAPSHOT_FRAMES if f.name in known}


class Source(Protocol):
    """Reader of one network's official export. Stateless; never writes, never fetches."""

    @property
    def name(self) -> str:
        """The network, `[a-z0-9]+`, as it stands in every `source` column."""

    def claims(self, archive: Archive) -> bool:
        """Whether this package is of this network, by paths and content; cheap, never raises."""

    def read(self, archive: Archive) -> Snapshot:
        """All that the package says; the same bytes give an equal Snapshot.

        Raises:
            ExportError: Nothing of the package can be used. What fails in one file alone does not
                raise: the list it holds becomes absent with a reason, and the file is named.
        """
