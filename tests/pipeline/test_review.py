"""Who may be whom, through whole nights: asked, decided, and taken back without a trace."""

import shutil
from pathlib import Path

import pytest

from netgraph.errors import UsageError
from netgraph.pipeline.review import decide, undo, waiting
from tests.pipeline.nights import (
    content,
    knows,
    neutral,
    published,
    rank_night,
    run_night,
    tables,
)
from tests.pipeline.nights import (
    decide as write,
)

HEADER = "a,b,verdict\n"
ANN, ANNA, NAMESAKE = "crm:1", "hr:7", "crm:2"


def inbox(home: Path) -> None:
    """Ann is in two systems; she has a namesake in one, and Bo is in both with one e-mail."""
    neutral(
        home / "inbox" / "noor" / "crm-2024-01-31",
        people=[
            ("1", "Ann Ode", "ann@ode.example", "", "", "Halden Pike", "Nurse", "Oslo"),
            ("2", "Ann Ode"),
            ("3", "Bo Ash", "bo@ash.example"),
        ],
        contacts=knows("noor", "1", "2", "3"),
        interactions=[("e1", "2024-01-05T10:00:00Z", "1", "3", "message")],
    )
    neutral(
        home / "inbox" / "noor" / "hr-2024-01-31",
        network="hr",
        people=[
            ("7", "Ann Ode", "", "", "", "Halden Pike", "Nurse", "Oslo"),
            ("8", "Bo Ash", "bo@ash.example"),
        ],
        contacts=knows("noor", "7", "8"),
    )


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night over the inbox; to be read only."""
    home = tmp_path_factory.mktemp("review")
    inbox(home)
    run_night(home)
    return home


@pytest.fixture
def home(night: Path, tmp_path: Path) -> Path:
    """The home after that night, for another one."""
    return shutil.copytree(night, tmp_path / "home", symlinks=True)


def lines(home: Path) -> list[str]:
    return (home / "decisions" / "identities.csv").read_text().splitlines()


def test_one_e_mail_is_one_person_and_a_bare_name_is_asked_about(night: Path) -> None:
    people = dict(published(night, "select account_id, person_id from accounts"))

    assert people["crm:3"] == people["hr:8"]
    assert len({people[ANN], people[ANNA], people[NAMESAKE]}) == 3
    pairs, _ = waiting(night, None, 10)
    assert [set(p) for p in pairs.select("account_a", "account_b").iter_rows()] == [
        {ANN, ANNA}, {NAMESAKE, ANNA},
    ]  # fmt: skip


def test_evidence_of_both_sides_is_told(night: Path) -> None:
    pairs, people = waiting(night, "noor", 1)

    assert pairs["waiting"].to_list() == [2]
    assert pairs["same"].to_list() == ["netgraph decide crm:1 hr:7 same"]
    ann, anna = people.sort("person_id").to_dicts()
    assert (ann["names"], ann["networks"], ann["employers"]) == ("Ann Ode", "crm", "Halden Pike")
    assert (ann["has_email"], anna["has_email"]) == (True, False)
    assert (ann["places"], ann["known_to"]) == ("Oslo", "noor")
    assert (str(ann["last_event_on"]), ann["wrote_last"]) == ("2024-01-05", "Ann Ode")
    assert (anna["last_event_on"], anna["wrote_last"]) == (None, None)


def test_of_an_unknown_owner_nothing_is_told(night: Path) -> None:
    with pytest.raises(UsageError, match=r"no owner .nobody.\. Did you mean noor"):
        waiting(night, "nobody", 1)


def test_what_is_decided_is_written_and_counts_in_the_next_night(home: Path) -> None:
    told = decide(home, ANN, ANNA, "same")
    rank_night(home)

    assert told.says == "Ann Ode (crm:1) and Ann Ode (hr:7) become one person."
    assert lines(home) == ["a,b,verdict", "crm:1,hr:7,same"]
    people = dict(published(home, "select account_id, person_id from accounts"))
    assert people[ANN] == people[ANNA] != people[NAMESAKE]
    assert published(home, "select count(*) from matches") == [(0,)]  # the namesake is another


def test_who_is_decided_to_be_two_is_not_offered_again(home: Path) -> None:
    told = decide(home, ANNA, NAMESAKE, "different")
    rank_night(home)

    assert told.says.endswith("stay two people, and are not offered again.")
    assert published(home, "select account_a, account_b from matches") == [(ANN, ANNA)]


def test_a_decision_parts_what_an_e_mail_joined(home: Path) -> None:
    assert decide(home, "crm:3", "hr:8", "different").says.endswith("become two people.")
    rank_night(home)

    people = dict(published(home, "select account_id, person_id from accounts"))
    assert people["crm:3"] != people["hr:8"]


@pytest.mark.parametrize(
    ("how", "pair"),
    [
        ("the line is removed", (ANN, ANNA, "same")),
        ("the command takes it back", (ANN, ANNA, "same")),
        ("the command takes it back", ("crm:3", "hr:8", "different")),
    ],
)
def test_a_decision_taken_back_leaves_exactly_what_was(
    how: str, pair: tuple[str, str, str], home: Path
) -> None:
    before = content(home)
    decide(home, *pair)
    run_night(home)
    decided = tables(home)
    if how == "the line is removed":
        write(home, "identities", HEADER)
    else:
        assert undo(home, pair[1], pair[0]).says == f"taken back: {' '.join(pair)}"
        assert lines(home)[1:] == [",".join(pair), f"{pair[0]},{pair[1]},undecided"]
    run_night(home)

    after = content(home)
    assert decided != {name: before[name] for name in decided}
    assert after == before


def test_a_decision_can_be_taken_again_after_it_was_taken_back(home: Path) -> None:
    decide(home, ANN, ANNA, "same")
    undo(home, ANN, ANNA)
    with pytest.raises(UsageError, match=r"nothing is decided on Ann Ode \(crm:1\) and Ann Ode"):
        undo(home, ANN, ANNA)
    decide(home, ANN, ANNA, "same")
    rank_night(home)

    people = dict(published(home, "select account_id, person_id from accounts"))
    assert people[ANN] == people[ANNA]


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        ("Ann Ode", ANN, "'Ann Ode' can be crm:1, crm:2, hr:7: name the one you mean"),
        ("Bo Ashe", ANN, "nobody is 'Bo Ashe'. Did you mean Bo Ash?"),
        ("crm:11", ANN, "nobody is 'crm:11'. Did you mean crm:1"),
        ("", ANN, "whom?"),
        (ANN, "ann@ode.example", "are one account, Ann Ode"),
    ],
)
def test_who_is_not_known_or_not_one_is_told_and_nothing_is_written(
    a: str, b: str, said: str, night: Path
) -> None:
    with pytest.raises(UsageError) as error:
        decide(night, a, b, "same")

    assert said in str(error.value)
    assert not (night / "decisions").exists()


def test_a_name_that_one_person_bears_alone_is_enough(home: Path) -> None:
    decide(home, "bo ash", ANN, "different")

    assert lines(home)[1:] == ["crm:3,crm:1,different"]
