"""Which links clusters should rest on: `python -m benchmarks.graph.backbone`."""
