"""Delimited text of unknown make into frames: encodings, preambles, separators, damage."""

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from typing import Literal

import polars as pl

from netgraph.errors import DriftError, ExportError
from netgraph.text import MAX_TEXT, clean

_HEADER_WITHIN = 50  # records; LinkedIn's preamble has three
_HEAD = 1 << 20  # bytes that hold these
_TIDY = r"^[^\p{C}\s]+( [^\p{C}\s]+)*$"  # nothing that text.clean would change, once NFC


def decode(data: bytes) -> str:
    """Text of a file that may have been re-saved by a spreadsheet.

    Args:
        data: The whole file.

    Returns:
        UTF-16 by its mark or its pattern of NUL bytes, else UTF-8, else cp1252; no byte order mark.
        A file cut inside its last character ends with U+FFFD.
    """
    return data.decode(_encoding(data), "replace").lstrip("\ufeff")


def read_table(
    data: bytes,
    file: str,
    required: Sequence[str],
    known: Sequence[str] = (),
    skip: Sequence[str] = (),
    also: Mapping[str, str] | None = None,
    *,
    ended: bool = False,
) -> pl.DataFrame:
    """Read comma, semicolon or tab separated text; what stands above the header is passed over.

    A file cut at the end of a record cannot be told from a whole one; nor, unless lines are known
    to be ended, can one cut within the last cell. Any other cut is refused.

    Args:
        data: The whole file.
        file: Its name in the package, for messages.
        required: Columns whose names tell the header from a preamble; case and spaces do not count.
        known: Other columns, to be spelled in the frame as they are here.
        skip: Columns that are not to be read at all, where they exist.
        also: Other names of these columns, to the name that they get here.
        ended: Whether a whole file ends with a line break, whoever wrote it.

    Returns:
        One row per record that is not blank: every column as trimmed String (null: empty, or the
        record is too short), and `line` (Int64; 1 = first record below the header, blank ones
        counted). A repeated column name gets ` (2)`; a column without name or content is left out.

    Raises:
        DriftError: No row within the first 50 has all required names.
        ExportError: The file is cut off or damaged, or a record has more fields than the header.
    """
    spelled = _spellings((*required, *known, *skip), also)
    delimiter, header, body, is_ended = _body(data, file, required, spelled)
    _refuse_cut(body, file, delimiter, len(header), is_ended=is_ended)
    if ended and not is_ended:
        raise ExportError(
            f"{file}: the last line has no line break behind it, so its last field may be cut. "
            "Download the export again; if the file is whole, end its last line."
        )
    names = _unique(header)
    wanted = [i for i, name in enumerate(names) if name not in skip]
    try:
        raw = pl.read_csv(
            body,
            has_header=False,
            schema=dict.fromkeys((*names, ""), pl.String),
            columns=[*wanted, len(names)],
            separator=delimiter,
            missing_columns="insert",
            extra_columns="ignore",
        )
    except pl.exceptions.ComputeError as ex:
        raise ExportError(
            f"{file}: a quote opens or closes inside a field; expected every field that holds one "
            "to be quoted. Use the file as it was downloaded."
        ) from ex
    return _tidy(raw, file, names)


def holds_header(
    head: bytes, required: Sequence[str], also: Mapping[str, str] | None = None
) -> bool:
    """Whether the beginning of a file holds the header that `read_table` would find."""
    try:
        _find_header(decode(head), "", required, _spellings(required, also))
    except DriftError:
        return False
    return True


def clean_column(values: pl.Series) -> pl.Series:
    """`text.clean` of every value, as fast as the tidy majority allows."""
    normal = normalize(values, "NFC")
    tidy = normal.str.contains(_TIDY) & (normal.str.len_chars() <= MAX_TEXT)
    return replace_at(normal, ~tidy, [clean(value) for value in normal.filter(~tidy).to_list()])


def fold_column(values: pl.Series) -> pl.Series:
    """`text.fold` of every value, as fast as the ASCII majority allows; null becomes empty."""
    whole = clean_column(normalize(values, "NFKC")).fill_null("")
    foreign = ~_is_ascii(whole)
    lower = whole.str.to_lowercase()
    return replace_at(
        lower, foreign, [value.casefold() for value in whole.filter(foreign).to_list()]
    )


def normalize(values: pl.Series, form: Literal["NFC", "NFKC"]) -> pl.Series:
    """Unicode normalisation of the values that are not ASCII; the others cannot change."""
    foreign = ~_is_ascii(values)
    return replace_at(values, foreign, values.filter(foreign).str.normalize(form))


def replace_at(
    values: pl.Series, where: pl.Series, others: pl.Series | Sequence[str | None]
) -> pl.Series:
    """A copy of the values with others, in order, wherever the mask is true."""
    return values.clone().scatter(where.arg_true(), pl.Series(others, dtype=pl.String))


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    low, high = data[1:2048:2].count(0), data[0:2048:2].count(0)
    if max(low, high) > len(data[:2048]) // 8:
        return "utf-16-le" if low > high else "utf-16-be"
    try:
        data.decode()
    except UnicodeDecodeError as ex:
        # Valid UTF-8 with a beginning of one more character was cut; cp1252 breaks earlier.
        whole = data[: ex.start].isascii() or ex.reason != "unexpected end of data"
        return "cp1252" if whole else "utf-8"
    return "utf-8"


def _utf8(data: bytes) -> bytes:
    """What `decode` gives, as UTF-8; what is UTF-8 already is not copied."""
    encoding = _encoding(data)
    if encoding != "utf-8" or data[-4:].decode(errors="replace").endswith("\ufffd"):
        return decode(data).encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _is_ascii(values: pl.Series) -> pl.Series:
    return values.str.len_bytes() == values.str.len_chars()


def _spellings(names: Sequence[str], also: Mapping[str, str] | None) -> dict[str, str]:
    """Folded column names, and how the caller spells them."""
    return {_fold(name): to for name, to in {**{n: n for n in names}, **(also or {})}.items()}


def _body(
    data: bytes, file: str, required: Sequence[str], spelled: Mapping[str, str]
) -> tuple[str, list[str], bytes, bool]:
    """The delimiter, the columns, the records, and whether the last of them is ended."""
    text = _utf8(data)
    if b"\n" not in text:
        text = text.replace(b"\r", b"\n")  # the Macintosh CSV of old spreadsheets
    head = text[:_HEAD].decode(errors="replace")
    delimiter, header, start = _find_header(head, file, required, spelled)
    begin, end = len(head[:start].encode()), len(text)
    while end > begin and text[end - 1] in b"\r\n":
        end -= 1
    body, is_ended = text[begin:end], text.endswith(b"\n")
    if not body and not is_ended and header[-1] != required[-1]:
        raise ExportError(
            f"{file}: the text ends in the header; expected {required[-1]!r} or a line break last. "
            "The file looks cut off: download the export again."
        )
    return delimiter, header, body, is_ended


def _find_header(
    text: str, file: str, required: Sequence[str], spelled: Mapping[str, str]
) -> tuple[str, list[str], int]:
    """The delimiter, the columns as the caller spells them, where the first record begins."""
    for delimiter in ",;\t":
        for cells, end in _first_records(text, delimiter):
            names = [spelled.get(_fold(cell), cell) for cell in cells]
            if set(required) <= set(names):
                return delimiter, names, end
    first = next((cells for cells, _ in _first_records(text, ",") if any(cells)), [])
    hint = "Use the file as it was downloaded, in English, not cut or edited."
    raise DriftError(file, [cell[:60] for cell in first[:20]], list(required), hint)


def _first_records(text: str, delimiter: str) -> Iterator[tuple[list[str], int]]:
    """The first records with the position behind each."""
    consumed = 0

    def lines() -> Iterator[str]:
        nonlocal consumed
        while consumed < len(text):
            line = text[consumed : text.find("\n", consumed) + 1 or len(text)]
            consumed += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter)
    try:
        for cells in islice(reader, _HEADER_WITHIN):
            yield [cell.strip() for cell in cells], consumed
    except csv.Error:  # a field beyond the module's limit: no header was found before it
        return


def _refuse_cut(body: bytes, file: str, delimiter: str, width: int, *, is_ended: bool) -> None:
    """Raise ExportError when the body ends inside a character, a quoted field or a record."""
    inside = body.count(b'"') % 2 == 1 or (not is_ended and body.endswith("\ufffd".encode()))
    if not inside and body and not is_ended:
        start, quotes = len(body), 0
        while start:
            end, start = start, body.rfind(b"\n", 0, start) + 1
            quotes += body.count(b'"', start, end)
            if quotes % 2 == 0:
                break
            start -= 1
        last = body[start:]
        fields = re.sub(b'"[^"]*"', b"", last).count(delimiter.encode()) + 1
        # A last record of separators alone may have lost its only value.
        inside = fields < width or not last.strip(f'{delimiter}" \r'.encode())
    if inside:
        raise ExportError(
            f"{file}: the text ends inside a record; expected {width} fields in the last one. "
            "The file looks cut off: download the export again."
        )


def _unique(header: Sequence[str]) -> list[str]:
    """Column names of which no two are equal; `column n` where there is none."""
    names = ["line", ""]
    for number, cell in enumerate(header, 1):
        base = cell or f"column {number}"
        repeats = (f"{base} ({n})" for n in count(2))
        names.append(base if base not in names else next(r for r in repeats if r not in names))
    return names[2:]


def _tidy(raw: pl.DataFrame, file: str, header: Sequence[str]) -> pl.DataFrame:
    """Trimmed cells, numbered records, no blank ones; ExportError for a record that is too long."""
    cells = pl.all().str.strip_chars()
    table = raw.select(pl.when(cells != "").then(cells)).with_row_index("line", 1)
    if not (longer := table.filter(pl.col("").is_not_null())).is_empty():
        raise ExportError(
            f"{file} line {longer['line'][0]}: found more than {len(header)} fields, expected as "
            "many as the header has. Quote fields that hold the separator."
        )
    unnamed = [f"column {n}" for n in range(1, len(header) + 1)]
    empty = [c for c in unnamed if c in table.columns and table[c].null_count() == table.height]
    kept = table.drop("", *empty)
    present = ~pl.all_horizontal(pl.exclude("line").is_null())
    return kept.filter(present).with_columns(pl.col("line").cast(pl.Int64))


def _fold(name: str) -> str:
    """A column name without regard to case, form and spaces."""
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name))).casefold()
