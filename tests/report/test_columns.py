import polars as pl
import pytest

from netgraph.report import columns


def test_a_frame_gets_the_columns_of_its_table_in_order() -> None:
    frame = pl.DataFrame({"note": ["n"], "more": [1], "file": ["f"], "export_id": ["e"]})

    assert columns.NOTES.of(frame).row(0, named=True) == {
        "export_id": "e",
        "file": "f",
        "note": "n",
    }


def test_no_number_becomes_unknown() -> None:
    frame = pl.DataFrame({c: [None] for c in columns.CLUSTERS.columns}).with_columns(
        pl.Series("stability", [float("nan")])
    )

    assert columns.CLUSTERS.of(frame)["stability"].to_list() == [None]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ValueError, match=r"report table notes: missing columns \['note'\]"):
        columns.NOTES.of(pl.DataFrame({"export_id": ["e"], "file": ["f"]}))


def test_optional_columns_may_be_missing() -> None:
    required = [c for c in columns.EXPORTS.columns if c not in columns.EXPORTS.optional]

    frame = columns.EXPORTS.of(pl.DataFrame({c: ["x"] for c in required}))

    assert frame.select("owner", "held_lists").row(0) == (None, None)


@pytest.mark.parametrize("table", columns.TABLES, ids=lambda t: t.name)
def test_every_column_says_what_it_means(table: columns.Table) -> None:
    assert all(meaning.strip() for meaning in table.columns.values())
    assert table.optional <= set(table.columns)
