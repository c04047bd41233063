"""messages.csv says who wrote to whom and when, the same in everybody's export."""

from pathlib import Path

import polars as pl
import pytest

from tests.sources.linkedin_tables import (
    BO,
    JANE,
    KEY,
    ME,
    PLAIN,
    PROFILE,
    SHE,
    TALK,
    URLS,
    YOU,
    members,
    read,
    reasons,
    said,
    table,
    talk,
)


def test_a_message_reaches_the_others_of_its_conversation(tmp_path: Path) -> None:
    snapshot = talk(tmp_path, said("c1", ME, [YOU]))
    event = snapshot.events.row(0, named=True)
    assert event["event"] == "c1|2024-05-01T10:00:00|1"
    assert (event["from_key"], event["kind"], event["scope"]) == (
        KEY + "noor",
        "message",
        "network",
    )
    assert members(snapshot, event["audience"]) == {KEY + "noor", KEY + "bo-li"}


def test_a_group_is_everybody_who_ever_wrote_or_received_in_it(tmp_path: Path) -> None:
    snapshot = talk(
        tmp_path,
        said("g", ME, [YOU], CONVERSATION_TITLE="old"),
        said("g", SHE, [ME], "2024-05-02 10:00:00", CONVERSATION_TITLE="Crew"),
        said("d", ME, [YOU], CONVERSATION_TITLE="Bo Li"),
    )
    assert members(snapshot, "g") == {KEY + "noor", KEY + "bo-li", KEY + "zoë-brandt"}
    assert snapshot.threads.rows() == [("g", "Crew")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (said("c", ME, [YOU], IS_MESSAGE_DRAFT="Yes"), "draft"),
        (said("c", ME, [YOU], IS_CONVERSATION_DRAFT="true"), "draft"),
        (said("c", YOU, [ME], FOLDER="SPAM"), "spam folder"),
        (said("c", ("Ad", ""), [ME], CONTENT='<p class="spinmail-quill-editor__x">'), "sponsored"),
        (said("c", ("Ad", ""), [ME], CONTENT="Hi %FIRSTNAME%"), "sponsored"),
        (said("", YOU, [ME]), "no conversation"),
        (said("c", YOU, [ME], "13/03/2026 04:00"), "no readable date"),
    ],
)
def test_what_is_no_message_between_people_is_rejected_with_a_reason(
    tmp_path: Path, row: dict[str, str], reason: str
) -> None:
    snapshot = talk(tmp_path, said("a", ME, [YOU], FOLDER="ARCHIVE"), row)
    assert reasons(snapshot) == [(2, reason)]
    assert snapshot.events["thread"].to_list() == ["a"]
    assert snapshot.files["rows_rejected"].to_list() == [1]


def test_somebody_who_left_has_a_seat_without_key(tmp_path: Path) -> None:
    snapshot = talk(
        tmp_path,
        said("a", ("LinkedIn Member", ""), [ME]),
        said("a", ME, [("LinkedIn Member", "")]),
    )
    assert members(snapshot, "a") == {None, KEY + "noor"}
    assert snapshot.audiences.height == 2


def test_a_page_that_writes_is_nobody(tmp_path: Path) -> None:
    page = ("Contoso", "https://www.linkedin.com/company/contoso")
    assert members(talk(tmp_path, said("a", page, [ME])), "a") == {None, KEY + "noor"}


@pytest.mark.parametrize("between", [",", " ", ", "])
def test_addresses_are_trusted_where_a_comma_in_a_name_spoils_the_count(
    tmp_path: Path, between: str
) -> None:
    row = said("g", ME, [("Jane Doe, the Wise", JANE), YOU])
    row["RECIPIENT PROFILE URLS"] = between.join([JANE, BO])
    snapshot = talk(tmp_path, row)
    assert members(snapshot, "g") == {KEY + "noor", KEY + "jane-doe", KEY + "bo-li"}
    named = snapshot.accounts.select("key", "name").rows()
    assert named == [(KEY + "noor", "Noor Haddad")]


def test_names_go_to_addresses_when_each_name_has_one(tmp_path: Path) -> None:
    snapshot = talk(tmp_path, said("g", ME, [("Jane Doe, PhD", JANE), YOU]))
    named = dict(snapshot.accounts.select("key", "name").rows())
    assert named[KEY + "jane-doe"] == "Jane Doe, PhD"


def old(row: dict[str, str]) -> dict[str, str]:
    """The row as it was until early 2023, without addresses of recipients."""
    return {**row, "RECIPIENT PROFILE URLS": ""}


def test_a_bare_name_is_the_address_that_bears_it_in_the_same_conversation(
    tmp_path: Path,
) -> None:
    snapshot = talk(tmp_path, old(said("a", ME, [YOU])), old(said("a", YOU, [ME])))
    assert members(snapshot, "a") == {KEY + "noor", KEY + "bo-li"}


def test_a_recipient_with_the_name_of_the_sender_is_somebody_else(tmp_path: Path) -> None:
    snapshot = talk(tmp_path, old(said("a", ("Bo Li", BO), [("Bo Li", "")])))
    assert members(snapshot, "a") == {KEY + "bo-li", "linkedin:?bo li"}


def test_an_owner_who_never_answered_is_still_the_owner(tmp_path: Path) -> None:
    snapshot = talk(
        tmp_path,
        old(said("a", ME, [YOU])),
        old(said("b", SHE, [ME])),
        old(said("c", ("Jane Doe", JANE), [ME])),
    )
    assert members(snapshot, "c") == {KEY + "jane-doe", KEY + "noor"}
    assert snapshot.owners.rows() == [(None, KEY + "noor", "Noor Haddad", "conversations")]


def test_names_of_connections_tell_commas_in_names_from_those_between_them(
    tmp_path: Path,
) -> None:
    listed = table(PLAIN, ("Ravi", "Menon, the Wise", "", "", "", "01 Feb 2018"))
    row = old(said("g", ME, [("Ravi Menon, the Wise", ""), YOU]))
    snapshot = talk(tmp_path, row, Connections=listed)
    assert members(snapshot, "g") == {
        KEY + "noor",
        "linkedin:?ravi menon, the wise",
        "linkedin:?bo li",
    }


def test_the_events_of_a_second_are_counted_alike_in_the_exports_of_both(tmp_path: Path) -> None:
    rows = [said("a", ME, [YOU]), said("a", YOU, [ME]), said("a", ME, [YOU])]
    mine = talk(tmp_path / "mine", *rows)
    yours = talk(tmp_path / "yours", *reversed(rows))
    assert mine.events.equals(yours.events)
    assert mine.events["event"].to_list() == [f"a|2024-05-01T10:00:00|{n}" for n in (1, 2, 3)]


def test_a_rename_leaves_the_events_as_they_are(tmp_path: Path) -> None:
    before = talk(tmp_path / "b", said("a", ME, [YOU]), said("a", YOU, [ME]))
    renamed = ("Bo Li-Brandt 🎉", BO)
    after = talk(tmp_path / "a", said("a", ME, [renamed]), said("a", renamed, [ME]))
    assert before.events.equals(after.events)


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([said("a", ME, [YOU]), said("b", SHE, [ME])], KEY + "noor"),
        ([said("a", ME, [YOU])], None),  # which of the two?
        ([said("a", ME, [YOU]), said("b", ME, [YOU, SHE])], None),  # a steady companion
    ],
)
def test_the_owner_is_the_one_in_every_conversation(
    tmp_path: Path, rows: list[dict[str, str]], key: str | None
) -> None:
    owners = talk(tmp_path, *rows).owners
    assert owners["key"].to_list() == ([key] if key else [])


@pytest.mark.parametrize(
    "rows",
    [
        [said("a", ME, [YOU])],
        [said("a", ME, [YOU]), said("b", ME, [YOU, SHE])],
        [said("a", ME, [YOU]), said("b", ME, [SHE]), said("c", YOU, [SHE])],
    ],
)
def test_the_name_in_the_profile_decides_between_candidates(
    tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    profile = table(PROFILE, ("Noor", "Haddad", "", "", "", ""))
    owners = talk(tmp_path, *rows, Profile=profile).owners
    assert (None, KEY + "noor", "Noor Haddad", "conversations") in owners.rows()


def test_a_damaged_messages_file_is_named_and_nothing_of_it_is_used(tmp_path: Path) -> None:
    listed = table(URLS, ("Bo", "Li", BO, "", "", "", "01 Feb 2018"))
    broken = table(TALK, said("a", ME, [YOU]))[:-30]
    snapshot = read(tmp_path, messages=broken, Connections=listed)
    assert snapshot.events.is_empty()
    assert snapshot.ties.height == 1
    status = snapshot.files.filter(pl.col("file") == "messages.csv")
    assert status["status"].item() == "ignored"
    assert "cut off" in status["reason"].item()
