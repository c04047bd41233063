"""Time measuring on public and on growing random graphs, and against the obvious means.

Every line comes from a process of its own, so that peaks do not add up.
"""

import argparse
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from benchmarks.graph import rivals, worlds
from benchmarks.graph.costs import cost

GROWING = ((100_000, 100), (1_000_000, 100), (1_000_000, 1_000))
LARGE = ((10_000_000, 100),)
HUBS = (500, 5_000, 30_000)
LARGEST = (160, 20)  # contacts of the owners that networkx can measure in bearable time

Result = TypeVar("Result")


def alone(task: Callable[..., Result], *given: object) -> Result:
    """Run one task in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(task, *given).result()


def show_cost(name: str, make: Callable[..., worlds.World], *how: object) -> None:
    """Print one line of the table of costs."""
    c = alone(cost, make, *how)
    print(
        f"| {name} | {c.owners:,} | {c.contacts:,} | {c.links:,} | {c.prepare_s:.2f} "
        f"| {c.measure_s:.2f} | {c.stability_s:.2f} | {c.peak_mib:.0f} |",
        flush=True,
    )


def show_duel(task: Callable[..., rivals.Duel], *given: object) -> None:
    """Print one line of the table of comparisons."""
    d = alone(task, *given)
    print(
        f"| {d.what} | {d.ours:.4f} | {d.theirs:.4f} | {d.theirs / d.ours:.0f}x | {d.apart:.0e} |",
        flush=True,
    )


def main() -> None:
    """Print both tables."""
    arguments = argparse.ArgumentParser(prog="python -m benchmarks.graph", description=__doc__)
    arguments.add_argument("--large", action="store_true", help="also 10 million links")
    wanted = arguments.parse_args()
    there = [name for name in worlds.PUBLIC if (worlds.DATA / name).exists()]
    if not there:
        print("public graphs skipped: no ../shared/data\n")
    print("| world | owners | contacts | links | prepare s | measure s | of it stability s | MiB |")
    print("| --- | --: | --: | --: | --: | --: | --: | --: |")
    for name in there:
        show_cost(name, worlds.public, name)
    for links, owners in GROWING + LARGE * wanted.large:
        show_cost("random circles", worlds.team, links, owners)
    for contacts in HUBS:
        show_cost("one owner", worlds.hub, contacts)
    print("\n| against | ours s | theirs s | ratio | constraint apart |")
    print("| --- | --: | --: | --: | --: |")
    for name, largest in zip(worlds.PUBLIC, LARGEST, strict=True):
        if name in there:
            show_duel(rivals.networkx_measures, name, largest)
    for contacts in HUBS:
        show_duel(rivals.igraph_constraint, contacts)


if __name__ == "__main__":
    main()
