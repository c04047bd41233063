"""Time a whole pruning curve, and compare orders of removal by what they keep.

Without arguments: one owner of 5,000 contacts with 500,000 paths, and 200 owners of 500. With
--home: the orders on a home's published database.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import polars as pl

from netgraph.settings import SCORE_WEIGHTS
from netgraph.store.connect import reader
from netgraph.store.query import run
from netgraph.strategy.paths import path_strength
from netgraph.strategy.pruning import pruning_curve
from netgraph.strategy.removal import removal_order

_KEPT = (
    "reach", "path_strength", "worlds", "pairs", "key_people", "referenceable", "strength",
    "contact_days_a_year",
)  # fmt: skip


def invented(owners: int, contacts: int, paths: int) -> tuple[pl.DataFrame, ...]:
    """Contacts, paths and links of owners whose contacts open doors as unequally as people do.

    Args:
        owners: How many.
        contacts: Of each.
        paths: Of each.
    """
    rng = np.random.default_rng(1)
    frames: list[tuple[pl.DataFrame, ...]] = []
    for owner in (f"o{i:03}" for i in range(owners)):
        ids = np.array([f"{owner}:p{i:05}" for i in range(contacts)])
        known = rng.random(contacts) < 0.4
        shares = rng.pareto(1, contacts) + 1
        who = rng.choice(contacts, paths * 3, p=shares / shares.sum())
        whom = rng.integers(0, paths // 5, paths * 3)
        pairs = np.unique(who * (paths // 5) + whom)
        pairs = rng.permutation(pairs)[:paths]
        ends = np.sort(rng.integers(0, contacts, (contacts * 10, 2)), axis=1)
        ends = np.unique(ends[ends[:, 0] < ends[:, 1]], axis=0)
        own = pl.DataFrame(
            {
                "person_id": ids,
                "strength": np.where(known, rng.random(contacts) ** 3, np.nan),
                "participation": rng.random(contacts),
                "referenceability": rng.choice(list("ABCD"), contacts, p=[0.02, 0.05, 0.2, 0.73]),
                "cluster_id": np.array([f"c{i % 30}" for i in rng.zipf(1.6, contacts)]),
                "is_cut_point": np.arange(contacts) % 50 == 0,
                "rank": rng.permutation(contacts) + 1,
                "contact_days_a_year": rng.exponential(5, contacts),
            }
        ).with_columns(pl.col("strength").fill_nan(None))
        behind = pl.DataFrame(
            {
                "introducer_id": ids[pairs // (paths // 5)],
                "person_id": [f"v{i}" for i in pairs % (paths // 5)],
                "q": rng.random(len(pairs)),
            }
        )
        among = pl.DataFrame({"person_a": ids[ends[:, 0]], "person_b": ids[ends[:, 1]]})
        named = pl.lit(owner).alias("owner")
        frames.append(tuple(f.select(named, pl.all()) for f in (own, behind, among)))
    return tuple(pl.concat(part) for part in zip(*frames, strict=True))


def show_time(owners: int, contacts: int, paths: int) -> None:
    """Print one line: how long the order and the curve take."""
    own, behind, among = invented(owners, contacts, paths)
    dozen = own.filter(pl.col("rank") <= 12).select("owner", "person_id")
    started, worked = time.perf_counter(), time.process_time()
    order = removal_order(own, behind, SCORE_WEIGHTS)
    ordered = time.perf_counter()
    pruning_curve(order, own, behind, among, dozen)
    done = time.perf_counter()
    print(
        f"| {owners:,} | {own.height:,} | {behind.height:,} | {ordered - started:.2f} "
        f"| {done - ordered:.2f} | {done - started:.2f} | {time.process_time() - worked:.2f} |",
        flush=True,
    )


def by_rank(contacts: pl.DataFrame) -> pl.DataFrame:
    """The ranking from its end, as an order of removal."""
    place = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("owner")
    return contacts.sort("owner", "rank", descending=[False, True]).select(
        "owner", "person_id", place.alias("n"), pl.lit(None, pl.Float64).alias("value")
    )


def by_strength(contacts: pl.DataFrame) -> pl.DataFrame:
    """The weakest first, unknown ones after them, as an order of removal."""
    place = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("owner")
    down = [False, False, True]
    return contacts.sort("owner", "strength", "rank", descending=down, nulls_last=True).select(
        "owner", "person_id", place.alias("n"), pl.lit(None, pl.Float64).alias("value")
    )


def show_orders(home: Path) -> None:
    """Print what each order keeps: the mean over steps and owners of the share that is left."""
    with reader(home / "netgraph.duckdb") as con:
        owners = [o for (o,) in con.sql("select owner from core.owners order by 1").fetchall()]
        contacts, paths, links = (
            run(con, f"advice_{name}", owners=owners) for name in ("contacts", "paths", "links")
        )
        dozen = con.sql("select owner, person_id from core.key_people").pl()
    paths = paths.with_columns(path_strength(paths).alias("q"))
    print(f"| order | {' | '.join(_KEPT)} |\n| --- |{' --: |' * len(_KEPT)}")
    for name, order in (
        ("missed least first", removal_order(contacts, paths, SCORE_WEIGHTS)),
        ("ranking from its end", by_rank(contacts)),
        ("weakest first", by_strength(contacts)),
    ):
        curve = pruning_curve(order, contacts, paths, links, dozen)
        kept = curve.group_by("owner").agg((pl.col(c) / pl.col(c).max()).mean() for c in _KEPT)
        print(f"| {name} | {' | '.join(f'{kept[c].mean():.3f}' for c in _KEPT)} |", flush=True)


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.strategy.pruning", description=__doc__
    )
    parser.add_argument("--home", type=Path, help="compare orders of removal on this home")
    given = parser.parse_args()
    if given.home:
        show_orders(given.home)
        return
    print("| owners | contacts | paths | order s | curve s | together s | processor s |")
    print("| --: | --: | --: | --: | --: | --: | --: |")
    for owners, contacts, paths in ((1, 500, 5_000), (1, 5_000, 500_000), (200, 500, 2_500)):
        show_time(owners, contacts, paths)


if __name__ == "__main__":
    main()
