"""What an examination finds: one line for each thing that was looked at."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

import polars as pl

OK, ADVICE, ATTENTION = "ok", "advice", "attention"
_COLUMNS = {"verdict": pl.String, "about": pl.String, "says": pl.String, "remedy": pl.String}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    verdict: str  # ok; advice: it would help; attention: something is wrong, or waits for a person
    about: str
    says: str
    remedy: str | None = None  # what to do; null: nothing need be done


def as_rows(checks: Iterable[Check]) -> pl.DataFrame:
    """One row per check, those first that need a person: verdict, about, says, remedy."""
    order = (ATTENTION, ADVICE, OK)
    told = sorted(checks, key=lambda check: order.index(check.verdict))
    return pl.DataFrame([astuple(check) for check in told], schema=_COLUMNS, orient="row")
