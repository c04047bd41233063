"""What advice rests on, read once for a few owners at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import polars as pl

from netgraph.settings import Settings
from netgraph.store.connect import Connection
from netgraph.store.query import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Everybody:
    """What is the same for all owners, read once a night."""

    meant: pl.DataFrame  # whom the texts of decisions can mean (decided_people.sql)
    names: pl.DataFrame  # one row per person who has a name: person_id, folded
    alike: pl.DataFrame  # pairs who may be one, or were decided to be two (advice_alike.sql)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of some owners' networks; frames sorted by owner and person."""

    owners: list[str]
    as_of: date
    settings: Settings
    contacts: pl.DataFrame  # one row per contact (sql/queries/advice_contacts.sql)
    paths: pl.DataFrame  # one row per introducer and person behind him (advice_paths.sql)
    everybody: Everybody
    # what the parts before have found of these owners, by table
    told: dict[str, pl.DataFrame] = field(default_factory=dict)


#: Of some owners: rows by the name of the table in `core` that holds them.
Part: TypeAlias = Callable[[Connection, Known], Mapping[str, pl.DataFrame]]


def know(
    con: Connection, owners: list[str], as_of: date, settings: Settings, everybody: Everybody
) -> Known:
    """Read what is known of these owners."""
    contacts = run(con, "advice_contacts", owners=owners)
    return Known(
        owners=owners,
        as_of=as_of,
        settings=settings,
        contacts=contacts,
        paths=run(con, "advice_paths", owners=owners),
        everybody=everybody,
    )
