"""A night does again what something new calls for, and ends where a home's first night would."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.exchanging import did
from tests.pipeline.nights import (
    AS_OF,
    DERIVING,
    Row,
    decide,
    derive,
    derived,
    knows,
    looking_into,
    neutral,
    published,
    rank_night,
    run_night,
    steps_of,
    tables,
)
from tests.pipeline.test_time_zone import home_with

LEDGER = "from core.exchange_days order by all"
COUNTED = "select count(*) from state.counted_events"
#: Of nobody, put into a ledger: it is there as long as the ledger is not begun again.
PLANTED = (
    "insert into core.exchange_days values "
    "('nobody', 'nobody', '1999-01-01', 'crm', 'call', true, true, 1, 1, 0)"
)
FIRST = [
    *did("e1", "message", "ann", "b", at="2024-03-01T10:00:00Z"),
    *did("e2", "email", "b", "ann", cc="c", at="2024-03-01T12:00:00Z"),
    *did("e3", "meeting", "c", "ann", "b", at="2024-03-09T09:00:00Z"),
    *did("e4", "email", "ann", "d", "e", "f", at="2024-03-12T09:00:00Z"),
    *did("e5", "recommendation", "d", "ann", at="2024-03-20T09:00:00Z"),
]
LATER = [
    *did("e6", "message", "ann", "b", at="2024-03-01T18:00:00Z"),  # on a day that is there
    *did("e7", "call", "g", "ann", at="2024-04-02T10:00:00Z"),
]


def export(home: Path, day: str, *rows: Row, owner: str = "ann") -> Path:
    people = [(p, f"{p} of {owner}") for p in ("b", "c", "d")]
    return neutral(
        home / "inbox" / f"crm-{owner}-{day}",
        day=day,
        people=people,
        contacts=knows(owner, "b", "c", "d"),
        interactions=rows,
    )


def is_resolved(home: Path, as_of: str) -> bool:
    """Whether a night of that day decides again who is who; it ends there."""
    *_, resolve = steps_of(home, *DERIVING[:3], as_of=as_of)
    return not resolve.skipped


def stored(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the steps as far as links have derived."""
    with looking_into(home / "state" / "writer.duckdb") as con:
        names = con.execute(
            "select table_name from duckdb_tables() "
            "where schema_name = 'core' and database_name = current_database() order by 1"
        ).fetchall()
        return {name: con.execute(f"from core.{name} order by all").fetchall() for (name,) in names}


def plant(home: Path) -> None:
    derived(home, PLANTED)


def uproot(home: Path) -> int:
    """How much of what was planted is still there; now it is not."""
    [(planted,)] = derived(home, "delete from core.exchange_days where owner = 'nobody'")
    return int(planted)


def report_of(home: Path, day: str) -> dict[str, bytes]:
    folder = home / "reports" / day
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after a night over the first export; to be copied."""
    home = tmp_path_factory.mktemp("first") / "home"
    export(home, "2024-03-31", *FIRST)
    rank_night(home)
    return home


@pytest.fixture
def home(first_night: Path, tmp_path: Path) -> Path:
    """The home after that night, for another one."""
    return shutil.copytree(first_night, tmp_path / "home")


# The day.


def test_night_on_which_the_day_alone_moved_decays_what_is_known(
    home: Path, tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh"
    export(fresh, "2024-03-31", *FIRST)
    strength = "select person_id, strength from contacts where strength is not null"
    before = dict(published(home, strength))

    night = run_night(home, as_of="2024-08-15")
    run_night(fresh, as_of="2024-08-15")

    done = {str(step["step"]) for step in night.steps if not step["skipped"]}
    assert "resolve" not in done
    assert {"connect", "measure", "rank", "report", "publish"} <= done
    after = dict(published(home, strength))
    assert before
    assert all(after[person] < before[person] for person in before)
    found, expected = tables(home), tables(fresh)
    for told in (found, expected):
        for table in ("cluster_changes", "cluster_nights"):
            told.pop(table)  # since the night before
    assert found == expected
    assert (home / "reports" / "2024-08-15" / "index.html").exists()


def test_day_of_an_event_that_lay_ahead_is_not_passed_over(tmp_path: Path) -> None:
    ahead = did("e9", "meeting", "ann", "g", at="2024-05-10T23:59:59Z")
    export(tmp_path, "2024-03-31", *FIRST, *ahead)
    counts = []

    for day in ("2024-05-08", "2024-05-09", "2024-05-10", "2024-05-11", "2024-05-09"):
        again = is_resolved(tmp_path, day)
        counts.append((again, *derived(tmp_path, "select count(*) from core.events")[0]))

    assert counts == [(True, 5), (False, 5), (True, 6), (False, 6), (True, 5)]


@pytest.mark.parametrize(
    ("zone", "sent_at", "day"),
    [
        ("UTC", "8/19/24, 12:30 AM", "2024-08-19"),
        ("Europe/Berlin", "8/19/24, 12:30 AM", "2024-08-18"),
        ("America/Los_Angeles", "8/19/24, 11:30 PM", "2024-08-20"),
    ],
)
def test_day_of_an_event_by_the_wall_clock_is_that_of_the_zone(
    tmp_path: Path, zone: str, sent_at: str, day: str
) -> None:
    home = home_with(tmp_path, sent_at)
    decide(
        home,
        "exports",
        "file,owner,exported_on,verdict\nBasic_LinkedInDataExport_08-31-2024.zip,,2024-08-01,\n",
    )
    (home / "netgraph.toml").write_text(f'time_zone = "{zone}"')
    days = [f"2024-08-{n}" for n in range(17, 22)]

    seen = {}
    for as_of in days:
        again = is_resolved(home, as_of)
        seen[as_of] = (again, *derived(home, "select count(*) from core.events")[0])

    begun = days.index(day)
    assert seen == {as_of: (n in (0, begun), int(n >= begun)) for n, as_of in enumerate(days)}


def test_export_that_lies_ahead_is_told_with_the_day_until_its_own_comes(tmp_path: Path) -> None:
    export(tmp_path, "2024-03-31", *FIRST)
    export(tmp_path, "2024-05-10", *FIRST, *LATER)
    why = "select reason from core.exports where exported_on = '2024-05-10'"
    told = []

    for day in ("2024-05-08", "2024-05-09", "2024-05-10", "2024-05-11"):
        again = is_resolved(tmp_path, day)
        told.append((again, *derived(tmp_path, why)[0]))

    assert told == [
        (True, "dated after 2024-05-08"),
        (True, "dated after 2024-05-09"),
        (True, None),
        (False, None),
    ]
    derive(tmp_path, as_of="2024-05-11")
    assert derived(tmp_path, COUNTED) == [(7,)]


def test_date_that_a_decision_corrects_keeps_no_night_busy(tmp_path: Path) -> None:
    wrong = export(tmp_path, "2042-03-31", *FIRST)
    decide(tmp_path, "exports", f"file,owner,exported_on,verdict\n{wrong.name},,2024-03-31,\n")

    assert is_resolved(tmp_path, "2024-05-08")
    assert not is_resolved(tmp_path, "2024-05-09")
    assert derived(tmp_path, "select count(*) from core.events") == [(5,)]


# The ledger: what is new is added.


def test_new_events_are_added_to_what_is_there(home: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    before = dict.fromkeys(derived(home, LEDGER))
    assert derived(home, COUNTED) == [(5,)]
    plant(home)
    export(home, "2024-04-30", *FIRST, *LATER)
    for day, rows in (("2024-03-31", FIRST), ("2024-04-30", [*FIRST, *LATER])):
        export(fresh, day, *rows)

    derive(home)

    assert derived(home, COUNTED) == [(7,)]
    assert uproot(home) == 1
    after = dict.fromkeys(derived(home, LEDGER))
    changed = [row[:7] for row in after if row not in before]
    assert len([row for row in before if row not in after]) == 1  # the day that is there: e1, e6
    assert {str(row[2]) for row in changed} == {"2024-03-01", "2024-04-02"}
    assert len(after) == len(before) + 2  # a call stands in both directions
    derive(home, as_of="2024-07-01")  # without what was planted
    for place in (home, fresh):
        run_night(place)
    assert tables(home) == tables(fresh)
    assert report_of(home, AS_OF) == report_of(fresh, AS_OF)


def test_export_that_says_the_same_adds_nothing(home: Path) -> None:
    before = derived(home, LEDGER)
    plant(home)
    export(home, "2024-04-30", *FIRST)

    derive(home)

    assert uproot(home) == 1
    assert derived(home, LEDGER) == before


def test_ledger_of_nobody_is_empty(tmp_path: Path) -> None:
    neutral(tmp_path / "inbox" / "crm-2024-01-31", interactions=FIRST)  # names no owner

    derive(tmp_path)
    derive(tmp_path, as_of="2024-07-01")

    assert derived(tmp_path, LEDGER) == []
    assert derived(tmp_path, COUNTED) == [(5,)]


# The ledger: what is no longer so is forgotten.


def says(name: str, text: str) -> Callable[[Path], None]:
    return lambda home: (decide(home, name, text), None)[1]


def sets(text: str) -> Callable[[Path], None]:
    return lambda home: ((home / "netgraph.toml").write_text(text), None)[1]


def brings(day: str, *rows: Row, owner: str = "ann") -> Callable[[Path], None]:
    return lambda home: (export(home, day, *rows, owner=owner), None)[1]


EXPORTS = "file,owner,exported_on,verdict\n"
RETOLD = [row for row in FIRST if row[0] != "e3"] + did(
    "e3", "meeting", "c", "ann", "b", "g", at="2024-03-09T09:00:00Z"
)


def two_exports(home: Path) -> Path:
    export(home, "2024-03-31", *FIRST, *did("e8", "call", "ann", "d"))
    export(home, "2024-04-30", *RETOLD, *LATER)
    return home


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after a night over both; to be copied."""
    home = two_exports(tmp_path_factory.mktemp("before") / "home")
    derive(home)
    return home


@pytest.mark.parametrize(
    "change",
    [
        says("identities", "a,b,verdict\ncrm:b,crm:c,same\n"),
        says("exports", f"{EXPORTS}crm-ann-2024-04-30,,,ignore\n"),
        says("exports", f"{EXPORTS}crm-ann-2024-04-30,,2024-03-01,\n"),
        says("exports", f"{EXPORTS}crm-ann-2024-03-31,,2024-06-01,\n"),
        says("exports", f"{EXPORTS}crm-ann-2024-04-30,,2024-09-01,\n"),  # waits for its day
        sets("[base_weights]\nmessage = 0.5\n"),
        sets("[base_weights]\nrecommendation = 0\n"),
        sets("group_cap = 3\n"),
        brings("2024-05-31", *FIRST),  # the newest export knows best who was there
        brings("2024-05-31", *FIRST, owner="c"),
    ],
    ids=[
        "two are one",
        "export ignored",
        "export dated before the other",
        "older export dated after the other",
        "export dated ahead",
        "another weight",
        "a kind that weighs nothing",
        "a smaller group",
        "an event told otherwise",
        "another owner",
    ],
)
def test_what_changes_the_past_gives_what_a_first_night_gives(
    before: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    home = shutil.copytree(before, tmp_path / "home")
    plant(home)

    for place in (home, two_exports(tmp_path / "fresh")):
        change(place)
        derive(place)

    found = stored(home)
    assert found == stored(tmp_path / "fresh")  # what was planted is gone
    assert found["exchange_days"] != derived(before, LEDGER)


def test_decision_that_is_taken_back_leaves_no_trace(home: Path) -> None:
    run_night(home)
    before = tables(home), report_of(home, AS_OF)
    decision = decide(home, "identities", "a,b,verdict\ncrm:b,crm:c,same\n")
    run_night(home)
    between = tables(home)["exchange_days"]

    decision.unlink()
    run_night(home)

    assert between != before[0]["exchange_days"]
    assert (tables(home), report_of(home, AS_OF)) == before


def test_parts_that_contradict_each_other_take_their_events_with_them(home: Path) -> None:
    assert derived(home, COUNTED) == [(5,)]
    other = home / "inbox" / "crm-other-2024-03-31"
    neutral(other, day="2024-03-31", contacts=knows("ann", "b"), interactions=LATER)

    derive(home)

    assert [status for (status,) in derived(home, "select status from core.exports")] == [
        "held"
    ] * 2
    assert (derived(home, LEDGER), derived(home, COUNTED)) == ([], [(0,)])
