"""Answers of the Member Snapshot API are the tables that they stand for, or are not used."""

import json
from pathlib import Path
from typing import Any

import pytest

from netgraph.sources import claimants
from netgraph.sources.archive import open_archive
from netgraph.sources.contract import Snapshot
from netgraph.sources.linkedin import LINKEDIN
from tests.sources.linkedin_tables import BO, KEY, NOOR, PLAIN, URLS, ZOE, table
from tests.sources.packing import make_folder

COLUMNS = URLS.split(",")


def member(name: str, url: str, on: str = "07 Jun 2024") -> dict[str, Any]:
    first, _, last = name.partition(" ")
    return dict(zip(COLUMNS, (first, last, url, "", "", "", on), strict=True))


def element(*rows: dict[str, Any], domain: str = "CONNECTIONS") -> dict[str, Any]:
    return {"snapshotData": list(rows), "snapshotDomain": domain}


def page(start: int, *elements: dict[str, Any], more: bool = False) -> dict[str, Any]:
    links = [{"rel": "next", "href": f"/rest/memberSnapshotData?start={start + 1}"}]
    return {"paging": {"start": start, "links": links if more else []}, "elements": list(elements)}


def read(path: Path, *answers: object, **tables: str) -> Snapshot:
    files = {f"{n}.json": json.dumps(answer) for n, answer in enumerate(answers)}
    files |= {f"{name}.csv": text for name, text in tables.items()}
    with open_archive(make_folder(path / "export", files)) as archive:
        assert claimants(archive) == [LINKEDIN]
        return LINKEDIN.read(archive)


LI, BRANDT = member("Bo Li", BO), member("Zoë Brandt", ZOE)


def test_pages_say_what_the_table_says(tmp_path: Path) -> None:
    rows = [LI, BRANDT, {**dict.fromkeys(COLUMNS, ""), "Connected On": "02 Oct 2023"}]
    answered = read(
        tmp_path / "1", page(0, element(*rows[:1]), more=True), page(1, element(*rows[1:]))
    )
    exported = read(tmp_path / "2", Connections=table(URLS, *rows))

    assert answered.ties.equals(exported.ties)
    assert answered.accounts.equals(exported.accounts)
    assert answered.files.select("rows_read", "rows_kept").rows() == [(1, 1), (2, 2)]


def test_answers_in_one_file_are_as_many_pages(tmp_path: Path) -> None:
    said = read(tmp_path, [page(0, element(LI), more=True), page(1, element(BRANDT))])

    assert said.ties["key"].to_list() == [KEY + "bo-li", KEY + "zoë-brandt"]


def test_a_last_page_may_be_empty(tmp_path: Path) -> None:
    said = read(tmp_path, page(0, element(LI), more=True), page(1))

    assert said.lists["state"].to_list() == ["nonempty"]


def test_a_page_that_was_saved_twice_counts_once(tmp_path: Path) -> None:
    said = read(tmp_path, page(0, element(LI)), page(0, element(LI)))

    assert (said.ties.height, said.rejects.height) == (1, 0)


@pytest.mark.parametrize(
    "answers",
    [
        (page(0, element(LI), more=True),),
        (page(1, element(LI)),),
        (page(0, element(LI), more=True), page(2, element(BRANDT))),
        (page(0, element(LI)), page(0, element(BRANDT))),
        ({"elements": [element(LI)]},),
        (page(0, element(LI)), {"elements": "none", "snapshotData": 1}),
        (page(0, element(LI)), page(1, element({"First Name": ["Bo"]}))),
        (page(0, element(LI), element("Bo")),),
    ],
    ids=[
        *("the last is missing", "the first is missing", "one between is missing"),
        *("two are one page", "no paging", "one is not understood", "a row is not understood"),
        "a row is a word",
    ],
)
def test_a_list_of_which_a_page_may_be_missing_is_absent(
    tmp_path: Path, answers: tuple[Any, ...]
) -> None:
    said = read(tmp_path, *answers)

    assert said.lists.select("list", "state").rows() == [("connections", "absent")]
    assert said.lists["reason"].null_count() == 0
    assert said.ties.is_empty()


def test_messages_of_which_a_page_is_missing_are_used_with_a_remark(tmp_path: Path) -> None:
    row = {
        "CONVERSATION ID": "a",
        "FROM": "Noor Haddad",
        "SENDER PROFILE URL": NOOR,
        "TO": "Bo Li",
        "RECIPIENT PROFILE URLS": BO,
        "DATE": "2024-05-01 10:00:00 UTC",
        "CONTENT": "private words",
    }
    said = read(tmp_path, page(0, element(row, domain="INBOX"), more=True))

    assert said.events["kind"].to_list() == ["message"]
    assert said.notes["note"].str.contains("Not whole: INBOX").any()


def test_a_domain_that_does_not_say_its_direction_is_named_and_not_used(tmp_path: Path) -> None:
    praise = {"First Name": "Bo", "Last Name": "Li", "Creation Date": "1/2/23, 9:00 AM"}
    said = read(tmp_path, page(0, element(LI)), page(0, element(praise, domain="RECOMMENDATIONS")))

    assert said.events.is_empty()
    assert "RECOMMENDATIONS" in said.notes["note"].item()


def test_a_table_of_the_export_beats_an_answer(tmp_path: Path) -> None:
    row = ("Zoë", "Brandt", "", "", "", "01 Feb 2018")
    said = read(tmp_path, page(0, element(LI)), Connections=table(PLAIN, row))

    assert said.ties["key"].to_list() == ["linkedin:~zoë brandt|2018-02-01"]
    assert "not used: 1" in said.notes["note"].item()


def test_an_empty_domain_is_an_empty_list(tmp_path: Path) -> None:
    said = read(tmp_path, page(0, element()))

    assert said.lists.select("list", "state").rows() == [("connections", "empty")]


def test_numbers_and_nulls_are_cells(tmp_path: Path) -> None:
    said = read(tmp_path, page(0, element({**LI, "Company": 7, "Position": None})))

    assert said.accounts.select("company", "position").row(0) == ("7", None)


def test_json_of_others_is_left_alone(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "x", {"a.json": '{"elements": [{"id": 1}]}'})
    with open_archive(folder) as archive:
        assert not LINKEDIN.claims(archive)


def test_a_damaged_answer_alone_is_named(tmp_path: Path) -> None:
    whole = json.dumps(page(0, element(LI)))
    folder = make_folder(tmp_path / "x", {"a.json": whole[:-40]})
    with open_archive(folder) as archive:
        said = LINKEDIN.read(archive)

    assert said.lists["state"].to_list() in (["absent"], [])
    assert said.files["status"].to_list() == ["ignored"]
