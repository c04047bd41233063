"""Every question against a real night, as an analyst would run its file."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from netgraph.store.files import sql_files

QUESTIONS = sql_files("adhoc")


@pytest.fixture(scope="module")
def published(sample_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect(sample_night / "netgraph.duckdb", read_only=True)
    yield con
    con.close()


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda file: file.stem)
def test_a_question_alone_speaks_of_every_owner(
    file: Path, published: duckdb.DuckDBPyConnection
) -> None:
    rows = published.cursor().sql(file.read_text()).pl()

    assert rows.height
    if "owner" in rows.columns and file.stem != "which_exports_need_attention":
        assert rows["owner"].n_unique() > 1


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda file: file.stem)
def test_a_question_with_an_owner_speaks_of_that_owner(
    file: Path, published: duckdb.DuckDBPyConnection
) -> None:
    con = published.cursor()
    con.execute("set variable owner = 'jonas'")

    rows = con.sql(file.read_text()).pl()

    if "owner" in rows.columns:
        # an export that is nobody's concerns everybody
        assert set(rows["owner"].to_list()) <= {"jonas", None}
        assert rows.height
    else:
        assert rows["known_to"].str.contains("jonas").all()


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda file: file.stem)
def test_a_question_says_what_it_answers_and_in_which_order(file: Path) -> None:
    text = file.read_text()

    assert text.startswith("-- ")
    assert len(text.splitlines()[0]) <= 100
    assert "\norder by" in text
    assert text.endswith(";\n")
    assert "getvariable('owner')" in text


def test_a_company_is_compared_as_a_whole_name(published: duckdb.DuckDBPyConnection) -> None:
    con = published.cursor()
    con.execute("set variable of = 'halden'")
    text = next(file for file in QUESTIONS if file.stem == "who_works_at").read_text()

    assert con.execute(text).fetchall() == []
    con.execute("set variable of = 'halden pike'")
    companies = {row[1] for row in con.execute(text).fetchall()}
    assert companies == {"Halden Pike"}
