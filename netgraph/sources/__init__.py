"""Exports as the networks cut them, read into frames. Pure readers: no database, no network."""
