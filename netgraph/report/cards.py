"""The cards of persons: everything known of a contact, and from where."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from netgraph.report import words

_LEADS_TO = 6  # people whom a card names; the tables have all
_EVIDENCE = ("accounts", "ties", "employment", "terms", "links")

Row = dict[str, Any]


def anchors(ranking: pl.DataFrame, shown: Iterable[Row]) -> dict[str, str]:
    """Where the card of each contact whom the page shows stands on it.

    Args:
        ranking: The ranking table.
        shown: Rows of any tables with `person_id`; those of nobody in the ranking have no card.
    """
    rank = dict(ranking.select("person_id", "rank").iter_rows())
    ids = {row["person_id"] for row in shown}
    return {
        person: f"person-{rank[person]}"
        for person in sorted(ids & rank.keys(), key=rank.__getitem__)
    }


def cards(tables: Mapping[str, pl.DataFrame], anchored: Mapping[str, str]) -> list[Row]:
    """What the cards print, in the order of the anchors.

    Args:
        tables: The tables of the report by name.
        anchored: From `anchors`: who has a card.

    Returns:
        The row of the ranking, with anchor, the rows of the tables of evidence by name, beyond
        (people to whom nobody leads better), clusters_joined and cluster_labels (null where the
        person joins no worlds).
    """
    ids = list(anchored)
    told = {name: _by_person(tables[name], "person_id", ids) for name in _EVIDENCE}
    beyond = _by_person(tables["second_degree"], "introducer_id", ids)
    joined = _by_person(tables["bridges"], "person_id", ids)
    ranked = {
        person: rows[0] for person, rows in _by_person(tables["ranking"], "person_id", ids).items()
    }
    nothing = {"clusters_joined": None, "cluster_labels": None}
    return [
        ranked[person]
        | {name: rows.get(person, []) for name, rows in told.items()}
        | {key: joined.get(person, [nothing])[0][key] for key in nothing}
        | {
            "anchor": anchor,
            "beyond": beyond.get(person, [])[:_LEADS_TO],
            "leads_best_to": len(beyond.get(person, [])),
        }
        for person, anchor in anchored.items()
    ]


def is_link(url: str | None) -> bool:
    """Whether a profile link leads to a page and nowhere else."""
    return url is not None and url.startswith(("https://", "http://")) and words.plain(url) == url


def _by_person(table: pl.DataFrame, column: str, ids: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in table.filter(pl.col(column).is_in(ids)).iter_rows(named=True):
        found.setdefault(row[column], []).append(row)
    return found
