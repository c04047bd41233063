"""The part of advice that says who holds which role, who could, and what is open."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.decided import NO_CONTACT, UNMATCHED, decided
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy.role_hints import role_hints
from netgraph.strategy.roles import fill_roles, findings, role_table
from netgraph.text import role_key


def roles(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """The roles of each owner."""
    configured = role_table(known.settings.roles)
    given, unmatched = given_roles(con, known)
    hints = role_hints(known.contacts, run(con, "grounds", until=None)).join(
        configured.select("role"), on="role"
    )
    named = hints.join(
        known.contacts.select("owner", "person_id", "name"),
        on=["owner", "person_id"],
        how="left",
        maintain_order="left",
    )
    filled = fill_roles(
        configured, known.owners, given.select("owner", "role", "person_id", "name"), named
    )
    return {
        "roles": filled,
        "role_hints": hints,
        "role_findings": findings(filled, known.contacts),
        "unmatched_decisions": unmatched,
    }


def given_roles(con: Connection, known: Known) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The roles that owners gave, and the lines that could not be used or not wholly.

    Returns:
        given: one row per owner, role and holder: owner, role (as it is set), place (of the role),
        person_id (null: nobody whom the exports know), name (then as written). unmatched: owner,
        file, person, reason.
    """
    lines, unmatched = decided(con, known, "roles")
    configured = _keyed(role_table(known.settings.roles)).select("place", "key", set_role="role")
    matched = _keyed(lines).join(configured, on="key", how="left")
    strange = matched.filter(pl.col("set_role").is_null()).select(
        "owner",
        "person",
        file=pl.lit("roles"),
        reason=pl.format("there is no role {} in the settings", "role"),
    )
    given = (
        matched.drop_nulls("set_role")
        .select(
            "owner",
            "place",
            "person_id",
            role="set_role",
            name=pl.coalesce("name", "person"),
        )
        .unique()
        .sort("owner", "place", "name", "person_id", nulls_last=True)
    )
    # who is known and no contact holds the role all the same; a finding says so
    unknown = unmatched.filter(pl.col("reason") != NO_CONTACT)
    return given, pl.concat([unknown, strange.select(list(UNMATCHED))]).unique().sort(pl.all())


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows, each with its role as roles are compared."""
    keys = {role: role_key(role) for role in rows["role"].drop_nulls().unique()}
    return rows.with_columns(key=pl.col("role").replace_strict(keys, return_dtype=pl.String))
