"""The map of an owner's network, and that of a team."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from netgraph.report import words
from netgraph.report.drawing import COLOURED, NAMED, Drawing, Sketch, drawing, radius, short

LISTED = 40  # worlds to choose from

_FACTS = ("Rank", "Strength", "State", "Last contact")

Row = dict[str, Any]


def people_map(tables: Mapping[str, pl.DataFrame], anchored: Mapping[str, str]) -> Drawing | None:
    """The map of an owner's contacts, by the worlds they are of.

    Args:
        tables: The tables of the report by name: ranking, layout, map_links, clusters, key_people.
        anchored: Where each contact who has a card stands on the page, by person_id.

    Returns:
        None where nobody has a place.
    """
    people = tables["ranking"].join(tables["layout"], on="person_id", how="inner").sort("rank")
    if people.is_empty():
        return None
    clusters = tables["clusters"].head(LISTED).select("cluster_id", "label", "size").rows()
    worlds = {cluster: number for number, (cluster, _, _) in enumerate(clusters)}
    listed: list[tuple[int, str, int | None]] = [
        (i, short(label or cluster), size) for i, (cluster, label, size) in enumerate(clusters)
    ]
    rows = [
        row | {"group": worlds.get(row["cluster_id"], -1), "r": radius(row["score"], len(people))}
        for row in people.iter_rows(named=True)
    ]
    number = {row["person_id"]: i for i, row in enumerate(rows)}
    named = tables["key_people"]["person_id"].to_list() or [row["person_id"] for row in rows]
    return drawing(
        Sketch(
            rows=rows,
            facts=[_facts(row) for row in rows],
            cards=[
                f"#{anchored[row['person_id']]}" if row["person_id"] in anchored else None
                for row in rows
            ],
            us=[{"name": "You", "x": 0.0, "y": 0.0}],
            links=[
                (number[a], number[b])
                for a, b in tables["map_links"].select("person_a", "person_b").iter_rows()
                if a in number and b in number
            ],
            listed=listed,
            titles=_above(rows, listed),
            named=[rows[number[p]] for p in named[:NAMED] if p in number],
            terms=("World", *_FACTS),
            linked="Linked to",
        )
    )


def team_map(
    tables: Mapping[str, pl.DataFrame],
    called: Mapping[str, str],
    cards: Mapping[tuple[str, str], str],
) -> Drawing | None:
    """The map of a team, by who of it is closest to each contact.

    Args:
        tables: The tables of the team's report by name: map, map_ties, key_people.
        called: What each owner is called.
        cards: Where the card of a contact stands on the page of an owner, by owner and person_id.

    Returns:
        None where nobody has a place.
    """
    people = tables["map"].filter(is_owner=False)
    if people.is_empty():
        return None
    sizes = people.group_by("owner").len("size").sort("size", "owner", descending=[True, False])
    group = {owner: number for number, owner in enumerate(sizes["owner"])}
    owners = tables["map"].filter(is_owner=True).to_dicts()
    us = sorted(owners, key=lambda row: (group.get(row["owner"], len(group)), row["owner"]))
    rows = [
        row | {"group": group[row["owner"]], "r": radius(row["score"], len(people))}
        for row in people.iter_rows(named=True)
    ]
    number = {row["person_id"]: i for i, row in enumerate(rows)}
    place = {row["owner"]: len(rows) + i for i, row in enumerate(us)}
    named = [p for p in tables["key_people"]["person_id"] if p in number]
    return drawing(
        Sketch(
            rows=rows,
            facts=[_facts(row) for row in rows],
            cards=[cards.get((row["owner"], row["person_id"])) for row in rows],
            us=[{"name": called[row["owner"]], "x": row["x"], "y": row["y"]} for row in us],
            links=[
                (number[person], place[owner])
                for owner, person in tables["map_ties"].select("owner", "person_id").iter_rows()
            ],
            # who has how many is told by the tables, which withhold small counts
            listed=[(i, short(called[owner]), None) for i, owner in enumerate(sizes["owner"])],
            titles=[(row["x"], row["y"], short(called[row["owner"]])) for row in us],
            named=[rows[number[p]] for p in named[:NAMED]],
            terms=("Closest of you", *_FACTS),
            linked="Known to",
        )
    )


def _above(
    rows: list[Row], listed: list[tuple[int, str, int | None]]
) -> list[tuple[float, float, str]]:
    """The names of the coloured worlds, above their people."""
    titles = []
    for world, name, _ in listed[:COLOURED]:
        own = [row for row in rows if row["group"] == world]
        if own:
            x = sum(row["x"] for row in own) / len(own)
            titles.append((x, max(row["y"] for row in own), name))
    return titles


def _facts(row: Row) -> list[str | None]:
    last = row["last_contact_on"]
    return [
        words.plain(row["rank"]),
        words.score(row["strength"]),
        row["state"],
        words.day(last) if last else None,
    ]
