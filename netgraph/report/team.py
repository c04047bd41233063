"""What several owners know together: a page beside their own reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

import polars as pl

from netgraph.report import words
from netgraph.report.people_map import team_map
from netgraph.report.render import html, markdown_text
from netgraph.report.spreadsheet import write_rows
from netgraph.report.team_tables import FILES, PRINTED

TEAM_FOLDER = "team"
_SHOWN = 25
_COUNTED = ("size", "added", "removed", "returned")
_GOING = ("cooling", "fading")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamReport:
    """Everything the team's page says; rows in the order they are to be read in, null unknown."""

    TABLES: ClassVar[tuple[str, ...]] = tuple(t.name for t in (*FILES, *PRINTED))

    as_of: date
    owners: pl.DataFrame
    news: pl.DataFrame
    key_people: pl.DataFrame
    places: pl.DataFrame
    sole: pl.DataFrame
    shared: pl.DataFrame
    map: pl.DataFrame
    map_ties: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Written:
    """The report of an owner, as the team's page leads there."""

    folder: str
    cards: Mapping[str, str]  # where the card of each contact stands on it who has one


def write_team(folder: Path, team: TeamReport, reports: Mapping[str, Written]) -> list[Path]:
    """Write the team's page, its Markdown and its CSV files.

    Args:
        folder: The folder to make and write into.
        team: What to write down.
        reports: Each owner's own report, where there is one.

    Returns:
        The files written.

    Raises:
        ValueError: A frame lacks a column.
    """
    folder.mkdir()
    tables = {t.name: t.of(getattr(team, t.name)) for t in (*FILES, *PRINTED)}
    page = _page(team, tables, reports)
    texts = {
        "index.html": html("team.html.j2", page),
        "strategic-network.md": markdown_text("team.md.j2", page | _listings(page)),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    for table in FILES:
        write_rows(tables[table.name], folder / f"{table.name}.csv")
    return [folder / name for name in (*texts, *(f"{table.name}.csv" for table in FILES))]


def _page(
    team: TeamReport, tables: Mapping[str, pl.DataFrame], reports: Mapping[str, Written]
) -> dict[str, Any]:
    places = tables["places"]
    kinds = {kind: places.filter(pl.col("kind") == kind) for kind in places["kind"].unique().sort()}
    owners = tables["owners"].select("owner", "name").iter_rows()
    called = {o: words.plain(name) or words.plain(o) or o for o, name in owners}
    cards = {
        (owner, person): f"{_page_of(report)}#{card}"
        for owner, report in reports.items()
        for person, card in report.cards.items()
    }
    map_ = team_map(tables, called, cards)
    return {
        "as_of": team.as_of,
        "called": called,
        "pages": {owner: _page_of(report) for owner, report in reports.items()},
        "cards": cards,
        "map": map_,
        "undrawn": tables["map"].select(pl.max("contacts")).item() - map_.people if map_ else 0,
        "owners": tables["owners"].to_dicts(),
        "news": tables["news"].to_dicts(),
        "outstanding": _outstanding(tables),
        "key_people": tables["key_people"].to_dicts(),
        "companies": kinds.get("company", places.clear()).head(_SHOWN).to_dicts(),
        "worlds": kinds.get("world", places.clear()).head(_SHOWN).to_dicts(),
        "sole": tables["sole"].head(_SHOWN).to_dicts(),
        "shared": tables["shared"].head(_SHOWN).to_dicts(),
        "sizes": {name: len(rows) for name, rows in tables.items()}
        | {kind: len(rows) for kind, rows in kinds.items()},
        "files": FILES,
        "asked": {t.name: [t.question] if len(tables[t.name]) else [] for t in FILES},
    }


def _page_of(report: Written) -> str:
    return f"../{quote(report.folder)}/index.html"


def _outstanding(tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """What the page opens with; null where there is no such thing.

    Returns:
        hangs_on: the owner on whom alone most relations hang, and how many; going: the most
        strategic of those relations that is going quiet; door: the company with most contacts
        where one owner alone knows somebody; shared: the contact of most owners.
    """
    sole, places, shared = (tables[name] for name in ("sole", "places", "shared"))
    by_owner = sole.group_by("owner").len("relations")
    doors = places.filter(pl.col("kind") == "company", pl.col("owners") == 1)
    return {
        "hangs_on": _first(by_owner.sort("relations", "owner", descending=[True, False])),
        "going": _first(sole.filter(pl.col("state").is_in(_GOING))),
        "door": _first(doors),
        "shared": _first(shared),
    }


def _first(rows: pl.DataFrame) -> dict[str, Any] | None:
    return None if rows.is_empty() else rows.row(0, named=True)


def _listings(page: Mapping[str, Any]) -> dict[str, object]:
    """Rows of the Markdown document's tables."""
    called = page["called"]
    return {
        "by_owner": [
            (called[r["owner"]], r["contacts"], r["shared"], r["known_well"], r["sole"])
            for r in page["owners"]
        ],
        "news_rows": [
            (
                *(called.get(r["owner"], r["owner"]), words.network(r["source"]), r["exported_on"]),
                *(("held",) * 4 if r["held"] else (r[c] for c in _COUNTED)),
            )
            for r in page["news"]
        ],
        **{
            f"{kind}_rows": [
                (r["place"], r["people"], called[r["owner"]], _who(r), words.score(r["strength"]))
                for r in page[kind]
            ]
            for kind in ("companies", "worlds")
        },
        "sole_rows": [
            (_who(r), r["company"], called[r["owner"]], words.score(r["strength"]), r["state"])
            for r in page["sole"]
        ],
        "shared_rows": [
            (_who(r), r["company"], r["known_to"], words.score(r["strength"]))
            for r in page["shared"]
        ],
    }


def _who(row: Mapping[str, Any]) -> str:
    return words.plain(row["name"]) or str(row["person_id"])
