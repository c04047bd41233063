"""Small inboxes of invented people, and nights over them without Prefect."""

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from netgraph import pipeline
from netgraph.pipeline.night import StepDone, make_views
from netgraph.store.connect import transaction, writer
from netgraph.store.publish import publish

AS_OF = "2024-06-30"
HEADERS = {
    "people": "id,name,email,phone,url,company,position,location,school,handle",
    "contacts": "owner,id,kind,since",
    "links": "a,b,evidence,weight,first_on,last_on",
    "interactions": "event,at,from,to,kind,role,thread",
}
RESOLVING = (pipeline.begin, pipeline.ingest, pipeline.resolve)
DERIVING = (*RESOLVING, pipeline.connect)
MEASURING = (*DERIVING, pipeline.measure, pipeline.rank)
ADVISING = (*MEASURING, pipeline.advise)
STEPS = (*ADVISING, pipeline.report, pipeline.publish)

Row = Sequence[object]


def neutral(
    folder: Path, network: str = "crm", day: str = "2024-01-31", **tables: Sequence[Row]
) -> Path:
    """An export in the neutral format; rows may stop before the optional columns."""
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {"format": 1, "network": network, "exported_on": day}
    (folder / "netgraph.json").write_text(json.dumps(manifest))
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writing = csv.writer(file)
            header = HEADERS[name].split(",")
            writing.writerow(header)
            writing.writerows([*row, *[""] * (len(header) - len(row))] for row in rows)
    return folder


def knows(owner: str, *ids: str, kind: str = "contact") -> list[Row]:
    """Rows of a contacts file."""
    return [(owner, i, kind) for i in ids]


def decide(home: Path, name: str, text: str) -> Path:
    """A decision file with this content."""
    path = home / "decisions" / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@cache
def empty_database() -> bytes:
    """A database as a first night makes it: hundreds of homes need not each make their own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "writer.duckdb")
        with writer(path) as con:
            with transaction(con):
                make_views(con)
            publish(con, Path(folder, "netgraph.duckdb"))  # which keeps its form for the next
        return path.read_bytes()


@contextmanager
def _opened(home: Path, as_of: str, inbox: Path | None) -> Iterator[pipeline.Night]:
    """A night whose database stays open: opening it for each step takes longer than most steps."""
    night = pipeline.start(home, inbox, date.fromisoformat(as_of))
    with pipeline.run_lock(home):
        if not night.database.exists():
            night.database.write_bytes(empty_database())
        with writer(night.database) as con:
            con.execute("set threads = 1")  # for some rows; pytest runs a worker on each core
            yield night


def steps_of(
    home: Path, *steps: Any, as_of: str = AS_OF, inbox: Path | None = None
) -> list[StepDone]:
    with _opened(home, as_of, inbox) as night:
        return [step(night) for step in steps]


def resolve(home: Path, as_of: str = AS_OF, inbox: Path | None = None) -> None:
    """The night as far as people, events and ties, for tests that look no further."""
    steps_of(home, *RESOLVING, as_of=as_of, inbox=inbox)


def derive(home: Path, as_of: str = AS_OF, inbox: Path | None = None) -> None:
    """The night as far as links; what it found stands in the writer's database."""
    steps_of(home, *DERIVING, as_of=as_of, inbox=inbox)


def run_night(
    home: Path, as_of: str = AS_OF, inbox: Path | None = None, steps: Sequence[Any] = STEPS
) -> pipeline.Summary:
    """The whole night."""
    with _opened(home, as_of, inbox) as night:
        for step in steps:
            step(night)
        return pipeline.summary(night)


def rank_night(home: Path, as_of: str = AS_OF, inbox: Path | None = None) -> pipeline.Summary:
    """The night without advice and reports, published: half the time of the whole.

    Advice and reports of an earlier night stay, and a whole night after this one would find them
    done: such a home gets none.
    """
    (home / "netgraph.duckdb").unlink(missing_ok=True)  # else new advice alone calls for another
    return run_night(home, as_of, inbox, steps=(*MEASURING, pipeline.publish))


@cache
def _onlooker() -> duckdb.DuckDBPyConnection:
    """What looks into databases: to attach one is five times as fast as a DuckDB of its own."""
    con = duckdb.connect(config={"threads": 1})
    con.execute("set timezone = 'UTC'")
    return con


@contextmanager
def looking_into(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that nobody has open, as it is."""
    con = _onlooker()
    con.execute(f"attach '{str(path).replace(chr(39), chr(39) * 2)}' as home (type duckdb)")
    con.execute("use home")
    try:
        yield con
    finally:
        con.execute("use memory")
        con.execute("detach home")


def derived(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the writer's database."""
    with looking_into(home / "state" / "writer.duckdb") as con:
        return con.execute(sql).fetchall()


def published(home: Path, sql: str) -> list[tuple[Any, ...]]:
    """Rows of the published database."""
    with looking_into(home / "netgraph.duckdb") as con:
        return con.execute(sql).fetchall()


def tables(home: Path) -> dict[str, object]:
    """All rows that a night published, table by table, but for those of the runs."""
    with looking_into(home / "netgraph.duckdb") as con:
        names = con.execute(
            "select table_name from duckdb_tables() "
            "where schema_name = 'core' and database_name = current_database() order by 1"
        ).fetchall()
        return {name: con.execute(f"from core.{name}").fetchall() for (name,) in names}


def content(home: Path) -> dict[str, object]:
    """All that a night published: every table but those of the runs, and every report."""
    found, reports = tables(home), home / "reports"
    for path in sorted(reports.rglob("*")):
        where = path.relative_to(home).as_posix()
        found[where] = (
            str(path.readlink()) if path.is_symlink() else path.is_dir() or path.read_bytes()
        )
    return found
