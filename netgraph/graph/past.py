"""How open an owner's network was on earlier days, and how open chance would make it."""

from datetime import date
from typing import Any

import numpy as np
import polars as pl

from netgraph.graph.brokerage import brokerage
from netgraph.graph.options import Options
from netgraph.graph.pool import Ints

_RUNS = 20
_DAY = ["owner", "measured_on"]
_SCHEMA = {
    "owner": pl.String, "measured_on": pl.Date, "contacts": pl.Int64, "links_among": pl.Int64,
    "coverage": pl.Float64, "constraint": pl.Float64, "effective_size": pl.Float64,
    "random_constraint": pl.Float64, "random_least": pl.Float64, "random_most": pl.Float64,
}  # fmt: skip


def own_history(people: pl.DataFrame, links: pl.DataFrame, options: Options) -> pl.DataFrame:
    """Constraint and effective size of each owner on several days, against the days before.

    Neither can be compared with other people's: constraint falls with size. Two comparisons are
    honest: with the owner's own past, and with chance. For chance as many links as there are fall
    on as many contacts, all pairs alike (Erdos-Renyi with n and m given); effective size depends on
    n and m alone, so only constraint differs.

    Args:
        people: One row per owner, day and contact then: owner, measured_on, person_id, is_observed
            (linked to somebody other than the owner by then).
        links: One row per owner, day and link between contacts known by then: owner, measured_on,
            person_a, person_b.
        options: min_coverage, below which the measures are null; seed.

    Returns:
        One row per owner and day: owner, measured_on, contacts, links_among, coverage, constraint,
        effective_size; earlier (how many days before have these measures), constraint_higher_than
        and effective_size_higher_than (on how many of them the figure was lower; null without
        a figure or an earlier one); on the owner's last day random_constraint (mean of 20 networks
        of chance), random_least and random_most.
    """
    by_day = {(o, d): rows for (o, d), rows in links.group_by(_DAY)}
    last = dict(people.group_by("owner").agg(pl.col("measured_on").max()).rows())
    rows = []
    for (owner, day), there in people.sort(*_DAY, "person_id").group_by(_DAY, maintain_order=True):
        u, v = _ends(there, by_day.get((owner, day)))
        rows.append(_measured(owner, day, there, u, v, options, is_last=last[owner] == day))
    found = pl.DataFrame(rows, schema=_SCHEMA, orient="row")
    return _against_the_past(found)


def _ends(people: pl.DataFrame, links: pl.DataFrame | None) -> tuple[Ints, Ints]:
    if links is None:
        none = np.zeros(0, dtype=np.int64)
        return none, none
    number = people.select("person_id").with_row_index("n").with_columns(pl.col("n").cast(pl.Int64))
    a = links.join(number, left_on="person_a", right_on="person_id", maintain_order="left")["n"]
    b = links.join(number, left_on="person_b", right_on="person_id", maintain_order="left")["n"]
    return a.to_numpy(), b.to_numpy()


def _measured(
    owner: Any, day: Any, people: pl.DataFrame, u: Ints, v: Ints, options: Options, *, is_last: bool
) -> tuple[str | date | float | None, ...]:
    n, m = people.height, len(u)
    coverage = people.filter("is_observed").height / n
    if coverage < options.min_coverage:
        return (owner, day, n, m, coverage, None, None, None, None, None)
    found = brokerage(n, u, v)
    chance = _by_chance(n, m, options.seed) if is_last else (None, None, None)
    return (owner, day, n, m, coverage, found.constraint, found.effective_size, *chance)


def _by_chance(n: int, m: int, seed: int) -> tuple[float | None, float | None, float | None]:
    """Mean, least and most constraint of networks with n contacts and m links at random."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(_RUNS):
        u, v = _random_pairs(rng, n, m)
        constraint = brokerage(n, u, v).constraint
        if constraint is not None:
            found.append(constraint)
    return (float(np.mean(found)), min(found), max(found)) if found else (None, None, None)


def _random_pairs(rng: np.random.Generator, n: int, m: int) -> tuple[Ints, Ints]:
    """Of all pairs of n, m different ones."""
    pairs = n * (n - 1) // 2
    if pairs < 4 * m:
        chosen = rng.permutation(pairs)[:m]
    else:  # draws that come twice are drawn again
        chosen = np.unique(rng.integers(0, pairs, m))
        while len(chosen) < m:
            more = rng.integers(0, pairs, m - len(chosen))
            chosen = np.unique(np.concatenate([chosen, more]))
    # pair number k stands in row v of the triangle, at place u
    v = ((1 + np.sqrt(1 + 8 * chosen)) // 2).astype(np.int64)
    v -= v * (v - 1) // 2 > chosen
    u = chosen - v * (v - 1) // 2
    return u.astype(np.int64), v


def _against_the_past(found: pl.DataFrame) -> pl.DataFrame:
    known = found.filter(pl.col("constraint").is_not_null())
    pairs = known.join(known, on="owner", suffix="_then").filter(
        pl.col("measured_on_then") < pl.col("measured_on")
    )
    places = pairs.group_by(_DAY).agg(
        pl.len().cast(pl.Int64).alias("earlier"),
        *(
            (pl.col(c).round_sig_figs(9) > pl.col(f"{c}_then").round_sig_figs(9))
            .sum()
            .cast(pl.Int64)
            .alias(f"{c}_higher_than")
            for c in ("constraint", "effective_size")
        ),
    )
    return (
        found.join(places, on=_DAY, how="left")
        .with_columns(pl.col("earlier").fill_null(0), pl.col(pl.Float64).round_sig_figs(9))
        .sort(_DAY)
    )
