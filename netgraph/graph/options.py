"""What can be set about measuring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Settings of the graph room; the defaults are those of netgraph.toml."""

    seed: int = 1  # of everything drawn: clusters, dropped edges, pivots
    stability_runs: int = 50  # 0: no stability
    stability_drop: float = 0.1  # share of links each run leaves out
    backbone_level: float = (
        0.1  # how surprising a link that comes with a crowd must be; 1: all stay
    )
    backbone_spared: int = 20  # people with at most this many links by copresence: none is tested
    betweenness_budget: float = 1e8  # people * links up to which betweenness is exact (1-2 s)
    betweenness_pivots: int = 200  # people whose shortest paths are sampled above it
    min_coverage: float = 0.30  # below it the owner's structural measures are null
