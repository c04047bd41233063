"""What is documented exists, and what exists is documented."""

import html
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import duckdb
import pytest
import typer

from netgraph.cli import app
from netgraph.graph.registry import METRICS, Metric
from netgraph.settings import BASE_WEIGHTS, CONTACT_KINDS, SCORE_WEIGHTS, Settings
from netgraph.sources import SOURCES
from netgraph.store.files import sql_files
from netgraph.store.migrate import migrate
from tests.sql.tables import empty

ROOT = Path(__file__).resolve().parents[1]
CATALOGUE = (ROOT / "sql" / "README.md").read_text(encoding="utf-8")
MANUAL = "\n".join(
    (ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/methods.md")
)
MEASURES = (ROOT / "docs" / "measures.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")])
VIEWS = [file.stem for file in sql_files("views")]
QUESTIONS = [file.stem for file in sql_files("adhoc")]

#: The columns people and scripts rely on (docs/design.md, "Faces"); a view may have more.
FIXED = {
    "accounts": "account_id person_id source name handle url email",
    "bridges": "owner person_id name clusters_joined is_cut_point betweenness participation",
    "changes": "owner source exported_on person_id name change detail",
    "cluster_members": "owner cluster_id person_id",
    "clusters": "owner cluster_id label size stability",
    "contact_history": "owner source account_id person_id kind first_seen_on last_seen_on ended "
    "ended_on first_absent_on",
    "contacts": "owner person_id name sources since strength reciprocity last_contact_on state "
    "referenceability cluster_id warmth first_contact_on duration_days contact_days channels",
    "exports": "export_id owner source file exported_on status reason rows_read rejects",
    "growth": "owner source exported_on size added removed returned retention",
    "interactions": "event_id occurred_at owner source kind from_person to_person role thread_id "
    "participants",
    "key_people": "owner position person_id name role gain why",
    "links": "person_a person_b evidence weight first_on last_on",
    "owner_metrics": "owner contacts second_degree constraint effective_size efficiency hierarchy "
    "coverage",
    "people": "person_id name is_owner company position",
    "ranking": "owner person_id name rank score why",
    "reach": "owner person_id reach exclusive_reach",
    "reconnect": "owner person_id name rank why",
    "runs": "run_id as_of started_at seconds outcome",
    "second_degree": "owner person_id introducer_id strength evidence",
}
#: Settings that are one value.
ALONE = [(n, d) for n, d in asdict(Settings()).items() if not isinstance(d, dict)]
#: Who and what a row is about; everything else in a view is told by a measure.
SUBJECT = {"owner", "person_id", "name"}
#: What a name says of the type.
TYPES = {"_on": "DATE", "_at": "TIMESTAMP", "_id": "VARCHAR", "is_": "BOOLEAN"}


Columns = dict[str, dict[str, tuple[str, str | None]]]


@pytest.fixture(scope="module")
def columns() -> Columns:
    """Columns of every view: type and comment."""
    found: Columns = {view: {} for view in VIEWS}
    with empty() as con:
        rows = con.execute(
            "select table_name, column_name, data_type, comment from duckdb_columns() "
            "where schema_name = 'main' and not internal and table_name != 'schema_migration'"
        ).fetchall()
    for view, name, kind, comment in rows:
        found[view][name] = (kind, comment)
    return found


def named_in(heading: str) -> list[str]:
    """The first column of the table under a heading of the catalogue."""
    section = CATALOGUE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)


@pytest.mark.parametrize("view", FIXED)
def test_a_view_has_the_columns_that_are_relied_on(view: str, columns: Columns) -> None:
    assert set(FIXED[view].split()) <= set(columns[view])


def test_every_view_and_column_of_a_published_database_says_what_it_is(sample_night: Path) -> None:
    with duckdb.connect(sample_night / "netgraph.duckdb", read_only=True) as con:
        views = dict(
            con.execute(
                "select view_name, comment from duckdb_views() "
                "where schema_name = 'main' and not internal"
            ).fetchall()
        )
        silent = con.execute(
            "select table_name, column_name from duckdb_columns() "
            "where schema_name = 'main' and not internal and comment is null"
        ).fetchall()

    assert sorted(views) == VIEWS
    assert [
        view for view, comment in views.items() if not (comment or "").startswith("one row")
    ] == []
    assert silent == []


def test_columns_are_named_by_what_they_hold(
    columns: Columns,
) -> None:
    wrong = [
        f"{view}.{name} is {kind}"
        for view, found in columns.items()
        for name, (kind, _) in found.items()
        for part, expected in TYPES.items()
        if (name.startswith(part) if part == "is_" else name.endswith(part)) and kind != expected
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database with every table and no view."""
    with duckdb.connect() as con:
        migrate(con)
        yield con


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_reads_tables_and_no_other_view(
    view: str, tables: duckdb.DuckDBPyConnection
) -> None:
    text = (ROOT / "sql" / "views" / f"{view}.sql").read_text(encoding="utf-8")
    tables.execute("begin")
    try:
        tables.execute(text)
        made = tables.execute("select view_name from duckdb_views() where not internal").fetchall()
    finally:
        tables.execute("rollback")

    assert made == [(view,)]


def test_the_catalogue_has_every_view_once() -> None:
    assert sorted(named_in("Views")) == VIEWS


def test_the_catalogue_tells_every_macro_with_its_parameters_and_columns() -> None:
    section = CATALOGUE.split("## Macros\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)\((.*)\)` \|[^|]*\|(.*)\|$", section, flags=re.MULTILINE)
    told = {name: (taken, re.sub(r"\(.*?\)", "", columns)) for name, taken, columns in rows}
    with empty() as con:
        made = con.execute(
            "select function_name, parameters, comment from duckdb_functions() "
            "where function_type = 'table_macro' and not internal"
        ).fetchall()
        columns = {
            name: con.table_function(name, [None] * len(taken)).columns for name, taken, _ in made
        }

    assert sorted(told) == sorted(columns) == [file.stem for file in sql_files("macros")]
    for name, taken, comment in made:
        assert comment.startswith("one row per ")
        assert told[name][0] == ", ".join(taken)
        assert re.findall(r"`(\w+)`", told[name][1]) == columns[name]


def test_the_catalogue_has_every_question_once() -> None:
    assert sorted(named_in("Questions")) == QUESTIONS


def test_the_catalogue_says_which_questions_are_about_something() -> None:
    section = CATALOGUE.split("## Questions\n")[1].split("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \|[^|]*\| [^|\s]", section, flags=re.MULTILINE)
    asked = [f.stem for f in sql_files("adhoc") if "getvariable('of')" in f.read_text()]

    assert sorted(told) == asked


def test_the_catalogue_names_every_room() -> None:
    rooms = [folder.name for folder in (ROOT / "sql").iterdir() if folder.is_dir()]
    section = CATALOGUE.split("## Rooms\n")[1].split("\n## ")[0]

    assert sorted(re.findall(r"^\| `(\w+)/` \|", section, flags=re.MULTILINE)) == sorted(rooms)


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_explained(setting: str) -> None:
    assert re.search(rf"`\[?{setting}\]?`", MANUAL)


@pytest.mark.parametrize(("setting", "default"), ALONE)
def test_a_default_is_told_as_it_is(setting: str, default: str | float) -> None:
    line = next(line for line in MANUAL.splitlines() if f"`{setting}`" in line)
    numbers = [float(n) for n in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", line)]

    assert f'"{default}"' in line if isinstance(default, str) else float(default) in numbers


@pytest.mark.parametrize("entry", sorted({*BASE_WEIGHTS, *SCORE_WEIGHTS}))
def test_every_weight_is_named(entry: str) -> None:
    assert entry in MANUAL


@pytest.mark.parametrize("kind", [kind for kind, is_contact in CONTACT_KINDS.items() if is_contact])
def test_every_kind_of_tie_that_makes_a_contact_is_named(kind: str) -> None:
    assert kind in MANUAL


@pytest.mark.parametrize("source", [source.name for source in SOURCES])
def test_every_source_is_in_the_table_of_sources(source: str) -> None:
    assert re.search(rf"^\| `?{source}`? \|", MANUAL, flags=re.MULTILINE)


@pytest.mark.parametrize("command", sorted(typer.main.get_command(app).commands))
def test_every_command_is_shown_in_use(command: str) -> None:
    manual = MANUAL + (ROOT / "data" / "README.md").read_text(encoding="utf-8")

    assert re.search(rf"netgraph {command}\b|\(or: {command}\)", manual)


def entries(text: str) -> set[str]:
    """The measures that have an entry: named in code before the colon of a point."""
    heads = re.findall(r"^- (`[^:]*):", text, flags=re.MULTILINE)
    return {name for head in heads for name in re.findall(r"`(\w+)`", head)}


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: f"{metric.frame}.{metric.name}")
def test_every_measure_is_told_in_plain_words(metric: Metric) -> None:
    assert metric.name in entries(MEASURES)


@pytest.mark.parametrize(("view", "heading"), [("contacts", "A tie"), ("ranking", "The rank")])
def test_every_figure_of_a_contact_is_told_in_plain_words(
    view: str, heading: str, columns: Columns
) -> None:
    section = MEASURES.split(f"## {heading}\n")[1].split("\n## ")[0]

    assert columns[view].keys() - SUBJECT - entries(section) == set()


def test_every_section_of_a_report_is_told_how_to_read(sample_night: Path) -> None:
    told = re.findall(r"^## (.*)$", (ROOT / "docs" / "reading.md").read_text("utf-8"), re.MULTILINE)
    page = (sample_night / "reports" / "latest" / "mara" / "index.html").read_text("utf-8")
    shown = [html.unescape(heading) for heading in re.findall(r"<h2 id=[^>]*>([^<]*)<", page)]

    assert shown
    assert [heading for heading in shown if heading not in told] == []


def anchors(page: Path) -> set[str]:
    """What a heading of a page is called in a link, as forges make it."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8"))
    astray = []
    for link in links:
        place, _, anchor = link.partition("#")
        target = page.parent / place if place else page
        if not (place.startswith("http") or (target.exists() and not anchor)):
            found = target.suffix == ".md" and target.exists() and anchor in anchors(target)
            astray += [] if found else [link]

    assert astray == []
