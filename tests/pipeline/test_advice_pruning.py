"""The pruning curve and the price of the reset on the sample's night, against sets."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from netgraph.pipeline.ask import ask
from tests.pipeline.nights import published

OWNERS = ("dev", "ines", "jonas", "mara", "priya")
BEFORE, RESET = date(2023, 9, 2), date(2023, 10, 21)


def written(home: Path, owner: str, name: str) -> list[dict[str, str]]:
    path = home / "reports" / "2023-11-20" / owner / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("question", "file"),
    [("what_could_i_do_without", "pruning"), ("what_did_great_losses_cost", "partings")],
)
@pytest.mark.parametrize("owner", OWNERS)
def test_the_question_gives_the_figures_of_the_report(
    sample_night: Path, owner: str, question: str, file: str
) -> None:
    answer = ask(sample_night, question, owner, None).drop("owner")
    rows = written(sample_night, owner, file)
    if file == "pruning":
        rows = [row for row in rows if row["n"] == "0" or row["mark"]]
        answer = answer.rename({"removed": "n"})
    else:  # an owner without a great loss is a row of the question, not of the file
        answer = answer.drop_nulls("scope")

    assert len(rows) == answer.height
    for row, told in zip(rows, answer.iter_rows(named=True), strict=True):
        for column, value in told.items():
            if isinstance(value, float):
                assert float(row[column]) == pytest.approx(value, rel=1e-9)
            else:
                assert row[column] == ("" if value is None else str(value))


@pytest.mark.parametrize("owner", OWNERS)
def test_a_curve_counts_as_sets_do(sample_night: Path, owner: str) -> None:
    introducers = defaultdict(set)
    for person, who in published(
        sample_night, f"select person_id, introducer_id from second_degree where owner = '{owner}'"
    ):
        introducers[person].add(who)
    clusters = dict(
        published(
            sample_night,
            f"select person_id, cluster_id from contacts where owner = '{owner}'",
        )
    )
    chosen = f"select person_id from key_people where owner = '{owner}'"
    dozen = {person for (person,) in published(sample_night, chosen)}
    steps = published(
        sample_night,
        "select n, person_id, contacts, reach, worlds, key_people from pruning "
        f"where owner = '{owner}' order by n",
    )
    left = set(clusters)

    assert [n for n, *_ in steps] == list(range(len(left) + 1))
    for n, person, contacts, reach, worlds, key_people in steps:
        left -= {person}
        if n % 40 and n < len(clusters) - 5:
            continue
        assert contacts == len(left)
        assert reach == sum(bool(who & left) for who in introducers.values())
        assert worlds == len({clusters[p] for p in left} - {None})
        assert key_people == len(dozen & left)


def test_half_of_a_list_can_sleep_without_anybody_out_of_reach(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select owner, n, contacts, reach_lost, freed from pruning "
        "where mark like '%no door%' order by owner",
    )

    assert [owner for owner, *_ in rows] == list(OWNERS)
    for _, n, contacts, lost, freed in rows:
        assert lost == 0
        assert n > 0.4 * (n + contacts)
        assert freed < 0.15  # and it frees little: both arguments are true


def _day(value: date | None, other: date | None) -> date:
    return min(d for d in (value, other) if d is not None)


def test_what_the_1193_removed_ties_cost(sample_night: Path) -> None:
    """From contact_history and links alone: who was a contact then, and who led to whom."""
    spells = published(
        sample_night,
        "select person_id, since, first_seen_on, first_absent_on from contact_history "
        "where owner = 'mara' and person_id is not null",
    )
    (me,) = published(
        sample_night, "select person_id from owner_metrics where owner = 'mara'"
    )[0]  # fmt: skip
    then = [
        (person, absent)
        for person, since, seen, absent in spells
        if _day(since, seen) <= BEFORE and (absent is None or absent > BEFORE) and person != me
    ]
    contacts = {person for person, _ in then}
    removed = [person for person, absent in then if absent == RESET]
    gone = set(removed) - {person for person, absent in then if absent != RESET}
    now = {
        p for (p,) in published(sample_night, "select person_id from contacts where owner = 'mara'")
    }
    leads = defaultdict(set)
    for a, b in published(
        sample_night,
        "select person_a, person_b from links where evidence != 'affiliation' "
        f"and coalesce(first_on, '{BEFORE}') <= '{BEFORE}'",
    ):
        for who, whom in ((a, b), (b, a)):
            if who in contacts and whom not in contacts | {me}:
                leads[whom].add(who)

    def lost(people: set[str]) -> int:
        return sum(who <= people for who in leads.values())

    told = published(
        sample_night,
        "select scope, ties, people, contacts_before, reach_before, reach_lost from partings "
        "where owner = 'mara' order by scope",
    )

    still = gone - now
    assert told == [
        ("all", 1193, len(gone), len(contacts), len(leads), lost(gone)),
        ("still gone", told[1][1], len(still), len(contacts), len(leads), lost(still)),
    ]
    assert len(removed) == 401 + 306 + 486
    # the story: a third of those one introduction away were lost, and nearly all are back
    assert lost(gone) > 0.3 * len(leads)
    assert lost(still) < 0.01 * len(leads)
    assert len(still) > 0.35 * len(gone)


def test_nobody_else_of_the_sample_has_lost_a_network(sample_night: Path) -> None:
    assert published(sample_night, "select distinct owner from partings") == [("mara",)]
