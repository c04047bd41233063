"""`netgraph whatif` on the sample's night."""

import csv
from pathlib import Path

import pytest

from netgraph.errors import UsageError
from netgraph.pipeline.whatif import save_undo, whatif
from tests.pipeline.nights import published, rank_night


def figures(home: Path, *texts: str, owner: str = "mara") -> dict[str, tuple[float, float]]:
    rows = whatif(home, texts, owner).parts["measures"]
    return {m: (b, a) for m, b, a in rows.select("measure", "before", "after").iter_rows()}


def grades(home: Path, *texts: str, owner: str = "mara") -> set[str]:
    return set(whatif(home, texts, owner).parts["grades"]["person_id"])


def ids(home: Path, condition: str, view: str = "contacts") -> set[str]:
    rows = published(home, f"select person_id from {view} where owner = 'mara' and {condition}")
    return {person for (person,) in rows}


@pytest.mark.parametrize(
    ("text", "condition", "view"),
    [
        ("silent 2 years", "last_contact_on <= date '2021-11-20'", "contacts"),
        ("never in touch", "last_contact_on is null", "contacts"),
        (
            "not referenceable",
            "coalesce(referenceability, 'D') not in ('A', 'B')",
            "contacts",
        ),
        ("cluster 2", "cluster_id = 'c2'", "contacts"),
        ("least valuable 30", "n between 1 and 30", "pruning"),
    ],
)
def test_a_rule_means_whom_a_query_finds(
    sample_night: Path, text: str, condition: str, view: str
) -> None:
    assert grades(sample_night, text) == ids(sample_night, condition, view)


def test_nobody_whom_one_could_do_without_is_to_be_kept(sample_night: Path) -> None:
    steps = published(
        sample_night, "select owner, n from pruning where contains(mark, 'no door') order by all"
    )

    assert len(steps) == 5
    for owner, n in steps:
        answer = whatif(sample_night, [f"least valuable {n}"], owner)
        assert "keep" not in set(answer.parts["grades"]["grade"])
        before, after = answer.parts["measures"].filter(measure="cut_points").row(0)[2:4]
        assert before == after


def test_weakest_takes_known_strengths_first_and_says_so(sample_night: Path) -> None:
    answer = whatif(sample_night, ["weakest 250"], "mara")
    known = ids(sample_night, "strength is not null")

    assert known <= set(answer.parts["grades"]["person_id"])
    assert answer.parts["grades"].height == 250
    assert f"all {len(known)} contacts of whom a strength is known" in answer.remarks[0]


@pytest.mark.parametrize("n", [100, 538])
def test_the_command_and_the_curve_agree(sample_night: Path, n: int) -> None:
    after = {m: a for m, (_, a) in figures(sample_night, f"least valuable {n}").items()}
    columns = (
        "contacts", "reach", "path_strength", "worlds", "pairs", "key_people", "referenceable",
        "strength", "contact_days_a_year",
    )  # fmt: skip
    (step,) = published(
        sample_night,
        f"select {', '.join(columns)} from pruning where owner = 'mara' and n = {n}",
    )

    for name, value in zip(columns, step, strict=True):
        assert after[name] == pytest.approx(value, rel=1e-8), name


def test_everybody_before_equals_what_the_night_measured(sample_night: Path) -> None:
    answer = whatif(sample_night, ["cluster 1"], "mara")
    room = dict(answer.parts["room"].select("measure", "before").iter_rows())
    before = {m: b for m, (b, _) in figures(sample_night, "cluster 1").items()}
    (measured,) = published(
        sample_night,
        'select contacts, second_degree, "constraint", effective_size from owner_metrics '
        "where owner = 'mara'",
    )

    found = (before["contacts"], before["reach"], room["constraint"], room["effective_size"])
    assert found == pytest.approx(measured, rel=1e-8)


def test_leaving_all_costs_all(sample_night: Path) -> None:
    whole = figures(sample_night, "weakest 100000")

    assert {name for name, (_, after) in whole.items() if after} == set()
    assert whole["reach"][0] > 1000


def test_a_label_means_its_cluster(sample_night: Path) -> None:
    rows = published(
        sample_night,
        "select label from clusters where owner = 'mara' "
        "group by label having count(*) = 1 order by 1",
    )
    label = rows[0][0]

    members = (
        "select person_id from cluster_members inner join clusters using (owner, cluster_id) "
        f"where owner = 'mara' and label = '{label}'"
    )
    assert grades(sample_night, label.upper()) == {p for (p,) in published(sample_night, members)}


def test_a_person_is_meant_by_id_link_or_whole_name(sample_night: Path) -> None:
    person, name, url = published(
        sample_night,
        "select any_value(contacts.person_id), contacts.name, any_value(url) from contacts "
        "inner join accounts on contacts.person_id = accounts.person_id "
        "where owner = 'mara' and url like '%linkedin.com/in/%' and contacts.name not in "
        "(select name from people group by name having count(*) > 1) "
        "group by contacts.name having count(*) = 1 order by contacts.name limit 1",
    )[0]

    for text in (person, name, name.upper(), url):
        assert grades(sample_night, text) == {person}


def test_what_was_saved_can_be_read_back(sample_night: Path, tmp_path: Path) -> None:
    answer = whatif(sample_night, ["least valuable 50"], "mara")
    path = tmp_path / "undo.csv"

    assert save_undo(answer, path) == answer.undo.height >= 50
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {"owner", "person_id", "name", "network", "url", "since", "grade"} <= set(rows[0])
    assert {row["owner"] for row in rows} == {"mara"}
    assert any(row["url"].startswith("https://") for row in rows)

    again = whatif(sample_night, [str(path)], "mara")
    assert again.parts["grades"].equals(answer.parts["grades"])
    with pytest.raises(UsageError, match="is not overwritten"):
        save_undo(answer, path)


def test_a_file_of_names_says_whom_it_could_not_use(sample_night: Path, tmp_path: Path) -> None:
    name, person = published(
        sample_night,
        "select name, any_value(person_id) from contacts where owner = 'mara' "
        "group by name having count(*) = 1 order by name limit 1",
    )[0]
    path = tmp_path / "names.txt"
    path.write_text(f"{name}\n\nTomás Quintela\nNo Such Body\n", encoding="utf-8")

    answer = whatif(sample_night, [str(path)], "mara")

    assert set(answer.parts["grades"]["person_id"]) == {person}
    assert answer.remarks == [
        f"{path}: 1 of 3 lines name a contact.",
        f"{path}: no contact, so passed over: No Such Body.",
        f"{path}: several people, so passed over: Tomás Quintela.",
    ]


def test_several_whats_add_up_and_count_once(sample_night: Path) -> None:
    both = grades(sample_night, "cluster 2", "least valuable 30", "cluster 2")

    assert both == grades(sample_night, "cluster 2") | grades(sample_night, "least valuable 30")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tomás Quintela", "can be"),
        ("Keira Coperdale", "Did you mean Keira Copperdale"),
        ("zzz", "What can be said: least valuable 400"),
        ("cluster 999", "The largest are cluster"),
        ("  ", "What can be said"),
        ("leavers.csv", "no such file"),
        ("weakest 99999999999999999999999", "at most 1,000,000,000 is expected"),
        ("silent 99999999999 years", "at most 1,000 years is expected"),
    ],
)
def test_who_is_not_meant_clearly_is_asked_for(sample_night: Path, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        whatif(sample_night, [text], "mara")


def test_somebody_known_who_is_no_contact_costs_nothing_and_is_named(sample_night: Path) -> None:
    name = published(
        sample_night,
        "select name from people where person_id not in (select person_id from contacts "
        "where owner = 'mara') and not is_owner and name not in (select name from contacts "
        "where owner = 'mara') and name is not null "
        "group by name having count(*) = 1 order by name limit 1",
    )[0][0]

    answer = whatif(sample_night, [name], "mara")

    assert answer.remarks == [f"{name} is known, but no contact of mara: nothing is lost."]
    assert answer.gain == "You gain nothing: nobody leaves."


def test_of_several_owners_one_is_to_be_named(sample_night: Path) -> None:
    with pytest.raises(
        UsageError, match=r"whose network\? There are dev, ines, jonas, mara, priya"
    ):
        whatif(sample_night, ["weakest 3"], None)


def test_without_owners_it_is_said_what_makes_one(tmp_path: Path) -> None:
    rank_night(tmp_path, as_of="2023-11-20")

    for owner in (None, "mara"):
        with pytest.raises(UsageError, match="an export with a list of contacts makes one"):
            whatif(tmp_path, ["weakest 3"], owner)


def test_a_question_changes_nothing(sample_night: Path) -> None:
    before = (sample_night / "netgraph.duckdb").read_bytes()
    whatif(sample_night, ["weakest 3"], "mara")

    assert (sample_night / "netgraph.duckdb").read_bytes() == before
    assert not list((sample_night / "decisions").glob("*what*"))
