"""People and links to structural measures of each owner's network; the only room that knows igraph.

`prepare` numbers everybody once, `measure` takes any batch of owners. Every number is a function of
ids and links: the order of rows, of owners and of batches changes nothing.
"""

from netgraph.graph.crossings import Crossings, crossings
from netgraph.graph.frames import Measures
from netgraph.graph.measure import measure
from netgraph.graph.options import Options
from netgraph.graph.past import own_history
from netgraph.graph.pool import Pool, prepare
from netgraph.graph.room import Room, room
from netgraph.graph.successors import overlaps, same_clusters
from netgraph.graph.team import Team, measure_team
from netgraph.graph.team_layout import team_layout

__all__ = [
    "Crossings",
    "Measures",
    "Options",
    "Pool",
    "Room",
    "Team",
    "crossings",
    "measure",
    "measure_team",
    "overlaps",
    "own_history",
    "prepare",
    "room",
    "same_clusters",
    "team_layout",
]
