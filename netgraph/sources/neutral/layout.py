"""Which files the neutral format has, and how their cells become text."""

import io
import re
from dataclasses import dataclass
from datetime import date

import polars as pl

from netgraph.errors import DriftError, ExportError
from netgraph.sources import jsonfile, tables
from netgraph.sources.archive import Archive
from netgraph.sources.dating import date_in

MANIFEST = "netgraph.json"
FORMAT = 1
NETWORK = re.compile(r"[a-z0-9][a-z0-9-]*")
MAX_ROWS = 50_000_000  # a Parquet file of a few bytes can promise any number
ATTRIBUTES = ("email", "phone", "url", "company", "position", "location", "school", "handle")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one table."""

    required: tuple[str, ...]
    optional: tuple[str, ...]


LAYOUTS = {
    "people": Layout(("id", "name"), ATTRIBUTES),
    "contacts": Layout(("owner", "id", "kind"), ("since",)),
    "links": Layout(("a", "b"), ("evidence", "weight", "first_on", "last_on")),
    "interactions": Layout(("event", "at", "from", "to", "kind"), ("role", "thread")),
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What netgraph.json says."""

    file: str
    network: str
    exported_on: date


def manifest_paths(archive: Archive) -> list[str]:
    """Where the package has a netgraph.json; in one export there is one."""
    return [path for path in archive.paths if _name(path) == MANIFEST]


def read_manifest(archive: Archive, path: str) -> Manifest:
    """The manifest; a package whose name bears a date may leave out exported_on.

    Raises:
        ExportError: It is no JSON object, of another format, or has no usable network or date.
    """
    said = jsonfile.load(archive.read(path), path)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        came = said.get("format") if isinstance(said, dict) else type(said).__name__
        raise ExportError(f"{path}: format is {came!r}, expected an object with format {FORMAT}.")
    network = said.get("network")
    if not isinstance(network, str) or not NETWORK.fullmatch(network):
        raise ExportError(
            f"{path}: network is {network!r}, expected small letters, digits and hyphens."
        )
    return Manifest(path, network, _exported_on(said.get("exported_on"), archive, path))


def table_paths(archive: Archive, manifest: str) -> dict[str, list[str]]:
    """Paths of each table, beside the manifest; the first is read, others are copies."""
    folder = manifest.rpartition("/")[0]
    found: dict[str, list[str]] = {name: [] for name in LAYOUTS}
    for path in archive.paths:
        stem, _, extension = _name(path).rpartition(".")
        if path.rpartition("/")[0] == folder and extension in ("csv", "parquet") and stem in found:
            found[stem].append(path)
    return found


def read_rows(archive: Archive, path: str, layout: Layout) -> pl.DataFrame:
    """The rows of one table, every cell as text.

    Returns:
        One row per record: all columns of the layout and those it does not know, null when empty;
        and `line`, 1 for the first record.

    Raises:
        ExportError: The file is damaged, or a required column is missing.
    """
    data = archive.read(path)
    if path.lower().endswith(".parquet"):
        rows = _read_parquet(data, path, layout)
    else:
        rows = tables.read_table(data, path, layout.required, layout.optional, ended=True)
    absent = [c for c in layout.optional if c not in rows.columns]
    return rows.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in absent)


def _read_parquet(data: bytes, path: str, layout: Layout) -> pl.DataFrame:
    try:
        count = pl.scan_parquet(io.BytesIO(data)).select(pl.len()).collect().item()
        if count > MAX_ROWS:
            raise ExportError(f"{path}: {count:,} rows, expected at most {MAX_ROWS:,}. Split it.")
        raw = pl.read_parquet(io.BytesIO(data)).rename(lambda name: name.strip().lower())
        text = raw.select(_as_text(name, dtype) for name, dtype in raw.schema.items())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as ex:
        raise ExportError(f"{path}: no readable Parquet ({ex}). Write it again.") from ex
    if missing := [c for c in layout.required if c not in text.columns]:
        raise DriftError(path, raw.columns, list(layout.required), f"Add {', '.join(missing)}.")
    cells = pl.all().str.strip_chars()
    named = text.drop("line", strict=False).select(pl.when(cells != "").then(cells))
    return named.with_row_index("line", 1).with_columns(pl.col("line").cast(pl.Int64))


def _as_text(name: str, dtype: pl.DataType) -> pl.Expr:
    column = pl.col(name)
    if isinstance(dtype, pl.Datetime):
        zoned = column.dt.convert_time_zone("UTC") if dtype.time_zone else column
        return zoned.dt.to_string("%Y-%m-%dT%H:%M:%S%.6f")
    return column.cast(pl.String)


def _exported_on(said: object, archive: Archive, path: str) -> date:
    if said is None:
        named = next((day for day in map(date_in, archive.names) if day), None)
        if named:
            return named
    try:
        return date.fromisoformat(str(said))
    except ValueError as ex:
        raise ExportError(
            f"{path}: exported_on is {said!r}, expected 'YYYY-MM-DD', there or in the name."
        ) from ex


def _name(path: str) -> str:
    return path.rpartition("/")[2].lower()
