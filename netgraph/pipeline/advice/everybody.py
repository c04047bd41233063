"""What advice to all owners rests on alike."""

from netgraph.pipeline.advice.decided import people_meant
from netgraph.pipeline.advice.known import Everybody
from netgraph.pipeline.advice.namesakes import folded_names
from netgraph.store.connect import Connection
from netgraph.store.query import run


def everybody(con: Connection) -> Everybody:
    """Read it: a look at every observation and every name, so once a night."""
    return Everybody(
        meant=people_meant(con), names=folded_names(con), alike=run(con, "advice_alike")
    )
