"""Invitations, recommendations and the profile say who is who, without a word of theirs."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.linkedin_tables import (
    ASKED,
    ASKED_BY_NAME,
    BO,
    KEY,
    NOOR,
    PRAISE,
    PROFILE,
    ZOE,
    read,
    reasons,
    table,
)


def asked(
    name: str,
    to: str,
    direction: str,
    urls: tuple[str, str] = ("", ""),
    note: str = "private words",
) -> dict[str, str]:
    cells = (name, to, "1/29/26, 2:37 PM", note, direction, *urls)
    return dict(zip(ASKED.split(","), cells, strict=True))


def test_invitations_name_the_owner_by_address_since_2023(tmp_path: Path) -> None:
    rows = [
        asked("Noor Haddad", "Bo Li", "OUTGOING", (NOOR, BO)),
        asked("Zoë Brandt", "Noor Haddad", "INCOMING", (ZOE, NOOR)),
    ]
    snapshot = read(tmp_path, Invitations=table(ASKED, *rows))
    assert snapshot.owners.rows() == [(None, KEY + "noor", "Noor Haddad", "invitations")]
    reached = snapshot.events.select("from_key", "audience", "kind").rows()
    assert set(reached) == {
        (KEY + "noor", KEY + "bo-li", "invitation"),
        (KEY + "zoë-brandt", KEY + "noor", "invitation"),
    }


def test_invitations_of_before_go_by_name(tmp_path: Path) -> None:
    rows = table(ASKED_BY_NAME, asked("Noor Haddad", "Jane Doe, PhD", "OUTGOING"))
    snapshot = read(tmp_path, Invitations=rows, Company_Follows="Organization,Followed On\n")
    assert snapshot.events["from_key"].item() == "linkedin:?noor haddad"
    assert snapshot.events["audience"].item() == "linkedin:?jane doe, phd"
    assert snapshot.owners.is_empty()
    assert "time zone of the settings" in snapshot.notes["note"].item()
    assert snapshot.events["clock"].to_list() == ["local"]


def test_ids_of_directed_events_hold_no_name_and_are_the_same_in_both_exports(
    tmp_path: Path,
) -> None:
    there = read(tmp_path / "1", Invitations=table(ASKED, asked("N", "B", "OUTGOING", (NOOR, BO))))
    here = read(tmp_path / "2", Invitations=table(ASKED, asked("N", "B", "INCOMING", (NOOR, BO))))
    assert there.events.equals(here.events)
    assert there.events["event"].str.contains("^[0-9a-f]{24}$").all()


def test_invitations_tell_how_they_are_worded_and_not_with_which_words(tmp_path: Path) -> None:
    notes = {
        "Ana": "",
        "Bo": "I'd like to add you to my professional network on LinkedIn. – Noor Haddad",
        "Cy": "Cy, vorrei aggiungerti alla mia rete professionale su LinkedIn.",
        "Di": "Grand talk on lichens! Shall we trade our private maps?",
    }
    rows = [asked("Noor Haddad", n, "OUTGOING", note=note) for n, note in notes.items()]
    snapshot = read(tmp_path, Invitations=table(ASKED, *rows))
    told = dict(snapshot.events.select("audience", "wording").rows())
    assert told == {
        "linkedin:?ana": "none",
        "linkedin:?bo": "generic",
        "linkedin:?cy": "generic",
        "linkedin:?di": "personal",
    }


def test_without_a_column_of_notes_nothing_is_known_of_the_wording(tmp_path: Path) -> None:
    header = ASKED.replace("Message,", "")
    rows = table(header, asked("Noor Haddad", "Bo Li", "OUTGOING", (NOOR, BO)))
    snapshot = read(tmp_path, Invitations=rows)
    assert snapshot.events["wording"].to_list() == [None]


def praise(first: str, last: str, status: str = "VISIBLE") -> tuple[str, ...]:
    return (first, last, "Contoso", "Pilot", "private words", "08/19/24, 11:04 PM", status)


def test_a_recommendation_is_one_event_in_the_exports_of_both(tmp_path: Path) -> None:
    bo = read(
        tmp_path / "bo",
        Profile=table(PROFILE, ("Bo", "Li", "", "", "", "")),
        Recommendations_Given=table(PRAISE, praise("Noor", "Haddad")),
    )
    noor = read(
        tmp_path / "noor",
        Profile=table(PROFILE, ("Noor", "Haddad", "", "", "", "")),
        Recommendations_Received=table(PRAISE, praise("Bo", "Li", "HIDDEN")),
    )
    assert bo.events.equals(noor.events)
    assert bo.events.select("from_key", "audience", "scope").rows() == [
        ("linkedin:?bo li", "linkedin:?noor haddad", "network")
    ]


def test_a_job_in_a_recommendation_is_as_old_as_the_recommendation(tmp_path: Path) -> None:
    rows = table(PRAISE, praise("Bo", "Li"), praise("", ""))
    snapshot = read(tmp_path, Recommendations_Received=rows, Recommendations_Given=table(PRAISE))
    account = snapshot.accounts.select(
        "key", "company", "position", pl.col("seen_at").cast(str)
    ).row(0)
    assert account[:3] == ("linkedin:?bo li", "Contoso", "Pilot")
    assert account[3].startswith("2024-08-19 23:04")
    assert reasons(snapshot) == [(2, "no name")]
    assert snapshot.events.select("scope", "clock", "wording").row(0) == ("owner", "local", None)
    assert snapshot.audiences.rows() == [("linkedin:?", None, "to")]


@pytest.mark.parametrize(
    ("cell", "handles"),
    [
        ("@NoorH", ["noorh"]),
        ("https://twitter.com/NoorH", ["noorh"]),
        ("[noorh, noor_work]", ["noor_work", "noorh"]),
        ("", []),
    ],
)
def test_the_profile_gives_a_name_and_handles_and_nothing_else(
    tmp_path: Path, cell: str, handles: list[str]
) -> None:
    row = ("Noor", "Haddad", "Pilot", "Lisbon", cell, "[https://example.org]")
    snapshot = read(tmp_path, Profile=table(PROFILE, row))
    keys = snapshot.owners["key"].to_list()
    assert keys == ["linkedin:?noor haddad", *(f"x:@{handle}" for handle in handles)]
    assert set(snapshot.owners["evidence"]) == {"profile"}
    assert snapshot.accounts.select("name", "location").rows() == [("Noor Haddad", "Lisbon")]
