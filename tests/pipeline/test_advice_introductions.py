"""Asks, openings and the team's page of the sample's night: rules kept, and questions agree."""

import csv
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from netgraph.pipeline.introduce import introduce
from netgraph.settings import Settings
from netgraph.store.files import sql_folder
from netgraph.strategy.asks import EQUAL_WORTH, QUARTERS
from netgraph.strategy.introductions import CONFIDENCE
from netgraph.strategy.paths import ASSUMED_STRENGTH
from tests.pipeline.nights import published

OWNERS = ("dev", "ines", "jonas", "mara", "priya")


def table(home: Path, folder: str, name: str) -> list[dict[str, str]]:
    with (home / "reports" / "latest" / folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def answers(home: Path, question: str, owner: str | None = None) -> list[dict[str, Any]]:
    sql = (sql_folder() / "adhoc" / f"{question}.sql").read_text(encoding="utf-8")
    with duckdb.connect(home / "netgraph.duckdb", read_only=True) as con:
        if owner:
            con.execute("set variable owner = ?", [owner])
        found: list[dict[str, Any]] = con.sql(sql).pl().to_dicts()
    return found


def near(cell: str, value: float | None) -> bool:
    return cell == "" if value is None else float(cell) == pytest.approx(value, abs=6e-4)


@pytest.mark.parametrize("owner", OWNERS)
def test_nobody_is_asked_too_often_and_only_who_does_as_well_as_the_best(
    owner: str, sample_night: Path
) -> None:
    asks = published(
        sample_night,
        "select person_id, quarter, introducer_id, strength, best_id, equals, introducers, chance "
        f"from introductions where owner = '{owner}'",
    )
    ways: dict[str, dict[str, tuple[bool, float]]] = {}
    for person, introducer, strength, weight in published(
        sample_night,
        "select person_id, introducer_id, strength, weight from second_degree "
        f"where owner = '{owner}'",
    ):
        q = weight * ASSUMED_STRENGTH**0.5 if strength is None else strength
        ways.setdefault(person, {})[introducer] = (strength is not None, q)

    load = Counter((quarter, introducer) for _, quarter, introducer, *_ in asks)
    assert max(load.values()) <= Settings().asks_per_introducer
    assert {quarter for quarter, _ in load} <= set(range(1, QUARTERS + 1))
    assert len({person for person, *_ in asks}) == len(asks)
    for person, _, introducer, strength, best, equals, introducers, chance in asks:
        top = max(ways[person].values())
        could = {
            i for i, (seen, q) in ways[person].items()
            if seen == top[0] and q >= EQUAL_WORTH * top[1]
        }  # fmt: skip
        assert introducer in could
        assert ways[person][best] == top
        assert (equals, introducers) == (len(could), len(ways[person]))
        assert strength == (ways[person][introducer][1] if top[0] else None)
        left = 1.0
        for _, q in ways[person].values():
            left *= 1 - q
        assert chance == pytest.approx(1 - left, abs=1e-8)


@pytest.mark.parametrize("owner", OWNERS)
def test_nobody_is_asked_about_who_may_be_a_contact_already(owner: str, sample_night: Path) -> None:
    def names(table: str) -> set[str]:
        rows = published(
            sample_night,
            f"select name from {table} join people using (person_id) where owner = '{owner}' "
            "and name is not null",
        )
        return {" ".join(unicodedata.normalize("NFKC", n).casefold().split()) for (n,) in rows}

    asks = "(select owner, person_id from introductions)"
    behind = "(select owner, person_id from second_degree)"
    assert names(asks)
    assert not names(asks) & names("(select owner, person_id from contacts)")
    assert names(behind) & names("(select owner, person_id from contacts)")
    waiting = published(
        sample_night,
        "select count(*) from introductions as i join contacts as c using (owner) "
        "join core.matches as m on m.tier = 'review' "
        "and (m.person_a, m.person_b) in ((i.person_id, c.person_id), (c.person_id, i.person_id)) "
        f"where owner = '{owner}'",
    )
    assert waiting == [(0,)]
    [(left_out,)] = published(
        sample_night,
        f"select count(*) from core.namesakes where owner = '{owner}' and is_left_out",
    )
    page = (sample_night / "reports" / "latest" / owner / "index.html").read_text("utf-8")
    assert f"{left_out} people are left out who may be contacts of yours already" in page


@pytest.mark.parametrize("owner", OWNERS)
def test_asks_of_the_report_are_those_of_the_question(owner: str, sample_night: Path) -> None:
    told = [row for row in table(sample_night, owner, "introductions") if row["quarter"] == "1"]
    asked = answers(sample_night, "whom_to_ask_this_quarter", owner)

    assert len(told) == len(asked) > 10
    for row, answer in zip(told, asked, strict=True):
        assert (row["introducer"], row["name"]) == (answer["ask"], answer["about"])
        assert (row["evidence"], int(row["introducers"])) == (
            answer["evidence"],
            answer["introducers"],
        )
        assert int(row["equals"]) == answer["equals"]
        assert all(near(row[c], answer[c]) for c in ("strength", "weakest", "chance"))


@pytest.mark.parametrize("owner", OWNERS)
def test_companies_of_the_report_are_those_of_the_question(owner: str, sample_night: Path) -> None:
    told = table(sample_night, owner, "openings")
    asked = answers(sample_night, "which_companies_open", owner)

    assert [(r["company"], r["introducer"], r["evidence"]) for r in told] == [
        (a["company"], a["ask"], a["evidence"]) for a in asked
    ]
    for row, answer in zip(told, asked, strict=True):
        assert [int(row[c]) for c in ("people", "contacts", "opens")] == [
            answer[c] for c in ("people", "contacts", "opens")
        ]
        assert near(row["strength"], answer["strength"])


@pytest.mark.parametrize("owner", OWNERS)
def test_an_opening_counts_the_people_there(owner: str, sample_night: Path) -> None:
    people = published(
        sample_night,
        "select companies.company_key, count(distinct people.person_id) from second_degree "
        "join people using (person_id) join core.companies as companies using (company) "
        f"where owner = '{owner}' and company_key is not null group by all",
    )

    assert dict(people) == dict(
        published(sample_night, f"select company_key, people from openings where owner = '{owner}'")
    )


@pytest.mark.parametrize("owner", OWNERS)
def test_the_best_introducer_is_the_same_in_all_lists(owner: str, sample_night: Path) -> None:
    best = {row["person_id"]: row for row in table(sample_night, owner, "second_degree")}

    for person, introducer in published(
        sample_night, f"select person_id, best_id from introductions where owner = '{owner}'"
    ):
        assert best[person]["introducer_id"] == introducer
    told = answers(sample_night, "who_can_introduce_me", owner)
    assert Counter((a["name"], a["ask"], a["introducers"]) for a in told) == Counter(
        (r["name"], r["introducer"], int(r["introducers"])) for r in best.values()
    )


def test_a_link_is_worth_in_the_view_what_it_is_on_a_way(sample_night: Path) -> None:
    for person, introducer, strength in published(
        sample_night,
        "select person_id, introducer_id, strength from second_degree where owner = 'mara' "
        "and strength is not null order by strength desc limit 4",
    ):
        found = introduce(sample_night, person, "mara", 1000).parts["introducers"]
        [way] = found.filter(introducer_id=introducer).to_dicts()
        assert way["path"] >= strength
        assert way["hops"] == 3 or way["path"] == strength
    assert list(CONFIDENCE) == ["declared", "interaction", "copresence", "affiliation"]


def test_the_team_has_a_page_whose_numbers_are_those_of_the_questions(sample_night: Path) -> None:
    sole = answers(sample_night, "which_relations_hang_on_one_of_us")
    told = table(sample_night, "team", "sole")
    assert [(r["owner"], r["name"], int(r["known_to"]) - 1) for r in told] == [
        (a["owner"], a["name"], a["also_listed_by"]) for a in sole
    ]
    assert all(near(r["score"], a["score"]) for r, a in zip(told, sole, strict=True))

    places = answers(sample_night, "who_of_us_knows_somebody_there")
    rows = table(sample_night, "team", "places")
    assert [(r["owner"], r["kind"], r["place"], int(r["people"]), r["name"]) for r in rows] == [
        (a["owner"], a["kind"], a["place"], a["people"], a["knows_best"]) for a in places
    ]

    colleagues = {name for (name,) in published(
        sample_night, "select name from people where is_owner"
    )}  # fmt: skip
    shared = table(sample_night, "team", "shared")
    everybody = answers(sample_night, "whom_do_we_share")
    assert Counter(r["name"] for r in shared) == Counter(
        a["name"] for a in everybody if a["name"] not in colleagues
    )
    per_owner = Counter(r["owner"] for r in told)
    assert {r["owner"]: int(r["sole"]) for r in table(sample_night, "team", "owners")} == per_owner
