"""Ties with the time they lasted, as far as exports can tell."""

import polars as pl

from netgraph.history.chain import LIST, MEMBER

_ACCOUNT = ["owner", "source", "account_id"]


def tie_spells(
    standings: pl.DataFrame, members: pl.DataFrame, removals: pl.DataFrame
) -> pl.DataFrame:
    """Cut each member's presence into spells, and say how each spell ended.

    What an export says outright (a removal with its date) beats what the lists suggest: it ends a
    tie without any list, and parts two spells although both lists show the member.

    Args:
        standings: From `standing_lists`.
        members: From `standing_lists`.
        removals: owner, source, account_id, ended_on, exported_on: ties an export says were ended.

    Returns:
        One row per owner, list, account and spell: owner, source, list, kind, makes_contact,
        account_id, spell (1, 2, ...), since, first_seen_on, last_seen_on, ended (null while it
        lasts; removed = an export says so; vanished = missing from a later list), ended_on (null
        unless an export says), first_absent_on (the export that first shows it gone).
    """
    # every export repeats the removals of all years; news is when one was told first
    told = removals.group_by(*_ACCOUNT, "ended_on").agg(
        pl.col("exported_on").min().alias("told_on")
    )
    spells = _cut(_presence(members), told).join(
        _next_lists(standings), on=[*LIST, "turn"], how="left"
    )
    return (
        spells.drop("turn")
        .join(_endings(spells, told), on=[*MEMBER, "spell"], how="left")
        .with_columns(
            pl.when(pl.col("ended_on").is_not_null())
            .then(pl.lit("removed"))
            .when(pl.col("next_on").is_not_null())
            .then(pl.lit("vanished"))
            .alias("ended"),
            pl.min_horizontal("next_on", "told_on").alias("first_absent_on"),
        )
        .drop("next_on", "told_on")
        .sort(*MEMBER, "spell")
    )


def _presence(members: pl.DataFrame) -> pl.DataFrame:
    """One row per member and effective list he is on."""
    return (
        members.filter(pl.col("account_id").is_not_null())
        .group_by(*MEMBER, "turn", "exported_on")
        .agg(pl.col("since").min(), pl.col("kind").min(), pl.col("makes_contact").any())
        .with_columns(pl.col("turn").cast(pl.Int64))
        .sort(*MEMBER, "turn")
    )


def _cut(presence: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """One row per spell; `turn` is that of the first list after it."""
    shown = presence.with_columns(
        pl.col("turn").shift().over(MEMBER).alias("turn_before"),
        pl.col("exported_on").shift().over(MEMBER).alias("seen_before"),
    )
    back = _returns(shown, told).select(*MEMBER, "turn", pl.lit(value=True).alias("is_back"))
    is_new = (
        pl.col("turn_before").is_null()
        | (pl.col("turn") - pl.col("turn_before") > 1)
        | pl.col("is_back").fill_null(value=False)
    )
    return (
        shown.join(back.unique(), on=[*MEMBER, "turn"], how="left")
        .sort(*MEMBER, "turn")
        .with_columns(is_new.cast(pl.Int64).cum_sum().over(MEMBER).alias("spell"))
        .group_by(*MEMBER, "spell", maintain_order=True)
        .agg(
            pl.col("kind", "makes_contact", "since").last(),
            pl.col("exported_on").min().alias("first_seen_on"),
            pl.col("exported_on").max().alias("last_seen_on"),
            pl.col("turn").max() + 1,
        )
    )


def _returns(shown: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Who is on two lists in a row and was removed in between: back, since the removal."""
    ended = pl.col("ended_on")
    return shown.join(told, on=_ACCOUNT).filter(
        pl.col("makes_contact"),
        ended >= pl.col("seen_before"),
        pl.col("told_on") > pl.col("seen_before"),
        # a tie that began before the removal is another one's of the same name
        ended <= pl.min_horizontal("since", "exported_on"),
        (ended < pl.col("exported_on")) | pl.col("since").is_not_null(),
    )


def _next_lists(standings: pl.DataFrame) -> pl.DataFrame:
    return (
        standings.filter(pl.col("standing") == "effective")
        .sort(*LIST, "exported_on")
        .select(
            *LIST,
            pl.col("exported_on").alias("next_on"),
            pl.col("exported_on").cum_count().over(LIST).cast(pl.Int64).alias("turn"),
        )
    )


def _endings(spells: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The first removal told of after a spell was last seen, and before the next list."""
    fits = spells.join(told, on=_ACCOUNT).filter(
        pl.col("makes_contact"),
        pl.col("told_on") > pl.col("last_seen_on"),
        pl.col("ended_on") >= pl.col("last_seen_on"),
        pl.col("ended_on") <= pl.col("next_on").fill_null(pl.date(9999, 12, 31)),
    )
    return (
        fits.sort(*MEMBER, "spell", "ended_on")
        .unique([*MEMBER, "ended_on"], keep="first", maintain_order=True)
        .group_by(*MEMBER, "spell", maintain_order=True)
        .agg(pl.col("ended_on").first(), pl.col("told_on").first())
    )
