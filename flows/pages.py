"""What people see of a night on Prefect's pages."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.logging.handlers import APILogHandler

from netgraph import pipeline


@contextmanager
def lines() -> Iterator[None]:
    """Show what netgraph logs during a flow run beside that run.

    Yields:
        Nothing; outside a run Prefect has no place for a line, so the block is within one.
    """
    log, handler = logging.getLogger("netgraph"), APILogHandler()
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)


def outcome(summary: pipeline.Summary) -> None:
    """Put the outcome beside the run: a summary, and what was refused and held, if anything.

    Args:
        summary: Of the night that is running.
    """
    create_markdown_artifact(summary.markdown(), key="nightly-summary", description="The night")
    refused = [{"file": file, "reason": reason} for file, reason in summary.refused]
    if refused:
        create_table_artifact(refused, key="refused-exports", description="Refused exports")
    held = [{"export": e, "list": name, "reason": why} for e, name, why in summary.held]
    if held:
        create_table_artifact(held, key="held-lists", description="Held lists")
