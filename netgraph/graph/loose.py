"""What falls off an owner's visible network when one person goes."""

import igraph
import numpy as np

from netgraph.graph.build import graph
from netgraph.graph.pool import Ints


def falls_off(of: igraph.Graph) -> tuple[Ints, Ints, Ints]:
    """Who is parted from the rest when a cut point is taken away.

    A cut point parts what it joined into pieces. The largest of them is the rest (of equal ones
    that with the smallest vertex); all other pieces come loose.

    Args:
        of: The graph of an owner's contacts, the owner taken out.

    Returns:
        Three arrays, one entry per cut point and vertex that comes loose without it: the cut
        point, the vertex, and the number of its piece (from 1, the largest first). In order of
        the cut point, then the piece, then the vertex.

    References:
        Block-cut tree: Harary & Prins (1966), doi 10.5486/PMD.1966.13.1-4.19; Hopcroft & Tarjan
        (1973), doi 10.1145/362248.362272.
    """
    blocks, cuts = of.biconnected_components(return_articulation_points=True)
    tree = _Tree(int(of.vcount()), [list(block) for block in blocks])
    cut, loose, piece = [], [], []
    for point in sorted(cuts):
        for nth, vertices in enumerate(tree.loose(point), start=1):
            cut.append(np.full(len(vertices), point))
            piece.append(np.full(len(vertices), nth))
            loose.append(np.sort(vertices))
    if not cut:
        none = np.empty(0, dtype=np.int64)
        return none, none, none
    return np.concatenate(cut), np.concatenate(loose), np.concatenate(piece)


class _Tree:
    """Blocks and the vertices in them, hung up by one vertex of each connected part.

    In the order of a walk into the depth everything below a block lies side by side, so that a
    piece is a slice.
    """

    def __init__(self, n: int, blocks: list[list[int]]) -> None:
        top = n + len(blocks)
        block = np.repeat(np.arange(n, top), [len(b) for b in blocks])
        vertex = np.array([v for b in blocks for v in b], dtype=np.int64)
        woods = graph(top + 1, block, vertex)
        roots = np.array([part[0] for part in woods.connected_components()], dtype=np.int64)
        woods.add_edges((top, int(root)) for root in roots if root < n)
        order, above = (np.array(found) for found in woods.dfs(top))
        self._above = np.full(top + 1, -1)
        self._above[order] = above
        is_vertex = order < n
        self._vertices = order[is_vertex]
        self._start = np.zeros(top + 1, dtype=np.int64)  # vertices seen before
        self._start[order] = np.cumsum(is_vertex) - is_vertex
        self._size = np.zeros(top + 1, dtype=np.int64)  # vertices at and below
        self._size[:n] = 1
        for node in order[:0:-1]:
            self._size[self._above[node]] += self._size[node]
        self._root = np.arange(top + 1)
        for node in order[1:]:
            if self._above[node] != top:
                self._root[node] = self._root[self._above[node]]
        self._below: dict[int, list[int]] = {}
        for node in order[(order >= n) & (order < top)].tolist():
            self._below.setdefault(int(self._above[node]), []).append(node)

    def loose(self, point: int) -> list[Ints]:
        """The pieces without this cut point, all but the largest."""
        pieces = [self._at_and_below(block) for block in self._below.get(point, [])]
        root = self._root[point]
        if root != point:
            first, n = self._start[root], self._size[root]
            own, size = self._start[point] - first, self._size[point]
            whole = self._vertices[first : first + n]
            pieces.append(np.concatenate([whole[:own], whole[own + size :]]))
        return sorted(pieces, key=lambda piece: (-len(piece), int(piece.min())))[1:]

    def _at_and_below(self, node: int) -> Ints:
        first = self._start[node]
        return self._vertices[first : first + self._size[node]]
