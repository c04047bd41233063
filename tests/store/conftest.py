from collections.abc import Iterator
from pathlib import Path

import pytest

from netgraph.store.connect import Connection, writer


@pytest.fixture
def con(tmp_path: Path) -> Iterator[Connection]:
    """A writer's database with every migration applied, and nothing in it."""
    with writer(tmp_path / "state" / "writer.duckdb") as connection:
        yield connection
