"""The members of one package as an Archive: bounded, hashed, and safe to read when damaged."""

import hashlib
import io
from collections.abc import Collection, Iterable
from datetime import date
from itertools import takewhile
from threading import Lock
from typing import TYPE_CHECKING

from netgraph.errors import ExportError
from netgraph.sources.members import ARCHIVES, DAMAGE, Limits, Member, is_litter

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 1 << 20
PIECE = 1 << 24  # of what is hashed: with few of them a busy thread beside need rarely stand back
NESTED = "an archive inside an archive; put it into the inbox on its own"


class _Bounded(io.RawIOBase):
    """A member's bytes, as many as declared; every failure below it becomes an ExportError."""

    def __init__(self, member: Member, where: str) -> None:
        self._left, self._where = member.size, where
        try:
            self._source = member.open()
        except DAMAGE as ex:
            raise self._damaged(ex) from ex

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        try:
            count = self._source.readinto(view[: min(len(view), self._left + 1)])
        except DAMAGE as ex:
            raise self._damaged(ex) from ex
        self._left -= count
        # Declared sizes lie, and a file may still be growing under the reader.
        if self._left < 0 or (self._left and not count):
            raise ExportError(f"{self._where} is not as long as declared. Download it again.")
        return count

    def close(self) -> None:
        if not self.closed and hasattr(self, "_source"):
            self._source.close()
        super().close()

    def _damaged(self, ex: Exception) -> ExportError:
        return ExportError(f"{self._where} is damaged ({ex}). Download the export again.")


class Contents:
    """The members of one package: an Archive, however it is stored.

    One thread may hash it while another reads.
    """

    def __init__(
        self,
        label: str,
        members: dict[str, Member],
        skipped: tuple[tuple[str, str], ...],
        newest_inside: date | None,
        whole_bytes: int,
    ) -> None:
        """Hold what `gather` found; `label` is the name of the file or folder."""
        self._label, self._members, self._whole_bytes = label, members, whole_bytes
        self._hashes: dict[str, str | None] = {}
        self._hashing = Lock()
        self.paths = tuple(sorted(members))
        self.skipped, self.newest_inside = skipped, newest_inside
        tops = {path.partition("/")[::2] for path in self.paths}
        folders = {top for top, rest in tops if rest}
        single = len(folders) == 1 and all(rest for _, rest in tops)
        self.names = (label, *(folders if single else ()))

    def size(self, path: str) -> int:
        """Bytes of one member, uncompressed."""
        return self._member(path).size

    def open(self, path: str) -> io.BufferedReader:
        """The member as a stream that ends where the package said it would."""
        member = self._member(path)
        raw = _Bounded(member, f"{self._label}: {path!r}")
        return io.BufferedReader(raw, max(io.DEFAULT_BUFFER_SIZE, min(member.size, CHUNK)))

    def read(self, path: str) -> bytes:
        """The whole member, hashed on the way."""
        if (size := self.size(path)) > self._whole_bytes:
            raise ExportError(
                f"{self._label}: {path!r} is too large to be read whole: {size:,} bytes, expected "
                f"at most {self._whole_bytes:,}. Take out the media."
            )
        with self.open(path) as stream:
            data = b"".join(iter(lambda: stream.read(CHUNK), b""))
        self._hashes[path] = hashlib.sha256(data).hexdigest()
        return data

    def head(self, path: str, n: int = 4096) -> bytes:
        """The first n bytes; empty when they cannot be read."""
        try:
            with self.open(path) as stream:
                return stream.read(n)
        except ExportError:
            return b""

    def sha256(self, path: str) -> str | None:
        """Of one member's content, computed once; null when the member is damaged."""
        with self._hashing:  # whoever asks while another thread is at it waits for that
            if path not in self._hashes:
                self._hashes[path] = self._hashed(path)
            return self._hashes[path]

    def only(self, paths: Collection[str]) -> "Contents":
        """Some of the members alone, under the names and times of the whole; hashes are shared."""
        members = {path: self._member(path) for path in paths}
        part = Contents(self._label, members, (), self.newest_inside, self._whole_bytes)
        part.names, part._hashes, part._hashing = self.names, self._hashes, self._hashing
        return part

    @property
    def fingerprint(self) -> str:
        """Of all paths, without the folders they share, and all contents.

        A damaged member counts with its declared size: the rest of the package is still usable.
        """
        folders = [path.split("/")[:-1] for path in self.paths]
        levels = zip(*folders, strict=False)
        shared = sum(1 for _ in takewhile(lambda level: len(set(level)) == 1, levels))
        whole = hashlib.sha256()
        for path in self.paths:
            inner = "/".join(path.split("/")[shared:])
            content = self.sha256(path) or f"damaged {self.size(path)}"
            whole.update(f"{inner}\0{content}\n".encode())
        return whole.hexdigest()

    def _hashed(self, path: str) -> str | None:
        whole = hashlib.sha256()
        try:
            piece = memoryview(bytearray(min(self.size(path), PIECE)))
            with self.open(path) as stream:
                while count := stream.readinto(piece):
                    whole.update(piece[:count])
        except ExportError:
            return None
        return whole.hexdigest()

    def _member(self, path: str) -> Member:
        if path not in self._members:
            raise ExportError(f"{self._label}: holds no {path!r}")
        return self._members[path]


def gather(
    label: str, listed: Iterable[Member], limits: Limits, newest_inside: date | None = None
) -> Contents:
    """The members worth reading, as soon as it is certain that they are within the limits.

    Args:
        label: Name of the package, for messages.
        listed: Every file of the package, litter included; consumed lazily.
        limits: What the package may hold.
        newest_inside: Newest time stored in the package itself.

    Raises:
        ExportError: Too many, too large, two of one name, or nothing left to read.
    """
    members: dict[str, Member] = {}
    skipped: list[tuple[str, str]] = []
    total = 0
    for count, member in enumerate(listed, start=1):
        path = member.path
        if count > limits.members:
            raise ExportError(f"{label}: more than {limits.members:,} files. Take out the media.")
        if is_litter(path):
            continue
        if reason := member.skip or (NESTED if path.lower().endswith(ARCHIVES) else None):
            skipped.append((path, reason))
            continue
        if path in members:
            raise ExportError(f"{label}: holds {path!r} twice. Unpack it and keep the right one.")
        total += member.size
        if member.size > limits.member_bytes or total > limits.total_bytes:
            raise ExportError(
                f"{label}: too large at {path!r}: {member.size:,} bytes, {total:,} in all; at most "
                f"{limits.member_bytes:,} and {limits.total_bytes:,} are read. Take out the media."
            )
        members[path] = member
    if not members:
        nested = any(reason == NESTED for _, reason in skipped)
        hint = "Unpack the archives it holds." if nested else "Download the export again."
        raise ExportError(f"{label}: holds no files to read. {hint}")
    return Contents(label, members, tuple(sorted(skipped)), newest_inside, limits.whole_bytes)
