"""People and links to structural measures of each owner's network; the only room that knows igraph.

`prepare` numbers everybody once, `measure` takes any batch of owners. Every number is a function of
ids and links: the order of rows, of owners and of batches changes nothing.
"""

from netgraph.graph.frames import Measures
from netgraph.graph.measure import measure
from netgraph.graph.options import Options
from netgraph.graph.pool import Pool, prepare

__all__ = ["Measures", "Options", "Pool", "measure", "prepare"]
