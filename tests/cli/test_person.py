import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

LUKASZ, ANA = "x:77", "facebook:~mara/1384712345"
INES = "linkedin:in/ines-caldeirinha"


@pytest.mark.parametrize(
    ("search", "person_id"),
    [
        ("caldeirinha", INES),
        ("INES CALDEIRINHA", INES),
        ("  inês caldeirinha ", INES),
        ("https://www.linkedin.com/in/ines-caldeirinha/", INES),
        ("linkedin.com/in/ines-caldeirinha?trk=mail", INES),
        ("in/ines-caldeirinha", INES),
        ("lukasz mlyn", LUKASZ),
        ("Młyn", LUKASZ),
        ("lukmly", LUKASZ),
        ("@LukMly", LUKASZ),
        ("https://x.com/lukmly", LUKASZ),
        ("luk@example.org", LUKASZ),
        ("77", LUKASZ),
        ("@once", LUKASZ),
        ("x:@once", LUKASZ),
        ("ana ash", ANA),
        ("Ana Alder", ANA),
        ("linkedin:in/ana-alder", ANA),
        ("https://de.linkedin.com/in/Ana-Alder", ANA),
        (ANA, ANA),
    ],
)
def test_a_person_is_found_by_anything_ever_known(
    search: str, person_id: str, netgraph: Call, made: Path
) -> None:
    answer = netgraph("person", search, "--home", made, "--json")

    assert answer.status == 0
    assert [p["person_id"] for p in json.loads(answer.out)["people"]] == [person_id]


def test_an_id_means_itself_though_others_begin_with_it(netgraph: Call, made: Path) -> None:
    answer = netgraph("person", "linkedin:in/ines-caldeira", "--home", made, "--json")

    assert [p["name"] for p in json.loads(answer.out)["people"]] == ["Inês Caldeira"]


def test_several_people_are_listed_to_choose_from(netgraph: Call, made: Path) -> None:
    answer = netgraph("person", "ines", "--home", made)

    assert answer.status == 0
    assert "linkedin:in/ines-caldeira " in answer.out
    assert INES in answer.out
    assert "ask again with a person_id" in answer.out
    assert list(json.loads(netgraph("person", "ines", "--home", made, "--json").out)) == ["people"]


@pytest.mark.parametrize("search", ["%", "_", "nobody", "Ana Oak", "\\", "'", "*"])
def test_nobody_is_said_and_no_sign_is_a_wildcard(search: str, netgraph: Call, made: Path) -> None:
    answer = netgraph("person", search, "--home", made)

    if search == "*":  # part of one name
        assert answer.status == 0
    else:
        assert answer.status == 2
        assert "nobody matches" in answer.err


@pytest.mark.parametrize(
    ("search", "meant"),
    [("ines caldera", "Inês Caldeira"), ("linkedin:in/ines-caldera", "linkedin:in/ines-caldeira")],
)
def test_of_nobody_the_nearest_are_named(
    search: str, meant: str, netgraph: Call, made: Path
) -> None:
    answer = netgraph("person", search, "--home", made)

    assert answer.status == 2
    assert f"nobody matches {search!r}. Did you mean {meant}" in answer.err


@pytest.mark.parametrize("search", ["", "  ", "@"])
def test_a_search_for_nothing_is_wrong_usage(search: str, netgraph: Call, made: Path) -> None:
    answer = netgraph("person", search, "--home", made)

    assert answer.status == 2
    assert "whom?" in answer.err


def test_all_that_is_known_is_told_and_from_where(netgraph: Call, made: Path) -> None:
    found = json.loads(netgraph("person", LUKASZ, "--home", made, "--json").out)

    assert [tie["owner"] for tie in found["ties"]] == ["jonas", "mara"]
    assert [contact["strength"] for contact in found["contacts"]] == [0.5, 0.25]
    assert found["accounts"][0]["handle"] == "lukmly"
    assert [seen["exports"] for seen in found["observed"]] == [
        "jonas/x/2023-09-02, mara/x/2023-09-02"
    ]
    assert (found["observed"][0]["first_on"], found["observed"][0]["last_on"]) == (
        "2023-09-02",
        "2023-09-03",
    )


def test_with_an_owner_only_that_owners_ties_are_told(netgraph: Call, made: Path) -> None:
    answer = netgraph("person", LUKASZ, "--owner", "mara", "--home", made, "--json")

    found = json.loads(answer.out)
    assert [tie["owner"] for tie in found["ties"]] == ["mara"]
    assert [contact["owner"] for contact in found["contacts"]] == ["mara"]


def test_an_unknown_owner_is_named(netgraph: Call, made: Path) -> None:
    answer = netgraph("person", "ana", "--owner", "jona", "--home", made)

    assert answer.status == 2
    assert "no owner 'jona'. Did you mean jonas" in answer.err


def test_empty_parts_and_columns_are_left_out_for_people(netgraph: Call, made: Path) -> None:
    answer = netgraph("person", ANA, "--home", made)

    assert "same e-mail" in answer.out
    assert "phone" not in answer.out
    assert "\nranking\n" not in answer.out
