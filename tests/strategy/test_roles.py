from datetime import date
from typing import Any

import polars as pl

from netgraph.settings import ROLES
from netgraph.strategy.role_hints import HINTS
from netgraph.strategy.roles import fill_roles, findings, role_table

CONTACTS = {
    "owner": pl.String,
    "person_id": pl.String,
    "state": pl.String,
    "last_contact_on": pl.Date,
    "cluster_id": pl.String,
    "cluster_label": pl.String,
}
Row = dict[str, Any]
Given = tuple[str, str | None, str]  # role, person_id, name
ALL = [(role, f"p{n}", f"P{n}") for n, role in enumerate(r for g in ROLES.values() for r in g)]


def filled(*given: Given, hints: tuple[tuple[str, str, str], ...] = ()) -> pl.DataFrame:
    rows = pl.DataFrame(
        [("me", *row) for row in given],
        schema=dict.fromkeys(("owner", "role", "person_id", "name"), pl.String),
        orient="row",
    )
    said = pl.DataFrame(
        [
            ("me", role, n, person, why, person.upper())
            for n, (role, person, why) in enumerate(hints)
        ],
        schema=HINTS | {"name": pl.String},
        orient="row",
    )
    return fill_roles(role_table(ROLES), ["me"], rows, said)


def told(*given: Given, **known: Row) -> list[tuple[str, str]]:
    contacts = pl.DataFrame(
        [{"owner": "me", "person_id": person} | row for person, row in known.items()],
        schema=CONTACTS,
    )
    return findings(filled(*given), contacts).select("kind", "finding").rows()


def test_every_role_is_there_once_and_open_until_somebody_holds_it() -> None:
    roles = filled(("mentor", "p1", "Ana"))

    assert roles["role"].to_list() == [role for group in ROLES.values() for role in group]
    assert roles.filter(~pl.col("is_open"))["name"].to_list() == ["Ana"]
    assert roles["place"].to_list() == list(range(1, 13))


def test_a_role_may_have_two_holders_and_one_whom_no_export_knows() -> None:
    roles = filled(("mentor", "p1", "Ana"), ("mentor", None, "Bo")).filter(role="mentor")

    assert roles.select("name", "person_id", "is_open").rows() == [
        ("Ana", "p1", False),
        ("Bo", None, False),
    ]


def test_a_hint_is_beside_the_role_and_fills_nothing() -> None:
    [row] = (
        filled(hints=(("connector", "p1", "knows"), ("connector", "p2", "too")))
        .filter(role="connector")
        .to_dicts()
    )

    assert (row["name"], row["is_open"]) == (None, True)
    assert row["hint"] == "P1: knows. P2: too."
    assert row["question"].endswith("?")


def test_a_role_of_the_users_own_has_a_question_too() -> None:
    assert role_table({"crew": ["sponsor"]}).to_dicts() == [
        {"place": 1, "category": "crew", "role": "sponsor", "question": "Who is this to you?"}
    ]


def test_when_no_role_is_given_that_is_said_once() -> None:
    assert [kind for kind, _ in told()] == ["unassigned"]


def test_what_is_open_is_said_by_group() -> None:
    given = [row for row in ALL if row[0] not in ("professor", "architect", "mentor")]

    assert [text for kind, text in told(*given) if kind == "vacant"] == [
        "Teacher: professor and architect are open.",
        "Butt-kicker: mentor is open.",
    ]
    group = [row for row in ALL if row[0] not in ROLES["pit crew"]]
    assert ("vacant", "Pit crew: all are open (lover, connector and balancer).") in told(*group)


def test_when_all_are_held_nothing_is_open() -> None:
    contact = {person: {"state": "live"} for _, person, _ in ALL}

    assert told(*ALL, **contact) == []


def test_a_holder_who_fades_is_named_first() -> None:
    found = told(
        ("mentor", "p1", "Ana"), p1={"state": "fading", "last_contact_on": date(2023, 3, 4)}
    )

    assert found[0] == ("fading", "Ana (mentor): the tie is fading, last contact on 4 Mar 2023.")


def test_one_person_in_several_roles() -> None:
    found = told(("mentor", "p1", "Ana"), ("lover", "p1", "Ana"), p1={"state": "live"})

    assert found[0] == (
        "several_roles",
        "Ana holds 2 of 12 roles: lover and mentor. If this one tie goes, they all do.",
    )


def test_holders_who_are_all_of_one_world() -> None:
    given = [("mentor", "p1", "A"), ("lover", "p2", "B"), ("inspirer", "p3", "C")]
    here = {"state": "live", "cluster_id": "c1", "cluster_label": "Choir"}

    kinds = [kind for kind, _ in told(*given, p1=here, p2=here, p3=here)]
    assert "one_world" in kinds
    elsewhere = here | {"cluster_id": "c2"}
    assert "one_world" not in [kind for kind, _ in told(*given, p1=here, p2=here, p3=elsewhere)]
    assert "one_world" not in [kind for kind, _ in told(*given[:2], p1=here, p2=here)]


def test_a_holder_who_is_no_contact_is_named_unless_no_export_knows_him() -> None:
    found = told(("mentor", "p1", "Ana"), ("lover", None, "Bo"))

    assert [text for kind, text in found if kind == "no_contact"] == [
        "Ana (mentor) is no contact of yours in any export: nothing is known of the tie."
    ]
