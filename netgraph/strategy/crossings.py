"""Bridges between worlds, what hangs on one person, and ties whose weight closeness hides."""

import polars as pl

from netgraph.strategy.strength import CLOSE
from netgraph.strategy.wording import counted, number, people, sentence

EVIDENCE = ("declared", "interaction", "copresence", "affiliation")
NAMED = 5  # how many are named where there may be hundreds
_PAIR = ["owner", "cluster_a", "cluster_b"]
_PERSON = ["owner", "person_id"]


def cluster_pairs(
    pairs: pl.DataFrame,
    joiners: pl.DataFrame,
    alone: pl.DataFrame,
    loose: pl.DataFrame,
    contacts: pl.DataFrame,
) -> pl.DataFrame:
    """Who joins each two clusters of an owner, and whether that hangs on one person.

    Args:
        pairs: Of `netgraph.graph.Crossings`, with owner.
        joiners: Likewise.
        alone: Likewise.
        loose: Likewise.
        contacts: One row per owner and contact: owner, person_id, name, rank, cluster_id.

    Returns:
        One row per owner and pair of clusters that anybody joins: owner, cluster_a, cluster_b
        (text order), links, joiners, ways, firm_ways (counts), evidence (word), joined_by (names
        of up to five, those of the best evidence and then of the best rank), joined_by_ids (their
        ids), keystones (ids of those through whom all ways lead; empty unless ways is 1),
        keystone_names, is_parted (whoever of them goes, no way at all is left, however long; null
        unless ways is 1).
    """
    who = _named(contacts)
    by = (
        joiners.join(who, on=_PERSON)
        .sort(*_PAIR, "evidence", "rank", "person_id")
        .group_by(_PAIR, maintain_order=True)
        .agg(
            pl.col("who").head(NAMED).str.join(", ").alias("joined_by"),
            pl.col("person_id").head(NAMED).alias("joined_by_ids"),
        )
    )
    hanging = (
        alone.join(who, on=_PERSON)
        .join(_parted(alone, loose, contacts), on=[*_PAIR, "person_id"])
        .sort(*_PAIR, "rank", "person_id")
        .group_by(_PAIR, maintain_order=True)
        .agg(
            pl.col("person_id").alias("keystones"),
            pl.col("who").str.join(" or ").alias("keystone_names"),
            pl.col("is_parted").all(),
        )
    )
    word = pl.col("evidence").replace_strict(
        dict(enumerate(EVIDENCE, start=1)), return_dtype=pl.String
    )
    return (
        pairs.join(by, on=_PAIR, how="left")
        .join(hanging, on=_PAIR, how="left")
        .with_columns(word, pl.col("keystones").fill_null([]))
        .sort(_PAIR)
    )


def _named(contacts: pl.DataFrame) -> pl.DataFrame:
    return contacts.select(*_PERSON, pl.coalesce("name", "person_id").alias("who"), "rank")


def _parted(alone: pl.DataFrame, loose: pl.DataFrame, contacts: pl.DataFrame) -> pl.DataFrame:
    """Whether two worlds have no longer way round once a person on all short ones is gone.

    They have one if some piece of what is left holds members of both.
    """
    members = contacts.select(
        "owner", pl.col("person_id").alias("member"), "cluster_id"
    ).drop_nulls()
    pieces = loose.rename({"loose_id": "member"})
    sides = [
        alone.join(members, left_on=["owner", side], right_on=["owner", "cluster_id"])
        .filter(pl.col("member") != pl.col("person_id"))
        .join(pieces, on=[*_PERSON, "member"], how="left")
        .select(*_PAIR, "person_id", pl.col("piece").fill_null(0))
        .unique()
        for side in ("cluster_a", "cluster_b")
    ]
    together = sides[0].join(sides[1], on=[*_PAIR, "person_id", "piece"]).drop("piece").unique()
    return alone.join(
        together.with_columns(pl.lit(False).alias("is_parted")),
        on=[*_PAIR, "person_id"],
        how="left",
    ).with_columns(pl.col("is_parted").fill_null(True))


def cut_points(loose: pl.DataFrame, contacts: pl.DataFrame, beyond: pl.DataFrame) -> pl.DataFrame:
    """What falls off an owner's visible network when one person goes.

    Args:
        loose: Of `netgraph.graph.Crossings`, with owner.
        contacts: As for `cluster_pairs`, with exclusive_reach and cluster_label.
        beyond: One row per owner and second-degree person whom one contact alone opens: owner,
            introducer_id, who (name, else id), weight (of the link between the two).

    Returns:
        One row per owner and cut point: owner, person_id, loose (contacts parted from the rest),
        pieces (into which they fall), loose_names (up to five, best rank first), clusters (worlds
        with contacts among them), cluster_labels, exclusive_reach (null when unknown),
        exclusive_names (up to five, the
        closest to this person first), why.
    """
    who = _named(contacts)
    placed = contacts.select(*_PERSON, "cluster_id", "cluster_label")
    lost = (
        loose.join(
            who.join(placed, on=_PERSON), left_on=["owner", "loose_id"], right_on=_PERSON
        )
        .sort(*_PERSON, "rank", "loose_id")
        .group_by(_PERSON, maintain_order=True)
        .agg(
            pl.len().cast(pl.Int64).alias("loose"),
            pl.col("piece").n_unique().alias("pieces"),
            pl.col("who").head(NAMED).str.join(", ").alias("loose_names"),
            pl.col("cluster_id").drop_nulls().n_unique().alias("clusters"),
            pl.col("cluster_label").drop_nulls().unique(maintain_order=True).head(NAMED)
            .str.join(", ").alias("cluster_labels"),
        )
    )  # fmt: skip
    opened = (
        beyond.sort(
            "owner", "introducer_id", "weight", "who", descending=[False, False, True, False]
        )
        .group_by("owner", "introducer_id", maintain_order=True)
        .agg(pl.col("who").head(NAMED).str.join(", ").alias("exclusive_names"))
    )
    return (
        lost.join(contacts.select(*_PERSON, "exclusive_reach"), on=_PERSON)
        .join(opened, left_on=_PERSON, right_on=["owner", "introducer_id"], how="left")
        .with_columns(_loss().alias("why"))
        .sort(_PERSON)
    )


def _loss() -> pl.Expr:
    more = pl.col("loose") - NAMED
    names = pl.when(more > 0).then(pl.format("{} and {} more", "loose_names", number(more)))
    contacts = pl.format(
        "{} loose from the rest: {}",
        pl.when(pl.col("loose") == 1)
        .then(pl.lit("1 contact comes"))
        .otherwise(pl.format("{} contacts come", number(pl.col("loose")))),
        names.otherwise("loose_names"),
    )
    only = pl.col("exclusive_reach")
    beyond = pl.when(only > 0).then(
        pl.format("nobody else is seen to know {} further out", people(only))
    )
    return sentence(contacts, beyond)


def weak_ties(contacts: pl.DataFrame) -> pl.DataFrame:
    """Ties that are not close and alone open doors: not to be judged by closeness.

    Told are contacts whose strength is known and below .5 (about quarterly), with an exclusive
    reach above 0. Of these, `weak` is the lower half of the owner's known strengths below .5,
    `moderate` the upper; `common_band` the thirds of the contacts in common among the
    owner's contacts whose links are seen. People found jobs best through ties moderately weak by
    common contacts and weakest by interaction, so nothing here ranks by closeness.

    Args:
        contacts: As for `cluster_pairs`, with strength, reach, exclusive_reach, common_contacts
            (null when its links are not seen).

    Returns:
        One row per owner and such contact: owner, person_id, place (1 opens most; then moderately
        many in common, then the smaller id), band, strength, common_contacts, common_band (few,
        some, many), reach, exclusive_reach, why.

    References:
        Rajkumar et al. (2022), doi 10.1126/science.abl4476; Granovetter (1973), doi 10.1086/225469.
    """
    is_loose = pl.col("strength") < CLOSE
    below = pl.when(is_loose).then("strength")
    weak = below <= below.median().over("owner")
    common = pl.col("common_contacts")
    share = (common.rank("average") / common.count()).over("owner")
    return (
        contacts.with_columns(
            pl.when(weak).then(pl.lit("weak")).otherwise(pl.lit("moderate")).alias("band"),
            pl.when(share.is_null())
            .then(None)
            .when(share <= 1 / 3)
            .then(pl.lit("few"))
            .when(share <= 2 / 3)
            .then(pl.lit("some"))
            .otherwise(pl.lit("many"))
            .alias("common_band"),
        )
        .filter(is_loose & (pl.col("exclusive_reach") > 0))
        .with_columns((pl.col("common_band") != "some").fill_null(True).alias("far"))
        .sort(
            "owner", "exclusive_reach", "far", "person_id", descending=[False, True, False, False]
        )
        .with_columns(
            pl.int_range(1, pl.len() + 1).over("owner").alias("place"), _carries().alias("why")
        )
        .select(
            *_PERSON, "place", "band", "strength", "common_contacts", "common_band", "reach",
            "exclusive_reach", "why",
        )
    )  # fmt: skip


def _carries() -> pl.Expr:
    reach, only = pl.col("reach"), pl.col("exclusive_reach")
    alone = (
        pl.when(only == reach)
        .then(pl.format("alone opens the way to {}", people(only)))
        .otherwise(
            pl.format("opens the way to {}, and alone to {} of them", people(reach), number(only))
        )
    )
    common = pl.format(
        "{} in common",
        counted(pl.col("common_contacts"), "contact", "contacts"),
    )
    return sentence(alone, pl.when(pl.col("common_contacts") > 0).then(common))
