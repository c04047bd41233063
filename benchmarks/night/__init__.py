"""What a night costs when there is nothing to do."""
