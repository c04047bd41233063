"""How the report tells of the key people and their roles: grouped and chosen, never calculated."""

from collections.abc import Mapping
from typing import Any

import polars as pl

Row = dict[str, Any]


def key_people_page(tables: Mapping[str, pl.DataFrame]) -> Row:
    """What the sections on key people and roles print.

    Args:
        tables: The report's tables by name.

    Returns:
        people: the chosen. wanted: how many were to be; null where nothing was worked out. together
        and ranking: how the set and the first ones of the ranking compare; null likewise. roles:
        groups, each with its roles, each with its holders. is_unassigned: no role is given yet.
        findings, unmatched: as the tables have them.
    """
    sets = {row["chosen_by"]: row for row in tables["key_people_sets"].to_dicts()}
    together = sets.get("together")
    findings = tables["role_findings"].to_dicts()
    return {
        "people": tables["key_people"].to_dicts(),
        "wanted": together["wanted"] if together else None,
        "together": together,
        "ranking": sets.get("ranking"),
        "roles": _groups(tables["roles"].to_dicts()),
        "is_unassigned": any(row["kind"] == "unassigned" for row in findings),
        "findings": findings,
        "unmatched": tables["unmatched_decisions"].to_dicts(),
    }


def _groups(rows: list[Row]) -> list[tuple[str, list[tuple[Row, list[Row]]]]]:
    groups: dict[str, dict[str, list[Row]]] = {}
    for row in rows:
        groups.setdefault(row["category"], {}).setdefault(row["role"], []).append(row)
    return [
        (category, [(held[0], [r for r in held if not r["is_open"]]) for held in roles.values()])
        for category, roles in groups.items()
    ]
