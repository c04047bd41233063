"""Results as documents a person keeps: a page, Markdown and CSV. Formatting, no calculation."""

from netgraph.report.content import OwnerReport
from netgraph.report.team import TeamReport
from netgraph.report.write import write_reports

__all__ = ["OwnerReport", "TeamReport", "write_reports"]
