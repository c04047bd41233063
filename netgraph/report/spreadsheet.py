"""Tables as CSV that a spreadsheet opens without running anything."""

from pathlib import Path

import polars as pl
from polars import selectors as cs

SIGNIFICANT_DIGITS = 9

# What makes a spreadsheet calculate: = + - @ (also full-width), a tab or a carriage return, at the
# start of a cell. A semicolon starts a cell too where the decimal sign is a comma.
_FORMULA = r"(^|[;\t\r\n])(\s*[=+\-@＝＋－＠]|[\t\r])"


def write_csv(frame: pl.DataFrame, owner: str, path: Path) -> None:
    """Write a table with the owner before its columns.

    Args:
        frame: The rows, in order. Null becomes an empty cell; a text that could be taken for a
            formula gets a leading apostrophe, as spreadsheets themselves mark text. Lists of text
            become text with commas.
        owner: Whose report it is.
        path: The file to write: UTF-8, commas, one header line.
    """
    write_rows(frame.select(pl.lit(owner).alias("owner"), pl.all()), path)


def write_rows(frame: pl.DataFrame, path: Path) -> None:
    """Write a table that names its owners itself; the rest as for `write_csv`."""
    frame.with_columns(cs.list().list.join(", ")).with_columns(
        cs.string().str.replace_all(_FORMULA, "${1}'${2}"),
        cs.float().round_sig_figs(SIGNIFICANT_DIGITS),
    ).write_csv(path, float_scientific=False)
