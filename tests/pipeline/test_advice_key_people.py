"""The key people and their roles through whole nights: decisions, the sample, question and file."""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest

from netgraph import pipeline
from netgraph.errors import UsageError
from netgraph.pipeline import ask, circle
from netgraph.store.files import sql_folder
from tests.pipeline.nights import (
    content,
    decide,
    derived,
    knows,
    neutral,
    published,
    run_night,
    steps_of,
)

OWNERS = ("dev", "ines", "jonas", "mara", "priya")


def inbox(home: Path) -> None:
    """Six contacts of Noor, two of one name; two write with her, two lead to somebody."""
    neutral(
        home / "inbox" / "noor" / "crm-2024-01-31",
        people=[
            ("1", "Ann Ode", "ann@ode.example", "", "https://ode.example/ann"),
            ("2", "Bo Ash"),
            ("3", "Cy Elm"),
            ("4", "Cy Elm"),
            ("5", "Di Fir"),
            ("6", "Eve Oak"),
            ("7", "Far Away"),
        ],
        contacts=knows("noor", "1", "2", "3", "4", "5", "6"),
        links=[("2", "7", "declared"), ("2", "3", "declared"), ("4", "5", "declared")],
        interactions=[
            (f"{a}{b}{n}", f"2024-0{n}-05T10:00:00Z", a, b, "message")
            for who in ("5", "6")
            for n in range(1, 6)
            for a, b in ((who, "noor"), ("noor", who))
        ],
    )


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night over the inbox; to be read only."""
    home = tmp_path_factory.mktemp("circle")
    inbox(home)
    run_night(home)
    return home


@pytest.fixture
def home(night: Path, tmp_path: Path) -> Path:
    """The home after that night, for another one."""
    return Path(shutil.copytree(night, tmp_path / "home", symlinks=True))


def advise(home: Path) -> None:
    """Of a night in which nothing but decisions changed, the steps that matter here."""
    steps_of(home, pipeline.begin, pipeline.advise)


def chosen(home: Path, what: str = "name") -> list[Any]:
    return [row[0] for row in derived(home, f"select {what} from key_people order by position")]


def unmatched(home: Path) -> dict[str, str]:
    return dict(derived(home, "select person, reason from unmatched_decisions"))


def test_whoever_is_close_or_leads_on_is_chosen_and_nobody_by_the_listing_alone(
    night: Path,
) -> None:
    assert set(chosen(night)) >= {"Bo Ash", "Di Fir"}
    assert "Ann Ode" not in chosen(night)
    assert published(night, "select distinct role from key_people") == [(None,)]
    [(wanted, people)] = published(
        night, "select wanted, people from key_people_sets where chosen_by = 'together'"
    )
    assert (wanted, people) == (12, len(chosen(night)))


@pytest.mark.parametrize("text", ["crm:1", "ann@ode.example", "https://ode.example/ann", "ann ode"])
def test_a_decision_names_a_person_as_people_do(text: str, home: Path) -> None:
    decide(home, "key_people", f"person,verdict\n{text},pin\nDi Fir,exclude\n")

    advise(home)

    assert chosen(home)[0] == "Ann Ode"
    assert chosen(home, "is_pinned")[0] is True
    assert "Di Fir" not in chosen(home)
    assert unmatched(home) == {}


def test_the_last_word_on_a_person_stands_and_can_be_taken_back(home: Path) -> None:
    before = content(home)
    decide(home, "key_people", "owner,person,verdict\nnoor,Di Fir,exclude\nnoor,crm:5,undecided\n")

    run_night(home)

    assert content(home) == before


def test_names_that_mean_nobody_or_several_are_told_and_nothing_fails(home: Path) -> None:
    decide(
        home,
        "key_people",
        "owner,person,verdict\n,Zoe Pine,pin\nnoor,Cy Elm,pin\nnoor,Far Away,pin\n"
        "nooor,Bo Ash,pin\n",
    )

    run_night(home)

    assert unmatched(home) == {
        "Zoe Pine": "nobody in the exports is called so",
        "Cy Elm": "can be several people: crm:3, crm:4; write the one you mean",
        "Far Away": "is no contact",
        "Bo Ash": "no owner is called nooor",
    }
    text = (home / "reports" / "latest" / "noor" / "index.html").read_text()
    assert "Zoe Pine</bdi>: nobody in the exports is called so" in text


def test_roles_are_held_by_whom_the_owner_says(home: Path) -> None:
    decide(
        home,
        "roles",
        "owner,role,person\nnoor,Truth-Sayer,crm:5\nnoor,lover,Zoe Pine\nnoor,mentor,Far Away\n"
        "noor,boss,Bo Ash\n",
    )

    advise(home)

    assert derived(
        home, "select role, name, person_id from roles where not is_open order by place"
    ) == [
        ("lover", "Zoe Pine", None),
        ("truth sayer", "Di Fir", "crm:5"),
        ("mentor", "Far Away", "crm:7"),
    ]
    assert dict(zip(chosen(home), chosen(home, "role"), strict=True))["Di Fir"] == "truth sayer"
    assert unmatched(home) == {
        "Zoe Pine": "nobody in the exports is called so",
        "Bo Ash": "there is no role boss in the settings",
    }
    kinds = [k for (k,) in derived(home, "select kind from role_findings order by place")]
    assert kinds == ["no_contact", "vacant", "vacant", "vacant", "vacant"]


def test_roles_and_how_many_are_chosen_can_be_set(home: Path) -> None:
    (home / "netgraph.toml").write_text(
        'key_people = 1\n[roles]\ncrew = ["sponsor", "critic"]\n[key_people_weights]\nreach = 0\n'
    )

    run_night(home)

    assert len(chosen(home)) == 1
    assert published(home, "select role, question from roles order by place") == [
        ("sponsor", "Who is this to you?"),
        ("critic", "Who is this to you?"),
    ]
    assert "Your 1 key people" in (home / "reports/latest/noor/index.html").read_text()


@pytest.mark.parametrize(
    "text",
    [
        'crew = "x"',
        'crew = ["a", ""]',
        'crew = ["a", "-"]',
        'a = ["x"]\nb = ["X"]',
        'a = ["truth sayer"]\nb = ["truth-sayer"]',
    ],
)
def test_roles_that_cannot_be_meant_are_refused(text: str, home: Path) -> None:
    (home / "netgraph.toml").write_text(f"[roles]\n{text}\n")

    with pytest.raises(UsageError, match="roles"):
        advise(home)


def test_a_pin_an_exclusion_and_a_role_by_command(home: Path) -> None:
    said = circle.decide_key_person(home, "Ann Ode", "pin", None)
    circle.decide_key_person(home, "Di Fir", "exclude", "noor")
    circle.give_role(home, "Truth-sayer", "Bo Ash", None)

    assert said.says.startswith("Ann Ode is among the key people of noor")
    assert (home / "decisions/key_people.csv").read_text().splitlines() == [
        "owner,person,verdict",
        "noor,crm:1,pin",
        "noor,crm:5,exclude",
    ]
    run_night(home)
    assert chosen(home)[0] == "Ann Ode"
    told = ask.ask_each(home, circle.TWELVE, None)[1]["key people"].filter(name="Bo Ash")
    assert told["role"].to_list() == ["truth sayer"]
    assert (
        ask.ask_each(home, circle.ROLES, "noor")[1]["roles"]
        .filter(role="truth sayer")["who"]
        .item()
        == "Bo Ash"
    )


def test_a_command_about_nobody_or_no_contact_says_so(home: Path) -> None:
    for who, why in (("Zoe Pine", "nobody"), ("Cy Elm", "can be"), ("Far Away", "no contact")):
        with pytest.raises(UsageError, match=why):
            circle.decide_key_person(home, who, "pin", None)
    with pytest.raises(UsageError, match="no role 'boss'"):
        circle.give_role(home, "boss", "Bo Ash", None)
    assert "whom no export knows" in circle.give_role(home, "lover", "Zoe Pine", None).says
    assert not (home / "decisions/key_people.csv").exists()


# On the sample.


@pytest.mark.parametrize("owner", OWNERS)
def test_the_twelve_are_of_more_worlds_than_the_first_of_the_ranking(
    sample_night: Path, owner: str
) -> None:
    together, ranking = published(
        sample_night,
        "select people, value, reach, clusters, clusters_reached from key_people_sets "
        f"where owner = '{owner}' order by chosen_by desc",
    )

    assert together[0] == ranking[0] == 12
    assert together[1] > ranking[1]
    assert together[2] > 0.85 * ranking[2]
    assert together[3] > ranking[3]
    assert together[4] >= ranking[4]


def test_nobody_is_among_the_twelve_for_one_recommendation(sample_night: Path) -> None:
    names = [n for (n,) in published(sample_night, "select name from key_people")]
    [(rank,)] = published(
        sample_night, "select rank from ranking where owner = 'mara' and name like 'Kelechi Odun%'"
        " and strength is null and reach is null order by rank limit 1",
    )  # fmt: skip

    assert rank == 3  # one recommendation, and all else unknown
    assert "Kelechi Odunlamiye" not in names
    assert published(
        sample_night, "select count(*) from key_people where gain <= 0 or why is null"
    ) == [(0,)]


def test_gains_sum_to_the_worth_of_the_set(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select sum(gain), any_value(value) from key_people inner join key_people_sets "
        "using (owner) where chosen_by = 'together' group by owner",
    )

    assert len(rows) == len(OWNERS)
    for gains, value in rows:
        assert gains == pytest.approx(value)


def test_the_counts_of_reach_can_be_counted_from_the_paths(sample_night: Path) -> None:
    wrong = derived(
        sample_night,
        """
        with ways as (
            select paths.owner, paths.person_id, chosen.position,
                count(*) over (partition by paths.owner, paths.person_id) as ways,
                min(chosen.position) over (partition by paths.owner, paths.person_id) as first
            from main.second_degree as paths
            inner join core.key_people as chosen
                on paths.owner = chosen.owner and paths.introducer_id = chosen.person_id
        ),
        counted as (
            select owner, position, count(*) as reach, count(*) filter (where ways = 1) as lost,
                count(*) filter (where position = first) as added
            from ways group by all
        )
        select * from core.key_people as chosen
        left join counted on chosen.owner = counted.owner and chosen.position = counted.position
        where coalesce(counted.reach, 0) != coalesce(chosen.reach, 0)
            or coalesce(counted.lost, 0) != chosen.reach_lost
            or coalesce(counted.added, 0) != chosen.reach_added
        """,
    )

    assert wrong == []


def answers(home: Path, question: str, owner: str) -> list[tuple[Any, ...]]:
    sql = (sql_folder() / "adhoc" / f"{question}.sql").read_text()
    return published(home, sql.replace("getvariable('owner')", f"'{owner}'").rstrip(";\n"))


def written(home: Path, name: str, owner: str) -> list[dict[str, str]]:
    with (home / "reports" / "latest" / owner / f"{name}.csv").open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("owner", OWNERS)
def test_question_and_file_tell_the_same_of_the_roles(sample_night: Path, owner: str) -> None:
    told = answers(sample_night, "who_has_which_role", owner)
    rows = written(sample_night, "roles", owner)

    assert [(r["category"], r["role"], r["hint"], r["question"]) for r in rows] == [
        (t[1], t[2], t[5] or "", t[6]) for t in told
    ]
    findings = answers(sample_night, "what_is_wrong_with_my_roles", owner)
    assert [r["finding"] for r in written(sample_night, "role_findings", owner)] == [
        t[2] for t in findings
    ]


@pytest.mark.parametrize("owner", OWNERS)
def test_what_the_report_says_of_the_set_is_what_the_question_answers(
    sample_night: Path, owner: str
) -> None:
    together, ranking = answers(sample_night, "what_do_my_key_people_reach", owner)
    text = (sample_night / "reports" / "latest" / owner / "index.html").read_text()

    assert (
        f"Together they lead to {together[5]:,} people beyond your contacts, in "
        f"{together[7]} worlds. They are of {together[6]} worlds of yours; the first "
        f"{ranking[2]} of the ranking are of {ranking[6]}."
    ) in text
