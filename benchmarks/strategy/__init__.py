"""What advice costs, and how it compares: `python -m benchmarks.strategy.pruning`."""
