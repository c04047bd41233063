"""How well the strength of ties tells which go on: `python -m benchmarks.strength`."""
