"""Whom to ask about whom, so that nobody is asked too often; and which companies that opens."""

from typing import TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]

#: Introducers whose way is as good as the best, but for less than a tenth, are of equal worth.
EQUAL_WORTH = 0.9
#: How far ahead asks are laid out: a year.
QUARTERS = 4

_PLACE = {"declared": 0, "interaction": 1, "copresence": 2}
# A tie of which something is seen goes before one that is merely listed.
_BEST_FIRST = ("strength is unknown", "path_strength", "class", "introducer_id")
_DESCENDING = [False, True, False, False]


def best_ways(paths: pl.DataFrame) -> pl.DataFrame:
    """The best introducer to each person, and how many others could.

    Args:
        paths: One row per owner, person and contact who could introduce: owner, person_id,
            introducer_id, strength (null where that of the first tie is unknown), path_strength
            (never null), evidence.

    Returns:
        One row per owner and person: those columns, of the best way (seen ties before listed ones,
        then by path_strength, evidence, introducer_id), and introducers, how many there are.
    """
    return (
        _in_order(paths)
        .with_columns(pl.len().over("owner", "person_id").cast(pl.Int64).alias("introducers"))
        .unique(["owner", "person_id"], keep="first", maintain_order=True)
        .select(*paths.columns, "introducers")
    )


def spread_asks(paths: pl.DataFrame, per_introducer: int) -> pl.DataFrame:
    """A year's asks: each person with one introducer, in turns, nobody asked too often.

    Introducers of equal worth for a person are those whose way is at least `EQUAL_WORTH` of the
    best, all seen or all merely listed. People come in the order of their best way; those with the
    same best introducer go to their equals in turn. Whoever has been asked `per_introducer` times
    in a quarter is passed over for an equal who has not; where all are taken the person waits for
    the next quarter. Nobody is sent to a lesser introducer to save time: an introduction can be
    asked for once. After `QUARTERS` the list ends; whoever is left has no ask yet.

    Args:
        paths: As for `best_ways`.
        per_introducer: How often anybody is asked in a quarter.

    Returns:
        One row per owner and person with an ask: owner, person_id, quarter (1 is now),
        introducer_id (whom to ask), strength, path_strength, evidence (of that way), equals
        (introducers of equal worth, with this one), best_id (the best introducer; another one where
        turns were taken); sorted by owner, quarter, the best way first.
    """
    person = pl.struct("owner", "person_id")
    ways = _in_order(paths).with_columns(
        pl.col("path_strength", "strength is unknown", "introducer_id")
        .first()
        .over("owner", "person_id")
        .name.prefix("best ")
    )
    equals = (
        ways.filter(
            (pl.col("path_strength") >= EQUAL_WORTH * pl.col("best path_strength"))
            & (pl.col("strength is unknown") == pl.col("best strength is unknown"))
        )
        .with_columns(pl.len().over("owner", "person_id").cast(pl.Int64).alias("equals"))
        .join(_queue(ways), on=["owner", "person_id"], maintain_order="left")
        .sort("owner", "order", maintain_order=True)
        .with_columns(
            person.rle_id().cast(pl.Int64).alias("who"),
            pl.struct("owner", "introducer_id").rank("dense").cast(pl.Int64).alias("whom"),
        )
    )
    quarter = _turns(equals["who"].to_numpy(), equals["whom"].to_numpy(), per_introducer)
    return (
        equals.with_columns(pl.Series("quarter", quarter, dtype=pl.Int64))
        .filter(pl.col("quarter") > 0)
        .sort("owner", "quarter", "order")
        .select(
            "owner",
            "person_id",
            "quarter",
            "introducer_id",
            "strength",
            "path_strength",
            "evidence",
            "equals",
            pl.col("best introducer_id").alias("best_id"),
        )
    )


def _in_order(paths: pl.DataFrame) -> pl.DataFrame:
    return paths.with_columns(
        pl.col("strength").is_null().alias("strength is unknown"),
        _class(),
    ).sort("owner", "person_id", *_BEST_FIRST, descending=[False, False, *_DESCENDING])


def _class() -> pl.Expr:
    return pl.col("evidence").replace_strict(_PLACE, return_dtype=pl.Int64).alias("class")


def _queue(ways: pl.DataFrame) -> pl.DataFrame:
    """Each person's place in the owner's queue (order), by the best way."""
    best = ways.unique(["owner", "person_id"], keep="first", maintain_order=True)
    return best.sort(
        "owner", *_BEST_FIRST[:-1], "person_id", descending=[False, *_DESCENDING[:-1], False]
    ).select("owner", "person_id", pl.int_range(pl.len()).over("owner").alias("order"))


def _turns(who: Whole, whom: Whole, most: int) -> Whole:
    """In which quarter each pair's turn comes; 0 where it never does.

    In each pass everybody who waits turns to one of his equals with room left, in turn among those
    whose first choice is the same, and each of these takes the first to come. Whoever was refused
    has lost an equal for the quarter, so the passes end.

    Args:
        who: Number of the person, not decreasing, in the order in which people come; of one person
            the best introducer first.
        whom: Number of the introducer.
        most: How often anybody is asked in a quarter.
    """
    quarter = np.zeros(len(who), dtype=np.int64)
    waits = np.ones(int(who.max(initial=-1)) + 1, dtype=bool)
    for now in range(1, QUARTERS + 1):
        room = np.full(int(whom.max(initial=-1)) + 1, most, dtype=np.int64)
        while (open_ := np.flatnonzero(waits[who] & (room[whom] > 0))).size:
            starts = np.flatnonzero(np.diff(who[open_], prepend=-1))
            many = np.diff(starts, append=open_.size)
            turn = _nth(whom[open_[starts]])
            chosen = open_[starts + turn % many]
            taken = chosen[_nth(whom[chosen]) < room[whom[chosen]]]
            quarter[taken] = now
            waits[who[taken]] = False
            np.subtract.at(room, whom[taken], 1)
    return quarter


def _nth(values: Whole) -> Whole:
    """How many equal values stand before each."""
    order = np.argsort(values, kind="stable")
    placed = values[order]
    starts = np.flatnonzero(np.diff(placed, prepend=-1))
    nth = np.empty(len(values), dtype=np.int64)
    nth[order] = np.arange(len(values)) - np.repeat(starts, np.diff(starts, append=len(values)))
    return nth


def openings(paths: pl.DataFrame, contacts: pl.DataFrame, employers: pl.DataFrame) -> pl.DataFrame:
    """Companies in which people are one introduction away, and who opens most of each.

    Args:
        paths: As for `best_ways`.
        contacts: One row per owner and contact: owner, person_id.
        employers: One row per person whose employer is known: person_id, company (as spelled),
            company_key (the same for spellings of one company; never compared by part of a name).

    Returns:
        One row per owner and company with somebody one introduction away, those with most people
        first: owner, place (1 is the first), company_key, company (its commonest spelling there),
        people (one introduction away), contacts (of the owner, there), introducer_id (who leads to
        most of them, then over the best way), opens (how many), strength, path_strength, evidence
        (of that introducer's best way into it).
    """
    there = paths.join(employers, on="person_id")
    owner = ["owner", "company_key"]
    people = (
        there.unique(["owner", "person_id"])
        .group_by(owner)
        .agg(pl.len().cast(pl.Int64).alias("people"), _commonest("company"))
    )
    own = (
        contacts.join(employers, on="person_id")
        .group_by(owner)
        .agg(pl.len().cast(pl.Int64).alias("contacts"))
    )
    rows = (
        there.with_columns(pl.col("strength").is_null().alias("strength is unknown"), _class())
        .sort(*_BEST_FIRST, "person_id", descending=[*_DESCENDING, False])
        .with_row_index("at")
    )
    doors = (
        rows.group_by(*owner, "introducer_id")
        .agg(pl.len().cast(pl.Int64).alias("opens"), pl.col("at").min())
        .sort("opens", "at", descending=[True, False])
        .unique(owner, keep="first", maintain_order=True)
        .join(
            rows.select(
                "at", "strength", "path_strength", "evidence", "strength is unknown", "class"
            ),
            on="at",
        )
    )
    return (
        people.join(doors, on=owner)
        .join(own, on=owner, how="left")
        .with_columns(pl.col("contacts").fill_null(0))
        .sort(
            "owner", "people", "opens", *_BEST_FIRST[:-1], "company_key",
            descending=[False, True, True, *_DESCENDING[:-1], False],
        )
        .with_columns(pl.int_range(1, pl.len() + 1).over("owner").alias("place"))
        .select(
            "owner", "place", "company_key", "company", "people", "contacts", "introducer_id",
            "opens", "strength", "path_strength", "evidence",
        )
    )  # fmt: skip


def _commonest(column: str) -> pl.Expr:
    """The value that most rows of a group have, the first in the alphabet of several."""
    return pl.col(column).sort().mode().sort().first()
