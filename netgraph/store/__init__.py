"""The one room that knows DuckDB: open, migrate, load, query, check, publish."""
