"""Growth as a whole on the sample's night: the reset, by questions, files and sets read by hand."""

import csv
from pathlib import Path
from typing import Any

import pytest

from netgraph.store.connect import reader
from netgraph.store.files import sql_folder
from netgraph.store.query import run
from tests.pipeline.nights import published
from tests.pipeline.test_sample_night import DAYS, on_facebook, on_linkedin, on_x


def answers(home: Path, question: str, owner: str = "mara") -> list[dict[str, Any]]:
    text = (sql_folder() / "adhoc" / f"{question}.sql").read_text()
    with reader(home / "netgraph.duckdb") as con:
        con.execute("set variable owner = ?", [owner])
        return con.sql(text).pl().to_dicts()


def file(home: Path, name: str, owner: str = "mara") -> list[dict[str, str]]:
    path = home / "reports" / "latest" / owner / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def same(told: Any, written: str) -> bool:
    if told is None or written == "":
        return told is None and written == ""
    if isinstance(told, float):
        return float(written) == pytest.approx(told, abs=5e-4)
    return str(told).lower() == written.lower()


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("how_did_all_my_networks_grow", "growth_together"),
        ("how_far_am_i_back", "rebuild"),
        ("how_long_do_ties_last", "survival"),
    ],
)
@pytest.mark.parametrize("owner", ["mara", "ines"])
def test_a_question_gives_the_numbers_of_the_report(
    sample_night: Path, question: str, table: str, owner: str
) -> None:
    told, written = answers(sample_night, question, owner), file(sample_night, table, owner)
    if table == "rebuild" and not written:  # no great loss: the question says so in a row
        assert [row["reset_on"] for row in told] == [None]
        return

    assert len(told) == len(written) > 0
    for one, other in zip(told, written, strict=True):
        shared = one.keys() & other.keys()
        assert len(shared) >= 6
        assert [c for c in sorted(shared) if not same(one[c], other[c])] == []


def rebuilt(home: Path, source: str | None) -> dict[str, Any]:
    rows = answers(home, "how_far_am_i_back")
    return next(r for r in rows if r["source"] == source and str(r["exported_on"]) == DAYS[2])


def test_the_reset_took_1193_ties_and_what_is_back_is_what_sets_say(sample_night: Path) -> None:
    linkedin, facebook, x = (rebuilt(sample_night, s) for s in ("linkedin", "facebook", "x"))
    in_all = linkedin["removed"] + facebook["removed"] + x["removed"]

    assert in_all == 401 + 306 + 486 == 1193
    for found, reads in ((linkedin, on_linkedin), (x, on_x)):
        before, _, after = (reads(day) for day in DAYS)
        assert found["removed_back"] == found["back"] == len(before & after)
        assert found["new_people"] == len(after - before)
        assert found["regret"] == pytest.approx(len(before & after) / len(before))
    before, after = on_facebook(DAYS[0]), on_facebook(DAYS[2])
    unique = {name for name in before if before.count(name) == 1}
    back = sum(name in unique for name in after if after.count(name) == 1)
    assert facebook["removed_back"] == back
    assert {f["days"] for f in (linkedin, facebook, x)} == {28}


def test_rebuilt_is_that_of_growth(sample_night: Path) -> None:
    grown = published(
        sample_night,
        "select source, rebuilt from growth where owner = 'mara' and rebuilt > 0 order by 1",
    )

    told = [(s, rebuilt(sample_night, s)["rebuilt"]) for s in ("facebook", "linkedin", "x")]

    assert grown == told


def test_together_a_person_of_two_networks_is_lost_once(sample_night: Path) -> None:
    [(people,)] = published(
        sample_night,
        "select count(distinct person_id) from contact_history where owner = 'mara' "
        "and first_seen_on = '2023-09-02'",
    )

    found = rebuilt(sample_night, None)

    assert found["removed"] == people < 1193
    assert found["size"] == found["back"] + found["new_people"]


def test_more_of_the_strength_than_of_the_people_came_back(sample_night: Path) -> None:
    # whoever she talked with was three times as likely to come back (netgraph/sample/reset.py)
    for source in ("linkedin", "facebook", None):
        found = rebuilt(sample_night, source)
        assert found["rebuilt_strength"] > found["rebuilt"] + 0.1

    linkedin = rebuilt(sample_night, "linkedin")
    assert linkedin["mean_strength"] > linkedin["mean_strength_before"]
    assert linkedin["referenceable"] > linkedin["referenceable_before"]


def test_most_of_the_closest_are_back_and_the_others_are_named(sample_night: Path) -> None:
    rows = [r for r in file(sample_night, "rebuild_people") if r["source"] == ""]
    closest = rows[:12]

    assert [r["place"] for r in closest] == [str(i) for i in range(1, 13)]
    strengths = [float(r["strength"]) for r in closest]
    assert strengths == sorted(strengths, reverse=True)
    missing = [r["name"] for r in closest if r["is_back"] == "false"]
    assert 0 < len(missing) <= 3
    text = (sample_night / "reports" / "latest" / "mara" / "index.html").read_text()
    assert f"Of the 12 closest who were lost, {12 - len(missing)} are back." in text
    assert all(f"<bdi>{name}</bdi>" in text for name in missing)


def test_which_of_the_twelve_of_today_came_back(sample_night: Path) -> None:
    chosen = published(
        sample_night,
        "select key_people.person_id, lost.is_back from key_people "
        "left join rebuild_people as lost on key_people.owner = lost.owner "
        "and key_people.person_id = lost.person_id and lost.source is null "
        "where key_people.owner = 'mara'",
    )

    # whoever is chosen today and was lost is back; most were there before
    assert len(chosen) == 12
    assert {is_back for _, is_back in chosen if is_back is not None} == {True}
    assert sum(is_back is True for _, is_back in chosen) >= 6


def test_how_close_they_were_stands_beside_who_left(sample_night: Path) -> None:
    told = sorted(
        (r["name"], f"{r['strength_then'] or 0:.6f}")
        for r in answers(sample_night, "who_left_and_who_came_back")
        if r["change"] == "removed" and r["source"] == "linkedin"
    )
    written = sorted(
        (r["name"], f"{float(r['strength'] or 0):.6f}")
        for r in file(sample_night, "rebuild_people")
        if r["source"] == "linkedin"
    )

    assert told == written


def test_ties_as_of_the_night_are_those_of_the_night(sample_night: Path) -> None:
    with reader(sample_night / "state" / "writer.duckdb") as con:
        owners = con.execute("select owner from core.owners order by owner").fetchall()
        [(as_of,)] = con.execute("select as_of from state.night").fetchall()
        moments = [{"owner": owner, "as_of": as_of} for (owner,) in owners]
        run(con, "exchanges_at", moments=moments)
        then = con.sql("from exchanges_at order by owner, person_id").pl()
        now = con.sql("select * from core.exchanges order by owner, person_id").pl()

    assert then.select(now.columns).equals(now)


def test_grounds_of_an_earlier_day_know_nothing_of_later_ones(sample_night: Path) -> None:
    with reader(sample_night / "state" / "writer.duckdb") as con:
        now = run(con, "grounds")
        then = run(con, "grounds", until="2020-06-30")
        never = run(con, "grounds", until="1990-01-01")
        again = run(con, "grounds", until=None)

    assert again.equals(now)
    assert never.is_empty()
    assert 0 < then.height < now.height
    days = [d for c in ("received_on", "given_on", "together_until") for d in then[c].drop_nulls()]
    assert max(str(day) for day in days) <= "2020-06-30"


def test_who_only_wrote_is_on_no_list_and_not_counted(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select max(networks) from growth_together where owner = 'mara'",
    )

    assert rows == [(3,)]  # LinkedIn, Facebook, X; not mail


def test_turnover_is_one_minus_jaccard(sample_night: Path) -> None:
    found = published(
        sample_night,
        "select turnover, added + returned + removed, size + removed from growth "
        "where added is not null and source != 'mail'",
    )

    assert len(found) > 10
    for turnover, moved, either in found:
        assert turnover == pytest.approx(moved / either, abs=1e-8)
