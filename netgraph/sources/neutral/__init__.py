"""The neutral format: people, contacts, links and interactions of any network, as CSV or Parquet.

A folder or zip with netgraph.json (`{"format": 1, "network": "crm", "exported_on": "2026-03-31"}`)
and any of the tables beside it. Contacts name their owners, each with their complete list.
"""

from dataclasses import dataclass, field

import polars as pl

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources.archive import Archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.neutral import interactions as events
from netgraph.sources.neutral import layout, rows
from netgraph.sources.neutral.rows import Sifted


@dataclass(frozen=True, slots=True)
class Neutral:
    """Reader of the neutral format; the network is the one its manifest names."""

    name: str = "neutral"

    def claims(self, archive: Archive) -> bool:
        """Whether the package has a netgraph.json."""
        return bool(layout.manifest_paths(archive))

    def read(self, archive: Archive) -> Snapshot:
        """All tables that are there; one that cannot be used is named and left out.

        Raises:
            ExportError: There is not one usable manifest, or no table is there or can be used.
        """
        paths = layout.manifest_paths(archive)
        if len(paths) != 1:
            raise ExportError(
                f"{archive.names[0]}: {len(paths)} files {layout.MANIFEST}, expected one. "
                "Put every export into a folder or zip of its own."
            )
        manifest = layout.read_manifest(archive, paths[0])
        reading = _Reading(archive, manifest)
        reading.read_tables()
        return Snapshot(
            source=manifest.network,
            manifest_on=manifest.exported_on,
            neutral=True,
            **reading.frames(),
        )


NEUTRAL = Neutral()


@dataclass(slots=True)
class _Reading:
    """One package while it is read."""

    archive: Archive
    manifest: layout.Manifest
    found: dict[str, pl.DataFrame] = field(default_factory=dict)
    files: list[dict[str, object]] = field(default_factory=list)
    rejects: list[pl.DataFrame] = field(default_factory=list)
    notes: list[dict[str, object]] = field(default_factory=list)

    def read_tables(self) -> None:
        """Read what is there; say of every file what became of it."""
        self._put(self.manifest.file, "read", None, (1, 1, 0))
        faults: list[str] = []
        paths = layout.table_paths(self.archive, self.manifest.file)
        for name, (path, *copies) in ((n, p) for n, p in paths.items() if p):
            for copy in copies:
                self._put(copy, "ignored", f"copy: {path} is read")
            try:
                cells = layout.read_rows(self.archive, path, layout.LAYOUTS[name])
            except ExportError as ex:
                faults.append(str(ex))
                reason = str(ex).removeprefix(f"{path}: ")
                self._put(path, "ignored", reason)
                self.notes.append({"file": path, "note": f"Not read: {reason}"})
                continue
            self._take(name, path, cells)
        if not self.found:
            expected = ", ".join(layout.LAYOUTS)
            came = " ".join(faults) or f"holds none of {expected} (.csv or .parquet)."
            raise ExportError(f"{self.archive.names[0]}: {came}")
        named = {str(row["file"]) for row in self.files}
        for path in sorted(set(self.archive.paths) - named):
            self._put(path, "unknown", "no table of the neutral format")

    def frames(self) -> dict[str, pl.DataFrame]:
        """All frames of the snapshot."""
        empty = {shape.name: shape.empty() for shape in schemas.SNAPSHOT_FRAMES}
        return {
            **empty,
            **self.found,
            "owners": self._owners(),
            "files": schemas.FILES.of(self.files),
            "rejects": pl.concat([schemas.REJECTS.empty(), *self.rejects]),
            "notes": schemas.NOTES.of(self.notes),
        }

    def _take(self, name: str, path: str, cells: pl.DataFrame) -> None:
        """The rows of one table, and remarks on what it holds besides."""
        network, known = self.manifest.network, layout.LAYOUTS[name]
        remarks: list[str] = []
        match name:
            case "people":
                self.found["accounts"], sifted = rows.people(cells, network)
            case "contacts":
                self.found["ties"], self.found["lists"], sifted = rows.contacts(cells, network)
                remarks = rows.unread_days(sifted.kept, "since")
            case "links":
                self.found["links"], sifted = rows.links(cells, network)
                remarks = rows.unread_days(sifted.kept, "first_on", "last_on")
            case _:
                self.found["events"], self.found["audiences"], sifted = events.interactions(
                    cells, network
                )
        strange = sorted({*cells.columns} - {"line", *known.required, *known.optional})
        if strange:
            remarks.append(f"Columns not used: {', '.join(strange)}.")
        self.notes += [{"file": path, "note": remark} for remark in remarks]
        self._count(path, sifted)

    def _owners(self) -> pl.DataFrame:
        """Each owner whom the contacts name, with the name that the people give."""
        lists = self.found.get("lists", schemas.LISTS.empty())
        names = (
            self.found.get("accounts", schemas.ACCOUNTS.empty())
            .filter(pl.col("name").is_not_null())
            .unique("key", keep="first", maintain_order=True)
            .select("key", "name")
        )
        keyed = lists.select(
            "owner",
            rows.key_of("owner", self.manifest.network).alias("key"),
            pl.lit("contacts file").alias("evidence"),
        )
        return schemas.OWNERS.of(keyed.join(names, on="key", how="left"))

    def _count(self, path: str, sifted: Sifted) -> None:
        kept, rejected = sifted.kept.height, sifted.rejected.height
        self._put(path, "read", None, (kept + rejected, kept, rejected))
        self.rejects.append(
            schemas.REJECTS.of(sifted.rejected.with_columns(pl.lit(path).alias("file")))
        )

    def _put(
        self, path: str, status: str, reason: str | None, counts: tuple[int, int, int] | None = None
    ) -> None:
        read, kept, rejected = counts or (None, None, None)
        self.files.append(
            {
                "file": path,
                "sha256": self.archive.sha256(path),
                "status": status,
                "reason": reason,
                "rows_read": read,
                "rows_kept": kept,
                "rows_rejected": rejected,
            }
        )
