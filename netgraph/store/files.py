"""Where the plain SQL lives: beside the package in a checkout, inside it in a wheel."""

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def sql_folder() -> Path:
    """The folder that holds schema/, views/, queries/, checks/ and adhoc/."""
    packaged = _PACKAGE / "_sql"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "sql"


def sql_files(room: str) -> list[Path]:
    """The SQL files of one room, in the order of their names."""
    return sorted((sql_folder() / room).glob("*.sql"))


@cache
def digest_of(*rooms: str) -> str:
    """A fingerprint of the SQL files of some rooms; read once, like the code they belong to."""
    files = [file for room in rooms for file in sql_files(room)]
    told = [(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]
