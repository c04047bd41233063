"""Every figure of a report against the question that its table names.

Rows are found by all that a table and its question both tell: names, networks, days, figures.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from netgraph.report import markdown, words
from netgraph.report.advised import CLUSTER_CHANGES
from netgraph.report.columns import METRICS, TABLES
from netgraph.report.spreadsheet import write_rows
from netgraph.report.table import Table
from netgraph.report.team import TEAM_FOLDER
from netgraph.report.team_tables import FILES
from netgraph.settings import Settings
from netgraph.store.files import sql_files
from netgraph.store.query import run
from tests.sql.tables import empty, load

HERE = Path(__file__).parent
QUESTIONS = {file.stem: file for file in sql_files("adhoc")}
OWNERS = ("dev", "ines", "jonas", "mara", "priya")
#: What a question calls otherwise than its table.
RENAMED = {
    "what_stands_out": {"position": "place"},
    "which_companies_open": {"ask": "introducer"},
    "who_are_my_key_people": {"position": "place"},
    "who_matters_to_all_of_us": {"position": "place"},
    "who_can_introduce_me": {"ask": "introducer"},
    "who_of_us_knows_somebody_there": {"knows_best": "name"},
    "whom_to_ask_when": {"ask": "introducer", "about": "name"},
}
#: Tables that are a part of the answer, in its order; elsewhere the two have the same rows.
PARTS = {
    "cluster_changes",  # of the newest night, where five or more are concerned
    "context_mix",  # stands beside each network
    "exports",  # without those that are nobody's
    "matches",  # the first ten about a contact
    "news",  # of the newest export
    "reconnect",  # the first ones
    "role_findings",  # without decisions that could not be used
    "shared",  # without colleagues
}
#: What the glance of the Markdown calls the figures of its question.
GLANCE = {
    "Contacts": "contacts",
    "Worlds": "clusters",
    "People one introduction away": "second_degree",
    "Coverage: contacts seen tied to others": "coverage",
    "Contacts who could vouch": "referenceable",
    "Constraint (lower is more open)": "constraint",
    "Effective size": "effective_size",
    "Efficiency": "efficiency",
    "Hierarchy": "hierarchy",
}
IN_PERCENT = ("coverage", "efficiency")

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def published(sample_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(sample_night / "netgraph.duckdb", read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def writer(sample_night: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(sample_night / "state" / "writer.duckdb", read_only=True) as con:
        yield con


@pytest.fixture(scope="module")
def nothing() -> Iterator[duckdb.DuckDBPyConnection]:
    with empty() as con:
        yield con


def figures(con: duckdb.DuckDBPyConnection, table: Table, query: str) -> list[str]:
    """The columns of a table that are numbers, days or truths."""
    dtypes = table.of(run(con, query, owners=[], reconnect_list=0)).schema
    return [
        c for c in table.columns if dtypes[c].is_numeric() or dtypes[c] in (pl.Date, pl.Boolean)
    ]


def asked(con: duckdb.DuckDBPyConnection, question: str, owner: str | None) -> pl.DataFrame:
    """What a question says, its columns named as in the report."""
    cursor = con.cursor()
    if owner:
        cursor.execute("set variable owner = ?", [owner])
    rows: pl.DataFrame = cursor.sql(QUESTIONS[question].read_text(encoding="utf-8")).pl()
    return rows.rename(RENAMED.get(question, {}))


def as_printed(rows: pl.DataFrame, folder: Path) -> Rows:
    """Rows as a report writes them: 9 significant digits, no formulas, unknown is empty."""
    write_rows(rows, folder / "rows.csv")
    return read(folder / "rows.csv")


def read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def differences(
    table: Table, needed: list[str], told: Rows, answer: pl.DataFrame, at: Path
) -> object:
    """What a table says and its question does not, or not in this order; nothing if all is well."""
    if lacking := [c for c in needed if c not in answer.columns]:
        return {f"{table.question} lacks": lacking}
    shared = [c for c in dict.fromkeys(("owner", *table.columns)) if c in answer.columns]
    # an owner without a great loss has a row that says so, and nothing else
    known = needed or [c for c in shared if c != "owner"]
    answer = answer.select(shared).filter(~pl.all_horizontal(pl.col(known).is_null()))
    printed, said = (
        [tuple(row[c] for c in shared) for row in rows] for rows in (told, as_printed(answer, at))
    )
    if table.name in PARTS:
        rest = iter(said)
        return [row for row in printed if row not in rest]
    found = {
        "the table alone": [*(Counter(printed) - Counter(said))],
        f"{table.question} alone": [*(Counter(said) - Counter(printed))],
    }
    return found if any(found.values()) else {}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_figure_of_an_owners_table_is_given_by_its_question(
    table: Table,
    sample_night: Path,
    published: duckdb.DuckDBPyConnection,
    writer: duckdb.DuckDBPyConnection,
    nothing: duckdb.DuckDBPyConnection,
    tmp_path: Path,
) -> None:
    needed = figures(nothing, table, f"report_{table.name}")
    if not table.question:
        assert not needed, f"{table.name} names no question for {needed}"
        return  # words alone

    seen = 0
    for owner in OWNERS:
        file = sample_night / "reports" / "latest" / owner / f"{table.name}.csv"
        if file.exists():
            told = read(file)
        else:  # printed on the page alone
            rows = run(
                writer,
                f"report_{table.name}",
                owners=[owner],
                reconnect_list=Settings().reconnect_list,
            )
            told = as_printed(
                table.of(rows).select(pl.lit(owner).alias("owner"), pl.exclude("owner")), tmp_path
            )

        answer = asked(published, table.question, owner)
        assert not differences(table, needed, told, answer, tmp_path), owner
        seen += len(told)
    # a first night has no changes of worlds, see the next test; of words alone there may be none
    assert seen or table.name == "cluster_changes" or not needed


def test_every_figure_of_a_change_of_worlds_is_given_by_its_question(tmp_path: Path) -> None:
    night = "insert into state.night values (?, ?, 180, 12, 100, 'me', 'UTC')"
    with empty() as con:
        load(con, next((HERE / "how_did_my_worlds_change").iterdir()))
        con.execute(night, ["2024-02-29", "2024-03-01"])
        rows = run(con, "report_cluster_changes", owners=["me"])
        answer = asked(con, "how_did_my_worlds_change", "me")

    told = as_printed(rows, tmp_path)
    assert told
    assert not differences(CLUSTER_CHANGES, list(CLUSTER_CHANGES.columns), told, answer, tmp_path)


@pytest.mark.parametrize("table", FILES, ids=lambda table: table.name)
def test_every_figure_of_the_teams_tables_is_given_by_its_question(
    table: Table,
    sample_night: Path,
    published: duckdb.DuckDBPyConnection,
    nothing: duckdb.DuckDBPyConnection,
    tmp_path: Path,
) -> None:
    needed = figures(nothing, table, f"report_team_{table.name}")
    told = read(sample_night / "reports" / "latest" / TEAM_FOLDER / f"{table.name}.csv")

    assert told
    answer = asked(published, str(table.question), None)
    assert not differences(table, needed, told, answer, tmp_path)


@pytest.mark.parametrize("owner", OWNERS)
def test_every_figure_of_a_network_as_a_whole_is_given_by_its_question(
    owner: str,
    published: duckdb.DuckDBPyConnection,
    writer: duckdb.DuckDBPyConnection,
    tmp_path: Path,
) -> None:
    metrics = run(writer, "report_metrics", owners=[owner])
    needed = list(METRICS.columns)
    told = as_printed(metrics.select("owner", *needed), tmp_path)

    answer = asked(published, str(METRICS.question), owner)
    assert not differences(METRICS, needed, told, answer, tmp_path)


@pytest.mark.parametrize("owner", OWNERS)
def test_the_glance_says_what_its_question_does(
    owner: str, sample_night: Path, published: duckdb.DuckDBPyConnection
) -> None:
    document = sample_night / "reports" / "latest" / owner / "strategic-network.md"
    glance = document.read_text(encoding="utf-8").split("## At a glance")[1].split("\n## ")[0]
    lines = [line.strip("| ").split("|") for line in glance.splitlines() if line.startswith("| ")]
    told = {name.strip(): value.strip() for name, value in lines[2:]}

    [row] = asked(published, str(METRICS.question), owner).to_dicts()
    percent = row | {c: words.share(row[c]) for c in IN_PERCENT}
    assert told == {name: str(markdown.value(percent[c])) for name, c in GLANCE.items()}
