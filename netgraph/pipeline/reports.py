"""The reports of a night: what each owner's and the team's say, read and written down."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl

from netgraph.pipeline.night import Night
from netgraph.report import OwnerReport, TeamReport, write_reports
from netgraph.store.connect import Connection
from netgraph.store.query import run

_BATCH = 10  # owners whose reports are read together
_TABLES = (
    "findings", "key_people", "key_people_sets", "roles", "role_findings", "unmatched_decisions",
    "ranking", "closeness", "clusters", "bridges", "second_degree", "introductions", "openings",
    "pruning", "partings", "growth", "changes", "matches",
    "cluster_changes", "cluster_pairs", "cut_points", "weak_ties", "reconnect",
    "growth_together", "survival", "rebuild", "rebuild_people",
    "balance", "attention", "network_uses", "context_mix", "invitations", "own_history",
    "layout", "map_links", "accounts", "ties", "employment", "terms", "links",
    "exports", "notes",
)  # fmt: skip
# Counts of people in the tables of a team's report; how many of the team, it says anyway.
_OF_PEOPLE = {
    "owners": ("contacts", "shared", "known_well", "sole"),
    "news": ("size", "added", "removed", "returned"),
    "key_people": ("reach", "reach_added", "reach_lost", "reach_weakened"),
    "places": ("people",),
}
# Sentences that tell such counts, and which.
_TELLING = {"why": ("reach", "reach_added"), "loss_why": ("reach_lost", "reach_weakened")}


def write_all(
    con: Connection, night: Night, folder: Path, owner: str | None = None, min_group: int = 0
) -> dict[str, int]:
    """Write the reports of a night: each owner's, the team's, and the page that leads to them.

    Args:
        con: The writer's database, or one like it.
        night: The night whose day and settings the reports have.
        folder: The folder to write into.
        owner: Only this one's report; null for all, and the team's.
        min_group: Counts of people below it are withheld from the team's report.

    Returns:
        How many owners have a report, and in how many files.
    """
    most = None if owner else night.settings.report_owners
    owners = run(con, "report_owners", report_owners=most)
    exports = run(con, "report_home_exports")
    team = None if owner else _team(con, night, min_group)
    if owner:
        owners, exports = owners.filter(owner=owner), exports.filter(owner=owner)
    written = write_reports(folder, _reports(con, night, owners), exports, team)
    return {"owners": owners.height, "files": len(written)}


def _reports(con: Connection, night: Night, owners: pl.DataFrame) -> Iterator[OwnerReport]:
    """The reports of these owners, a few at a time: one search for many, and memory stays small."""
    weights = night.settings.score_weights
    for batch in owners.iter_slices(_BATCH):
        found = {
            table: run(
                con,
                f"report_{table}",
                owners=batch["owner"].to_list(),
                reconnect_list=night.settings.reconnect_list,
            )
            for table in (*_TABLES, "metrics")
        }
        for owner, name in batch.rows():
            own = {table: rows.filter(pl.col("owner") == owner) for table, rows in found.items()}
            yield OwnerReport(
                owner=owner,
                name=name,
                as_of=night.as_of,
                metrics=own.pop("metrics").drop("owner").row(0, named=True),
                weights=weights,
                **own,
            )


def _team(con: Connection, night: Night, min_group: int) -> TeamReport | None:
    """What the owners know together; null where one is alone, or nobody knows anybody."""
    found = {name: run(con, f"report_team_{name}") for name in TeamReport.TABLES}
    if min_group:
        found["key_people"] = found["key_people"].with_columns(
            _untold(sentence, counts, min_group) for sentence, counts in _TELLING.items()
        )
        for name, counts in _OF_PEOPLE.items():
            found[name] = found[name].with_columns(_withheld(c, min_group) for c in counts)
    return TeamReport(as_of=night.as_of, **found) if found["owners"].height > 1 else None


def _withheld(count: str, min_group: int) -> pl.Expr:
    """The count as text; a small one is not told, for whoever knows the group knows the people."""
    told = pl.col(count).cast(pl.String)
    small = pl.lit(f"fewer than {min_group}")
    return pl.when(pl.col(count) < min_group).then(small).otherwise(told).alias(count)


def _untold(sentence: str, counts: tuple[str, ...], min_group: int) -> pl.Expr:
    """The sentence, unless it tells a small count."""
    small = pl.any_horizontal((pl.col(c) > 0) & (pl.col(c) < min_group) for c in counts)
    told = pl.lit(f"Withheld: it tells of fewer than {min_group} people.")
    return pl.when(small).then(told).otherwise(pl.col(sentence)).alias(sentence)
