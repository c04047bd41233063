"""After a great loss: who came back, who is new, and whether the network is better for it."""

import polars as pl

from netgraph.strategy.referenceability import COULD_VOUCH

_NETWORK = ["owner", "source"]
_RESET = [*_NETWORK, "before_on", "reset_on"]
_ROW = [*_RESET, "exported_on"]


def rebuild_curve(
    resets: pl.DataFrame, days: pl.DataFrame, people: pl.DataFrame, ties: pl.DataFrame,
    invitations: pl.DataFrame,
) -> pl.DataFrame:  # fmt: skip
    """How far a network was rebuilt on each day after a great loss, and of what quality it is.

    Args:
        resets: One row per great loss: owner, source (null: all networks together), before_on,
            reset_on.
        days: One row per network and day on which its people are known: owner, source, exported_on.
        people: Who was there: owner, source, exported_on, person_id.
        ties: What the ties were worth on a day, by what had happened until then: owner, as_of,
            person_id, strength, referenceability (no row: nothing had been exchanged).
        invitations: owner, source, person_id, invited_on, direction (sent, received).

    Returns:
        One row per loss and day from reset_on on: owner, source, before_on, reset_on, exported_on;
        days (since reset_on), size_before, size; removed (people the loss took), removed_back
        (of them, there on this day), regret (the share; null where none was removed); back (people
        of before who are there, also those never gone), rebuilt (the share), rebuilt_strength (the
        share of the strength of before that is back with them; null where none was known),
        new_people (who were not there before); invited_me, invited_by_me (of removed_back, whose
        invitation came first since the loss; null where no invitation is known since); and of the
        contacts of each of the two days, by what was known of the ties then: strengths_before,
        strengths (how many are known), mean_strength_before, mean_strength (null without one),
        referenceable_before, referenceable (share of tiers A and B; null without contacts).
    """
    rows = resets.join(days, on=_NETWORK, nulls_equal=True).filter(
        pl.col("exported_on") >= pl.col("reset_on")
    )
    before, removed = _before(resets, people)
    now = _on(rows.select(_ROW), people, "exported_on")
    back = now.join(before, on=[*_RESET, "person_id"], how="semi", nulls_equal=True)
    again = back.join(removed, on=[*_RESET, "person_id"], how="semi", nulls_equal=True)
    then = _quality(before, ties, "before_on", _RESET, "_before")
    later = _quality(now, ties, "exported_on", _ROW, "")
    found = rows.select(_ROW)
    for part, on in (
        (then, _RESET),
        (_count(removed, _RESET, "removed"), _RESET),
        (later, _ROW),
        (_count(back, _ROW, "back"), _ROW),
        (_count(again, _ROW, "removed_back"), _ROW),
        (_strength_back(rows.select(_ROW), before, back, ties), _ROW),
        (_who_asked(again, invitations), _ROW),
    ):
        found = found.join(part, on=on, how="left", nulls_equal=True)
    counts = ("size_before", "size", "removed", "removed_back", "back", "strengths_before")
    known = found.with_columns(pl.col(*counts, "strengths").fill_null(0))
    asked = _asked_at_all(known, invitations)
    return known.with_columns(
        (pl.col("exported_on") - pl.col("reset_on")).dt.total_days().alias("days"),
        _share("removed_back", "removed").alias("regret"),
        _share("back", "size_before").alias("rebuilt"),
        (pl.col("size") - pl.col("back")).alias("new_people"),
        *(
            pl.when(asked).then(pl.col(c).fill_null(0)).alias(c)
            for c in ("invited_me", "invited_by_me")
        ),
    ).sort(_ROW, nulls_last=True)


def removed_people(
    resets: pl.DataFrame, days: pl.DataFrame, people: pl.DataFrame, ties: pl.DataFrame,
    invitations: pl.DataFrame,
) -> pl.DataFrame:  # fmt: skip
    """Whom a great loss took, what the tie was worth by then, and who is there again.

    Args:
        resets: As for `rebuild_curve`.
        days: As for `rebuild_curve`.
        people: As for `rebuild_curve`.
        ties: As for `rebuild_curve`, and last_contact_on.
        invitations: As for `rebuild_curve`.

    Returns:
        One row per loss and person it took: owner, source, before_on, reset_on, person_id;
        strength, referenceability, last_contact_on (as of the day before; null without exchange),
        is_back (on the last day known), back_on (first day that shows the person again; null: not
        yet), invited_by (them, me; null where no invitation since is known).
    """
    _, removed = _before(resets, people)
    after = days.group_by(_NETWORK).agg(pl.col("exported_on").max().alias("last_on"))
    shown = (
        removed.join(people, on=[*_NETWORK, "person_id"], nulls_equal=True)
        .filter(pl.col("exported_on") > pl.col("reset_on"))
        .group_by(*_RESET, "person_id")
        .agg(pl.col("exported_on").min().alias("back_on"), pl.col("exported_on").max())
    )
    worth = ties.rename({"as_of": "before_on"}).select(
        "owner", "before_on", "person_id", "strength", "referenceability", "last_contact_on"
    )
    asked = _first_asked(
        removed.with_columns(pl.lit(None, pl.Date).alias("exported_on")), invitations
    ).select(
        *_RESET,
        "person_id",
        pl.col("direction").replace_strict({"received": "them", "sent": "me"}).alias("invited_by"),
    )
    return (
        removed.join(after, on=_NETWORK, how="left", nulls_equal=True)
        .join(shown, on=[*_RESET, "person_id"], how="left", nulls_equal=True)
        .join(worth, on=["owner", "before_on", "person_id"], how="left")
        .join(asked, on=[*_RESET, "person_id"], how="left", nulls_equal=True)
        .with_columns(
            (pl.col("exported_on") == pl.col("last_on")).fill_null(value=False).alias("is_back")
        )
        .drop("exported_on", "last_on")
        .sort(*_RESET, "person_id", nulls_last=True)
    )


def _share(part: str, whole: str) -> pl.Expr:
    return pl.when(pl.col(whole) > 0).then((pl.col(part) / pl.col(whole)).round_sig_figs(9))


def _on(rows: pl.DataFrame, people: pl.DataFrame, day: str) -> pl.DataFrame:
    """The rows with everybody who was there on that day of theirs."""
    there = people.rename({"exported_on": day})
    return rows.join(there, on=[*_NETWORK, day], nulls_equal=True).unique()


def _before(resets: pl.DataFrame, people: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Who was there before each loss; and whom it took."""
    before = _on(resets.select(_RESET), people, "before_on")
    left = _on(resets.select(_RESET), people, "reset_on")
    return before, before.join(left, on=[*_RESET, "person_id"], how="anti", nulls_equal=True)


def _count(people: pl.DataFrame, by: list[str], name: str) -> pl.DataFrame:
    return people.group_by(by).agg(pl.len().cast(pl.Int64).alias(name))


def _quality(
    people: pl.DataFrame, ties: pl.DataFrame, day: str, by: list[str], tail: str
) -> pl.DataFrame:
    """Number, known strengths, their mean, and the share who could vouch, as of that day."""
    vouching = pl.col("referenceability").is_in(COULD_VOUCH).fill_null(value=False)
    return (
        people.join(ties.rename({"as_of": day}), on=["owner", day, "person_id"], how="left")
        .sort(*by, "person_id")
        .group_by(by)
        .agg(
            pl.len().cast(pl.Int64).alias(f"size{tail}"),
            pl.col("strength").count().cast(pl.Int64).alias(f"strengths{tail}"),
            pl.col("strength").mean().round_sig_figs(9).alias(f"mean_strength{tail}"),
            vouching.mean().round_sig_figs(9).alias(f"referenceable{tail}"),
        )
    )


def _strength_back(
    rows: pl.DataFrame, before: pl.DataFrame, back: pl.DataFrame, ties: pl.DataFrame
) -> pl.DataFrame:
    """Which share of the strength of before the people who are back had."""
    worth = ties.select("owner", pl.col("as_of").alias("before_on"), "person_id", "strength")

    def strength_of(people: pl.DataFrame, by: list[str], name: str) -> pl.DataFrame:
        known = people.join(worth, on=["owner", "before_on", "person_id"])
        return known.sort(*by, "person_id").group_by(by).agg(pl.col("strength").sum().alias(name))

    share = pl.col("regained").fill_null(0.0) / pl.col("total")
    return (
        rows.join(strength_of(before, _RESET, "total"), on=_RESET, how="left", nulls_equal=True)
        .join(strength_of(back, _ROW, "regained"), on=_ROW, how="left", nulls_equal=True)
        .select(
            *_ROW,
            pl.when(pl.col("total") > 0).then(share.round_sig_figs(9)).alias("rebuilt_strength"),
        )
    )


def _since(rows: pl.DataFrame, invitations: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """Invitations after the day before a loss and, where rows have one, until their day."""
    joined = rows.join(invitations.rename({"source": "asked_at"}), on=on)
    return joined.filter(
        pl.col("source").is_null() | (pl.col("source") == pl.col("asked_at")),
        pl.col("invited_on") > pl.col("before_on"),
        pl.col("exported_on").is_null() | (pl.col("invited_on") <= pl.col("exported_on")),
    )


def _first_asked(people: pl.DataFrame, invitations: pl.DataFrame) -> pl.DataFrame:
    """Of these people, the first invitation between them and the owner since the loss."""
    return (
        _since(people, invitations, ["owner", "person_id"])
        .sort("invited_on", "direction")
        .unique([*_ROW, "person_id"], keep="first", maintain_order=True)
    )


def _who_asked(again: pl.DataFrame, invitations: pl.DataFrame) -> pl.DataFrame:
    direction = pl.col("direction")
    return (
        _first_asked(again, invitations)
        .group_by(_ROW)
        .agg(
            (direction == "received").sum().cast(pl.Int64).alias("invited_me"),
            (direction == "sent").sum().cast(pl.Int64).alias("invited_by_me"),
        )
    )


def _asked_at_all(rows: pl.DataFrame, invitations: pl.DataFrame) -> pl.Series:
    """Whether any invitation since the loss is known."""
    some = _since(rows.select(_ROW), invitations, ["owner"]).select(_ROW).unique()
    return rows.select(_ROW).join(
        some.with_columns(pl.lit(value=True).alias("asked")),
        on=_ROW, how="left", nulls_equal=True, maintain_order="left",
    )["asked"].fill_null(value=False)  # fmt: skip
