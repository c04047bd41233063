"""Orchestration only: the one place that imports Prefect."""
