"""What the readers of files cost, each against the plain parse of a library."""
