import csv
from pathlib import Path

import polars as pl
import pytest

from netgraph.report.spreadsheet import write_csv


def _written(path: Path, **columns: list[object]) -> list[list[str]]:
    write_csv(pl.DataFrame(columns), "noor", path / "t.csv")
    with (path / "t.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("https://example.org","x")', '\'=HYPERLINK("https://example.org","x")'),
        ("+1 555", "'+1 555"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =1", "'  =1"),
        ("\n=1", "'\n=1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; -b", "a;' -b"),
        ("a = b", "a = b"),
        ("noor@example.org", "noor@example.org"),
        ("Anne-Marie, Delft", "Anne-Marie, Delft"),
        ('say "hi"\nthere', 'say "hi"\nthere'),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_other_texts_stay(tmp_path: Path, text: str, cell: str) -> None:
    assert _written(tmp_path, name=[text]) == [["owner", "name"], ["noor", cell]]


def test_the_owner_comes_first_and_is_no_formula_either(tmp_path: Path) -> None:
    write_csv(pl.DataFrame({"n": [1]}), "=noor", tmp_path / "t.csv")

    assert (tmp_path / "t.csv").read_text() == "owner,n\n'=noor,1\n"


def test_numbers_have_nine_significant_digits_and_stay_numbers(tmp_path: Path) -> None:
    rows = _written(tmp_path, x=[1 / 3, -0.1 - 0.2, 1e-7, 123456789.123, None])

    assert [row[1] for row in rows[1:]] == [
        "0.333333333",
        "-0.3",
        "0.0000001",
        "123456789",
        "",
    ]


def test_a_table_without_rows_still_has_its_header(tmp_path: Path) -> None:
    assert _written(tmp_path, name=[]) == [["owner", "name"]]


def test_lists_become_text_that_is_no_formula_either(tmp_path: Path) -> None:
    _, row = _written(tmp_path, ids=[["=1", "p2"]])

    assert row == ["noor", "'=1, p2"]
