"""What the measures mean for a person: strength, referenceability, rank, names of clusters."""
