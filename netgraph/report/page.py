"""What a report's templates print: rows of its tables, chosen and grouped, never calculated."""

import shlex
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import polars as pl

from netgraph.report import words
from netgraph.report.balance import balance_page
from netgraph.report.cards import anchors, cards
from netgraph.report.columns import FILES, METRICS, TABLES
from netgraph.report.content import OwnerReport
from netgraph.report.crossings import crossings
from netgraph.report.findings import findings_page
from netgraph.report.introductions import introductions
from netgraph.report.key_people import key_people_page
from netgraph.report.people_map import people_map
from netgraph.report.pruning import Pruned, partings_page, pruning_page
from netgraph.report.rebuild import change_page

if TYPE_CHECKING:
    from netgraph.report.charts import Charts

CARDS = 12
RANKED = 100
WORLDS = 40
WORLD_CHANGES = 12
BRIDGES = 40
CHANGES = 25  # of one kind, of one network
EXPORTS = 200
NOTES = 200

# Tables whose figures a section prints.
PRINTED = {
    "findings": ("findings",),
    "news": ("cluster_changes", "changes"),
    "twelve": ("key_people", "key_people_sets", "unmatched_decisions"),
    "roles": ("roles", "role_findings"),
    "contacts": ("ranking",),
    "closeness": ("closeness",),
    "worlds": ("clusters",),
    "map": ("layout",),
    "bridges": ("bridges", "cluster_pairs", "cut_points", "weak_ties"),
    "introductions": ("introductions", "second_degree", "openings"),
    "reconnect": ("reconnect",),
    "pruning": ("pruning", "partings"),
    "change": ("growth", "growth_together", "rebuild", "rebuild_people", "survival"),
    "balance": (
        "attention",
        "balance",
        "own_history",
        "network_uses",
        "context_mix",
        "invitations",
    ),
    "persons": ("ties", "employment", "terms", "links"),
    "data": ("exports", "matches", "notes"),
}

Row = dict[str, Any]


def owner_page(report: OwnerReport, tables: Mapping[str, pl.DataFrame]) -> dict[str, Any]:
    """All that the page and the Markdown of one owner print.

    Args:
        report: What to write down.
        tables: Its frames by name, of the shapes in `netgraph.report.columns`.

    Returns:
        Values by name; tables are cut to what a page can hold, `sizes` has their full lengths.
    """
    ranking = tables["ranking"].head(RANKED).to_dicts()
    growth = tables["growth"].to_dicts()
    pruned = pruning_page(tables["pruning"])
    printed = {
        "bridges": tables["bridges"].head(BRIDGES).to_dicts(),
        **introductions(tables),
        **crossings(tables),
    }
    anchored = anchors(tables["ranking"], _shown(ranking, tables, printed))
    return {
        "name": title(report),
        "as_of": report.as_of,
        "metrics": {k: report.metrics.get(k) for k in METRICS.columns},
        "sizes": {name: len(table) for name, table in tables.items()},
        "notices": notices(tables["exports"]),
        "sources": list(dict.fromkeys(row["source"] for row in growth)),
        "referenceable": _referenceable(tables["ranking"]),
        "outside": tables["ranking"]["cluster_id"].null_count(),
        "findings": findings_page(tables, anchored),
        "key_people": key_people_page(tables),
        "cards": ranking[:CARDS],
        "ranking": ranking,
        "weights": _weights(report.weights),
        "closeness": tables["closeness"].to_dicts(),
        "clusters": tables["clusters"].head(WORLDS).to_dicts(),
        "cluster_changes": tables["cluster_changes"].head(WORLD_CHANGES).to_dicts(),
        "cut_points": tables["bridges"]["is_cut_point"].sum(),
        **printed,
        "map": people_map(tables, anchored),
        "persons": cards(tables, anchored),
        "anchors": anchored,
        "pruning": pruned,
        "partings": partings_page(tables["partings"], tables["rebuild_people"]),
        "charts": _charts(tables, pruned),
        "growth": growth,
        **change_page(tables),
        "changes": _changes(tables["changes"]),
        "balance": balance_page(tables),
        "matches": [{**row, "same": _same(row)} for row in tables["matches"].to_dicts()],
        "exports": tables["exports"].head(EXPORTS).to_dicts(),
        "notes": tables["notes"].head(NOTES).to_dicts(),
        "files": FILES,
        "asked": _asked(tables),
    }


def _charts(tables: Mapping[str, pl.DataFrame], pruned: Pruned | None) -> "Charts":
    # Not loaded with this module: nobody who writes no page is to wait for altair.
    from netgraph.report.charts import charts

    return charts(tables, pruned)


def _shown(
    ranking: list[Row], tables: Mapping[str, pl.DataFrame], printed: Mapping[str, Any]
) -> list[Row]:
    """Rows of whom the page speaks by name: each of these contacts gets a card."""
    asked = [{"person_id": first["introducer_id"]} for first, _ in printed["introductions"]]
    sections = (printed[name] for name in ("bridges", "falling", "weak_ties", "reconnect"))
    chosen = [tables[name].to_dicts() for name in ("key_people", "roles")]
    return [row for rows in (ranking, asked, *sections, *chosen) for row in rows]


def title(report: OwnerReport) -> str:
    """What the owner is called at the head of a report: the name, else the name in the home."""
    return words.plain(report.name) or words.plain(report.owner) or "(no name)"


def notices(exports: pl.DataFrame) -> list[Row]:
    """Exports that wait for a decision or could not be read.

    Args:
        exports: The exports table.

    Returns:
        Its held rows, then its refused ones; `commands` are the pairs of accept and reject that
        decide on each held list, as they are typed.
    """
    rows = exports.filter(pl.col("status").is_in(["held", "refused"])).sort(
        "status", maintain_order=True
    )
    return [{**row, "commands": _commands(row)} for row in rows.to_dicts()]


def _commands(row: Row) -> list[tuple[str, str]]:
    # Parts that contradict each other are held whole: no command decides on those.
    if row["status"] != "held" or not row["held_lists"]:
        return []
    return [
        (
            shlex.join(["netgraph", "accept", row["export_id"], name.strip()]),
            shlex.join(["netgraph", "reject", row["export_id"], name.strip()]),
        )
        for name in row["held_lists"].split(",")
    ]


def _asked(tables: Mapping[str, pl.DataFrame]) -> dict[str, list[str | None]]:
    """The questions that give the figures of each section, without those of empty tables."""
    questions = {table.name: table.question for table in TABLES if len(tables[table.name])}
    return {"glance": [METRICS.question]} | {
        section: list(dict.fromkeys(questions[name] for name in names if name in questions))
        for section, names in PRINTED.items()
    }


def _same(row: Row) -> str:
    return shlex.join(["netgraph", "decide", row["account_a"], row["account_b"], "same"])


def _referenceable(ranking: pl.DataFrame) -> int | None:
    tiers = ranking["referenceability"].drop_nulls()
    return len(tiers.filter(tiers.is_in(["A", "B"]))) if len(tiers) else None


def _weights(weights: Mapping[str, float]) -> list[tuple[str, str, float]]:
    heaviest_first = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return [(*words.component(name), weight) for name, weight in heaviest_first]


def _changes(changes: pl.DataFrame) -> list[Row]:
    by_source: dict[tuple[str, Any], list[Row]] = {}
    for row in changes.to_dicts():
        by_source.setdefault((row["source"], row["exported_on"]), []).append(row)
    return [
        {"source": source, "exported_on": day, "kinds": _kinds(rows)}
        for (source, day), rows in sorted(by_source.items(), key=lambda item: item[0][0])
    ]


def _kinds(rows: list[Row]) -> list[tuple[str, int, list[Row]]]:
    counts = Counter(row["change"] for row in rows)
    told = [*words.CHANGES, *sorted(set(counts) - set(words.CHANGES))]
    return [
        (
            f"{words.number(counts[kind])} {words.CHANGES.get(kind, kind)}",
            counts[kind],
            [row for row in rows if row["change"] == kind][:CHANGES],
        )
        for kind in told
        if counts[kind]
    ]
