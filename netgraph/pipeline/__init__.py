"""The steps of a night as plain functions; the one place that sees every room."""

from netgraph.pipeline.advise import advise
from netgraph.pipeline.derive import connect, measure, rank, resolve
from netgraph.pipeline.ingest import has_work, ingest
from netgraph.pipeline.lock import run_lock
from netgraph.pipeline.night import Night, StepDone, begin, start
from netgraph.pipeline.output import Summary, publish, report, summary

__all__ = [
    "Night",
    "StepDone",
    "Summary",
    "advise",
    "begin",
    "connect",
    "has_work",
    "ingest",
    "measure",
    "publish",
    "rank",
    "report",
    "resolve",
    "run_lock",
    "start",
    "summary",
]
