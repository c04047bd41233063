"""How well records of several networks are told to be one human, on invented people."""
