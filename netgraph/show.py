"""Frames for a terminal, a pipe or a script."""

import io
import json
import math
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

import polars as pl
from polars import selectors as cs

from netgraph.errors import UsageError
from netgraph.grid import Format, grid
from netgraph.report.markdown import escape

# Control and direction characters: a name must not steer the terminal or turn a line around.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def legible(text: str) -> str:
    """Text in which nothing commands a terminal: what cannot be seen is marked."""
    return _UNSEEN.sub("\ufffd", text.replace("\t", " "))


def out(text: str) -> None:
    """One text and a line end on standard output, for people."""
    _write(legible(text) + "\n")


def _write(data: str | bytes) -> None:
    """Text or bytes on standard output; a reader who has seen enough (`| head`) ends it quietly."""
    try:
        if isinstance(data, bytes):
            sys.stdout.buffer.write(data)
        else:
            sys.stdout.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        # what is left in the buffer would fail once more when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def render(rows: pl.DataFrame, form: Format) -> None:
    """Print rows in one of the formats; parquet goes to standard output as bytes.

    Raises:
        UsageError: Parquet to a terminal.
    """
    if form is Format.table:
        _write(table(rows) + "\n")
    elif form is Format.csv:
        _write(_flat(rows).write_csv())
    elif form is Format.json:
        data(records(rows))
    elif form is Format.markdown:
        out(markdown(rows))
    elif sys.stdout.isatty():
        raise UsageError("--format parquet writes bytes: send them to a file with > NAME.parquet")
    else:
        buffer = io.BytesIO()
        rows.write_parquet(buffer)
        _write(buffer.getvalue())


def data(value: object) -> None:
    """Print what scripts read."""
    _write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def sections(parts: Mapping[str, pl.DataFrame], *, as_json: bool) -> None:
    """Print several frames, each under its name; empty ones and empty columns are left out.

    Scripts get all of them, with underscores for the spaces of a name.
    """
    if as_json:
        data({name.replace(" ", "_"): records(rows) for name, rows in parts.items()})
        return
    told = (
        table(rows.select(c.name for c in rows if c.count()), name)
        for name, rows in parts.items()
        if rows.height
    )
    _write("\n\n".join(told) + "\n")


def introductions(
    says: Iterable[str],
    parts: Mapping[str, pl.DataFrame],
    about: Mapping[str, object],
    *,
    as_json: bool,
) -> None:
    """Print an answer about introductions: its sentences, then its rows, for people without ids.

    Args:
        says: The sentences.
        parts: The rows by name.
        about: What else scripts want to know.
        as_json: For scripts.
    """
    if as_json:
        told = {name: records(rows) for name, rows in parts.items()}
        data({**about, "says": list(says), **told})
        return
    out("\n".join(says))
    shown = {
        name: rows.select(c for c in rows.columns if c != "path_strength" and c[-3:] != "_id")
        for name, rows in parts.items()
        if name != "target" and rows.height
    }
    if shown:
        out("")
        sections(shown, as_json=False)


def matches(pairs: pl.DataFrame, people: pl.DataFrame, *, as_json: bool) -> None:
    """Print pairs of people who may be one, side by side, and how to decide on each.

    Args:
        pairs: As `pipeline.review.waiting` gives them.
        people: Likewise.
        as_json: For scripts.
    """
    if as_json:
        sections({"pairs": pairs, "people": people}, as_json=True)
    elif pairs.is_empty():
        out("Nobody waits to be judged.")
    else:
        _write(_side_by_side(pairs, people) + "\n")


def _side_by_side(pairs: pl.DataFrame, people: pl.DataFrame) -> str:
    known = {row["person_id"]: row for row in people.iter_rows(named=True)}
    told = [f"{pairs['waiting'][0]:,} pairs wait; the {pairs.height:,} likeliest:"]
    for pair in pairs.iter_rows(named=True):
        sides = [known[pair[end]] for end in ("person_a", "person_b")]
        facts = [c for c in people.columns if c != "person_id" and any(s[c] for s in sides)]
        shown = pl.DataFrame(
            {
                "": facts,
                **{end: [_cell(s[c]) for c in facts] for end, s in zip("AB", sides, strict=True)},
            }
        )
        reasons = legible(f"{pair['score']} bits: {pair['reasons']}")
        told.append(
            f"{table(shown, reasons)}\n{legible(pair['same'])}\n{legible(pair['different'])}"
        )
    return "\n\n".join(told)


def table(rows: pl.DataFrame, title: str | None = None) -> str:
    """Rows in columns, as wide as the terminal, or as wide as they need to be in a pipe.

    A title stands above.
    """
    fits = sys.stdout.isatty() or "COLUMNS" in os.environ
    return grid(
        [_cell(name) for name in rows.columns],
        [[_cell(value) for value in column.to_list()] for column in rows.get_columns()],
        [dtype.is_numeric() for dtype in rows.dtypes],
        shutil.get_terminal_size().columns if fits else None,
        title,
    )


def records(rows: pl.DataFrame) -> list[dict[str, object]]:
    """Rows as JSON-ready objects; dates as ISO text, what is no number as null."""
    return [{k: _plain(v) for k, v in row.items()} for row in rows.iter_rows(named=True)]


def markdown(rows: pl.DataFrame) -> str:
    """A Markdown table in which no name can be anything but a name."""
    lines: Iterable[Iterable[str]] = (
        [escape(_cell(name)) for name in rows.columns],
        ["---"] * rows.width,
        *([escape(_cell(v)).replace("\n", " ") for v in row] for row in rows.iter_rows()),
    )
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _cell(value: object) -> str:
    """A value as people read it; what cannot be seen is marked."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.4g}"
        case datetime():
            return value.isoformat(" ", "seconds")
        case list() | dict():
            return legible(json.dumps(_plain(value), ensure_ascii=False))
        case _:
            return legible(str(value))


def _plain(value: object) -> object:
    match value:
        case list():
            return [_plain(v) for v in value]
        case dict():
            return {str(k): _plain(v) for k, v in value.items()}
        case float():
            return value if math.isfinite(value) else None
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case bytes():
            return value.hex()
        case None | str() | int():
            return value
        case _:
            return str(value)


def _flat(rows: pl.DataFrame) -> pl.DataFrame:
    """Nested columns and bytes as text: CSV has neither."""
    nested = [c for c, t in rows.schema.items() if t.is_nested()]
    return rows.with_columns(
        pl.Series(c, [json.dumps(_plain(v), ensure_ascii=False) for v in rows[c].to_list()])
        for c in nested
    ).with_columns(cs.binary().bin.encode("hex"))
