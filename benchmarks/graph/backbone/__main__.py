"""How well clusters find invented teams among mails to many, on the links of each backbone.

ARI and NMI: agreement of the clusters with the teams, 1 = the same, over the people of teams who
were in a thread. Still: ARI with the clusters of the same people without the crowds.
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

import igraph
import numpy as np
from numpy.typing import NDArray

from benchmarks.graph.backbone import rivals
from benchmarks.graph.backbone.crowds import Gathering, Links, Setting, World, together, world
from benchmarks.strength.accuracy import roc_auc
from netgraph.graph import Options
from netgraph.graph.backbone import backbone
from netgraph.graph.bridging import participation
from netgraph.graph.build import graph
from netgraph.graph.clusters import clusters
from netgraph.graph.pool import Bools, Ints

FORTY = Setting(
    people=60,
    extra=0,
    teams=(5,),
    threads=0.67,
    thread=(3, 4),
    most_messages=1,
    thread_days=1,
    cross=0.0,
    crowds=1,
    crowd=(60, 61),
    crowd_days=1,
)
SETTINGS = {
    "40 threads of 3, a mail to all 60": FORTY,
    "half of the 60 in no team": replace(FORTY, people=30, extra=30),
    "six mails to all 60": replace(FORTY, crowds=6),
    "six mails to 60 of 120": replace(FORTY, crowds=6, extra=60),
    "threads of the last year": replace(FORTY, thread_days=365),
    "of two years, half in no team": replace(FORTY, thread_days=730, people=30, extra=30),
    "of three years": replace(FORTY, thread_days=1095),
    "teams, eight crowds": Setting(),
    "silent for two years": Setting(silent_days=730),
    "no crowd": Setting(crowds=0),
    "thirty crowds": Setting(crowds=30),
    "crowds of ten messages": Setting(crowd_messages=10),
    "crowds of the last two months": Setting(crowd_days=60),
    "threads of one message": Setting(most_messages=1),
    "few threads": Setting(threads=0.5),
    "everybody in crowds has a team": Setting(extra=0),
    "sixty crowds of 15 to 29": Setting(crowds=60, crowd=(15, 30)),
    "twenty mixed meetings": Setting(meetings=20),
    "teams of 3 to 5": Setting(teams=(3, 4, 5)),
    "teams of 20 to 40": Setting(teams=(20, 30, 40)),
    "the same, no crowd": Setting(teams=(20, 30, 40), crowds=0),
    "many crossing threads": Setting(cross=0.3),
    "the same, no crowds": Setting(cross=0.3, crowds=0),
}
RIVALS: dict[str, rivals.Chooser] = {
    "none": rivals.everything,
    "disparity .05": rivals.plain_disparity(0.05),
    "noise-corrected 1.64": rivals.plain_noise_corrected(1.64),
    "the latter with care": rivals.spared_noise_corrected(1.64),
    "with care, .7": rivals.spared_noise_corrected(0.7),
    "netgraph": rivals.netgraph,
}
LEVELS, SPARED = (0.05, 0.1, 0.2), (5, 12, 20, 40)


def found(n: int, links: Links, stays: Bools) -> Ints:
    """The cluster of each person on these links; people without one are alone."""
    u, v, weight = links.u[stays], links.v[stays], links.weight[stays]
    there, numbered = np.unique(np.concatenate([u, v]), return_inverse=True)
    ends = np.split(numbered, 2)
    whole = graph(len(there), *ends)
    parts = clusters(whole, *ends, weight, Options(stability_runs=0))
    of = -1 - np.arange(n)
    of[there] = parts.of
    return of


def agreement(one: Ints, other: Ints) -> tuple[float, float]:
    """Adjusted Rand index and normalised mutual information of two partitions."""
    a, b = (np.unique(part, return_inverse=True)[1].tolist() for part in (one, other))
    return (
        igraph.compare_communities(a, b, method="adjusted_rand"),
        igraph.compare_communities(a, b, method="nmi"),
    )


def judged(drawn: World, choose: rivals.Chooser) -> tuple[float, float, float]:
    """ARI and NMI with the teams, ARI with what there is without the crowds."""
    team = drawn.team[drawn.seen]
    of = found(drawn.n, drawn.links, choose(drawn.n, drawn.links))[drawn.seen]
    without = found(drawn.n, drawn.clean, choose(drawn.n, drawn.clean))[drawn.seen]
    return *agreement(of, team), agreement(of, without)[0]


def show(title: str, choosers: dict[str, rivals.Chooser], seeds: int) -> None:
    """Print one table: a line per setting, a column per way to choose, the mean below."""
    print(f"\n| {title} | " + " | ".join(choosers) + " |")
    print("| --- |" + " --: |" * len(choosers))
    lines = []
    for name, setting in SETTINGS.items():
        drawn = [world(setting, seed) for seed in range(seeds)]
        line = [np.mean([judged(w, c) for w in drawn], axis=0) for c in choosers.values()]
        lines.append(line)
        print(f"| {name} | {_cells(line)} |", flush=True)
    print(f"| mean | {_cells(np.mean(lines, axis=0))} |")


def _cells(line: object) -> str:
    return " | ".join(f"{ari:.3f} {nmi:.3f} {still:.3f}" for ari, nmi, still in np.asarray(line))


def show_crossing(seeds: int) -> None:
    """Print how well participation tells who is in threads of other teams."""
    print("\n| ROC-AUC of who crosses teams | all links | backbone | joined, all | backbone |")
    print("| --- | --: | --: | --: | --: |")
    for name in ("no crowd", "teams, eight crowds", "thirty crowds", "few threads"):
        rows = [_crossing(world(SETTINGS[name], seed)) for seed in range(seeds)]
        print(f"| {name} | " + " | ".join(f"{x:.2f}" for x in np.mean(rows, axis=0)) + " |")


def _crossing(drawn: World) -> list[float]:
    links, n = drawn.links, drawn.n
    stays = rivals.netgraph(n, links)
    _, of = np.unique(found(n, links, stays), return_inverse=True)
    scores = []
    for e in (np.ones_like(stays), stays):
        with np.errstate(invalid="ignore"):  # people without any link
            scores.append(participation(of, links.u[e], links.v[e], links.weight[e]))
    pairs = [score[drawn.seen] for both in zip(*scores, strict=True) for score in both]
    return [roc_auc(drawn.is_crossing[drawn.seen], score) or 0.5 for score in pairs]


def show_employers(seeds: int) -> None:
    """Print whether clusters find employers when shared employment is tested like a crowd."""
    print("\n| four employers of 60, and threads | no backbone | tested | stays |")
    print("| --- | --: | --: | --: |")
    figures = np.mean([_employers(np.random.default_rng(seed)) for seed in range(seeds)], axis=0)
    print("| ARI | " + " | ".join(f"{ari:.3f}" for ari in figures) + " |")


def _employers(draw: np.random.Generator) -> list[float]:
    size, n = 60, 240
    staff = [Gathering(e * size + np.arange(size), 1.0) for e in range(n // size)]
    inside = [draw.choice(s.people, 3, replace=False) for s in staff for _ in range(20)]
    threads = inside + [draw.choice(n, 2, replace=False) for _ in range(30)]
    mail = Gathering(draw.choice(n, size, replace=False), 1.0)
    events = [*(Gathering(p, 0.5 ** draw.uniform(0, 4)) for p in threads), mail]
    both, known = together(n, [*staff, *events]), together(n, staff)
    rests = np.isin(both.u * n + both.v, known.u * n + known.v)
    firm = np.where(rests, np.nan, both.copresence)
    chosen = (
        rivals.everything(n, both),
        rivals.netgraph(n, both),
        backbone(n, both.u, both.v, both.weight, firm, Options()),
    )
    employer = np.arange(n) // size
    return [agreement(found(n, both, stays), employer)[0] for stays in chosen]


def show_costs() -> None:
    """Print seconds of choosing and of clustering, without and with the backbone."""
    print("\n| links | contacts | choose s | Leiden on all s | stay | Leiden on them s |")
    print("| --: | --: | --: | --: | --: | --: |")
    for contacts, crowds in ((2_000, 50), (5_000, 250), (5_000, 2_000)):
        drawn = world(Setting(people=contacts // 2, extra=contacts // 2, crowds=crowds), 1)
        n, links = drawn.n, drawn.links
        chosen, stays = _timed(rivals.netgraph, n, links)
        every, _ = _timed(found, n, links, np.ones_like(stays))
        staying, _ = _timed(found, n, links, stays)
        counts = f"| {len(stays):,} | {n:,} | {chosen:.3f} | {every:.2f} | {stays.sum():,} |"
        print(counts, f"{staying:.2f} |")


def _timed(task: Callable[..., NDArray[Any]], *given: object) -> tuple[float, NDArray[Any]]:
    start = perf_counter()
    result = task(*given)
    return perf_counter() - start, result


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.graph.backbone", description=__doc__
    )
    parser.add_argument("--seeds", type=int, default=8, help="worlds per setting (8)")
    parser.add_argument("--choices", action="store_true", help="other levels and sparing, too")
    given = parser.parse_args()
    show("ARI NMI still", RIVALS, given.seeds)
    if given.choices:
        options = {
            f"{level} {spared}": Options(backbone_level=level, backbone_spared=spared)
            for level in LEVELS
            for spared in SPARED
        }
        show(
            "level, spared: ARI NMI still",
            {
                name: lambda n, links, o=o: rivals.netgraph(n, links, o)
                for name, o in options.items()
            },
            given.seeds,
        )
    show_crossing(given.seeds)
    show_employers(given.seeds)
    show_costs()


if __name__ == "__main__":
    main()
