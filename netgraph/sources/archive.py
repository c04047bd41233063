"""One safe way into every package: a zip, a folder or a bare file, read-only and under limits."""

import io
import os
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO, Protocol

from netgraph.errors import ExportError
from netgraph.sources.contents import gather
from netgraph.sources.members import ARCHIVES, Limits, Member, inner_path, shown
from netgraph.sources.zipped import is_zip, newest_time, open_zip, zip_members

__all__ = ["LIMITS", "Archive", "Limits", "open_archive", "stands_alone"]

LIMITS = Limits()
UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".tmp")


class Archive(Protocol):
    """A package as its reader sees it; one thread may hash it while another reads."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names that may bear a date: of the file or folder, then of a single top folder inside."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Inner paths, sorted, `/` between parts, without the system's own litter."""

    @property
    def skipped(self) -> tuple[tuple[str, str], ...]:
        """Path and reason of what is never opened: links in a folder, archives inside archives."""

    @property
    def newest_inside(self) -> date | None:
        """Newest day stored inside a zip, if plausible (1995 or later); null without a zip."""

    def size(self, path: str) -> int:
        """Bytes of one member, uncompressed."""

    def read(self, path: str) -> bytes:
        """The whole member; ExportError names the member when it is damaged or too large."""

    def open(self, path: str) -> IO[bytes]:
        """The member as a stream, bounded like read."""

    def head(self, path: str, n: int = 4096) -> bytes:
        """The first n bytes of a member; empty when it cannot be read."""

    def sha256(self, path: str) -> str | None:
        """Of one member's content, computed once; null when the member is damaged."""

    def only(self, paths: Collection[str]) -> "Archive":
        """The same package with some of its members alone; its names and times stay."""

    @property
    def fingerprint(self) -> str:
        """Of the content: equal for a zip, a folder, an extra top folder, any order of members."""


@contextmanager
def open_archive(
    path: Path, limits: Limits = LIMITS, only: Collection[str] | None = None
) -> Iterator[Archive]:
    """Open a package.

    Args:
        path: A zip, a folder, or a bare file, which is a package with one member.
        limits: What it may hold.
        only: Entries of a folder (files or sub-folders, by name) that belong to the package;
            null: all of them.

    Raises:
        ExportError: Damaged, encrypted, empty, beyond the limits, hostile, still downloading, or
            neither zip, folder nor file.
    """
    label = shown(path.name or path.resolve().name)
    with ExitStack() as stack:
        try:
            _refuse_unusable(path, label)
            if path.is_dir():
                contents = gather(label, _folder_members(path, only), limits)
            elif is_zip(path):
                archive = stack.enter_context(open_zip(path, label))
                members = zip_members(archive, label, path.stat().st_size, limits)
                contents = gather(label, members, limits, newest_time(archive))
            else:
                contents = gather(label, [_file_member(path)], limits)
        except OSError as ex:
            raise ExportError(f"{label}: cannot be read ({ex.strerror}).") from ex
        yield contents


def stands_alone(path: Path) -> bool:
    """Whether a file can only be a package of its own: an archive, a link, a half download."""
    return path.is_symlink() or path.name.lower().endswith((*ARCHIVES, *UNFINISHED))


def _refuse_unusable(path: Path, label: str) -> None:
    name = path.name.lower()
    if path.is_symlink():
        raise ExportError(f"{label}: a link; links are not followed. Copy the export itself.")
    if name.endswith(UNFINISHED):
        raise ExportError(f"{label}: still downloading. Wait for it, or download it again.")
    if path.is_dir():
        return
    if not path.is_file():
        raise ExportError(f"{label}: neither a zip, a folder nor a file.")
    if not path.stat().st_size:
        raise ExportError(f"{label}: empty. Download it again.")
    if name.endswith(ARCHIVES) and not name.endswith(".zip"):
        raise ExportError(
            f"{label}: only zip archives are read. Unpack it and put the folder into the inbox."
        )


def _file_member(path: Path) -> Member:
    return Member(inner_path(path.name), path.stat().st_size, partial(_open_plain, path))


def _folder_members(root: Path, only: Collection[str] | None) -> Iterator[Member]:
    """Every file under a folder; links and hostile names as members that are skipped."""
    folders = [root]
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            listed = [e for e in entries if folder != root or only is None or e.name in only]
        listed.sort(key=lambda entry: entry.name)  # as they come, they are in no order
        for entry in listed:
            path = Path(entry.path)
            opener = partial(_open_plain, path)
            try:
                inner = inner_path(path.relative_to(root).as_posix())
            except ExportError as ex:
                yield Member(shown(entry.name), 0, opener, str(ex))
                continue
            if entry.is_symlink():
                yield Member(inner, 0, opener, "a link; links are not followed")
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield Member(inner, entry.stat(follow_symlinks=False).st_size, opener)
            else:
                yield Member(inner, 0, opener, "not a regular file")


def _open_plain(path: Path) -> io.BufferedReader:
    # A file may have become a link since it was listed.
    return open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NOFOLLOW))
