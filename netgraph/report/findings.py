"""What stands out, as the page prints it: the names in a sentence lead to the cards."""

from collections.abc import Mapping
from typing import Any

import polars as pl
from markupsafe import Markup

from netgraph.report import words


def findings_page(
    tables: Mapping[str, pl.DataFrame], anchored: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The findings, with what each says.

    Args:
        tables: The tables of the report by name: findings, ranking.
        anchored: From `netgraph.report.cards.anchors`: who has a card.

    Returns:
        The rows, each with said: the sentence as HTML.
    """
    called = dict(tables["ranking"].select("person_id", "name").iter_rows())
    return [
        row
        | {
            "said": _linked(
                row["sentence"],
                [
                    (words.plain(called[person]) or person, anchored[person])
                    for person in row["person_ids"] or ()
                    if person in anchored
                ],
            )
        }
        for row in tables["findings"].to_dicts()
    ]


def _linked(sentence: str, people: list[tuple[str, str]]) -> Markup:
    """The sentence with these names in it, in their order, as links to these cards."""
    said, rest = Markup(), words.plain(sentence) or ""
    for name, card in people:
        before, found, after = rest.partition(name)
        if found:
            said += Markup('{}<a href="#{}">{}</a>').format(before, card, name)
            rest = after
    return said + rest
