"""Whether anything about a package has changed since the last look, without opening it."""

import os
from collections.abc import Iterator
from pathlib import Path

from netgraph.pipeline.night import digest
from netgraph.sources.inbox import Package


def stamp_of(package: Package) -> str:
    """Of sizes, times and modes of a package's files: equal, and nobody touched them."""
    roots = [package.path / name for name in package.only] if package.only else [package.path]
    return digest(*(line for root in roots for line in _lines(root)))


def _lines(root: Path) -> Iterator[tuple[str, int, int, int]]:
    if root.is_symlink() or not root.is_dir():
        yield root.name, *_marks(root)
        return
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            path = Path(folder, name)
            yield path.relative_to(root).as_posix(), *_marks(path)


def _marks(path: Path) -> tuple[int, int, int]:
    """Size, time and mode: what was not allowed to be read may be now."""
    try:
        status = path.lstat()
    except OSError:  # gone since it was listed: the next night sees what became of it
        return -1, -1, -1
    return status.st_size, status.st_mtime_ns, status.st_mode
