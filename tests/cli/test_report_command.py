import shutil
from pathlib import Path

import pytest

from netgraph.store.connect import writer
from netgraph.store.publish import create_views
from tests.cli.conftest import Call

_NIGHT = """
insert into core.owners values ('ana', 'crm:ana'), ('bo', 'crm:bo');
insert into core.people (person_id, name, is_owner) values
    ('crm:ana', 'Ana Alder', true), ('crm:bo', 'Bo Birch', true), ('crm:cy', 'Cy Cedar', false);
insert into core.owner_metrics (owner, contacts) values ('ana', 1), ('bo', 1);
insert into core.ties (owner, source, list, kind, makes_contact, account_id, person_id, spell)
values ('ana', 'crm', 'contacts', 'contact', true, 'crm:cy', 'crm:cy', 1),
    ('bo', 'crm', 'contacts', 'contact', true, 'crm:cy', 'crm:cy', 1);
insert into core.contacts (owner, person_id, sources, state, referenceability)
select owner, person_id, source, 'unknown', 'D' from core.ties;
insert into core.ranking (owner, person_id, rank, score, why)
select owner, person_id, 1, 0, 'Connected.' from core.ties;
insert into state.night by name
select date '2024-03-01' as as_of, timestamp '2024-03-02' as until, 180 as half_life_days,
    12 as group_cap, 100 as crowd_cap, 'me' as default_owner;
insert into state.runs values ('1', date '2024-02-01', timestamp '2024-02-01', 1, 'failed'),
    ('2', date '2024-03-01', timestamp '2024-03-01', 1, 'done');
"""


@pytest.fixture(scope="module", name="night")
def _night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the last night left: two owners and a contact whom they share."""
    database = tmp_path_factory.mktemp("night") / "writer.duckdb"
    with writer(database) as con:
        create_views(con)
        con.execute(_NIGHT)
    return database


@pytest.fixture(name="home")
def _home(night: Path, tmp_path: Path) -> Path:
    (tmp_path / "home" / "state").mkdir(parents=True)
    shutil.copy(night, tmp_path / "home" / "state")
    return tmp_path / "home"


def folders(report: Path) -> list[str]:
    return sorted(p.name for p in report.iterdir())


def test_the_last_nights_reports_are_written_elsewhere(home: Path, netgraph: Call) -> None:
    told = netgraph("report", "--home", home, "--out", home / "again")

    assert told.status == 0
    assert told.out.startswith(f"{home / 'again' / 'index.html'}: 2 owners")
    assert folders(home / "again") == ["ana", "bo", "index.html", "team"]
    assert "1 Mar 2024" in (home / "again" / "ana" / "strategic-network.md").read_text()


def test_of_one_owner_alone_nothing_is_told_of_the_others(home: Path, netgraph: Call) -> None:
    netgraph("report", "--home", home, "--owner", "bo", "--out", home / "his")

    assert folders(home / "his") == ["bo", "index.html"]
    assert "ana" not in (home / "his" / "index.html").read_text()


def test_a_redacted_report_says_what_it_is_and_lies_in_the_home(home: Path, netgraph: Call) -> None:
    told = netgraph("report", "--redact", "--home", home)

    report = home / "redacted"
    assert told.status == 0
    *people, note, index, team = folders(report)
    assert (note, index, team) == ("README.txt", "index.html", "team")
    assert all(name.startswith("Person ") for name in people)
    assert "fewer than 5 people" in (report / note).read_text()
    assert "fewer than 5" in (report / "team" / "owners.csv").read_text()
    assert "Alder" not in (report / index).read_text()


def test_pseudonyms_are_the_same_each_time_and_a_newer_report_replaces_the_one_before(
    home: Path, netgraph: Call
) -> None:
    (home / "netgraph.toml").write_text("min_group = 0")
    netgraph("report", "--redact", "--home", home)
    everybody = folders(home / "redacted")
    counts = (home / "redacted" / "team" / "owners.csv").read_text()
    netgraph("report", "--redact", "--home", home, "--owner", "ana")

    hers = folders(home / "redacted")
    assert len(hers) == 3
    assert set(hers) < set(everybody)
    assert "fewer than" not in counts


def test_without_a_place_for_it_nothing_is_written(home: Path, netgraph: Call) -> None:
    told = netgraph("report", "--home", home)

    assert told.status == 2
    assert "--out DIR" in told.err


def test_a_folder_that_is_not_empty_stays_what_it_is(home: Path, netgraph: Call) -> None:
    told = netgraph("report", "--home", home, "--out", home / "state")

    assert told.status == 2
    assert "expected a new or an empty folder" in told.err
    assert "writer.duckdb" in folders(home / "state")


def test_an_owner_nobody_knows_leaves_nothing_behind(home: Path, netgraph: Call) -> None:
    told = netgraph("report", "--home", home, "--owner", "an", "--out", home / "x")

    assert told.status == 2
    assert "no owner 'an'" in told.err
    assert folders(home) == ["state"]


def test_before_the_first_night_it_says_what_to_do(tmp_path: Path, netgraph: Call) -> None:
    told = netgraph("report", "--redact", "--home", tmp_path)

    assert told.status == 1
    assert "netgraph run" in told.err
    assert not list(tmp_path.iterdir())


def test_a_night_that_did_not_end_is_not_told_as_one(home: Path, netgraph: Call) -> None:
    with writer(home / "state" / "writer.duckdb") as con:
        con.execute("update state.runs set outcome = 'failed' where run_id = '2'")

    told = netgraph("report", "--redact", "--home", home)
    assert told.status == 1
    assert "the last night did not end" in told.err
