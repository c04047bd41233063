"""Joining nodes by evidence, where some nodes must stay apart."""

import numpy as np
import numpy.typing as npt
import polars as pl

Labels = npt.NDArray[np.int64]


def unite(nodes: pl.Series, edges: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """Connected components of `edges`, except where they would join what must stay apart.

    Components without a conflict are found at once; only inside a component that holds two nodes
    of one group are the edges tried one by one, strongest first.

    Args:
        nodes: Every node, once.
        edges: a, b, rank (0 = strongest), forced (a human said so: only another human's word stops
            it). Nodes that are not in `nodes` are ignored.
        apart: node, group, decided: two different nodes of one group are never joined; decided
            groups come from a human and stop forced edges too.

    Returns:
        One row per node: node, root (some node of its component, the smallest).
    """
    order = nodes.sort()
    index = pl.DataFrame({"node": order}).with_row_index("i")
    ends = (
        edges.join(index.rename({"node": "a", "i": "ia"}), on="a")
        .join(index.rename({"node": "b", "i": "ib"}), on="b")
        .sort("rank", "a", "b", "forced")
    )
    groups = apart.unique().join(index, on="node")
    labels = _components(len(order), ends["ia"].to_numpy(), ends["ib"].to_numpy())
    clashing = (
        groups.with_columns(pl.Series("label", labels)[groups["i"].cast(pl.Int64)])
        .group_by("label", "group")
        .agg(pl.col("i").n_unique().alias("n"))
        .filter(pl.col("n") > 1)["label"]
        .unique()
    )
    if clashing.len():
        inside = np.isin(labels, clashing.to_numpy())
        labels = np.where(inside, np.arange(len(order)), labels)
        _join_carefully(
            labels,
            ends.filter(pl.Series(inside)[ends["ia"].cast(pl.Int64)]),
            groups.filter(pl.Series(inside)[groups["i"].cast(pl.Int64)]),
        )
    return pl.DataFrame({"node": order, "root": order.gather(pl.Series(labels))})


def _components(n: int, a: npt.NDArray[np.uint32], b: npt.NDArray[np.uint32]) -> Labels:
    """The smallest node of each node's component, by hooking and pointer jumping."""
    labels = np.arange(n)
    while True:
        low = np.minimum(labels[a], labels[b])
        before = labels.copy()
        np.minimum.at(labels, labels[a], low)
        np.minimum.at(labels, labels[b], low)
        while not np.array_equal(labels, labels[labels]):
            labels = labels[labels]
        if np.array_equal(before, labels):
            return labels


def _join_carefully(labels: Labels, edges: pl.DataFrame, groups: pl.DataFrame) -> None:
    """Join edge by edge, strongest first, unless a group would then hold two joined nodes."""
    members = {i: [i] for i in np.unique(edges.select("ia", "ib").to_numpy()).tolist()}
    component = {i: i for i in members}
    held: dict[int, dict[str, bool]] = {i: {} for i in members}
    for i, group, decided in groups.select("i", "group", "decided").iter_rows():
        if i in held:
            held[i][group] = decided
    for ia, ib, forced in edges.select("ia", "ib", "forced").iter_rows():
        small, large = sorted((component[ia], component[ib]), key=lambda c: len(members[c]))
        if small == large or _forbidden(held[small], held[large], forced):
            continue
        # the smaller one moves: no node moves more often than log n times
        for i in members[small]:
            component[i] = large
        members[large] += members.pop(small)
        held[large].update(held.pop(small))
    for joined in members.values():
        labels[joined] = min(joined)


def _forbidden(mine: dict[str, bool], theirs: dict[str, bool], forced: bool) -> bool:
    few, many = sorted((mine, theirs), key=len)
    return any(group in many and (not forced or decided) for group, decided in few.items())
