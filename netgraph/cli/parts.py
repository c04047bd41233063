"""What several commands have in common: days, answers, decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from netgraph.cli.late import Late
from netgraph.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

    from netgraph import show
    from netgraph.pipeline.decisions import Decided
else:
    pl = Late("polars")
    show = Late("netgraph.show")


Parts: TypeAlias = "Mapping[str, pl.DataFrame]"


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


def day_of(text: str | None) -> date | None:
    """The day that --as-of names; null for none.

    Raises:
        UsageError: It is no day, or not written as YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not 1900 <= day.year <= 2999:
        raise UsageError(f"--as-of {text!r}, expected a day as YYYY-MM-DD")
    return day


def confirm(decided: Decided, *, as_json: bool) -> None:
    """Say what was written down."""
    if as_json:
        show.data(decided.record())
    else:
        show.out(str(decided))


def written(path: Path, counts: Mapping[str, int], *, as_json: bool) -> None:
    """Say where something was written, and how much of what."""
    if as_json:
        show.data({"path": str(path), "counts": dict(counts)})
    else:
        show.out(f"{path}: {', '.join(f'{n:,} {what}' for what, n in counts.items())}")


def worded(rows: pl.DataFrame, words: Mapping[str, str]) -> pl.DataFrame:
    """The owner and these columns, each under the word that people read."""
    return rows.select("owner", *(pl.col(column).alias(word) for column, word in words.items()))
