"""What stands out in a network, in a few sentences: each from a figure that the report has.

A finding is as `unusual` as the share of the network that it concerns, and as `actionable` as
what can be done about it: 1 names somebody to turn to today, 0.5 leaves a choice, less is to know.
"""

from collections.abc import Callable
from typing import Final

import polars as pl

from netgraph.strategy.findings import network, people
from netgraph.strategy.findings.said import Told

MOST: Final = 7
LEAST: Final = 0.05  # unusual x actionable, below which nothing is said
#: Kind of finding: what is said, how actionable it is, and where the report has the figure.
KINDS: Final[dict[str, tuple[Callable[[Told], pl.DataFrame], float, str]]] = {
    "quiet key people": (people.quiet_key_people, 1.0, "twelve"),
    "unanswered": (people.unanswered, 0.9, "closeness"),
    "reconnect": (people.reconnect, 0.9, "reconnect"),
    "new jobs": (people.new_jobs, 0.8, "change"),
    "one door": (people.one_door, 0.8, "contacts"),
    "falls apart": (people.falls_apart, 0.8, "bridges"),
    "joined by one": (people.joined_by_one, 0.7, "bridges"),
    "own words": (network.own_words, 0.7, "balance"),
    "open roles": (network.open_roles, 0.6, "roles"),
    "not missed": (network.not_missed, 0.5, "pruning"),
    "loss": (network.loss, 0.5, "change"),
    "silent": (network.silent, 0.5, "closeness"),
    "one world": (network.one_world, 0.4, "worlds"),
    "one employer": (network.one_employer, 0.4, "balance"),
    "rebuilt": (network.rebuilt, 0.3, "change"),
}


def findings(told: Told) -> pl.DataFrame:
    """The findings of each owner, the most telling first.

    Args:
        told: What the report's figures rest on, by table.

    Returns:
        One row per owner and finding, at most `MOST` each: owner, position (1 = first; ties in
        the order of `KINDS`), finding (its kind), sentence, unusual (0..1), actionable (0..1),
        person_id (whom it is about first; null: nobody alone), person_ids (whom the sentence
        names, in their order; empty: nobody), section (of the report).
    """
    rows = [
        kind(told).select(
            "owner",
            pl.lit(name).alias("finding"),
            "sentence",
            pl.col("unusual").cast(pl.Float64).clip(0.0, 1.0).round_sig_figs(9),
            pl.lit(actionable).alias("actionable"),
            pl.col("person_ids").list.first().alias("person_id"),
            "person_ids",
            pl.lit(section).alias("section"),
        )
        for name, (kind, actionable, section) in KINDS.items()
    ]
    telling = pl.col("unusual") * pl.col("actionable")
    order = {name: place for place, name in enumerate(KINDS)}
    return (
        pl.concat(rows)
        .drop_nulls(["sentence", "unusual"])
        .filter(telling >= LEAST)
        .sort(
            "owner",
            -telling.round_sig_figs(9),
            pl.col("finding").replace_strict(order, return_dtype=pl.Int64),
        )
        .with_columns(pl.int_range(1, pl.len() + 1).over("owner").alias("position"))
        .filter(pl.col("position") <= MOST)
        .select(
            "owner", "position", "finding", "sentence", "unusual", "actionable", "person_id",
            "person_ids", "section",
        )
    )  # fmt: skip
