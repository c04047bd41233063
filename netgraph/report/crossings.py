"""What the page prints of joints between worlds, of what falls off, and of whom to write to."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

HANGING = 30  # pairs that hang on one person
PAIRS = 15  # others
CUT_POINTS = 15
WEAK_TIES = 15

Row = dict[str, Any]


def crossings(tables: Mapping[str, pl.DataFrame]) -> dict[str, object]:
    """Rows of the report's tables on bridges and quiet ties, cut to what a page can hold.

    Args:
        tables: Frames by name, of the shapes in `netgraph.report.advised`.

    Returns:
        Values by the names the templates use.
    """
    pairs, quiet = tables["cluster_pairs"], tables["reconnect"]
    called = dict(tables["ranking"].select("person_id", "name").iter_rows())
    hanging, others = pairs.filter(pl.col("ways") == 1), pairs.filter(pl.col("ways") > 1)
    return {
        "hanging": _by_person(hanging.head(HANGING).to_dicts(), called),
        "hanging_pairs": len(hanging),
        "shown_hanging": min(HANGING, len(hanging)),
        "pairs": [
            row | {"joiners_named": _named(row["joined_by_ids"], called)}
            for row in others.head(PAIRS).to_dicts()
        ],
        "other_pairs": len(others),
        "falling": tables["cut_points"].head(CUT_POINTS).to_dicts(),
        "weak_ties": tables["weak_ties"].head(WEAK_TIES).to_dicts(),
        "quiet": quiet["quiet"].max() or 0,
        "reconnect": quiet.to_dicts(),
    }


def _by_person(rows: list[Row], called: Mapping[str, str]) -> list[tuple[list[Row], list[Row]]]:
    """Pairs of worlds by those on whom they hang."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row["keystones"]), []).append(row)
    return [(_named(people, called), pairs) for people, pairs in groups.items()]


def _named(people: Iterable[str], called: Mapping[str, str]) -> list[Row]:
    return [{"person_id": person, "name": called.get(person)} for person in people]
