"""A flow that does nothing, under a server of its own: `python -m benchmarks.night.empty HOME`."""

import sys
from pathlib import Path

from flows.server import local_server


def main(home: Path) -> None:
    """Start a server as a night does, run nothing, end it.

    Args:
        home: A home whose Prefect database has been migrated, like the night's it is compared with.
    """
    with local_server(home):
        from prefect import flow

        from flows.runs import send

        @flow(name="empty")
        def empty() -> None:
            """Nothing."""

        empty()
        send()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
