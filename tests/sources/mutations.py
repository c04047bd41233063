"""What happens to exports between a network and an inbox: cut, re-saved, drifted, split, garbled.

Each mutation takes the files of an export by inner path and gives them back altered, with the path
that it touched; null where it has nothing to do on them.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeAlias

from netgraph.errors import ExportError
from netgraph.sources.tables import decode

Files: TypeAlias = dict[str, bytes]
Mutated: TypeAlias = tuple[Files, str] | None
Mutation: TypeAlias = Callable[[Files, Random], Mutated]

_TABLE, _SCRIPT = (".csv", ".tsv"), (".json", ".js")
_TEXT = (*_TABLE, *_SCRIPT, ".htm", ".html", ".vcf", ".ics", ".mbox", ".eml")
_SET = re.compile(rb"^[^=\[{]*=\s*")  # what stands before the value of a script


def cut(files: Files, rng: Random) -> Mutated:
    """A download that ended early: one file is shorter, and not at the end of a line."""
    path = _one(files, rng, lambda _, data: len(data) > 2)
    if path is None:
        return None
    data = files[path]
    places = rng.sample(range(1, len(data)), min(8, len(data) - 1))
    inside = [n for n in places if not _at_a_line(data, n)]
    return (files | {path: data[: inside[0]]}, path) if inside else None


def garbled(files: Files, rng: Random) -> Mutated:
    """A bad disk: some bytes of one file are others, or are there twice, or are gone."""
    path = _one(files, rng, lambda _, data: len(data) > 0)
    if path is None:
        return None
    data = bytearray(files[path])
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(data) + 1)
        piece = bytes(data[at : at + rng.randint(1, 40)])
        other = rng.choice((piece + piece, b"", b"\0", b"\xff\xfe", b'"', b"\n", b",", b"}", b"<"))
        data[at : at + len(piece)] = other
    return files | {path: bytes(data)}, path


def recoded(files: Files, rng: Random) -> Mutated:
    """A text editor: another encoding, a byte order mark, other ends of lines; the same text."""
    path = _one(files, rng, lambda name, data: name.endswith(_TABLE) and data.isascii())
    if path is None:
        return None
    text = decode(files[path])
    encoding = rng.choice(("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"))
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    return files | {path: (mark + text).encode(encoding)}, path


def without_a_column(files: Files, rng: Random) -> Mutated:
    """Another version of the export: a column, or a field of all records, is not there."""
    return _columns(files, rng, lambda row, i: row[:i] + row[i + 1 :], lambda _: None)


def with_a_column_twice(files: Files, rng: Random) -> Mutated:
    """Ad_Targeting.csv has such: two columns of one name."""
    return _columns(files, rng, lambda row, i: row[: i + 1] + row[i:], None)


def with_a_column_renamed(files: Files, rng: Random) -> Mutated:
    """A newer version: a column, or a field of all records, is called otherwise."""

    def renamed(row: list[str], i: int) -> list[str]:
        return [*row[:i], f"{row[i]} v9", *row[i + 1 :]]

    return _columns(files, rng, renamed, lambda key: f"{key}_v9", only_head=True)


def reordered(files: Files, rng: Random) -> Mutated:
    """Rows in another order."""
    path = _one(files, rng, lambda name, _: name.endswith((*_TABLE, *_SCRIPT)))
    if path is None:
        return None
    if path.lower().endswith(_TABLE):
        if (table := _table(files[path])) is None:
            return None
        rows, head, delimiter = table
        below = rows[head + 1 :]
        rng.shuffle(below)
        return files | {path: _written(rows[: head + 1] + below, delimiter)}, path
    if (script := _script(files[path])) is None:
        return None
    before, value = script
    rows = value if isinstance(value, list) else max(_lists(value), key=len, default=[])
    rng.shuffle(rows)
    return files | {path: before + json.dumps(value).encode()}, path


def without_a_file(files: Files, rng: Random) -> Mutated:
    """A part that was not downloaded, or was not asked for; neither a copy nor a sibling is left.

    That the last of numbered files is missing cannot be seen, unless a manifest names it.
    """
    names = Counter(map(_unnumbered, files))
    path = _one(files, rng, lambda name, _: len(files) > 1 and names[_unnumbered(name)] == 1)
    return ({p: data for p, data in files.items() if p != path}, path) if path else None


def with_a_stranger(files: Files, rng: Random) -> Mutated:
    """A file that nobody knows, of a name that tells nothing."""
    top = rng.choice([path.rpartition("/")[0] for path in files])
    path = f"{top}/zzz unheard of.{rng.choice(('csv', 'json', 'js', 'bin'))}".lstrip("/")
    return files | {path: rng.choice((b"", b"a,b\n1,2\n", b'{"a": [1]}', b"\0\1"))}, path


def split(files: Files, rng: Random) -> tuple[Files, Files] | None:
    """Two packages with some of the files each, as large exports are delivered."""
    if len(files) < 2:
        return None
    first = set(rng.sample(sorted(files), rng.randint(1, len(files) - 1)))
    return (
        {path: data for path, data in files.items() if path in first},
        {path: data for path, data in files.items() if path not in first},
    )


def _one(files: Files, rng: Random, fits: Callable[[str, bytes], bool]) -> str | None:
    fitting = [path for path, data in sorted(files.items()) if fits(path.lower(), data)]
    return rng.choice(fitting) if fitting else None


def _unnumbered(path: str) -> str:
    return re.sub(r"_\d+(?=\.\w+$)", "", path.rpartition("/")[2].lower())


def _at_a_line(data: bytes, n: int) -> bool:
    """Whether a cut there leaves no trace: at the end of a line, or before nothing but blanks."""
    ends = data[n - 1 : n] in b"\r\n" or data[n : n + 1] in b"\r\n"
    return ends or not data[n:].strip(b"\0\r\n\t ")


def _columns(
    files: Files,
    rng: Random,
    on_row: Callable[[list[str], int], list[str]],
    on_key: Callable[[str], str | None] | None,
    *,
    only_head: bool = False,
) -> Mutated:
    endings = (*_TABLE, *(_SCRIPT if on_key else ()))
    path = _one(files, rng, lambda name, _: name.endswith(endings))
    if path is None:
        return None
    if path.lower().endswith(_TABLE):
        if (table := _table(files[path])) is None:
            return None
        rows, head, delimiter = table
        i = rng.randrange(len(rows[head]))
        changed = [
            on_row(row, i) if (n == head or (n > head and not only_head)) and i < len(row) else row
            for n, row in enumerate(rows)
        ]
        return files | {path: _written(changed, delimiter)}, path
    if on_key is None or (script := _script(files[path])) is None:
        return None
    before, value = script
    keys = sorted(set(_keys(value)))
    if not keys:
        return None
    key = rng.choice(keys)
    value = _rekeyed(value, key, on_key(key))
    return files | {path: before + json.dumps(value).encode()}, path


def _table(data: bytes) -> tuple[list[list[str]], int, str] | None:
    """The rows, where the header is, and the separator."""
    try:
        text = decode(data)
    except ExportError:
        return None
    delimiter = max(",;\t", key=text.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    head = next((n for n, row in enumerate(rows) if len(row) > 2), None)
    return None if head is None else (rows, head, delimiter)


def _written(rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _script(data: bytes) -> tuple[bytes, Any] | None:
    """What stands before the value, and the value."""
    before = found[0] if (found := _SET.match(data)) else b""
    try:
        return before, json.loads(data[len(before) :])
    except ValueError:
        return None


def _lists(value: Any) -> list[list[Any]]:
    if isinstance(value, list):
        return [value, *(inner for item in value for inner in _lists(item))]
    if isinstance(value, dict):
        return [inner for item in value.values() for inner in _lists(item)]
    return []


def _keys(value: Any) -> list[str]:
    if isinstance(value, list):
        return [key for item in value for key in _keys(item)]
    if isinstance(value, dict):
        return [*value, *(key for item in value.values() for key in _keys(item))]
    return []


def _rekeyed(value: Any, key: str, other: str | None) -> Any:
    if isinstance(value, list):
        return [_rekeyed(item, key, other) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        (other or "") if name == key else name: _rekeyed(item, key, other)
        for name, item in value.items()
        if name != key or other is not None
    }
