"""What measuring a world costs, in seconds and memory."""

import resource
import sys
from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

from benchmarks.graph.worlds import World
from netgraph.graph import Options, measure, prepare


class Cost(NamedTuple):
    """What measuring one world costs."""

    owners: int
    contacts: int
    links: int
    prepare_s: float
    measure_s: float
    stability_s: float
    peak_mib: float  # of the process, making the world included


def cost(make: Callable[..., World], *how: object) -> Cost:
    """Measure one world, then once more without judging stability."""
    world = make(*how)
    start = perf_counter()
    pool = prepare(world.links)
    prepared = perf_counter()
    measure(pool, world.owners, world.contacts)
    measured = perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # KiB; bytes on macOS
    again = perf_counter()
    measure(pool, world.owners, world.contacts, Options(stability_runs=0))
    without = perf_counter() - again
    return Cost(
        owners=len(world.owners),
        contacts=len(world.contacts),
        links=len(world.links),
        prepare_s=prepared - start,
        measure_s=measured - prepared,
        stability_s=measured - prepared - without,
        peak_mib=peak / 2 ** (20 if sys.platform == "darwin" else 10),
    )
