import json
import shutil
from pathlib import Path

import duckdb
import pytest

from netgraph.pipeline.doctor.requests import REQUESTS
from netgraph.sources import SOURCES
from tests.cli.conftest import Answer, Call

DAY = "2023-11-20"


@pytest.fixture(autouse=True)
def unnamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    shutil.copy(made / "netgraph.duckdb", tmp_path)
    return tmp_path


@pytest.fixture
def well(home: Path) -> Path:
    """A home in which nothing is held, refused or missing a part."""
    with duckdb.connect(home / "netgraph.duckdb") as con:
        con.execute("delete from core.exports where status != 'loaded'")
        con.execute("delete from core.lists where standing != 'effective'")
    return home


def examined(netgraph: Call, home: Path, *arguments: str) -> tuple[Answer, dict[str, list[dict]]]:
    answer = netgraph("doctor", "--home", home, "--as-of", DAY, "--json", *arguments)
    return answer, json.loads(answer.out)


def said(found: dict[str, list[dict]], verdict: str) -> dict[str, str]:
    return {row["about"]: row["says"] for row in found["checks"] if row["verdict"] == verdict}


def test_what_waits_for_a_person_comes_first_with_the_command_that_ends_it(
    netgraph: Call, home: Path
) -> None:
    answer = netgraph("doctor", "--home", home, "--as-of", DAY)

    assert answer.status == 3
    assert answer.out.startswith("needs your attention\n")
    assert "netgraph accept mara/linkedin/2023-10-21 connections   (or reject)" in answer.out
    assert "mara/f.zip: not a whole zip" in answer.out
    assert "mara/x/2023-11-18 following: a part is missing; nobody is removed by it" in answer.out
    assert "followers" not in answer.out.split("would help")[0]  # that was a decision


def test_where_all_is_well_that_is_said_and_the_status_is_0(netgraph: Call, well: Path) -> None:
    answer = netgraph("doctor", "--home", well, "--as-of", DAY)

    assert answer.status == 0
    assert answer.out.startswith("Nothing needs your attention.\n")


def test_whose_export_is_missing_or_old_is_told_with_the_way_through_the_menus(
    netgraph: Call, well: Path
) -> None:
    _, found = examined(netgraph, well)
    _, later = examined(netgraph, well, "--as-of", "2024-06-01")

    def states(told: dict[str, list[dict]]) -> dict[tuple[str, str], str]:
        return {(row["owner"], row["source"]): row["state"] for row in told["networks"]}

    assert states(found)["mara", "linkedin"] == "fine"
    assert states(later)["mara", "linkedin"] == "old"
    assert states(found)["jonas", "mail"] == "missing"
    menus = {row["source"]: row["ask"] for row in found["requests"]}
    assert "Get a copy of your data" in menus["linkedin"]


def test_people_read_who_lacks_what_in_one_card_per_network(netgraph: Call, well: Path) -> None:
    out = netgraph("doctor", "--home", well, "--as-of", "2024-06-01").out

    row = next(line for line in out.splitlines() if line.startswith("LinkedIn"))
    assert row.split()[1:4] == ["jonas", "mara", "(2023-11-18)"]


def test_every_network_that_people_can_ask_has_its_request() -> None:
    assert {*REQUESTS} == {source.name for source in SOURCES} - {"neutral"}


def test_a_home_without_a_night_is_examined_too_and_nothing_is_made(
    netgraph: Call, tmp_path: Path
) -> None:
    answer, found = examined(netgraph, tmp_path / "new")

    assert answer.status == 3
    assert {"home", "inbox"} == {*said(found, "attention")}
    assert [row["source"] for row in found["requests"]] == [*REQUESTS]
    assert list(tmp_path.iterdir()) == []


def test_what_no_night_has_seen_is_recognised_or_told_why_not(netgraph: Call, well: Path) -> None:
    (well / "inbox" / "noor").mkdir(parents=True)
    (well / "inbox" / "noor" / "cards-2023-11-01.vcf").write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ash\nEND:VCARD\n"
    )
    (well / "inbox" / "noor" / "holiday.zip").write_text("no zip")

    answer, found = examined(netgraph, well)

    assert answer.status == 3
    assert [(row["file"], row["owner"], row["source"]) for row in found["new"]] == [
        ("noor/cards-2023-11-01.vcf", "noor", "addressbook"),
        ("noor/holiday.zip", "noor", None),
    ]
    assert said(found, "attention")["inbox"].startswith("noor/holiday.zip: not a whole zip")
    assert said(found, "advice")["inbox"] == "1 package that no night has told of yet"


def test_rows_left_out_are_counted_by_reason_over_all_files(netgraph: Call, well: Path) -> None:
    export = "mara/linkedin/2023-11-18"
    with duckdb.connect(well / "netgraph.duckdb") as con:
        con.executemany(
            "insert into core.notes values ('mara', ?, ?, ?)",
            [
                (export, "messages.csv", "2 rows not used: sponsored"),
                (export, "old/messages.csv", "1 rows not used: sponsored"),
                (export, "messages.csv", "1 rows not used: draft"),
                (export, "Shares.csv", "not known to the reader, not used"),
                (export, "Connections.csv", "Connections that hide, known by their day only: 5."),
            ],
        )

    _, found = examined(netgraph, well)

    told = {row["export_id"]: row["left_out"] for row in found["exports"]}
    assert told[export] == "3 sponsored, 1 draft, 1 not known to the reader"
    assert told["mara/x/2023-11-18"] is None


def test_what_was_read_and_passed_over_is_told_of_each_export_and_what_it_lacks(
    netgraph: Call, well: Path
) -> None:
    export = "mara/linkedin/2023-11-18"
    with duckdb.connect(well / "netgraph.duckdb") as con:
        con.executemany(
            f"insert into core.files values ('mara', 'linkedin', '2023-11-18', '{export}', "
            "?, ?, ?, ?, ?, 0)",
            [
                ("a/Connections.csv", "read", None, 1_200, 1_200),
                ("a/Profile.csv", "read", None, None, None),
                ("b/Invitations.csv", "read", None, 3, 3),
                ("b/Logins.csv", "ignored", "the owner's account", None, None),
                ("b/Receipts.csv", "ignored", "the owner's account", None, None),
                ("b/New.csv", "unknown", None, None, None),
            ],
        )

    answer, found = examined(netgraph, well)

    told = {row["export_id"]: row for row in found["exports"]}[export]
    assert told["read_of_it"] == "Connections.csv 1,200, Invitations.csv 3, Profile.csv"
    assert told["passed_over"] == "2 the owner's account; 1 not known to the reader"
    parts = [row for row in found["checks"] if row["about"] == "parts"]
    assert [row["says"] for row in parts] == [
        f"{export} is without messages (how close ties are), positions (with whom you worked)"
    ]
    assert REQUESTS["linkedin"].ask in parts[0]["remedy"]
    assert answer.status == 0


def test_a_wrong_setting_is_told_with_the_nearest_and_the_rest_is_examined(
    netgraph: Call, well: Path
) -> None:
    (well / "netgraph.toml").write_text("hold_member = 3\n")

    answer, found = examined(netgraph, well)

    assert answer.status == 3
    assert "Did you mean hold_members" in said(found, "attention")["settings"]
    assert found["networks"]


def test_a_kind_of_tie_nobody_has_heard_of_is_remarked_on(netgraph: Call, well: Path) -> None:
    (well / "netgraph.toml").write_text("[contact_kinds]\nfolower = true\n")

    answer, found = examined(netgraph, well)

    assert answer.status == 0
    assert "Did you mean follower" in said(found, "advice")["settings"]


def test_a_decision_that_cannot_be_read_is_told(netgraph: Call, well: Path) -> None:
    (well / "decisions").mkdir()
    (well / "decisions" / "roles.csv").write_text("who\nAna\n")

    answer, found = examined(netgraph, well)

    assert answer.status == 3
    assert "expected also" in said(found, "attention")["decisions"]


def test_a_database_that_cannot_be_read_is_told(netgraph: Call, tmp_path: Path) -> None:
    (tmp_path / "netgraph.duckdb").write_text("no database")

    answer, found = examined(netgraph, tmp_path)

    assert answer.status == 3
    assert "not a database" in said(found, "attention")["database"]


def test_a_night_that_failed_is_told(netgraph: Call, well: Path) -> None:
    with duckdb.connect(well / "netgraph.duckdb") as con:
        con.execute("update state.runs set outcome = 'failed'")

    _, found = examined(netgraph, well)

    assert said(found, "attention")["nights"] == "the last night, of 2023-11-20, failed"


def test_a_server_that_is_named_and_does_not_answer_is_told(
    netgraph: Call, well: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")

    answer, found = examined(netgraph, well)

    assert answer.status == 3
    assert "does not answer" in said(found, "attention")["prefect"]


def test_of_an_owner_whose_own_account_is_not_known_that_is_told(
    netgraph: Call, well: Path
) -> None:
    _, found = examined(netgraph, well)

    remedies = {row["remedy"] for row in found["checks"] if row["about"] == "owners"}
    assert "a line mara,x,ACCOUNT in decisions/owners.csv" in remedies


def test_the_sample_is_examined(netgraph: Call, sample_night: Path) -> None:
    inbox = Path(__file__).parents[2] / "data" / "sample" / "inbox"

    answer, found = examined(netgraph, sample_night, "--inbox", str(inbox))

    assert answer.status == 3
    assert {*said(found, "attention")} == {"held", "lists", "refused"}
    assert found["new"] == []
    left_out = {row["export_id"]: row["left_out"] for row in found["exports"]}
    assert left_out["mara/x/2023-10-21"] == "21 mentions nobody"
    read = {row["export_id"]: row["read_of_it"] for row in found["exports"]}
    assert read["mara/facebook/2023-09-02"].startswith("message_1.json 1,088 (60 files), your_fr")
    parts = {row["says"] for row in found["checks"] if row["about"] == "parts"}
    assert "dev/x/2023-10-07 is without following (who your contacts are)" in parts
