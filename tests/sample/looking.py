"""Ways to look into a generated home, without the readers of netgraph.sources."""

import csv
import io
import json
import zipfile
from pathlib import Path

DAYS = ("09-02", "10-21", "11-18")


def contents(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for top in ("inbox", "decisions")
        for path in sorted((directory / top).rglob("*"))
        if path.is_file()
    }


def unpacked(data: bytes) -> dict[str, bytes] | bytes:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def member(home: Path, pattern: str, suffix: str) -> bytes:
    (path,) = (home / "inbox").glob(pattern)
    with zipfile.ZipFile(path) as package:
        (name,) = (n for n in package.namelist() if f"/{n}".endswith(f"/{suffix}"))
        return package.read(name)


def connections(home: Path, pattern: str) -> list[dict[str, str]]:
    text = member(home, pattern, "Connections.csv").decode()
    return list(csv.DictReader(io.StringIO(text[text.index("First Name,") :], newline="")))


def friends(home: Path, day: str) -> list[dict[str, object]]:
    data = member(home, f"mara/facebook-mara-2023-{day}-*.zip", "your_friends.json")
    items = json.loads(data)["friends_v2"]
    assert isinstance(items, list)
    return items


def ids(home: Path, pattern: str, name: str) -> list[str]:
    text = member(home, pattern, f"data/{name}.js").decode()
    records = json.loads(text[text.index("[") :])
    return [inner["accountId"] for record in records for inner in record.values()]
