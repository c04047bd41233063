"""Modules that are loaded when something of them is first used.

A shell that asks what could follow, or somebody who asks for `--help`, is not to wait for Polars,
DuckDB and igraph. Where names stand for such modules, annotations are never evaluated (`from
__future__ import annotations`), and type checkers see the plain import:

    if TYPE_CHECKING:
        import polars as pl
    else:
        pl = Late("polars")
"""

from importlib import import_module
from typing import Any


class Late:
    """A module that is loaded with the first look at what is in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)
