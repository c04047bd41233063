"""What a night costs that finds nothing new, against an empty flow started the same way.

`python -m benchmarks.night HOME [--inbox DIR] [--as-of YYYY-MM-DD]` prints a Markdown table. The
night may take 1.5 times the empty flow, and 2 s.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 3


def run(*arguments: str) -> tuple[float, float]:
    """Run Python with these arguments.

    Args:
        arguments: What follows the interpreter.

    Returns:
        Seconds from start to end, and the MB its largest process held at most (the server's too).
    """
    started = time.monotonic()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)}: status {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return time.monotonic() - started, usage.ru_maxrss / unit


def row(name: str, taken: list[tuple[float, float]]) -> tuple[float, str]:
    """One line of the table.

    Args:
        name: What ran.
        taken: Seconds and MB of each run.

    Returns:
        The median of the seconds, and the line.
    """
    seconds = [s for s, _ in taken]
    median = statistics.median(seconds)
    each = ", ".join(f"{s:.1f}" for s in seconds)
    return median, f"| {name} | {each} | {median:.1f} | {max(mb for _, mb in taken):.0f} |"


def main() -> None:
    """Measure by turns, so that a busy minute hits both, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.night", description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--inbox", type=Path)
    parser.add_argument("--as-of")
    given = parser.parse_args()
    night = ["-m", "netgraph", "run", "--home", str(given.home)]
    night += ["--inbox", str(given.inbox)] if given.inbox else []
    night += ["--as-of", given.as_of] if given.as_of else []
    empty = ["-m", "benchmarks.night.empty", str(given.home)]
    run(*night)
    turns = [(run(*empty), run(*night)) for _ in range(RUNS)]
    floor, first = row("empty flow", [e for e, _ in turns])
    taken, second = row("night with nothing new", [n for _, n in turns])
    allowed = 1.5 * floor + 2
    print("| what | seconds | median | MB |", "|---|---|---|---|", first, second, sep="\n")
    print(f"\nAllowed: {allowed:.1f} s. Taken: {taken:.1f} s.")
    raise SystemExit(taken > allowed)


if __name__ == "__main__":
    main()
