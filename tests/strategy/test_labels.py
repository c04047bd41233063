from collections.abc import Sequence

import polars as pl
import pytest

from netgraph.strategy.labels import label_clusters

PEOPLE = {
    "person_id": pl.String,
    "name": pl.String,
    "company": pl.String,
    "school": pl.String,
    "location": pl.String,
}

Person = tuple[str | None, ...]


def labelled(
    clusters: dict[str, list[Person]], others: Sequence[Person] = ()
) -> dict[str, tuple[str | None, str | None]]:
    """Label clusters of people given as (name, company, school, location), ids in that order.

    The nth person of the owner has n links; `others` are contacts in no cluster.
    """
    people: list[Person] = []
    members: list[Person] = []
    for cluster, rows in [*clusters.items(), ("", others)]:
        for row in rows:
            person = f"p{len(people):03}"
            people.append((person, *row, *[None] * (4 - len(row))))
            members += [("me", cluster, person)] if cluster else []
    degree = [("me", person[0], n) for n, person in enumerate(people)]
    found = label_clusters(
        pl.DataFrame(members, schema=["owner", "cluster_id", "person_id"], orient="row"),
        pl.DataFrame(people, schema=PEOPLE, orient="row"),
        pl.DataFrame(degree, schema=["owner", "person_id", "links"], orient="row"),
    )
    return {cluster: (label, basis) for _, cluster, label, basis in found.iter_rows()}


def test_a_company_that_members_share_and_others_do_not_names_the_cluster() -> None:
    found = labelled({"c1": [("Ada", "Acme"), ("Bo", "Acme"), ("Cy", "Zeta")]}, [("Di",)] * 6)

    assert found == {"c1": ("Acme", "company")}


def test_two_values_are_joined_the_surer_one_first() -> None:
    both: Person = ("Ada", "Acme", None, "Oslo")
    members = [both, both, both, ("Bo", "Acme"), ("Cy", "Acme")]

    found = labelled({"c1": members}, [("Di", "Zeta", None, "Oslo")] + [("Ed",)] * 12)

    assert found == {"c1": ("Acme / Oslo", "company / location")}


@pytest.mark.parametrize(
    ("members", "others", "why"),
    [
        ([("A", "Acme"), ("B", "Acme"), *[("C",)] * 5], 20, "below 30 % of the members"),
        ([("A", "Acme"), ("B",)], 20, "only one has it"),
        ([("A", "Acme"), ("B", "Acme"), ("C",)], 2, "not twice as common as among all contacts"),
    ],
)
def test_a_value_that_is_not_shared_or_not_special_names_nothing(
    members: list[Person], others: int, why: str
) -> None:
    found = labelled({"c1": members}, [("Zoe", None)] * others)

    assert found["c1"][1] == "member", why


def test_without_a_shared_value_the_cluster_is_named_around_its_most_linked_member() -> None:
    found = labelled({"c1": [("Ada", "Acme"), ("Bo", "Zeta"), (None, "Iota")]})

    assert found == {"c1": ("around Bo", "member")}


def test_equally_linked_members_are_told_apart_by_their_id() -> None:
    members = pl.DataFrame({"owner": "me", "cluster_id": "c1", "person_id": ["b", "a"]})
    people = pl.DataFrame({"person_id": ["b", "a"], "name": ["Bo", "Ada"]})

    found = label_clusters(members, people, members.select("owner", "person_id", links=1))

    assert found.rows() == [("me", "c1", "around Ada", "member")]


def test_a_cluster_of_people_without_names_has_no_label() -> None:
    assert labelled({"c1": [(None,), (None,)]}) == {"c1": (None, None)}


def test_spellings_are_one_value_shown_as_most_people_write_it() -> None:
    members: list[Person] = [("A", "ACME"), ("B", "Acme"), ("C", "Acme"), ("D", "acme")]

    assert labelled({"c1": members}, [("E",)] * 9) == {"c1": ("Acme", "company")}


def test_one_value_under_two_fields_is_said_once() -> None:
    members: list[Person] = [("A", "Oslo Uni", "Oslo Uni"), ("B", "Oslo Uni", "Oslo Uni")]

    assert labelled({"c1": members}, [("E",)] * 9) == {"c1": ("Oslo Uni", "company")}


def test_each_owner_is_compared_with_their_own_contacts_only() -> None:
    members = pl.DataFrame(
        {"owner": ["me", "me", "you", "you"], "cluster_id": "c1", "person_id": ["a", "b"] * 2}
    )
    people = pl.DataFrame(
        {"person_id": list("abcd"), "name": list("ABCD"), "company": ["Acme"] * 2 + [None] * 2}
    )
    mine = [("me", p, 1) for p in "abcd"] + [("you", p, 1) for p in "ab"]
    degree = pl.DataFrame(mine, schema=["owner", "person_id", "links"], orient="row")

    found = label_clusters(members, people, degree)

    assert found.rows() == [("me", "c1", "Acme", "company"), ("you", "c1", "around A", "member")]


def test_the_order_of_rows_changes_no_label() -> None:
    members = pl.DataFrame(
        {"owner": "me", "cluster_id": ["c1"] * 4, "person_id": ["a", "b", "c", "d"]}
    )
    people = pl.DataFrame(
        {
            "person_id": list("abcdefghi"),
            "name": list("ABCDEFGHI"),
            "company": ["Acme", "Acme", "Zeta", "Zeta", *[None] * 5],
            "school": ["Hill", "hill", None, "Hill", *[None] * 5],
        }
    )
    degree = people.select("person_id", owner=pl.lit("me"), links=2)

    found = label_clusters(members, people, degree)
    turned = label_clusters(members.reverse(), people.reverse(), degree.reverse())

    assert found.equals(turned)
    assert found["label"].to_list() == ["Hill / Acme"]


def test_no_clusters_give_no_labels() -> None:
    members = pl.DataFrame(
        schema={"owner": pl.String, "cluster_id": pl.String, "person_id": pl.String}
    )
    people = pl.DataFrame(schema=PEOPLE)

    found = label_clusters(members, people, members.select("owner", "person_id", links=1))

    assert found.is_empty()
    assert found.columns == ["owner", "cluster_id", "label", "label_basis"]
