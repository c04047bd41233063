"""One safe way into every package: a zip, a folder or a bare file, read-only and under limits."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Protocol


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold before it is refused."""

    members: int = 200_000
    member_bytes: int = 4 << 30
    total_bytes: int = 16 << 30
    ratio: int = 200  # uncompressed to compressed, judged above ratio_floor bytes
    ratio_floor: int = 10 << 20


class Archive(Protocol):
    """A package as its reader sees it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names that may carry a date: of the file or folder, then of a single top folder inside."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Inner paths, sorted, `/` between parts, without the system's own litter."""

    @property
    def newest_inside(self) -> date | None:
        """Newest time stored inside a zip, if plausible (1995 or later); null for folders and files."""

    def size(self, path: str) -> int:
        """Bytes of one member, uncompressed."""

    def read(self, path: str) -> bytes:
        """The whole member; ExportError names the member when it is damaged or too large."""

    def open(self, path: str) -> "IO[bytes]":
        """The member as a stream, bounded like read."""

    def head(self, path: str, n: int = 4096) -> bytes:
        """The first n bytes of a member; empty when it cannot be read."""

    def sha256(self, path: str) -> str:
        """Of one member's content."""

    @property
    def fingerprint(self) -> str:
        """Of the content: equal for a zip, a folder, an extra top folder, any order of members."""


@contextmanager
def open_archive(path: Path, limits: Limits = Limits()) -> Iterator[Archive]:
    """Open a package.

    Raises:
        ExportError: Damaged, encrypted, empty, beyond the limits, or neither zip, folder nor file.
    """
    raise NotImplementedError
