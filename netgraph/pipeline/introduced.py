"""How an answer about introductions is told, in rows with names."""

import polars as pl

from netgraph.pipeline.aim import Aim
from netgraph.strategy.asks import EQUAL_WORTH

_SEEN_FIRST = ("unknown", "path_strength", "hops", "owner", "person_id", "introducer_id")
OVER_ONE = 2  # hops of the way over a contact who knows the target
_DESCENDING = [False, True, False, False, False, False]


def target(meant: Aim, people: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """One row: what is known of the person asked for; of a company or cluster how many are there.

    Args:
        meant: The target.
        people: As sql/queries/intro_people.sql gives them, with everybody of the target among them.
        known: Contacts there, one row per owner and contact.
    """
    there = people.join(meant.people, on="person_id")
    if meant.kind == "person":
        return there.select(
            "person_id", "name", "company", "position", "location", "networks", "links"
        )
    counts = there.select(
        pl.lit(meant.name).alias(meant.kind),
        pl.lit(meant.owner, dtype=pl.String).alias("owner"),
        pl.len().alias("people"),
        pl.when(pl.col("is_now").count() > 0).then(pl.col("is_now").sum()).alias("now"),
        pl.lit(known["person_id"].n_unique()).alias("contacts"),
    )
    return counts.head(1)


def team(known: pl.DataFrame, ways: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Who of us knows somebody there best: own ties in touch, then ways, then ties merely listed.

    Args:
        known: One row per owner and contact there: strength, willingness.
        ways: As `netgraph.strategy.introductions.ways_to` gives them.
        named: One row per person: person_id, name.

    Returns:
        One row per owner, the best first: owner, hops (1: a contact, no introduction needed), to,
        ask (null when hops is 1), path (the way's strength, √s when hops is 1; null when that of
        the first tie is unknown), path_strength, evidence, person_id, introducer_id.
    """
    own = known.select(
        "owner",
        "person_id",
        pl.lit(None, dtype=pl.String).alias("introducer_id"),
        pl.lit(1, dtype=pl.Int64).alias("hops"),
        pl.when(pl.col("strength").is_not_null()).then("willingness").alias("strength"),
        pl.col("willingness").alias("path_strength"),
        pl.when("is_listed").then(pl.lit("declared")).otherwise(pl.lit("interaction"))
        .alias("evidence"),
    )  # fmt: skip
    is_own = (pl.col("hops") == 1) & pl.col("strength").is_not_null()
    every = pl.concat([own, ways.select(own.columns)]).with_columns(is_own.alias("own"))
    best = _ordered(every, "own").unique("owner", keep="first", maintain_order=True)
    return (
        best
        .join(_as(named, "person_id", "to"), on="person_id", how="left", maintain_order="left")
        .join(
            _as(named, "introducer_id", "ask"),
            on="introducer_id",
            how="left",
            maintain_order="left",
        )
        .select(
            "owner", "hops", "to", "ask", _shown("strength").alias("path"),
            _shown("path_strength"), "evidence", "person_id", "introducer_id",
        )
    )  # fmt: skip


def known_there(known: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    """Contacts there, the closest first: no introduction is needed."""
    return (
        known.join(named, on="person_id")
        .sort(
            pl.col("is_now").fill_null(True), "strength", "last_contact_on", "name", "person_id",
            "owner",
            descending=[True, True, True, False, False, False],
            nulls_last=True,
        )
        .select(
            "owner", "name", "strength", "state", "last_contact_on", "referenceability", "sources",
            _there(), "person_id",
        )
    )  # fmt: skip


def introducers(
    ways: pl.DataFrame, contacts: pl.DataFrame, named: pl.DataFrame, *, most_first: bool
) -> pl.DataFrame:
    """One row per owner and contact to ask: the best way over him, who is there now before others.

    Those within a tenth of the best way are of equal worth: there the shorter goes first, then who
    leads to most people. All others stand by the strength of the way.

    Args:
        ways: One row per way, with is_now and last_on of whom it leads to.
        contacts: One row per owner and contact: strength.
        named: One row per person: person_id, name.
        most_first: Whether those come first who lead to most people, as into a cluster.

    Returns:
        owner, ask, to, way (the names on it), leads_to (how many of those asked for), hops, tie
        (strength of the owner's with whom to ask), path (the way's strength: √tie times the other
        steps), path_strength (likewise, an unknown tie by the assumption), weakest, evidence,
        steps, there, and the ids.
    """
    many = pl.col("person_id").n_unique().over("owner", "introducer_id").cast(pl.Int64)
    rows = ways.with_columns(many.alias("leads_to"))
    for column, name in (("introducer_id", "ask"), ("between_id", "over"), ("person_id", "to")):
        rows = rows.join(_as(named, column, name), on=column, how="left")
    rows = rows.with_columns(
        (
            pl.col("leads_to") if most_first else pl.col("is_now").fill_null(True).cast(pl.Int64)
        ).alias("first"),
        pl.col("strength").is_null().alias("unknown"),
    ).with_columns(_equal_worth().alias("equal"))
    ties = contacts.select(
        "owner", pl.col("person_id").alias("introducer_id"), pl.col("strength").alias("tie")
    )
    return (
        _ordered(
            rows.join(ties, on=["owner", "introducer_id"], how="left").with_columns(
                pl.when("equal").then(-pl.col("hops")).otherwise(-9).alias("shorter"),
                pl.when("equal").then("leads_to").otherwise(0).alias("more"),
            ),
            "first", "seen", "shorter", "more",
        )
        .unique(["owner", "introducer_id"], keep="first", maintain_order=True)
        .select(
            "owner", "ask", "to",
            pl.concat_str("ask", "over", "to", separator=" → ", ignore_nulls=True).alias("way"),
            "leads_to", "hops", "tie", pl.col("strength").alias("path"), "path_strength",
            "weakest", "evidence",
            pl.col("steps").list.join(", "), _there(), "introducer_id", "between_id", "person_id",
        )
    )  # fmt: skip


def _equal_worth() -> pl.Expr:
    best = pl.col("path_strength").filter(~pl.col("unknown")).max().over("first")
    return ~pl.col("unknown") & (pl.col("path_strength") >= EQUAL_WORTH * best)


def _ordered(rows: pl.DataFrame, *before: str) -> pl.DataFrame:
    unknown = pl.col("strength").is_null()
    return rows.with_columns(unknown.alias("unknown"), (~unknown).alias("seen")).sort(
        *before, *_SEEN_FIRST, descending=[*(True for _ in before), *_DESCENDING], nulls_last=True
    )


def _as(named: pl.DataFrame, column: str, name: str) -> pl.DataFrame:
    return named.rename({"person_id": column, "name": name})


def _shown(column: str) -> pl.Expr:
    return pl.col(column).round_sig_figs(9)


def _there() -> pl.Expr:
    """Whether somebody works there now, or until when it is seen; null unless it is a company."""
    until = pl.format("until {}", pl.col("last_on").dt.to_string("%Y-%m-%d"))
    return (
        pl.when("is_now")
        .then(pl.lit("now"))
        .when(pl.col("is_now").is_not_null())
        .then(pl.coalesce(until, pl.lit("before")))
        .alias("there")
    )
