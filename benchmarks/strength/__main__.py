"""How well the strength of ties tells which of them go on, against the obvious measures.

The last part of the time is hidden; every tie there was before is scored by what was seen, and
judged by whether the two were in contact in the hidden time. FILE is an interactions file of the
neutral format (.csv or .parquet), or a whole neutral export with one in it.
"""

import argparse
from pathlib import Path

import polars as pl

from benchmarks.strength.accuracy import average_precision, roc_auc
from benchmarks.strength.hindsight import read_events, ties
from netgraph.errors import NetgraphError

PUBLIC = Path(__file__).resolve().parents[3] / "shared" / "data" / "email-eu-events-2004-02-29"
RIVALS = ("recency", "frequency", "recency x frequency")
MEASURES = ("warmth", "strength", *RIVALS)


def accuracy(scored: pl.DataFrame) -> pl.DataFrame:
    """How well each measure tells which ties go on.

    Args:
        scored: One row per tie: is_active, and the measures; null is below every number.

    Returns:
        One row per measure: measure, roc_auc, average_precision (null where nothing can be told).
    """
    is_active = scored["is_active"].to_numpy()
    rows = []
    for measure in MEASURES:
        ranks = scored[measure].rank("dense").fill_null(0).to_numpy()
        rows.append((measure, roc_auc(is_active, ranks), average_precision(is_active, ranks)))
    return pl.DataFrame(rows, schema=["measure", "roc_auc", "average_precision"], orient="row")


def show(scored: pl.DataFrame) -> None:
    """Print the figures of all ties, and of those that are known to be two-sided."""
    known = scored.filter(pl.col("strength").is_not_null())
    print("| measure | ROC-AUC | AP | two-sided only: ROC-AUC | AP |")
    print("| --- | --: | --: | --: | --: |")
    both = accuracy(scored).join(accuracy(known), on="measure", maintain_order="left")
    for measure, *figures in both.iter_rows():
        print(f"| {measure} |", " | ".join("" if f is None else f"{f:.4f}" for f in figures), "|")
    for name, part in (("all", scored), ("two-sided", known)):
        print(f"\n{name}: {part.height:,} ties, {part['is_active'].sum():,} go on", end="")
    print()


def main() -> None:
    """Read, hide, score, compare."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.strength", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=PUBLIC)
    parser.add_argument("--hide", type=float, default=0.2, help="share of the days (0.2)")
    given = parser.parse_args()
    if given.file == PUBLIC and not PUBLIC.exists():
        print("skipped: the public mail events are not in ../shared/data; name a file of your own")
        return
    try:
        told = read_events(given.file)
        as_of = told.last_visible(given.hide)
    except NetgraphError as ex:
        raise SystemExit(str(ex)) from ex
    print(
        f"{given.file.name}: {told.events.height:,} events of {len(told.people):,} people, "
        f"{told.rejected:,} rows rejected; seen until {as_of}\n"
    )
    show(ties(told, as_of))


if __name__ == "__main__":
    main()
