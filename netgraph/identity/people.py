"""Accounts of several networks that are one human: only on strong keys and on decisions."""

import polars as pl

from netgraph.identity import evidence
from netgraph.identity.keys import form_of, source_of
from netgraph.identity.unite import unite

_TITLES = {"facebook": "Facebook", "linkedin": "LinkedIn", "x": "X"}
# Whose spelling of a name a reader of the report sees first.
_NAME_ORDER = {"linkedin": 0, "facebook": 1, "x": 9}
_FACTS = ("name", "handle", "url", "email", "phone", "company", "position", "location", "school")


def resolve_people(
    keys: pl.DataFrame,
    mine: pl.DataFrame,
    mentions: pl.DataFrame,
    observations: pl.DataFrame,
    decisions: pl.DataFrame,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Decide which accounts are one person, and what is known of both.

    Args:
        keys: key -> account_id (null: nobody's).
        mine: Own keys: owner, key, name.
        mentions: One row per key and export: export_id, owner, key.
        observations: What exports say of keys (core.observations).
        decisions: a, b, verdict (same, different); any key ever observed names its account.

    Returns:
        accounts (core.accounts), people (core.people), owners (owner, person_id).
    """
    account_of = keys.drop_nulls()
    facts = _facts(observations.join(account_of, on="key"))
    own = mine.join(account_of, on="key").select("owner", "account_id", "name").unique()
    shown = mentions.join(account_of, on="key").select(
        "account_id",
        pl.concat_str("export_id", source_of("account_id"), separator="#").alias("group"),
    )
    decided = evidence.decided_pairs(decisions, account_of)
    same = decided.filter(pl.col("verdict") == "same")
    edges = pl.concat(
        [
            evidence.edges(same, evidence.DECISION, forced=True),
            evidence.own_edges(own),
            evidence.mutual_edges(observations, mine, account_of),
            evidence.identifier_edges(observations.join(account_of, on="key"), shown.unique()),
        ]
    )
    nodes = account_of["account_id"].unique()
    persons = unite(nodes, edges, evidence.kept_apart(shown, decided)).select(
        pl.col("node").alias("account_id"),
        pl.col("node").min().over("root").alias("person_id"),
    )
    accounts = _described(persons, facts, own).join(
        evidence.reasons(edges, persons), on="account_id", how="left", maintain_order="left"
    )
    owners = (
        own.join(persons, on="account_id")
        .group_by("owner")
        .agg(pl.col("person_id").min())
        .sort("owner")
    )
    return accounts, _people(accounts, owners), owners


def _described(persons: pl.DataFrame, facts: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """Accounts with what is known of them; a profile's name where no export shows another."""
    own_names = own.group_by("account_id").agg(pl.col("name").min().alias("own_name"))
    return (
        persons.join(facts, on="account_id", how="left")
        .join(own_names, on="account_id", how="left")
        .with_columns(
            source_of("account_id").alias("source"), pl.coalesce("name", "own_name").alias("name")
        )
        .drop("own_name")
        .sort("account_id")
    )


def _facts(observed: pl.DataFrame) -> pl.DataFrame:
    """Per account, the newest word on each fact; of one day, a list's before a message's."""
    order = ("seen_at", "exported_on", "is_listed", "export_id", *_FACTS)
    return (
        observed.with_columns(pl.col("alias").is_not_null().alias("is_listed"))
        .sort(order, nulls_last=False)
        .group_by("account_id")
        .agg(pl.col(fact).drop_nulls().last() for fact in _FACTS)
    )


def _people(accounts: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    label = pl.coalesce(
        "name",
        pl.format("@{}", "handle"),
        "email",
        pl.format(
            "{} account {}",
            pl.col("source").replace(_TITLES),
            pl.col("account_id").str.extract(r"^[^:]+:[~?]?(?:.*/)?(.*)$", 1),
        ),
    )
    shown = accounts.with_columns(
        pl.col("source").replace_strict(_NAME_ORDER, default=5).alias("order"),
        pl.when(form_of("account_id") == "name").then(1).otherwise(0).alias("bare"),
    ).sort("person_id", pl.col("name").is_null(), "bare", "order", "account_id")
    named = shown.with_columns(label.alias("name"))
    return (
        named.group_by("person_id", maintain_order=True)
        .agg(
            pl.col("name").first(),
            *(
                pl.col(c).drop_nulls().first()
                for c in ("company", "position", "location", "school")
            ),
        )
        .with_columns(pl.col("person_id").is_in(owners["person_id"].implode()).alias("is_owner"))
        .sort("person_id")
    )
