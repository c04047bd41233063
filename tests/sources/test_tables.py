"""Tables that were downloaded, re-saved, cut or never ours are read whole or refused by name."""

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from netgraph import text
from netgraph.errors import DriftError, ExportError
from netgraph.sources.tables import (
    clean_column,
    decode,
    fold_column,
    holds_header,
    normalize,
    read_table,
)

NAMES = ("First Name", "Last Name", "Connected On")
LINES = (
    "First Name,Last Name,Connected On\r\nZoë,Brandt,07 Jun 2024\r\nMia,Sørensen,03 Dec 2019\r\n"
)
ROWS = [(1, "Zoë", "Brandt", "07 Jun 2024"), (2, "Mia", "Sørensen", "03 Dec 2019")]


def rows(data: bytes | str, *required: str) -> list[tuple[object, ...]]:
    content = data.encode() if isinstance(data, str) else data
    return read_table(content, "list.csv", required or NAMES).rows()


@pytest.mark.parametrize(
    "data",
    [
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        b"\xfe\xff" + LINES.encode("utf-16-be"),
        LINES.encode("utf-16-le"),
        LINES.encode("utf-16-be"),
        LINES.encode("cp1252"),
        LINES.replace(",", ";").encode("cp1252"),
        LINES.replace(",", "\t").encode("utf-16"),
        LINES.replace("\r\n", "\n").encode(),
        LINES.replace("\r\n", "\r").encode(),
        LINES.replace("\r\n", "\n", 1).encode(),
        LINES.rstrip().encode(),
        LINES.replace("First Name", " first_name ").encode(),
    ],
)
def test_every_way_to_save_a_table_gives_the_same_rows(data: bytes) -> None:
    assert rows(data) == ROWS


def test_a_file_cut_inside_its_last_character_is_still_utf_8() -> None:
    assert decode("Zoë Brandé".encode()[:-1]) == "Zoë Brand\ufffd"


def test_a_last_record_needs_no_line_break() -> None:
    assert rows('a,b\n"1","2"', "a", "b") == [(1, "1", "2")]
    assert rows('a,b\n,"x\n"', "a", "b") == [(1, None, "x")]


def test_a_table_whose_lines_are_known_to_be_ended_is_refused_without_the_last_line_break() -> None:
    whole = b"id,name\n1,Ada Holm\n"

    assert read_table(whole, "people.csv", ("id", "name"), ended=True).height == 1
    for cut in (whole[:-1], whole[:-3], b"id,name"):
        with pytest.raises(ExportError, match=r"people\.csv: the last line has no line break"):
            read_table(cut, "people.csv", ("id", "name"), ended=True)


def test_a_cp1252_file_may_end_in_an_accent() -> None:
    assert decode("Jos\xe9".encode("cp1252")) == "José"


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"") == ""


def test_whatever_stands_above_the_header_is_passed_over() -> None:
    preamble = 'sep=,\nNotes:\n"Some, ""quoted"" words\non two lines"\n\n'
    assert rows(preamble + LINES) == ROWS


def test_quoted_cells_may_hold_separators_quotes_and_line_breaks() -> None:
    read = rows('a,b\n"1, ""one""\r\nline",2\n', "a", "b")
    assert read == [(1, '1, "one"\r\nline', "2")]


def test_short_records_are_filled_and_blank_ones_dropped_but_counted() -> None:
    read = rows('a,b\n\n1\n,\n"",""\n2,3\n', "a", "b")
    assert read == [(2, "1", None), (5, "2", "3")]


def test_columns_without_name_or_content_are_left_out() -> None:
    assert read_table(b"a,b,,\n1,2,,x\n", "f", ("a",)).columns == ["line", "a", "b", "column 4"]


def test_repeated_columns_get_a_number_and_never_the_name_of_another() -> None:
    table = read_table(b"a,a,a (2),line\n1,2,3,4\n", "f", ("a",))
    assert table.rows() == [(1, "1", "2", "3", "4")]
    assert table.columns == ["line", "a", "a (2)", "a (2) (2)", "line (2)"]


def test_columns_are_spelled_as_the_caller_spells_them_and_others_as_the_file_does() -> None:
    table = read_table(
        b"Vorname,E-MAIL,body,Odd One\nx,y,z,w\n",
        "f",
        ("First",),
        known=("Email",),
        skip=("Body",),
        also={"vorname": "First"},
    )
    assert table.columns == ["line", "First", "Email", "Odd One"]


def test_a_record_with_more_fields_than_the_header_is_refused_by_its_line() -> None:
    with pytest.raises(ExportError, match=r"list\.csv line 2: found more than 2 fields"):
        rows("a,b\n1,2\n1,2,3\n", "a", "b")


@pytest.mark.parametrize(
    "data",
    [
        b'a,b\n1,"2',
        b"a,b\n1,2\n3",
        b'a,b\n1,"2\n3',
        b'a,b\n1,2\n"x ""',
        b"a,b\n1,2\n,",
        "a,b\nZoë,Zoë".encode()[:-1],
        "a,b\n1,2\n".encode("utf-16")[:-1],
    ],
)
def test_a_table_that_ends_inside_a_record_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match="cut off"):
        rows(data, "a", "b")


def test_quotes_inside_bare_cells_are_refused_rather_than_guessed() -> None:
    with pytest.raises(ExportError, match="quote opens or closes inside a field"):
        rows('a,b\n5" pipe,x\n2,y\n7" pipe,z\n', "a", "b")


@pytest.mark.parametrize("data", [b"", b"x,y\n1,2\n", b"\x00\x01\x02", b'"' * 200_000])
def test_a_table_without_the_header_is_refused_with_what_came_and_what_was_expected(
    data: bytes,
) -> None:
    with pytest.raises(DriftError, match="expected 'First Name', 'Last Name', 'Connected On'"):
        rows(data)
    assert not holds_header(data, NAMES)


def test_a_header_is_found_in_the_beginning_of_a_file() -> None:
    assert holds_header(b"Notes:\n\n" + LINES.encode()[:60], NAMES)
    assert holds_header(b"Vorname;x\nq", ("First",), {"vorname": "First"})


CELL = st.text(st.sampled_from("ab,;\"'\n\r\t é李🚀"), max_size=6)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_what_a_csv_writer_wrote_is_read_as_a_csv_reader_reads_it(
    written: list[tuple[str, str, str]],
) -> None:
    out = io.StringIO(newline="")
    lone = any("\r" in cell for row in written for cell in row)  # not quoted by itself
    quoting = csv.QUOTE_ALL if lone else csv.QUOTE_MINIMAL
    writer = csv.writer(out, lineterminator="\n", quoting=quoting)
    writer.writerows([("a", "b", "c"), *written])
    expected = [
        (n, *(cell.strip() or None for cell in row))
        for n, row in enumerate(csv.reader(io.StringIO(out.getvalue(), newline="")))
        if n and any(cell.strip() for cell in row)
    ]
    assert rows(out.getvalue(), "a", "b", "c") == expected


ANY_TEXT = st.lists(
    st.none() | st.text(max_size=8) | st.sampled_from(["ꭰ", "ς Σ", "ﬁ ", "x" * 600])
)


@given(ANY_TEXT)
def test_columns_are_cleaned_and_folded_as_single_texts_are(values: list[str | None]) -> None:
    column = pl.Series("name", values, dtype=pl.String)
    assert clean_column(column).to_list() == [text.clean(v) for v in values]
    assert fold_column(column).to_list() == [text.fold(v) for v in values]
    assert column.to_list() == values


def test_normalising_changes_only_a_copy() -> None:
    column = pl.Series(["e\u0301", "e"])
    assert normalize(column, "NFC").to_list() == ["é", "e"]
    assert column.to_list() == ["e\u0301", "e"]
