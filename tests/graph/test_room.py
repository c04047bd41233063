import random

import networkx as nx
import polars as pl
import pytest

from netgraph.graph import Room, room


def drawn(seed: int) -> tuple[list[str], pl.DataFrame, nx.Graph]:
    draw = random.Random(seed)
    ids = [f"p{i}" for i in range(10)]
    pairs = [(a, b) for a in ids for b in ids if a < b and draw.random() < 0.15]
    among = nx.Graph(pairs)
    among.add_nodes_from(ids)
    rows = [*pairs, ("p1", "stranger")]
    return ids, pl.DataFrame(rows, schema=["person_a", "person_b"], orient="row"), among


@pytest.mark.parametrize("seed", range(15))
def test_room_is_what_networkx_finds_in_the_ego_network(seed: int) -> None:
    ids, links, among = drawn(seed)
    stays = ids[seed % 5 :]
    part = among.subgraph(stays)
    ego = nx.Graph(part)
    ego.add_edges_from(("me", i) for i in stays)

    found = room(pl.Series(stays), links)

    assert found.constraint == pytest.approx(nx.constraint(ego, ["me"])["me"])
    assert found.effective_size == pytest.approx(nx.effective_size(ego, ["me"])["me"])
    assert found.parts == sum(len(c) > 1 for c in nx.connected_components(part))


def test_nobody_has_no_room() -> None:
    none = pl.DataFrame(schema={"person_a": pl.String, "person_b": pl.String})

    assert room(pl.Series([], dtype=pl.String), none) == Room(None, None, 0)
