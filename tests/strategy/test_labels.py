from collections.abc import Mapping, Sequence

import polars as pl
import pytest

from netgraph.strategy.labels import FIELDS, label_clusters

CLUSTER = {"owner": pl.String, "cluster_id": pl.String}
PERSON = {"owner": pl.String, "person_id": pl.String}
VALUE = PERSON | {"field": pl.String, "folded": pl.String, "value": pl.String}

#: A name, or none, and what is known by field.
Person = tuple[str | None, Mapping[str, str]]
Labels = dict[str, tuple[str | None, str | None]]


def person(name: str | None, company: str = "", school: str = "", location: str = "") -> Person:
    known = {"company": company, "school": school, "location": location}
    return name, {field: value for field, value in known.items() if value}


def labelled(
    clusters: Mapping[str, Sequence[Person]],
    others: Sequence[Person] = (),
    stability: Mapping[str, float] | None = None,
    own: Sequence[tuple[str, str]] = (),
    turned: bool = False,
) -> Labels:
    """Label clusters of people, ids in that order; the nth person of the owner has n links.

    Args:
        clusters: People by cluster.
        others: Contacts in no cluster.
        stability: Of some of the clusters.
        own: The owner's own labels.
        turned: Hand all rows over the other way round.
    """
    contacts: list[tuple[str, str, str | None, int]] = []
    members: list[tuple[str, str, str]] = []
    values: list[tuple[str, str, str, str, str]] = []
    for cluster, people in [*clusters.items(), ("", others)]:
        for name, known in people:
            one = f"p{len(contacts):03}"
            contacts.append(("me", one, name, len(contacts)))
            members += [("me", cluster, one)] if cluster else []
            values += [("me", one, field, v.lower(), v) for field, v in known.items()]
    judged = [("me", cluster, (stability or {}).get(cluster)) for cluster in clusters]
    frames = [
        pl.DataFrame(judged, schema=CLUSTER | {"stability": pl.Float64}, orient="row"),
        pl.DataFrame(members, schema=CLUSTER | {"person_id": pl.String}, orient="row"),
        pl.DataFrame(values, schema=VALUE, orient="row"),
        pl.DataFrame(
            contacts, schema=PERSON | {"name": pl.String, "links": pl.Int64}, orient="row"
        ),
    ]
    given = pl.DataFrame(
        [("me", *line) for line in own], schema=CLUSTER | {"label": pl.String}, orient="row"
    )
    found = label_clusters(*(frame.reverse() if turned else frame for frame in frames), given)
    return {cluster: (label, basis) for _, cluster, label, basis in found.iter_rows()}


def unknown(people: int) -> list[Person]:
    return [person("Zoe")] * people


def test_a_company_that_members_share_and_others_do_not_names_the_cluster() -> None:
    members = [person("Ada", "Acme"), person("Bo", "Acme"), person("Cy", "Zeta")]

    assert labelled({"c1": members}, unknown(6)) == {"c1": ("Acme", "company")}


def test_two_values_are_joined_the_surer_one_first() -> None:
    both = person("Ada", "Acme", location="Oslo")
    members = [both, both, both, person("Bo", "Acme"), person("Cy", "Acme")]

    found = labelled({"c1": members}, [person("Di", "Zeta", location="Oslo"), *unknown(12)])

    assert found == {"c1": ("Acme / Oslo", "company / location")}


@pytest.mark.parametrize(
    ("members", "others", "why"),
    [
        ([person("A", "Acme"), person("B", "Acme"), *unknown(5)], 20, "below 30 %, and alone"),
        ([person("A", "Acme"), person("B")], 20, "only one has it"),
        ([person("A", "Acme"), person("B", "Acme"), person("C")], 2, "not twice as common"),
        ([person("A", location="Oslo"), person("B", location="Oslo")], 20, "a place needs three"),
        ([person("A", location="Oslo")] * 3 + unknown(4), 20, "and half of the members"),
    ],
)
def test_a_value_that_is_not_shared_or_not_special_names_nothing(
    members: list[Person], others: int, why: str
) -> None:
    assert labelled({"c1": members}, unknown(others))["c1"][1] == "member", why


def test_two_values_that_only_together_have_enough_members_name_a_mixed_cluster() -> None:
    members = [*[person("A", "Acme")] * 2, *[person("B", "Zeta")] * 2, *unknown(6)]

    found = labelled({"c1": members}, unknown(40))

    assert found == {"c1": ("mixed: Acme / Zeta", "company / company")}


def test_two_values_of_the_same_few_are_not_more_people_together() -> None:
    members = [*[person("A", "Acme", "Hill")] * 2, *unknown(6)]

    assert labelled({"c1": members}, unknown(40))["c1"][1] == "member"


def test_a_value_that_names_the_cluster_is_not_joined_by_one_that_does_not() -> None:
    members = [*[person("A", "Acme")] * 5, *[person("B", "Zeta")] * 2, *unknown(3)]

    assert labelled({"c1": members}, unknown(40)) == {"c1": ("Acme", "company")}


def test_a_cluster_that_is_hardly_found_again_is_named_with_a_perhaps() -> None:
    acme = [person("A", "Acme"), person("B", "Acme"), *unknown(2)]
    clusters = {"c1": acme, "c2": [person("C")], "c3": acme, "c4": acme}

    found = labelled(clusters, unknown(40), {"c1": 0.59, "c2": 0.2, "c3": 0.6})

    assert found == {
        "c1": ("perhaps Acme", "company"),
        "c2": ("around C", "member"),
        "c3": ("Acme", "company"),
        "c4": ("Acme", "company"),  # too small to be judged
    }


def test_the_owners_own_label_wins_and_the_last_word_on_a_cluster_stands() -> None:
    members = [person("A", "Acme"), person("B", "Acme")]
    own = [("c1", "Lunch"), ("c9", "long gone"), ("c1", "Old friends")]

    found = labelled({"c1": members, "c2": members}, unknown(30), {"c1": 0.1}, own)

    assert found == {"c1": ("Old friends", "you"), "c2": ("Acme", "company")}


@pytest.mark.parametrize("field", FIELDS)
def test_everything_that_people_can_share_can_name_a_cluster(field: str) -> None:
    members: list[Person] = [(name, {field: "Oslo"}) for name in "ABC"]

    assert labelled({"c1": members}, unknown(9)) == {"c1": ("Oslo", field)}


def test_of_equal_values_the_field_that_says_more_comes_first() -> None:
    members: list[Person] = [(name, {"position": "Pilot", "group": "Choir"}) for name in "ABC"]

    assert labelled({"c1": members}, unknown(9)) == {"c1": ("Choir / Pilot", "group / position")}


def test_without_a_shared_value_the_cluster_is_named_around_its_most_linked_member() -> None:
    found = labelled({"c1": [person("Ada", "Acme"), person("Bo", "Zeta"), person(None, "Iota")]})

    assert found == {"c1": ("around Bo", "member")}


def test_equally_linked_members_are_told_apart_by_their_id() -> None:
    members = pl.DataFrame({"owner": "me", "cluster_id": "c1", "person_id": ["b", "a"]})
    contacts = pl.DataFrame(
        {"owner": "me", "person_id": ["b", "a"], "name": ["Bo", "Ada"], "links": 1}
    )
    cluster = pl.DataFrame({"owner": ["me"], "cluster_id": ["c1"], "stability": [None]})
    nothing, nobody = (
        pl.DataFrame(schema=VALUE),
        pl.DataFrame(schema=CLUSTER | {"label": pl.String}),
    )

    found = label_clusters(cluster, members, nothing, contacts, nobody)

    assert found.rows() == [("me", "c1", "around Ada", "member")]


def test_a_cluster_of_people_without_names_has_no_label() -> None:
    assert labelled({"c1": [person(None), person(None)]}) == {"c1": (None, None)}


SPELLINGS = ("ACME", "Acme", "Acme", "acme")


def test_spellings_are_one_value_shown_as_most_people_write_it() -> None:
    members = [person(n, spelling) for n, spelling in zip("ABCD", SPELLINGS, strict=True)]

    assert labelled({"c1": members}, unknown(9)) == {"c1": ("Acme", "company")}


def test_one_value_under_two_fields_is_said_once() -> None:
    members = [person(name, "Oslo Uni", "Oslo Uni") for name in "AB"]

    assert labelled({"c1": members}, unknown(9)) == {"c1": ("Oslo Uni", "company")}


def test_each_owner_is_compared_with_their_own_contacts_only() -> None:
    clusters = pl.DataFrame({"owner": ["me", "you"], "cluster_id": "c1", "stability": [1.0, 1.0]})
    members = pl.DataFrame(
        {"owner": ["me", "me", "you", "you"], "cluster_id": "c1", "person_id": ["a", "b"] * 2}
    )
    of = [("me", p) for p in "abcd"] + [("you", p) for p in "ab"]
    contacts = pl.DataFrame(
        [(*o, o[1].upper(), 1) for o in of],
        orient="row",
        schema=["owner", "person_id", "name", "links"],
    )
    values = [(*o, "company", "acme", "Acme") for o in of if o[1] in "ab"]

    found = label_clusters(
        clusters,
        members,
        pl.DataFrame(values, schema=VALUE, orient="row"),
        contacts,
        pl.DataFrame(schema=CLUSTER | {"label": pl.String}),
    )

    assert found.rows() == [("me", "c1", "Acme", "company"), ("you", "c1", "around A", "member")]


def test_the_order_of_rows_changes_no_label() -> None:
    members = [
        person("A", "Acme", "Hill"), person("B", "Acme", "hill"), person("C", "Zeta"),
        person("D", "Zeta", "Hill"),
    ]  # fmt: skip

    found, turned = (labelled({"c1": members}, unknown(5), turned=way) for way in (False, True))

    assert found == turned == {"c1": ("Hill / Acme", "school / company")}


def test_no_clusters_give_no_labels() -> None:
    assert labelled({}, unknown(3)) == {}
