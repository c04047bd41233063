"""Findings that name somebody.

Each takes the tables that the report has and gives one row per owner it has something to say of:
owner, sentence, unusual (0..1, as a rule the share of what is counted), person_ids (whom it names,
in their order; empty: nobody). An empty table says nothing, and null is never said.
"""

import polars as pl

from netgraph.strategy.findings.said import (
    FEW,
    NAMED,
    SPREAD,
    Told,
    contacts,
    day,
    said,
    who,
    with_contacts,
)
from netgraph.strategy.strength import QUIET
from netgraph.strategy.wording import nameless, number


def quiet_key_people(told: Told) -> pl.DataFrame:
    """How many of the key people are going quiet, and who."""
    chosen = with_contacts(told["key_people"].select("owner", "person_id", "position"), told)
    quiet = pl.col("state").is_in(QUIET)
    rows = (
        chosen.sort("owner", "position")
        .group_by("owner", maintain_order=True)
        .agg(
            pl.len().alias("all"),
            quiet.sum().alias("n"),
            who().filter(quiet).head(NAMED).alias("names"),
            pl.col("person_id").filter(quiet).head(NAMED).alias("person_ids"),
        )
        .filter(pl.col("n") > 0)
    )
    more = pl.when(pl.col("n") > NAMED).then(pl.lit(" and others")).otherwise(pl.lit(""))
    return said(
        rows,
        pl.format(
            "{} of your {} key people {} going quiet: {}{}.",
            "n",
            "all",
            pl.when(pl.col("n") == 1).then(pl.lit("is")).otherwise(pl.lit("are")),
            pl.col("names").list.join(", "),
            more,
        ),
        pl.col("n") / pl.col("all"),
    )


def unanswered(told: Told) -> pl.DataFrame:
    """Contacts who wrote one to one and never had an answer."""
    waits = (pl.col("private_received") > 0) & (pl.col("n_sent") == 0)
    touched = (pl.col("n_sent") > 0) | (pl.col("n_received") > 0)
    rows = (
        with_contacts(
            told["exchanges"].select(
                "owner", "person_id", "private_received", "n_sent", "n_received"
            ),
            told,
        )
        .sort("owner", "last_contact_on", "person_id", descending=[False, True, False])
        .group_by("owner", maintain_order=True)
        .agg(
            touched.sum().alias("all"),
            waits.sum().alias("n"),
            who().filter(waits).first().alias("who"),
            pl.col("last_contact_on", "person_id").filter(waits).first(),
        )
        .filter(pl.col("n") > 0)
    )
    return said(
        rows,
        pl.format(
            "{} wrote to you alone and had no answer; the latest was {}, on {}.",
            contacts("n"),
            "who",
            day("last_contact_on"),
        ),
        pl.col("n") / pl.col("all"),
    )


def reconnect(told: Told) -> pl.DataFrame:
    """A quiet tie most worth taking up: of the first few, one with a name, and with a reason."""
    few = told["reconnect"].filter(pl.col("rank") <= FEW)
    rows = (
        with_contacts(
            few.select(
                "owner", "person_id", "height", "height_on", "trust", "occasion", place="rank"
            ),
            told,
        )
        .sort("owner", nameless(), pl.col("occasion").is_null(), "place")
        .unique("owner", keep="first", maintain_order=True)
    )
    occasion = pl.when(pl.col("occasion").is_not_null()).then(pl.format(" {}", "occasion"))
    return said(
        rows,
        pl.format(
            "Write to {}: closest in {} (strength {}), quiet since {}.{}",
            who(),
            pl.col("height_on").dt.strftime("%Y"),
            pl.col("height").round(2),
            day("last_contact_on"),
            occasion.otherwise(pl.lit("")),
        ),
        pl.col("trust"),
    )


def new_jobs(told: Told) -> pl.DataFrame:
    """Contacts with another job since the export before; unusual by the root of the best rank."""
    newest = pl.col("exported_on") == pl.col("exported_on").max().over("owner", "source")
    changed = told["changes"].filter(newest).filter(pl.col("change") == "job_change")
    rows = (
        with_contacts(changed.select("owner", "person_id", "detail"), told)
        .sort("owner", "rank", "detail")
        .unique(["owner", "person_id"], keep="first", maintain_order=True)
        .group_by("owner", maintain_order=True)
        .agg(
            pl.len().alias("n"),
            who().first().alias("who"),
            pl.col("rank", "detail", "person_id").first(),
        )
    )
    return said(
        rows,
        pl.format(
            "{} changed jobs since the export before{} {}, number {} of your ranking: {}.",
            contacts("n"),
            pl.when(pl.col("n") == 1).then(pl.lit(":")).otherwise(pl.lit("; first among them is")),
            "who",
            number(pl.col("rank")),
            "detail",
        ),
        1 / pl.col("rank").sqrt(),
    )


def one_door(told: Told) -> pl.DataFrame:
    """The contact through whom alone most people are reached."""
    rows = (
        told["contacts"]
        .filter(pl.col("exclusive_reach") > 0)
        .sort("owner", "exclusive_reach", "person_id", descending=[False, True, False])
        .group_by("owner", maintain_order=True)
        .agg(
            who().first().alias("who"),
            pl.col("exclusive_reach", "person_id", "strength", "state").first(),
        )
        .join(told["owner_metrics"].select("owner", "second_degree"), on="owner")
        .filter(pl.col("second_degree") >= SPREAD)
    )
    tie = (
        pl.when(pl.col("state").is_in(QUIET))
        .then(pl.format(", and that tie is {}", "state"))
        .when(pl.col("strength").is_null())
        .then(pl.lit(", and no exchange between you is seen"))
        .otherwise(pl.lit(""))
    )
    return said(
        rows,
        pl.format(
            "{} alone leads to {} of the {} people one introduction away{}.",
            "who",
            number(pl.col("exclusive_reach")),
            number(pl.col("second_degree")),
            tie,
        ),
        pl.col("exclusive_reach") / pl.col("second_degree"),
    )


def falls_apart(told: Told) -> pl.DataFrame:
    """The contact without whom most others hang on nothing that is seen."""
    worst = (
        told["cut_points"]
        .sort("owner", "loose", "person_id", descending=[False, True, False])
        .unique("owner", keep="first", maintain_order=True)
        .select("owner", "person_id", "loose")
    )
    placed = (
        told["contacts"]
        .filter(pl.col("cluster_id").is_not_null())
        .group_by("owner")
        .agg(pl.len().alias("all"))
    )
    return said(
        with_contacts(worst, told).join(placed, on="owner"),
        pl.format(
            "Without {}, {} {} nothing that ties them to the rest of your network.",
            who(),
            contacts("loose"),
            pl.when(pl.col("loose") == 1).then(pl.lit("has")).otherwise(pl.lit("have")),
        ),
        pl.col("loose") / pl.col("all"),
    )


def joined_by_one(told: Told) -> pl.DataFrame:
    """Pairs of worlds that one person joins alone, and who holds most of them."""
    pairs = told["cluster_pairs"].select(
        "owner", "cluster_a", "cluster_b", "keystones", single=pl.col("ways") == 1
    )
    holder = (
        pairs.filter("single")
        .explode("keystones", empty_as_null=True)
        .drop_nulls("keystones")
        .group_by("owner", person_id=pl.col("keystones"))
        .agg(pl.len().alias("held"))
        .sort("owner", "held", "person_id", descending=[False, True, False])
        .unique("owner", keep="first", maintain_order=True)
    )
    rows = (
        pairs.group_by("owner")
        .agg(pl.len().alias("all"), pl.col("single").sum().alias("n"))
        .join(with_contacts(holder, told), on="owner")
    )
    return said(
        rows,
        pl.format(
            "{} of the {} pairs of worlds that meet at all do so through one person; {} is that "
            "for {} of them.",
            number(pl.col("n")),
            number(pl.col("all")),
            who(),
            number(pl.col("held")),
        ),
        pl.col("n") / pl.col("all"),
    )
