"""What the page says of how the networks changed as a whole, beyond the table of exports."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from netgraph.report import words

CLOSEST = 12
MISSING = 12  # of the closest, named

Row = dict[str, Any]
Cells = tuple[object, ...]
_AGES = {
    30: "a month", 91: "a quarter", 183: "half a year", 365: "a year", 731: "two years",
    1826: "five years", 3653: "ten years",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loss:
    """The newest great loss, as it stands on the newest export since."""

    whole: Row  # all networks together, or the one that lost
    networks: list[Row]  # one row for each; the first is the whole
    closest: int  # how many of the closest by then there were, at most twelve
    closest_back: int
    missing: list[Row]  # the closest who are not back


def change_page(tables: Mapping[str, pl.DataFrame]) -> dict[str, object]:
    """What the section on change prints beside the growth of each network.

    Args:
        tables: The tables of the report by name.

    Returns:
        together (days of all networks; empty with a single network), survival (ages of which
        something is known, all networks), undated (ties of which nobody tells when they began),
        loss (null where there was none).
    """
    together = tables["growth_together"].to_dicts()
    several = any((row["networks"] or 0) > 1 for row in together)
    ages = tables["survival"].filter(pl.col("source").is_null()).to_dicts()
    return {
        "together": together if several else [],
        "survival": [
            {**row, "age": _AGES.get(row["age_days"]), "said": _between(row)}
            for row in ages
            if row["surviving_most"] is not None
        ],
        "survived": ages[0] if ages else None,
        "loss": _loss(tables["rebuild"], tables["rebuild_people"]),
    }


def together_rows(together: list[Row]) -> list[Cells]:
    """The days of all networks as rows of a Markdown table."""
    return [
        (
            row["exported_on"], row["networks"], row["size"], row["added"], row["removed"],
            row["returned"], row["first_listed"], words.share(row["retention"]),
            words.share(row["turnover"]),
        )
        for row in together
    ]  # fmt: skip


def loss_rows(loss: Loss | None) -> list[Cells]:
    """Each network after the loss as a row of a Markdown table."""
    return [
        (
            words.network(row["source"]) if row["source"] else "All together",
            row["size_before"], row["size"], row["back"], words.share(row["rebuilt"]),
            words.share(row["rebuilt_strength"]), row["new_people"],
            words.score(row["mean_strength_before"]), words.score(row["mean_strength"]),
            words.share(row["referenceable_before"]), words.share(row["referenceable"]),
        )
        for row in (loss.networks if loss else ())
    ]  # fmt: skip


def _between(row: Row) -> str | None:
    """A share, or the least and the most where they look different."""
    least, most = words.share(row["surviving_least"]), words.share(row["surviving_most"])
    return most if least == most else f"{least} to {most}"


def _loss(rebuild: pl.DataFrame, people: pl.DataFrame) -> Loss | None:
    if rebuild.is_empty():
        return None
    of_newest = rebuild.filter(pl.col("reset_on") == pl.col("reset_on").first())
    last = of_newest.filter(
        pl.col("exported_on") == pl.col("exported_on").max().over("source")
    ).to_dicts()
    whole = last[0]
    lost = people.filter(
        pl.col("reset_on") == whole["reset_on"], pl.col("source").eq_missing(whole["source"])
    ).filter(pl.col("place") <= CLOSEST, pl.col("strength").is_not_null())
    return Loss(
        whole=whole,
        networks=last,
        closest=len(lost),
        closest_back=int(lost["is_back"].sum()),
        missing=lost.filter(~pl.col("is_back")).head(MISSING).to_dicts(),
    )
