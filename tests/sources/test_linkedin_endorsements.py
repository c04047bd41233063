"""Endorsements of both eras: who vouched for whom and when, without the skill."""

from pathlib import Path

import polars as pl
import pytest

from netgraph.sources.contract import Snapshot
from tests.sources.linkedin_tables import KEY, PROFILE, read, reasons, table

RECEIVED = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,"
    "Endorsement Status"
)
AT = "2021/02/03 04:05:06 UTC"
NOOR, BO = {"First Name": "Noor", "Last Name": "Haddad"}, {"First Name": "Bo", "Last Name": "Li"}


def row(
    name: str = "Bo Li", slug: str = "bo-li", skill: str = "Lichens", at: str = AT
) -> tuple[str, ...]:
    first, _, last = name.partition(" ")
    return at, skill, first, last, f"www.linkedin.com/in/{slug}" if slug else "", "ACCEPTED"


def received(
    path: Path, *rows: tuple[str, ...], era: int = 2024, own: dict[str, str] = NOOR
) -> Snapshot:
    header, cells = RECEIVED, list(rows)
    if era < 2023:
        header = header.replace("Endorser Public Url,", "")
        cells = [(*r[:4], r[5]) for r in rows]
    profile = {"Profile": table(PROFILE, own)} if own else {"Company Follows": ""}
    return read(path, Endorsement_Received_Info=table(header, *cells), **profile)


def given(path: Path, *rows: tuple[str, ...], own: dict[str, str] = BO) -> Snapshot:
    header = RECEIVED.replace("Endorser", "Endorsee")
    return read(path, Endorsement_Given_Info=table(header, *rows), Profile=table(PROFILE, own))


def test_an_endorsement_is_one_event_in_the_exports_of_both_and_of_all_years(
    tmp_path: Path,
) -> None:
    new = received(tmp_path / "new", row())
    old = received(tmp_path / "old", row(), era=2021)
    his = given(tmp_path / "his", row("Noor Haddad", "noor", skill="LICHENS "))

    events = [s.events.select("event", "scope", "occurred_at") for s in (new, old, his)]
    assert events[0].equals(events[1])
    assert events[0].equals(events[2])
    assert new.events["from_key"].item() == KEY + "bo-li"
    assert old.events["from_key"].item() == "linkedin:?bo li"
    assert his.events["audience"].item() == KEY + "noor"
    assert new.events.select("kind", "clock", "scope").row(0) == ("endorsement", None, "network")


def test_endorsements_of_one_moment_differ_by_person_and_skill(tmp_path: Path) -> None:
    rows = [row(), row(skill="Mosses"), row("Zoe Brandt", "zoe")]

    assert received(tmp_path, *rows).events["event"].n_unique() == 3


def test_a_skill_gets_into_no_frame(tmp_path: Path) -> None:
    said = received(tmp_path, row())

    assert "ichens" not in "".join(frame.write_csv() for frame in said.frames().values())


def test_addresses_without_scheme_are_harvested_with_their_names(tmp_path: Path) -> None:
    said = received(tmp_path, row("Zoë Brandt", "zo%C3%AB-brandt"))

    found = said.accounts.filter(pl.col("url").is_not_null()).select("key", "name", "url").rows()
    assert found == [(KEY + "zoë-brandt", "Zoë Brandt", "https://www.linkedin.com/in/zoë-brandt")]


def test_without_the_owners_name_an_id_holds_in_the_owners_exports_alone(tmp_path: Path) -> None:
    said = received(tmp_path, row(), own={})

    assert said.events.select("scope", "audience").rows() == [("owner", "linkedin:?")]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row("", ""), "nobody named"),
        (row(at="3 February"), "no readable date"),
        (row(at="2021/02/31 04:05:06 UTC"), "no readable date"),
        (row(skill="lichens"), "repeated"),
    ],
)
def test_rows_that_cannot_be_used_are_rejected_for_a_reason(
    tmp_path: Path, bad: tuple[str, ...], why: str
) -> None:
    said = received(tmp_path, row(), bad)

    assert reasons(said) == [(2, why)]
    assert said.events.height == 1
