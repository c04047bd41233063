"""Numbers and lists as parts of sentences; the same everywhere that reasons are given."""

from typing import Final

import polars as pl

#: What people are called of whom no export tells more than the number of an account.
_NUMBERED: Final = r"^(?:(?:Address book|\S+) account \S+|\S+[/=]\d+)$"


def nameless() -> pl.Expr:
    """Whether the column name holds a number, or a link that ends in one, for want of a name."""
    return pl.col("name").str.contains(_NUMBERED).fill_null(value=False)


def number(count: pl.Expr) -> pl.Expr:
    """Thousands separated, as everywhere in the report."""
    rest = (count % 1000).cast(pl.String).str.zfill(3)
    return (
        pl.when(count < 1000)
        .then(count.cast(pl.String))
        .otherwise(pl.format("{},{}", count // 1000, rest))
    )


def counted(count: pl.Expr, one: str, many: str) -> pl.Expr:
    """A count with its noun: "1 person", "1,204 people"."""
    noun = pl.when(count == 1).then(pl.lit(one)).otherwise(pl.lit(many))
    return pl.format("{} {}", number(count), noun)


def people(count: pl.Expr) -> pl.Expr:
    """So many people."""
    return counted(count, "person", "people")


def sentence(*parts: pl.Expr) -> pl.Expr:
    """The parts that are not null, with semicolons, as a sentence; null when none is left."""
    said = pl.concat_list(parts).list.drop_nulls()
    text = said.list.join("; ")
    return pl.when(said.list.len() > 0).then(
        pl.concat_str(text.str.slice(0, 1).str.to_uppercase(), text.str.slice(1), pl.lit("."))
    )
