"""One night: where it works, what day it is, what was done and what it cost."""

import contextlib
import hashlib
import json
import logging
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib import metadata
from pathlib import Path

import polars as pl

from netgraph.identity.keys import key_from_text
from netgraph.pipeline.decisions import read_decisions
from netgraph.settings import Settings, read_settings
from netgraph.store import publish, query, steps
from netgraph.store.connect import Connection, transaction, writer
from netgraph.store.files import sql_folder

log = logging.getLogger("netgraph")
begun = logging.getLogger("netgraph.begun")  # heard only where somebody watches
_STATUS = Path("/proc/self/status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """A night's parameters; a backfill is the same call with another day."""

    home: Path
    inbox: Path
    as_of: date
    run_id: str

    @property
    def database(self) -> Path:
        """The writer's own database."""
        return self.home / "state" / "writer.duckdb"

    @property
    def published(self) -> Path:
        """The database that people read."""
        return self.home / "netgraph.duckdb"

    @property
    def settings(self) -> Settings:
        """What the home's netgraph.toml says now."""
        return read_settings(self.home / "netgraph.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """What one step did."""

    step: str
    skipped: bool
    seconds: float
    peak_mb: float
    counts: dict[str, int]

    def line(self) -> str:
        """For people: one plain line, counts only."""
        what = ", ".join(f"{n:,} {name.replace('_', ' ')}" for name, n in self.counts.items())
        done = "nothing new" if self.skipped else what or "done"
        return f"{self.step:<8} {self.seconds:7.2f} s {self.peak_mb:7.0f} MB  {done}"


def start(home: Path, inbox: Path | None, as_of: date) -> Night:
    """A night that begins now."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    return Night(home=home, inbox=inbox or home / "inbox", as_of=as_of, run_id=moment)


def begin(night: Night) -> StepDone:
    """Open the store, take down what the night rests on: settings, decisions, the day."""

    def work(con: Connection) -> Mapping[str, int]:
        # before anything can go wrong: a night that fails on a decision is in the records too
        with transaction(con):
            con.execute("update state.runs set outcome = 'interrupted' where outcome is null")
            con.execute(
                "insert into state.runs values (?, ?, ?, null, null)",
                [night.run_id, night.as_of, datetime.now(UTC).replace(tzinfo=None)],
            )
        with transaction(con):
            return note_down(con)

    def note_down(con: Connection) -> Mapping[str, int]:
        _store_settings(con, night)
        decisions = read_decisions(night.home / "decisions")
        for name in ("accepted", "exports", "identities", "key_people", "labels", "roles"):
            query.replace(con, f"decisions.{name}", decisions[name])
        query.replace(con, "decisions.owners", _own_keys(decisions["owners"]))
        make_views(con)
        return {"decisions": sum(f.height for f in decisions.values())}

    return perform(night, "begin", work)


def _own_keys(owners: pl.DataFrame) -> pl.DataFrame:
    """decisions/owners.csv as keys: owner, key."""
    rows = [(o, key_from_text(o, s, a)) for o, s, a in owners.iter_rows() if o and s and a]
    return pl.DataFrame(rows, schema={"owner": pl.String, "key": pl.String}, orient="row")


def make_views(con: Connection) -> None:
    """Make views and macros anew, unless they are those of the present files."""
    views = code_digest(*(sql_folder() / room for room in ("views", "macros", "schema")))
    if not steps.is_done(con, "views", views):
        publish.create_views(con)
        steps.mark(con, "views", views, {})


def _store_settings(con: Connection, night: Night) -> None:
    settings = night.settings
    until = datetime.combine(night.as_of + timedelta(days=1), datetime.min.time())
    row = {
        "as_of": night.as_of,
        "until": until,
        "half_life_days": settings.half_life_days,
        "group_cap": settings.group_cap,
        "crowd_cap": settings.crowd_cap,
        "default_owner": settings.owner,
        "time_zone": settings.time_zone,
    }
    query.replace(con, "state.night", pl.DataFrame([row]))
    for table, mapping, value in (
        ("base_weights", settings.base_weights, "weight"),
        ("contact_kinds", settings.contact_kinds, "makes_contact"),
    ):
        rows = pl.DataFrame({"kind": list(mapping), value: list(mapping.values())})
        query.replace(con, f"state.{table}", rows)


def perform(
    night: Night,
    step: str,
    work: Callable[[Connection], Mapping[str, int]],
    fingerprint: Callable[[Connection], str] | None = None,
    *,
    is_inside: bool = True,
) -> StepDone:
    """Do one step, unless the store says that it is done.

    Args:
        night: The night.
        step: Its name.
        work: What to do; returns what it counted.
        fingerprint: Of everything the output depends on; without it the step is always done.
        is_inside: Whether the output is in the writer's database: it is then committed together
            with the fingerprint. Otherwise the work puts it in place as a whole by itself.

    Returns:
        What was done; it is also logged and kept in `runs`.
    """
    begun.debug(step)
    started = time.monotonic()
    _reset_peak()
    with writer(night.database) as con:
        mark = fingerprint(con) if fingerprint else None
        skipped = mark is not None and steps.is_done(con, step, mark)
        try:
            if skipped:
                counts = steps.counts_of(con, step)
            elif mark is not None and is_inside:
                counts = steps.commit_step(con, step, mark, lambda: work(con))
            else:
                counts = dict(work(con))
                if mark is not None:
                    steps.mark(con, step, mark, counts)
        except Exception:
            steps.note_failure(con, night.run_id)
            if night.published.exists():  # whoever asks for the status sees it at once
                publish.publish_runs(con, night.published)
            raise
        done = StepDone(
            step=step,
            skipped=skipped,
            seconds=round(time.monotonic() - started, 3),
            peak_mb=round(_peak_mb(), 1),
            counts=counts,
        )
        record(con, night, done)
    log.info(done.line())
    return done


def record(con: Connection, night: Night, done: StepDone) -> None:
    """Keep what a step cost."""
    con.execute(
        "insert or replace into state.run_steps select ?, count(*) + 1, ?, ?, ?, ?, ? "
        "from state.run_steps where run_id = ? and step != ?",
        [
            night.run_id,
            done.step,
            done.skipped,
            done.seconds,
            done.peak_mb,
            json.dumps(done.counts, sort_keys=True),
            night.run_id,
            done.step,
        ],
    )


def digest(*parts: object) -> str:
    """A short fingerprint of anything that has a stable text form."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


@cache
def code_digest(*folders: Path) -> str:
    """Of all source files in these folders: another code may give another result.

    Read once: a process goes on with the code that it has loaded.
    """
    files = sorted(f for folder in folders for f in folder.rglob("*") if f.suffix in _CODE)
    return digest(*((f.name, hashlib.sha256(f.read_bytes()).hexdigest()) for f in files))


@cache
def versions(*packages: str) -> tuple[str, ...]:
    """Of packages whose data a result rests on: another release may give another result."""
    return tuple(metadata.version(package) for package in packages)


_CODE = {".py", ".sql", ".j2", ".css", ".js"}


def _reset_peak() -> None:
    """Start the kernel's high-water mark anew, where it can be (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_mb() -> float:
    """Most memory held since the last reset; elsewhere than on Linux, since the process began."""
    if _STATUS.exists():
        for line in _STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
