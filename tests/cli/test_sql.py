import io
import json
import sys
from pathlib import Path

import polars as pl
import pytest

from netgraph import cli
from tests.cli.conftest import Call


def test_without_a_name_the_questions_are_listed_with_what_they_answer(netgraph: Call) -> None:
    answer = netgraph("sql", "--format", "csv")

    assert answer.status == 0
    assert "who_is_closest,The strongest ties" in answer.out
    assert netgraph("sql").out.startswith("question")


@pytest.mark.parametrize("name", ["who_is_closest", "who_is_closest.sql"])
def test_a_question_is_asked_by_its_name(name: str, netgraph: Call, made: Path) -> None:
    answer = netgraph("sql", name, "--home", made, "--format", "csv")

    assert answer.status == 0
    assert answer.out.splitlines()[0].startswith("owner,name,strength")
    assert [line.split(",")[0] for line in answer.out.splitlines()[1:]] == ["jonas", "mara"]


def test_an_owner_narrows_a_question(netgraph: Call, made: Path) -> None:
    answer = netgraph(
        "sql", "who_is_closest", "--home", made, "--owner", "mara", "--format", "json"
    )

    assert {row["owner"] for row in json.loads(answer.out)} == {"mara"}


def test_a_select_of_ones_own_can_use_the_same_variables(netgraph: Call, made: Path) -> None:
    sql = "select getvariable('owner') as owner, getvariable('of') as about"
    answer = netgraph(
        "sql", sql, "--home", made, "--owner", "mara", "--of", "it's", "--format", "csv"
    )

    assert answer.out == "owner,about\nmara,it's\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["who_is_closets"], "Did you mean who_is_closest"),
        (["contacts"], 'such as "from contacts'),
        ([""], "no question ''"),
        (["who_is_closest", "--owner", "marra"], "Did you mean mara?"),
        (["who_is_closest", "--owner", ""], "There are jonas, mara."),
        (["who_is_closest", "--of", "Ashworks"], "--of changes nothing"),
        (["from people", "--owner", "mara"], "--owner changes nothing"),
        (["selec 1"], "syntax error"),
        (["from connections"], "contacts"),
        (["select 1; select 2"], "one select, got 2"),
        (["-- nothing", "--format=csv"], "No such option"),
        (["/* nothing */ "], "one select, got 0"),
        (["select ? as x"], "netgraph: "),
        (["select interval 1 month"], "cast it to varchar"),
        (["from people", "--format", "xml"], "'xml'"),
    ],
)
def test_a_mistake_is_told_in_a_sentence(
    arguments: list[str], told: str, netgraph: Call, made: Path
) -> None:
    answer = netgraph("sql", *arguments, "--home", made)

    assert answer.status == 2
    assert answer.out == ""
    assert told in answer.err


@pytest.mark.parametrize(
    "sql",
    [
        "copy people to '{there}'",
        "copy (select 1) to '{there}'",
        "attach '{there}' as other",
        "export database '{there}'",
        "create table extra (a int)",
        "create temporary table extra as select 1",
        "create or replace view main.people as select 1",
        "insert into core.people (name) values ('x')",
        "update core.people set name = 'x'",
        "delete from core.people",
        "drop view people",
        "truncate core.people",
        "set lock_configuration = false",
        "set enable_external_access = true",
        "pragma enable_profiling",
        "install httpfs",
        "load httpfs",
        "call enable_logging(storage = 'file', storage_path = '{there}')",
        "checkpoint",
        "begin",
        "explain analyze delete from core.people",
        "explain analyze copy people to '{there}'",
        "from query('drop view people')",
        "from read_text('{here}')",
        "from read_csv('{here}')",
        "from read_blob('{here}')",
        "from glob('{here}')",
        "from '{here}'",
        "select * from read_duckdb('{here}')",
        "from enable_profiling(save_location = '{there}')",
        "from table_of_python",
    ],
)
def test_only_the_published_database_is_read_and_nothing_is_written(
    sql: str, netgraph: Call, made: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "secret.csv", tmp_path / "written"
    here.write_text("secret\n1\n")
    published = (made / "netgraph.duckdb").read_bytes()
    table_of_python = pl.DataFrame({"secret": [1]})

    answer = netgraph("sql", sql.format(here=here, there=there), "--home", made)

    assert answer.status == 2
    assert "secret\n" not in answer.out
    assert list(tmp_path.iterdir()) == [here]
    assert (made / "netgraph.duckdb").read_bytes() == published
    assert table_of_python.height == 1


def test_the_fence_binds_nobody_else_who_has_the_file_open(
    netgraph: Call, made: Path, tmp_path: Path
) -> None:
    import duckdb

    file = tmp_path / "mine.csv"
    with duckdb.connect(made / "netgraph.duckdb", read_only=True) as con:
        assert netgraph("sql", "from people", "--home", made).status == 0
        con.execute(f"copy (select 1) to '{file}'")

    assert file.exists()


@pytest.mark.parametrize(
    "sql", ["pivot contacts on owner using count(*) group by state", "explain from people"]
)
def test_what_reads_in_other_words_is_allowed(sql: str, netgraph: Call, made: Path) -> None:
    assert netgraph("sql", sql, "--home", made).status == 0


def test_parquet_is_whole_on_standard_output(
    made: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_leave", sys.exit)
    sql = "select *, [1, 2] as list, 1.5 as half from contacts order by owner, person_id"
    argv = ["netgraph", "sql", sql, "--home", str(made), "--format", "parquet"]
    monkeypatch.setattr("sys.argv", argv)

    with pytest.raises(SystemExit):
        cli.main()

    rows = pl.read_parquet(io.BytesIO(capfdbinary.readouterr().out))
    assert rows["owner"].to_list() == ["jonas", "mara", "mara"]
    assert rows["list"].to_list() == [[1, 2]] * 3


@pytest.mark.parametrize("command", [["status"], ["sql", "from people"], ["person", "ana"]])
def test_before_the_first_night_it_is_said_what_to_do(
    command: list[str], netgraph: Call, tmp_path: Path
) -> None:
    answer = netgraph(*command, "--home", tmp_path / "none")

    assert answer.status == 1
    assert "nothing is published yet. Run `netgraph run` first." in answer.err
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_is_named(netgraph: Call, tmp_path: Path) -> None:
    (tmp_path / "netgraph.duckdb").write_text("no database")

    answer = netgraph("status", "--home", tmp_path)

    assert answer.status == 1
    assert str(tmp_path / "netgraph.duckdb") in answer.err
    assert "Move it away" in answer.err
