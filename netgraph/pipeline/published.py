"""A published database in a person's own Python."""

from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import polars as pl

from netgraph.pipeline.ask import answer
from netgraph.store.connect import PUBLISHED, reader


class Published:
    """What a night published, for reading; it stays what it was while it is open.

    Use it in a `with`, or close it when done.
    """

    def __init__(self, home: Path) -> None:
        self._open = ExitStack()
        self._con = self._open.enter_context(reader(home / PUBLISHED))

    def sql(self, what: str, *, owner: str | None = None, of: str | None = None) -> pl.DataFrame:
        """Rows of a question that has a name, or of one select; as `netgraph sql` prints them.

        Args:
            what: A name of sql/adhoc such as `who_works_at`, or SQL that reads.
            owner: `getvariable('owner')` in the SQL; null for the only owner there is, else for
                all.
            of: `getvariable('of')`: what a question is about.

        Raises:
            UsageError: No such name or owner, the SQL is wrong, or takes no such variable.
        """
        return answer(self._con, what, owner, of)

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def __enter__(self) -> "Published":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
