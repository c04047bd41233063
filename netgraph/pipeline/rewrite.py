"""The last night's reports once more: elsewhere, of one owner alone, or with pseudonyms."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from netgraph.errors import StoreError, UsageError
from netgraph.pipeline.aside import whole_folder
from netgraph.pipeline.ask import meant_owner
from netgraph.pipeline.lock import run_lock
from netgraph.pipeline.night import Night
from netgraph.pipeline.redact import redacted
from netgraph.pipeline.reports import write_all
from netgraph.store.connect import writer

_REDACTED = "redacted"
_TOLD = """\
This report is redacted.

People bear pseudonyms, the same from night to night; only the secret of the home it comes from
(state/pseudonyms.key, which is in no report) could lead back from a pseudonym to a person. So do
owners, companies, places, worlds, files, and networks that netgraph does not know by name.

Left out: addresses, links, handles and telephone numbers; titles (of one that tells a rank, the
word that does is kept in hints for roles); what an entry of the changes said; who could be one
person, notes on exports and reasons of refusals.{small}

Dates and figures are those of the full report. Whoever knows the network well may recognise
somebody by them: hand this to people you trust with that.
"""
_SMALL = "\nCounts of fewer than {min_group} people are withheld from the team's report."


def rewrite(
    home: Path, out: Path | None, owner: str | None, *, redact: bool
) -> tuple[Path, dict[str, int]]:
    """Write the reports of the last night again.

    Args:
        home: The home.
        out: The folder to write, new or empty; null: HOME/redacted, for those with pseudonyms
            alone, where earlier ones are replaced.
        owner: Only this owner's, without the team's; null for all.
        redact: Whether people bear pseudonyms.

    Returns:
        The folder, and how many owners and files there are.

    Raises:
        UsageError: No folder is named, or it has other things in it; or there is no such owner.
        StoreError: No night has been yet, or the last one did not end.
        LockedError: A night is running.
    """
    folder = out or home / _REDACTED
    database = home / "state" / "writer.duckdb"
    if not database.exists():
        raise StoreError(f"{database}: no night has been yet. Run `netgraph run` first.")
    with run_lock(home):
        night = _last_night(home, owner)
        if not out and not redact:
            raise UsageError("where to? --out DIR names a new folder; or --redact, for pseudonyms")
        with whole_folder(folder, replaces=not out) as aside:
            if redact:
                return folder, _redacted(night, owner, aside)
            with writer(night.database) as con:
                return folder, write_all(con, night, aside, owner)


def _redacted(night: Night, owner: str | None, folder: Path) -> dict[str, int]:
    least = night.settings.min_group
    with redacted(night) as (con, called):
        counts = write_all(con, night, folder, called[owner] if owner else None, least)
    small = _SMALL.format(min_group=least) if least and not owner else ""
    (folder / "README.txt").write_text(_TOLD.format(small=small), encoding="utf-8")
    return counts


def _last_night(home: Path, owner: str | None) -> Night:
    """The last night, if it ended and knows this owner."""
    night = Night(home=home, inbox=home / "inbox", as_of=date.min, run_id="")
    with writer(night.database) as con:
        runs = "select outcome from state.runs order by started_at desc limit 1"
        outcomes = [o for (o,) in con.execute(runs).fetchall()]
        if outcomes not in (["done"], ["attention"]):
            raise StoreError(
                f"{home}: the last night did not end, so what is there may be of two nights. "
                "Run `netgraph run` first."
            )
        meant_owner(con, owner)
        ((as_of,),) = con.execute("select as_of from state.night").fetchall()
    return replace(night, as_of=as_of)
