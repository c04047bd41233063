"""How evenly networks are spread, where attention goes, what each network is used for."""

from collections.abc import Mapping

import polars as pl

from netgraph.pipeline.advice.known import Known
from netgraph.store.connect import Connection
from netgraph.store.query import run
from netgraph.strategy import contexts as context
from netgraph.strategy.attention import attention
from netgraph.strategy.balance import diversity
from netgraph.strategy.levels import title_level

_KEY = ["owner", "person_id"]
_GROUP = ["owner", "attribute", "key"]
_OF_TIE = (*_KEY, "strength", "cluster_id", "cluster_label")


def balance(con: Connection, known: Known) -> Mapping[str, pl.DataFrame]:
    """The tables of balance of these owners."""
    found = {
        name: run(con, f"advice_{name}", owners=known.owners)
        for name in ("traits", "rhythms", "terms", "in_touch", "invitations")
    }
    level, word = title_level(pl.col("position"))
    people = found["traits"].with_columns(level.alias("level"), word.alias("word"))
    rows = _long(people.join(known.contacts.select(_OF_TIE), on=_KEY, how="left"))
    own = rows.filter(pl.col("is_self") & pl.col("value").is_not_null())
    indices, groups = diversity(_sets(rows, known), own.select("owner", "attribute", "value"))
    of_source = known.settings.contexts
    lived, mix = context.contexts(known.contacts, found["terms"], of_source)
    return {
        "balance": indices,
        "balance_groups": groups,
        "levels": people.filter(~pl.col("is_self") & pl.col("position").is_not_null()).select(
            *_KEY, "position", "level", "word"
        ),
        "attention": attention(found["rhythms"]),
        "contexts": lived,
        "context_mix": mix,
        "network_uses": context.network_uses(
            known.contacts, found["terms"], found["in_touch"], of_source
        ),
        "network_overlap": context.network_overlap(known.contacts),
        "invitations": context.invitations_fare(found["invitations"]),
    }


def _sets(rows: pl.DataFrame, known: Known) -> pl.DataFrame:
    """What contacts have in common: all of them, and the key people where those are chosen."""
    contacts = rows.filter(~pl.col("is_self")).drop("is_self")
    sets = [contacts.with_columns(pl.lit("contacts").alias("among"))]
    if "key_people" in known.told:
        chosen = contacts.join(known.told["key_people"].select(_KEY), on=_KEY, how="semi")
        sets.append(chosen.with_columns(pl.lit("key people").alias("among")))
    return pl.concat(sets)


def _long(people: pl.DataFrame) -> pl.DataFrame:
    """One row per person and attribute; a group is called by its commonest spelling."""
    place = pl.col("location").str.normalize("NFKC").str.to_lowercase().str.strip_chars()
    attributes = {
        "world": (pl.col("cluster_id"), "cluster_label"),
        "company": (pl.col("company_key"), "company"),
        "place": (place, "location"),
        "level": (pl.col("level"), "level"),
    }
    told = [*_KEY, "is_self", "strength"]
    rows = pl.concat(
        people.select(
            *told,
            pl.lit(name).alias("attribute"),
            key.alias("key"),
            pl.coalesce(pl.col(spelling), key).alias("spelling"),
        )
        for name, (key, spelling) in attributes.items()
    )
    called = rows.join(_names(rows), on=_GROUP, how="left")
    return called.select(*told, "attribute", "value").sort("owner", "attribute", "person_id")


def _names(rows: pl.DataFrame) -> pl.DataFrame:
    """What each group is called; two of one name bear their key."""
    commonest = (
        rows.filter(pl.col("key").is_not_null())
        .group_by(*_GROUP, "spelling")
        .agg(pl.len().alias("times"))
        .sort("times", "spelling", descending=[True, False])
        .unique(_GROUP, keep="first", maintain_order=True)
    )
    is_alone = pl.len().over("owner", "attribute", "spelling") == 1
    return commonest.select(
        *_GROUP,
        pl.when(is_alone)
        .then("spelling")
        .otherwise(pl.format("{} ({})", "spelling", "key"))
        .alias("value"),
    )
