"""`python -m netgraph`: the command line."""

from netgraph.cli import main

main()
