"""What the page says of balance: spread, attention, what networks are for, invitations."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from netgraph.report import words

Row = dict[str, Any]
Cells = tuple[object, ...]

_ATTRIBUTES = {
    "world": "Worlds",
    "company": "Companies",
    "place": "Places",
    "level": "Levels in job titles",
}
_WORDINGS = {
    "none": "without a word",
    "generic": "in the network’s words or a template",
    "personal": "personal",
    None: "wording not known",
}
_FEW = 0.5  # where more than this is unknown, a spread is that of those who are seen
_APART = 0.05  # by which two chances must differ to be worth a word


def balance_page(tables: Mapping[str, pl.DataFrame]) -> dict[str, object]:
    """What the section prints.

    Args:
        tables: The tables of the report by name.

    Returns:
        spread (one row per attribute: by count, by strength, of the key people), narrower and wider
        (attributes whose closeness is in fewer, or more, hands than their number, where most is
        known), attention (layers; empty without contact), open (the figures of the night against
        the owner's past and chance; null where they are not known), uses, mix, invitations.
    """
    spread = _spread(tables["balance"])
    told = [row for row in spread if (row["unknown_share"] or 0) <= _FEW and _differ(row)]
    mix = tables["context_mix"].to_dicts()
    layers = tables["attention"].to_dicts()
    return {
        "spread": spread,
        "narrower": [r["title"].lower() for r in told if r["blau_strength"] < r["blau"]],
        "wider": [r["title"].lower() for r in told if r["blau_strength"] > r["blau"]],
        "attention": layers if any(row["people"] for row in layers) else [],
        "open": _newest_known(tables["own_history"]),
        "uses": tables["network_uses"].to_dicts(),
        "mix": mix[0] if mix else None,
        "invitations": [
            {**row, "said": _WORDINGS.get(row["wording"], row["wording"])}
            for row in tables["invitations"].to_dicts()
        ],
    }


def balance_rows(page: Mapping[str, Any]) -> dict[str, list[Cells]]:
    """The section's tables as rows of Markdown tables.

    Args:
        page: From `balance_page`.
    """
    return {
        "layers": [_layer(row) for row in page["attention"]],
        "spread": [_attribute(row) for row in page["spread"]],
        "uses": [_use(row) for row in page["uses"]],
        "invitations": [_invited(row) for row in page["invitations"]],
    }


def _attribute(row: Row) -> Cells:
    return (
        row["title"],
        words.share(row["known_share"]),
        row["groups"],
        row["top"],
        words.share(row["top_share"]),
        words.score(row["blau"]),
        words.score(row["blau_strength"]),
        words.score(row["blau_key"]),
        words.score(row["entropy"]),
        row["ei"],
    )


def _layer(row: Row) -> Cells:
    return (
        row["rhythm"],
        row["people"],
        row["usual_people"],
        row["contacts_a_year"],
        words.share(row["attention_share"]),
        row["names"],
    )


def _use(row: Row) -> Cells:
    return (
        words.network(row["source"]),
        row["context"],
        row["contacts"],
        row["only_here"],
        row["in_touch"],
        words.share(row["attention_share"]),
        row["main_kind"],
    )


def _invited(row: Row) -> Cells:
    return (
        f"{row['direction']}, {row['said']}",
        row["invitations"],
        words.share(row["acceptance"]),
        words.share(row["answer_share"]),
    )


def _spread(balance: pl.DataFrame) -> list[Row]:
    rows = {(r["attribute"], r["among"], r["weighted_by"]): r for r in balance.to_dicts()}
    nothing: Row = dict.fromkeys(balance.columns)
    found = []
    for attribute, title in _ATTRIBUTES.items():
        row = rows.get((attribute, "contacts", "count"))
        if row is None:
            continue
        close = rows.get((attribute, "contacts", "strength"), nothing)
        key = rows.get((attribute, "key people", "count"), nothing)
        unknown = row["unknown_share"]
        found.append(
            {
                **row,
                "title": title,
                "known_share": None if unknown is None else 1 - unknown,
                "blau_strength": close["blau"],
                "blau_key": key["blau"],
                "ei": _signed(row["ei"]),
            }
        )
    return found


def _newest_known(history: pl.DataFrame) -> Row | None:
    newest = history.head(1).to_dicts()
    return newest[0] if newest and newest[0]["constraint"] is not None else None


def _differ(row: Row) -> bool:
    known = (row["blau"], row["blau_strength"])
    return None not in known and abs(known[0] - known[1]) >= _APART


def _signed(value: float | None) -> str | None:
    return None if value is None else f"{value:+.2f}".replace("-", "−")
