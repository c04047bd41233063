"""One night, now: what the command line calls."""

from datetime import date
from pathlib import Path

from flows.server import local_server
from netgraph import pipeline


def run_night(home: Path, inbox: Path | None = None, as_of: date | None = None) -> pipeline.Summary:
    """Run the night under Prefect, with a server of its own unless one is named or running.

    Args:
        home: Where decisions, state and reports live.
        inbox: The exports as downloaded; null for `HOME/inbox`. Read, never changed.
        as_of: The day the night speaks of; null for the day it starts.

    Returns:
        What was loaded, refused and held, and where the report is.

    Raises:
        LockedError: Another night holds this home; no server was started for nothing.
        NetgraphError: A step failed, or no Prefect server came up.
    """
    # Only a look: the flow itself takes the lock, so that a scheduled night is held to it too.
    with pipeline.run_lock(home):
        pass
    with local_server(home):
        from flows.nightly import nightly
        from flows.runs import send

        try:
            return nightly(home, inbox, as_of)
        finally:
            send()
