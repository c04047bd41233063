"""What the last night says is missing or wrong: exports, lists, own accounts, pairs that wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from netgraph.pipeline.doctor.checks import ADVICE, ATTENTION, OK, Check
from netgraph.pipeline.doctor.exports import exports_read
from netgraph.pipeline.doctor.lacking import lacking
from netgraph.pipeline.doctor.requests import REQUESTS
from netgraph.store.connect import PUBLISHED, Connection, reader
from netgraph.store.query import run, select
from netgraph.text import NETWORKS

_OLD = timedelta(days=90)  # an export older than this tells little of how alive ties are
_LATE = timedelta(days=7)
_BROKEN = {"failed": "failed", "interrupted": "was interrupted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Nights:
    """What is published, as far as it tells what would help."""

    checks: list[Check]
    exports: pl.DataFrame  # as `exports_read` gives them
    networks: pl.DataFrame  # owner, source, state (missing, old or fine), newest_on


def examine_nights(home: Path, as_of: date, min_coverage: float) -> Nights:
    """Look at what the last night published.

    Args:
        home: The home.
        as_of: The day by which exports are old.
        min_coverage: The setting.

    Raises:
        NetgraphError: Nothing is published yet, or the file is damaged or of an older version.
    """
    with reader(home / PUBLISHED) as con:
        seen = run(con, "doctor_networks")
        owners = run(con, "doctor_owners")
        checks = [
            *_nights(con, as_of),
            *_waiting(con),
            *_lists(con),
            *_decided(con),
            *_pairs(con),
            *_own(con),
            *_owners(owners, seen, min_coverage),
            *lacking(run(con, "doctor_newest")),
        ]
        exports = exports_read(con)
    return Nights(
        checks=checks,
        exports=exports,
        networks=_networks(owners, seen, as_of),
    )


def _nights(con: Connection, as_of: date) -> Iterator[Check]:
    rows = select(con, "select as_of, outcome from main.runs order by started_at desc").rows()
    day, outcome = rows[0] if rows else (None, None)
    if outcome in _BROKEN:
        yield Check(
            ATTENTION,
            "nights",
            f"the last night, of {day}, {_BROKEN[outcome]}",
            "run it again: it goes on where it stopped, and says what is wrong",
        )
    elif day is not None and as_of - day > _LATE:
        yield Check(
            ADVICE,
            "nights",
            f"the last night is of {day}, {(as_of - day).days} days before {as_of}",
            "`netgraph serve` keeps the schedule",
        )
    else:
        yield Check(OK, "nights", f"the last night is of {day}")


def _waiting(con: Connection) -> Iterator[Check]:
    for what, subject, name, reason in run(con, "outcome").iter_rows():
        if what == "refused":
            yield Check(ATTENTION, "refused", f"{subject}: {reason}", "replace it, or remove it")
        elif name is None:
            yield Check(ATTENTION, "held", f"{subject}: {reason}", "keep the one that is right")
        else:
            yield Check(
                ATTENTION,
                "held",
                f"{subject} {name}: {reason}",
                f"netgraph accept {subject} {name}   (or reject)",
            )


def _lists(con: Connection) -> Iterator[Check]:
    for owner, source, on, name, reason in run(con, "doctor_lists").iter_rows():
        yield Check(
            ATTENTION,
            "lists",
            f"{owner}/{source}/{on} {name}: {reason or 'not whole'}; nobody is removed by it",
            "put what is missing beside it, or ask for the export again",
        )


def _decided(con: Connection) -> Iterator[Check]:
    unmatched = "select owner, file, person, reason from main.unmatched_decisions order by all"
    for owner, file, person, reason in select(con, unmatched, ours=True).iter_rows():
        yield Check(
            ATTENTION,
            "decisions",
            f"{file}.csv, of {owner}: {person!r}: {reason}",
            f"mend or remove the line in decisions/{file}.csv",
        )


def _pairs(con: Connection) -> Iterator[Check]:
    pairs = select(con, "select count(*) as pairs from main.matches", ours=True).item()
    if pairs:
        says = f"{pairs:,} pairs of people may be one and wait for your word"
        yield Check(ADVICE, "identity", says, "netgraph review")


def _own(con: Connection) -> Iterator[Check]:
    for owner, source in run(con, "doctor_accounts").iter_rows():
        yield Check(
            ADVICE,
            "owners",
            f"{owner}: which {NETWORKS.get(source, source)} account is {owner}'s own is not known, "
            "so nothing tells who writes to whom there",
            f"a line {owner},{source},ACCOUNT in decisions/owners.csv",
        )


def _owners(owners: pl.DataFrame, seen: pl.DataFrame, min_coverage: float) -> Iterator[Check]:
    """What would make an owner's figures mean more."""
    if owners.is_empty():
        yield Check(
            ADVICE,
            "owners",
            "no owner's contacts are in, so there is nothing to measure",
            "put an export with a list of contacts into the inbox",
        )
    for owner, contacts, known, coverage in owners.iter_rows():
        own = seen.filter(owner=owner)
        if known < contacts / 2 and (telling := _telling(own)):
            yield Check(
                ADVICE,
                "strength",
                f"{owner}: of {contacts - known:,} of {contacts:,} contacts no exchange is seen, "
                "so their strength is not known",
                f"exports that would tell: {', '.join(telling)}",
            )
        if coverage is not None and coverage < min_coverage:
            yield Check(
                ADVICE,
                "coverage",
                f"{owner}: only {coverage:.0%} of the contacts have a link to anybody else in "
                "sight; the structural figures stay empty",
                "mail, calendars and group threads show such links, and so do friends who pool",
            )


def _telling(own: pl.DataFrame) -> list[str]:
    """Which exports would show exchanges: those that lack messages, or are not there at all."""
    there = dict(own.select("source", "has_messages").iter_rows())
    wordless = [s for s in ("linkedin", "facebook", "x") if there.get(s) is False]
    absent = [s for s in ("mail", "calendar") if s not in there]
    return [f"{NETWORKS[source]} with messages" for source in wordless] + [
        NETWORKS[source].lower() for source in absent
    ]


def _networks(owners: pl.DataFrame, seen: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """One row per owner and network that people know how to ask for an export of."""
    asked = pl.DataFrame({"source": list(REQUESTS)}).with_row_index("place")
    is_old = pl.col("newest_on") < as_of - _OLD
    return (
        owners.select("owner")
        .join(asked, how="cross")
        .join(seen, on=["owner", "source"], how="left")
        .sort("owner", "place")
        .select(
            "owner",
            "source",
            pl.when(pl.col("has_messages").is_null())
            .then(pl.lit("missing"))
            .when(is_old)
            .then(pl.lit("old"))
            .otherwise(pl.lit("fine"))
            .alias("state"),
            "newest_on",
        )
    )
