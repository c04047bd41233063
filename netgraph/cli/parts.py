"""What commands that ask several questions have in common."""

from collections.abc import Callable, Mapping

import polars as pl

from netgraph import show

Parts = Mapping[str, pl.DataFrame]


def tell(
    found: Parts,
    briefly: Callable[[Parts], Parts],
    nothing: str,
    *,
    owner: str | None,
    as_json: bool,
) -> None:
    """Print what was asked: all of it for scripts, what fits a terminal for people.

    Args:
        found: The rows by part.
        briefly: What of them people are told; each part with the column owner.
        nothing: What is said where there is nothing to tell.
        owner: Whose rows these are, so that none need say it; null: of several.
        as_json: For scripts.
    """
    if as_json:
        show.sections(found, as_json=True)
        return
    told = briefly(found)
    if not any(rows.height for rows in told.values()):
        show.out(nothing)
        return
    if owner:
        told = {part: rows.drop("owner") for part, rows in told.items()}
    show.sections(told, as_json=False)


def worded(rows: pl.DataFrame, words: Mapping[str, str]) -> pl.DataFrame:
    """The owner and these columns, each under the word that people read."""
    return rows.select("owner", *(pl.col(column).alias(word) for column, word in words.items()))
