"""One mail to sixty people must not shape the clusters: nights from the inbox to the measures."""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from netgraph import pipeline
from tests.pipeline.nights import DERIVING, Row, derived, knows, neutral, steps_of

TEAMS = [[f"t{team:02}-{i}" for i in range(5)] for team in range(12)]
MEMBERS = [person for team in TEAMS for person in team]
STRANGERS = [f"x{i:02}" for i in range(60)]
HALF = [*MEMBERS[::2], *STRANGERS[:30]]
EVERYBODY = [*MEMBERS, *STRANGERS]

World = frozenset[str]


def sent(event: str, at: str, sender: str, to: Iterable[str], cc: Iterable[str] = ()) -> list[Row]:
    """Rows of one mail that the owner, too, received."""
    roles = {**dict.fromkeys(cc, "cc"), **dict.fromkeys(["ann", *to], "to")}
    return [(event, at, sender, p, "email", role) for p, role in roles.items() if p != sender]


def threads(seed: int, days: int) -> list[Row]:
    """Forty mails to two of the sender's team, each team's turn, over the last days."""
    draw, rows = random.Random(seed), []
    for i in range(40):
        sender, *to = draw.sample(TEAMS[i % len(TEAMS)], 3)
        at = date(2024, 6, 25) - timedelta(days=draw.randrange(days))
        rows += sent(f"thread {i}", at.isoformat(), sender, to)
    return rows


def crowd(event: str, people: list[str], copied: int = 0, day: str = "2024-06-20") -> list[Row]:
    """A mail to all of them; the last of them in cc."""
    sender, *to = people
    return sent(event, day, sender, to[: len(to) - copied], to[len(to) - copied :])


def mixed(seed: int, mails: int) -> list[Row]:
    """Mails to thirty members and thirty strangers each."""
    draw, rows = random.Random(seed), []
    for i in range(mails):
        people = [*draw.sample(MEMBERS, 30), *draw.sample(STRANGERS, 30)]
        rows += crowd(f"mail {i}", draw.sample(people, 60))
    return rows


def worlds(home: Path, events: list[Row], seed: int = 1) -> set[World]:
    """The clusters that a night finds; a second night with another seed only measures anew."""
    is_new = not (home / "inbox").exists()
    if is_new:
        folder = home / "inbox" / "crm-2024-06-30"
        neutral(folder, day="2024-06-30", contacts=knows("ann", *EVERYBODY), interactions=events)
    (home / "netgraph.toml").write_text(f"seed = {seed}\nstability_runs = 0\n")
    steps_of(home, *(DERIVING if is_new else (pipeline.begin,)), pipeline.measure)
    rows = derived(home, "select cluster_id, list(person_id) from core.cluster_members group by 1")
    return {frozenset(p.removeprefix("crm:") for p in people) for _, people in rows}


def among(found: set[World], people: Iterable[str]) -> set[World]:
    return {world & frozenset(people) for world in found} - {frozenset()}


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> set[World]:
    """The clusters without any mail to many: the teams, as far as they wrote."""
    found = worlds(tmp_path_factory.mktemp("quiet"), threads(1, 120))
    assert all(len({person[:3] for person in world}) == 1 for world in found)
    assert len(found) == len(TEAMS)
    return found


@pytest.mark.parametrize(
    "mails",
    [
        pytest.param(crowd("mail", MEMBERS), id="a mail to everybody in a team"),
        pytest.param(crowd("mail", MEMBERS, copied=57), id="the same with most in cc"),
        pytest.param(crowd("mail", HALF), id="half of them known from it alone"),
        pytest.param(crowd("mail", HALF, copied=50), id="of these most in cc"),
        pytest.param(mixed(1, mails=6), id="six such mails"),
    ],
)
def test_mails_to_many_change_no_team_and_strangers_glue_none(
    tmp_path: Path, quiet: set[World], mails: list[Row]
) -> None:
    members = frozenset().union(*quiet)

    for seed in (1, 2, 3):
        found = worlds(tmp_path, [*threads(1, 120), *mails], seed)

        assert among(found, members) == quiet
        assert not [world for world in found if world & members and world & set(STRANGERS)]


def test_threads_of_the_last_year_hold_against_a_mail_of_this_month(tmp_path: Path) -> None:
    events, mail = threads(5, 360), crowd("mail", HALF)

    without = worlds(tmp_path / "without", events)
    found = worlds(tmp_path / "with", [*events, *mail])

    assert among(found, frozenset().union(*without)) == without


def test_what_was_exchanged_or_declared_holds_without_any_thread(tmp_path: Path) -> None:
    pairs = [(a, b) for team in TEAMS for a, b in pairwise([*team, team[0]])]
    letters = [(f"{a} {b}", "2022-07-01", a, b, "email", "to") for a, b in pairs]
    mail = crowd("mail", MEMBERS)

    found = worlds(tmp_path, [*letters, *mail])

    assert found == {frozenset(team) for team in TEAMS}


def test_the_links_that_the_mail_makes_are_there_all_the_same(tmp_path: Path) -> None:
    worlds(tmp_path, [*threads(1, 120), *crowd("mail", MEMBERS)])

    [(links, cut, bridges)] = derived(
        tmp_path,
        "select (select links_among from core.owner_metrics), "
        "(select count(*) from core.structure where is_cut_point), "
        "(select count(*) from core.bridge_ties)",
    )
    assert (links, cut, bridges) == (60 * 59 // 2, 0, 0)


def test_a_level_of_one_turns_the_backbone_off(tmp_path: Path) -> None:
    home = tmp_path
    worlds(home, [*threads(1, 120), *crowd("mail", MEMBERS)])
    joined = "select max(clusters_joined) from core.structure"
    assert derived(home, joined) == [(1,)]

    (home / "netgraph.toml").write_text("backbone_level = 1.0\nstability_runs = 0\n")
    done = steps_of(home, pipeline.begin, pipeline.measure)

    assert not done[-1].skipped
    assert derived(home, joined) == [(len(TEAMS),)]
