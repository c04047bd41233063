"""How much room an owner has to broker among some contacts, and how far these hang together."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from netgraph.graph.brokerage import brokerage
from netgraph.graph.build import graph


@dataclass(frozen=True, slots=True)
class Room:
    """The figures of one set of contacts; None where undefined."""

    constraint: float | None
    effective_size: float | None
    parts: int  # pieces of two contacts or more that no seen link joins


def room(contacts: pl.Series, links: pl.DataFrame) -> Room:
    """Measure some contacts of one owner by the links among them.

    Args:
        contacts: Their person_ids, each once.
        links: One row per pair of linked people: person_a, person_b, each pair once; pairs with
            anybody else are passed over.

    Returns:
        Constraint and effective size as in `brokerage`, and the number of connected parts.
    """
    number = pl.DataFrame({"person_id": contacts.sort()}).with_row_index("n")
    ends = links.join(number, left_on="person_a", right_on="person_id").join(
        number, left_on="person_b", right_on="person_id", suffix="_b"
    )
    u, v = (ends[end].cast(pl.Int64).to_numpy() for end in ("n", "n_b"))
    found = brokerage(len(contacts), u, v)
    pieces = np.array(graph(len(contacts), u, v).connected_components().sizes(), dtype=np.int64)
    return Room(found.constraint, found.effective_size, int((pieces > 1).sum()))
