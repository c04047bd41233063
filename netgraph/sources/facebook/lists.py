"""Friends, removed friends, requests, followers, what the owner follows: the package's lists."""

from datetime import date
from typing import NamedTuple

import polars as pl

from netgraph import schemas
from netgraph.errors import DriftError, ExportError
from netgraph.sources.facebook import listpages
from netgraph.sources.facebook.intake import Intake
from netgraph.sources.facebook.layout import LISTINGS, Listing, Place, numbered
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.people import judged, members, none_kept, people

_ELSEWHERE = "the same list is read from another file of the package"
_BY_NAME = {listing.name: listing for listing in LISTINGS}


class Listed(NamedTuple):
    """What a package says of its lists."""

    frames: dict[str, pl.DataFrame]  # lists, ties, rejects; accounts known by more than a name
    made_on: date | None  # the day the export was made, where a page says so


class _Found:
    """The lists as they are found: rows, or why there are none; and rows of no list."""

    def __init__(self) -> None:
        self.lists: dict[str, pl.DataFrame | str] = {}
        self.rest: list[pl.DataFrame] = []
        self.made_on: date | None = None

    def take(self, name: str, rows: pl.DataFrame) -> None:
        """The rows of a list on a page; those of a list that is known already are rejects."""
        if name in self.lists:
            self.rest.append(rows.with_columns(reason=pl.lit(_ELSEWHERE)))
            return
        told = judged(rows, _BY_NAME[name])
        self.lists[name] = none_kept(told) or told
        if isinstance(self.lists[name], str):
            self.rest.append(told)


def read(intake: Intake, places: list[Place], names: Names) -> Listed:
    """What the package says of its lists.

    JSON knows the second of a friendship, so a page is read only where there is no JSON. Where
    that is damaged, the list is absent: the page may be of another day.

    Args:
        intake: The package; it learns what became of each file.
        places: Its files, sorted by path.
        names: The package's names; those of the lists are added.
    """
    found = _Found()
    for listing in LISTINGS:
        mine = [s.path for s in places if s.role == "list" and s.detail == listing.name]
        if mine:
            found.lists[listing.name] = _from_json(intake, mine, listing, names)
    for spot in places:
        if spot.role == "listpage" and spot.detail in found.lists:
            intake.ignore(spot.path, _ELSEWHERE)
        elif spot.role == "listpage":
            _from_page(intake, spot.path, _BY_NAME[spot.detail], names, found)
    return Listed(_frames(intake, found), found.made_on)


def _from_json(
    intake: Intake, paths: list[str], listing: Listing, names: Names
) -> pl.DataFrame | str:
    """The rows of a list, which may be cut into numbered files; or why they cannot be read."""
    parts = [p for p in paths if numbered(p) == numbered(paths[0])] if numbered(paths[0]) else []
    parts = parts or paths[:1]
    for path in paths:
        if path not in parts:
            intake.spare(path, paths[0])
    rows, reasons = [], []
    for path in parts:
        try:
            told = people(intake.load(path), path, listing, names)
            if told.rows.height and (why := none_kept(told.rows)):
                faults = sorted(told.rows["reason"].unique())
                raise DriftError(path, faults, ["name: text", "timestamp: seconds"], why)
            intake.count(path, 0, 0)
            intake.unknown |= told.unknown
            rows.append(told.rows)
        except ExportError as ex:
            reasons.append(intake.refuse(path, ex))
    if not reasons:
        return judged(pl.concat(rows), listing)
    for path in parts:
        if intake.files[path]["status"] == "read":
            intake.ignore(path, f"a part of {listing.name}, another part of which cannot be read")
    return reasons[0]


def _from_page(intake: Intake, path: str, listing: Listing, names: Names, found: _Found) -> None:
    """The lists of a page; one that cannot be read tells why of the list it promises."""
    try:
        told = listpages.lists_of(intake.page(path), path, listing, names)
    except ExportError as ex:
        found.lists.setdefault(listing.name, intake.refuse(path, ex))
        return
    intake.count(path, 0, 0)
    intake.undated[path] = told.undated
    found.made_on = found.made_on or told.made_on
    found.rest.append(told.rest)
    for name, rows in told.rows.items():
        found.take(name, rows)


def _frames(intake: Intake, found: _Found) -> dict[str, pl.DataFrame]:
    states: list[dict[str, object]] = []
    ties, accounts, every = [schemas.TIES.empty()], [schemas.ACCOUNTS.empty()], found.rest
    for listing in LISTINGS:
        rows = found.lists.get(listing.name)
        if isinstance(rows, str):
            states.append({"list": listing.name, "state": "absent", "reason": rows})
        if not isinstance(rows, pl.DataFrame):
            continue
        states.append({"list": listing.name, "state": "nonempty" if rows.height else "empty"})
        every = [*every, rows]
        kept = members(rows, listing)
        ties.append(schemas.TIES.of(kept.drop("alias", "bare", "name", "email")))
        more = (pl.col("key") != pl.col("bare")) | pl.col("email").is_not_null()
        known = kept.filter(pl.col("key").is_not_null() & more)
        accounts.append(schemas.ACCOUNTS.of(known.select("key", "alias", "name", "email")))
    rejects = [schemas.REJECTS.empty()]
    for rows in every:
        rejected = rows.filter(pl.col("reason").is_not_null())
        rejects.append(schemas.REJECTS.of(rejected.select("file", "line", "reason")))
    _count(intake, every)
    return {
        "lists": schemas.LISTS.of(states),
        "ties": pl.concat(ties),
        "accounts": pl.concat(accounts),
        "rejects": pl.concat(rejects),
    }


def _count(intake: Intake, every: list[pl.DataFrame]) -> None:
    for rows in filter(len, every):
        kept = pl.col("reason").is_null().sum().alias("kept")
        for path, read, n in rows.group_by("file").agg(pl.len(), kept).iter_rows():
            intake.add(path, read, n)
