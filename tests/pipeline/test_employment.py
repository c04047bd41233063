"""Who worked where and when, and who is linked by it; periods and weights worked out by hand."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from netgraph.store.connect import writer
from netgraph.store.query import run
from tests.pipeline.nights import MEASURING, decide, derive, derived, knows, neutral, steps_of
from tests.sources.linkedin_tables import HELD, IN, PROFILE, URLS, table

Jobs = dict[str, str]  # person to company


def crm(home: Path, day: str, jobs: Jobs, network: str = "crm", folder: str = "") -> None:
    """An export that shows people with their companies on a day."""
    rows = [(n, n.upper(), "", "", "", company) for n, company in jobs.items()]
    neutral(home / "inbox" / folder / f"{network}-{day}", network, day, people=rows)


def linkedin(home: Path, day: str, *held: tuple[str, ...], **jobs: str) -> None:
    """Me's export of a day: connections with their companies, and his own jobs."""
    folder = home / "inbox" / f"Complete_LinkedInDataExport_{day[5:]}-{day[:4]}"
    folder.mkdir(parents=True)
    listed = [
        (name, "Li", IN + name.lower(), "", company, "Pilot", "01 Feb 2018")
        for name, company in jobs.items()
    ]
    (folder / "Connections.csv").write_text(table(URLS, *listed))
    (folder / "Profile.csv").write_text(table(PROFILE, ("Me", "Myself", "", "", "", "")))
    if held:
        rows = [(company, "Pilot", "my own words", "", *days) for company, *days in held]
        (folder / "Positions.csv").write_text(table(HELD, *rows))


def bare(value: str) -> str:
    return value.split(":")[1].removeprefix("in/").removeprefix("~me/")


def employment(home: Path) -> list[tuple[Any, ...]]:
    """One row per period: who, company, first and last day, basis."""
    rows = derived(
        home,
        "select person_id, company, first_on::text, last_on::text, basis from core.employment "
        "order by person_id, first_on, company, basis",
    )
    return [(bare(person), *rest) for person, *rest in rows]


def affiliations(home: Path) -> list[tuple[Any, ...]]:
    """One row per pair: both ends, weight, first and last day."""
    rows = derived(
        home,
        "select person_a, person_b, weight, first_on::text, last_on::text from core.links "
        "where evidence = 'affiliation' order by all",
    )
    return [(bare(a), bare(b), *rest) for a, b, *rest in rows]


SEEN = {  # who shows which company in the exports of these four days
    "2023-01-31": "a=Acme Inc., b=Birch, c=Cedar, d=Dale, e=Elm, f=Elm, g=Elm, h=Freelance, "
    "i=freelance, l=Glade, m=Glade",
    "2023-06-30": "a=ACME, b=Acme, c=Cedar, d=Cedar, e=Fern, f=, g=Self-employed, h=Freelance, "
    "i=freelance, l=Glade, m=Glade",
    "2023-09-30": "a=Acme, b=acme, c=Dale, d=Cedar, e=Elm, f=Elm, g=Elm, h=Freelance, "
    "i=freelance, l=Glade, m=Glade",
    "2024-01-31": "a=Birch, b=Acme (Lisbon), c=Dale, d=Cedar, e=Elm, f=Elm, g=Elm, h=Freelance, "
    "i=freelance, j=Heath, k=Heath, l=Glade, m=Glade, n=Glade",
}
D1, D2, D3, D4 = SEEN


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night over the exports above."""
    home = tmp_path_factory.mktemp("seen")
    for day, jobs in SEEN.items():
        crm(home, day, dict(job.split("=") for job in jobs.split(", ")))
    derive(home)
    return home


def at(home: Path, *keys: str) -> list[tuple[Any, ...]]:
    """Of these people: who, company, first and last day."""
    return [row[:4] for row in employment(home) if row[0] in keys]


def among(home: Path, *ends: str) -> list[tuple[Any, ...]]:
    return [row for row in affiliations(home) if {row[0], row[1]} <= set(ends)]


def test_two_who_both_name_a_company_in_one_export_are_not_linked_by_it(seen: Path) -> None:
    assert at(seen, "j", "k") == [("j", "Heath", D4, D4), ("k", "Heath", D4, D4)]
    assert among(seen, "j", "k") == []


def test_runs_that_overlap_link_two_for_the_time_that_both_were_seen_there(seen: Path) -> None:
    assert at(seen, "a", "b") == [
        ("a", "Acme", D1, D3),
        ("a", "Birch", D4, D4),
        ("b", "Birch", D1, D1),
        ("b", "Acme (Lisbon)", D2, D4),
    ]
    assert among(seen, "a", "b") == [("a", "b", 1.0, D2, D3)]


def test_runs_that_only_touch_on_a_day_link_nobody(seen: Path) -> None:
    assert at(seen, "c", "d") == [
        ("c", "Cedar", D1, D2),
        ("c", "Dale", D3, D4),
        ("d", "Dale", D1, D1),
        ("d", "Cedar", D2, D4),
    ]
    assert among(seen, "c", "d") == []


def test_another_company_in_between_ends_a_run_and_a_silent_export_does_not(seen: Path) -> None:
    assert at(seen, "e", "f", "g") == [
        ("e", "Elm", D1, D1),
        ("e", "Fern", D2, D2),
        ("e", "Elm", D3, D4),
        ("f", "Elm", D1, D4),
        ("g", "Elm", D1, D1),
        ("g", "Elm", D3, D4),
    ]
    pairs = (("e", "f"), ("e", "g"), ("f", "g"))
    assert among(seen, "e", "f", "g") == [(*pair, 0.5, D3, D4) for pair in pairs]


def test_two_without_an_employer_are_no_colleagues(seen: Path) -> None:
    assert at(seen, "h", "i") == []
    assert among(seen, "h", "i") == []


def test_weight_is_one_in_those_known_to_have_been_there_but_oneself(seen: Path) -> None:
    assert among(seen, "l", "m", "n") == [("l", "m", 0.5, D1, D4)]


def test_link_rests_on_the_exports_at_both_ends_of_each_run(seen: Path) -> None:
    assert derived(
        seen,
        "select person_b, export_id from core.link_origins "
        "where evidence = 'affiliation' and person_a in ('crm:a', 'crm:l') order by all",
    ) == [
        *(("crm:b", f"me/crm/{day}") for day in (D1, D2, D3, D4)),
        *(("crm:m", f"me/crm/{day}") for day in (D1, D4)),
    ]


def test_company_of_more_people_than_a_crowd_links_nobody(tmp_path: Path) -> None:
    (tmp_path / "netgraph.toml").write_text("crowd_cap = 3\n")
    for day in ("2023-01-31", "2023-06-30"):
        big = dict.fromkeys("abcd", "Acme")
        crm(tmp_path, day, big | dict.fromkeys("efg", "Apex"))

    derive(tmp_path)

    assert [row[:3] for row in affiliations(tmp_path)] == [
        ("e", "f", 0.5),
        ("e", "g", 0.5),
        ("f", "g", 0.5),
    ]


def test_order_in_which_exports_arrive_does_not_matter(tmp_path: Path) -> None:
    exports = (
        ("2023-01-31", {"a": "Acme", "b": "Acme"}),
        ("2023-06-30", {"a": "Apex", "b": "Acme"}),
        ("2024-01-31", {"a": "Acme", "b": "Acme GmbH"}),
        ("2024-06-01", {"a": "Acme", "b": "Acme"}),
    )
    found = []
    for number, order in enumerate((exports, exports[2:] + exports[1::-1])):
        home = tmp_path / str(number)
        for day, jobs in order:
            crm(home, day, jobs)
            if number:
                derive(home)
        derive(home)
        found.append((employment(home), affiliations(home)))

    assert found[0] == found[1]
    assert found[0][1] == [("a", "b", 1.0, "2024-01-31", "2024-06-01")]


def test_exports_that_are_ignored_or_later_than_the_night_show_nothing(tmp_path: Path) -> None:
    for day in ("2023-01-31", "2023-06-30"):
        crm(tmp_path, day, {"a": "Acme", "b": "Acme"})
    derive(tmp_path)
    assert len(affiliations(tmp_path)) == 1

    derive(tmp_path, as_of="2023-05-01")
    assert affiliations(tmp_path) == []

    decide(tmp_path, "exports", "file,owner,exported_on,verdict\ncrm-2023-06-30,,,ignore\n")
    derive(tmp_path)
    assert affiliations(tmp_path) == []


def test_two_accounts_of_a_person_make_one_period_and_are_no_colleagues(tmp_path: Path) -> None:
    decide(tmp_path, "identities", "a,b,verdict\ncrm:a,hr:z,same\n")
    for network, name, days in (
        ("crm", "a", ("2023-01-31", "2023-06-30")),
        ("hr", "z", ("2023-03-31", "2024-01-31")),
    ):
        for day in days:
            crm(tmp_path, day, {name: "Acme"}, network)

    derive(tmp_path)

    assert employment(tmp_path) == [("a", "Acme", "2023-01-31", "2024-01-31", "exports")]
    assert affiliations(tmp_path) == []


def test_dated_jobs_of_the_owner_link_him_for_the_time_his_contacts_were_seen_there(
    tmp_path: Path,
) -> None:
    linkedin(tmp_path, "2023-01-31", ("Acme", "Mar 2020", ""), Bo="Acme", Cy="Acme")
    linkedin(
        tmp_path, "2023-06-30", ("Acme Ltd", "Mar 2020", ""), ("Apex", "2012", "2013"), Bo="Acme"
    )

    derive(tmp_path)

    me = "?me/me myself"
    assert employment(tmp_path) == [
        (me, "Apex", "2012-01-01", "2013-12-31", "stated"),
        (me, "Acme Ltd", "2020-03-01", "2023-06-30", "stated"),
        ("bo", "Acme", "2023-01-31", "2023-06-30", "exports"),
        ("cy", "Acme", "2023-01-31", "2023-01-31", "exports"),
    ]
    assert affiliations(tmp_path) == [(me, "bo", 0.5, "2023-01-31", "2023-06-30")]


def test_positions_that_follow_each_other_at_one_company_are_one_period(tmp_path: Path) -> None:
    linkedin(
        tmp_path,
        "2023-06-30",
        ("Acme", "Mar 2018", "Dec 2019"),
        ("Acme", "Jan 2020", "Jun 2023"),
        ("Acme", "Jul 2023", ""),  # not yet
        ("Acme", "May 2014", "Jan 2018"),
    )

    derive(tmp_path)

    assert [row[1:4] for row in employment(tmp_path)] == [
        ("Acme", "2014-05-01", "2018-01-31"),
        ("Acme", "2018-03-01", "2023-06-30"),
    ]


def test_newest_statement_of_an_owners_jobs_replaces_the_ones_before(tmp_path: Path) -> None:
    linkedin(tmp_path, "2023-01-31", ("Acme", "Mar 2018", "Dec 2020"))
    linkedin(tmp_path, "2023-06-30", ("Acme", "Mar 2019", "Dec 2020"))
    linkedin(tmp_path, "2024-01-31")

    derive(tmp_path)

    assert [row[1:4] for row in employment(tmp_path)] == [("Acme", "2019-03-01", "2020-12-31")]


def test_what_the_owners_own_export_shows_of_himself_is_no_history(tmp_path: Path) -> None:
    for day in ("2023-01-31", "2023-06-30"):
        rows = [(n, n.upper(), "", "", "", "Acme") for n in ("ann", "b", "c")]
        folder = tmp_path / "inbox" / f"crm-{day}"
        neutral(folder, day=day, people=rows, contacts=knows("ann", "b", "c"))

    derive(tmp_path)

    assert [row[:3] for row in affiliations(tmp_path)] == [("b", "c", 1.0)]


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A night over an owner who worked with Bo, whom Cy praised, and who knows Di."""
    home = tmp_path_factory.mktemp("ranked")
    for day in ("2023-01-31", "2023-06-30"):
        linkedin(home, day, ("Acme", "Mar 2020", ""), Bo="Acme", Cy="Apex", Di="Acme")
    folder = next((home / "inbox").glob("*06-30-2023"))
    said = [
        ("c1", "Me Myself", IN + "me", "Bo Li", IN + "bo", "2023-02-01 10:00:00 UTC"),
        ("c1", "Bo Li", IN + "bo", "Me Myself", IN + "me", "2023-02-02 10:00:00 UTC"),
        ("c2", "Di Li", IN + "di", "Me Myself", IN + "me", "2023-02-02 10:00:00 UTC"),
    ]
    header = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE"
    (folder / "messages.csv").write_text(table(header, *said))
    praise = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    written = ("Cy", "Li", "Apex", "Pilot", "my own words", "05/03/22, 11:04 AM", "VISIBLE")
    (folder / "Recommendations_Received.csv").write_text(table(praise, written))
    steps_of(home, *MEASURING)
    return home


def test_tiers_come_with_the_evidence_that_earned_them(ranked: Path) -> None:
    rows = derived(
        ranked,
        "select person_id, referenceability, referenceability_why from core.contacts order by 1",
    )
    assert [(bare(person), *rest) for person, *rest in rows] == [
        ("bo", "B", "both at Acme from Jan 2023 to Jun 2023, and in touch one to one"),
        ("cy", "A", "wrote a recommendation on 3 May 2022"),
        ("di", "D", None),
    ]


def test_grounds_are_known_of_colleagues_who_never_wrote_too(ranked: Path) -> None:
    with writer(ranked / "state" / "writer.duckdb") as con:
        rows = run(con, "grounds").rows()

    assert [(row[0], bare(row[1]), row[4]) for row in rows] == [
        ("me", "bo", "Acme"),
        ("me", "cy", None),
        ("me", "di", "Acme"),
    ]


def test_no_word_of_a_job_but_company_and_position_is_stored(ranked: Path) -> None:
    copy = ranked.with_name("copy.duckdb")
    shutil.copyfile(ranked / "state" / "writer.duckdb", copy)

    assert derived(ranked, "select distinct company, position from raw.jobs") == [("Acme", "Pilot")]
    assert b"my own words" not in copy.read_bytes()
