"""How rows look: in a terminal, in a pipe, in each format."""

import json
import os
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from netgraph import show
from netgraph.grid import Format
from tests.cli.conftest import HOSTILE, Call

ROWS = pl.DataFrame(
    {
        "name": ["Ana", "美咲 霧ヶ森", None],
        "n": [1, 20, None],
        "x": [0.123456, 39687.25, None],
        "on": [date(2023, 1, 2), None, None],
        "at": [datetime.fromisoformat("2023-01-02T03:04:05.000678"), None, None],
        "is_one": [True, False, None],
        "parts": [[{"step": "begin"}], [], None],
    }
)


@pytest.fixture(autouse=True)
def pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)


def shown(form: Format, capsys: pytest.CaptureFixture[str], rows: pl.DataFrame = ROWS) -> str:
    show.render(rows, form)
    return capsys.readouterr().out


def test_a_table_lines_up_and_sets_numbers_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(Format.table, capsys).splitlines() == [
        "name          n       x  on          at                   is_one  parts",
        "─" * 85,
        'Ana           1  0.1235  2023-01-02  2023-01-02 03:04:05  true    [{"step": "begin"}]',
        "美咲 霧ヶ森  20   39687                                   false   []",
        "",
    ]


def test_a_terminal_sets_heads_off_and_leaves_names_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    rows = pl.DataFrame({"name": ["Ana \x1b[31m"]})

    show.sections({"one": rows, "two": rows}, as_json=False)
    plain = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    show.sections({"one": rows, "two": rows}, as_json=False)
    painted = capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    show.sections({"one": rows, "two": rows}, as_json=False)

    assert capsys.readouterr().out == plain
    told = "Ana \ufffd[31m"
    head, rule = "name".ljust(len(told)), "─" * len(told)
    part = f"\x1b[1m{{}}\x1b[0m\n\x1b[1m{head}\x1b[0m\n\x1b[2m{rule}\x1b[0m\n{told}\n"
    assert painted == f"{part.format('one')}\n{part.format('two')}"


@pytest.mark.parametrize("width", [200, 14])  # in one line, and wrapped
@pytest.mark.parametrize(
    "name", ["[red]x[/red]", "[link=https://x.example]x[/link]", "[/]", ":smile: :-)", "[b", "\\["]
)
def test_neither_markup_nor_emoji_codes_mean_anything(
    name: str, width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")

    show.sections({name: pl.DataFrame({name: [name], "n": [1]})}, as_json=False)

    told = capsys.readouterr().out
    assert "".join(told.split()).count("".join(name.split())) == 3
    assert "\x1b" not in told


def test_letters_of_all_widths_line_up(capsys: pytest.CaptureFixture[str]) -> None:
    accents, two_in_one = "e\u0301e\u0301", "👩\u200d🚀"
    names = ["Ana", "美咲", accents, two_in_one]
    rows = pl.DataFrame({"name": names, "n": [1, 2, 3, 4]})

    told = shown(Format.table, capsys, rows).splitlines()

    assert told[2:] == ["Ana   1", "美咲  2", f"{accents}    3", f"{two_in_one}    4"]


def test_a_cell_of_several_lines_keeps_them_and_its_row_together(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = pl.DataFrame({"a": ["one\n\nthree", "four"], "n": [1, 2]})

    told = shown(Format.table, capsys, rows).splitlines()

    assert told[2:] == ["one    1", "", "three", "four   2"]


def test_csv_holds_every_digit_and_nested_values_as_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown(Format.csv, capsys).splitlines()

    assert lines[0] == "name,n,x,on,at,is_one,parts"
    assert lines[1] == (
        'Ana,1,0.123456,2023-01-02,2023-01-02T03:04:05.000678,true,"[{""step"": ""begin""}]"'
    )


def test_json_keeps_types_and_says_null(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(shown(Format.json, capsys))

    assert rows[0]["parts"] == [{"step": "begin"}]
    assert (rows[0]["n"], rows[0]["x"], rows[0]["is_one"]) == (1, 0.123456, True)
    assert rows[0]["at"] == "2023-01-02 03:04:05.000678"
    assert set(rows[2].values()) == {None}


def test_json_has_numbers_where_sql_has_exact_ones_and_null_where_there_is_none() -> None:
    rows = pl.DataFrame(
        {"sum": [Decimal("12")], "half": [Decimal("0.5")], "nan": [float("nan")], "b": [b"\x01"]}
    )

    assert show.records(rows) == [{"sum": 12, "half": 0.5, "nan": None, "b": "01"}]


def test_markdown_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(Format.markdown, capsys).splitlines()

    assert lines[1] == "| --- | --- | --- | --- | --- | --- | --- |"
    assert lines[2].startswith("| Ana | 1 | 0.1235 | 2023-01-02 |")


@pytest.mark.parametrize("form", Format)
def test_no_rows_are_no_error(form: Format, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    show.render(ROWS.clear(), form)

    out = capfdbinary.readouterr().out
    assert out == b"[]\n" if form is Format.json else b"parts" in out


def test_an_empty_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(Format.table, capsys, ROWS.clear()).splitlines()[-1] == "(no rows)"


def test_a_name_is_nothing_but_a_name(netgraph: Call, made: Path) -> None:
    select = ("sql", "select name from people where person_id = 'x:13'", "--home", made)

    in_table = netgraph(*select).out
    in_markdown = netgraph(*select, "--format", "markdown").out
    in_json = netgraph(*select, "--format", "json").out

    assert "Bo [red]Birch[/red] | <b>x</b> *y* \ufffd[31m\ufffd" in in_table
    assert r"Bo \[red\]Birch\[/red\] \| \<b>x\</b> \*y\* " in in_markdown
    assert "\x1b" not in in_table + in_markdown + in_json
    assert json.loads(in_json) == [{"name": HOSTILE}]


def test_a_hostile_column_name_is_nothing_more_either(netgraph: Call, made: Path) -> None:
    answer = netgraph("sql", 'select 1 as "a|b\x1b[0m"', "--home", made)

    assert answer.out.startswith("a|b\ufffd[0m\n")


def test_what_is_told_of_a_night_commands_no_terminal_either(
    netgraph: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show.out("refused  mara/\x1b[2Jevil\u202e.zip: not a whole zip\tat all\r\nnext line")

    said = capsys.readouterr().out
    assert said == (
        "refused  mara/\ufffd[2Jevil\ufffd.zip: not a whole zip at all\ufffd\nnext line\n"
    )
    assert "\x1b" not in netgraph("status", "--home", tmp_path / "\x1b[2J").err


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_in_a_narrow_terminal_every_line_fits_and_nothing_is_lost(
    width: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    why = "joins four of your worlds and can introduce you to forty people whom nobody else knows"
    rows = pl.DataFrame({"rank": [1], "name": ["Ana Alder"], "path": ["a/" * 30], "why": [why]})

    text = shown(Format.table, capsys, rows)

    assert max(map(len, text.splitlines())) <= width
    assert all(word in text.split() for word in why.split())
    assert text.replace("\n", "").replace(" ", "").count("a/") == 30


def test_where_columns_do_not_fit_rows_become_cards(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    rows = pl.DataFrame({f"column_{n}": ["some words", None] for n in range(9)})

    lines = shown(Format.table, capsys, rows).splitlines()

    assert lines[0] == "column_0  some words"
    assert len([line for line in lines if line]) == 9  # what is empty is left out


def test_parquet_does_not_go_to_a_terminal(
    netgraph: Call, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    answer = netgraph("sql", "from people", "--home", made, "--format", "parquet")

    assert answer.status == 2
    assert "send them to a file" in answer.err


def test_a_reader_who_has_seen_enough_ends_it_quietly(made: Path) -> None:
    command = [sys.executable, "-m", "netgraph", "sql", "from range(200000)", "--home", str(made)]
    with subprocess.Popen(
        [*command, "--format", "csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"range\n"
        process.stdout.close()
        said = process.stderr.read()

    assert said == b""
    assert process.returncode == 0


def test_names_of_all_scripts_pass_where_the_encoding_has_no_letters_for_them(made: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "netgraph", "person", "lukasz", "--home", str(made)],
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=False,
    )

    assert result.returncode == 0
    assert rb"\u0141ukasz" in result.stdout
