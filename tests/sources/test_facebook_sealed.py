"""End-to-end encrypted chats come in a zip of their own and are threads like any other."""

from pathlib import Path

import pytest

from tests.sources.facebook_exports import (
    ANNA,
    BEN,
    NOON,
    NOOR,
    claimed,
    export,
    file,
    mojibake,
    read,
    reasons,
)

MS = NOON * 1000


def chat(people: tuple[object, ...], *messages: object, name: str = "x") -> dict[str, object]:
    return {"participants": list(people), "threadName": name, "messages": list(messages)}


def wrote(sender: object, ms: object = MS, **more: object) -> dict[str, object]:
    return {"senderName": sender, "timestamp": ms, "text": "hello", "type": "text", **more}


def test_chat_is_read_by_the_rules_of_threads(tmp_path: Path) -> None:
    files = {
        f"{ANNA}_1.json": chat(
            (NOOR, ANNA), wrote(ANNA), wrote(NOOR, MS + 1), wrote(ANNA, MS + 2, isUnsent=True)
        ),
        "Trip_2.json": chat((NOOR, ANNA, BEN), wrote(BEN), "odd", wrote(BEN, None), name="Trip_2"),
    }

    snapshot = read(export(tmp_path, files))

    assert sorted(snapshot.events["from_key"]) == [
        "facebook:?anna bright",
        "facebook:?ben okafor",
        "facebook:?noor haddad",
    ]
    assert snapshot.events["clock"].null_count() == 3
    assert snapshot.threads["title"].to_list() == ["Trip"]
    assert reasons(snapshot) == ["no date", "not a record", "unsent"]
    assert snapshot.owners["key"].to_list() == []  # two are in every chat


def test_chat_is_named_by_a_digest_of_its_members_whatever_the_file_is_called(
    tmp_path: Path,
) -> None:
    one = read(export(tmp_path / "one", {f"{ANNA}_1.json": chat((NOOR, ANNA), wrote(ANNA))}))
    two = read(export(tmp_path / "two", {"messages/x_9.json": chat((ANNA, NOOR), wrote(ANNA))}))

    assert one.events.equals(two.events)
    assert one.events["event"].item().startswith("~")
    assert "anna" not in one.events["event"].item()


@pytest.mark.parametrize("spoilt", [True, False])
def test_names_are_repaired_only_where_they_are_spoilt(tmp_path: Path, spoilt: bool) -> None:
    name = "Zoë Åkesson"
    written = mojibake(name) if spoilt else name

    snapshot = read(export(tmp_path, {"a_1.json": chat((NOOR, written), wrote(written))}))

    assert snapshot.events["from_key"].item() == "facebook:?zoë åkesson"


def test_fields_nobody_knows_are_named(tmp_path: Path) -> None:
    snapshot = read(export(tmp_path, {"a_1.json": chat((NOOR, ANNA), wrote(ANNA, mood="glad"))}))

    assert "'mood'" in snapshot.notes["note"].item()


@pytest.mark.parametrize("content", [{"threadName": 7}, {"threadName": "x", "messages": []}])
def test_what_is_no_chat_is_told(tmp_path: Path, content: object) -> None:
    root = export(tmp_path, {"a_1.json": content})

    assert claimed(root)
    assert file(read(root), "a_1.json")["status"] == "ignored"
