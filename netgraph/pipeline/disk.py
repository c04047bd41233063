"""What a home takes on the disk, what of it could go, and the reports that go by themselves."""

import logging
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polars as pl

from netgraph.store.connect import PUBLISHED

_USE = {"what": pl.String, "bytes": pl.Int64, "could_free": pl.Int64, "how": pl.String}
_NIGHT = re.compile(r"\d{4}-\d\d-\d\d")
_log = logging.getLogger("netgraph")


def use(home: Path, duplicates: Iterable[str]) -> pl.DataFrame:
    """What a home takes on the disk.

    Args:
        home: The home.
        duplicates: Files of the inbox that say what another says.

    Returns:
        what; bytes; could_free, the bytes of it that nobody would miss; how, null where
        there is nothing to free.
    """
    inbox, reports = home / "inbox", home / "reports"
    twice = sum(_size(inbox / file) for file in {*duplicates})
    older = sum(map(_size, _older(reports, 1)))
    rows: list[tuple[str, int, int, str | None]] = [
        ("published database", _size(home / PUBLISHED), 0, None),
        ("writer's database", _size(home / "state" / "writer.duckdb"), 0, None),
        ("Prefect's records", _size(home / "state" / "prefect"), 0, None),
        ("reports", _size(reports), older, "keep_reports = N in netgraph.toml keeps N nights"),
    ]
    if inbox.is_dir():  # nights may read another one
        rows.append(("inbox", _size(inbox), twice, "remove what `status` lists as duplicate"))
    told = [(what, size, free, how if free else None) for what, size, free, how in rows]
    return pl.DataFrame(told, schema=_USE, orient="row")


def drop_reports(home: Path, keep: int, as_of: date) -> None:
    """Remove the reports of older nights, and log of how many; never those of `latest`.

    Those of this night stay too, though it may be one of long ago.

    Args:
        home: The home.
        keep: Of how many nights, the newest by day, reports are kept; 0: of all.
        as_of: This night.
    """
    reports = home / "reports"
    latest = (reports / "latest").resolve().name
    older = _older(reports, keep) if keep else []
    gone = [night for night in older if night.name not in (latest, as_of.isoformat())]
    for night in gone:
        aside = night.with_name(f".{night.name}.old")
        shutil.rmtree(aside, ignore_errors=True)
        night.rename(aside)  # whoever is killed here leaves no half report behind
        shutil.rmtree(aside, ignore_errors=True)
    if gone:
        _log.info("reports of %d older nights removed (keep_reports = %d)", len(gone), keep)


def _older(reports: Path, keep: int) -> list[Path]:
    """Folders of nights beyond the newest."""
    nights = [path for path in reports.glob("*") if _NIGHT.fullmatch(path.name)]
    return sorted(nights, reverse=True)[keep:]


def _size(path: Path) -> int:
    """Bytes of a file, or of all in a folder; links count nothing."""
    if path.is_symlink() or not path.exists():
        return 0
    if path.is_file():
        return path.stat().st_size
    return sum(map(_size, path.iterdir()))
