"""Which cluster of one night is which of another."""

import igraph
import polars as pl

PAIR = ["owner", "before", "now"]
STEPS = 2**20  # an overlap in whole steps: sums of them are exact


def overlaps(before: pl.DataFrame, now: pl.DataFrame) -> pl.DataFrame:
    """Compare the clusters of two nights by the people who are in one on both.

    Args:
        before: The earlier night, one row per clustered contact: owner, cluster_id, person_id.
        now: The later one likewise.

    Returns:
        One row per pair of an owner's clusters that have somebody in common: owner, before, now
        (the two cluster_ids), shared (people), overlap (Jaccard of those present both times,
        above 0 to 1: who is in a cluster on one night only speaks for nobody), share (of the
        people of the larger one that is shared).
    """
    person = ["owner", "person_id"]
    sizes = [
        night.group_by("owner", pl.col("cluster_id").alias(name)).agg(
            pl.len().alias(f"{name}_size")
        )
        for night, name in ((before, "before"), (now, "now"))
    ]
    both = before.rename({"cluster_id": "before"}).join(
        now.rename({"cluster_id": "now"}), on=person
    )
    union = pl.len().over("owner", "before") + pl.len().over("owner", "now")
    return (
        both.with_columns(union=union)
        .group_by(PAIR)
        .agg(shared=pl.len().cast(pl.Int64), union=pl.col("union").first())
        .join(sizes[0], on=["owner", "before"])
        .join(sizes[1], on=["owner", "now"])
        .select(
            *PAIR,
            "shared",
            overlap=pl.col("shared") / (pl.col("union") - pl.col("shared")),
            share=pl.col("shared") / pl.max_horizontal("before_size", "now_size"),
        )
        .sort("owner", *(order for end in ("before", "now") for order in _by_number(end)))
    )


def same_clusters(overlapping: pl.DataFrame, least: float, least_share: float) -> pl.DataFrame:
    """Pair clusters one to one so that the sum of their overlaps is as large as can be.

    Exact, not greedy: of two halves, one must not take the name that fits another cluster better.
    The optimum is igraph's; only clusters that compete for each other need it.

    Args:
        overlapping: What `overlaps` gives; among equally good pairings the rows that come first
            win, so their order decides.
        least: The least overlap of a pair.
        least_share: The least share: a handful does not carry a name over to a crowd.

    Returns:
        The rows of the pairs: owner, before, now.

    References:
        Greene, Doyle, Cunningham (2010), doi 10.1109/ASONAM.2010.17; the assignment problem: Kuhn
        (1955), doi 10.1002/nav.3800020109.
    """
    close = overlapping.filter(pl.col("overlap") >= least, pl.col("share") >= least_share)
    rivals = (pl.len().over("owner", "before") > 1) | (pl.len().over("owner", "now") > 1)
    competing = close.with_columns(rivals=rivals)
    settled = [competing.filter(~pl.col("rivals")).select(PAIR)]
    of_owners = competing.filter("rivals").partition_by("owner", maintain_order=True)
    return pl.concat(settled + [_best_pairs(pairs) for pairs in of_owners]).sort(PAIR)


def _by_number(column: str) -> tuple[pl.Expr, pl.Expr]:
    """c2 before c10."""
    return pl.col(column).str.len_chars(), pl.col(column)


def _best_pairs(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs of one owner whose overlaps have the largest sum."""
    count = len(pairs)
    numbered = pairs.select(
        u=pl.col("before").rank("dense").cast(pl.Int64) - 1,
        v=pl.col("now").rank("dense").cast(pl.Int64) - 1,
        # what can be gained by place is less than one step of the overlap
        weight=(pl.col("overlap") * STEPS).round() * (count * count + 1)
        + (count - pl.int_range(pl.len())),
    )
    left, right = (int(numbered.select(pl.col(c).max()).item()) + 1 for c in ("u", "v"))
    edges = numbered.select("u", pl.col("v") + left).rows()
    found = igraph.Graph(left + right, edges).maximum_bipartite_matching(
        types=[0] * left + [1] * right, weights=numbered["weight"].to_list(), eps=0
    )
    chosen = [found.match_of(u) == v for u, v in edges]
    return pairs.filter(pl.Series(chosen, dtype=pl.Boolean)).select(PAIR)
