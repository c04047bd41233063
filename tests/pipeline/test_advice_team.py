"""Who is worth most to all of a team, beside what each owner is told."""

import shutil
from importlib import import_module
from pathlib import Path

import pytest

from netgraph import pipeline
from tests.pipeline.nights import ADVISING, decide, derived, knows, neutral, steps_of
from tests.pipeline.test_advice_key_people import inbox

ALIKE = """
    position, person_id, role, is_pinned, gain, gain_reach, gain_strength, gain_worlds,
    gain_roles, loss, runner_up_id, runner_up_gain, cluster_id, is_first_of_cluster,
    is_last_of_cluster, reach, reach_added, reach_lost, reach_weakened, why, loss_why
"""
CHOSEN = f"select {ALIKE} from key_people where owner = 'noor' order by position"
CHOSEN_BY_ALL = f"select {ALIKE} from team_key_people order by position"


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Advice to Noor, and to Sem, whom somebody follows and who has nobody; to be read only."""
    home = tmp_path_factory.mktemp("team")
    inbox(home)
    neutral(
        home / "inbox" / "sem" / "club-2024-01-31",
        network="club",
        people=[("9", "Fay Low")],
        contacts=knows("sem", "9", kind="follower"),
    )
    steps_of(home, *ADVISING)
    return home


@pytest.fixture(scope="module")
def pooled(night: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Advice once Sem has two contacts: one of Noor's, with whom he writes, and another."""
    home = tmp_path_factory.mktemp("pooled") / "home"
    shutil.copytree(night, home, symlinks=True)
    neutral(
        home / "inbox" / "crm-2024-02-28",
        day="2024-02-28",
        people=[("1", "Ann Ode"), ("7", "Far Away")],
        contacts=knows("sem", "1", "7"),
        interactions=[
            (f"{a}{b}{n}", f"2024-0{n}-06T10:00:00Z", a, b, "message")
            for n in range(1, 6)
            for a, b in (("1", "sem"), ("sem", "1"))
        ],
    )

    steps_of(home, *ADVISING)
    return home


@pytest.fixture
def home(night: Path, tmp_path: Path) -> Path:
    """The home after that night, for another one."""
    return Path(shutil.copytree(night, tmp_path / "home", symlinks=True))


def test_a_colleague_without_contacts_changes_nothing(night: Path) -> None:
    assert derived(night, "select count(*) from core.team_layout") == [(0,)]
    assert derived(night, "select count(*) from core.owners") == [(2,)]
    assert len(derived(night, CHOSEN)) == 3
    assert derived(night, CHOSEN_BY_ALL) == derived(night, CHOSEN)


def test_what_is_decided_for_all_holds_for_all_together(home: Path) -> None:
    decide(home, "key_people", "owner,person,verdict\n,Ann Ode,pin\n,Di Fir,exclude\n")
    decide(home, "roles", "owner,role,person\n,mentor,Eve Oak\n")

    steps_of(home, pipeline.begin, pipeline.advise)

    assert derived(home, CHOSEN_BY_ALL) == derived(home, CHOSEN)
    told = dict(
        derived(home, "select person_id, is_pinned or role = 'mentor' from team_key_people")
    )
    assert told["crm:1"]
    assert told["crm:6"]
    assert "crm:5" not in told


def test_what_one_owner_decides_is_his_alone(home: Path) -> None:
    before = derived(home, CHOSEN_BY_ALL)
    decide(home, "key_people", "owner,person,verdict\nnoor,Ann Ode,pin\n")
    decide(home, "roles", "owner,role,person\nnoor,mentor,Eve Oak\n")

    steps_of(home, pipeline.begin, pipeline.advise)

    assert derived(home, CHOSEN_BY_ALL) == before != derived(home, CHOSEN)


def test_a_tie_is_the_closest_of_all_and_nobody_whom_one_knows_is_behind(pooled: Path) -> None:
    told = {
        person: rest
        for person, *rest in derived(
            pooled, "select person_id, owner, known_to, gain_strength > 0 from team_key_people"
        )
    }
    assert told["crm:1"] == ["sem", 2, True]  # Sem writes with her, Noor does not
    reach = "select person_id, reach from core.team_people where person_id in ('crm:2', 'crm:7')"
    assert dict(derived(pooled, reach)) == {"crm:2": 0, "crm:7": 0}  # Noor knows 2, and Sem 7


def test_the_map_has_owners_and_contacts_with_whoever_is_closest(pooled: Path) -> None:
    drawn = derived(pooled, "select owner, person_id, is_owner from core.team_layout")

    owners = {("noor", "crm:noor", True), ("sem", "club:sem", True)}
    closest = {"crm:1": "sem", "crm:7": "sem"} | {f"crm:{n}": "noor" for n in range(2, 7)}
    assert set(drawn) == owners | {(owner, who, False) for who, owner in closest.items()}


def test_the_map_shows_no_more_than_may_be_drawn_the_best_first(
    pooled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(shutil.copytree(pooled, tmp_path / "home", symlinks=True))
    monkeypatch.setattr(import_module("netgraph.pipeline.advice.team"), "_DRAWN", 2)
    decide(home, "key_people", "owner,person,verdict\n,Eve Oak,pin\n")

    steps_of(home, pipeline.begin, pipeline.advise)

    drawn = derived(home, "select person_id from core.team_layout where not is_owner")
    assert ("crm:6",) in drawn
    assert len(drawn) == 2


def test_one_owner_alone_is_no_team(tmp_path: Path) -> None:
    inbox(tmp_path)

    steps_of(tmp_path, *ADVISING)

    for table in ("team_key_people", "team_people", "team_clusters", "team_layout"):
        assert derived(tmp_path, f"select count(*) from core.{table}") == [(0,)]
