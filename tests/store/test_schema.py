import polars as pl
import pytest

from netgraph import schemas
from netgraph.schemas import Frame
from netgraph.store.connect import Connection

TYPES: dict[object, str] = {
    pl.String: "VARCHAR",
    pl.Date: "DATE",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    schemas.INSTANT: "TIMESTAMP",
}


@pytest.mark.parametrize("frame", schemas.SNAPSHOT_FRAMES, ids=lambda frame: frame.name)
def test_raw_table_mirrors_the_frame_column_by_column(con: Connection, frame: Frame) -> None:
    columns = con.execute(
        "select column_name, data_type, not is_nullable from duckdb_columns() "
        "where schema_name = 'raw' and table_name = ? order by column_index",
        [frame.name],
    ).fetchall()

    expected = [(name, TYPES[kind], name in frame.required) for name, kind in frame.columns.items()]
    assert columns == [("package_id", "VARCHAR", True), *expected]


def test_every_raw_table_says_what_a_row_is(con: Connection) -> None:
    silent = con.execute(
        "select table_name from duckdb_tables() "
        "where schema_name = 'raw' and coalesce(comment, '') not like 'one row per %'"
    ).fetchall()

    assert silent == []
