"""netgraph: the exports of your own networks, as one honest graph with history."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from netgraph.pipeline.published import Published

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(home: str | Path) -> Published:
    """The database that the last night published in a home, for reading with SQL from Python.

    Args:
        home: The folder that holds netgraph.duckdb.

    Returns:
        What `.sql(...)` gives Polars frames of.

    Raises:
        StoreError: Nothing is published there yet, or the file cannot be read.
    """
    from pathlib import Path

    from netgraph.pipeline.published import Published

    return Published(Path(home))
