"""What measuring costs, against what, and how it grows: `python -m benchmarks.graph`."""
