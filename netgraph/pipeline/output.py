"""What people get: reports as a whole, the published database, and the outcome of the night."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from netgraph.pipeline.night import Night, StepDone, digest, perform
from netgraph.report import OwnerReport, TeamReport, write_reports
from netgraph.store import publish as publishing
from netgraph.store import steps
from netgraph.store.checks import run_checks
from netgraph.store.connect import Connection, writer
from netgraph.store.query import run
from netgraph.store.steps import fingerprint_of

_BATCH = 10  # owners whose reports are read together
_TABLES = (
    "findings", "key_people", "key_people_sets", "roles", "role_findings", "unmatched_decisions",
    "ranking", "closeness", "clusters", "bridges", "second_degree", "introductions", "openings",
    "pruning", "partings", "growth", "changes", "matches",
    "cluster_changes", "cluster_pairs", "cut_points", "weak_ties", "reconnect",
    "growth_together", "survival", "rebuild", "rebuild_people",
    "balance", "attention", "network_uses", "context_mix", "invitations", "own_history",
    "exports", "notes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How the night ended, for people and scripts."""

    as_of: str
    report: Path
    counts: dict[str, int]
    refused: list[tuple[str, str]]  # file, reason
    held: list[tuple[str, str | None, str]]  # export_id, list (null: the export), reason
    steps: list[dict[str, object]]

    @property
    def status(self) -> int:
        """Exit status: 0 done; 3 done, but something was refused or held."""
        return 3 if self.refused or self.held else 0

    def record(self) -> dict[str, object]:
        """For scripts."""
        return {
            "as_of": self.as_of,
            "status": self.status,
            "report": str(self.report),
            "counts": self.counts,
            "refused": [{"file": f, "reason": r} for f, r in self.refused],
            "held": [{"export_id": e, "list": n, "reason": r} for e, n, r in self.held],
            "steps": self.steps,
        }

    def text(self) -> str:
        """For people at a terminal."""
        lines = [", ".join(_counted(name, n) for name, n in self.counts.items())]
        lines += [f"refused  {file}: {reason}" for file, reason in self.refused]
        for export_id, name, reason in self.held:
            lines.append(f"held     {export_id}{f' {name}' if name else ''}: {reason}")
            if name:
                lines.append(f"         netgraph accept {export_id} {name}   (or reject)")
        return "\n".join([*lines, f"Report: {self.report}"])

    def markdown(self) -> str:
        """A short account of the night."""
        counts = "\n".join(f"- {_counted(name, n)}" for name, n in self.counts.items())
        return (
            f"# Night of {self.as_of}\n\n{counts}\n- {len(self.refused)} exports refused\n"
            f"- {len(self.held)} lists held\n\nReport: {self.report}\n"
        )


def _counted(name: str, n: int) -> str:
    """A count with its noun."""
    one = {"people": "person"}.get(name, name.removesuffix("s"))
    return f"{n:,} {one if n == 1 else name}"


def report(night: Night) -> StepDone:
    """Check the content, write the reports aside and put them in place as a whole."""
    settings = night.settings
    target = night.home / "reports" / night.as_of.isoformat()

    def inputs(con: Connection) -> str:
        if not all(path.exists() for path in (target / "index.html", target.with_name("latest"))):
            steps.forget(con, "report")
        own = (settings.report_owners, settings.reconnect_list)
        return digest(fingerprint_of(con, "advise"), own)

    def work(con: Connection) -> Mapping[str, int]:
        checks = run_checks(con)
        staging = target.with_name(f".{target.name}.writing")
        shutil.rmtree(staging, ignore_errors=True)
        owners = run(con, "report_owners", report_owners=settings.report_owners)
        home_exports = run(con, "report_home_exports")
        reports = _reports(con, night, owners)
        written = write_reports(staging, reports, home_exports, _team(con, night))
        _put_in_place(staging, target)
        return {"checks": checks, "owners": owners.height, "files": len(written)}

    return perform(night, "report", work, inputs, is_inside=False)


def publish(night: Night) -> StepDone:
    """Build the published database aside, and replace the old one."""

    def inputs(con: Connection) -> str:
        if not night.published.exists():
            steps.forget(con, "publish")
        return digest(fingerprint_of(con, "advise"))

    def work(con: Connection) -> Mapping[str, int]:
        return {"bytes": publishing.publish(con, night.published)}

    return perform(night, "publish", work, inputs, is_inside=False)


def summary(night: Night) -> Summary:
    """Close the night: its outcome goes into `runs`, here and in the published database."""
    with writer(night.database) as con:
        rows = run(con, "outcome").rows()
        refused = [(subject, reason) for what, subject, _, reason in rows if what == "refused"]
        held = [(subject, name, reason) for what, subject, name, reason in rows if what == "held"]
        con.execute(
            "update state.runs set outcome = ?, "
            "seconds = epoch(?::timestamp) - epoch(started_at) where run_id = ?",
            [
                "attention" if rows else "done",
                datetime.now(UTC).replace(tzinfo=None),
                night.run_id,
            ],
        )
        publishing.publish_runs(con, night.published)
        counts = {
            name: con.execute(f"select count(*) from core.{name}").fetchall()[0][0]
            for name in ("exports", "owners", "people", "contacts", "links", "events")
        }
        taken = con.execute(
            "select step, skipped, seconds, peak_mb from state.run_steps "
            "where run_id = ? order by place",
            [night.run_id],
        ).fetchall()
    names = ("step", "skipped", "seconds", "peak_mb")
    return Summary(
        as_of=night.as_of.isoformat(),
        report=night.home / "reports" / night.as_of.isoformat() / "index.html",
        counts=counts,
        refused=refused,
        held=held,
        steps=[dict(zip(names, row, strict=True)) for row in taken],
    )


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


def _team(con: Connection, night: Night) -> TeamReport | None:
    """What the owners know together; null where one is alone, or nobody knows anybody."""
    found = {name: run(con, f"report_team_{name}") for name in TeamReport.TABLES}
    return TeamReport(as_of=night.as_of, **found) if found["owners"].height > 1 else None


def _put_in_place(staging: Path, target: Path) -> None:
    """Swap the whole folder in, and let `latest` follow to the newest day."""
    old = target.with_name(f".{target.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    staging.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    latest = target.with_name("latest")
    if not latest.exists() or latest.resolve().name <= target.name:
        link = target.with_name(".latest")
        link.unlink(missing_ok=True)
        link.symlink_to(target.name, target_is_directory=True)
        link.replace(latest)
