"""Who could introduce whom: the answers of `netgraph intro` on a small home made by hand."""

from pathlib import Path
from typing import Any

import pytest

from netgraph import pipeline
from netgraph.errors import UsageError
from netgraph.pipeline.introduce import Introductions, introduce
from tests.pipeline.nights import ADVISING, knows, neutral, published, steps_of

# id, name, email, phone, url, company
PEOPLE = [
    ("mo", "Mo Maple", "", "", "", "Ashworks"),
    ("sam", "Sam Sorrel", "", "", "", "Beechline"),
    ("ana", "Ana Alder", "", "", "", "Ashworks"),
    ("bo", "Bo Birch", "", "", "", "Beechline"),
    ("cy", "Cy Cedar", "", "", "", "Beechline"),
    ("di", "Di Dogwood", "", "", "", "Cedarhall Ltd"),
    ("eli", "Eli Elm", "", "", "", "CEDARHALL"),
    ("flo", "Flo Fir", "", "", "", "Cedarhall Foods"),
    ("gus", "Gus Gorse", "gus.g@gorseworks.example", "", "", "Dockyard"),
    ("hal", "Hal Hazel", "", "", "", "Dockyard"),
    ("ivy1", "Ivy Iris", "", "", "", "Elmgate"),
    ("ivy2", "Ivy Iris", "", "", "", "Fernhill"),
    ("jo", "Jo Juniper", "", "", "", "Ashworks"),
    ("bo2", "BO  Birch", "", "", "", "Elsewhere"),
    ("hal2", "Hal Hazel", "", "", "", "Elsewhere"),
]
LINKS = [
    ("ana", "di", "declared", 1),
    ("bo", "di", "copresence", 1),
    ("ana", "jo", "interaction", 1),
    ("jo", "eli", "declared", 1),
    ("cy", "di", "affiliation", 0.5),
    ("bo", "cy", "declared", 1),
    ("ana", "bo", "declared", 1),
    ("ana", "bo2", "declared", 1),
    ("bo", "hal2", "declared", 1),
]


def said(a: str, b: str, times: int) -> list[tuple[str, str, str, str, str]]:
    return [
        (f"{a}{b}{n}", f"2024-06-{n + 1:02}", *((a, b) if n % 2 else (b, a)), "call")
        for n in range(times)
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mo knows Ana well, Bo a little, Cy by a list alone; Sam knows Bo well. Eli left Dockyard."""
    home = tmp_path_factory.mktemp("intro")
    (home / "decisions").mkdir()
    (home / "decisions" / "identities.csv").write_text(
        "a,b,verdict\ncrm:hal,crm:hal2,same\ncrm:hal2,crm:hal,different\n"
    )
    before = [(*p[:5], "Dockyard") if p[0] == "eli" else p for p in PEOPLE]
    both = [*knows("mo", "ana", "bo", "cy"), *knows("sam", "bo", "hal")]
    for day, people in (("2023-12-31", before), ("2024-06-29", PEOPLE)):
        neutral(
            home / "inbox" / f"crm-{day}",
            day=day,
            people=people,
            contacts=both,
            links=LINKS,
            interactions=[*said("mo", "ana", 20), *said("mo", "bo", 2), *said("sam", "bo", 20)],
        )
    steps_of(home, *ADVISING, pipeline.publish)
    return home


def ask(home: Path, target: str, owner: str | None = "mo") -> Introductions:
    return introduce(home, target, owner, 20)


def rows(found: Introductions, part: str, *columns: str) -> list[tuple[Any, ...]]:
    return found.parts[part].select(columns).rows()


def strength(home: Path, owner: str, person: str) -> float:
    [(value,)] = published(
        home,
        f"select strength from contacts where owner = '{owner}' and person_id = 'crm:{person}'",
    )
    return float(value)


def test_the_best_introducer_to_a_person_comes_first_with_what_each_step_rests_on(
    home: Path,
) -> None:
    found = ask(home, "di dogwood")

    assert (found.kind, found.name) == ("person", "Di Dogwood")
    assert rows(found, "introducers", "ask", "way", "hops", "evidence", "steps") == [
        ("Ana Alder", "Ana Alder → Di Dogwood", 2, "declared", "declared, declared"),
        (
            "Bo Birch",
            "Bo Birch → Ana Alder → Di Dogwood",
            3,
            "declared",
            "declared, declared, declared",
        ),
        (
            "Cy Cedar",
            "Cy Cedar → Bo Birch → Di Dogwood",
            3,
            "copresence",
            "declared, declared, copresence",
        ),
    ]
    ana, bo, cy = found.parts["introducers"]["path"]
    assert ana == pytest.approx(strength(home, "mo", "ana") ** 0.5)
    assert bo == pytest.approx(strength(home, "mo", "bo") ** 0.5)
    assert cy is None
    tie = strength(home, "mo", "ana")
    assert found.parts["introducers"]["tie"][0] == tie
    assert found.says[1] == (
        f"Ask Ana Alder first: Ana Alder → Di Dogwood; path {tie**0.5:.2f} (root of your tie's "
        f"{tie:.2f}, times how sure the link is), weakest step {tie**0.5:.2f}; declared."
    )


def test_chance_over_several_introducers_stands_beside_the_best(home: Path) -> None:
    found = ask(home, "di dogwood")

    left = 1.0
    for q in found.parts["introducers"]["path_strength"]:
        left *= 1 - q
    assert f"3 could introduce mo; that any of them would, each asked alone: {1 - left:.2f}" in (
        " ".join(found.says)
    )


def test_who_was_at_one_employer_alone_is_possible_and_not_verified(home: Path) -> None:
    # Cy and Di share an affiliation; Cy's longer way over Bo is seen, so nothing is left to guess
    assert ask(home, "di dogwood").parts["possible"].is_empty()

    found = ask(home, "cy cedar", "sam")

    assert rows(found, "introducers", "ask", "way") == [("Bo Birch", "Bo Birch → Cy Cedar")]


@pytest.mark.parametrize(
    "company", ["Cedarhall", "cedarhall ltd", "CEDARHALL GmbH", "company: Cedarhall"]
)
def test_a_company_is_meant_by_every_spelling_of_its_whole_name(company: str, home: Path) -> None:
    found = ask(home, company)

    assert found.kind == "company"
    assert rows(found, "introducers", "ask", "to", "leads_to", "there") == [
        ("Ana Alder", "Di Dogwood", 2, "now"),
        ("Bo Birch", "Di Dogwood", 1, "now"),
        ("Cy Cedar", "Di Dogwood", 1, "now"),
    ]
    assert "Flo Fir" not in str(found)


def test_a_part_of_a_company_means_no_company(home: Path) -> None:
    with pytest.raises(UsageError, match="Did you mean the company CEDARHALL or Cedarhall Foods"):
        ask(home, "Cedarhal")


def test_nobody_is_meant_by_a_part_of_the_employers_name_or_of_its_mail(home: Path) -> None:
    for part in ("edarhal", "ashwork", "dockyar"):
        with pytest.raises(UsageError, match="Did you mean the company"):
            ask(home, part)
    with pytest.raises(UsageError, match="no person, company or cluster"):
        ask(home, "gorseworks")
    assert ask(home, "gus.g").name == ask(home, "gus.g@gorseworks.example").name == "Gus Gorse"


def test_who_is_meant_by_part_of_a_name_stands_beside_the_company_that_could_be(
    home: Path,
) -> None:
    found = ask(home, "cedar")

    assert (found.kind, found.name) == ("person", "Cy Cedar")
    assert "Or did you mean the company CEDARHALL or Cedarhall Foods?" in found.says


@pytest.mark.parametrize("text", ["_", "%", "%%", "a", "-a-", "\u200b"])
def test_a_text_of_fewer_than_two_letters_is_refused(text: str, home: Path) -> None:
    with pytest.raises(UsageError, match=r"letters or digits|to whom"):
        ask(home, text)


@pytest.mark.parametrize("text", ["Di_Dogwood", "di%wood", "%di dog%"])
def test_wildcards_mean_themselves(text: str, home: Path) -> None:
    with pytest.raises(UsageError, match="no person"):
        ask(home, text)


def test_who_may_be_a_contact_already_is_said_so(home: Path) -> None:
    [remark] = [s for s in ask(home, "crm:bo2").says if "already" in s]
    assert remark == (
        "May be a contact of mo already, Bo Birch of Beechline: the names are the same "
        "(netgraph review)."
    )
    of_team = [s for s in ask(home, "crm:bo2", None).says if s.startswith("May be")]
    assert [s.split()[5] for s in of_team] == ["mo", "sam"]
    assert not [s for s in ask(home, "di dogwood").says if s.startswith("May be")]


def test_nobody_is_to_be_asked_about_who_may_be_a_contact_already(home: Path) -> None:
    behind = published(
        home, "select owner, person_id from second_degree where person_id = 'crm:bo2'"
    )
    assert behind == [("mo", "crm:bo2")]
    asks = published(home, "select person_id from introductions where owner = 'mo'")
    assert asks
    assert ("crm:bo2",) not in asks
    assert published(
        home, "select owner, person_id, contact_id, is_pending, is_left_out from core.namesakes"
    ) == [("mo", "crm:bo2", "crm:bo", False, True), ("sam", "crm:bo2", "crm:bo", False, False)]


def test_who_was_decided_to_be_another_than_the_contact_of_that_name_is_asked_for(
    home: Path,
) -> None:
    asks = published(home, "select owner from introductions where person_id = 'crm:hal2'")

    assert ("sam",) in asks  # whose contact the other Hal Hazel is
    assert not [s for s in ask(home, "crm:hal2", "sam").says if s.startswith("May be")]


def test_who_left_a_company_is_told_after_those_who_are_there(home: Path) -> None:
    found = ask(home, "Dockyard")

    assert rows(found, "introducers", "ask", "to", "there") == [
        ("Bo Birch", "Hal Hazel", "now"),
        ("Ana Alder", "Eli Elm", "until 2023-12-31"),
    ]
    assert found.says[0] == "Dockyard: 2 people known to work there, 1 before."


def test_a_contact_is_said_to_be_one_and_who_else_could_vouch(home: Path) -> None:
    found = ask(home, "ana alder")

    assert found.says[1].startswith("Already a contact: strength 0.")
    assert rows(found, "known", "name") == [("Ana Alder",)]
    assert rows(found, "introducers", "ask", "hops") == [("Bo Birch", 2), ("Cy Cedar", 3)]


def test_no_known_path_is_said_with_what_is_known(home: Path) -> None:
    found = ask(home, "gus gorse")

    assert found.says == [
        "Gus Gorse: Dockyard. Known from crm.",
        "No known path from mo of three steps or fewer. Nobody is seen tied to Gus Gorse.",
    ]
    assert found.parts["introducers"].is_empty()


def test_several_people_of_a_name_are_the_candidates(home: Path) -> None:
    found = ask(home, "Ivy Iris")

    assert found.kind == "candidates"
    assert rows(found, "candidates", "target", "kind", "about") == [
        ("crm:ivy1", "person", "Elmgate"),
        ("crm:ivy2", "person", "Fernhill"),
    ]
    assert ask(home, "crm:ivy2").name == "Ivy Iris"


def test_a_team_hears_who_of_us_knows_somebody_there_best(home: Path) -> None:
    found = ask(home, "crm:bo", None)

    assert found.says[1].startswith("Of us, sam knows Bo Birch best (strength 0.")
    assert rows(found, "team", "owner", "hops", "to", "ask") == [
        ("sam", 1, "Bo Birch", None),
        ("mo", 1, "Bo Birch", None),
    ]


def test_a_team_hears_who_of_us_has_a_way(home: Path) -> None:
    found = ask(home, "di dogwood", None)

    assert set(rows(found, "team", "owner", "hops", "ask")) == {
        ("sam", 3, "Bo Birch"),
        ("mo", 2, "Ana Alder"),
    }
    ranks = found.parts["team"]["path_strength"].to_list()
    assert ranks == sorted(ranks, reverse=True)


def test_the_owner_needs_no_introduction_to_himself(home: Path) -> None:
    assert ask(home, "mo maple").says == ["Mo Maple is mo, whose network this is."]


def test_a_cluster_is_meant_by_its_number_and_by_its_label(home: Path) -> None:
    [(number, label)] = published(
        home, "select substr(cluster_id, 2), label from clusters where owner = 'mo'"
    )

    by_number, by_label = ask(home, f"cluster {number}"), ask(home, f"world {label}")

    assert by_number.kind == by_label.kind == "cluster"
    assert by_number.name == by_label.name == label
    assert [r[0] for r in rows(by_number, "known", "name")] == ["Ana Alder", "Bo Birch", "Cy Cedar"]
    # only where an introduction is stronger than the tie there is
    assert ("Bo Birch", "Ana Alder → Bo Birch") in rows(by_number, "introducers", "to", "way")
    assert "Ana Alder" not in {r[0] for r in rows(by_number, "introducers", "to")}


@pytest.mark.parametrize("target", ["", "   ", "cluster 99", "nobody at all", "self-employed"])
def test_what_means_nothing_is_refused_with_a_word_of_help(target: str, home: Path) -> None:
    with pytest.raises(UsageError):
        ask(home, target)


def test_an_unknown_owner_is_refused(home: Path) -> None:
    with pytest.raises(UsageError, match="no owner 'max'"):
        ask(home, "ana alder", "max")


def test_two_steps_are_as_strong_as_in_the_view(home: Path) -> None:
    view = published(home, "select owner, introducer_id, person_id, strength from second_degree")

    for owner, introducer, person, value in view:
        told = ask(home, person, owner).parts["introducers"]
        [way] = told.filter(introducer_id=introducer).to_dicts()
        if way["hops"] == 2:
            assert way["path"] == value
        else:
            assert value is None or way["path"] >= value
