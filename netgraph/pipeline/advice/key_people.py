"""The part of advice that names the key people of each owner."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.decided import decided
from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.strategy.roles import role_table
from netgraph.strategy.twelve import choose_key_people
from netgraph.strategy.twelve_reasons import with_reasons
from netgraph.strategy.wording import nameless

_TOLD = (
    "owner", "person_id", "strength", "reciprocity", "state", "last_contact_on",
    "referenceability", "referenceability_why", "cluster_id", "cluster_label", "reach",
)  # fmt: skip


def key_people(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """Who together is worth most to each owner, and why.

    Reads what the part of the roles has told, so it comes after it.
    """
    verdicts, unmatched = decided(con, known, "key_people")
    verdicts = _last_words(verdicts)
    given = known.told["roles"].filter(~pl.col("is_open"))
    contacts = known.contacts.with_columns(is_nameless=nameless())
    n_roles = role_table(known.settings.roles).height
    chosen = {
        owner: choose_key_people(
            contacts.filter(owner=owner),
            known.paths.filter(owner=owner),
            verdicts.filter(owner=owner),
            given.filter(pl.col("owner") == owner).drop_nulls("person_id"),
            k=known.settings.key_people,
            n_roles=n_roles,
            weights=known.settings.key_people_weights,
        )
        for owner in known.owners
    }
    people = _of_owners({owner: each.people for owner, each in chosen.items()})
    sets = _of_owners({owner: each.sets for owner, each in chosen.items()})
    facts = known.contacts.select(_TOLD)
    told = with_reasons(
        people.join(facts, on=["owner", "person_id"], how="left", maintain_order="left")
        .join(_roles_of(given), on=["owner", "person_id"], how="left", maintain_order="left")
        .join(
            known.told["role_hints"]
            .sort("owner", "person_id", "role")
            .group_by("owner", "person_id")
            .agg(role_hint=pl.format("{}: {}", "role", "why").str.join("; ")),
            on=["owner", "person_id"],
            how="left",
            maintain_order="left",
        )
    )
    dropped = [c for c in _TOLD if c not in ("owner", "person_id", "cluster_id", "reach")]
    return {
        "key_people": told.drop(*dropped, "only_role"),
        "key_people_sets": sets.with_columns(
            wanted=pl.lit(known.settings.key_people, dtype=pl.Int64)
        ),
        "unmatched_decisions": unmatched,
    }


def _last_words(verdicts: pl.DataFrame) -> pl.DataFrame:
    """The last line on each person; a line for one owner and a line for all are equal."""
    return (
        verdicts.drop_nulls("person_id")
        .sort("owner", "line")
        .unique(["owner", "person_id"], keep="last", maintain_order=True)
    )


def _roles_of(given: pl.DataFrame) -> pl.DataFrame:
    """The roles of each person: owner, person_id, role, only_role (those nobody else holds)."""
    holders = given.with_columns(only=pl.len().over("owner", "role") == 1)
    return (
        holders.drop_nulls("person_id")
        .sort("owner", "person_id", "place")
        .group_by("owner", "person_id", maintain_order=True)
        .agg(
            role=pl.col("role").str.join(", "),
            only_role=pl.col("role").filter("only").str.join(", "),
        )
        .with_columns(pl.col("only_role").replace("", None))
    )


def _of_owners(frames: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(
        frame.select(pl.lit(owner).alias("owner"), pl.all()) for owner, frame in frames.items()
    )
