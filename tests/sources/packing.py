"""The same invented export as a folder and as many kinds of zip."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

Members = Mapping[str, bytes | str]
When = tuple[int, int, int, int, int, int]

JUNE = (2024, 6, 1, 12, 0, 0)


def make_zip(path: Path, members: Members, when: When = JUNE) -> Path:
    """A zip with these members, in this order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(member(name, when), content)
    return path


def member(name: str, when: When = JUNE) -> zipfile.ZipInfo:
    """The head of a zip member, deflated."""
    info = zipfile.ZipInfo(name, when)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def make_folder(path: Path, members: Members) -> Path:
    """A folder with these files."""
    path.mkdir(parents=True, exist_ok=True)
    for name, content in members.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def members_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder by inner path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
