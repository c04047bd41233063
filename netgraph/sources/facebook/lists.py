"""Friends, removed friends, requests, followers, what the owner follows: the package's lists."""

import polars as pl

from netgraph import schemas
from netgraph.errors import DriftError, ExportError
from netgraph.sources.facebook.intake import HTML, Intake
from netgraph.sources.facebook.layout import LISTINGS, Listing, Place
from netgraph.sources.facebook.names import Names
from netgraph.sources.facebook.people import members, people


def read(intake: Intake, places: list[Place], names: Names) -> dict[str, pl.DataFrame]:
    """What the package says of its lists.

    Args:
        intake: The package; it learns what became of each file.
        places: Its files, sorted by path.
        names: The package's names; those of the lists are added.

    Returns:
        The frames lists, ties, accounts (of friends, whose key is more than a name) and rejects.
    """
    found = [_list(intake, places, listing, names) for listing in LISTINGS]
    return {
        frame.name: pl.concat([frame.empty(), *(f[frame.name] for f in found if frame.name in f)])
        for frame in (schemas.LISTS, schemas.TIES, schemas.ACCOUNTS, schemas.REJECTS)
    }


def _list(
    intake: Intake, places: list[Place], listing: Listing, names: Names
) -> dict[str, pl.DataFrame]:
    """One list; no frame at all when the package does not hold it."""
    mine = [spot for spot in places if spot.detail == listing.name]
    paths = [spot.path for spot in mine if spot.role == "list"]
    if not paths:  # in HTML the list is there, yet nobody can say who is not on it
        return _state(listing, "absent", HTML) if mine else {}
    for path in paths[1:]:
        intake.spare(path, paths[0])
    try:
        return _read(intake, paths[0], listing, names)
    except ExportError as ex:
        return _state(listing, "absent", intake.refuse(paths[0], ex))


def _read(intake: Intake, path: str, listing: Listing, names: Names) -> dict[str, pl.DataFrame]:
    rows, unknown = people(intake.load(path), path, listing, names)
    kept = members(rows, listing)
    if len(rows) and not len(kept):
        raise DriftError(
            path,
            sorted(rows["reason"].unique()),
            ["name: text", "timestamp: seconds"],
            f"None of the {len(rows):,} items could be read; the list removes nobody.",
        )
    intake.unknown |= unknown
    intake.count(path, len(rows), len(kept))
    rejects = rows.filter(pl.col("reason").is_not_null()).with_columns(file=pl.lit(path))
    frames = {
        "ties": schemas.TIES.of(kept.drop("alias", "name")),
        "rejects": schemas.REJECTS.of(rejects.select("file", "line", "reason")),
        **_state(listing, "nonempty" if len(rows) else "empty", None),
    }
    if listing.name == "friends":
        known = kept.filter(pl.col("key").is_not_null())
        frames["accounts"] = schemas.ACCOUNTS.of(known.select("key", "alias", "name"))
    return frames


def _state(listing: Listing, state: str, reason: str | None) -> dict[str, pl.DataFrame]:
    row: dict[str, object] = {"list": listing.name, "state": state, "reason": reason}
    return {"lists": schemas.LISTS.of([row])}
