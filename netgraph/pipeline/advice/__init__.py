"""The parts of advice: each module turns what is known of some owners into tables of one kind."""

from netgraph.pipeline.advice.balance import balance
from netgraph.pipeline.advice.crossings import crossings
from netgraph.pipeline.advice.everybody import everybody
from netgraph.pipeline.advice.findings import findings
from netgraph.pipeline.advice.introductions import introductions
from netgraph.pipeline.advice.key_people import key_people
from netgraph.pipeline.advice.known import Everybody, Known, Part, know
from netgraph.pipeline.advice.labels import labels
from netgraph.pipeline.advice.own_history import own_history
from netgraph.pipeline.advice.partings import partings
from netgraph.pipeline.advice.pruning import pruning
from netgraph.pipeline.advice.rebuild import rebuild
from netgraph.pipeline.advice.reconnect import reconnect
from netgraph.pipeline.advice.roles import roles
from netgraph.pipeline.advice.team import team, team_map

__all__ = ["PARTS", "Everybody", "Known", "everybody", "know", "team", "team_map"]

PARTS: tuple[Part, ...] = (
    labels,
    roles,
    key_people,  # with the roles that they hold
    introductions,
    pruning,
    crossings,
    reconnect,
    rebuild,
    partings,
    balance,
    own_history,
    findings,  # of all the others
)
