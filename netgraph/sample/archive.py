"""Packages as the networks send them, the same bytes on every run."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

Files = dict[str, bytes]  # inner path -> content


def zipped(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """A zip of the files, sorted, all members dated with one moment."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for path in sorted(files):
            member = zipfile.ZipInfo(path, moment.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # the same on every machine that writes the sample
            member.external_attr = 0o644 << 16
            out.writestr(member, files[path], compresslevel=9)
    return buffer.getvalue()


def table(header: str, rows: Iterable[Sequence[str]]) -> bytes:
    r"""A CSV in UTF-8 with `\n` line ends, quoted only where needed; the header is one string."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return buffer.getvalue().encode()


def resaved(data: bytes, date_columns: Sequence[str]) -> bytes:
    """A CSV as a European spreadsheet saves it again: `;`, cp1252, CRLF, `4-Apr-21`.

    Args:
        data: A CSV whose header may stand below a preamble, all of it encodable in cp1252.
        date_columns: Columns with dates like `04 Apr 2021`.
    """
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    top = next(i for i, row in enumerate(rows) if set(date_columns) <= set(row))
    width, dated = len(rows[top]), {rows[top].index(c) for c in date_columns}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    for i, row in enumerate(rows):
        cells = row + [""] * (width - len(row))
        if i > top:
            cells = [_excel_day(c) if j in dated else c for j, c in enumerate(cells)]
        writer.writerow(cells)
    return buffer.getvalue().encode("cp1252")


def _excel_day(text: str) -> str:
    day, month, year = text.split()
    return f"{int(day)}-{month}-{year[2:]}"
