"""Precision and recall by tier, and seconds, of netgraph's rules and of splink's model.

`python -m benchmarks.identity --records 10000 --seed 2 [--splink]` prints a Markdown table. The
rules were tuned on seed 1: report others. Automatic precision of 0.995 and a recall of 0.8 together
with review are required at 100,000 records; the exit status tells whether that holds.
"""

import argparse

from benchmarks.identity import ours
from benchmarks.identity.figures import Figures, measured
from benchmarks.identity.people import records

PRECISION, RECALL = 0.995, 0.8


def row(name: str, seed: int, f: Figures, seconds: float) -> str:
    """One line of the table."""

    def share(value: float | None) -> str:
        return "" if value is None else f"{value:.4f}"

    shares = (f.automatic_precision, f.automatic_recall, f.review_precision, f.both_recall)
    made, right, offered, both = map(share, shares)
    return (
        f"| {name} | {seed} | {f.records:,} | {f.true_pairs:,} | {f.automatic:,} | {made} "
        f"| {right} | {f.review:,} | {offered} | {both} | {seconds:.1f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity", description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--seed", type=int, nargs="+", default=[2])
    parser.add_argument("--splink", action="store_true", help="also splink (extra `bench`)")
    given = parser.parse_args()
    print(
        "| rules | seed | records | true pairs | automatic pairs | precision | recall "
        "| review pairs | precision | automatic + review recall | s |"
    )
    print(f"| --- |{' --: |' * 10}")
    held = True
    for seed in given.seed:
        found = records(given.records, seed)
        truth = found.select("key", "person")
        persons, offered, seconds = ours.resolved(found)
        figures = measured(truth, persons, offered)
        held &= (figures.automatic_precision or 0) >= PRECISION
        held &= (figures.both_recall or 0) >= RECALL
        print(row("netgraph", seed, figures, seconds), flush=True)
        if given.splink:
            from benchmarks.identity import rival

            persons, offered, seconds = rival.resolved(found)
            print(row("splink 5", seed, measured(truth, persons, offered), seconds), flush=True)
    raise SystemExit(not held)


if __name__ == "__main__":
    main()
