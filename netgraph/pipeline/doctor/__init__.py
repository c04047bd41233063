"""What is wrong with an inbox and a home, and what would help: read, judged, never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from netgraph.errors import NetgraphError, UsageError
from netgraph.pipeline.doctor.checks import ADVICE, ATTENTION, OK, Check, as_rows
from netgraph.pipeline.doctor.house import examine_house
from netgraph.pipeline.doctor.inbox import unseen
from netgraph.pipeline.doctor.nights import Nights, examine_nights
from netgraph.pipeline.doctor.requests import REQUESTS
from netgraph.settings import Settings, read_settings
from netgraph.store.connect import PUBLISHED

__all__ = ["ATTENTION", "OK", "Check", "Examination", "examine"]

_ASKS = {"source": pl.String, "gives": pl.String, "ask": pl.String, "mind": pl.String}


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What an examination found."""

    checks: pl.DataFrame  # verdict (attention, advice, ok), about, says, remedy
    new: pl.DataFrame  # packages no night has seen: file, owner, source, reason
    exports: pl.DataFrame  # as `exports_read` gives them
    networks: pl.DataFrame  # owner, source, state (missing, old, fine), newest_on
    requests: pl.DataFrame  # source, gives, ask, mind: of networks of which somebody lacks one

    @property
    def status(self) -> int:
        """Exit status: 0 all is well; 3 something needs attention."""
        return 3 if ATTENTION in self.checks["verdict"] else 0

    def parts(self) -> dict[str, pl.DataFrame]:
        """All frames by name."""
        names = ("checks", "new", "exports", "networks", "requests")
        return {name: getattr(self, name) for name in names}


def examine(home: Path, inbox: Path, as_of: date, also: Iterable[Check] = ()) -> Examination:
    """Look through a home and its inbox; nothing is changed.

    Args:
        home: The home.
        inbox: The exports as downloaded.
        as_of: The day by which exports are old.
        also: What was looked at elsewhere.
    """
    settings = _settings(home)
    try:
        is_published = (home / PUBLISHED).exists()
        found = examine_nights(home, as_of, settings.min_coverage) if is_published else _nothing()
    except NetgraphError as ex:
        remedy = "`netgraph run` publishes it anew"
        found = _nothing(Check(ATTENTION, "database", str(ex), remedy))
    known = frozenset(found.exports["file"])
    new = unseen(inbox, known, settings.owner)
    checks = [*also, *examine_house(home), *found.checks, *_inbox(inbox, new, known)]
    lacking = {*found.networks.filter(pl.col("state") != "fine")["source"]}
    if found.networks.is_empty():
        lacking = {*REQUESTS}
    asks = [(s, r.gives, r.ask, r.mind) for s, r in REQUESTS.items() if s in lacking]
    return Examination(
        checks=as_rows(checks),
        new=new,
        exports=found.exports,
        networks=found.networks,
        requests=pl.DataFrame(asks, schema=_ASKS, orient="row"),
    )


def _settings(home: Path) -> Settings:
    """What the home says, or the defaults where that cannot be understood."""
    try:
        return read_settings(home / "netgraph.toml")
    except UsageError:
        return Settings()


def _inbox(inbox: Path, new: pl.DataFrame, known: frozenset[str]) -> Iterable[Check]:
    if new.is_empty():
        if known:
            yield Check(OK, "inbox", f"all of {inbox} is read")
        else:
            says = f"{inbox}: nothing there to read"
            yield Check(ATTENTION, "inbox", says, "put exports there, as you downloaded them")
        return
    refused = new.filter(pl.col("source").is_null())
    for file, reason in refused.select("file", "reason").iter_rows():
        yield Check(ATTENTION, "inbox", f"{file}: {reason}", "replace it, or remove it")
    if good := new.height - refused.height:
        says = f"{good:,} {'package' if good == 1 else 'packages'} that no night has told of yet"
        yield Check(ADVICE, "inbox", says, "netgraph run")


def _nothing(*checks: Check) -> Nights:
    """What is known where no night can be read."""
    exports = ("status", "export_id", "file", "rows_read", "rejects", "reason", "left_out")
    networks = ("owner", "source", "state", "newest_on")
    return Nights(
        checks=[*checks],
        exports=pl.DataFrame(schema=dict.fromkeys(exports, pl.String)),
        networks=pl.DataFrame(schema=dict.fromkeys(networks, pl.String)),
    )
