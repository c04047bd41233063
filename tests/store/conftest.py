from collections.abc import Iterator
from pathlib import Path

import pytest

from netgraph.store.connect import Connection, writer
from tests.pipeline.nights import empty_database


@pytest.fixture
def con(tmp_path: Path) -> Iterator[Connection]:
    """A writer's database with every migration applied, and nothing in it."""
    path = tmp_path / "state" / "writer.duckdb"
    path.parent.mkdir()
    path.write_bytes(empty_database())
    with writer(path) as connection:
        yield connection
