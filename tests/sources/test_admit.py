from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from netgraph import schemas
from netgraph.errors import ExportError
from netgraph.sources.admit import admit
from netgraph.sources.contract import Snapshot

READ = {"file": "a.csv", "status": "read", "rows_read": 3, "rows_kept": 2, "rows_rejected": 1}


def snapshot(**frames: list[dict[str, object]]) -> Snapshot:
    built = {s.name: s.of(frames.get(s.name, [])) for s in schemas.SNAPSHOT_FRAMES}
    return Snapshot(source="crm", manifest_on=date(2024, 6, 1), neutral=True, **built)


def test_rows_come_in_one_order_whatever_the_reader_did() -> None:
    named = ((2, "B"), (1, None), (1, "A"))
    accounts: list[dict[str, object]] = [{"key": f"crm:{n}", "name": name} for n, name in named]

    one, other = (admit(snapshot(accounts=rows)) for rows in (accounts, accounts[::-1]))

    assert one.accounts["key"].to_list() == ["crm:1", "crm:1", "crm:2"]
    assert one.accounts["name"].to_list() == ["A", None, "B"]
    assert_frame_equal(one.accounts, other.accounts)
    assert (one.source, one.manifest_on, one.neutral) == ("crm", date(2024, 6, 1), True)


def test_repetition_is_dropped_only_where_it_says_nothing() -> None:
    account: dict[str, object] = {"key": "crm:1", "name": "A"}
    note: dict[str, object] = {"note": "seen"}

    admitted = admit(snapshot(accounts=[account, account], notes=[note, note], files=[READ]))

    assert (admitted.accounts.height, admitted.notes.height) == (1, 2)


def test_an_uploaded_address_book_keeps_its_own_keys_and_takes_part_in_nothing() -> None:
    card = "addressbook:~6cfc"
    tie: dict[str, object] = {"list": "imported_contacts", "key": card, "kind": "imported"}
    event: dict[str, object] = {"audience": card, "key": card, "role": "to"}

    assert admit(snapshot(accounts=[{"key": card}], ties=[tie])).ties.height == 1
    with pytest.raises(ExportError, match="do not start with 'crm:'"):
        admit(snapshot(audiences=[event]))


VALUES = st.sampled_from(["a", "b", None])


@settings(derandomize=True, database=None, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["crm:1", "crm:2", "crm:3"]), VALUES, VALUES)))
def test_rows_are_in_the_order_of_all_columns(
    rows: list[tuple[str, str | None, str | None]],
) -> None:
    accounts = [dict(zip(("key", "name", "handle"), row, strict=True)) for row in rows]
    links = [{"a": key, "b": "crm:9", "evidence": "declared"} for key, _, _ in rows]

    admitted = admit(snapshot(accounts=accounts, links=links))

    found = admitted.accounts.select("key", "name", "handle").rows()
    assert found == sorted(
        set(rows), key=lambda row: [(value is None, value or "") for value in row]
    )
    assert admitted.links["a"].to_list() == sorted(key for key, _, _ in rows)


@pytest.mark.parametrize(
    ("frame", "rows", "what"),
    [
        ("accounts", [{"key": "x:1"}], "1 values of key do not start with 'crm:'"),
        ("accounts", [{"key": "crm:1", "alias": "1"}], "values of alias"),
        ("links", [{"a": "crm:1", "b": "2", "evidence": "declared"}], "values of b"),
        ("links", [{"a": "crm:1", "b": "crm:2", "evidence": "rumour"}], "evidence is"),
        ("lists", [{"list": "contacts", "state": "gone"}], "state is"),
        ("files", [READ | {"rows_kept": 3}], "rows read are not"),
        ("files", [READ | {"rows_rejected": None}], "rows read are not"),
        ("files", [READ | {"status": "ignored"}], "rows read are not"),
        ("files", [{"file": "a", "status": "lost"}], "status is"),
    ],
)
def test_fault_of_a_reader_is_refused_by_its_name(
    frame: str, rows: list[dict[str, object]], what: str
) -> None:
    with pytest.raises(ExportError, match=rf"^crm: frame {frame}: .*{what}"):
        admit(snapshot(**{frame: rows}))


@pytest.mark.parametrize(
    "broken",
    [
        pl.DataFrame({"note": ["a"]}),
        pl.DataFrame({"file": ["a"], "note": [1]}),
        pl.DataFrame({"file": ["a"], "note": [None]}, schema=schemas.NOTES.columns),
    ],
    ids=["column missing", "wrong type", "null where none may be"],
)
def test_frame_that_breaks_its_schema_is_refused(broken: pl.DataFrame) -> None:
    with pytest.raises(ExportError, match="frame notes"):
        admit(replace(snapshot(), notes=broken))
