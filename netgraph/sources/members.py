"""What a zip, a folder and a bare file have in common: members with clean names, and limits."""

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from netgraph.errors import ExportError

ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz")
LITTER = {".ds_store", "thumbs.db", "desktop.ini"}
# zipfile and zlib answer hostile bytes with any of these.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # also NotImplementedError
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a package may hold before it is refused."""

    members: int = 200_000
    member_bytes: int = 64 << 30
    total_bytes: int = 128 << 30
    whole_bytes: int = 4 << 30  # of a member that is not streamed
    ratio: int = 200  # uncompressed to compressed, judged above ratio_floor bytes
    ratio_floor: int = 10 << 20


@dataclass(frozen=True, slots=True)
class Member:
    """One file as a package lists it."""

    path: str
    size: int  # bytes, uncompressed, as the package declares them
    open: Callable[[], io.BufferedIOBase]
    skip: str | None = None  # why it is left out; null: it is not


def inner_path(name: str) -> str:
    """A member's path with `/` between its parts, NFC, without empty parts.

    Raises:
        ExportError: The name leads out of the package, or is not text.
    """
    path = name.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", path):
        raise ExportError(f"{name!r} leads out of the package")
    if "\0" in path or any("\ud800" <= c <= "\udfff" for c in path):
        raise ExportError(f"{name!r} is not the name of a file")
    return unicodedata.normalize("NFC", "/".join(p for p in parts if p not in ("", ".")))


def shown(name: str) -> str:
    """A file's name fit to print and store; bytes that are no text become question marks."""
    return name.encode("utf-8", "replace").decode()


def is_litter(path: str) -> bool:
    """Whether an operating system left this file, not the network."""
    *folders, last = path.split("/")
    return (
        "__MACOSX" in folders
        or last == "__MACOSX"
        or last.startswith("._")
        or last.lower() in LITTER
    )
