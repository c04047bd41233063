"""netgraph: the exports of your own networks, as one honest graph with history."""

__version__ = "0.1.0"
