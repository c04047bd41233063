"""What lies in the inbox that no night has seen yet, and what would become of it."""

from pathlib import Path

import polars as pl

from netgraph.errors import ExportError
from netgraph.sources import parts_of
from netgraph.sources.archive import open_archive
from netgraph.sources.inbox import Package, find_packages

_NEW = {"file": pl.String, "owner": pl.String, "source": pl.String, "reason": pl.String}


def unseen(inbox: Path, seen: frozenset[str], default_owner: str) -> pl.DataFrame:
    """One row per package that is new since the last night.

    Args:
        inbox: The exports as downloaded.
        seen: The files that the last night knew.
        default_owner: Whose exports a flat inbox holds.

    Returns:
        file; owner under whom it lies; source, null if no reader knows it; reason, why not.
    """
    packages = [p for p in find_packages(inbox, default_owner) if p.file not in seen]
    rows = [(p.file, p.filed_under, *_recognised(p)) for p in packages]
    return pl.DataFrame(rows, schema=_NEW, orient="row")


def _recognised(package: Package) -> tuple[str | None, str | None]:
    """The networks of a package, or why no reader takes it."""
    try:
        with open_archive(package.path, only=package.only) as archive:
            return ", ".join(source.name for source, _ in parts_of(archive)), None
    except ExportError as ex:
        return None, str(ex).removeprefix(f"{package.path.name}: ")
