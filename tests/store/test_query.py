from pathlib import Path

import polars as pl
import pytest

from netgraph.errors import StoreError, UsageError
from netgraph.store import query
from netgraph.store.connect import Connection


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands for sql/queries."""
    folder = tmp_path / "sql" / "queries"
    folder.mkdir(parents=True)
    monkeypatch.setattr(query, "sql_folder", lambda: tmp_path / "sql")
    return folder


def test_rows_of_the_last_statement_come_back(con: Connection, queries: Path) -> None:
    (queries / "two.sql").write_text(
        "create temporary table t as select 1 as n;\nselect n + getvariable('more') as n from t;\n"
    )

    assert query.run(con, "two", more=41).rows() == [(42,)]


def test_file_that_selects_nothing_gives_no_rows(con: Connection, queries: Path) -> None:
    (queries / "quiet.sql").write_text("create temporary table t (n integer);")

    assert query.run(con, "quiet").is_empty()


def test_failing_file_is_named(con: Connection, queries: Path) -> None:
    (queries / "broken.sql").write_text("select n from nowhere;")

    with pytest.raises(StoreError, match=r"sql/queries/broken\.sql: .*nowhere"):
        query.run(con, "broken")


def test_null_makes_a_variable_unset(con: Connection) -> None:
    query.set_variables(con, {"owner": "noor"})
    query.set_variables(con, {"owner": None})

    assert con.execute("select getvariable('owner') is null").fetchall() == [(True,)]


@pytest.mark.parametrize("name", ["a b", "a;drop table t", "A", "", "owner'"])
def test_variable_is_a_plain_name(con: Connection, name: str) -> None:
    with pytest.raises(StoreError, match="not a variable name"):
        query.set_variables(con, {name: 1})


@pytest.mark.parametrize("table", ["owners", "core.owners; drop table core.people", "core.", "*"])
def test_table_is_a_plain_name_in_a_schema(con: Connection, table: str) -> None:
    rows = pl.DataFrame({"owner": ["noor"]})

    for put in (query.replace, query.append):
        with pytest.raises(StoreError, match="not a table name"):
            put(con, table, rows)


def test_rows_are_put_by_the_names_of_their_columns(con: Connection) -> None:
    query.append(con, "core.owners", pl.DataFrame({"person_id": ["crm:1"], "owner": ["noor"]}))
    query.append(con, "core.owners", pl.DataFrame({"owner": ["bo"]}))

    assert con.execute("from core.owners order by 1").fetchall() == [
        ("bo", None),
        ("noor", "crm:1"),
    ]


def test_replaced_rows_are_all_there_is(con: Connection) -> None:
    query.replace(con, "core.owners", pl.DataFrame({"owner": ["noor"]}))
    query.replace(con, "core.owners", pl.DataFrame({"owner": ["bo"]}))
    query.replace(con, "core.people", pl.DataFrame(schema={"person_id": pl.String}))

    assert con.execute("select owner from core.owners").fetchall() == [("bo",)]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("select 1; select 2", "2 statements"),
        ("", "0 statements"),
        ("selec 1", "syntax error"),
        ("select x from core.owners", "x"),
        ("create table t (n integer)", "expected a select"),
        ("set threads = 1", "expected a select"),
    ],
)
def test_what_is_no_single_select_is_a_usage_error(con: Connection, sql: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        query.select(con, sql)
