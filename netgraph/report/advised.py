"""The tables of a report that say what to know and do; as in columns.py, each said once."""

from netgraph.report.table import Table

# Written as CSV, in this order.
ADVISED: tuple[Table, ...] = ()
