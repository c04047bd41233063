"""The members of a zip, refused whole when anything about it is hostile."""

import io
import stat
import zipfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import cast

from netgraph.errors import ExportError
from netgraph.sources.members import DAMAGE, Limits, Member, inner_path

ENCRYPTED, UTF8 = 0x1, 0x800
OLDEST = date(1995, 1, 1)  # zip tools write 1980-01-01 when they do not know the time


def is_zip(path: Path) -> bool:
    """Whether a file is, or claims to be, a zip."""
    with path.open("rb") as stream:
        return path.suffix.lower() == ".zip" or stream.read(4) in (b"PK\3\4", b"PK\5\6")


def open_zip(path: Path, label: str) -> zipfile.ZipFile:
    """The zip with its list of members.

    Raises:
        ExportError: There is no list at its end: not a zip, or not all of it.
    """
    try:
        return zipfile.ZipFile(path)
    except DAMAGE as ex:
        raise ExportError(
            f"{label}: not a whole zip ({ex}). It is damaged or was not downloaded to its end: "
            "download it again."
        ) from ex


def zip_members(
    archive: zipfile.ZipFile, label: str, stored: int, limits: Limits
) -> Iterator[Member]:
    """Every file of a zip, folders left out.

    Args:
        archive: The zip.
        label: Its name, for messages.
        stored: Bytes of the whole zip; its members may overlap in it.
        limits: What it may hold.

    Raises:
        ExportError: A member is encrypted, a link, leads outside, is compressed in a way that
            cannot be bounded, or unpacks to far more than it is.
    """
    infos = archive.infolist()
    total = sum(info.file_size for info in infos)
    _refuse_bomb(label, total, stored, limits)
    for info in infos:
        where = f"{label}: {info.filename!r}"
        name = _checked_name(info, label)
        if _is_folder(info):
            continue
        if not name:
            raise ExportError(f"{where} has no name. Unpack it and put the folder into the inbox.")
        if info.flag_bits & ENCRYPTED:
            raise ExportError(
                f"{where} is encrypted. Unpack it with its password, put the folder into the inbox."
            )
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ExportError(
                f"{where} has compression method {info.compress_type}, expected stored or deflate. "
                "Unpack it and put the folder into the inbox."
            )
        _refuse_bomb(where, info.file_size, info.compress_size, limits)
        yield Member(name, info.file_size, partial(_open, archive, info))


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedIOBase:
    return cast(io.BufferedIOBase, archive.open(info))  # which the library's types do not say


def newest_time(archive: zipfile.ZipFile) -> date | None:
    """Newest day stored with a file of the zip; null when none is plausible."""
    days = [_day(info) for info in archive.infolist() if not _is_folder(info)]
    return max((day for day in days if day and day >= OLDEST), default=None)


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.orig_filename.endswith(("/", "\\"))


def _day(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None


def _checked_name(info: zipfile.ZipInfo, label: str) -> str:
    """The member's path, once nothing about it is hostile."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise ExportError(
            f"{label}: {info.filename!r} is a link or a device, not a file. "
            "No network writes that: get the export from its source again."
        )
    try:
        # orig_filename: zipfile cuts its own copy at a NUL.
        return inner_path(_spelled(info))
    except ExportError as ex:
        raise ExportError(
            f"{label}: {ex}. No network writes that: get the export from its source again."
        ) from ex


def _spelled(info: zipfile.ZipInfo) -> str:
    """The member's name; many tools write UTF-8 without the flag that says so."""
    if info.flag_bits & UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def _refuse_bomb(where: str, size: int, stored: int, limits: Limits) -> None:
    if size > limits.ratio_floor and size > limits.ratio * stored:
        raise ExportError(
            f"{where} unpacks from {stored:,} to {size:,} bytes, expected at most "
            f"{limits.ratio} times. If it is harmless, unpack it and put the folder into the inbox."
        )
