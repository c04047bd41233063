"""The rows of the Markdown document's tables, as narrow as a terminal needs them."""

from collections.abc import Mapping
from typing import Any

from netgraph.report import balance, rebuild, words
from netgraph.report.pruning import pruning_rows

TOLD = 50  # ranked contacts; the page has more, ranking.csv all

Row = dict[str, Any]
Cells = tuple[object, ...]


def listings(page: Mapping[str, Any]) -> dict[str, object]:
    """What the Markdown document prints beyond what the page does.

    Args:
        page: What the page prints (`netgraph.report.page.owner_page`).

    Returns:
        Rows by the name that the template calls them.
    """
    return {
        "told": min(TOLD, len(page["ranking"])),
        "rest": [_contact(row) for row in page["ranking"][:TOLD]],
        "alive": [_state(row) for row in page["closeness"]],
        "worlds": [_world(row) for row in page["clusters"]],
        "pruned": pruning_rows(page["pruning"]),
        "opened": [_opening(row) for row in page["openings"]],
        "grown": [_growth(row) for row in page["growth"]],
        "together_rows": rebuild.together_rows(page["together"]),
        "loss_rows": rebuild.loss_rows(page["loss"]),
        "survival_rows": [(row["age"], row["said"], row["at_risk"]) for row in page["survival"]],
        "balance_rows": balance.balance_rows(page["balance"]),
        "score": [(title, weight, meaning) for title, meaning, weight in page["weights"]],
        "read": [_export(row) for row in page["exports"]],
    }


def _contact(row: Row) -> Cells:
    return (
        row["rank"],
        words.plain(row["name"]) or row["person_id"],
        words.score(row["score"]),
        words.score(row["strength"]),
        row["reach"],
        row["exclusive_reach"],
        row["referenceability"],
        row["cluster_label"],
    )


def _state(row: Row) -> Cells:
    return (row["state"], row["contacts"], words.score(row["strength"]), row["names"])


def _world(row: Row) -> Cells:
    return (
        row["label"] or row["cluster_id"],
        row["cluster_id"],
        row["size"],
        row["bridges"],
        words.steadiness(row["stability"]),
        row["members"],
    )


def _opening(row: Row) -> Cells:
    return (
        row["company"],
        row["people"],
        row["contacts"],
        words.plain(row["introducer"]) or row["introducer_id"],
        row["opens"],
        words.score(row["strength"]),
    )


def _growth(row: Row) -> Cells:
    return (
        words.network(row["source"]),
        row["exported_on"],
        "held" if row["held"] else row["size"],
        row["added"],
        row["removed"],
        row["returned"],
        words.share(row["retention"]),
        words.share(row["turnover"]),
        words.share(row["rebuilt"]),
    )


def _export(row: Row) -> Cells:
    return (
        words.network(row["source"]) if row["source"] else None,
        row["exported_on"],
        row["status"],
        row["rows_read"],
        row["rejects"],
        row["file"],
    )
