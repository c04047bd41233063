"""What the files of one package say of each other, told as remarks: counts, never names."""

import polars as pl

from netgraph import schemas
from netgraph.settings import CONTACT_KINDS
from netgraph.sources.contract import Snapshot
from netgraph.sources.tables import fold_column

# Some strangers write to everybody. Fewer than these say nothing of the lists.
LEAST, SHARE = 10, 0.25
_HAPPENED = ("call", "comment", "email", "mention", "message", "reaction", "reply")


def cross_checked(snapshot: Snapshot) -> pl.DataFrame:
    """The remarks of a snapshot, with what contradicts or explains itself in it.

    Returns:
        NOTES: those of the reader; then how many people the owner wrote with one to one are in no
        list, where lists are there and none is cut, and those people are many; and how many events
        are later than the day on which the export says that it was made.
    """
    notes = [note for note in (_strangers(snapshot), _later(snapshot)) if note]
    told = schemas.NOTES.of(pl.DataFrame({"note": notes}, schema={"note": schemas.TEXT}))
    return pl.concat([snapshot.notes, told])


def _strangers(snapshot: Snapshot) -> str | None:
    contacts = [kind for kind, makes_contact in CONTACT_KINDS.items() if makes_contact]
    if snapshot.neutral or snapshot.owners.is_empty():
        return None
    if not snapshot.ties["kind"].is_in(contacts).any():
        return None
    if "absent" in snapshot.lists["state"]:  # who is missing may be in the part that is missing
        return None
    people = _written_with(snapshot)
    if people.height < LEAST:
        return None
    listed = snapshot.ties.select("key").drop_nulls().unique()
    shown = snapshot.accounts.join(listed, on="key", how="semi")
    names = fold_column(shown["name"].drop_nulls().unique())
    keys = pl.concat([listed["key"], shown["alias"].drop_nulls()])
    told = people.join(snapshot.accounts.select("key", "name", "alias"), on="key", how="left")
    of_list = (
        told["key"].is_in(keys.implode())
        | told["alias"].is_in(keys.implode()).fill_null(value=False)
        | fold_column(told["name"]).is_in(names.filter(names != "").implode())
    )
    strangers = people.height - told.filter(of_list)["key"].n_unique()
    if strangers < max(LEAST, SHARE * people.height):
        return None
    return (
        f"{strangers:,} of {people.height:,} people written with one to one are in no list of "
        "this export: they were contacts once or never were, or the lists are not whole."
    )


def _written_with(snapshot: Snapshot) -> pl.DataFrame:
    """Whom the owner wrote with alone: key."""
    talks = snapshot.events.filter(kind="message").select("audience", "from_key").unique()
    members = pl.concat(
        [
            talks.join(snapshot.audiences, on="audience").select(*talks.columns, "key"),
            talks.with_columns(key="from_key"),
        ]
    ).unique()
    both = pl.len().over("audience", "from_key") == 2
    names = fold_column(snapshot.owners["name"].drop_nulls())
    told = members.select("key").unique().join(snapshot.accounts.select("key", "name"), on="key")
    same = told.filter(fold_column(told["name"]).is_in(names.filter(names != "").implode()))
    mine = pl.concat([snapshot.owners["key"], same["key"]])
    is_mine = pl.col("key").is_in(mine.implode()).fill_null(value=False)
    with_me = is_mine.any().over("audience", "from_key")
    return members.filter(both & with_me).filter(~is_mine).select("key").drop_nulls().unique()


def _later(snapshot: Snapshot) -> str | None:
    if snapshot.manifest_on is None:
        return None
    # a day of grace: the export says its day in UTC, and took hours to be made
    day_after = pl.lit(snapshot.manifest_on).dt.offset_by("2d").cast(schemas.INSTANT)
    late = pl.col("kind").is_in(_HAPPENED) & (pl.col("occurred_at") >= day_after)
    count = snapshot.events.select(late.sum()).item()
    if not count:
        return None
    return (
        f"{count:,} events are later than {snapshot.manifest_on}, the day on which the export "
        "says that it was made: files of two exports may be mixed."
    )
