"""A folder that is put in place as a whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netgraph.errors import UsageError


@contextmanager
def whole_folder(target: Path, *, replaces: bool) -> Iterator[Path]:
    """A folder to write into, which becomes the target when the block ends well.

    Args:
        target: Where it is put.
        replaces: Whether what is there goes; else it must be new or empty.

    Raises:
        UsageError: Something is there and is not to be replaced.
    """
    if not replaces and target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UsageError(
            f"{target}: there is something already, expected a new or an empty folder. Nothing was "
            "written; name another one, or move what is there away."
        )
    aside = target.with_name(f".{target.name}.writing")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
        put_in_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def put_in_place(aside: Path, target: Path) -> None:
    """Swap a whole folder in; at no moment is there half of one."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    aside.rename(target)
    shutil.rmtree(old, ignore_errors=True)
