"""Lists over time: which list counts, when each tie began and ended, what changed, how it grew."""

from netgraph.history.chain import Holding, standing_lists
from netgraph.history.changes import changes_between
from netgraph.history.growth import growth
from netgraph.history.spells import tie_spells
from netgraph.history.together import growth_together, people_by_day, resets

__all__ = [
    "Holding",
    "changes_between",
    "growth",
    "growth_together",
    "people_by_day",
    "resets",
    "standing_lists",
    "tie_spells",
]
