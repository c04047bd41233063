"""What a table of a report is."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a report."""

    name: str
    row: str  # "one row per ..."
    columns: dict[str, str]  # what each one means
    question: str | None = None  # of sql/adhoc, that gives the same figures; null: there are none
    optional: frozenset[str] = frozenset()  # null throughout where the caller has none

    def of(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with exactly these columns, in this order.

        Args:
            frame: Rows in the order they are to be read in; further columns are left out, NaN
                becomes null.

        Raises:
            ValueError: A column is missing.
        """
        absent = [c for c in self.columns if c not in frame.columns]
        if missing := [c for c in absent if c not in self.optional]:
            raise ValueError(
                f"report table {self.name}: missing columns {missing}, found {frame.columns}"
            )
        return frame.with_columns(pl.lit(None, dtype=pl.String).alias(c) for c in absent).select(
            _plain(c, frame.schema.get(c)) for c in self.columns
        )


def _plain(name: str, dtype: pl.DataType | None) -> pl.Expr:
    column = pl.col(name)
    return column.fill_nan(None) if dtype is not None and dtype.is_float() else column
