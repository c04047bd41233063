"""Findings on the network as a whole.

Each takes the tables that the report has and gives one row per owner it has something to say of:
owner, sentence, unusual (0..1, as a rule the share of what is counted), person_ids (whom it names,
in their order; empty: nobody). An empty table says nothing, and null is never said.
"""

import polars as pl

from netgraph.strategy.findings.said import SPREAD, Told, contacts, day, network, said, share
from netgraph.strategy.wording import number


def own_words(told: Told) -> pl.DataFrame:
    """How invitations in one's own words fare against the standard text."""
    sent = told["invitations"].filter(
        (pl.col("direction") == "sent") & (pl.col("invitations") >= SPREAD)
    )
    own, generic = (
        sent.filter(pl.col("wording") == wording).select(
            "owner",
            pl.col("acceptance").alias(wording),
            pl.col("invitations").alias(f"n_{wording}"),
        )
        for wording in ("personal", "generic")
    )
    return said(
        own.join(generic, on="owner").with_columns(pl.lit(None).alias("person_id")),
        pl.format(
            "Of your {} invitations in your own words {} were accepted, of the {} in standard "
            "words {}.",
            number(pl.col("n_personal")),
            share("personal"),
            number(pl.col("n_generic")),
            share("generic"),
        ),
        (pl.col("personal") - pl.col("generic")).abs(),
    )


def open_roles(told: Told) -> pl.DataFrame:
    """How many roles nobody holds, once the owner has begun to give them."""
    rows = (
        told["roles"]
        .group_by("owner", "role")
        .agg(pl.col("is_open").all())
        .group_by("owner")
        .agg(pl.len().alias("all"), pl.col("is_open").sum().alias("n"))
        .filter(pl.col("n") < pl.col("all"), pl.col("n") > 0)
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "{} of your {} roles {} held by nobody.",
            "n",
            "all",
            pl.when(pl.col("n") == 1).then(pl.lit("is")).otherwise(pl.lit("are")),
        ),
        pl.col("n") / pl.col("all"),
    )


def not_missed(told: Told) -> pl.DataFrame:
    """How many contacts one could do without, at no cost of any kind that the curve counts.

    Only where enough is seen for the network to have a shape: what is not seen can be lost, too.
    """
    seen = told["owner_metrics"].filter(pl.col("constraint").is_not_null())
    rows = (
        told["pruning"]
        .join(seen, on="owner", how="semi")
        .with_columns(pl.col("contacts").max().over("owner").alias("all"))
        .filter(
            pl.col("mark").str.contains("no door", literal=True),
            pl.col("n") > 0,
            pl.col("all") >= SPREAD,
        )
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "You could do without {} of your {} and lose nobody you can reach, no world, no pair "
            "of worlds that meet, no key person, nobody close, nobody who could vouch and nobody "
            "who alone holds others to the rest.",
            number(pl.col("n")),
            contacts("all"),
        ),
        pl.col("n") / pl.col("all"),
    )


def loss(told: Told) -> pl.DataFrame:
    """The greatest loss that the newest export of a network shows."""
    newest = told["growth"].filter(
        pl.col("exported_on") == pl.col("exported_on").max().over("owner", "source")
    )
    rows = (
        newest.filter(pl.col("removed") > 0, pl.col("retention") < 1)
        .sort("owner", "retention", "source")
        .unique("owner", keep="first", maintain_order=True)
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "{}: {} gone since the export before ({} stayed).",
            network("source"),
            contacts("removed"),
            share("retention"),
        ),
        1 - pl.col("retention"),
    )


def silent(told: Told) -> pl.DataFrame:
    """With how many contacts no exchange in both directions is seen."""
    rows = (
        told["contacts"]
        .group_by("owner")
        .agg(pl.len().alias("all"), pl.col("strength").null_count().alias("n"))
        .filter(pl.col("all") >= SPREAD)
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "With {} of {} no exchange in both directions is seen: whether these ties live, "
            "only an export of your mail or messages would tell.",
            number(pl.col("n")),
            contacts("all"),
        ),
        pl.col("n") / pl.col("all"),
    )


def one_world(told: Told) -> pl.DataFrame:
    """The largest world, where it is larger than an even share."""
    rows = (
        told["clusters"]
        .sort("owner", "size", "cluster_id", descending=[False, True, False])
        .group_by("owner", maintain_order=True)
        .agg(
            pl.len().alias("n"),
            pl.col("size").sum().alias("all"),
            pl.col("size", "label").first(),
        )
        .filter(pl.col("n") > 1, pl.col("label").is_not_null(), pl.col("all") >= SPREAD)
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "{} of the {} whose worlds are seen are in one of {}: {}.",
            number(pl.col("size")),
            contacts("all"),
            number(pl.col("n")),
            "label",
        ),
        pl.col("size") / pl.col("all") - 1 / pl.col("n"),
    )


def one_employer(told: Told) -> pl.DataFrame:
    """The employer of the largest share of all contacts."""
    rows = (
        told["balance"]
        .filter(
            pl.col("attribute") == "company",
            pl.col("among") == "contacts",
            pl.col("weighted_by") == "count",
            pl.col("people") >= SPREAD,
        )
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "{} of the contacts whose employer is known are at {}.", share("top_share"), "top"
        ),
        pl.col("top_share"),
    )


def rebuilt(told: Told) -> pl.DataFrame:
    """How much of a network has come back since a great loss, as of its newest export."""
    rows = (
        told["rebuild"]
        .drop_nulls(["source", "rebuilt"])
        .sort("owner", "exported_on", "size_before", "source", "reset_on")
        .unique("owner", keep="last", maintain_order=True)
        .with_columns(pl.lit(None).alias("person_id"))
    )
    return said(
        rows,
        pl.format(
            "{}: of the {} before the loss of {} {} are back or stayed.",
            network("source"),
            contacts("size_before"),
            day("reset_on"),
            share("rebuilt"),
        ),
        1 - pl.col("rebuilt"),
    )
