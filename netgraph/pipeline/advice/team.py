"""The part of advice that is not one owner's: who is worth most to all of a team together."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from netgraph import graph
from netgraph.pipeline.advice.key_people import key_people
from netgraph.pipeline.advice.known import Everybody, Known
from netgraph.pipeline.advice.roles import given_roles
from netgraph.settings import Settings
from netgraph.store.connect import Connection
from netgraph.store.query import run

#: Stands for the owner who would have all that a team has; no owner is called so.
_ALL = ""
_DRAWN = 2000  # contacts on the map of a team: so a page stays small, and can be looked at


def team(
    con: Connection, as_of: date, settings: Settings, everybody: Everybody
) -> Mapping[str, pl.DataFrame]:
    """What an owner would be advised who had the contacts of all, each tie the team's closest.

    Of pins and roles only those count that name no owner, and so hold for all. Nothing where one
    owner is alone.

    Returns:
        Rows by the name of the table in `core` that holds them.
    """
    known = Known(
        owners=[_ALL],
        as_of=as_of,
        settings=settings,
        contacts=run(con, "advice_team_contacts"),
        paths=run(con, "advice_team_paths"),
        everybody=everybody,
    )
    roles, _ = given_roles(con, known)
    known.told["roles"] = roles.with_columns(is_open=False)
    known.told["role_hints"] = pl.DataFrame(
        schema=dict.fromkeys(("owner", "person_id", "role", "why"), pl.String)
    )
    chosen = key_people(con, known)["key_people"].drop("owner", "role_hint")
    closest = known.contacts.select("person_id", "known_to", owner="closest")
    return {"team_key_people": chosen.join(closest, on="person_id", maintain_order="left")}


def team_map(con: Connection) -> Mapping[str, pl.DataFrame]:
    """Where the owners of a team and their contacts are drawn; nothing unless two have contacts.

    Reads who is worth most to all, so it comes after that.
    """
    owners = con.sql(
        "select owner, person_id as own_id from core.owners "
        "where owner in (select owner from main.team_ties) order by owner"
    ).pl()
    if owners.height < 2:
        return {"team_layout": pl.DataFrame()}
    ties = run(con, "advice_team_map", drawn=_DRAWN)
    placed = graph.team_layout(owners["owner"], ties).join(owners, on="owner")
    return {
        "team_layout": placed.select(
            "owner",
            pl.coalesce("person_id", "own_id"),
            pl.col("person_id").is_null().alias("is_owner"),
            "x",
            "y",
        ).sort("is_owner", "owner", "person_id", descending=[True, False, False])
    }
