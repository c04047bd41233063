"""Views, macros and questions against cases: `<view, macro or question>/<what it shows>/`.

A case holds one CSV for each table that is not empty (see tests/sql/tables.py), variables.csv with
what the question is about or the macro is called with, and expect.csv.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from netgraph.store.files import sql_files
from tests.sql.tables import CSV, empty, load

HERE = Path(__file__).parent
CASES = sorted(file.parent for file in HERE.glob("*/*/expect.csv"))
QUESTIONS = {file.stem: file for file in sql_files("adhoc")}
MACROS = {file.stem for file in sql_files("macros")}


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty() as con:
        yield con


@pytest.fixture
def con(database: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    database.execute("begin")
    yield database
    database.execute("rollback")
    for (variable,) in database.execute("select name from duckdb_variables()").fetchall():
        database.execute(f"reset variable {variable}")


def answer(con: duckdb.DuckDBPyConnection, subject: str) -> str:
    """What a case asks."""
    if subject in QUESTIONS:
        return QUESTIONS[subject].read_text(encoding="utf-8")
    if subject not in MACROS:
        return f"from main.{subject}"
    [(parameters,)] = con.execute(
        "select parameters from duckdb_functions() where function_name = ?", [subject]
    ).fetchall()
    given = ", ".join(f"getvariable('{name}')" for name in parameters)
    return f"from main.{subject}({given})"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_case_gives_what_it_expects(case: Path, con: duckdb.DuckDBPyConnection) -> None:
    load(con, case)
    subject = case.parent.name
    con.execute("create temporary table expected as from " + CSV, [str(case / "expect.csv")])
    con.execute(f"create temporary table answered as {answer(con, subject)}")
    told = con.table("expected").columns
    columns = ", ".join(f'cast("{column}" as varchar)' for column in told)
    pair = f"(select {columns} from answered)", "(from expected)"

    surplus, missing = (
        con.execute(f"from {one} except all from {other}").fetchall()
        for one, other in (pair, pair[::-1])
    )
    assert {"surplus": surplus, "missing": missing} == {"surplus": [], "missing": []}
    if subject in QUESTIONS:
        in_order = [con.execute(f"from {rows}").fetchall() for rows in pair]
        assert in_order[0] == in_order[1], "the right rows in another order"


@pytest.mark.parametrize("subject", [*QUESTIONS, *sorted(MACROS)])
def test_every_question_and_macro_has_a_case(subject: str) -> None:
    assert list((HERE / subject).glob("*/expect.csv"))


def test_every_case_is_of_something_that_exists() -> None:
    subjects = {case.parent.name for case in CASES}
    assert subjects <= set(QUESTIONS) | MACROS | {file.stem for file in sql_files("views")}
