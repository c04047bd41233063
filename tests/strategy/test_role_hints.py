from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netgraph.strategy.role_hints import role_hints

CONTACTS = {
    "owner": pl.String,
    "person_id": pl.String,
    "position": pl.String,
    "strength": pl.Float64,
    "state": pl.String,
    "participation": pl.Float64,
    "clusters_joined": pl.Int64,
    "reach": pl.Int64,
    "exclusive_reach": pl.Int64,
    "cluster_id": pl.String,
    "cluster_label": pl.String,
}
PRAISE = {"owner": pl.String, "person_id": pl.String, "received_on": pl.Date}
Row = dict[str, Any]
JOINS: Row = {"clusters_joined": 3, "participation": 0.5, "exclusive_reach": 20, "strength": 0.4}


def hints(*rows: Row, praise: tuple[tuple[str, date | None], ...] = ()) -> pl.DataFrame:
    contacts = pl.DataFrame(
        [{"owner": "me", "person_id": f"p{n}"} | row for n, row in enumerate(rows)], schema=CONTACTS
    )
    said = pl.DataFrame([("me", *row) for row in praise], schema=PRAISE, orient="row")
    return role_hints(contacts, said)


def suggested(found: pl.DataFrame, role: str) -> list[str]:
    return found.filter(pl.col("role") == role)["person_id"].to_list()


def test_a_connector_alone_leads_to_people_and_joins_worlds() -> None:
    found = hints(JOINS, JOINS | {"exclusive_reach": 50}, JOINS | {"participation": 0.9})

    assert suggested(found, "connector") == ["p2", "p1", "p0"]
    assert found["why"].to_list()[1] == "alone leads to 50 people, and joins 3 of your worlds"


@pytest.mark.parametrize(
    "lacking",
    [
        {"exclusive_reach": 0},
        {"exclusive_reach": None},
        {"clusters_joined": 1},
        {"strength": None},
    ],
)
def test_whoever_lacks_one_of_it_is_no_connector(lacking: Row) -> None:
    assert hints(JOINS | lacking).is_empty()


def test_a_cheerleader_recommended_the_owner_and_not_the_other_way_round() -> None:
    found = hints({}, {}, {}, praise=(("p1", date(2023, 3, 4)), ("p2", None)))

    assert suggested(found, "cheerleader") == ["p1"]
    assert found["why"].to_list() == ["wrote you a recommendation on 4 Mar 2023"]


def test_an_influencer_has_a_senior_title_a_tie_and_people_behind() -> None:
    head: Row = {"position": "Head of Research", "strength": 0.2, "reach": 7}

    found = hints(head, head | {"reach": None}, head | {"strength": None}, head | {"position": "x"})

    assert suggested(found, "influencer") == ["p0"]
    assert found["why"].to_list() == [
        "“Head of Research” is the title, and 7 people you could meet there"
    ]


@pytest.mark.parametrize(
    ("position", "has_a_say"),
    [("CIO", True), ("Abteilungsleiter", True), ("Junior Partner", False), ("Team Lead", False)],
)
def test_an_influencer_is_an_executive_or_a_head(position: str, has_a_say: bool) -> None:
    found = hints({"position": position, "strength": 0.2, "reach": 7})

    assert suggested(found, "influencer") == ["p0"] * has_a_say


def test_an_explorer_is_the_one_living_tie_into_another_world() -> None:
    alive: Row = {"strength": 0.9, "state": "live"}
    rows = [alive | {"cluster_id": "c1"}] * 2 + [alive | {"cluster_id": "c2"}]
    rows += [{"cluster_id": "c2", "cluster_label": "Choir"}] * 3
    rows += [alive | {"cluster_id": "c3", "state": "lapsed"}]

    found = hints(*rows)

    assert suggested(found, "explorer") == ["p2"]
    assert "of 4 people" in found["why"][0]


def test_the_only_world_is_no_new_one() -> None:
    assert hints({"strength": 0.9, "state": "live", "cluster_id": "c1"}).is_empty()


def test_no_role_has_more_than_three_hints() -> None:
    found = hints(*[JOINS] * 5)

    assert suggested(found, "connector") == ["p0", "p1", "p2"]
    assert found["place"].to_list() == [1, 2, 3]


@settings(max_examples=25, deadline=None, derandomize=True, database=None)
@given(st.permutations(range(6)))
def test_the_order_of_rows_changes_nothing(order: list[int]) -> None:
    rows = [JOINS | {"person_id": f"p{n}", "exclusive_reach": 10 + n // 2} for n in range(6)]

    assert hints(*(rows[n] for n in order)).equals(hints(*rows))
