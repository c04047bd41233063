"""Clusters over several nights: what they are called, what is told of them, whose word counts."""

import shutil
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from netgraph import pipeline
from netgraph.store.files import sql_folder
from netgraph.store.query import run
from tests.pipeline.nights import (
    DERIVING,
    Row,
    decide,
    derived,
    knows,
    neutral,
    published,
    run_night,
    steps_of,
)
from tests.sources import facebook_exports as facebook
from tests.sql.tables import empty

MEASURED = (*DERIVING, pipeline.measure)
DAYS = ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]
CHOIR, HILL, CREW = "abcdefg", "mnopqr", "uvwxyz"
PEOPLE = ("Ann Bell", "Bo Li", "Cy Dorn", "Eve Ruiz", "Flo Gray", "Gus Hart")
IDS = (
    "select cluster_id, list(person_id order by person_id) "
    "from core.cluster_members group by 1 order by 1"
)
TOLD = "select change, cluster_id from core.cluster_changes where as_of = '{}' order by all"


def crm(home: Path, day: str, *worlds: str, company: str = "") -> None:
    """An export of a day on which everybody of each world knows everybody of it."""
    people: list[Row] = [(p, p.upper(), "", "", "", company) for world in worlds for p in world]
    links: list[Row] = [pair for world in worlds for pair in combinations(world, 2)]
    neutral(
        home / "inbox" / f"crm-{day}",
        day=day,
        people=people,
        contacts=knows("ann", *"".join(worlds)),
        links=[(*pair, "declared", 1, day, day) for pair in links],
    )


def night(home: Path, day: str) -> dict[str, str]:
    """The clusters after a night."""
    steps_of(home, *MEASURED, as_of=day)
    return clusters(home)


def told(home: Path, day: str) -> list[tuple[str, ...]]:
    return derived(home, TOLD.format(day))


def begun(home: Path) -> Path:
    """Two worlds in January; in March the smaller has outgrown the other and a third is there."""
    crm(home, DAYS[0], CHOIR, HILL)
    crm(home, DAYS[2], CHOIR, f"{HILL}stijk", CREW)
    return home


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A home before its first night."""
    return begun(tmp_path)


@pytest.fixture(scope="module")
def january(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home after a night in January; to be copied."""
    home = begun(tmp_path_factory.mktemp("january") / "home")
    night(home, DAYS[0])
    return home


@pytest.fixture
def home(january: Path, tmp_path: Path) -> Path:
    """The home after a night in January, for another one."""
    return shutil.copytree(january, tmp_path / "home")


def clusters(home: Path) -> dict[str, str]:
    """Id to people, a letter each."""
    return {c: "".join(p.removeprefix("crm:") for p in people) for c, people in derived(home, IDS)}


def test_clusters_keep_their_ids_while_others_outgrow_them(home: Path) -> None:
    assert clusters(home) == {"c1": CHOIR, "c2": HILL}

    now = night(home, DAYS[2])

    assert now == {"c1": CHOIR, "c2": "".join(sorted(f"{HILL}stijk")), "c3": CREW}
    assert told(home, DAYS[2]) == [("born", "c3"), ("grown", "c2")]


def test_a_night_again_is_the_same_and_a_first_night_numbers_by_size(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    once = night(home, DAYS[2]), told(home, DAYS[2])
    decide(home, "labels", "owner,cluster_id,label\nann,c3,Crew\n")  # else the night is skipped

    assert (night(home, DAYS[2]), told(home, DAYS[2])) == once
    fresh = tmp_path_factory.mktemp("fresh")
    (fresh / "inbox").symlink_to(home / "inbox")
    assert list(night(fresh, DAYS[2]).values()) == ["".join(sorted(f"{HILL}stijk")), CHOIR, CREW]
    assert {change for change, _ in told(fresh, DAYS[2])} == {"born"}


def test_night_that_nothing_changed_tells_nothing_and_keeps_the_history(home: Path) -> None:
    night(home, DAYS[1])

    assert told(home, DAYS[1]) == []
    assert told(home, DAYS[0]) == [("born", "c1"), ("born", "c2")]


def test_a_backfill_leaves_later_nights_as_they_were(home: Path) -> None:
    first = clusters(home)
    crm(home, DAYS[1], CHOIR, HILL, "123456")
    night(home, DAYS[2])
    later = night(home, DAYS[3]), told(home, DAYS[3])

    backfilled = night(home, DAYS[1])

    assert backfilled == first | {"c3": "123456"}
    assert told(home, DAYS[3]) == []  # published as of that day
    assert derived(home, "select distinct as_of::varchar from core.cluster_changes order by 1") == [
        (DAYS[0],),
        (DAYS[1],),
    ]
    assert (night(home, DAYS[3]), told(home, DAYS[3])) == later
    assert (DAYS[1],) not in derived(home, "select as_of::varchar from core.cluster_changes")


def test_persons_who_turn_out_to_be_one_stay_in_their_cluster(home: Path) -> None:
    decide(home, "identities", "a,b,verdict\ncrm:a,crm:b,same\ncrm:m,crm:n,same\n")
    crm(home, DAYS[1], CHOIR, HILL)

    assert night(home, DAYS[1]) == {"c1": CHOIR.replace("b", ""), "c2": HILL.replace("n", "")}
    assert {cluster for _, cluster in told(home, DAYS[1])} <= {"c1", "c2"}


def test_an_owners_own_label_follows_the_cluster(fresh: Path) -> None:
    decide(fresh, "labels", "owner,cluster_id,label\nann,c1,Choir\nann,c2,The Hill\nbob,c1,no\n")
    labels = "select cluster_id, label, label_basis from core.clusters order by 1"
    for day in (DAYS[0], DAYS[2]):
        night(fresh, day)

    assert derived(fresh, labels)[:2] == [("c1", "Choir", "you"), ("c2", "The Hill", "you")]
    grown = "select from_label, to_label from core.cluster_changes where change = 'grown'"
    assert derived(fresh, grown) == [("The Hill", "The Hill")]


def test_a_label_given_or_taken_back_since_the_last_night_counts_in_the_next(home: Path) -> None:
    label = "select label from core.clusters where cluster_id = 'c1'"
    before = derived(home, label)

    decide(home, "labels", "owner,cluster_id,label\nann,c1,Choir\n")
    night(home, DAYS[0])

    assert before != derived(home, label) == [("Choir",)]

    decide(home, "labels", "owner,cluster_id,label\nann,c1,Choir\nann,c1,\n")
    night(home, DAYS[0])

    assert derived(home, label) == before


def test_a_label_that_no_cluster_bears_is_told(fresh: Path) -> None:
    lines = ("ann,c1,Choir", "ann,c9,Crew", "bob,c2,Club", "ann,c8,Band", "ann,c8,")
    decide(fresh, "labels", "\n".join(("owner,cluster_id,label", *lines, "")))

    steps_of(fresh, *MEASURED, pipeline.rank, pipeline.advise, as_of=DAYS[0])

    assert derived(fresh, "from core.unmatched_decisions order by all") == [
        ("ann", "labels", "c2", "no owner is called bob"),
        ("ann", "labels", "c9", "no cluster has this number now"),
    ]


def test_of_long_ago_one_night_a_month_is_kept() -> None:
    with empty() as con:
        con.execute(
            "insert into state.night by name select date '2024-05-19' as as_of, "
            "now()::timestamp as until, 1 as half_life_days, 1 as group_cap, 1 as crowd_cap, "
            "'ann' as default_owner"
        )
        con.execute(
            "insert into state.cluster_nights select 'ann', day, null, 1, true "
            "from unnest(['2024-04-01', '2024-04-02', '2024-06-01']::date[] "
            "|| generate_series(date '2024-05-01', date '2024-05-19', interval 1 day)::date[]) "
            "as days (day)"
        )
        con.execute(
            "insert into state.clusters select owner, as_of, 'c1', 'x', 1 from state.cluster_nights"
        )
        run(con, "keep_clusters")

        kept = con.execute(
            "select as_of from state.cluster_nights where is_kept order by 1"
        ).fetchall()
        full = con.execute("select as_of from state.clusters order by 1").fetchall()

    days = [date(2024, 4, 2), *(date(2024, 5, day) for day in range(5, 20)), date(2024, 6, 1)]
    assert kept == full == [(day,) for day in days]


def test_a_mail_domain_is_its_employer_and_free_mail_is_nothing_to_share(tmp_path: Path) -> None:
    mails = [(p, p.upper(), f"{p}@acme.example") for p in CHOIR]
    free = [(p, p.upper(), f"{p}@gmail.com") for p in HILL]
    other = [(p, p.upper(), f"{p}@zeta.example") for p in CREW]
    worker = [("0", "N0", "", "", "", "ACME Inc.")]
    neutral(
        tmp_path / "inbox" / "crm-2024-01-31",
        people=[*mails, *free, *other, *worker],
        contacts=knows("ann", *CHOIR, *HILL, *CREW, "0"),
        links=[pair for world in (CHOIR, HILL, CREW) for pair in combinations(world, 2)],
    )

    night(tmp_path, DAYS[0])

    assert derived(tmp_path, "select label, label_basis from core.clusters order by 1") == [
        ("ACME Inc.", "company"),
        ("around M", "member"),
        ("zeta.example", "domain"),
    ]


def test_groups_name_the_clusters_of_owners_who_see_them_and_only_by_real_titles(
    tmp_path: Path,
) -> None:
    titles = {"Ann Bell, Bo Li and others": PEOPLE[:3], "Friday Choir": PEOPLE[3:]}
    files: dict[str, object] = {
        facebook.PROFILE: facebook.profile(facebook.NOOR),
        facebook.FRIENDS: facebook.friends(*(facebook.item(person) for person in PEOPLE)),
    }
    for n, (title, people) in enumerate(titles.items()):
        files[f"{facebook.INBOX}/g_{n}/message_1.json"] = {
            **facebook.thread((facebook.NOOR, *people), facebook.said(people[0])),
            "title": title,
        }
    facebook.export(tmp_path / "inbox" / "noor" / "facebook-2024-01-31", files)

    night(tmp_path, "2024-03-31")

    labels = derived(tmp_path, "select label, label_basis from core.clusters order by 1")
    assert ("Friday Choir", "group") in labels
    assert [basis for _, basis in labels] == ["group", "member"]


def test_report_tells_what_changed_as_the_question_does(fresh: Path) -> None:
    run_night(fresh, as_of=DAYS[0])
    first = (fresh / "reports" / DAYS[0] / "ann" / "strategic-network.md").read_text()
    run_night(fresh, as_of=DAYS[1])
    quiet = (fresh / "reports" / DAYS[1] / "ann" / "strategic-network.md").read_text()
    run_night(fresh, as_of=DAYS[2])
    folder = fresh / "reports" / DAYS[2] / "ann"

    assert "31 Jan 2024" not in first.split("## Worlds")[1].split("##")[0]
    assert "The worlds are as they were on 31 Jan 2024." in quiet
    text = (folder / "strategic-network.md").read_text()
    assert "The worlds since 29 Feb 2024:" in text
    assert "has grown from 6 to 11" in text
    assert "(6) is new" in text
    lines = (folder / "cluster_changes.csv").read_text().splitlines()[1:]
    question = (sql_folder() / "adhoc" / "how_did_my_worlds_change.sql").read_text().rstrip(";\n")
    asked = published(
        fresh,
        "select owner, before_on::varchar, change, cluster_id, from_id, from_label, from_size, "
        f"to_id, to_label, to_size from ({question}) where as_of = '{DAYS[2]}'",
    )
    assert [line.split(",")[:10] for line in lines] == [
        ["" if value is None else str(value) for value in row] for row in asked
    ]
