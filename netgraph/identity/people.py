"""Accounts that are one human: on identifiers, by their owners' word, and on decisions."""

import polars as pl

from netgraph.identity import evidence
from netgraph.identity.identifiers import contradictions, identifier_edges, shared_identifiers
from netgraph.identity.keys import ADDRESSES, form_of, source_of
from netgraph.identity.matches import matches_between
from netgraph.identity.traits import names_of, traits_of
from netgraph.identity.unite import unite

_TITLES = {
    "addressbook": "Address book",
    "calendar": "Calendar",
    "facebook": "Facebook",
    "linkedin": "LinkedIn",
    "mail": "Mail",
    "x": "X",
}
# Whose spelling of a name a reader of the report sees first.
_NAME_ORDER = {"linkedin": 0, "facebook": 1, "calendar": 6, "mail": 7, "x": 9}
_FACTS = ("name", "handle", "url", "email", "phone", "company", "position", "location", "school")


def resolve_people(
    keys: pl.DataFrame,
    mine: pl.DataFrame,
    mentions: pl.DataFrame,
    observations: pl.DataFrame,
    decisions: pl.DataFrame,
    region: str = "",
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Decide which accounts are one person, and what is known of both.

    Args:
        keys: key -> account_id (null: nobody's).
        mine: Own keys: owner, key, name.
        mentions: One row per key and export: export_id, owner, key.
        observations: What exports say of keys (core.observations).
        decisions: a, b, verdict (same, different, undecided), in the order in which they were
            taken; any key ever observed names its account.
        region: Of phone numbers without a country code, ISO 3166 alpha-2; empty: they say nothing.

    Returns:
        accounts (core.accounts), people (core.people), owners (owner, person_id), matches
        (core.matches).

    Raises:
        UsageError: The region is none that has a numbering plan.
    """
    account_of = keys.drop_nulls()
    observed = observations.join(account_of, on="key")
    own = mine.join(account_of, on="key").select("owner", "account_id", "name").unique()
    shown = _side_by_side(mentions, account_of)
    decided = evidence.decided_pairs(decisions, account_of)
    apart = evidence.kept_apart(shown, decided)
    told = pl.concat(
        [
            evidence.edges(
                decided.filter(pl.col("verdict") == "same"), evidence.DECISION, forced=True
            ),
            evidence.own_edges(own),
            evidence.mutual_edges(observations, mine, account_of),
        ]
    )
    nodes = account_of["account_id"].unique()
    borne, names = names_of(observed)
    traits = _marked(traits_of(observed, account_of, mentions, region), shown)
    called = _with_names_of_each_other(nodes, told, borne)
    certain = identifier_edges(traits, borne, called, names, account_of)
    edges = pl.concat([told, certain.select(told.columns)])
    against = contradictions(nodes, edges.filter(~pl.col("forced")), called, names)
    persons = _united(nodes, edges, pl.concat([apart, against]))
    accounts = _described(persons, _facts(observed), own).join(
        evidence.reasons(edges, persons), on="account_id", how="left", maintain_order="left"
    )
    owners = (
        own.join(persons, on="account_id").group_by("owner").agg(pl.col("person_id").min())
    ).sort("owner")
    matches = matches_between(persons, edges, apart, borne, names, traits)
    return accounts, _people(accounts, owners), owners, matches


def _united(nodes: pl.Series, edges: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """account_id, person_id: the smallest account_id of the person."""
    return unite(nodes, edges, apart).select(
        pl.col("node").alias("account_id"),
        pl.col("node").min().over("root").alias("person_id"),
    )


def _side_by_side(mentions: pl.DataFrame, account_of: pl.DataFrame) -> pl.DataFrame:
    """The accounts of one network in one export, addresses aside: account_id, group."""
    network = source_of("account_id")
    return (
        mentions.join(account_of, on="key")
        .filter(~network.is_in(ADDRESSES))
        .select("account_id", pl.concat_str("export_id", network, separator="#").alias("group"))
        .unique()
    )


def _marked(traits: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    """Traits, in which what several people have for certain identifies nobody."""
    several = shared_identifiers(traits, shown).with_columns(pl.lit("shared").alias("other"))
    return (
        traits.join(several, on=["kind", "value"], how="left")
        .with_columns(pl.coalesce("other", "kind").alias("kind"))
        .drop("other")
        .unique(["account_id", "kind", "value"], keep="first", maintain_order=True)
        .sort("account_id", "kind", "value")
    )


def _with_names_of_each_other(
    nodes: pl.Series, told: pl.DataFrame, borne: pl.DataFrame
) -> pl.DataFrame:
    """Accounts that a human, or their owner, calls one bear all their names: account_id, full."""
    nobody = pl.DataFrame(schema={"node": pl.String, "group": pl.String, "decided": pl.Boolean})
    together = unite(nodes, told, nobody).filter(pl.len().over("root") > 1)
    names = borne.join(together, left_on="account_id", right_on="node").select("root", "full")
    more = together.join(names, on="root").select(pl.col("node").alias("account_id"), "full")
    return pl.concat([borne, more]).unique().sort("account_id", "full")


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
        pl.col("url").str.replace(r"^https?://(?:www\.)?", ""),
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
