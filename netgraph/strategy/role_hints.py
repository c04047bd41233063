"""Who could hold a role, as far as data can speak: with the reason, and never as a fact."""

import polars as pl

from netgraph.strategy.levels import title_level
from netgraph.strategy.wording import people

MOST = 3  # hints for one role
_ALIVE = ["live", "cooling"]
_HAVE_A_SAY = ["executive", "head"]
HINTS = {
    "owner": pl.String,
    "role": pl.String,
    "place": pl.Int64,
    "person_id": pl.String,
    "why": pl.String,
}


def role_hints(contacts: pl.DataFrame, recommendations: pl.DataFrame) -> pl.DataFrame:
    """Contacts whom what is seen suggests for a role.

    Four roles have a rule. *Connector*: the two are in touch both ways, and the contact alone leads
    to people and joins several worlds; by ln(1 + exclusive reach) times participation.
    *Cheerleader*: recommended the owner in writing; the newest first. *Influencer*: in touch both
    ways, is an executive or a head by the job title (`netgraph.strategy.levels`), and leads to
    people; by reach. *Explorer*: the owner's one tie that is alive in a world other than the one
    the owner is most in touch with; by that world's size. Of care, candour, knowledge and the like
    no export tells.

    Args:
        contacts: One row per contact: owner, person_id, position, strength, state, participation,
            clusters_joined, reach, exclusive_reach, cluster_id, cluster_label.
        recommendations: One row per owner and person who may have recommended the owner: owner,
            person_id, received_on (null: not).

    Returns:
        One row per owner, role and suggested contact, at most three a role: owner, role, place
        (from 1), person_id, why (a part of a sentence).
    """
    known = contacts.join(
        recommendations.select("owner", "person_id", "received_on"),
        on=["owner", "person_id"],
        how="left",
    )
    found = [_connectors(known), _cheerleaders(known), _influencers(known), _explorers(known)]
    return (
        pl.concat(found)
        .sort(
            "owner",
            "role",
            "by",
            "then",
            "person_id",
            descending=[False] * 2 + [True] * 2 + [False],
        )
        .with_columns(place=pl.int_range(1, pl.len() + 1).over("owner", "role"))
        .filter(pl.col("place") <= MOST)
        .select(*HINTS)
    )


def _hint(rows: pl.DataFrame, role: str, by: pl.Expr, why: pl.Expr) -> pl.DataFrame:
    return rows.select(
        "owner",
        "person_id",
        role=pl.lit(role),
        by=by.cast(pl.Float64),
        then=pl.col("strength").fill_null(-1.0),
        why=why,
    )


def _connectors(known: pl.DataFrame) -> pl.DataFrame:
    both = known.filter(
        pl.col("strength").is_not_null(),
        pl.col("exclusive_reach") > 0,
        pl.col("clusters_joined") > 1,
    )
    return _hint(
        both,
        "connector",
        pl.col("exclusive_reach").cast(pl.Float64).log1p() * pl.col("participation").fill_null(0.0),
        pl.format(
            "alone leads to {}, and joins {} of your worlds",
            people(pl.col("exclusive_reach")),
            "clusters_joined",
        ),
    )


def _cheerleaders(known: pl.DataFrame) -> pl.DataFrame:
    return _hint(
        known.drop_nulls("received_on"),
        "cheerleader",
        pl.col("received_on").dt.epoch("d"),
        pl.format(
            "wrote you a recommendation on {}", pl.col("received_on").dt.strftime("%-d %b %Y")
        ),
    )


def _influencers(known: pl.DataFrame) -> pl.DataFrame:
    level, _ = title_level(pl.col("position"))
    senior = known.filter(
        level.is_in(_HAVE_A_SAY), pl.col("strength").is_not_null(), pl.col("reach") > 0
    )
    return _hint(
        senior,
        "influencer",
        pl.col("reach"),
        pl.format(
            "“{}” is the title, and {} you could meet there",
            "position",
            people(pl.col("reach")),
        ),
    )


def _explorers(known: pl.DataFrame) -> pl.DataFrame:
    in_world = ["owner", "cluster_id"]
    worlds = (
        known.drop_nulls("cluster_id")
        .group_by(in_world)
        .agg(
            members=pl.len(),
            alive=pl.col("state").is_in(_ALIVE).sum(),
            held=(pl.col("strength").fill_null(0.0) * 1e9).round().cast(pl.Int64).sum(),
        )
        .with_columns(is_main=pl.col("held") == pl.col("held").max().over("owner"))
    )
    lone = known.filter(pl.col("state").is_in(_ALIVE)).join(
        worlds.filter(pl.col("alive") == 1, ~pl.col("is_main")), on=in_world
    )
    return _hint(
        lone,
        "explorer",
        pl.col("members"),
        pl.format(
            "your one living tie into the world “{}” of {}",
            pl.coalesce("cluster_label", "cluster_id"),
            people(pl.col("members")),
        ),
    )
