"""Reading a published database from Python: `netgraph.open`."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import netgraph
from netgraph.errors import StoreError, UsageError
from tests.sql.tables import empty


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where two owners and a contact are published."""
    home = tmp_path_factory.mktemp("home")
    with empty(home / "netgraph.duckdb") as con:
        con.execute("insert into core.owners values ('noor', 'p0'), ('sem', 'p9')")
        con.execute("insert into core.people (person_id, name) values ('p1', 'Ana Alder')")
        con.execute(
            "insert into core.contacts (owner, person_id, strength) values ('noor', 'p1', 0.5)"
        )
    return home


def test_a_select_gives_a_frame(home: Path) -> None:
    with netgraph.open(home) as db:
        rows = db.sql("select owner, name, strength from contacts")

    assert rows.equals(pl.DataFrame({"owner": ["noor"], "name": ["Ana Alder"], "strength": [0.5]}))


def test_a_question_is_asked_by_its_name_of_one_owner_or_of_all(home: Path) -> None:
    with netgraph.open(str(home)) as db:
        one, none = (db.sql("who_is_closest", owner=owner).height for owner in ("noor", "sem"))
        every = db.sql("who_is_closest").height

    assert (one, none, every) == (1, 0, 1)


def test_a_macro_is_there(home: Path) -> None:
    with netgraph.open(home) as db:
        assert db.sql("from second_degree_of('noor')").is_empty()


@pytest.mark.parametrize(
    ("what", "owner", "said"),
    [
        ("who_is_closets", None, "Did you mean who_is_closest"),
        ("who_is_closest", "nor", "Did you mean noor"),
        ("drop table core.people", None, "expected a select, got drop"),
    ],
)
def test_what_cannot_be_answered_says_why(
    what: str, owner: str | None, said: str, home: Path
) -> None:
    with netgraph.open(home) as db, pytest.raises(UsageError, match=said):
        db.sql(what, owner=owner)


def test_without_a_published_night_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing is published yet"):
        netgraph.open(tmp_path)


def test_importing_netgraph_imports_nothing_heavy() -> None:
    heavy = "{'duckdb', 'polars', 'igraph', 'typer', 'numpy'}"
    script = f"import sys, netgraph; sys.exit(bool({heavy} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
