"""What the section on introductions prints: this quarter's asks by the contact to ask."""

from collections.abc import Mapping
from typing import Any

import polars as pl

ASKS = 30  # people on the page; introductions.csv has all
OPENINGS = 12

Row = dict[str, Any]


def introductions(tables: Mapping[str, pl.DataFrame]) -> dict[str, object]:
    """Asks and openings as the page and the Markdown print them.

    Args:
        tables: The report's tables by name.

    Returns:
        introductions: pairs of the row that names the contact to ask and all rows about whom to
        ask; introduced: how many people that is; later: how many wait for a later quarter;
        openings: companies.
    """
    asks = tables["introductions"]
    now = asks.filter(pl.col("quarter") == 1)
    shown = now.head(ASKS).to_dicts()
    groups: dict[str, list[Row]] = {}
    for row in shown:
        groups.setdefault(row["introducer_id"], []).append(row)
    return {
        "introductions": [(group[0], group) for group in groups.values()],
        "introduced": len(shown),
        "this_quarter": len(now),
        "later": len(asks) - len(now),
        "openings": tables["openings"].head(OPENINGS).to_dicts(),
    }
