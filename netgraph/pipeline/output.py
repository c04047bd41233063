"""What people get: reports as a whole, the published database, and the outcome of the night."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from netgraph.pipeline.aside import whole_folder
from netgraph.pipeline.disk import drop_reports
from netgraph.pipeline.night import Night, StepDone, digest, perform
from netgraph.pipeline.reports import write_all
from netgraph.store import publish as publishing
from netgraph.store import steps
from netgraph.store.checks import run_checks
from netgraph.store.connect import Connection, writer
from netgraph.store.query import run
from netgraph.store.steps import fingerprint_of


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
        with whole_folder(target, replaces=True) as aside:
            counts = write_all(con, night, aside)
        _let_latest_follow(target)
        return {"checks": checks, **counts}

    return perform(night, "report", work, inputs, is_inside=False)


def publish(night: Night) -> StepDone:
    """Build the published database aside, and replace the old one."""
    version = night.settings.storage_version

    def inputs(con: Connection) -> str:
        if not night.published.exists():
            steps.forget(con, "publish")
        return digest(fingerprint_of(con, "advise"), version)

    def work(con: Connection) -> Mapping[str, int]:
        return {"bytes": publishing.publish(con, night.published, version)}

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
    drop_reports(night.home, night.settings.keep_reports, night.as_of)
    names = ("step", "skipped", "seconds", "peak_mb")
    return Summary(
        as_of=night.as_of.isoformat(),
        report=night.home / "reports" / night.as_of.isoformat() / "index.html",
        counts=counts,
        refused=refused,
        held=held,
        steps=[dict(zip(names, row, strict=True)) for row in taken],
    )


def _let_latest_follow(target: Path) -> None:
    """`latest` leads to the newest day."""
    latest = target.with_name("latest")
    if not latest.exists() or latest.resolve().name <= target.name:
        link = target.with_name(".latest")
        link.unlink(missing_ok=True)
        link.symlink_to(target.name, target_is_directory=True)
        link.replace(latest)
